"""Files of other programs that a command reads, and files that it writes for people.

None is written into the portfolio, and none over another one by accident.
"""

from __future__ import annotations

from pathlib import Path

from digitek_cli.cli import _context
from digitek_cli.cli._options import refuse_personal
from digitek_cli.errors import BadReference, DataError


def keep_out(path: Path) -> None:
    """The portfolio and git's own folder are no places for one, by whatever link. Raises BadReference."""
    refuse_personal(str(path), "--output")
    place = path.resolve()
    inside_git = ".git" in (part.lower() for part in place.parts)
    if inside_git or place.is_relative_to(_context.root().resolve()):
        raise BadReference("output-in-portfolio", path=str(path))


def writable(path: Path, *, force: bool) -> None:
    """Whether `write` would begin: for a command that first works for a while. Raises BadReference."""
    if path.is_dir():
        raise BadReference("output-is-folder", path=str(path))
    if not path.absolute().parent.is_dir():
        raise BadReference("output-no-folder", path=str(path))
    if not force and path.exists():
        raise BadReference("output-exists", path=str(path))


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that is not there yet, or with `force` any file. Raises BadReference before it touches one."""
    writable(path, force=force)
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(data)
    except FileExistsError:
        raise BadReference("output-exists", path=str(path)) from None


def taken(file: Path, most: int) -> bytes:
    """The bytes of a file of the user's, from the folder of `-C` or from here; one more than `most` and no further.

    Raises BadReference `file-unreadable`.
    """
    beside = _context.directory() / file
    try:
        with (beside if beside.exists() else file).open("rb") as source:
            return source.read(most + 1)
    except OSError:
        raise BadReference("file-unreadable", path=str(file)) from None


def sheet(file: Path, most: int, too_large: str) -> str:
    """Another program's export as text: UTF-8, or what Windows programs write. No more is read than may be.

    Raises BadReference `file-unreadable`, DataError `too_large`.
    """
    data = taken(file, most)
    if len(data) > most:
        raise DataError(too_large, file=file.name, limit=most // 1_000_000)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
