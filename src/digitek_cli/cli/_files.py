"""Files that a command writes for people: never into the portfolio, never over another one by accident."""

from __future__ import annotations

from pathlib import Path

from digitek_cli.cli import _context
from digitek_cli.cli._options import refuse_personal
from digitek_cli.errors import BadReference


def keep_out(path: Path) -> None:
    """The portfolio and git's own folder are no places for one, by whatever link. Raises BadReference."""
    refuse_personal(str(path), "--output")
    place = path.resolve()
    inside_git = ".git" in (part.lower() for part in place.parts)
    if inside_git or place.is_relative_to(_context.root().resolve()):
        raise BadReference("output-in-portfolio", path=str(path))


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that is not there yet, or with `force` any file. Raises BadReference before it touches one."""
    if path.is_dir():
        raise BadReference("output-is-folder", path=str(path))
    if not path.absolute().parent.is_dir():
        raise BadReference("output-no-folder", path=str(path))
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(data)
    except FileExistsError:
        raise BadReference("output-exists", path=str(path)) from None
