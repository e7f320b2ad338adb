"""The write path: one change becomes one commit that holds exactly its paths.

The branch is the commit point. Everything before it happens aside and leaves no trace; everything after it (files,
index) is rolled forward, by us or, after a crash, by the next write.
"""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, DataError, EnvironmentProblem, RuleViolation
from digitek_cli.operations.change import message
from digitek_cli.rules.finding import errors, info
from digitek_cli.store import forward, guard, journal, last_door, plan
from digitek_cli.store.build import make_commit, open_folder
from digitek_cli.store.disk import disk_problems, sync_up, without_room
from digitek_cli.store.forward import finish
from digitek_cli.store.git import Repository
from digitek_cli.store.identity import identity
from digitek_cli.store.instant import NOON, at, clock_notes
from digitek_cli.store.lock import exclusive
from digitek_cli.store.recovery import outstanding, recover
from digitek_cli.store.runner import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from digitek_cli.operations.change import Change
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Position
    from digitek_cli.store.guard import Pending
    from digitek_cli.store.patch import FileEdit
    from digitek_cli.store.plan import Step
    from digitek_cli.store.snapshot import Snapshot

    Reader = Callable[[Path, str | None], Snapshot]
    Patcher = Callable[[Change, Snapshot], tuple[FileEdit, ...]]

ATTEMPTS = 12
LOCK_PATIENCE = 60.0
LETTERS = "abcdefghjkmnpqrstuvwxyz"  # no digits, so that no scan for numbers finds one in a transaction's name


@dataclass(frozen=True)
class Receipt:
    """What was done, or with `--dry-run` what would be; `commit` is None when there was nothing to do."""

    change: Change
    edits: tuple[FileEdit, ...]
    commit: str | None
    message: str
    notes: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Plan:
    """One attempt, worked out on one commit."""

    receipt: Receipt
    position: Position
    steps: tuple[plan.Step, ...]


@dataclass(frozen=True)
class Writer:
    """What stays the same from one attempt to the next."""

    root: Path
    repository: Repository
    compute: Callable[[Snapshot], Change]
    read: Reader
    patch: Patcher
    rests_on: Callable[[Snapshot], tuple[str, ...]]
    recorded_by: str | None
    clock: str | None
    tx: str
    dry_run: bool

    def plan(self, pending: Pending) -> Plan | None:
        """Read the branch, ask the rules, and refuse where somebody's work is in the way.

        None when the branch moved meanwhile: what then looks like an edit is somebody's new commit.
        """
        position = self.repository.position()
        last_door.refuse_names(self.repository, position.ref)
        snapshot = self.read(self.root, position.base)
        try:
            change = self._verdict(snapshot, position.base, pending)
            refuse_broken(snapshot, change)
            edits = self.patch(change, snapshot)
            tree = self.repository.entries(position.base, [self.repository.prefix + edit.path for edit in edits])
            steps = plan.steps(edits, self.repository.prefix, tree, self.repository.zero)
            self._guard((*change.touches, *change.reads), position.base, pending, steps)
        except Conflict:
            if self.repository.position() == position:
                raise
            return None
        text = message(change, self.recorded_by, self.tx)
        last_door.refuse_leaks(edits, text)
        receipt = Receipt(change, edits, None, text)
        return Plan(receipt, position, steps)

    def _verdict(self, snapshot: Snapshot, base: str | None, pending: Pending) -> Change:
        """What the rules say; a no that unsaved edits could have turned into a yes is a conflict, not a no."""
        try:
            return self.compute(snapshot)
        except RuleViolation:
            try:
                self._guard(self.rests_on(snapshot), base, pending)
            except Conflict as dirty:
                raise Conflict("refused-on-saved", **dirty.params) from dirty
            raise

    def _guard(self, reads: tuple[str, ...], base: str | None, pending: Pending, steps: Sequence[Step] = ()) -> None:
        full = [self.repository.prefix + path for path in reads]
        guard.check(self.repository, base, steps, full, pending)

    def attempt(self, number: int, pending: Pending) -> Receipt | None:
        """Work out and publish; None when the branch moved meanwhile."""
        planned = self.plan(pending)
        if planned is None:
            return None
        if self.dry_run or not planned.steps:
            notes = () if planned.steps else (info("nothing-to-commit"),)
            return replace(planned.receipt, notes=notes)
        name = f"{self.tx}-{number}"
        private = open_folder(journal.home(self.repository), name, self.repository, planned.position.base)
        try:
            return self._publish(planned, private, pending)
        finally:
            shutil.rmtree(private, ignore_errors=True)

    def _publish(self, planned: Plan, private: Path, pending: Pending) -> Receipt | None:
        repository, position = self.repository, planned.position
        who, missing = identity(repository, self.recorded_by, self.clock)
        text = planned.receipt.message
        new = make_commit(repository, private, position.base, planned.steps, text, who)
        early = missing + clock_notes(repository, new)  # once the commit has landed, nothing more may fail
        notes = land(repository, private, position, new, planned.steps, text, self.tx, pending)
        if notes is None:
            return None
        return replace(planned.receipt, commit=new, notes=early + notes)


