"""`check` of the work tree part by part: what all projects share is held, and projects are read and let go in turn.

A part is some projects with their answers and events; to its rules it is enough that all others exist. So the memory
that a check takes grows with what projects share and with the events, and hardly with the projects.
"""

from __future__ import annotations

import re
from collections import ChainMap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digitek_cli.rules import check
from digitek_cli.rules.finding import errors
from digitek_cli.rules.parted import Parted, parts
from digitek_cli.store import layout, packing
from digitek_cli.store.checked import digest
from digitek_cli.store.disk import blob_id
from digitek_cli.store.snapshot import Reading, Snapshot, judged
from digitek_cli.store.walk import bytes_of, files_below, undisturbed
from digitek_cli.store.yaml_guard import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from digitek_cli.model.portfolio import Record
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.checked import Shelf

OWNED = re.compile(
    r"(?:projects/([0-9]{4})/(P-\1-[0-9]{3,5})\.yaml|checklists/([0-9]{4})/(P-\3-[0-9]{3,5})/[a-z0-9-]+\.yaml)"
)
SHARED = "shared"


def owner_of(path: str) -> str | None:
    """The project that a file says something of by its path."""
    owned = OWNED.fullmatch(path)
    return (owned[2] or owned[4]) if owned else None


@dataclass(frozen=True)
class Judged:
    """What was found in a work tree, each at its line. `snapshot` has what projects share and all events."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    broken: bool
    digests: dict[str, str]


def judge(root: Path, today: date, shelf: Shelf) -> Judged:
    """Every rule over what lies there. DataError where what every verdict rests on cannot be read."""
    reading = _Owned(shelf, SHARED)
    with undisturbed():
        for path, data in files_below(root, "", reading):
            reading.add(path, data, "")
    reading.remember()
    read = reading.finish(root, None)
    parted = Parted(read.portfolio, frozenset((*reading.blobs, *reading.owner)))
    shared = replace(read, portfolio=parted.shared)
    located = [shared.locate(item) for item in (*shared.findings, *check.shared(parted.shared, today))]
    broken = bool(errors(shared.findings))
    for name, projects in parts({*reading.owner.values(), *parted.named}).items():
        own = _Owned(shelf, name)
        own.open(root, (path for path, project in reading.owner.items() if project in projects))
        reading.digests |= own.digests
        portfolio = parted.part(projects, own.records, own.blobs)
        here = Snapshot(portfolio, sources=ChainMap(own.sources, reading.sources))
        located += map(here.locate, (*own.findings, *check.of_projects(portfolio, today)))
        broken = broken or bool(errors(own.findings))
    return Judged(shared, tuple(sorted(located, key=lambda item: item.order)), broken, reading.digests)


class _Owned(Reading):
    """Reads one part, from memory where the same bytes lay at the same path; leaves projects to their own parts."""

    def __init__(self, shelf: Shelf, part: str) -> None:
        super().__init__()
        self.shelf, self.part = shelf, part
        self.owner: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.known = shelf.said(part)
        self.said: dict[str, Any] = {}

    def wants(self, path: str) -> bool:
        owner = owner_of(path) if self.part == SHARED else None
        if owner is None or layout.shelf_of(path) is None:
            return super().wants(path)
        self.owner[path] = owner
        return False

    def add(self, path: str, data: bytes, oid: str) -> None:
        if layout.shelf_of(path) is not None:
            self.blobs[path] = oid or blob_id(tidy(data))
            self.sources[path] = data
        known = self.digests[path] = digest(path, data)
        entry = self.known.get(known)
        record, found = judged(path, data) if entry is None else _recalled(path, entry)
        self.note(*found)
        if record is not None:
            self.records[path] = record
        if self.shelf.folder is not None and (entry := entry or _entry(record, path, found)):
            self.said[known] = entry

    def open(self, root: Path, paths: Iterable[str]) -> None:
        """Read these files as they lie there now."""
        with undisturbed():
            for path in paths:
                data = bytes_of(root / path, path, self)
                if data is not None:
                    self.add(path, data, "-")
        self.remember()

    def remember(self) -> None:
        """Leave what was read for the next time, if any of it is new."""
        if self.said.keys() != self.known.keys():
            self.shelf.remember(self.part, self.said)


def _entry(record: Record | None, path: str, found: Iterable[Finding]) -> list[Any] | None:
    """What is remembered of a file; None where it is not sound, or would read back as something else."""
    notes = None if errors(found) else packing.kept(found)
    shelf = layout.shelf_of(path)
    if notes is None or shelf is None:
        return None if notes is None else ["", notes]
    if record is None:
        return None
    text = record.model_dump_json(by_alias=True, exclude_unset=True)
    return [text, notes] if shelf.kind.model_validate_json(text) == record else None


def _recalled(path: str, entry: list[Any]) -> tuple[Record | None, tuple[Finding, ...]]:
    text, notes = entry
    shelf = layout.shelf_of(path)
    record = shelf.kind.model_validate_json(text) if shelf is not None else None
    return record, tuple(map(packing.unpacked, notes))
