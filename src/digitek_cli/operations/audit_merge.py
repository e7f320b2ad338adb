"""Whether what a merge holds comes from what it merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.value import to_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.portfolio import Record

# What a merge may work out anew, for it follows from the events of both sides.
WORKED_OUT = frozenset({"phase", "departments", "funding"})


def from_nowhere(parents: Iterable[Record | None], result: Record | None) -> bool:
    """Whether a merged record holds a value, at any depth, that no parent holds at that place."""
    if result is None:
        return False
    known = [to_document(record) for record in parents if record is not None and type(record) is type(result)]
    return _foreign(to_document(result), known, WORKED_OUT)


def _foreign(value: Any, known: Sequence[Any], free: frozenset[str] = frozenset()) -> bool:
    if value in known:
        return False
    if isinstance(value, dict):
        inner = [item for item in known if isinstance(item, dict)]
        return any(
            _foreign(part, [item[key] for item in inner if key in item])
            for key, part in value.items()
            if key not in free
        )
    if isinstance(value, list):
        items = [part for item in known if isinstance(item, list) for part in item]
        return any(part not in items and _foreign(part, _alike(part, items)) for part in value)
    return True


def _alike(part: Any, items: Sequence[Any]) -> list[Any]:
    """The items that have the same id: one list item edited on both sides."""
    if not isinstance(part, dict) or "id" not in part:
        return []
    return [item for item in items if isinstance(item, dict) and item.get("id") == part["id"]]