def land(
    repository: Repository,
    private: Path,
    position: Position,
    new: str,
    steps: Sequence[Step],
    text: str,
    tx: str,
    pending: Pending,
) -> tuple[Finding, ...] | None:
    """Let the branch, then files and index, follow a finished commit; None when somebody else moved the branch."""
    entry = journal.entry_for(repository, tx, position.ref, (position.base, new), journal.shifts(steps, pending))
    path = journal.write(repository, entry)
    if not _move_branch(repository, position, new, text.splitlines()[0], path):
        return None
    # What is pending was waited for by the recovery already.
    return finish(repository, private, path, entry, 0.0 if pending else forward.INDEX_PATIENCE)


def _move_branch(repository: Repository, position: Position, new: str, subject: str, entry: Path) -> bool:
    """The commit point: compare and swap. False when somebody else was first; the journal entry is then void."""
    ref, base = position.ref, position.base or repository.zero
    done = repository.run("update-ref", "-m", f"digitek: {subject}", ref, new, base, check=False)
    if done.returncode == 0:
        with suppress(OSError):
            sync_up((repository.common_dir / ref).parent, repository.common_dir / "refs")
        return True
    now = repository.read_ref(ref)
    if now == new:
        return True
    if done.returncode < 0:  # killed: the journal proves that the locks it left are ours
        raise problem(done, repository.toplevel)
    journal.drop(entry)
    if now != position.base:
        return False
    if "File exists" in done.complaint:
        raise Conflict("branch-locked", path=str(repository.common_dir / f"{ref}.lock"))
    raise problem(done, repository.toplevel)


def transaction() -> str:
    """A name for one run of a writing command."""
    return "".join(secrets.choice(LETTERS) for _ in range(16))


def publish(
    root: Path,
    compute: Callable[[Snapshot], Change],
    *,
    recorded_by: str | None,
    today: date,
    dry_run: bool = False,
    fixed_clock: bool = False,
    read: Reader | None = None,
    patch: Patcher | None = None,
    rests_on: Callable[[Snapshot], tuple[str, ...]] | None = None,
    about: str | None = None,
    lock_timeout: float = LOCK_PATIENCE,
) -> Receipt:
    """Compute a change on the committed portfolio and make it one commit.

    When the branch moves meanwhile, everything is computed again on the new state. With `fixed_clock` the
    commit is dated at noon of `today`. `read` and `patch` replace the portfolio's own reader and writer.
    `rests_on` names the paths that a refusal rests on; unsaved edits of them are a conflict. `about` names the
    one project whose files `compute` asks for: those of others are not read, nor the register of systems.
    """
    with disk_problems():
        repository = Repository.open(root)
        repository.require_writable_kind()
        clock = at(today, NOON) if fixed_clock else None
        tx = transaction()
        doors = (read or partial(_read, about=about), patch or _patch, rests_on or (lambda _: ()))
        writer = Writer(root, repository, compute, *doors, recorded_by, clock, tx, dry_run)
        if dry_run:
            return _retry(writer, outstanding(repository))
        try:
            with exclusive(repository.common_dir, lock_timeout):
                return _retry(writer, recover(repository, tx))
        except EnvironmentProblem as failed:
            raise without_room(failed, repository.common_dir) from failed


def refuse_broken(snapshot: Snapshot, change: Change) -> None:
    """A verdict cannot rest on a file that does not parse: its record is simply not there.

    Raises DataError `broken-reads` with the findings about files that the change reads or writes.
    """
    rests = (*change.touches, *change.reads)
    folders = tuple(path for path in rests if path.endswith("/"))
    broken = [
        finding
        for finding in errors(snapshot.findings)
        if finding.path is not None and (finding.path in rests or finding.path.startswith(folders))
    ]
    # A broken event names no project that could be read, so any of them may belong to this one.
    broken += [
        finding
        for finding in errors(snapshot.findings)
        if finding not in broken and (finding.path or "").startswith(("decisions/", "statements/"))
    ]
    if broken:
        raise DataError("broken-reads", findings=broken, where=broken[0].path)


def _retry(writer: Writer, pending: Pending) -> Receipt:
    for number in range(ATTEMPTS):
        receipt = writer.attempt(number, pending)
        if receipt is not None:
            return receipt
    raise Conflict("branch-kept-moving", attempts=ATTEMPTS)


def _read(root: Path, base: str | None, about: str | None) -> Snapshot:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.store.snapshot import Snapshot, read_commit

    if base is None:
        return Snapshot(portfolio=Portfolio(), findings=(), base=None, root=root, sources={})
    return read_commit(root, base, about, systems=about is None)


def _patch(change: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
    from digitek_cli.store.patch import to_patch

    return to_patch(change, snapshot)
