"""The files beside the portfolio that `setup` writes: whether there are any, and what stands for all of them."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from digitek_cli.errors import DigitekError
from digitek_cli.store import program, worktree
from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORGES = ("github", "gitlab")
FOLDERS = (".vscode", *(f".{name}" for name in FORGES))
FILES = (".gitattributes", ".gitlab-ci.yml", "CODEOWNERS", "docs/CODEOWNERS")


def traces(repository: Repository) -> bool:
    """Whether there is anything that `setup` could have left; asked before any of it is read."""
    top = repository.toplevel
    return (top / ".vscode" / "schemas").is_dir() or any((top / f".{name}" / "CODEOWNERS").is_file() for name in FORGES)


def beside(root: Path) -> tuple[str, ...]:
    """What a verdict on these files rests on beside the portfolio; nothing where there are none."""
    try:
        repository = Repository.open(root)
        if not traces(repository):
            return ()
        known = blake2b(program.digest(whole=True).encode(), digest_size=20)
        known.update(repr(sorted(repository.remotes.items())).encode())
        for path in _paths(repository.toplevel):
            known.update(
                f"{path}\0".encode("utf-8", "surrogateescape") + (worktree.read(repository.toplevel, path) or b"")
            )
    except (DigitekError, OSError):
        return (os.urandom(20).hex(),)  # what cannot be read now is asked about each time
    return (known.hexdigest(),)


def _paths(top: Path) -> Iterator[str]:
    for folder in FOLDERS:
        for above, folders, names in os.walk(top / folder):
            folders.sort()
            yield from (f"{os.path.relpath(above, top)}/{name}".replace(os.sep, "/") for name in sorted(names))
    yield from FILES
