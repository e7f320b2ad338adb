"""Durable file operations, and what to call the ways a disk says no."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store.faults import step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}
REPLACE_TRIES = 8
ROOM = 1 << 20  # with less than this left, a full disk is why git failed
WINDOWS = os.name == "nt"
# Follows no link, and a named pipe does not hold us for ever.
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def disk_problems() -> Iterator[None]:
    """Turn an OSError into the environment problem that a person can act on."""
    try:
        yield
    except OSError as problem:
        raise explain(problem) from problem


def explain(problem: OSError) -> EnvironmentProblem:
    """The environment problem behind an OSError."""
    path = str(problem.filename or "")
    if problem.errno in FULL:
        return EnvironmentProblem("disk-full", path=path)
    if problem.errno in REFUSED:
        return EnvironmentProblem("read-only", path=path)
    return EnvironmentProblem("disk-error", path=path, text=problem.strerror or str(problem))


def without_room(problem: EnvironmentProblem, folder: Path) -> EnvironmentProblem:
    """The same problem, or that the disk is full: git does not say why it could not write, nor can it when we look."""
    if problem.code == "git-failed" and shutil.disk_usage(folder).free < ROOM:
        return EnvironmentProblem("disk-full", path=str(folder))
    return problem


def blob_id(data: bytes, like: str = "") -> str:
    """The id that git gives these bytes, in the hash of the id `like` (64 digits SHA-256, else SHA-1)."""
    header = b"blob %d\0" % len(data)
    if len(like) == 64:
        return hashlib.sha256(header + data).hexdigest()
    return hashlib.sha1(header + data, usedforsecurity=False).hexdigest()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let a refusal name the path: the system leaves it out when a file is already open."""
    try:
        yield
    except OSError as problem:
        problem.filename = problem.filename or str(path)
        raise


def write_scratch(path: Path, data: bytes) -> None:
    """Create a new file that need not outlive a crash."""
    step(f"write:{path.name}")
    with _named(path), path.open("xb") as file:
        file.write(data)


def write_synced(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Create a new file and have its bytes on the disk; when that fails, no part of it stays."""
    step(f"write:{path.name}")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with _named(path), os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            step(f"sync:{path.name}")
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace(source: Path, target: Path, inside: int | None = None) -> None:
    """Move a file over another in one step; on Windows wait for a reader to let go.

    `inside` is the target's folder where it is open already: then its path is not walked again.
    """
    step(f"replace:{target.name}")
    for attempt in range(REPLACE_TRIES):
        try:
            name = target.name if inside is not None else target
            os.replace(source, name, dst_dir_fd=inside)
        except PermissionError:
            if not WINDOWS or attempt == REPLACE_TRIES - 1:
                raise
            time.sleep(0.02 * 2**attempt)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file in the folder survive a power cut; Windows has no such call."""
    step(f"sync:{folder.name}/")
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with _named(folder):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_up(folder: Path, top: Path) -> None:
    """Sync a folder and those above it up to `top`, any of which may be new."""
    for one in (folder, *folder.parents):
        sync_folder(one)
        if one == top:
            return


def sync_new_folders(objects: Path, since: int) -> None:
    """Sync the object folders that were changed after a moment (`st_mtime_ns`).

    git syncs each object it writes, not the folder that names it.
    """
    with os.scandir(objects) as entries:
        changed = [item.name for item in entries if len(item.name) == 2 and item.stat().st_mtime_ns >= since]
    for name in changed:
        sync_folder(objects / name)
    sync_folder(objects)
