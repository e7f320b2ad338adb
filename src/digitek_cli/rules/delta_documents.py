"""Two documents of plain data compared field by field, and lists item by item where items have names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from digitek_cli.model.value import Document

Change = tuple[str, Any, Any]
NAMES = ("id", "initials", "rule", "gate", "kind", "pool", "year", "line", "outcome", "role", "text")

# Values in parts that are fields of their own, also where nothing was said before.
PARTED = frozenset({"budget", "hours", "risk"})


def fields(before: Document, after: Document, skip: Container[str] = (), prefix: str = "") -> Iterator[Change]:
    """The fields that differ, dotted for parts, each with the value on both sides."""
    for name in [*after, *(name for name in before if name not in after)]:
        old, new = before.get(name), after.get(name)
        if old == new or name in skip:
            continue
        parted = all(isinstance(side, dict) or side is None for side in (old, new))
        if parted and ((old and new) or name in PARTED):
            yield from fields(old or {}, new or {}, (), f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", old, new


def entries(before: Document, after: Document, prefix: str = "") -> Iterator[Change]:
    """The same for the files of rules and people, whose lists hold entries with names of their own."""
    for name, old, new in fields(before, after):
        where = f"{prefix}{name}"
        keyed = [named(side) for side in (old, new)]
        if keyed[0] is None or keyed[1] is None:
            yield where, old, new
            continue
        for key in [*keyed[1], *(key for key in keyed[0] if key not in keyed[1])]:
            was, now = keyed[0].get(key), keyed[1].get(key)
            if was == now:
                continue
            if isinstance(was, dict) and isinstance(now, dict):
                yield from entries(was, now, f"{where} {key}: ")
            else:
                yield f"{where} {key}", was, now


def named(side: Any) -> dict[str, Any] | None:
    """The items of a list by their names; None for what is no such list."""
    if side is None:
        return {}
    if not isinstance(side, list) or not all(isinstance(item, dict) for item in side):
        return None
    for name in NAMES:
        named = {str(item.get(name)): item for item in side if name in item}
        if len(named) == len(side):
            return named
    return None
