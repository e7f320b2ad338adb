"""What commits did to the portfolio: the records on both sides of each, read in two git processes for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.model.ids import EVENT, event_path, project_path
from digitek_cli.model.portfolio import FACTS_PATH, Portfolio
from digitek_cli.store import layout
from digitek_cli.store.git import PLAIN_FILES, Repository
from digitek_cli.store.history import sources_at
from digitek_cli.store.raw_diff import by_commit
from digitek_cli.store.snapshot import understood

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digitek_cli.model.portfolio import Record
    from digitek_cli.store.raw_diff import Shift

# A commit of more files than this is told by their number.
MANY = 120


@dataclass(frozen=True)
class Touched:
    """One commit: the files it touched as they were before and after. Too many are counted and not read."""

    before: Portfolio = field(default_factory=Portfolio)
    after: Portfolio = field(default_factory=Portfolio)
    files: int = 0
    read: bool = True


def touched(root: Path, commits: Sequence[tuple[str, str | None]]) -> dict[str, Touched]:
    """What each commit changed against the parent named with it, or against nothing."""
    repository = Repository.open(root)
    moved = dict(_differences(repository, commits))
    few = {commit: [item for item in items if item[0]] for commit, items in moved.items() if len(items) <= MANY}
    blobs = repository.read_blobs(oid for items in few.values() for _, *sides in items for oid in sides if oid)
    found = {}
    for commit, items in moved.items():
        if commit in few:
            sides = [{path: oid for path, *pair in few[commit] if (oid := pair[side])} for side in (0, 1)]
            before, after = (Portfolio(records({path: blobs[side[path]] for path in side}), side) for side in sides)
            found[commit] = Touched(before, after, len(items))
        else:
            found[commit] = Touched(files=len(items), read=False)
    return found


def records(sources: Mapping[str, bytes]) -> dict[str, Record]:
    """The records of files that can be read."""
    read = ((path, understood(path, data)[0]) for path, data in sources.items())
    return {path: record for path, record in read if record is not None}


def lexicon(root: Path, projects: Iterable[str], events: Iterable[str], *, facts: bool = False) -> Portfolio:
    """What the words of the trail need, as the last commit has it: rules, the named projects, what was taken back."""
    repository = Repository.open(root)
    head = repository.head()
    if head is None:
        return Portfolio()
    first = [*(project_path(name) for name in projects), "policy/", *([FACTS_PATH] if facts else [])]
    found = records(sources_at(repository, head, first))
    waiting = {event_path(name) for name in events if EVENT.fullmatch(name)}
    while waiting:
        more = records(sources_at(repository, head, sorted(waiting)))
        found |= more
        named = {
            name for record in more.values() for name in getattr(record, "supersedes", ()) if EVENT.fullmatch(name)
        }
        waiting = {event_path(name) for name in named} - found.keys() - waiting
    return Portfolio(found)


def _differences(
    repository: Repository, commits: Sequence[tuple[str, str | None]]
) -> Iterator[tuple[str, list[tuple[str, str | None, str | None]]]]:
    """For each commit its paths below the portfolio with the blobs before and after; "" for a path of no record."""
    asked = "".join(f"{commit} {parent}\n" if parent else f"{commit}\n" for commit, parent in commits)
    options = ("--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames")
    where = ("--", repository.prefix) if repository.prefix else ()
    out = repository.run(
        "diff-tree", "--stdin", "--always", "--pretty=tformat:%H", *options, *where, input=asked.encode()
    ).stdout
    for commit, shifts in by_commit(out):
        yield commit, [_sides(item, repository.prefix) for item in shifts]


def _sides(item: Shift, prefix: str) -> tuple[str, str | None, str | None]:
    path = item.path.removeprefix(prefix)
    old, new = (entry.oid if entry and entry.mode in PLAIN_FILES else None for entry in (item.old, item.new))
    return path if layout.shelf_of(path) is not None else "", old, new
