"""Finish or forget what a crash left behind. The caller holds the lock, so whatever lies here is dead."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, DigitekError
from digitek_cli.store import forward, journal
from digitek_cli.store.build import open_folder
from digitek_cli.store.faults import step
from digitek_cli.store.forward import finish
from digitek_cli.store.git import Repository
from digitek_cli.store.runner import problem

if TYPE_CHECKING:
    from digitek_cli.store.guard import Pending

LOCK_PATIENCE = 2.0
ORPHAN_PATIENCE = 0.1
REMOVE_TRIES = 10


def recover(repository: Repository, tx: str) -> Pending:
    """Roll every journal entry forward whose commit is on its branch, drop the others.

    Answers what is still outstanding because an entry had to be kept.
    """
    folder = journal.home(repository)
    if not folder.is_dir():
        return {}
    _sweep(repository, folder)
    patience = forward.INDEX_PATIENCE
    for number, (path, entry) in enumerate(journal.entries(repository)):
        owner = _owner(repository, path, entry)
        if owner is None or not _landed(owner, path, entry):
            journal.drop(path)
            continue
        private = open_folder(folder, f"{tx}.{number}", owner, entry.new)
        finish(owner, private, path, entry, patience)
        if path.exists():
            patience = 0.0
        shutil.rmtree(private, ignore_errors=True)
    return outstanding(repository)


def outstanding(repository: Repository) -> Pending:
    """By path, the blobs that files and index may still hold where a write could not be finished."""
    pending: dict[str, tuple[str | None, ...]] = {}
    for _, entry in journal.entries(repository):
        pending |= {name: pending.get(name, ()) + shift.old for name, shift in entry.paths.items()}
    return pending


def _sweep(repository: Repository, folder: Path) -> None:
    """Remove private folders, and first the index locks that only they prove to be ours."""
    for private in [item for item in folder.iterdir() if item.is_dir()]:
        step("sweep")
        for git_dir in {repository.git_dir, _origin(private) or repository.git_dir}:
            _release_index(git_dir / "index.lock", private)
        _remove(private)
    for draft in folder.glob("*.tmp"):
        draft.unlink(missing_ok=True)


def _remove(private: Path) -> None:
    """Remove a private folder, even while a git that outlived its parent still writes to it."""
    for _ in range(REMOVE_TRIES):
        shutil.rmtree(private, ignore_errors=True)
        if not private.exists():
            return
        time.sleep(ORPHAN_PATIENCE)
    shutil.rmtree(private)


def _origin(private: Path) -> Path | None:
    try:
        return Path((private / "origin").read_text())
    except OSError:
        return None


def _release_index(lock: Path, private: Path) -> None:
    for aside in private.glob("user-index.*"):
        try:
            linked = lock.samefile(aside)
            partial = not linked and lock.stat().st_size > 0 and aside.read_bytes().startswith(lock.read_bytes())
        except FileNotFoundError:
            continue
        if linked or partial:
            step("release-index-lock")
            lock.unlink(missing_ok=True)


def _owner(repository: Repository, path: Path, entry: journal.Entry) -> Repository | None:
    """The work tree that an entry speaks of; None when it is gone; a conflict when it is another repository's."""
    if not journal.belongs(entry, repository):
        raise Conflict("foreign-journal", path=str(path))
    if entry.git_dir == str(repository.git_dir):
        return repository
    try:
        other = Repository.open(Path(entry.toplevel))
    except DigitekError:
        other = None
    if other and str(other.git_dir) == entry.git_dir and other.common_dir == repository.common_dir:
        return other
    linked = repository.common_dir / "worktrees"
    name = Path(entry.git_dir).name
    moved = linked / name if Path(entry.git_dir).parent.name == linked.name else repository.common_dir
    return repository if moved == repository.git_dir else None


def _landed(repository: Repository, path: Path, entry: journal.Entry) -> bool:
    """Whether the commit is on its branch, asked again when a git that outlived its parent may still be at work."""
    written = path.stat().st_mtime_ns
    for lock in (repository.common_dir / f"{entry.ref}.lock", repository.git_dir / "HEAD.lock"):
        _release_ref(lock, entry.new, written)
    if _on_branch(repository, entry):
        return True
    time.sleep(ORPHAN_PATIENCE)
    return _on_branch(repository, entry)


def _on_branch(repository: Repository, entry: journal.Entry) -> bool:
    done = repository.run("merge-base", "--is-ancestor", entry.new, entry.ref, check=False)
    # Only a commit or a branch that is gone may make git fail here; else the question stays open, and the entry too.
    if done.returncode > 1 and repository.read_ref(f"{entry.new}^{{commit}}") and repository.read_ref(entry.ref):
        raise problem(done, repository.toplevel)
    return done.returncode == 0


def _release_ref(lock: Path, new: str, written: int) -> None:
    """Remove a ref lock that carries our commit, or a part of it if younger than the journal, once it stands still."""
    deadline = time.monotonic() + LOCK_PATIENCE
    first = _look(lock)
    while first and (first[2] == new.encode() or (new.encode().startswith(first[2]) and first[1] >= written)):
        if _look(lock) != first:
            return
        if time.monotonic() >= deadline:
            step("release-ref-lock")
            lock.unlink(missing_ok=True)
            return
        time.sleep(0.05)


def _look(lock: Path) -> tuple[int, int, bytes] | None:
    try:
        status = lock.stat()
        return status.st_ino, status.st_mtime_ns, lock.read_bytes().strip()
    except FileNotFoundError:
        return None
