"""What a proposal changes anywhere in the repository, beside the portfolio too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from pathlib import Path


def proposed(root: Path, base: str) -> tuple[frozenset[str], str]:
    """The paths that differ between where the history parted from `base` and the last commit, and our place there."""
    repository = Repository.open(root)
    start = repository.resolve(base)
    if repository.head() is None:
        return frozenset(), repository.prefix
    asked = ("-r", "-z", "--name-only", "--no-renames", repository.parted(start, "HEAD"), "HEAD")
    out = repository.run("diff-tree", *asked).stdout.decode("utf-8", "surrogateescape")
    return frozenset(out.split("\0")[:-1]), repository.prefix
