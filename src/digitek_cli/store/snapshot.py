"""Read a portfolio as a whole, from the work tree or from a commit. A broken file never hides the others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DataError
from digitek_cli.model.ids import ORGANISATION_PATH, PROJECT, SETTINGS_PATH, SYSTEMS, project_path
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.settings import FORMAT_VERSION
from digitek_cli.rules import leaks
from digitek_cli.rules.finding import Finding, error, errors
from digitek_cli.store import layout, validate, yaml_io
from digitek_cli.store.disk import blob_id
from digitek_cli.store.file_names import odd_names
from digitek_cli.store.git import Repository
from digitek_cli.store.walk import files_below, undisturbed
from digitek_cli.store.yaml_guard import MAX_BYTES, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digitek_cli.model.portfolio import Record
    from digitek_cli.store.git import Entry
    from digitek_cli.store.yaml_tree import Parsed

SYMLINK, GITLINK = "120000", "160000"


@dataclass(frozen=True)
class Snapshot:
    """A portfolio as it was read: what it says, what is wrong with its files, and the bytes themselves.

    `base` is the commit that was read, or None for the work tree. `root` is the portfolio folder.
    """

    portfolio: Portfolio
    findings: tuple[Finding, ...] = ()
    base: str | None = None
    root: Path = Path()
    sources: Mapping[str, bytes] = field(default_factory=dict)

    def locate(self, finding: Finding) -> Finding:
        """The finding with the line that its key path stands on, as far as the file has that path."""
        data = self.sources.get(finding.path or "")
        if finding.line is not None or data is None:
            return finding
        parsed = _parsed(data)
        return replace(finding, line=parsed.line(finding.at)) if parsed else finding


@lru_cache(maxsize=64)
def _parsed(data: bytes) -> Parsed | None:
    try:
        return yaml_io.read(data, "")
    except DataError:
        return None


def read_worktree(root: Path, *, keep: bool = True, systems: bool = True) -> Snapshot:
    """The portfolio as it lies on disk, with everything unsaved; `keep` says whether the bytes are wanted as well.

    Without `systems` the register of the municipality's systems stays shut, which only few commands look into.
    """
    reading = Reading(keep=keep)
    with undisturbed():
        for path, data in files_below(root, "", reading, () if systems else (SYSTEMS,)):
            reading.add(path, data, blob_id(tidy(data)))
    return reading.finish(root, None)


def read_commit(root: Path, rev: str = "HEAD", about: str | None = None, *, systems: bool = True) -> Snapshot:
    """The portfolio as a commit holds it; with `about` a project by its id, without what other projects say.

    Without `systems` the register of the municipality's systems stays shut.
    """
    repository = Repository.open(root)
    base = repository.resolve(rev)
    about_it = _tree_about(repository, base, about) if about else None
    tree = repository.ls_tree(base, repository.prefix) if about_it is None else about_it
    if not systems:
        shut = repository.prefix + SYSTEMS
        tree = {path: entry for path, entry in tree.items() if not path.startswith(shut)}
    return read_tree(root, repository, tree, base)


def _tree_about(repository: Repository, base: str, about: str) -> Mapping[str, Entry] | None:
    """The tree without the files of other projects; None where there is no project of exactly that id."""
    name, prefix = about.strip().upper(), repository.prefix
    own = prefix + project_path(name)
    if not PROJECT.fullmatch(name):
        return None
    shared = tuple(f"{prefix}{folder}/" for folder in ("projects", "checklists"))
    beside = [path for path in repository.names(base, prefix) if f"{path}/" not in shared]
    years = repository.names(base, *shared)
    tree = repository.entries(base, [*beside, own, *(f"{year}/{name}/" for year in years)])
    if own not in tree:
        return None
    return {
        path: entry for path, entry in tree.items() if path == own or not path.startswith(shared) or f"/{name}/" in path
    }


def read_tree(
    root: Path,
    repository: Repository,
    tree: Mapping[str, Entry],
    base: str | None,
    made: Mapping[str, bytes] | None = None,
    instead: Portfolio | None = None,
    wants: Callable[[str], bool] | None = None,
) -> Snapshot:
    """The portfolio as a tree holds it; `made` are blobs of it that the repository does not have yet.

    With `instead` nothing stops the reading: what every verdict rests on is taken from there where it is missing.
    What `wants` refuses is known to be there and not read.
    """
    prefix = repository.prefix
    reading = Reading(instead=instead)
    wanted: dict[str, str] = {}
    for full, entry in tree.items():
        path = full.removeprefix(prefix)
        if wants is not None and not wants(path):
            reading.elsewhere.add(path)
            continue
        if not reading.nameable(path):
            continue
        if entry.mode in (SYMLINK, GITLINK):
            reading.note(error("FILE043" if entry.mode == SYMLINK else "FILE044", path=path))
        elif reading.wants(path):
            wanted[path] = entry.oid
    known = made or {}
    blobs = {**repository.read_blobs(oid for oid in wanted.values() if oid not in known), **known}
    with undisturbed():
        for path, oid in wanted.items():
            reading.add(path, blobs[oid], oid)
    return reading.finish(root, base)


class Reading:
    """Collects records and findings, file by file."""

    def __init__(self, *, keep: bool = True, instead: Portfolio | None = None) -> None:
        self.keep = keep
        self.instead = instead
        self.records: dict[str, Record] = {}
        self.blobs: dict[str, str] = {}
        self.sources: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self.paths: set[str] = set()
        self.elsewhere: set[str] = set()
        self.strange = False

    def note(self, *findings: Finding) -> None:
        """Something is wrong with a file or a name."""
        self.findings.extend(findings)

    def nameable(self, path: str) -> bool:
        """Whether a path may be said aloud; one that holds a number or a secret is noted without it, once."""
        found = leaks.in_path(path)
        if found is not None and found not in self.findings:
            self.note(found)
        if found is None and not layout.hidden(path):
            self.paths.add(path)
        return found is None

    def wants(self, path: str) -> bool:
        """Whether a file is to be read; one that may not stand where it does is noted instead."""
        if layout.shelf_of(path) is not None:
            return True
        self.strange = self.strange or not layout.hidden(path)
        if layout.ignored(path):
            return path.lower().endswith(".md") and not path.startswith(".")
        self.note(layout.stray(path))
        return False

    def add(self, path: str, data: bytes, oid: str) -> None:
        """Take in one file of the portfolio."""
        shelf = layout.shelf_of(path)
        if shelf is not None:
            self.blobs[path] = oid
            if self.keep:
                self.sources[path] = data
        try:
            record, found = understood(path, data)
        except DataError as problem:
            if self.instead is None:
                raise
            record, found = None, (Finding(problem.code, params=problem.params, path=path),)
        self.note(*found)
        if record is not None:
            self.records[path] = record

    def finish(self, root: Path, base: str | None) -> Snapshot:
        """The snapshot; DataError with all findings when what every verdict rests on cannot be read."""
        if self.strange:  # our own names are all alike; only beside others can one be odd
            self.note(*odd_names(self.paths))
        findings = tuple(sorted(self.findings, key=lambda finding: finding.order))
        broken = {finding.path or "" for finding in errors(findings)}
        if self.instead is not None:
            return self._borrowed(root, base, self.instead, findings)
        for path in (SETTINGS_PATH, ORGANISATION_PATH):
            if path not in self.records:
                code = "broken-foundation" if path in broken else "missing-foundation"
                raise DataError(code, where=path, findings=findings, path=path)
        # An older policy must not step in silently for one that cannot be read.
        policies = sorted(path for path in broken if path.startswith("policy/"))
        if policies:
            raise DataError("broken-foundation", where=policies[0], findings=findings, path=policies[0])
        if not any(path.startswith("policy/") for path in self.records):
            raise DataError("missing-foundation", where="policy/", findings=findings, path="policy/")
        return Snapshot(
            Portfolio(self.records, self.blobs, frozenset(self.elsewhere)), findings, base, root, self.sources
        )

    def _borrowed(self, root: Path, base: str | None, other: Portfolio, findings: tuple[Finding, ...]) -> Snapshot:
        """The same with the other portfolio's foundation where this one's is gone or cannot be read."""
        wanted = {SETTINGS_PATH, ORGANISATION_PATH} - self.records.keys()
        unread = any(path.startswith("policy/") and path not in self.records for path in self.blobs)
        if unread or not any(path.startswith("policy/") for path in self.records):
            wanted |= {path for path in other.records if path.startswith("policy/")} - self.records.keys()
        for path in sorted(wanted):
            self.records[path], self.blobs[path] = other.records[path], other.blobs[path]
            findings += (error("PROP003", path, file=path),)
        return Snapshot(
            Portfolio(self.records, self.blobs, frozenset(self.elsewhere)), findings, base, root, self.sources
        )


def judged(path: str, data: bytes) -> tuple[Record | None, tuple[Finding, ...]]:
    """One file: personal data first, then YAML, then the model."""
    found = personal(data, path)
    shelf = layout.shelf_of(path)
    if shelf is None or errors(found):
        return None, found
    try:
        parsed = yaml_io.read(data, path)
    except DataError as problem:
        return None, (*found, *problem.findings)
    hidden = escaped(parsed, path) if b"\\" in data else ()
    if hidden:
        return None, (*found, *hidden)
    if path == SETTINGS_PATH:
        _check_format(parsed.data)
    record, wrong = validate.record(shelf.kind, parsed, path)
    if record is None:
        return None, (*found, *wrong)
    name = layout.misnamed(path, shelf, record)
    if name:
        return None, (*found, *wrong, replace(name, line=parsed.line(name.at)))
    return record, (*found, *wrong)


# The same bytes are read once in a process.
understood = lru_cache(maxsize=4096)(judged)


def personal(data: bytes, path: str) -> tuple[Finding, ...]:
    """CPR numbers and secrets in a file as errors, contact data and names of citizens as warnings. Repeats none."""
    return () if len(data) > MAX_BYTES else leaks.in_text(data.decode("utf-8", "replace"), path)


def escaped(parsed: Parsed, path: str) -> tuple[Finding, ...]:
    """CPR numbers and secrets that stand in the file only as escapes of their characters."""
    values = ((f"{at[-1]}: {parsed.value(at)}", line) for at, line in parsed.lines.items())
    return leaks.in_values(values, path)


def _check_format(data: dict[str, Any]) -> None:
    version = data.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise DataError("newer-format", where=SETTINGS_PATH, found=version, known=FORMAT_VERSION)
