"""Which merges gave a project, or a piece of evidence, another number: what it was called in each commit.

A number means one thing on either side of such a merge and another after it. A merge says so by what it holds: a file
that came with it, and that is the very record which its parent has under the old number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.ids import project_path
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Project
from digitek_cli.rules.events import EVENT_FOLDERS
from digitek_cli.rules.renumber import renumber
from digitek_cli.rules.twins import same_project
from digitek_cli.store.git import PLAIN_FILES
from digitek_cli.store.raw_diff import by_commit
from digitek_cli.store.snapshot import understood
from digitek_cli.store.sources import sources_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digitek_cli.model.portfolio import Record
    from digitek_cli.store.git import Repository
    from digitek_cli.store.raw_diff import Shift

# A merge and one of its parents; and the old and the new number of what that parent brought.
Edge: TypeAlias = tuple[str, str]
Pairs: TypeAlias = tuple[tuple[str, str], ...]

MARK = b"formerly"


@dataclass(frozen=True)
class Step:
    """A renumbering that a commit's work went through: the numbers, and the parent that still has the old ones."""

    side: str
    pairs: Pairs


@dataclass(frozen=True)
class Names:
    """What one project is called in each commit; `away` are the merges in which another one gave it its number."""

    everywhere: frozenset[str]
    by_commit: Mapping[str, frozenset[str]] | None = None
    away: frozenset[str] = frozenset()

    def at(self, commit: str) -> frozenset[str]:
        """The numbers that mean the project in a commit: none where only another one is meant by them."""
        if self.by_commit is None:
            return self.everywhere
        return frozenset() if commit in self.away else self.by_commit.get(commit, frozenset())


def steps(repository: Repository, since: str, until: str) -> tuple[Step, ...]:
    """The renumberings between a commit and a later one that holds it, the oldest first."""
    graph = _graph(repository, "--reverse", "--ancestry-path", f"^{since}", until)
    inside = {since, *(commit for commit, _ in graph)}
    edges = [(commit, parent) for commit, above in graph if len(above) > 1 for parent in above if parent in inside]
    found = _pairs(repository, edges)
    taken: dict[str, tuple[Step, ...]] = {since: ()}
    for commit, above in graph:
        parent = next((name for name in above if name in taken), None)
        if parent is not None:
            pairs = found.get((commit, parent), ())
            taken[commit] = (*taken[parent], *([Step(parent, pairs)] if pairs else []))
    return taken.get(until, ())


def names(repository: Repository, revision: str, project: str) -> Names:
    """The numbers that a project of a revision had before it."""
    graph = _graph(repository, revision)
    found = _pairs(repository, [(commit, parent) for commit, above in graph if len(above) > 1 for parent in above])
    if not found or not graph:
        return Names(frozenset([project]))
    called: dict[str, set[str]] = {graph[0][0]: {project}}
    away: set[str] = set()
    for commit, above in graph:
        mine = called.get(commit, set())
        for parent in above:
            pairs = found.get((commit, parent), ())
            away |= {commit} if mine & {old for old, _ in pairs} else set()
            called.setdefault(parent, set()).update(_before(mine, pairs))
    everywhere = frozenset[str]().union(*called.values())
    return Names(everywhere, {commit: frozenset(numbers) for commit, numbers in called.items()}, frozenset(away))


def _before(numbers: set[str], pairs: Pairs) -> Iterator[str]:
    """What something was called on the other side of a renumbering, as far as it was there."""
    became = {new: old for old, new in pairs}
    for number in numbers:
        if number in became:
            yield became[number]
        elif number not in became.values():
            yield number


def _graph(repository: Repository, *asked: str) -> list[tuple[str, list[str]]]:
    out = repository.run("log", "--topo-order", "--format=tformat:%H %P", *asked, "--").text
    rows = (line.split(" ") for line in out.splitlines())
    return [(commit, [parent for parent in above if parent]) for commit, *above in rows]


def _pairs(repository: Repository, edges: Sequence[Edge]) -> dict[Edge, Pairs]:
    """The renumberings of these merges, by the parent whose numbers were given up."""
    if not edges:
        return {}
    shifts = _shifts(repository, edges)
    new = {item.new.oid for items in shifts.values() for item in items if item.new and _shelf(repository, item)}
    blobs = repository.read_blobs(new)
    found: dict[Edge, Pairs] = {}
    for edge, items in shifts.items():
        came = [(item.path, blobs[item.new.oid]) for item in items if item.new and item.new.oid in blobs]
        pairs = (*_projects(repository, edge, came), *_evidence(repository, edge, items))
        if pairs:
            found[edge] = pairs
    return found


def _shifts(repository: Repository, edges: Sequence[Edge]) -> dict[Edge, list[Shift]]:
    """What each merge has that this parent has not, and of evidence what reads otherwise too."""
    asked = "".join(f"{merge} {parent}\n" for merge, parent in edges).encode()
    options = ("--stdin", "--always", "--pretty=tformat:%H", "-r", "-z", "--raw", "--no-abbrev", "--no-renames")
    where = (repository.prefix + "projects", repository.prefix + "evidence")
    out = repository.run("diff-tree", *options, "--", *where, input=asked).stdout
    told = zip(edges, by_commit(out), strict=True)
    plain = {edge: [item for item in items if item.new and item.new.mode in PLAIN_FILES] for edge, (_, items) in told}
    return {edge: items for edge, items in plain.items() if items}


def _shelf(repository: Repository, item: Shift) -> bool:
    """Whether it is a project that came."""
    return item.old is None and item.path.startswith(f"{repository.prefix}projects/")


def _projects(repository: Repository, edge: Edge, came: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    for path, data in came:
        record = understood(path.removeprefix(repository.prefix), data)[0] if MARK in data else None
        for old in record.formerly if isinstance(record, Project) else ():
            if isinstance(record, Project) and _moved(repository, edge, old, record):
                yield old, record.id


def _moved(repository: Repository, edge: Edge, old: str, now: Project) -> bool:
    """Whether the project with the old number on this side is the one that has the new number in the merge."""
    merge, side = edge
    held = _records(repository, side, [project_path(old)]).get(project_path(old))
    stayed = _records(repository, merge, [project_path(old)]).get(project_path(old))
    if not isinstance(held, Project) or stayed == held:
        return False
    if renumber(held, old, now.id, {}) == now:
        return True
    there, here = (Portfolio(_records(repository, commit, EVENT_FOLDERS)) for commit in edge)
    if isinstance(stayed, Project) and same_project(held, stayed, here, there):
        return False
    return same_project(held, now, here, there)


def _evidence(repository: Repository, edge: Edge, items: Sequence[Shift]) -> Iterator[tuple[str, str]]:
    """Evidence does not remember its number, and is the same word for word."""
    ours = [item for item in items if item.path.startswith(f"{repository.prefix}evidence/")]
    if {item.old is None for item in ours} != {True, False}:
        return
    merge, side = edge
    kept = [item.path.removeprefix(repository.prefix) for item in ours if item.old is not None]
    came = [item.path.removeprefix(repository.prefix) for item in ours if item.old is None]
    held, now = _records(repository, side, kept).values(), _records(repository, merge, came).values()
    for old in held:
        for new in now:
            if isinstance(old, EvidenceRecord) and isinstance(new, EvidenceRecord):
                if renumber(old, old.id, new.id, {}) == new:
                    yield old.id, new.id


def _records(repository: Repository, commit: str, places: Sequence[str]) -> dict[str, Record]:
    read = ((path, understood(path, data)[0]) for path, data in sources_at(repository, commit, places).items())
    return {path: record for path, record in read if record is not None}
