"""The files that settle who must agree and what is checked, as a proposal changes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Guard:
    """One such file by its path from the top: its text and, where it is YAML, what that says; None for no such file.

    A file that cannot be read as YAML says nothing: whatever it guarded counts as given up.
    """

    path: str
    before: str | None
    after: str | None
    was: Any = None
    now: Any = None
