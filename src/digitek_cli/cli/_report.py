"""The report of a fault of our own: versions, the shape of the command line, the traceback, no free text."""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

SAFE = re.compile(r"[PDST]-\d{4}-\w{3,6}|gate-[123]|trial-start|operation")
# How pydantic quotes a value.
QUOTED = re.compile(r"input_value=.*?,(?= input_type=)", re.DOTALL)
SHORTEST = 4  # what is shorter stands in any traceback by chance
# More than the mask takes for a number: a report is sent on.
TEN_DIGITS = re.compile(r"\d{6}[- ]?\d{4}")


def write(problem: BaseException, arguments: Sequence[str]) -> Path:
    """A file that only this user can read, in the folder for temporary files."""
    handle, name = tempfile.mkstemp(prefix="digitek-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(compose(problem, arguments))
    return Path(name)


def compose(problem: BaseException, arguments: Sequence[str]) -> str:
    """The text of the report."""
    lines = [
        *versions(),
        "command: digitek " + " ".join(shape(arguments)),
        "",
        *without(traceback.format_exception(problem), arguments),
    ]
    from digitek_cli.render.masking import masked

    return masked(TEN_DIGITS.sub("##########", "\n".join(lines))) + "\n"


def without(lines: Sequence[str], arguments: Sequence[str]) -> list[str]:
    """The traceback without what was typed: an exception may quote it, and the report is sent on."""
    text = QUOTED.sub("input_value=…,", "\x00".join(lines))
    typed = {part for word in arguments for part in (word, word.partition("=")[2])}
    for word in sorted(typed - set(shape(arguments)), key=len, reverse=True):
        if len(word) >= SHORTEST:
            text = text.replace(word, "…").replace(repr(word)[1:-1], "…")
    return text.split("\x00")


def versions() -> list[str]:
    """What was running."""
    import digitek_cli

    return [
        f"digitek {digitek_cli.__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()}), {sys.platform}",
    ]


def shape(arguments: Sequence[str]) -> list[str]:
    """The command line with every value of free text replaced by an ellipsis."""
    from digitek_cli.cli._lazy import COMMANDS

    kept = []
    for word in arguments:
        if word.startswith("-"):
            name, equals, _ = word.partition("=")
            kept.append(name + (equals and "=…"))
        else:
            kept.append(word if word in COMMANDS or SAFE.fullmatch(word) else "…")
    return kept
