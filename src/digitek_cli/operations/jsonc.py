"""JSON as editors write their settings: with comments, and commas after the last entry."""

from __future__ import annotations

import json
import re
from typing import Any

# What is never closed runs to the end: nothing is looked through twice.
STRING = r'"(?:\\.|[^"\\])*+(?:"|\Z)'
COMMENT = re.compile(rf"({STRING})|//[^\n]*+|/\*.*?(?:\*/|\Z)", re.DOTALL)
COMMA = re.compile(rf"({STRING})|,(?=\s*+[}}\]])", re.DOTALL)


def strict(text: str) -> Any:
    """What plain JSON says; None for anything else."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def lenient(text: str) -> Any:
    """What it says with comments and last commas left out; None for what is no JSON then either."""
    bare = COMMENT.sub(lambda found: found[1] or " ", text.removeprefix("\ufeff"))
    return strict(COMMA.sub(lambda found: found[1] or "", bare))
