"""The redo journal: what must still happen to files and index once a commit is on its branch.

An entry is written before the branch moves and removed when files and index have followed. It is bound to the
repository it was written in.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import Conflict
from digitek_cli.store.disk import replace, sync_folder, write_synced
from digitek_cli.store.faults import step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digitek_cli.store.git import Repository
    from digitek_cli.store.guard import Pending
    from digitek_cli.store.plan import Step

FORMAT = 1
SUFFIX = ".json"


@dataclass(frozen=True)
class Shift:
    """A path's new blob, and the blobs that may lie there until then; None is no file."""

    mode: str
    old: tuple[str | None, ...]
    new: str | None


@dataclass(frozen=True)
class Entry:
    """One commit on its way, with the work tree that it was made in."""

    tx: str
    git_dir: str
    toplevel: str
    common_dir: str
    common_inode: int
    ref: str
    base: str | None
    new: str
    paths: dict[str, Shift]


def home(repository: Repository) -> Path:
    """Where private folders and journal entries lie."""
    return repository.common_dir / "digitek"


def entry_for(
    repository: Repository, tx: str, ref: str, commits: tuple[str | None, str], paths: dict[str, Shift]
) -> Entry:
    """An entry bound to a repository; `commits` are the branch's commit before and after."""
    places = (str(repository.git_dir), str(repository.toplevel), str(repository.common_dir))
    return Entry(tx, *places, repository.common_dir.stat().st_ino, ref, *commits, paths)


def belongs(entry: Entry, repository: Repository) -> bool:
    """Whether it was written here: a moved repository keeps its inode, a mounted one its path, a copy neither."""
    here = repository.common_dir
    return entry.common_dir == str(here) or entry.common_inode == here.stat().st_ino


def shifts(steps: Iterable[Step], pending: Pending) -> dict[str, Shift]:
    """What each step asks of files and index, also where an earlier write is still pending."""
    return {step.path: Shift(step.mode, (step.old, *pending.get(step.path, ())), step.new) for step in steps}


def write(repository: Repository, entry: Entry) -> Path:
    """Have the entry on the disk, whole, before the branch moves."""
    folder = home(repository)
    path = folder / f"{entry.tx}{SUFFIX}"
    draft = folder / f"{entry.tx}.tmp"
    draft.unlink(missing_ok=True)
    write_synced(draft, json.dumps({"format": FORMAT, **asdict(entry)}).encode(), 0o600)
    replace(draft, path)
    try:
        sync_folder(folder)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def drop(path: Path) -> None:
    """Forget an entry."""
    step("drop-journal")
    path.unlink(missing_ok=True)


def entries(repository: Repository) -> list[tuple[Path, Entry]]:
    """All entries, oldest first."""
    paths = sorted(home(repository).glob(f"*{SUFFIX}"), key=lambda path: (path.stat().st_mtime_ns, path.name))
    return [(path, _parse(path)) for path in paths]


def _parse(path: Path) -> Entry:
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        if data.pop("format") != FORMAT:
            raise ValueError(path)
        paths = {
            name: Shift(shift["mode"], tuple(shift["old"]), shift["new"]) for name, shift in data.pop("paths").items()
        }
        return Entry(paths=paths, **data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as damage:
        raise Conflict("foreign-journal", path=str(path)) from damage
