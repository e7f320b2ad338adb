"""The bytes of records as a revision has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.store import layout
from digitek_cli.store.git import PLAIN_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.store.git import Repository


def sources_at(repository: Repository, revision: str, places: Iterable[str]) -> dict[str, bytes]:
    """What lies in some files and folders of the portfolio, by the path in it; only what is a record."""
    prefix = repository.prefix
    tree = repository.ls_tree(revision, *(prefix + place for place in places))
    plain = {path.removeprefix(prefix): entry.oid for path, entry in tree.items() if entry.mode in PLAIN_FILES}
    files = {path: oid for path, oid in plain.items() if layout.shelf_of(path) is not None}
    blobs = repository.read_blobs(files.values())
    return {path: blobs[oid] for path, oid in files.items()}
