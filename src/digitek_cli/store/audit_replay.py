"""Goes through a history commit by commit, each after its parents; what each did is judged in `audit_step`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.operations.audit_report import HandEdit, Remark
from digitek_cli.rules.finding import Finding, error
from digitek_cli.store import audit_clock
from digitek_cli.store.audit_state import State, is_record
from digitek_cli.store.audit_step import Edge, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from digitek_cli.store.audit_state import Library
    from digitek_cli.store.chronicle import Chronicle, Commit

AT_ONCE = 400


@dataclass
class Replay:
    """The walk. `states` holds the portfolio at the commits whose children are still to come, and at those `kept`.

    `rules` judge every commit alike, where not each is to be judged by what it builds on.
    """

    chronicle: Chronicle
    library: Library
    today: date
    states: dict[str, State | None] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    hand_edits: list[HandEdit] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    deciding: set[str] = field(default_factory=set)
    founded: bool = False
    rules: State | None = None
    kept: frozenset[str] = frozenset()
    progress: Callable[[int, int], None] = lambda *_: None

    def run(self, commits: Sequence[Commit]) -> None:
        """Replay them all; the states of parents outside must be there already."""
        waiting = Counter(parent for commit in commits for parent in commit.parents)
        trees = {commit.id: commit.tree for commit in commits} | self._outside(commits)
        empty = self.chronicle.empty
        pairs = [(trees.get(parent, empty), commit.tree) for commit in commits for parent in commit.parents or ("",)]
        edges = self.chronicle.shifts(pairs)
        known = {commit.id: commit for commit in commits}
        for start in range(0, len(commits), AT_ONCE):
            part = commits[start : start + AT_ONCE]
            changes = [[next(edges) for _ in commit.parents or ("",)] for commit in part]
            self._fetch(edge for several in changes for edge in several)
            for commit, several in zip(part, changes, strict=True):
                self._commit(commit, several, [known[name] for name in commit.parents if name in known])
                for parent in commit.parents:
                    waiting[parent] -= 1
                    if not waiting[parent] and parent not in self.kept:
                        self.states.pop(parent, None)
            self.progress(start + len(part), len(commits))

    def _outside(self, commits: Sequence[Commit]) -> dict[str, str]:
        """The trees of parents that lie before what is replayed, and their states."""
        inside = {commit.id for commit in commits}
        names = [name for commit in commits for name in commit.parents if name not in inside]
        found = {commit.id: commit.tree for commit in self.chronicle.read(dict.fromkeys(names))}
        for name, tree in found.items():
            if name not in self.states:
                self.states[name] = self._of_tree(tree)
        return found

    def _of_tree(self, tree: str) -> State | None:
        files = self.chronicle.tree(tree)
        return None if files is None else State.of_tree(self.library, files)

    def _fetch(self, edges: Iterable[Edge | None]) -> None:
        shifts = (shift for edge in edges if edge for shift in edge)
        self.library.fetch(shift.new.oid for shift in shifts if shift.new and is_record(shift.path, shift.new))

    def _commit(self, commit: Commit, edges: list[Edge | None], parents: list[Commit]) -> None:
        for finding in audit_clock.check(commit, parents, self.today):
            self.note(commit, finding)
        befores = [self.states.get(name) for name in commit.parents]
        sound = [(edge, before) for edge, before in zip(edges, befores or [None], strict=True) if edge is not None]
        if len(sound) < len(edges) or None in befores:
            self.note(commit, error("AUD071"))
            self.states[commit.id] = self._of_tree(commit.tree)
            return
        first = befores[0] if befores else State(self.library)
        assert first is not None
        after = first.copy()
        after.apply(sound[0][0])
        self.states[commit.id] = after
        step = Step(self, commit, [edge for edge, _ in sound], [item for item in befores if item], after)
        if any(edge for edge, _ in sound):
            step.judge()

    def note(self, commit: Commit | None, finding: Finding) -> None:
        """Keep a finding, once for each commit."""
        remark = Remark(commit.id if commit else None, finding)
        if remark not in self.remarks[-200:]:
            self.remarks.append(remark)
