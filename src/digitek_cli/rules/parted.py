"""A portfolio in parts: what all projects share with all events, and some projects at a time with what is theirs.

A part knows of everything else that it exists, and no more. `rules.check` says which rules need no more than that.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from digitek_cli.model.ids import PROJECT, event_path
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.rules.events import is_event_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.model.events import Decision, Statement, Transaction
    from digitek_cli.model.portfolio import Record

# So many numbers of a year make a part: few enough to hold, and enough to spare asking what is common each time.
TOGETHER = 200


class Parted:
    """What every part is put together with: `common` has all but projects and their answers; `paths` are all files."""

    def __init__(self, common: Portfolio, paths: frozenset[str]) -> None:
        self.shared = Portfolio(common.records, common.blobs, paths)

    @cached_property
    def named(self) -> frozenset[str]:
        """The projects that events name, whether or not they are there."""
        found = {item.project for item in self._events if item.project is not None}
        return frozenset(filter(PROJECT.fullmatch, found))

    def part(self, projects: Iterable[str], records: Mapping[str, Record], blobs: Mapping[str, str]) -> Portfolio:
        """These projects, whose own files say this, with their events and what all share; the others elsewhere."""
        own = [path for project in projects for path in self.shared.event_paths(project)]
        theirs = {path: self.shared.records[path] for path in own}
        lying = {path: self.shared.blobs[path] for path in own}
        return Portfolio(
            {**self._records, **theirs, **records}, {**self._blobs, **lying, **blobs}, self.shared.elsewhere
        )

    @cached_property
    def _events(self) -> tuple[Decision | Statement | Transaction, ...]:
        return (*self.shared.decisions(), *self.shared.statements(), *self.shared.transactions())

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {path: record for path, record in self.shared.records.items() if not is_event_path(path)}

    @cached_property
    def _blobs(self) -> dict[str, str]:
        """Without the events that could be read: those of others lie elsewhere, and a broken one may be anybody's."""
        sound = {event_path(item.id) for item in self._events}
        return {path: oid for path, oid in self.shared.blobs.items() if path not in sound}


def parts(projects: Iterable[str]) -> dict[str, frozenset[str]]:
    """The projects by the part that they always belong to, whatever others there are."""
    found: dict[str, set[str]] = {}
    for project in sorted(projects):
        found.setdefault(f"{project[2:6]}-{int(project[7:]) // TOGETHER}", set()).add(project)
    return {name: frozenset(projects) for name, projects in found.items()}
