"""Two people's versions of one record put together, field by field, from the version that both started with.

Works on documents, as `to_document` makes them. What only one of them changed is taken. What both changed
differently is a `Clash`: two values, of which somebody must choose one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from digitek_cli.rules.content import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from digitek_cli.model.value import Document

At: TypeAlias = tuple[str, ...]
Side: TypeAlias = Literal["mine", "theirs"]

# What tells the items of a list apart; the first that does so for every item of all three versions.
KEYS = (("id",), ("initials",), ("phase", "step"), ("role", "area", "from"), ("gate",), ("pool",), ("year",), ("code",))
# A group that says who said it and when is one value: one person's word never gets another person's name.
SPOKEN = frozenset({"by", "date"})
# Lists in which two people who work apart take the same next number for different things.
NUMBERED = frozenset({"benefits", "figures"})
# What follows from the events, and is set from them afterwards.
DERIVED = frozenset({"phase"})


class _Absent:
    def __repr__(self) -> str:
        return "absent"


ABSENT: Any = _Absent()


@dataclass(frozen=True)
class Clash:
    """One place with two values; None where a version does not have it. `chosen` is what somebody has decided."""

    at: At
    base: Any
    mine: Any
    theirs: Any
    chosen: Side | None = None


@dataclass
class Merger:
    """One merge. `choose` answers which side to take at a place, or None where nobody has said."""

    choose: Callable[[At], Side | None] = lambda _: None
    clashes: list[Clash] = field(default_factory=list)
    renamed: list[tuple[At, str, str]] = field(default_factory=list)
    # In a version that two merges start from, a field that differs counts as not being there.
    common: bool = False

    def merge(self, base: Document, mine: Document, theirs: Document) -> Document:
        """The record that holds both people's work; an undecided clash keeps mine for the time being."""
        return self._groups((), base, mine, theirs)

    def _value(self, at: At, base: Any, mine: Any, theirs: Any) -> Any:
        if _same(mine, theirs) or _same(theirs, base):
            return mine
        if _same(mine, base):
            return theirs
        if _taken_over(at, mine, theirs):
            return mine if mine["imported"] > theirs["imported"] else theirs
        if isinstance(mine, dict) and isinstance(theirs, dict) and not _spoken(base, mine, theirs):
            return self._groups(at, base if isinstance(base, dict) else {}, mine, theirs)
        if isinstance(mine, list) and isinstance(theirs, list):
            return self._lists(at, base if isinstance(base, list) else [], mine, theirs)
        return self._two(at, base, mine, theirs)

    def _two(self, at: At, base: Any, mine: Any, theirs: Any) -> Any:
        if at[-1] in DERIVED and (len(at) == 1 or at[0] == "departments"):
            return theirs
        if self.common:
            return ABSENT
        chosen = self.choose(at)
        self.clashes.append(Clash(at, _shown(base), _shown(mine), _shown(theirs), chosen))
        return theirs if chosen == "theirs" else mine

    def _groups(self, at: At, base: Document, mine: Document, theirs: Document) -> Document:
        merged: Document = {}
        for name in (*mine, *(name for name in theirs if name not in mine)):
            versions = (version.get(name, ABSENT) for version in (base, mine, theirs))
            value = self._value((*at, name), *versions)
            if value is not ABSENT:
                merged[name] = value
        return merged

    def _lists(self, at: At, base: list[Any], mine: list[Any], theirs: list[Any]) -> Any:
        key = _key(base, mine, theirs)
        if key is None:
            return self._loose(at, base, mine, theirs)
        olds, ours, others = ({_name(item, key): item for item in items} for items in (base, mine, theirs))
        merged: dict[str, Any] = {}
        added: list[Any] = []
        for name in (*ours, *(name for name in others if name not in ours)):
            values = (olds.get(name, ABSENT), ours.get(name, ABSENT), others.get(name, ABSENT))
            if self._taken_twice(at, name, *values):
                merged[name] = others[name]
                added.append(ours[name])
                continue
            value = self._value((*at, f"[{name}]"), *values)
            if value is not ABSENT:
                merged[name] = value
        return [*merged.values(), *self._renamed(at, added, {*olds, *merged})]

    def _taken_twice(self, at: At, name: str, base: Any, mine: Any, theirs: Any) -> bool:
        """Whether both added something of their own under one number."""
        added = base is ABSENT and mine is not ABSENT and theirs is not ABSENT
        return added and at[-1] in NUMBERED and not _same(mine, theirs) and _number(name) is not None

    def _renamed(self, at: At, items: Iterable[Any], taken: set[str]) -> Iterable[Any]:
        for item in items:
            head, number = _number(item["id"]) or ("", 0)
            width = len(item["id"]) - len(head)
            while (name := f"{head}{number:0{width}d}") in taken:
                number += 1
            taken.add(name)
            self.renamed.append((at, item["id"], name))
            yield item | {"id": name}

    def _loose(self, at: At, base: list[Any], mine: list[Any], theirs: list[Any]) -> Any:
        """Items without a name: what either added or took away; where both changed one item nobody can tell."""
        olds, ours, others = ([canonical(item) for item in items] for items in (base, mine, theirs))
        both_gone = [item for item in olds if item not in ours and item not in others]
        mine_new = [item for item in ours if item not in olds]
        their_new = [item for item in others if item not in olds]
        if both_gone and mine_new and their_new and mine_new != their_new:
            return self._two(at, base, mine, theirs)
        kept = [item for item, text in zip(mine, ours, strict=True) if text in others or text not in olds]
        return kept + [item for item, text in zip(theirs, others, strict=True) if text not in (*olds, *ours)]


def dotted(at: At) -> str:
    """A place in a record as people type it: `budget.trial`, `benefits[G-001].size`."""
    return "".join(part if part.startswith("[") else f".{part}" for part in at).removeprefix(".")


def place(path: str, at: At = ()) -> str:
    """A place in a file by the shortest name that everybody knows: `P-2026-014:budget.trial`, `README.md`.

    In a questionnaire the answers are what everybody means: `P-2026-014/mdr:MDR-01`.
    """
    found = re.fullmatch(r"(projects|checklists)/\d{4}/(.+)\.yaml", path)
    if not at:
        return found[2] if found else path
    within = at[1:] if found and found[1] == "checklists" and len(at) > 1 else at
    return f"{found[2] if found else path}:{dotted(within)}"


def _shown(value: Any) -> Any:
    return None if value is ABSENT else value


def _same(one: Any, other: Any) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return canonical(one) == canonical(other)


def _spoken(*versions: Any) -> bool:
    return any(isinstance(version, dict) and SPOKEN & set(version) for version in versions)


def _taken_over(at: At, mine: Any, theirs: Any) -> bool:
    """Whether both took a register over from its own program: the later export says more, and nobody has to choose."""
    return at[0] == "registers" and len(at) == 2 and all(isinstance(side, dict) for side in (mine, theirs))


def _key(*lists: Sequence[Any]) -> tuple[str, ...] | None:
    items = [item for some in lists for item in some]
    if not items or not all(isinstance(item, dict) for item in items):
        return None
    for key in KEYS:
        if all(key[0] in item for item in items) and all(_once(some, key) for some in lists):
            return key
    return None


def _once(items: Sequence[Any], key: tuple[str, ...]) -> bool:
    return len({_name(item, key) for item in items}) == len(items)


def _name(item: Any, key: tuple[str, ...]) -> str:
    return "/".join(str(item[part]) for part in key if part in item)


def _number(name: str) -> tuple[str, int] | None:
    found = re.fullmatch(r"(.*?)(\d+)", name)
    return (found[1], int(found[2])) if found else None
