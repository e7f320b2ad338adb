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
TEN_DIGITS = re.compile(r"\d{6}[- ]?\d{4}")


def write(problem: BaseException, arguments: Sequence[str]) -> Path:
    """A file that only this user can read, in the folder for temporary files."""
    handle, name = tempfile.mkstemp(prefix="digitek-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(compose(problem, arguments))
    return Path(name)


def compose(problem: BaseException, arguments: Sequence[str]) -> str:
    """The text of the report."""
    lines = [
        *versions(),
        "command: digitek " + " ".join(shape(arguments)),
        "",
        *traceback.format_exception(problem),
    ]
    return TEN_DIGITS.sub("##########", "\n".join(lines)) + "\n"


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
