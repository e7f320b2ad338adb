"""`sync`: fetch, merge, judge the result, push, and only then let the own branch follow.

Whatever refuses or breaks before the server has the result leaves everything as it was. After that the work tree is
rolled forward like after any other write, by us or by the next command.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, RuleViolation
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.operations.change import Change, message
from digitek_cli.rules.leaks import in_message
from digitek_cli.store import guard, journal, outgoing, remote
from digitek_cli.store.branches import refuse_new
from digitek_cli.store.build import make_commit, open_folder
from digitek_cli.store.commit import land, transaction
from digitek_cli.store.disk import disk_problems
from digitek_cli.store.faults import step
from digitek_cli.store.git import BRANCH, Repository
from digitek_cli.store.history import between
from digitek_cli.store.identity import identity
from digitek_cli.store.instant import NOON, at
from digitek_cli.store.last_door import refuse_names
from digitek_cli.store.lock import exclusive
from digitek_cli.store.recovery import outstanding, recover
from digitek_cli.store.sync_authors import Author, authors
from digitek_cli.store.sync_plan import Plan, Planner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from digitek_cli.rules.finding import Finding
    from digitek_cli.rules.merging import Side
    from digitek_cli.store.git import Position
    from digitek_cli.store.guard import Pending
    from digitek_cli.store.history import LogEntry
    from digitek_cli.store.remote import Line, Server

ATTEMPTS = 6
LOCK_PATIENCE = 60.0


@dataclass(frozen=True)
class Wish:
    """What was asked for: the remote, which side holds where both changed one thing, and how far to go.

    `new_branch` lets the server have a branch beside the ones it has.
    """

    remote: str | None = None
    choices: Mapping[str, Side] = field(default_factory=dict)
    prefer: Side | None = None
    push: bool = True
    dry_run: bool = False
    new_branch: bool = False


@dataclass(frozen=True)
class Synced:
    """What came of it. `commit` is where the branch stands, `merge` the commit that joined two sides.

    With undecided clashes nothing has been done. `authors` says who wrote the two values of each clash.
    """

    server: Server
    plan: Plan
    fetched: tuple[LogEntry, ...]
    pushed: tuple[LogEntry, ...]
    commit: str
    merge: str | None = None
    sent: bool = False
    notes: tuple[Finding, ...] = ()
    authors: tuple[tuple[Author | None, Author | None], ...] = ()


def sync(
    root: Path,
    wish: Wish,
    *,
    recorded_by: str | None,
    today: date,
    fixed_clock: bool = False,
    progress: Callable[[str, Server], None] = lambda *_: None,
) -> Synced:
    """Bring a portfolio and the one on the server together. `progress` hears `fetch`, `merge` and `push` begin."""
    with disk_problems():
        repository = Repository.open(root)
        repository.require_writable_kind()
        server = remote.find(repository, _born(repository).ref, wish.remote)
        clock = at(today, NOON) if fixed_clock else None
        one = _Sync(root, repository, server, wish, recorded_by, today, clock, transaction(), progress)
        with exclusive(repository.common_dir, LOCK_PATIENCE):
            pending = outstanding(repository) if wish.dry_run else recover(repository, one.tx)
            for number in range(ATTEMPTS):
                done = one.attempt(number, pending)
                if done is not None:
                    return done
    raise Conflict("sync-kept-moving", attempts=ATTEMPTS, remote=server.name)


def _born(repository: Repository) -> Position:
    position = repository.position()
    refuse_names(repository, position.ref)
    if position.base is None:
        raise Conflict("sync-no-commit")
    return position


@dataclass(frozen=True)
class _Sync:
    """What stays the same from one attempt to the next."""

    root: Path
    repository: Repository
    server: Server
    wish: Wish
    recorded_by: str | None
    today: date
    clock: str | None
    tx: str
    progress: Callable[[str, Server], None]

    def attempt(self, number: int, pending: Pending) -> Synced | None:
        """Once through; None when the server or our own branch moved meanwhile."""
        position = _born(self.repository)
        ours = position.base or ""
        with remote.line(self.repository, self.server, f"{self.tx}.line{number}", ours) as line:
            self.progress("fetch", self.server)
            theirs = line.fetch()
            self._refuse_rewritten_history(theirs)
            if theirs is None and not self.wish.new_branch:
                refuse_new(line, position.ref)
            step("sync:merge")
            planner = Planner(self.root, self.repository, line.folder, self.today, self.wish.choices, self.wish.prefer)
            plan = planner.plan(ours, theirs)
            plan.require_known(self.wish.choices)
            try:
                guard.check(self.repository, plan.ours, plan.steps, (), pending)
            except Conflict:
                if self.repository.position() == position:
                    raise
                return None  # what looked like an edit is somebody's new commit
            found = self._found(plan)
            if self.wish.push:
                outgoing.refuse_leaks(self.repository, plan.theirs, plan.ours)
            if self.wish.dry_run or plan.undecided:
                return found
            private = open_folder(journal.home(self.repository), f"{self.tx}-{number}", self.repository, ours)
            try:
                return self._publish(line, position, found, private, pending)
            finally:
                shutil.rmtree(private, ignore_errors=True)

    def _refuse_rewritten_history(self, theirs: str | None) -> None:
        """What the server once had and we have seen must still be there."""
        seen = self.repository.read_ref(self.server.tracking)
        if seen is None or seen == theirs:
            return
        if theirs is None or not self.repository.holds(theirs, seen):
            gone = between(self.repository, theirs, seen)
            tracking = f"{self.server.name}/{self.server.branch}"
            raise RuleViolation("sync-history-rewritten", count=len(gone), remote=self.server.name, tracking=tracking)

    def _found(self, plan: Plan) -> Synced:
        fetched = between(self.repository, plan.ours, plan.theirs) if plan.theirs else []
        pushed = [] if plan.kind in ("same", "behind") else between(self.repository, plan.theirs, plan.ours)
        who = authors(self.repository, plan) if plan.clashes else ()
        return Synced(self.server, plan, tuple(fetched), tuple(pushed), plan.ours, authors=who)

    def _publish(self, line: Line, position: Position, found: Synced, private: Path, pending: Pending) -> Synced | None:
        """Make the commit where one is needed, give it to the server, and follow."""
        plan = found.plan
        notes: tuple[Finding, ...] = ()
        new = plan.theirs if plan.kind == "behind" and plan.theirs else plan.ours
        text = self._message(found)
        if plan.kind == "merge":
            self.progress("merge", self.server)
            who, notes = identity(self.repository, self.recorded_by, self.clock)
            new = make_commit(self.repository, private, plan.ours, plan.steps, text, who, joins=plan.theirs)
        sent = self.wish.push and plan.kind in ("first", "ahead", "merge")
        if sent:
            self.progress("push", self.server)
            if not line.push(new):
                return None
            step("sync:pushed")
        if new != plan.ours:
            landed = land(self.repository, private, position, new, plan.steps, text, self.tx, pending)
            if landed is None:
                return None
            notes += landed
        self._remember(position, new if sent else plan.theirs)
        merge = new if plan.kind == "merge" else None
        return Synced(self.server, plan, found.fetched, found.pushed, new, merge, sent, notes, authors=found.authors)

    def _message(self, found: Synced) -> str:
        """What came in and what goes out, by the first lines of the commits."""
        plan = found.plan
        what = f"{len(found.fetched)} in, {len(found.pushed)} out"
        what += "".join(f"; {old} is now {new}" for old, new in plan.renumbered)
        lines = [f"in: {entry.summary}" for entry in found.fetched]
        lines += [f"out: {entry.summary}" for entry in found.pushed]
        lines = [line for line in lines if not any(in_message([line]))]  # what others let slip is not repeated
        change = Change("sync", "portfolio", what, (), Portfolio(), reason="\n".join(lines))
        return message(change, self.recorded_by, self.tx)

    def _remember(self, position: Position, theirs: str | None) -> None:
        """Let the user's own git know what the server has, and which branch there belongs to this one."""
        if theirs is None:
            return
        branch = f"branch.{position.ref.removeprefix(BRANCH)}"
        # Where this cannot be written, the user's own git learns it at its next fetch.
        self.repository.run("update-ref", "-m", "digitek: sync", self.server.tracking, theirs, check=False)
        if self.repository.setting(f"{branch}.remote") is None:
            self.repository.run("config", "--local", f"{branch}.remote", self.server.name, check=False)
            self.repository.run("config", "--local", f"{branch}.merge", self.server.ref, check=False)
