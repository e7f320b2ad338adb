"""What a sentence quotes: as much as it takes to know it again, and paths as seen from where the reader stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 300
LONGEST_TEXT = 4000  # of several lines, such as what a hook wrote
UPWARDS = ("..", "..", "..")


def quoted(params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a sentence, each short enough for a screen."""
    return {name: _seen(value) for name, value in params.items()}


def clipped(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= longest else text[:longest] + "…"


def from_here(path: str) -> str:
    """An absolute path from where the reader stands, or from home; who reads an error needs no more of the machine."""
    try:
        relative = Path(os.path.relpath(path, Path.cwd()))
    except (OSError, ValueError):  # no such folder any more, or another drive
        return path
    if relative.parts[:3] != UPWARDS:
        return relative.as_posix() if relative.parts else Path(path).name
    try:
        return f"~/{Path(path).relative_to(Path.home()).as_posix()}"
    except (RuntimeError, ValueError):
        return path


def _seen(value: Any) -> Any:
    if type(value) is str:
        # Longer than any path: what somebody typed or wrote.
        short = clipped(value, LONGEST_TEXT if "\n" in value else LONGEST)
        return from_here(short) if short == value and "\n" not in value and Path(value).is_absolute() else short
    return tuple(map(_seen, value)) if isinstance(value, tuple | list) else value
