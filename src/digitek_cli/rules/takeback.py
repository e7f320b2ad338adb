"""A change of one document taken back, value by value, while what others changed since stays.

Documents are plain data (`model.value.to_document`). What somebody signed with initials or a day is one value: half of
an answer is nobody's answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digitek_cli.model.value import Document

At = tuple[str, ...]
SIGNED = frozenset({"by", "date"})
# What tells the items of a list apart, whatever their order is.
KEYS = (("id",), ("initials",), ("phase", "step"), ("role", "area"), ("document",), ("line",), ("pool",), ("year",))


class _Absent:
    """No value there."""


ABSENT = _Absent()


class Back(NamedTuple):
    """The document after the change was taken back, and where somebody has changed the same value since."""

    document: Document
    clashes: tuple[At, ...]


def put_back(before: Document, after: Document, now: Document) -> Back:
    """`now` without the change that led from `before` to `after`."""
    clashes: list[At] = []
    document = _mapping(before, after, now, (), clashes)
    return Back(document, tuple(clashes))


def _value(before: Any, after: Any, now: Any, at: At, clashes: list[At]) -> Any:
    if before == after or now == before:
        return now
    if now == after:
        return before
    if all(isinstance(item, dict) and not SIGNED & item.keys() for item in (before, after, now)):
        return _mapping(before, after, now, at, clashes)
    given = [item for item in (before, after, now) if item is not ABSENT]
    if all(isinstance(item, list) for item in given):
        lists = [[] if item is ABSENT else item for item in (before, after, now)]
        found = _lists(lists[0], lists[1], lists[2], at, clashes)
        if found is not None:
            return found or ABSENT
    clashes.append(at)
    return now


def _mapping(
    before: Mapping[str, Any], after: Mapping[str, Any], now: Mapping[str, Any], at: At, clashes: list[At]
) -> Document:
    names = [*now, *(name for name in before if name not in now)]
    values = {
        name: _value(before.get(name, ABSENT), after.get(name, ABSENT), now.get(name, ABSENT), (*at, name), clashes)
        for name in names
    }
    # What the change took away, and somebody changed before it went, is not in `now` and stays away.
    return {name: value for name, value in values.items() if value is not ABSENT}


def _lists(before: list[Any], after: list[Any], now: list[Any], at: At, clashes: list[At]) -> list[Any] | None:
    """Lists whose items can be told apart, merged item by item; None for other lists."""
    key = _key_of([*before, *after, *now])
    if key is None:
        return None
    keyed = [{key(item): item for item in items} for items in (before, after, now)]
    if any(len(items) != len(named) for items, named in zip((before, after, now), keyed, strict=True)):
        return None
    merged = _mapping(keyed[0], keyed[1], keyed[2], at, clashes)
    order = {name: place for place, name in enumerate(keyed[0])}
    # An item that comes back stands where it stood, before the first one that followed it then.
    names = [name for name in merged if name in keyed[2]]
    for name in (name for name in merged if name not in keyed[2]):
        followers = [place for place, other in enumerate(names) if order.get(other, -1) > order[name]]
        names.insert(followers[0] if followers else len(names), name)
    return [merged[name] for name in names]


def _key_of(items: list[Any]) -> Callable[[Any], str] | None:
    if all(isinstance(item, str | int) for item in items):
        return str
    if not all(isinstance(item, dict) for item in items):
        return None
    fields = next((names for names in KEYS if all(names[0] in item and names[-1] in item for item in items)), None)
    if fields is None:
        fields = next((names[:1] for names in KEYS if all(names[0] in item for item in items)), None)
    return None if fields is None else lambda item: "/".join(str(item.get(name, "")) for name in fields)
