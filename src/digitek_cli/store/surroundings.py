"""What a program that we start gets to see: which git, which PATH, and none of the variables that lead git astray."""

from __future__ import annotations

import os
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

GIT = "git.exe" if sys.platform == "win32" else "git"
# Of the variables that steer git, only those that say who commits, which files configure git, and whom to trust pass.
KEPT = re.compile(
    r"GIT_(CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM"
    r"|(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)|SSL_CAINFO|SSL_CAPATH)"
)
# Nothing below a file can exist: the file of grafts, which would hide commits, is never found.
NO_FILE = os.path.join(os.devnull, "none")  # noqa: PTH118 - no path that anybody opens
ALWAYS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
    "GIT_EDITOR": ":",
    "GIT_SEQUENCE_EDITOR": ":",
    "GIT_PROXY_COMMAND": "",
    "GIT_GRAFT_FILE": NO_FILE,
    "GIT_NO_REPLACE_OBJECTS": "1",
    # Windows looks in the current folder before it looks in PATH, unless told not to.
    "NoDefaultCurrentDirectoryInExePath": "1",
}


def clean_variables(strange: Path | None = None) -> dict[str, str]:
    """The environment without what would lead git elsewhere; PATH has no relative folder and none below `strange`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if (not name.startswith("GIT_") or KEPT.fullmatch(name)) and name != "SSH_ASKPASS"
    }
    search = _searched(os.environ.get("PATH", os.defpath), None, () if strange is None else (str(strange),))
    return kept | ALWAYS | {"PATH": os.pathsep.join(search)}


def work_tree(start: Path) -> Path | None:
    """The nearest folder around one that has a `.git`, found without asking git.

    One's own home and the root of a disk do not count: nobody sends those, and programs lie below them.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
    found = next((folder for folder in (start, *start.parents) if os.path.lexists(folder / ".git")), None)
    return None if found is None or found == Path(found.anchor) or found == _home() else found


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def program(start: Path | None = None) -> str:
    """The absolute path of git, never one in the current folder or in a work tree that we stand in."""
    here = Path.cwd()
    strange = {str(top) for top in (work_tree(here), work_tree(start or here)) if top}
    return _program(os.environ.get("PATH", os.defpath), str(here), tuple(sorted(strange)))


@cache
def _program(search: str, here: str, strange: tuple[str, ...]) -> str:
    found = _find(GIT, _searched(search, here, strange))
    if found:
        return found
    inside = _find(GIT, _searched(search, None, ()))
    raise EnvironmentProblem("git-inside", path=inside) if inside else EnvironmentProblem("no-git")


def find(name: str) -> str | None:
    """The absolute path of another program, by the same rule; a path that was typed is taken as it is."""
    if os.path.dirname(name):  # noqa: PTH120 - Path("./x") would lose the dot
        return name
    return _find(name, _searched(os.environ.get("PATH", os.defpath), str(Path.cwd()), ()))


def _find(name: str, folders: Iterable[str]) -> str | None:
    return next((found for folder in folders if (found := shutil.which(str(Path(folder, name))))), None)


def _searched(search: str, here: str | None, strange: tuple[str, ...]) -> list[str]:
    """The absolute folders of a PATH that are not the current one and do not lie in a strange one."""
    current = here and _real(here)
    outside = [_real(folder) for folder in strange]
    return [
        folder
        for folder in search.split(os.pathsep)
        if os.path.isabs(folder)  # noqa: PTH117
        and _real(folder) != current
        and not any(_real(folder).is_relative_to(other) for other in outside)
    ]


@cache
def _real(folder: str) -> Path:
    return Path(os.path.realpath(folder))
