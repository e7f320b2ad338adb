"""Lines folded to the terminal under their own indent; into a pipe they stay whole, for grep and for copying."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST = 40
WIDEST = 140
UNBOUND = 100_000
# What stands before the words of a line: blanks, a sign, the number or the code of what follows.
HEAD = re.compile(r"\s*(?:(?:[-·•✗✓○!–→]|\d+\.) )?(?:[A-Z]{2,6}-?\d{2,3} +)?")
# A command at the end of a hint, to be copied as it stands; one inside a sentence is part of the sentence.
COMMAND = re.compile(r"""(?:digitek [a-z]|--[a-z])(?:"[^"]*"|'[^']*'|; (?=digitek )|[^"'.;]|\.(?! ))*(?<![.])$""")


def columns() -> int:
    """How wide a line may be: COLUMNS where it is set, the terminal's width, or no limit in a pipe."""
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))
    return UNBOUND


def folded(lines: Iterable[str]) -> list[str]:
    """Every line in as many as it takes, each going on below its first word."""
    room = columns()
    found: list[str] = []
    for line in lines:
        found += _fold(line, room) if len(line) > room else [line]
    return found


def _fold(line: str, room: int) -> list[str]:
    match = HEAD.match(line)
    head = match.group() if match else ""
    words = line[len(head) :]
    indent = " " * (len(head) if 0 < len(head) <= room // 2 else 4)
    command = COMMAND.search(words) if "→" in head else None
    if command is None:
        return _wrap(words, head, indent, room)
    before = words[: command.start()].rstrip()
    lines = _wrap(before, head, indent, room) if before else []
    for number, one in enumerate(re.split(r"; (?=digitek )", command.group())):
        lines += _command(one, indent if number or before else head, indent + "  ", room)
    return lines


def _command(words: str, head: str, indent: str, room: int) -> list[str]:
    """A command over several lines, as a shell reads it: broken before an option only, with a mark at the end."""
    first, *options = re.split(r" (?=--[a-z])", words)
    lines, line = [], head + first
    for part in options:
        if len(line) + len(part) + 3 > room:
            lines.append(f"{line} \\")
            line = indent + part
        else:
            line += f" {part}"
    return [*lines, line]


def _wrap(words: str, head: str, indent: str, room: int) -> list[str]:
    shown = textwrap.wrap(
        words,
        room,
        initial_indent=head,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return shown or [head.rstrip()]
