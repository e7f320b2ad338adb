"""One writer at a time: a lock that the kernel drops when its holder dies, so it is never stale."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.store.faults import step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "digitek.lock"


@contextmanager
def exclusive(common_dir: Path, timeout: float) -> Iterator[None]:
    """Hold the lock of a repository and all its work trees."""
    from filelock import FileLock, Timeout

    step("lock")
    if not common_dir.is_dir():  # moved meanwhile; the lock would be made in a folder of that name
        raise EnvironmentProblem("not-a-repository", path=str(common_dir))
    lock = FileLock(common_dir / NAME, timeout=timeout, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout as late:
        raise Conflict("locked", seconds=int(timeout)) from late
    try:
        yield
    finally:
        lock.release()
