"""Where a rule comes from, and which of its sources nobody has seen: for a reader and for a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import label, say
from digitek_cli.rules.sources import doubtful, open_points, rests_on_doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.checklist import FactRegister
    from digitek_cli.model.sources import Source, SourceRegister


def document(register: SourceRegister | None, named: Sequence[str]) -> list[dict[str, Any]]:
    """The named sources as a script reads them; `status` is null for one that the register does not have."""
    return [
        {
            "id": name,
            "title": label(source.title) if source else None,
            "status": source.status if source else None,
            "checked_on": source.checked_on if source else None,
            "note": label(source.note) if source and source.note else None,
            "open_points": [label(point.text) for point in open_points(register, (name,))],
        }
        for name in dict.fromkeys(named)
        for source in (register.sources.get(name) if register else None,)
    ]


def lines(register: SourceRegister | None, named: Sequence[str]) -> list[str]:
    """One line a source with how far it was seen, then its note and what remains to be looked up about it."""
    if register is None:
        return []
    found = []
    for name in dict.fromkeys(named):
        found += _source(name, register.sources.get(name))
    return [
        *found,
        *(f"  {say('source.open-point', text=label(point.text))}" for point in open_points(register, named)),
    ]


def warned(register: SourceRegister | None, named: Sequence[str]) -> str | None:
    """One sentence that names the sources which are not verified; None where all are."""
    names = doubtful(register, named)
    return say("source.unverified", names=", ".join(names)) if names else None


def of_fact(register: SourceRegister | None, facts: FactRegister | None, name: str) -> str:
    """What to add behind a fact that rests on something nobody has seen; empty for all others."""
    doubts = facts_in_doubt(register, facts, (name,)).get(name)
    if doubts is None:
        return ""
    return f" · {say('source.fact', names=', '.join(doubts)) if doubts else say('source.fact.marked')}"


def facts_in_doubt(
    register: SourceRegister | None, facts: FactRegister | None, named: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Of these facts those that rest on something unverified, each with its sources that are not."""
    known = {name: facts.facts[name] for name in named if facts and name in facts.facts}
    return {
        name: doubtful(register, fact.source)
        for name, fact in known.items()
        if rests_on_doubt(register, fact.source, fact.unverified)
    }


def _source(name: str, source: Source | None) -> list[str]:
    if source is None:
        return [f"  {say('source.missing', source=name)}"]
    status = say(f"source.status.{source.status}", date=source.checked_on or "")
    found = [f"  {say('source.line', source=name, title=label(source.title), status=status)}"]
    return [*found, f"    {label(source.note)}"] if source.note else found
