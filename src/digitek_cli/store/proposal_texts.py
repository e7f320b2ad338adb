"""The texts that guard a portfolio, before and after a proposal: found by their place, read by their size first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DataError
from digitek_cli.rules.governance import GUARDS
from digitek_cli.rules.guards import Guard
from digitek_cli.store import yaml_io
from digitek_cli.store.git import PLAIN_FILES
from digitek_cli.store.yaml_guard import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.store.git import Entry, Repository
    from digitek_cli.store.raw_diff import Shift

# Where they may stand; what else lies there is sorted out by its name.
PLACES = (
    *(".github/", ".gitlab/", ".forgejo/", ".gitea/", ".woodpecker/", "docs/CODEOWNERS", "CODEOWNERS"),
    *(".gitlab-ci.yml", ".gitlab-ci.yaml", ".woodpecker.yml", "Jenkinsfile", "bitbucket-pipelines.yml"),
    *(".pre-commit-config.yaml", ".gitattributes", "azure-pipelines.yml"),
)
MOST = 200


def guards(repository: Repository, base: str, tree: str, shifts: Iterable[Shift]) -> tuple[Guard, ...]:
    """Every guard of either side, changed or not, where a proposal changes any of them; else none."""
    moved = [shift for shift in shifts if GUARDS.fullmatch(shift.path)]
    if not moved:
        return ()
    before, after = (_files(repository, side) for side in (base, tree))
    before |= {shift.path: shift.old.oid for shift in moved if shift.old and shift.old.mode in PLAIN_FILES}
    after |= {shift.path: shift.new.oid for shift in moved if shift.new and shift.new.mode in PLAIN_FILES}
    # What is changed comes first, so that no heap of other files can hide it.
    first = {shift.path for shift in moved}
    paths = sorted(before.keys() | after.keys(), key=lambda path: (path not in first, path))[:MOST]
    texts = _texts(repository, {side[path] for side in (before, after) for path in paths if path in side})
    return tuple(_guard(path, texts.get(before.get(path, "")), texts.get(after.get(path, ""))) for path in paths)


def _files(repository: Repository, tree: str) -> dict[str, str]:
    entries: Mapping[str, Entry] = repository.ls_tree(tree, *PLACES)
    return {path: item.oid for path, item in entries.items() if GUARDS.fullmatch(path) and item.mode in PLAIN_FILES}


def _texts(repository: Repository, oids: set[str]) -> dict[str, str]:
    """What they say; nothing for one that is too large to be a guard of anything."""
    small = [oid for oid, size in repository.sizes(oids).items() if size <= MAX_BYTES]
    found = repository.read_blobs(small)
    return {oid: found[oid].decode("utf-8", "replace") if oid in found else "" for oid in oids}


def _guard(path: str, before: str | None, after: str | None) -> Guard:
    return Guard(path, before, after, _said(path, before), _said(path, after))


def _said(path: str, text: str | None) -> Any:
    if text is None or not path.endswith((".yml", ".yaml")):
        return None
    try:
        return yaml_io.load_plain(text.encode(), path)
    except (DataError, RecursionError):
        return None
