"""Durable file operations, and what to call the ways a disk says no."""

from __future__ import annotations

import errno
import hashlib
import os
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
WINDOWS = os.name == "nt"


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


def blob_id(data: bytes, like: str) -> str:
    """The id that git gives these bytes, in the hash of the id `like` (40 digits SHA-1, 64 SHA-256)."""
    header = b"blob %d\0" % len(data)
    if len(like) == 64:
        return hashlib.sha256(header + data).hexdigest()
    return hashlib.sha1(header + data, usedforsecurity=False).hexdigest()


def write_scratch(path: Path, data: bytes) -> None:
    """Create a new file that need not outlive a crash."""
    step(f"write:{path.name}")
    with path.open("xb") as file:
        file.write(data)


def write_synced(path: Path, data: bytes) -> None:
    """Create a new file and have its bytes on the disk."""
    step(f"write:{path.name}")
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace(source: Path, target: Path) -> None:
    """Move a file over another in one step; on Windows wait for a reader to let go."""
    step(f"replace:{target.name}")
    for attempt in range(REPLACE_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if not WINDOWS or attempt == REPLACE_TRIES - 1:
                raise
            time.sleep(0.02 * 2**attempt)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file in the folder survive a power cut; Windows has no such call."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_new_folders(objects: Path, since: int) -> None:
    """Sync the object folders that were changed after a moment (`st_mtime_ns`).

    git syncs each object it writes, not the folder that names it.
    """
    for entry in os.scandir(objects):
        if entry.is_dir() and len(entry.name) == 2 and entry.stat().st_mtime_ns >= since:
            sync_folder(objects / entry.name)
    sync_folder(objects)
