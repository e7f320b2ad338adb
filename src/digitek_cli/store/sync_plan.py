"""What a sync would make: the merge of two commits, judged as a whole before anybody else sees it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from digitek_cli.errors import BadReference, Conflict, RuleViolation
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.ids import project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.project import Project
from digitek_cli.model.value import to_document
from digitek_cli.rules import check
from digitek_cli.rules.finding import Finding, errors, info
from digitek_cli.rules.lifecycle import settled
from digitek_cli.rules.merging import place
from digitek_cli.rules.references import unknown
from digitek_cli.rules.renumber import free_evidence, free_project
from digitek_cli.rules.twins import bookings, same_project
from digitek_cli.store import yaml_io
from digitek_cli.store.git import PLAIN_FILES, Entry
from digitek_cli.store.plan import SAFE_PATH, Step
from digitek_cli.store.snapshot import read_tree
from digitek_cli.store.sync_follow import follow, given_there, released
from digitek_cli.store.sync_merge import Blobs, FileClash, TreeMerge, breaches, collisions

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from digitek_cli.rules.merging import Side
    from digitek_cli.store.git import Repository
    from digitek_cli.store.snapshot import Snapshot

    Tree = Mapping[str, Entry]

Kind = Literal["same", "first", "ahead", "behind", "merge"]


@dataclass(frozen=True)
class Plan:
    """What follows from two commits. `tree` and `steps` say how ours changes; nothing of it is written yet.

    `findings` are worth knowing, `brought` the errors that come from the server, `sent` those that go there.
    """

    kind: Kind
    ours: str
    theirs: str | None
    tree: Tree
    steps: tuple[Step, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()
    clashes: tuple[FileClash, ...] = ()
    findings: tuple[Finding, ...] = ()
    brought: tuple[Finding, ...] = ()
    sent: tuple[Finding, ...] = ()

    @property
    def undecided(self) -> tuple[FileClash, ...]:
        """The clashes that somebody must choose in."""
        return tuple(item for item in self.clashes if item.clash.chosen is None)

    def require_known(self, places: Iterable[str]) -> None:
        """Raise BadReference for a place, chosen by hand, where there is nothing to choose."""
        known = sorted({item.place for item in self.clashes})
        records = {place.partition(":")[0] for place in known}
        for typed in places:
            if not known:
                raise BadReference("nothing-to-choose", typed=typed)
            whole = typed.partition(":")[0]
            if typed not in known and typed not in records and whole not in known:
                raise unknown("no-such-clash", typed, known)


@dataclass
class Planner:
    """Works out one attempt. `choices` say which side holds at a place, `prefer` which one elsewhere."""

    root: Path
    repository: Repository
    scratch: Path
    today: date
    choices: Mapping[str, Side] = field(default_factory=dict)
    prefer: Side | None = None

    def __post_init__(self) -> None:
        """Start with an empty store of bytes."""
        self.blobs = Blobs(self.repository)

    def plan(self, ours: str, theirs: str | None) -> Plan:
        """What a sync of these two commits comes to.

        Raises RuleViolation where the server has rewritten an event or the result would break a rule that neither
        side breaks, and Conflict where the two have no common start.
        """
        mine = self.repository.ls_tree(ours)
        if theirs == ours:
            return Plan("same", ours, theirs, mine)
        if theirs is None:
            return Plan("first", ours, theirs, mine, sent=tuple(self._wrong(self._read(mine, ours)).values()))
        bases = self._bases(ours, theirs)
        if not bases:
            raise Conflict("sync-unrelated")
        other = self.repository.ls_tree(theirs)
        if theirs in bases:
            return self._ahead(ours, theirs, mine, other)
        if ours in bases:
            return self._forward(ours, theirs, mine, other)
        return self._merge(ours, theirs, self._base(bases), mine, other)

    def _bases(self, one: str, other: str) -> list[str]:
        return self.repository.run("merge-base", "--all", one, other, check=False).text.split()

    def _base(self, bases: list[str]) -> Tree:
        """What both started with; where that is several commits, what those agree on."""
        tree: Tree = self.repository.ls_tree(bases[0])
        for number, further in enumerate(bases[1:], 1):
            before = self._bases(bases[number - 1], further)
            start = self._base(before) if before else {}
            tree = self._trees(common=True).merge(start, tree, self.repository.ls_tree(further)).tree
        return tree

    def _trees(self, *, common: bool = False) -> TreeMerge:
        prefix = self.repository.prefix
        return TreeMerge(self.blobs, prefix, self.scratch, self.choices, self.prefer, common=common)

    def _ahead(self, ours: str, theirs: str, mine: Tree, other: Tree) -> Plan:
        self._refuse_rewritten(breaches(self.blobs, self.repository.prefix, other, mine), by="mine")
        sent = _only(self._wrong(self._read(mine, ours)), self._wrong(self._read(other, theirs)))
        return Plan("ahead", ours, theirs, mine, sent=sent)

    def _forward(self, ours: str, theirs: str, mine: Tree, other: Tree) -> Plan:
        there = self._read(other, theirs)
        numbers, (followed,) = self._followed(there, mine, mine)
        self._refuse_rewritten(breaches(self.blobs, self.repository.prefix, followed, other))
        brought = _only(self._wrong(there), self._wrong(self._read(mine, ours)))
        return Plan("behind", ours, theirs, mine, self._steps(mine, other), tuple(numbers), brought=brought)

    def _followed(self, there: Snapshot, base: Tree, *trees: Tree) -> tuple[list[tuple[str, str]], list[Tree]]:
        """The numbers that the server already gave to projects of the common start, and the trees with them."""
        prefix, followed = self.repository.prefix, list(trees)
        numbers = given_there(prefix, base, there.portfolio, lambda tree: self._read(tree, None))
        for change in numbers:
            followed = [
                follow(prefix, tree, self._read(tree, None).portfolio.records, change, self.blobs) for tree in followed
            ]
        return numbers, followed

    def _room(self, there: Snapshot, base: Tree, mine: Tree, other: Tree) -> tuple[Tree, list[tuple[str, str]]]:
        """Our side with other numbers for new projects, where the server has given theirs to a common one."""
        prefix, numbers = self.repository.prefix, []
        for _, taken in given_there(prefix, base, there.portfolio, lambda tree: self._read(tree, None)):
            path = prefix + project_path(taken)
            if path in mine and path not in base:
                here = self._read(mine, None)
                free = free_project(taken, (here.portfolio, there.portfolio))
                mine = self._with_number(base, mine, other, here, taken, free)
                numbers.append((taken, free))
        return mine, numbers

    def _merge(self, ours: str, theirs: str, base: Tree, mine: Tree, other: Tree) -> Plan:
        prefix, head, there = self.repository.prefix, mine, self._read(other, theirs)
        mine, room = self._room(there, base, mine, other)
        known, (base, mine) = self._followed(there, base, base, mine)
        self._refuse_rewritten(breaches(self.blobs, prefix, base, other))
        self._refuse_rewritten(breaches(self.blobs, prefix, base, mine), by="mine")
        here = self._read(mine, None)
        moved, numbers = self._renumbered(base, mine, other, here, there)
        books = (here.portfolio, there.portfolio)
        moved = released(prefix, base, moved, books, self.blobs, lambda tree: self._read(tree, None))
        self._refuse_rewritten(collisions(prefix, base, moved, other))
        merged = self._trees().merge(base, moved, other)
        told = [
            info("SYNC030", path.removeprefix(prefix), place=place(path.removeprefix(prefix), at), old=old, new=new)
            for path, at, old, new in merged.renamed
        ]
        plan = Plan("merge", ours, theirs, head, (), (*room, *known, *numbers), tuple(merged.clashes), tuple(told))
        if plan.undecided:
            return plan
        sides = (self._read(moved, ours), there)
        tree = self._derived(merged.tree, sides)
        brought, sent = self._judged(self._read(tree, None), sides)
        return replace(plan, steps=self._steps(head, tree), brought=brought, sent=sent)

    def _read(self, tree: Tree, base: str | None) -> Snapshot:
        prefix = self.repository.prefix
        inside = {path: entry for path, entry in tree.items() if path.startswith(prefix)}
        made = {entry.oid: self.blobs[entry.oid] for entry in inside.values() if entry.oid in self.blobs.made}
        return read_tree(self.root, self.repository, inside, base, made)

    def _refuse_rewritten(self, found: list[Finding], by: Side = "theirs") -> None:
        if found:
            code = "sync-rewritten-events" if by == "theirs" else "sync-rewritten-here"
            raise RuleViolation(code, findings=found)

    def _renumbered(
        self, base: Tree, mine: Tree, other: Tree, here: Snapshot, there: Snapshot
    ) -> tuple[Tree, list[tuple[str, str]]]:
        """Our side with other numbers for what we called as they did, and what was called what."""
        numbers = []
        prefix = self.repository.prefix
        for path in sorted(set(mine) - set(base)):
            record = here.portfolio.records.get(path.removeprefix(prefix))
            twin = there.portfolio.records.get(path.removeprefix(prefix))
            portfolios = (here.portfolio, there.portfolio)
            if isinstance(record, Project) and path not in other and record.id in there.portfolio.settings.retired:
                old, new = record.id, free_project(record.id, portfolios)
            elif path not in other or mine[path].oid == other[path].oid or record is None or twin is None:
                continue
            elif isinstance(record, Project) and isinstance(twin, Project):
                if same_project(record, twin, *portfolios):
                    continue
                old, new = record.id, free_project(record.id, portfolios)
            elif isinstance(record, EvidenceRecord):
                old, new = record.id, free_evidence(portfolios)
            else:
                continue
            mine = self._with_number(base, mine, other, here, old, new)
            here = self._read(mine, None)
            numbers.append((old, new))
        return mine, numbers

    def _with_number(self, base: Tree, mine: Tree, other: Tree, here: Snapshot, old: str, new: str) -> Tree:
        prefix = self.repository.prefix
        own = [
            path.removeprefix(prefix)
            for path, entry in mine.items()
            if path.startswith(prefix) and entry not in (base.get(path), other.get(path))
        ]
        records = {path: here.portfolio.records[path] for path in own if path in here.portfolio.records}
        return follow(prefix, mine, records, (old, new), self.blobs)

    def _derived(self, tree: Tree, sides: tuple[Snapshot, Snapshot]) -> Tree:
        """The tree with each project in the phase that the merged events lead to."""
        merged = self._read(tree, None)
        result = dict(tree)
        for project in merged.portfolio.projects.values():
            now = settled(merged.portfolio, project)
            if now == project or any(self._strays(side, project.id) for side in sides):
                continue
            path = self.repository.prefix + path_of(project)
            data = yaml_io.amend(self.blobs[tree[path].oid], to_document(project), to_document(now), path_of(project))
            result[path] = Entry(tree[path].mode, self.blobs.make(data))
        return result

    def _strays(self, side: Snapshot, project_id: str) -> bool:
        """Whether a project stood elsewhere than its events said before anything was merged."""
        project = side.portfolio.project(project_id)
        return project is not None and settled(side.portfolio, project) != project

    def _judged(
        self, result: Snapshot, sides: tuple[Snapshot, Snapshot]
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """What stays wrong that the server's side brought, and ours; RuleViolation for what only the merge makes so."""
        mine, theirs = (self._wrong(side) for side in sides)
        wrong = self._wrong(result)
        new = _only(wrong, mine | theirs)
        if new:
            raise RuleViolation("sync-refused", findings=_explained(new, sides))
        return _only(wrong, mine), _only(wrong, theirs)

    def _wrong(self, snapshot: Snapshot) -> dict[tuple[Any, ...], Finding]:
        """Every error of a portfolio, by what makes it the same error elsewhere."""
        found = errors((*snapshot.findings, *check.check(snapshot.portfolio, self.today)))
        return {(item.code, item.path, item.at, repr(sorted(item.params.items()))): item for item in found}

    def _steps(self, mine: Tree, tree: Tree) -> tuple[Step, ...]:
        """How our work tree changes; what may not be written is refused here, before anything is."""
        found = []
        for path in dict.fromkeys((*mine, *tree)):
            before, after = mine.get(path), tree.get(path)
            if before == after:
                continue
            parts = path.split("/")
            if not SAFE_PATH.fullmatch(path) or any(part.lower() in ("", ".", "..", ".git") for part in parts):
                raise Conflict("sync-unsafe-path", path=path)
            if any(entry and entry.mode not in PLAIN_FILES for entry in (before, after)):
                raise Conflict("not-a-plain-file", path=path)
            mode = after.mode if after else before.mode if before else ""
            data = self.blobs.made.get(after.oid) if after else None
            found.append(Step(path, mode, before.oid if before else None, after.oid if after else None, data))
        return tuple(found)


def _only(wrong: Mapping[tuple[Any, ...], Finding], known: Container[tuple[Any, ...]]) -> tuple[Finding, ...]:
    return tuple(finding for key, finding in wrong.items() if key not in known)


def _explained(found: Iterable[Finding], sides: tuple[Snapshot, Snapshot]) -> list[Finding]:
    """The errors in the words of a sync, each overdrawn pool with the bookings of both sides."""
    shown: list[Finding] = []
    for item in found:
        if item.code == "EVT010":
            item = Finding(item.code, item.severity, item.params | {"variant": "sync"}, item.path, item.at, item.line)
        shown.append(item)
        if {"pool", "year"} <= set(item.params):
            mine, theirs = (side.portfolio for side in sides)
            shown += bookings(mine, theirs, item.params["pool"], item.params["year"])
    return shown
