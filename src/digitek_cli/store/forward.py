"""After the branch has moved: let the work tree and the user's index follow, without touching anything else."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.rules.finding import warning
from digitek_cli.store import journal, worktree
from digitek_cli.store.build import index_info, removal
from digitek_cli.store.disk import replace, sync_folder, write_scratch, write_synced
from digitek_cli.store.faults import step
from digitek_cli.store.git import few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Entry, Repository
    from digitek_cli.store.journal import Shift

INDEX_PATIENCE = 2.0


def finish(
    repository: Repository, private: Path, path: Path, entry: journal.Entry, patience: float
) -> tuple[Finding, ...]:
    """Do what a journal entry says and drop it. What could not be done is kept in the journal and told."""
    try:
        current = _still_current(repository, entry.paths)
        behind = _write_files(repository, private, current)
        folded = _fold(repository, private, current, patience)
        if folded:
            journal.drop(path)
    except OSError as problem:
        return (warning("work-tree-behind", paths=tuple(entry.paths), text=problem.strerror or str(problem)),)
    except EnvironmentProblem as problem:
        return (warning("work-tree-behind", paths=tuple(entry.paths), text=problem.params.get("text", problem.code)),)
    notes = [warning("file-kept", file=name) for name in behind]
    if not folded:
        return (*notes, warning("index-behind", lock=str(repository.git_dir / "index.lock")))
    return tuple(notes)


def _still_current(repository: Repository, paths: Mapping[str, Shift]) -> dict[str, Shift]:
    """The paths that HEAD has as the journal says; the user may have gone on, or to another branch."""
    head = repository.head()
    if head is None:
        return {}
    tree = repository.entries(head, paths)
    return {name: shift for name, shift in paths.items() if _oid(tree.get(name)) == shift.new}


def _oid(entry: Entry | None) -> str | None:
    return entry.oid if entry else None


def _write_files(repository: Repository, private: Path, paths: Mapping[str, Shift]) -> list[str]:
    """Bring the files up to date; answers those that somebody has changed meanwhile, whose work stays."""
    blobs = repository.read_blobs(shift.new for shift in paths.values() if shift.new)
    kept = []
    for path, shift in paths.items():
        data = blobs[shift.new] if shift.new else None
        if not _write_file(repository, private, path, shift, data):
            kept.append(path)
    for folder in sorted({above for path in paths for above in (repository.toplevel / path).parents}):
        if folder.is_relative_to(repository.toplevel) and folder.is_dir():
            sync_folder(folder)
    return kept


def _write_file(repository: Repository, private: Path, path: str, shift: Shift, data: bytes | None) -> bool:
    try:
        present = worktree.read(repository.toplevel, path)
        if worktree.holds(present, (shift.new,)):
            return True
        if not worktree.holds(present, shift.old):
            return False
        worktree.put(repository.toplevel, path, data, private, executable=shift.mode == "100755")
    except Conflict:
        return False
    return True


def _fold(repository: Repository, private: Path, paths: Mapping[str, Shift], patience: float) -> bool:
    """Bring the user's index up to date for these paths; False when another git holds its lock all the while."""
    deadline = time.monotonic() + patience
    lock = repository.git_dir / "index.lock"
    attempt = 0
    while not _fold_once(repository, private / f"user-index.{attempt}", paths):
        attempt += 1
        while lock.exists() or attempt > 1:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.02)
            if not lock.exists():
                break
    return True


def _fold_once(repository: Repository, aside: Path, paths: Mapping[str, Shift]) -> bool:
    """One attempt, on a copy of the index that is only put in place if the index did not change meanwhile."""
    index, lock = repository.git_dir / "index", repository.git_dir / "index.lock"
    seen = _copy_index(repository, aside)
    todo = _outdated(repository, aside, paths) if paths else []
    if not todo:
        return True
    repository.run(
        *("update-index", "-z", "--add", "--index-info"),
        input=index_info(todo),
        env={"GIT_INDEX_FILE": str(aside)},
    )
    with _locked(aside, lock) as got:
        if not got or _identity(index) != seen:
            return False
        replace(lock, index)
    sync_folder(repository.git_dir)
    return True


def _copy_index(repository: Repository, aside: Path) -> tuple[int, ...] | None:
    """Copy the index as it is now; answers what tells this state from a later one."""
    try:
        with (repository.git_dir / "index").open("rb") as file:
            status = os.fstat(file.fileno())
            write_scratch(aside, file.read())
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _identity(index: Path) -> tuple[int, ...] | None:
    try:
        status = index.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _outdated(repository: Repository, aside: Path, paths: Mapping[str, Shift]) -> list[tuple[str, str, str]]:
    index = repository.ls_files(*few(paths), env={"GIT_INDEX_FILE": str(aside)})
    todo = []
    for path, shift in paths.items():
        oids = [entry.oid for entry in index.get(path, ())]
        if len(oids) > 1 or (oids[0] if oids else None) not in shift.old:
            continue
        gone = removal(path, oids[0] if oids else "")
        todo.append((shift.mode, shift.new, path) if shift.new else gone)
    return todo


@contextmanager
def _locked(aside: Path, lock: Path) -> Iterator[bool]:
    """Take git's own index lock with the finished index already in it; False when somebody else has it.

    Being a hard link to our private file, a lock that outlives us can be told from a foreign one.
    """
    step("link:index.lock")
    try:
        _link(aside, lock)
    except FileExistsError:
        yield False
        return
    mine = lock.stat()
    try:
        yield True
    finally:
        with suppress(FileNotFoundError):
            now = lock.stat()
            if (now.st_ino, now.st_mtime_ns) == (mine.st_ino, mine.st_mtime_ns):
                lock.unlink()


def _link(aside: Path, lock: Path) -> None:
    try:
        lock.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:
        write_synced(lock, aside.read_bytes())
