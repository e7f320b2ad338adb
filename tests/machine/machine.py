"""Two consultants at two clones of one server: they type, crash, edit by hand, and sync, in any order."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from digitek_cli.store.snapshot import read_commit
from tests.machine import commands, ground, observe
from tests.machine.clone import Clone, Seen
from tests.machine.commands import Command
from tests.machine.ground import git
from tests.machine.hands import Answer, Moment
from tests.machine.model import Effect, Merge, View, merge

DESKS = st.sampled_from(["a", "b"])
# Most commands come to their end; the others die at one of the steps of a write, or of the recovery before it.
LANDMARKS = (
    "lock",
    "git:hash-object",
    "git:commit",
    "write:",
    "git:update-ref",
    "git:update-ref",
    "write:user-index",
    "sweep",
)
CRASH = st.one_of(st.none(), st.none(), st.tuples(st.sampled_from(LANDMARKS), st.sampled_from(range(10))))
AMOUNTS = st.sampled_from([1000, 5000, 40_000, 100_000])
SYNC_LANDMARKS = (
    "lock",
    "git:fetch",
    "sync:merge",
    "git:commit",
    "git:push",
    "sync:pushed",
    "sync:pushed",
    "git:update-ref",
)
SYNC_CRASH = st.one_of(st.none(), st.none(), st.tuples(st.sampled_from(SYNC_LANDMARKS), st.sampled_from(range(10))))
LAST_DAY = date(2026, 11, 1)


class TwoClones(RuleBasedStateMachine):
    """The rules of the game; what must hold is asked after each of them, in `Clone.verify`."""

    def __init__(self, laid: Path, room: Path, environment: pytest.MonkeyPatch, seen: Seen) -> None:
        super().__init__()
        self.folder = room
        shutil.copytree(laid, self.folder, symlinks=True, dirs_exist_ok=True)
        self.environment = environment
        self.seen = Seen(seen.frames, count=seen.count)
        self.named = 0
        self._today(ground.TODAY)
        begun = self._begun()
        self.server = begun
        self.clones = {
            name: Clone(self.folder / name, user, begun, begun, self.seen)
            for name, user in (("a", "kon"), ("b", "pl1"))
        }

    def _begun(self) -> View:
        portfolio = read_commit(self.folder / "a" / "portfolio").portfolio
        projects = observe.projects(portfolio)
        money = {frozenset({"begun"}): {(ground.IN_TRIAL, "omsorg"): (60_000, 0, 0)}}
        return View(projects, observe.events(portfolio), money)

    def _today(self, day: date) -> None:
        self.today = day
        self.environment.setenv("DIGITEK_TODAY", day.isoformat())

    def project(self, desk: str, choice: int) -> str:
        """One of the projects that this clone knows."""
        names = list(self.clones[desk].view.projects)
        return names[choice % len(names)]

    def act(self, desk: str, command: Command, crash: Moment | None) -> None:
        """Let one consultant type."""
        self.clones[desk].act(command, self.today, crash)

    @rule(desk=DESKS, crash=CRASH)
    def new_idea(self, desk: str, crash: Moment | None) -> None:
        self.named += 1
        clone = self.clones[desk]
        name = f"{desk}-{self.named}"
        command = commands.new_idea(clone.view, name, f"Ide {name}", self.today)
        answer = clone.act(command, self.today, crash)
        assert answer.died or answer.code == 0, answer

    @rule()
    def twins(self) -> None:
        """Both take the same number, or whatever is next for each of them."""
        for desk in ("a", "b"):
            self.new_idea(desk, None)

    @rule(desk=DESKS, choice=st.integers(0, 7), number=st.integers(0, 5), other=st.booleans(), crash=CRASH)
    def intake(self, desk: str, choice: int, number: int, other: bool, crash: Moment | None) -> None:
        view, project = self.clones[desk].view, self.project(desk, choice)
        self.act(desk, commands.intake(view, project, number, self.today, other_owner=other), crash)

    @rule(
        desk=DESKS,
        choice=st.integers(0, 7),
        name=st.sampled_from(["title", "need", "risk.category", "budget.trial"]),
        value=st.integers(0, 9),
        crash=CRASH,
    )
    def set_field(self, desk: str, choice: int, name: str, value: int, crash: Moment | None) -> None:
        view, project = self.clones[desk].view, self.project(desk, choice)
        self.act(desk, commands.set_field(view, project, name, value), crash)

    @rule(desk=DESKS, choice=st.integers(0, 7), approval=st.booleans(), crash=CRASH)
    def say(self, desk: str, choice: int, approval: bool, crash: Moment | None) -> None:
        self.act(desk, commands.say(self.clones[desk].view, self.project(desk, choice), approval=approval), crash)

    @rule(
        desk=DESKS,
        choice=st.integers(0, 7),
        step=st.sampled_from(["idea.idea-description", "study.benefits", "study.schedule", "study.contract-draft"]),
        crash=CRASH,
    )
    def step_done(self, desk: str, choice: int, step: str, crash: Moment | None) -> None:
        self.act(desk, commands.step_done(self.clones[desk].view, self.project(desk, choice), step, self.today), crash)

    @rule(
        desk=DESKS,
        choice=st.integers(0, 7),
        item=st.sampled_from(ground.QUESTIONS),
        value=st.integers(0, 3),
        crash=CRASH,
    )
    def answer(self, desk: str, choice: int, item: str, value: int, crash: Moment | None) -> None:
        self.act(
            desk, commands.answer(self.clones[desk].view, self.project(desk, choice), item, value, self.today), crash
        )

    @rule(desk=DESKS, choice=st.integers(0, 7), name=st.sampled_from(ground.FACTS), value=st.booleans(), crash=CRASH)
    def fact(self, desk: str, choice: int, name: str, value: bool, crash: Moment | None) -> None:
        self.act(
            desk,
            commands.fact(self.clones[desk].view, self.project(desk, choice), name, self.today, value=value),
            crash,
        )

    @rule(
        desk=DESKS,
        project=st.sampled_from([ground.AT_GATE_1, ground.AT_GATE_2]),
        amount=st.sampled_from([0, 60_000, 100_000]),
        crash=CRASH,
    )
    def advance(self, desk: str, project: str, amount: int, crash: Moment | None) -> None:
        self.act(desk, commands.advance(self.clones[desk].view, project, amount), crash)

    @rule(
        desk=DESKS,
        project=st.sampled_from([ground.IN_TRIAL, ground.IN_TRIAL, ground.AT_GATE_2]),
        amount=AMOUNTS,
        crash=CRASH,
    )
    def financing(self, desk: str, project: str, amount: int, crash: Moment | None) -> None:
        self.act(desk, commands.financing(self.clones[desk].view, project, amount), crash)

    @rule(desk=DESKS, choice=st.integers(0, 20), crash=CRASH)
    def stop(self, desk: str, choice: int, crash: Moment | None) -> None:
        self.act(desk, commands.stop(self.clones[desk].view, self.project(desk, choice)), crash)

    @rule(
        desk=DESKS,
        project=st.sampled_from([ground.IN_TRIAL, ground.IN_TRIAL, ground.AT_GATE_2]),
        verb=st.sampled_from(["commit", "spend", "release"]),
        amount=AMOUNTS,
        crash=CRASH,
    )
    def book(self, desk: str, project: str, verb: str, amount: int, crash: Moment | None) -> None:
        self.act(desk, commands.book(self.clones[desk].view, project, verb, amount), crash)

    @rule(desk=DESKS, choice=st.integers(0, 7), value=st.integers(0, 9), crash=CRASH)
    def edit_by_hand(self, desk: str, choice: int, value: int, crash: Moment | None) -> None:
        """An editor, then `commit`. What was not taken in is put back by the one who wrote it."""
        clone, project = self.clones[desk], self.project(desk, choice)
        if not clone.healed:
            return
        path = f"portfolio/projects/2026/{commands.number_of(clone.view, project)}.yaml"
        file = clone.folder / path
        before = file.read_text()
        after = re.sub(r"(?m)^need: .*$", f"need: Med hånden {value}", before)
        if after == before:
            return
        file.write_text(after)
        head = clone.head()
        command = Command(("commit", path), Effect(project, {"need": f"Med hånden {value}"}))
        answer = clone.type(crash, *command.words)
        if clone.head() == head:
            assert answer.died, answer
            file.write_text(before)
        else:
            clone.take_in(command.effect)
        clone.healed = not answer.died
        clone.verify(self.today)

    @rule(desk=DESKS, crash=CRASH)
    def undo(self, desk: str, crash: Moment | None) -> None:
        """Take back what was typed last here, unless it has left the house or came in from outside."""
        clone = self.clones[desk]
        if clone.last is None:
            return
        head = clone.head()
        answer = clone.act(Command(("undo",), clone.last), self.today, crash)
        assert answer.died or answer.code == 0, answer.err
        if clone.head() != head:
            clone.last = None
            self.seen.count["undone"] += 1

    @rule(desk=DESKS, prefer=st.sampled_from([None, "mine", "theirs"]), crash=SYNC_CRASH)
    def sync(self, desk: str, prefer: str | None, crash: Moment | None) -> None:
        """Fetch, merge, judge, push, follow; with a crash, each of the two branches is where it was or all the way."""
        clone = self.clones[desk]
        expected = merge(clone.base, clone.view, self.server, prefer_theirs=prefer == "theirs")
        mine, server = clone.head(), self.server_head()
        answer = clone.type(crash, "sync", *([f"--{prefer}"] if prefer else []))
        here, there = clone.head() != mine, self.server_head() != server
        self.judge(answer, expected, asked=prefer is None, moved=here or there)
        clone.healed = not answer.died
        clone.last = None
        moved = {event for event, name in expected.result.events.items() if name in expected.renumbered}
        if here or there:
            arrived = moved | self.seen.moving.pop(clone.user, set())
            for event in arrived:
                self.seen.blobs.pop(event, None)
            if not here:
                self.seen.moving[clone.user] = arrived
        # With our commits on the server, ours is what both have in common; what came back to us is all of it.
        clone.base = expected.result if here or answer.code == 0 else clone.view if there else clone.base
        clone.view = expected.result if here or answer.code == 0 else clone.view
        self.server = expected.result if there or answer.code == 0 else self.server
        if answer.code == 0:
            assert clone.head() == self.server_head()
        clone.verify(self.today)
        if answer.code == 1:
            self.give_up(clone)

    def judge(self, answer: Answer, expected: Merge, *, asked: bool, moved: bool) -> None:
        """Whether a sync may end so: refused where it must be, done where nothing speaks against it."""
        overdrawn = expected.overdrawn(self.seen.frames)
        self.seen.count[f"sync {answer.code}"] += 1
        self.seen.count["renumbered"] += len(expected.renumbered) if moved else 0
        if answer.died:
            assert not (moved and overdrawn)
        elif answer.code == 4:
            assert asked, answer.codes
            assert expected.clashes, answer.codes
            assert not moved
        elif answer.code == 1:
            assert overdrawn or expected.both, answer.err
            assert not moved
            self.seen.count[" ".join(answer.codes)] += 1
        else:
            assert answer.code == 0, answer.err
            assert not overdrawn
            assert not (asked and expected.clashes)

    def give_up(self, clone: Clone) -> None:
        """Two decisions that cannot both hold: the one who comes second throws the own work away, with git."""
        git(clone.folder, "fetch", "-q", "origin")
        git(clone.folder, "reset", "-q", "--hard", "origin/main")
        ground.users_own(clone.folder)
        clone.view, clone.base, clone.last = self.server, self.server, None
        clone.verify(self.today)

    def server_head(self) -> str:
        """The commit that everybody shares."""
        return git(self.folder / "server.git", "rev-parse", "main").strip()

    @precondition(lambda self: self.today < LAST_DAY)
    @rule(days=st.integers(0, 30))
    def time_passes(self, days: int) -> None:
        self._today(self.today + timedelta(days=days))

    def teardown(self) -> None:
        """A calm write heals what is left; then git itself finds nothing wrong."""
        for clone in self.clones.values():
            if not clone.healed:
                answer = clone.act(commands.set_field(clone.view, ground.IN_IDEA, "need", 77), self.today)
                assert answer.code in (0, 1), answer
            assert clone.healed
            assert "error" not in git(clone.folder, "fsck", "--strict", "--no-dangling")
        for desk in ("a", "b", "a"):
            self.sync(desk, "mine", None)
        one, other = self.clones.values()
        assert one.head() == other.head() == self.server_head()
        assert one.view == other.view == self.server
        proven = one.type(None, "audit", "verify")
        assert proven.code == 0, proven.out
        self.seen.count["rounds"] += 1
        shutil.rmtree(self.folder)


def started(laid: Path) -> Seen:
    """The frames of the pools, from the portfolio that every round begins with."""
    portfolio = read_commit(laid / "a" / "portfolio").portfolio
    return Seen({pool: sum(figures) for pool, figures in observe.pools(portfolio, ground.TODAY).items()})
