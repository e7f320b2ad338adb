"""Where a portfolio lies and which files it has. Looks at names and bytes, and imports nothing that judges them."""

from __future__ import annotations

import gc
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.model.ids import SETTINGS_PATH
from digitek_cli.rules.finding import error
from digitek_cli.store.disk import READING
from digitek_cli.store.yaml_guard import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding


class Reader(Protocol):
    """Who walks: says what may be named and what is wanted, and is told what is wrong."""

    def nameable(self, path: str) -> bool:
        """Whether a path may be said aloud and is to be walked on."""

    def wants(self, path: str) -> bool:
        """Whether a file is to be read."""

    def note(self, *findings: Finding) -> None:
        """Something that cannot be read is named."""


def find_root(start: Path) -> Path:
    """The portfolio folder around or below a folder, inside the git repository that the folder lies in.

    What lies around that repository is somebody else's. Raises EnvironmentProblem `not-a-portfolio`, or within a
    repository `no-portfolio-in-repository`.
    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "portfolio"):
            if (candidate / SETTINGS_PATH).is_file():
                return candidate
        if os.path.lexists(folder / ".git"):
            raise EnvironmentProblem("no-portfolio-in-repository", folder=str(here), top=str(folder))
    raise EnvironmentProblem("not-a-portfolio", folder=str(here))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the search for circles of dead values: reading makes many values and no circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def files_below(root: Path, folder: str, reading: Reader, shut: tuple[str, ...] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file that is to be read, in the order of its path. Links are named and never followed.

    `shut` are folders at the top, each ending in `/`, that nobody looks into.
    """
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except OSError as problem:
        raise EnvironmentProblem("unreadable-folder", folder=str(root / folder), reason=problem.strerror) from problem
    if folder and _is_repository({entry.name for entry in entries}):
        reading.note(error("FILE045", path=folder.rstrip("/")))
        return
    for entry in entries:
        path = folder + entry.name
        if entry.name.startswith(".") or f"{path}/" in shut or not reading.nameable(path):
            continue
        if entry.is_symlink():
            reading.note(error("FILE043", path=path))
        elif entry.is_dir(follow_symlinks=False):
            yield from files_below(root, f"{path}/", reading)
        elif reading.wants(path) and (data := bytes_of(entry.path, path, reading)) is not None:
            yield path, data


def _is_repository(names: set[str]) -> bool:
    """Whether a folder is somebody's repository, or the inside of one: neither is a place for records."""
    return ".git" in names or {"HEAD", "objects", "refs"} <= names


def bytes_of(file: str | Path, path: str, reading: Reader) -> bytes | None:
    """The bytes of a regular file, no more than one over the limit, or None with a finding."""
    try:
        handle = os.open(file, READING)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                reading.note(error("FILE044", path=path))
                return None
            return _all(handle, status.st_size)
        finally:
            os.close(handle)
    except OSError as problem:
        reading.note(error("FILE046", path=path, reason=problem.strerror))
        return None


def _all(handle: int, size: int) -> bytes:
    """What is there; `size` is what the file system promises, and spares asking a second time."""
    parts = [os.read(handle, MAX_BYTES + 1)]
    if 0 < len(parts[0]) == size:
        return parts[0]
    while parts[-1] and (left := MAX_BYTES + 1 - sum(map(len, parts))):
        parts.append(os.read(handle, left))
    return b"".join(parts)
