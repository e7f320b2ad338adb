"""One clone as the oracle follows it: what was typed, what was acknowledged, and whether the repository agrees."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from digitek_cli.store.snapshot import Snapshot, read_commit, read_worktree
from tests.machine import hands, observe
from tests.machine.commands import Command
from tests.machine.ground import NOTES, README, STAGED, UNSAVED, git
from tests.machine.model import Effect, View

USERS_OWN = [f"M  {NOTES}", f" M {README}"]
DONE, REFUSED = 0, 1


@dataclass
class Seen:
    """What the whole machine has seen: the bytes of each event, and how often what happened."""

    frames: dict[str, int]
    blobs: dict[str, str] = field(default_factory=dict)
    # Renumbered on the server and not yet in the clone that did it: for now such an event has two forms.
    moving: dict[str, set[str]] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)


@dataclass
class Clone:
    """A folder, and what it must hold. `base` is what it and the server last agreed on."""

    folder: Path
    user: str
    view: View
    base: View
    seen: Seen
    healed: bool = True
    last: Effect | None = None  # what `undo` takes back: the latest command, its way back

    def head(self, ref: str = "HEAD") -> str:
        """The commit that the branch stands at."""
        return git(self.folder, "rev-parse", ref).strip()

    def act(self, command: Command, today: date, dies_at: hands.Moment | None = None) -> hands.Answer:
        """Type a command; whatever comes of it, the branch holds what was before or all that was asked for."""
        before = self.head()
        answer = self.type(dies_at, *command.words)
        if answer.died:
            self.healed = False
        elif answer.code in (DONE, REFUSED):
            self.healed = True
        assert answer.died or answer.code in (DONE, REFUSED), (command.words, answer)
        if self.head() == before:
            # Done without a commit is said of what was there already.
            assert answer.code != DONE or command.effect.on(self.view, ()) == self.view, command.words
        else:
            assert answer.code != REFUSED, (command.words, answer.err)
            assert self.head("HEAD^") == before
            self.take_in(command.effect)
            self.seen.count["survived"] += answer.died
        self.verify(today)
        return answer

    def take_in(self, effect: Effect) -> None:
        """A commit of ours is on the branch: from now on it must stay."""
        self.last = effect.undone(self.view)
        self.view = effect.on(self.view, self._new_events())

    def type(self, dies_at: hands.Moment | None, *words: str) -> hands.Answer:
        """Run a command line here, to its end or to a chosen step."""
        self.seen.count["commands"] += 1
        os.environ["DIGITEK_USER"] = self.user
        if dies_at is None:
            answer = hands.type_in(self.folder, *words, "--json")
        else:
            answer = hands.type_and_die(self.folder, dies_at, *words, "--json")
        self.seen.count["crashes"] += answer.died
        self.seen.count["refused"] += answer.code == REFUSED
        return answer

    def _new_events(self) -> list[str]:
        shown = git(self.folder, "diff-tree", "-r", "--name-only", "--diff-filter=A", "HEAD^", "HEAD").split()
        return [Path(path).stem for path in shown if Path(path).stem[0] in "DST"]

    def verify(self, today: date) -> None:
        """The commit is what the oracle says; so are the files and the index, once a write has come to its end."""
        committed = read_commit(self.folder / "portfolio")
        observe.compare(committed.portfolio, self.view, self.seen.frames, today)
        assert observe.problems(committed, today) == []
        self._events_stand(committed)
        assert (self.folder / NOTES).read_bytes() == STAGED
        assert (self.folder / README).read_bytes() == UNSAVED
        assert git(self.folder, "cat-file", "-p", f":{NOTES}").encode() == STAGED
        if self.healed:
            assert sorted(git(self.folder, "status", "--porcelain").splitlines()) == sorted(USERS_OWN)
            assert read_worktree(self.folder / "portfolio").portfolio.records == committed.portfolio.records

    def _events_stand(self, committed: Snapshot) -> None:
        """No event is ever changed, nor gone while the oracle has it."""
        found = {
            Path(path).stem: oid
            for path, oid in committed.portfolio.blobs.items()
            if path.startswith(("decisions/", "statements/", "transactions/"))
        }
        for event, oid in found.items():
            if not any(event in events for events in self.seen.moving.values()):
                assert self.seen.blobs.setdefault(event, oid) == oid, event
