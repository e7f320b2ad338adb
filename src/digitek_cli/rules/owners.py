"""Who a CODEOWNERS file names for a path: the last line that fits, in the one file that the server takes."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The server takes the first of these that is there.
PLACES = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
# Nobody writes a longer one; it would only take its time.
LONGEST = 400
WORD = re.compile(r"(?:\\.|[^\s\\]|\\$)+")
RANGE = re.compile(r"\[([^\]!^])[^\]]*\]")
ESCAPED = re.compile(r"\\(.)")


def owners_of(path: str, files: Mapping[str, str | None]) -> tuple[str, ...]:
    """The owners of a path; none where no line fits, or the last one that does names nobody."""
    names = (*PLACES, *sorted(files))
    text = next((files[name] for name in names if files.get(name) is not None), None)
    found: tuple[str, ...] = ()
    for _, glob, owners in rows(text or ""):
        if not glob.startswith(("[", "^[")) and fits(glob, path):
            found = owners
    return found


def rows(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The number of each line that says something, its pattern with its blanks as they are, and its owners."""
    for number, line in enumerate(text.split("\n"), 1):  # a server knows no other end of a line
        words = WORD.findall("" if line.lstrip().startswith("#") else line.partition(" #")[0])
        if words:
            yield number, ESCAPED.sub(r"\1", words[0]), tuple(words[1:])


def example(glob: str) -> str:
    """A path that a pattern covers, for whoever asks what two files of owners say of it."""
    plain = RANGE.sub(lambda found: found[1], glob.strip("/")).replace("**", "x").replace("*", "x").replace("?", "x")
    return f"{plain}/x" if glob.endswith("/") else plain


def fits(glob: str, path: str) -> bool:
    """Whether a pattern covers a path, as git's ignore files mean it, without their exceptions.

    The parts are gone through once each: a pattern that somebody made to take for ever does not.
    """
    if len(glob) > LONGEST:
        return False
    names, parts = path.split("/"), glob.strip("/").split("/")
    anchored = "/" in glob.rstrip("/")
    reached = {0} if anchored else set(range(len(names)))
    for part in parts:
        if part == "**":
            reached = set(range(min(reached), len(names) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], part)}
    if glob.endswith("/"):
        return any(at < len(names) for at in reached)
    whole = anchored and parts[-1] == "*"  # "docs/*" is what lies in the folder, and not below it
    return len(names) in reached if whole else bool(reached)
