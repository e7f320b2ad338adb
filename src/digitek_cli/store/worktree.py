"""The files that people see: read without following links, replaced in one step, and only if nobody changed them."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict
from digitek_cli.store.disk import blob_id, replace, write_synced
from digitek_cli.store.faults import step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACROSS_DISKS = ".digitek-"


def read(toplevel: Path, path: str) -> bytes | None:
    """The bytes at a path, or None; a link or anything but a plain file on the way is a conflict."""
    folder, _, name = path.rpartition("/")
    if not _is_folder(toplevel, folder):
        return None
    mode = _mode(toplevel / folder / name)
    if mode is None:
        return None
    if not stat.S_ISREG(mode):
        raise Conflict("not-a-plain-file", path=path)
    return (toplevel / path).read_bytes()


def _is_folder(toplevel: Path, folder: str) -> bool:
    """Whether a folder exists; a link or a file on the way to it is a conflict."""
    here = toplevel
    for part in filter(None, folder.split("/")):
        here /= part
        mode = _mode(here)
        if mode is None:
            return False
        if not stat.S_ISDIR(mode):
            raise Conflict("not-a-plain-file", path=here.relative_to(toplevel).as_posix())
    return True


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return None


def holds(data: bytes | None, oids: tuple[str | None, ...]) -> bool:
    """Whether these bytes are one of the blobs, apart from line endings that an editor or git may have turned."""
    if data is None:
        return None in oids
    like = next((oid for oid in oids if oid), "")
    return blob_id(data, like) in oids or (b"\r\n" in data and blob_id(data.replace(b"\r\n", b"\n"), like) in oids)


def records_below(toplevel: Path, folder: str) -> Iterator[str]:
    """The YAML files in a folder, as a reader of the portfolio would find them; hidden ones are not records."""
    if not _is_folder(toplevel, folder):
        return
    for parent, folders, files in os.walk(toplevel / folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = os.path.relpath(parent, toplevel).replace(os.sep, "/")
        for name in files:
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield name if below == "." else f"{below}/{name}"


def put(toplevel: Path, path: str, data: bytes | None, scratch: Path) -> None:
    """Let a path hold these bytes, or nothing; `scratch` is a private folder for the file in the making.

    The caller syncs the folder.
    """
    target = toplevel / path
    if data is None:
        step(f"remove:{path}")
        target.unlink(missing_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    made = scratch / "file"
    made.unlink(missing_ok=True)
    write_synced(made, data)
    if target.exists():
        made.chmod(stat.S_IMODE(target.stat().st_mode))
    try:
        replace(made, target)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        _put_beside(target, data, scratch.name)


def _put_beside(target: Path, data: bytes, name: str) -> None:
    """Where the git folder lies on another disk, the draft must lie next to the file; those of a crash are dead."""
    for dead in target.parent.glob(f"{ACROSS_DISKS}*.tmp"):
        dead.unlink(missing_ok=True)
    beside = target.parent / f"{ACROSS_DISKS}{name}.tmp"
    write_synced(beside, data)
    replace(beside, target)
