"""One commit of a history: what it did, by whose rules, and whether it could."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.ids import SETTINGS_PATH, name_in, short
from digitek_cli.operations import audit_foundation
from digitek_cli.operations.audit_commit import Deed, weigh
from digitek_cli.operations.audit_foundation import Alteration
from digitek_cli.operations.audit_merge import from_nowhere
from digitek_cli.operations.audit_report import MANUAL, MERGED, UNLIKE, UNNAMED, HandEdit
from digitek_cli.rules.audit_footprint import Trace, could_make, trace
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.store import audit_clock, layout
from digitek_cli.store.audit_renumbered import proven
from digitek_cli.store.audit_state import RULES, State, is_record
from digitek_cli.store.git import PLAIN_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Record
    from digitek_cli.store.audit_replay import Replay
    from digitek_cli.store.chronicle import Commit
    from digitek_cli.store.raw_diff import Shift

Edge = tuple["Shift", ...]
SHOWN = 12
KINDS: dict[type, str] = {Decision: "decisions", Statement: "statements", Transaction: "transactions"}


@dataclass
class Step:
    """One commit with its edges: how it differs from each parent."""

    replay: Replay
    commit: Commit
    edges: list[Edge]
    befores: list[State]
    after: State

    @cached_property
    def judged(self) -> list[Edge]:
        """The edges from parents that are portfolios: what comes along from elsewhere no rules have judged yet.

        It counts as the commit's own; all edges where no parent is a portfolio.
        """
        kept = [edge for edge, before in zip(self.edges, self.befores, strict=False) if self._governed(before)]
        return kept or self.edges

    @property
    def merge(self) -> bool:
        """Whether it brings several portfolios together."""
        return len(self.judged) > 1

    def judge(self) -> None:
        """Note everything that speaks against it."""
        self._append_only()
        if not self._governed(self.after) and not any(map(self._governed, self.befores)):
            self._unjudged()
            return
        own = [item for item in map(self._alteration, self._own()) if item.new is None or not self._renumbered(item)]
        self._readable(own)
        self._foundations()
        self._count(own)
        made = self._by_hand(own)
        base = self._base()
        if base.complete:
            for finding in weigh(self._deed(own, self._touched(), base, made)):
                self.note(finding)
        elif any(is_event_path(item.path) for item in own):
            self.note(error("AUD006"))
        self._forget()

    def _base(self) -> State:
        """Whose rules count: those that the commit builds on, and its own only where a portfolio begins."""
        governed = next((state for state in self.befores if self._governed(state)), None)
        if governed is not None:
            return governed
        # Rules that come out of nowhere could let anything in: a portfolio begins once.
        if self.replay.founded:
            self.note(error("AUD047"))
        self.replay.founded = True
        return self.after

    def _unjudged(self) -> None:
        """Events where there is no portfolio: no rules could judge them."""
        for shift in self._own():
            if is_event_path(shift.path) and is_record(shift.path, shift.new):
                self.note(error("AUD048", shift.path, event=name_in(shift.path)))

    def _forget(self) -> None:
        """Versions that nothing holds any more need not be kept at hand; events are asked for again."""
        for shift in () if self.merge else self.judged[0]:
            if shift.old is not None and not is_event_path(shift.path):
                self.replay.library.forget(shift.old.oid)

    def note(self, finding: Finding) -> None:
        """Keep a finding about this commit."""
        self.replay.note(self.commit, finding)

    def _deed(self, own: list[Alteration], touched: tuple[str, ...], base: State, made: bool) -> Deed:
        rules = self.replay.rules or base
        result = cache(lambda names: self.after.portfolio(names, rules))
        earlier = cache(lambda names: base.portfolio(names, rules))
        return Deed(
            own=tuple(own),
            touched=touched,
            result=lambda names: result(tuple(names)),
            earlier=lambda names: earlier(tuple(names)),
            operation=self.commit.operation,
            made=made,
            founding=base is self.after,
            merge=self.merge,
        )

    def _governed(self, state: State) -> bool:
        return SETTINGS_PATH in state.groups.get(RULES, {})

    def _own(self) -> list[Shift]:
        """What differs from every parent whose own history is judged: what the commit itself did."""
        first, *rest = self.judged
        others = [{shift.path for shift in edge} for edge in rest]
        return [shift for shift in first if all(shift.path in paths for paths in others)]

    def _alteration(self, shift: Shift) -> Alteration:
        return Alteration(shift.path, self._record(shift, old=True), self._record(shift, old=False))

    def _record(self, shift: Shift, *, old: bool) -> Record | None:
        entry = shift.old if old else shift.new
        if entry is None or not is_record(shift.path, entry):
            return None
        return self.replay.library.record(shift.path, entry.oid)

    def _renumbered(self, item: Alteration) -> bool:
        return self.merge and self.moved.get(item.path) == item.new

    def _append_only(self) -> None:
        """No event is changed or removed along any edge; a proven renumbering changes its number alone."""
        for edge in self.edges:
            for shift in edge:
                if shift.old and is_event_path(shift.path) and is_record(shift.path, shift.old):
                    for finding in self._rewritten(shift):
                        self.note(finding)

    @cached_property
    def moved(self) -> dict[str, Record]:
        """What lies under another number since this merge."""
        return proven(self.befores, self.after) if self.merge else {}

    def _rewritten(self, shift: Shift) -> Iterator[Finding]:
        name = name_in(shift.path)
        if shift.new is None:
            yield error("EVT002", shift.path, event=name)
            return
        old, new = self._record(shift, old=True), self._record(shift, old=False)
        if old is not None and old == new:
            yield warning("AUD001", shift.path, event=name)
        elif new is None or self.moved.get(shift.path) != new:
            yield error("EVT001", shift.path, event=name)

    def _readable(self, own: list[Alteration]) -> None:
        shifts = {shift.path: shift for shift in self.judged[0]}
        for item in own:
            entry = shifts[item.path].new
            if entry is None:
                if item.path.startswith("projects/") and self._orphans(item.path):
                    self.note(error("AUD005", item.path, project=name_in(item.path)))
            elif entry.oid in self.replay.chronicle.damaged:
                self.note(error("AUD070", item.path, object=short(entry.oid)))
            elif entry.mode not in PLAIN_FILES:
                self.note(warning("AUD004", item.path))
            elif item.new is None and is_event_path(item.path):
                self.note(error("AUD002", item.path, event=name_in(item.path)))
            elif item.new is None and layout.shelf_of(item.path):
                self.note(warning("AUD003", item.path))

    def _orphans(self, path: str) -> bool:
        return any(is_event_path(name) for name in self.after.groups.get(name_in(path), {}))

    def _foundations(self) -> None:
        for edge, before in zip(self.edges, self.befores, strict=False):
            altered = [
                self._alteration(shift)
                for shift in edge
                if (shelf := layout.shelf_of(shift.path)) and shelf.kind in audit_foundation.FOUNDATIONS
            ]
            if not altered or not self._governed(before):
                continue
            for finding in audit_foundation.changed(altered, before.whole):
                self.note(finding)
            if len(self.edges) > 1:
                made = (self._record(shift, old=False) for shift in edge if shift.old is None)
                decided = [item for item in made if isinstance(item, Decision)]
                for finding in audit_foundation.together(altered, decided):
                    self.note(finding)

    def _count(self, own: list[Alteration]) -> None:
        for item in own:
            name = KINDS.get(type(item.new)) if item.old is None else None
            if name is None:
                continue
            self.replay.counts[name] += 1
            if isinstance(item.new, Decision):
                self.replay.deciding.add(self.commit.id)
            for finding in audit_clock.dated(self.commit, item.path, item.new):
                self.note(finding)

    def _by_hand(self, own: list[Alteration]) -> bool:
        """Whether the operation that the commit names could have made it; names it among the hand edits if not."""
        operation = self.commit.operation
        reason = self._merged(own) if self.merge else self._reason(own, operation)
        if reason is not None:
            paths = tuple(item.path for item in own)[:SHOWN]
            self.replay.hand_edits.append(HandEdit(self.commit.id, reason, operation, paths))
        return reason is None

    def _reason(self, own: list[Alteration], operation: str | None) -> str | None:
        ours = [item for item in own if layout.shelf_of(item.path)]
        if not ours:
            return None
        if operation is None:
            return UNNAMED
        if operation == MANUAL:
            return MANUAL
        founding = operation == "init" and not any(map(self._governed, self.befores))
        return None if founding or could_make(operation, map(_trace, ours)) else UNLIKE

    def _merged(self, own: list[Alteration]) -> str | None:
        """A merge takes what its parents have; what comes from neither was written by whoever merged."""
        for item in own:
            before = [state.get(item.path) for state in self.befores]
            if layout.shelf_of(item.path) and from_nowhere(before, item.new):
                return MERGED
        return None

    def _touched(self) -> tuple[str, ...]:
        """The projects that the commit itself changed, and those that a merge brought together."""
        library = self.replay.library
        named: list[set[str]] = []
        for edge in self.judged:
            entries = ((shift.path, entry) for shift in edge for entry in (shift.old, shift.new) if entry)
            groups = {library.group(path, entry.oid) for path, entry in entries if is_record(path, entry)}
            named.append({name for name in groups if name.startswith("P-")})
        return tuple(sorted(set.intersection(*named)))


def _trace(item: Alteration) -> Trace:
    shelf = layout.shelf_of(item.path)
    return trace(shelf.kind.__name__ if shelf else "", item.old, item.new)
