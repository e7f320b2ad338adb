"""What changed among a project's facts and answers: what was answered, what was given as evidence, and new rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.checklist import Answer, Attached, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

# The code of a difference, its parameters, and the day that it says.
Part = tuple[str, dict[str, Any], "date | None"]
SAID = ("value", "computed", "by", "date")
TOLD_APART = {"evidence": (), "round": 1}


def facts(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> Iterator[Part]:
    """Facts that were answered, answered otherwise, or are gone."""
    for name in _names(before, after):
        yield from _entry("fact", name, before.get(name), after.get(name))


def answers(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> Iterator[Part]:
    """The same of answers. Evidence is told for itself where nothing was answered with it."""
    for name in _names(before, after):
        old, new = before.get(name), after.get(name)
        if new is None:
            yield from _entry("answer", name, old, new)
            continue
        yield from _answer(name, old, new)
        if old is not None and old.round != new.round:
            yield "round", {"name": name, "before": old.round, "after": new.round}, None


def _answer(name: str, old: Answer | None, new: Answer) -> Iterator[Part]:
    bare = Answer(by=new.by, date=new.date)
    base = old or bare
    if _without(base) != _without(new) or (old is None and not new.evidence):
        yield from _entry("answer", name, old, new)
    if all(getattr(base, part) == getattr(new, part) for part in SAID):
        yield from _evidence(name, new, base)


def _without(answer: Answer) -> Answer:
    return answer.model_copy(update=TOLD_APART)


def _evidence(name: str, new: Answer, old: Answer) -> Iterator[Part]:
    """Pieces that came, are others now, or went."""
    was, now = ({piece.id: piece for piece in side.evidence} for side in (old, new))
    for piece in _names(was, now):
        before, after = was.get(piece), now.get(piece)
        if before != after:
            told: Attached | None = after or before
            params = {"name": name, "evidence": piece, "before": before, "after": after}
            params["by"] = (told.by if told else None) or (new.by if after else None)
            yield "attached" if after else "attached.gone", params, told.date if told else None


def _entry(code: str, name: str, old: Any, new: Any) -> Iterator[Part]:
    if old == new:
        return
    said = new or old
    params = {"name": name, "before": old, "after": new, "by": said.by if said else None}
    yield code if new else f"{code}.gone", params, said.date if said else None


def _names(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [*after, *(name for name in before if name not in after)]
