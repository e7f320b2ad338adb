"""Whether a change is one that the operation which a commit names could have made; else somebody's hand made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules.audit_footprint import Trace, could_make, trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Portfolio


def by_hand(operation: str, before: Portfolio, after: Portfolio) -> bool:
    """Judged by the files alone; one that cannot be read was made by nobody's command."""
    paths = before.blobs.keys() | after.blobs.keys() | before.records.keys() | after.records.keys()
    if any(side.unread(path) for path in paths for side in (before, after)):
        return True
    return not could_make(operation, _traces(before, after, sorted(paths)))


def _traces(before: Portfolio, after: Portfolio, paths: list[str]) -> Iterator[Trace]:
    for path in paths:
        old, new = before.records.get(path), after.records.get(path)
        if old == new:
            continue
        yield trace(type(old if new is None else new).__name__, old, new)
