"""The trail: who did what and when, what lay where at a revision, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store import layout
from digitek_cli.store.git import PLAIN_FILES, Repository

if TYPE_CHECKING:
    from pathlib import Path

NO_HISTORY = ("no-git", "not-a-repository")
MANUAL = "manual"
TRAILERS = ("Operation", "Project", "Recorded-By")
# NUL is the one character that no part of a commit can hold.
FIELDS = ("%H", "%aI", "%an", "%s", *(f"%(trailers:key=Digitek-{name},valueonly,separator=%x0a)" for name in TRAILERS))
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


def log(root: Path, project_id: str | None = None, limit: int | None = None) -> list[LogEntry]:
    """The newest commits first, by the order of the history and not of its dates; of one project or all.

    A commit belongs to a project when it says so, or when it changed one of the project's own files.
    """
    repository = Repository.open(root)
    if repository.head() is None:
        return []
    bound = [f"--max-count={limit}"] if limit is not None and project_id is None else []
    parts = iter(_walk(repository, "%x00".join(FIELDS), bound, [repository.prefix or "."]))
    entries = [_entry(fields) for fields in zip(*[parts] * len(FIELDS), strict=True)]
    if project_id is not None:
        own = set(_walk(repository, "%H", [], _own_paths(repository.prefix, project_id)))
        entries = [entry for entry in entries if project_id == entry.project or entry.commit in own]
    return entries[:limit]


def changed_since(root: Path, base: str, revision: str = "HEAD") -> tuple[tuple[str, str], ...]:
    """What changed in the portfolio since a revision, as (status, path below the portfolio): A, M, D or T.

    The comparison starts where the two histories parted, so that what only `base` has is no deletion.
    """
    repository = Repository.open(root)
    old, new = repository.resolve(base), repository.resolve(revision)
    common = repository.run("merge-base", old, new, check=False)
    start = common.text.splitlines()[0] if common.returncode == 0 else old
    asked = ("-r", "-z", "--name-status", "--no-renames", "--no-ext-diff", "--no-textconv", start, new)
    out = repository.run("diff-tree", *asked, "--", repository.prefix or ".").stdout
    parts = out.decode("utf-8", "surrogateescape").split("\0")[:-1]
    found = zip(parts[::2], parts[1::2], strict=True)
    return tuple((status, path.removeprefix(repository.prefix)) for status, path in found)


def files_at(root: Path, revision: str) -> dict[str, str]:
    """The blob ids of a revision by their path below the portfolio."""
    repository = Repository.open(root)
    tree = repository.ls_tree(repository.resolve(revision), repository.prefix)
    return {path.removeprefix(repository.prefix): entry.oid for path, entry in tree.items()}


def last_commit(root: Path) -> str | None:
    """The commit that the work tree stands on; None outside a repository and before the first commit."""
    try:
        return Repository.open(root).head()
    except EnvironmentProblem as problem:
        if problem.code in NO_HISTORY:
            return None
        raise


def records_at(root: Path, revision: str, folders: tuple[str, ...]) -> dict[str, bytes]:
    """The bytes of a revision's records below some folders of the portfolio, by their path in it."""
    repository = Repository.open(root)
    prefix = repository.prefix
    tree = repository.ls_tree(revision, *(prefix + folder for folder in folders))
    plain = {path.removeprefix(prefix): entry.oid for path, entry in tree.items() if entry.mode in PLAIN_FILES}
    files = {path: oid for path, oid in plain.items() if layout.shelf_of(path) is not None}
    blobs = repository.read_blobs(files.values())
    return {path: blobs[oid] for path, oid in files.items()}


def read_at(root: Path, revision: str, path: str) -> bytes | None:
    """The bytes of one file of the portfolio as a revision has it, or None."""
    repository = Repository.open(root)
    oid = repository.resolve(revision)
    if len(oid) != 40:  # GitPython reads SHA-1 repositories only
        entry = repository.ls_tree(oid, repository.prefix + path).get(repository.prefix + path)
        return repository.read_blobs([entry.oid])[entry.oid] if entry else None
    with repository.objects() as objects:
        try:
            blob = objects.commit(oid).tree / (repository.prefix + path)
        except KeyError:
            return None
        return bytes(blob.data_stream.read()) if blob.type == "blob" else None


def _walk(repository: Repository, form: str, bound: list[str], paths: list[str]) -> list[str]:
    options = ("--topo-order", "--full-history", "--no-renames", "--no-ext-diff", "--encoding=UTF-8")
    out = repository.run("log", "-z", f"--format=tformat:{form}", *options, *bound, "HEAD", "--", *paths).stdout
    return out.decode("utf-8", "replace").split("\0")[:-1]


def _own_paths(prefix: str, project_id: str) -> list[str]:
    year = project_id[2:6]
    return [f"{prefix}projects/{year}/{project_id}.yaml", f"{prefix}checklists/{year}/{project_id}"]


def _entry(fields: tuple[str, ...]) -> LogEntry:
    commit, date, author, summary, *trailers = fields
    operation, project, recorded_by = (trailer.partition("\n")[0].strip() for trailer in trailers)
    return LogEntry(commit, _moment(date), author, recorded_by or None, operation or MANUAL, project or None, summary)


def _moment(text: str) -> datetime:
    """The author's time; a commit whose date git cannot read lies long ago."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return LONG_AGO
