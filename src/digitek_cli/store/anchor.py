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
    start = repository.resolve(base)
    common = repository.run("merge-base", start, "HEAD", check=False)
    if common.returncode == 0:
        start = common.text.splitlines()[0]
    if anchor is None:
        return start
    asked = f"{anchor}^{{commit}}"
    found = repository.run("rev-parse", "--quiet", "--verify", "--end-of-options", asked, check=False)
    if found.returncode:
        return start
    older = repository.run("merge-base", "--is-ancestor", start, found.text, check=False)
    return found.text if older.returncode == 0 else start
