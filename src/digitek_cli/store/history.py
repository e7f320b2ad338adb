"""The trail: who did what and when, and what lay where at a revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digitek_cli.store.chronicle import Chronicle
from digitek_cli.store.git import Repository
from digitek_cli.store.layout import shelf_of
from digitek_cli.store.renumberings import names
from digitek_cli.store.sources import sources_at

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.errors import EnvironmentProblem

MANUAL = "manual"
TRAILERS = ("Operation", "Project", "Recorded-By")
# NUL is the one character that no part of a commit can hold.
FIELDS = (
    "%H",
    "%aI",
    "%an",
    "%s",
    "%P",
    *(f"%(trailers:key=Digitek-{name},valueonly,separator=%x0a)" for name in TRAILERS),
)
# How far back one's own last commit is looked for before the whole history is read.
SOON = 200
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class LogEntry:
    """One commit that touched the portfolio; a commit made by hand has the operation `manual`."""

    commit: str
    date: datetime
    author: str
    recorded_by: str | None
    operation: str
    project: str | None
    summary: str
    parents: tuple[str, ...] = ()


def log(
    root: Path,
    project_id: str | None = None,
    limit: int | None = None,
    events: tuple[str, ...] = (),
    revision: str = "HEAD",
    named: str | None = None,
) -> list[LogEntry]:
    """The newest commits first, by the order of the history and not of its dates; of one project or all.

    A commit belongs to a project when it says so, or when it touched one of the project's own files or `events`,
    under whatever number the project had then. `project_id` is its number in `named`, which is `revision` or later.
    """
    repository = Repository.open(root)
    if repository.head() is None:
        return []
    entries = _entries(repository, revision, limit if project_id is None else None)
    if project_id is not None:
        entries = _about(repository, revision, entries, (project_id, named or revision), events)
    return entries[:limit]


def own(root: Path, revision: str, recorded_by: str, project_id: str | None = None) -> LogEntry | None:
    """The newest commit of a revision that somebody recorded, of one project or all; merges are nobody's own."""
    repository = Repository.open(root)
    for limit in (SOON, None):
        entries = _entries(repository, revision, limit)
        whole = limit is None or len(entries) < limit
        if project_id is not None:
            entries = _about(repository, revision, entries, (project_id, revision))
        mine = (entry for entry in entries if entry.recorded_by == recorded_by and len(entry.parents) == 1)
        found = next(mine, None)
        if found is not None or whole:
            return found
    return None


def entry_of(root: Path, revision: str) -> LogEntry:
    """One commit. Raises BadReference `no-such-revision`."""
    repository = Repository.open(root)
    commit = repository.resolve(revision)
    form = "%x00".join(FIELDS)
    out = repository.run("log", "-z", "--max-count=1", "--encoding=UTF-8", f"--format=tformat:{form}", commit).stdout
    return _entry(tuple(out.decode("utf-8", "replace").split("\0")[:-1]))


def holds(root: Path, revision: str, commit: str) -> bool:
    """Whether a commit is part of a revision's history."""
    return Repository.open(root).holds(revision, commit)


def parted(root: Path, base: str) -> str:
    """Where the history parted from a revision: what only that one has, because it went on, is no deletion here."""
    repository = Repository.open(root)
    return repository.parted(repository.resolve(base), "HEAD")


def changed_by(root: Path, since: str, until: str, path: str) -> LogEntry | None:
    """The newest commit after another one that changed a file of the portfolio; a merge where nobody else did."""
    repository = Repository.open(root)
    for kind in (["--no-merges"], []):
        bound = ["--max-count=1", *kind, f"^{since}"]
        parts = _walk(repository, "%x00".join(FIELDS), bound, [repository.prefix + path], until)
        if parts:
            return _entry(tuple(parts))
    return None


def between(repository: Repository, since: str | None, until: str) -> list[LogEntry]:
    """The commits of a revision that an earlier one does not have, the newest first; merges are left out."""
    bound = ["--no-merges", *([f"^{since}"] if since else [])]
    parts = iter(_walk(repository, "%x00".join(FIELDS), bound, ["."], until))
    return [_entry(fields) for fields in zip(*[parts] * len(FIELDS), strict=True)]


def commits_of(repository: Repository, since: str, until: str, path: str) -> list[LogEntry]:
    """The same of one file, by its path from the top of the work tree."""
    parts = iter(_walk(repository, "%x00".join(FIELDS), ["--no-merges", f"^{since}"], [path], until))
    return [_entry(fields) for fields in zip(*[parts] * len(FIELDS), strict=True)]


