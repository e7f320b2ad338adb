"""Events are append-only: what was written once is neither changed nor deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import FOLDERS, name_in
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EVENT_FOLDERS = tuple(f"{folder}/" for folder in FOLDERS.values())


def is_event_path(path: str) -> bool:
    """Whether a path of the portfolio is that of an event."""
    return path.startswith(EVENT_FOLDERS)


def rewritten(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[Finding]:
    """Events of an earlier state that read differently now, or are gone."""
    for path in sorted(filter(is_event_path, before)):
        if path not in now:
            yield error("EVT002", path, event=name_in(path))
        elif _lines(before[path]) != _lines(now[path]):
            yield error("EVT001", path, event=name_in(path))


def _lines(data: bytes) -> bytes:
    """Line ends are the work tree's business, not the event's."""
    return data.replace(b"\r\n", b"\n")
