"""The files that people see: read without following links, replaced in one step, and only if nobody changed them."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict
from digitek_cli.store.disk import READING, blob_id, replace, write_synced
from digitek_cli.store.faults import step
from digitek_cli.store.yaml_guard import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
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
    step(f"read:{path}")
    with _opened(toplevel, folder) as inside, os.fdopen(_open_file(toplevel, path, name, inside), "rb") as file:
        return file.read()


def _open_file(toplevel: Path, path: str, name: str, inside: int | None) -> int:
    try:
        return os.open(name if inside is not None else toplevel / path, READING, dir_fd=inside)
    except OSError as problem:
        if problem.errno != errno.ELOOP:
            raise
        raise Conflict("not-a-plain-file", path=path) from problem


@contextmanager
def _opened(toplevel: Path, folder: str, *, make: bool = False) -> Iterator[int | None]:
    """A folder opened part by part without following a link, so that nobody can swap one in under our hands.

    None on Windows, which opens no folders; there the way is looked at once more. `make` creates what is missing.
    """
    if os.open not in os.supports_dir_fd:
        if make:
            (toplevel / folder).mkdir(parents=True, exist_ok=True)
        _is_folder(toplevel, folder)
        yield None
        return
    handle = os.open(toplevel, FOLDER)
    try:
        for part in filter(None, folder.split("/")):
            if make:
                with suppress(FileExistsError):
                    os.mkdir(part, dir_fd=handle)
            inner = _step_into(handle, part, folder)
            os.close(handle)
            handle = inner
        yield handle
    finally:
        os.close(handle)


def _step_into(handle: int, part: str, folder: str) -> int:
    try:
        return os.open(part, FOLDER | os.O_NOFOLLOW, dir_fd=handle)
    except OSError as problem:
        if problem.errno not in (errno.ELOOP, errno.ENOTDIR):
            raise
        raise Conflict("not-a-plain-file", path=folder) from problem


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
    """Whether these bytes are one of the blobs, apart from a byte order mark and line ends of an editor or of git."""
    if data is None:
        return None in oids
    like = next((oid for oid in oids if oid), "")
    kept = tidy(data)
    return blob_id(data, like) in oids or (kept != data and blob_id(kept, like) in oids)


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


def put(toplevel: Path, path: str, data: bytes | None, scratch: Path, *, executable: bool = False) -> None:
    """Let a path hold these bytes, or nothing; `scratch` is a private folder for the file in the making.

    The caller syncs the folder.
    """
    target = toplevel / path
    folder = path.rpartition("/")[0]
    if data is None:
        step(f"remove:{path}")
        with suppress(FileNotFoundError), _opened(toplevel, folder) as inside:
            os.unlink(target.name if inside is not None else target, dir_fd=inside)
        return
    made = scratch / "file"
    made.unlink(missing_ok=True)
    write_synced(made, data, 0o777 if executable else 0o666)
    with _opened(toplevel, folder, make=True) as inside:
        mode = _mode(target)
        if mode is not None:
            made.chmod(stat.S_IMODE(mode) | (0o111 if executable else 0))
        try:
            replace(made, target, inside)
        except OSError as problem:
            if problem.errno != errno.EXDEV:
                raise
            _is_folder(toplevel, folder)
            _put_beside(target, data, scratch.name)


def _put_beside(target: Path, data: bytes, name: str) -> None:
    """Where the git folder lies on another disk, the draft must lie next to the file; those of a crash are dead."""
    for dead in target.parent.glob(f"{ACROSS_DISKS}*.tmp"):
        dead.unlink(missing_ok=True)
    beside = target.parent / f"{ACROSS_DISKS}{name}.tmp"
    write_synced(beside, data)
    replace(beside, target)
