"""From where history must hold: what lies before a portfolio's anchor may still have been mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from pathlib import Path


def anchored(root: Path, base: str, anchor: str | None) -> str:
    """The revision to compare with: where the history parted from `base`, or the anchor where that is later.

    What only `base` has, because it went on, is no deletion here.
    """
    repository = Repository.open(root)
    start = repository.parted(repository.resolve(base), "HEAD")
    found = None if anchor is None else repository.find(anchor)
    return found if found is not None and repository.holds(found, start) else start