def _entries(repository: Repository, revision: str, limit: int | None) -> list[LogEntry]:
    bound = [f"--max-count={limit}"] if limit is not None else []
    parts = iter(_walk(repository, "%x00".join(FIELDS), bound, [repository.prefix or "."], revision))
    return [_entry(fields) for fields in zip(*[parts] * len(FIELDS), strict=True)]


def _about(
    repository: Repository,
    revision: str,
    entries: list[LogEntry],
    project: tuple[str, str],
    events: tuple[str, ...] = (),
) -> list[LogEntry]:
    """The commits of one project, which is told by its number in a revision."""
    number, named = project
    called = names(repository, named, number)
    about = {
        name: set(_walk(repository, "%H", [], _own_paths(repository.prefix, name), revision))
        for name in called.everywhere
    }
    paths = [repository.prefix + path for path in events]
    told = set(_walk(repository, "%H", [], paths, revision)) - called.away if paths else set()
    return [
        entry
        for entry in entries
        if entry.commit in told
        or any(name == entry.project or entry.commit in about[name] for name in called.at(entry.commit))
    ]


def records_at(root: Path, revision: str, folders: tuple[str, ...]) -> dict[str, bytes]:
    """The bytes of a revision's records below some folders of the portfolio, by their path in it."""
    return sources_at(Repository.open(root), revision, folders)


def ids_below(root: Path, revision: str, folder: str) -> dict[str, str]:
    """The blob ids of a revision's records below one folder of the portfolio, by their path in it."""
    repository = Repository.open(root)
    tree = repository.ls_tree(revision, repository.prefix + folder)
    paths = {path.removeprefix(repository.prefix): entry.oid for path, entry in tree.items()}
    return {path: oid for path, oid in paths.items() if shelf_of(path) is not None}


def read_at(root: Path, revision: str, path: str) -> bytes | None:
    """The bytes of one file of the portfolio as a revision has it, or None.

    Raises EnvironmentProblem, which names it, where an object on the way cannot be read.
    """
    repository = Repository.open(root)
    oid = repository.resolve(revision)
    if len(oid) != 40:  # GitPython reads SHA-1 repositories only
        entry = repository.ls_tree(oid, repository.prefix + path).get(repository.prefix + path)
        return repository.read_blobs([entry.oid])[entry.oid] if entry else None
    with repository.objects() as objects:
        try:
            blob = objects.commit(oid).tree / (repository.prefix + path)
            if blob.type != "blob":
                return None
            data = bytes(blob.data_stream.read())
            whole = len(data) == blob.size
        except KeyError:
            return None
        except ValueError as problem:  # GitPython's word for an object that git could not give it
            raise _damaged(repository, oid, path) from problem
    if not whole:
        raise _damaged(repository, oid, path)
    return data


def _damaged(repository: Repository, commit: str, path: str) -> EnvironmentProblem:
    """What cannot be read between a commit and one of its files."""
    chronicle = Chronicle(repository, repository.prefix)
    for found in chronicle.read([commit]):
        tree = chronicle.tree(found.tree) or {}
        chronicle.objects([tree[path].oid] if path in tree else [])
    said = (oid if oid in text else f"{oid}: {text}" for oid, text in sorted(chronicle.damaged.items()))
    return repository.lacks("\n".join(said) or commit)


def _walk(repository: Repository, form: str, bound: list[str], paths: list[str], revision: str) -> list[str]:
    options = ("--topo-order", "--full-history", "--no-renames", "--encoding=UTF-8")
    out = repository.run("log", "-z", f"--format=tformat:{form}", *options, *bound, revision, "--", *paths).stdout
    return out.decode("utf-8", "replace").split("\0")[:-1]


def _own_paths(prefix: str, project_id: str) -> list[str]:
    year = project_id[2:6]
    return [f"{prefix}projects/{year}/{project_id}.yaml", f"{prefix}checklists/{year}/{project_id}"]


def _entry(fields: tuple[str, ...]) -> LogEntry:
    commit, date, author, summary, parents, *trailers = fields
    operation, project, recorded_by = (trailer.partition("\n")[0].strip() for trailer in trailers)
    said = (recorded_by or None, operation or MANUAL, project or None)
    return LogEntry(commit, _moment(date), author, *said, summary, tuple(parents.split()))


def _moment(text: str) -> datetime:
    """The author's time; a commit whose date git cannot read lies long ago."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return LONG_AGO
