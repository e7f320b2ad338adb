"""What `git diff-tree --raw -z` says: the files that differ, with what lay there before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.store.git import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Shift:
    """One file that differs between a parent and a commit; None where it is not there."""

    path: str
    old: Entry | None
    new: Entry | None


def shift(modes_and_oids: str, path: str) -> Shift:
    """One entry: `100644 100644 1a2b… 3c4d… M` and its path."""
    old_mode, new_mode, old, new, _ = modes_and_oids.split(" ")
    return Shift(path, _entry(old_mode, old), _entry(new_mode, new))


def by_commit(out: bytes) -> Iterator[tuple[str, list[Shift]]]:
    """The differences of commits that were named to `--stdin`; a merge comes once for each parent."""
    parts = iter(out.decode("utf-8", "surrogateescape").split("\0")[:-1])
    commit: str | None = None
    shifts: list[Shift] = []
    for part in parts:
        text = part.strip()
        if text.startswith(":"):
            shifts.append(shift(text[1:], next(parts)))
            continue
        if commit is not None:
            yield commit, shifts
        commit, shifts = text, []
    if commit is not None:
        yield commit, shifts


def _entry(mode: str, oid: str) -> Entry | None:
    return None if mode == "000000" else Entry(mode, oid)
