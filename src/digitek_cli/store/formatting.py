"""Which files are not in their canonical form, and their bytes as they should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, Conflict, DataError, EnvironmentProblem
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import errors
from digitek_cli.store import worktree
from digitek_cli.store.canonical import canonical_form
from digitek_cli.store.disk import disk_problems, sync_folder
from digitek_cli.store.git import Repository
from digitek_cli.store.handmade import chooser
from digitek_cli.store.health_settings import checks_out_crlf
from digitek_cli.store.patch import FileEdit
from digitek_cli.store.snapshot import read_commit, read_worktree
from digitek_cli.store.tip import NO_HISTORY
from digitek_cli.store.yaml_guard import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digitek_cli.operations.change import Change
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot


@dataclass
class Survey:
    """Files of the work tree by their path: those whose layout is not canonical, as they are and as they should be.

    `unsaved` are files that lie otherwise than in the last commit, and `bare` those of them that differ only by line
    ends or a byte order mark; of the `files` looked at `events` were left alone.
    """

    root: Path
    edits: dict[str, FileEdit] = field(default_factory=dict)
    unsaved: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    files: int = 0
    events: int = 0
    broken: tuple[Finding, ...] = ()

    @property
    def saved(self) -> tuple[str, ...]:
        """The paths that a commit can hold."""
        return tuple(path for path in self.edits if path not in self.unsaved)

    def lines(self) -> dict[str, int]:
        """For each file the first line that differs."""
        return {path: _first(edit.before or b"", edit.after or b"") for path, edit in self.edits.items()}


def survey(root: Path, wanted: Sequence[Path] = ()) -> Survey:
    """Look at every state file of the work tree, or at those wanted. Raises BadReference where one is not there."""
    now, committed = read_worktree(root), _committed(root)
    chosen = chooser(root, wanted, now.sources)
    paths = [path for path in now.sources if chosen(path)]
    found = Survey(root, files=len(paths), events=sum(map(is_event_path, paths)))
    found.broken = tuple(item for item in errors(now.findings) if item.path in paths)
    unsaved, bare = set(), set()
    windows = checks_out_crlf(Repository.open(root)) if committed else False
    for path in paths:
        if is_event_path(path) or path not in now.portfolio.records:
            continue
        data, kept = now.sources[path], committed.get(path)
        if kept is None or tidy(data) != tidy(kept):
            unsaved.add(path)
        after = canonical_form(path, data)
        if path not in unsaved and after == kept and _as_kept(data, windows) != kept:
            bare.add(path)
        elif path not in unsaved:
            data = kept or b""  # line ends are git's business where it says that it makes them
        if after != data:
            found.edits[path] = FileEdit(path, data, after)
    found.unsaved, found.bare = frozenset(unsaved | bare), frozenset(bare)
    return found


def _as_kept(data: bytes, windows: bool) -> bytes:
    return data.replace(b"\r\n", b"\n") if windows else data


def patch(change: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
    """The edits of a commit that lays out the files of the change, worked out on the state it builds on."""
    sources = ((path, snapshot.sources[path]) for path in change.touches)
    return tuple(FileEdit(path, data, canonical_form(path, data)) for path, data in sources)


def in_place(found: Survey, paths: Sequence[str]) -> None:
    """Lay unsaved files out where they lie, and leave them unsaved. Conflict where one was changed meanwhile."""
    repository = Repository.open(found.root)
    with disk_problems(), TemporaryDirectory(dir=repository.git_dir, prefix="digitek-fmt-") as scratch:
        for path in paths:
            edit, full = found.edits[path], repository.prefix + path
            if worktree.read(repository.toplevel, full) != edit.before:
                raise Conflict("unsaved-edits", path=path, paths=(path,), count=1)
            worktree.put(repository.toplevel, full, edit.after, Path(scratch))
            sync_folder((repository.toplevel / full).parent)


def _committed(root: Path) -> Mapping[str, bytes]:
    """The files of the last commit; none where there is no commit, or no portfolio in it."""
    try:
        return read_commit(root).sources
    except EnvironmentProblem as problem:
        if problem.code in NO_HISTORY:
            return {}
        raise
    except (BadReference, DataError):
        return {}


def _first(before: bytes, after: bytes) -> int:
    old, new = before.split(b"\n"), after.split(b"\n")
    same = (number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    return next(same, min(len(old), len(new)) - 1) + 1
