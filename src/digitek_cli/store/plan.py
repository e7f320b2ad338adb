"""From edited files to the entries of a commit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from digitek_cli.store.disk import blob_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.store.git import Entry

SAFE_PATH = re.compile(r"[^\x00-\x1f\x7f\\:*?\"<>|]+")


class Edited(Protocol):
    """A file as it shall be; None deletes it."""

    @property
    def path(self) -> str:
        """Relative to the portfolio."""

    @property
    def after(self) -> bytes | None:
        """The whole content."""


@dataclass(frozen=True)
class Step:
    """One path of the commit to be, from the top of the work tree: its blob before and after, None for no file."""

    path: str
    mode: str
    old: str | None
    new: str | None
    data: bytes | None


def steps(edits: Iterable[Edited], prefix: str, tree: Mapping[str, Entry], like: str) -> tuple[Step, ...]:
    """What differs from the tree; an edit that changes nothing is left out."""
    found = []
    for edit in edits:
        path = prefix + checked(edit.path)
        before = tree.get(path)
        old = before.oid if before else None
        new = None if edit.after is None else blob_id(edit.after, like)
        if old != new:
            found.append(Step(path, before.mode if before else "100644", old, new, edit.after))
    return tuple(found)


def checked(path: str) -> str:
    """The same path; a path that leads out of the portfolio or into `.git` is a bug of ours."""
    parts = path.split("/")
    if not SAFE_PATH.fullmatch(path) or any(part in ("", ".", "..") or part.lower() == ".git" for part in parts):
        raise ValueError(path)
    return path
