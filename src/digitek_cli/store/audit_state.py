"""What the portfolio held at a commit: paths and blob ids by project, shared between commits until one differs.

A commit changes a file or two of hundreds. Nothing is indexed anew for it: a state takes over its parent's groups and
copies the one that changes. Records are read from their blobs when somebody asks for them, each blob once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.errors import DataError
from digitek_cli.model.checklist import AnswerSheet, FactSheet
from digitek_cli.model.ids import ORGANISATION_PATH, SETTINGS_PATH
from digitek_cli.model.portfolio import Portfolio, Record
from digitek_cli.model.project import Project
from digitek_cli.store import layout, validate, yaml_io
from digitek_cli.store.git import PLAIN_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digitek_cli.store.chronicle import Chronicle
    from digitek_cli.store.git import Entry
    from digitek_cli.store.raw_diff import Shift

# The groups that belong to no project: what every verdict rests on, and bookings without a project.
RULES = ""
BOOKS = "books"
BROKEN = "broken"
OF_PROJECT = (Project, FactSheet, AnswerSheet)


@dataclass
class Library:
    """The records of blobs. `owners` says which project an event belongs to, so that old ones need not be read.

    With a `limit` nothing larger is loaded: it is no record.
    """

    chronicle: Chronicle
    owners: dict[str, str] = field(default_factory=dict)
    limit: int | None = None
    _sources: dict[str, bytes] = field(default_factory=dict)
    _records: dict[str, Record | None] = field(default_factory=dict)

    def fetch(self, oids: Iterable[str]) -> None:
        """Have these blobs at hand; what cannot be read is named by the chronicle."""
        wanted = [oid for oid in dict.fromkeys(oids) if oid not in self._records and oid not in self._sources]
        if wanted and self.limit is not None:
            weights = self.chronicle.repository.sizes(wanted)
            self._records |= dict.fromkeys(oid for oid in wanted if weights.get(oid, 0) > self.limit)
            wanted = [oid for oid in wanted if oid not in self._records]
        if wanted:
            found = self.chronicle.objects(wanted)
            self._sources |= {oid: data for oid, (kind, data) in found.items() if kind == "blob"}

    def record(self, path: str, oid: str) -> Record | None:
        """The record in a blob, or None when it cannot be read as what its path promises."""
        if oid not in self._records:
            self.fetch([oid])
            data = self._sources.pop(oid, None)
            self._records[oid] = None if data is None else as_it_was(path, data)
        return self._records[oid]

    def forget(self, oid: str) -> None:
        """Drop what a later version has replaced; it is read again if anybody asks."""
        self._records.pop(oid, None)

    def group(self, path: str, oid: str) -> str:
        """The project that a file belongs to, or one of the groups of no project."""
        shelf = layout.shelf_of(path)
        if shelf is None:
            return BROKEN
        if shelf.kind in OF_PROJECT:
            return next(part for part in path.removesuffix(".yaml").split("/") if part.startswith("P-"))
        if shelf.kind not in layout.EVENTS:
            return RULES
        if oid not in self.owners:
            record = self.record(path, oid)
            self.owners[oid] = BROKEN if record is None else getattr(record, "project", None) or BOOKS
        return self.owners[oid]


def as_it_was(path: str, data: bytes) -> Record | None:
    """The record of a file as it once was; a file of another time is judged by its own commit, not here."""
    shelf = layout.shelf_of(path)
    if shelf is None:
        return None
    try:
        parsed = yaml_io.read(data.replace(b"\r\n", b"\n"), path)
    except DataError:
        return None
    record: Record | None = validate.record(shelf.kind, parsed, path)[0]
    return None if record is None or layout.misnamed(path, shelf, record) else record


def is_record(path: str, entry: Entry | None) -> bool:
    """Whether an entry of a tree is a file that a record of the portfolio may stand in."""
    return entry is not None and entry.mode in PLAIN_FILES and layout.shelf_of(path) is not None


class State:
    """The portfolio's files at one commit, by group."""

    def __init__(self, library: Library, groups: dict[str, dict[str, str]] | None = None) -> None:
        self.library = library
        self.groups = groups or {}
        self._own: set[str] = set()

    def copy(self) -> State:
        """Another state that begins as this one; neither changes the other."""
        self._own = set()
        return State(self.library, dict(self.groups))

    @classmethod
    def of_tree(cls, library: Library, tree: Mapping[str, Entry]) -> State:
        """The state that a tree holds."""
        state = cls(library)
        files = {path: entry.oid for path, entry in tree.items() if is_record(path, entry)}
        events = [oid for path, oid in files.items() if _is_event_path(path) and oid not in library.owners]
        library.fetch(events)
        for path, oid in files.items():
            state._group(library.group(path, oid))[path] = oid
        return state

    def apply(self, shifts: Iterable[Shift]) -> None:
        """Go on to the next commit."""
        for shift in shifts:
            if shift.old and is_record(shift.path, shift.old):
                self._group(self.library.group(shift.path, shift.old.oid)).pop(shift.path, None)
            if shift.new and is_record(shift.path, shift.new):
                self._group(self.library.group(shift.path, shift.new.oid))[shift.path] = shift.new.oid

    def _group(self, name: str) -> dict[str, str]:
        if name not in self._own:
            self.groups[name] = dict(self.groups.get(name, ()))
            self._own.add(name)
        return self.groups[name]

    def portfolio(self, projects: Iterable[str], rules: State | None = None) -> Portfolio:
        """Some projects with all that is theirs, and what verdicts rest on: the rules, of another state if given."""
        found = Portfolio({}, {})
        for name, state in ((RULES, rules or self), (BOOKS, self), *((name, self) for name in dict.fromkeys(projects))):
            files = state.groups.get(name, {})
            self.library.fetch(files.values())
            found.blobs.update(files)
            for path, oid in files.items():
                record = self.library.record(path, oid)
                if record is not None:
                    found.records[path] = record
        return found

    @property
    def complete(self) -> bool:
        """Whether what every verdict rests on can be read."""
        found = self.portfolio(())
        return {SETTINGS_PATH, ORGANISATION_PATH} <= set(found.records) and bool(found.policies)

    def whole(self) -> Portfolio:
        """Everything."""
        return self.portfolio(name for name in self.groups if name not in (RULES, BOOKS))

    def get(self, path: str) -> Record | None:
        """The record at a path, or None."""
        shelf = layout.shelf_of(path)
        fixed = shelf is not None and shelf.kind not in layout.EVENTS
        places = [self.groups.get(self.library.group(path, ""), {})] if fixed else self.groups.values()
        oid = next((files[path] for files in places if path in files), None)
        return None if oid is None else self.library.record(path, oid)

    def files(self) -> Iterator[tuple[str, str]]:
        """Every path with its blob id."""
        for files in self.groups.values():
            yield from files.items()

    def events(self) -> dict[str, str]:
        """The blob ids of all events by path."""
        return {path: oid for path, oid in self.files() if _is_event_path(path)}


def _is_event_path(path: str) -> bool:
    shelf = layout.shelf_of(path)
    return shelf is not None and shelf.kind in layout.EVENTS
