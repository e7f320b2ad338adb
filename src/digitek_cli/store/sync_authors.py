"""Who wrote the two values of a clash, and when: asked of the history of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from digitek_cli.model.value import to_document
from digitek_cli.store import layout
from digitek_cli.store.git import PLAIN_FILES
from digitek_cli.store.history import LogEntry, commits_of
from digitek_cli.store.sync_merge import document
from digitek_cli.store.yaml_edit import canonical

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.rules.merging import At
    from digitek_cli.store.git import Repository
    from digitek_cli.store.sync_merge import FileClash
    from digitek_cli.store.sync_plan import Plan


class Author(NamedTuple):
    """Initials or name, and the day."""

    who: str
    date: date


def authors(repository: Repository, plan: Plan) -> tuple[tuple[Author | None, Author | None], ...]:
    """For each clash who wrote ours and who wrote theirs."""
    theirs = plan.theirs or plan.ours
    return tuple(
        (
            _author(repository, theirs, plan.ours, item, item.clash.mine),
            _author(repository, plan.ours, theirs, item, item.clash.theirs),
        )
        for item in plan.clashes
    )


def _author(repository: Repository, since: str, until: str, item: FileClash, value: Any) -> Author | None:
    """The author of the oldest commit of an unbroken row, from the newest back, that says what is said now."""
    found: LogEntry | None = None
    for entry in commits_of(repository, since, until, item.path):
        if item.clash.at and canonical(_value(repository, entry.commit, item.path, item.clash.at)) != canonical(value):
            break
        found = entry
        if not item.clash.at:
            break
    return Author(found.recorded_by or found.author, found.date.date()) if found else None


def _value(repository: Repository, commit: str, path: str, at: At) -> Any:
    entry = repository.ls_tree(commit, path).get(path)
    shelf = layout.shelf_of(path.removeprefix(repository.prefix))
    if entry is None or entry.mode not in PLAIN_FILES or shelf is None:
        return None
    node: Any = document(shelf, repository.read_blobs([entry.oid])[entry.oid])
    for part in at:
        node = _step(node, part)
    return to_document(node)


def _step(node: Any, part: str) -> Any:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, list):
        name = part.strip("[]")
        return next((item for item in node if isinstance(item, dict) and name in map(str, item.values())), None)
    return None
