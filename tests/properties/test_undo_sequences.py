"""Whatever command was carried out: taken back, the portfolio amounts to what it was; taken back again, to what it
had become.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis.stateful import invariant

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.operations.undo import Past, take_back
from digitek_cli.rules.check import errors
from tests.properties.test_command_sequences import Commands
from tests.trail.effect import effect


class Undone(Commands):
    """The commands of the sequence test, each one taken back at once and brought back again, now and then for good."""

    def attempt(self, run: Callable[[], Any]) -> None:
        before = self.world.portfolio
        try:
            run()
        except (RuleViolation, BadReference):
            return
        self.done += 1
        after = self.world.portfolio
        if before.records != after.records:
            self._there_and_back(before, after)

    def _there_and_back(self, before: Any, after: Any) -> None:
        today = self.world.today
        back = self._undo(after, Past("a" * 40, today, "kon", "Test", "any", before, after, lambda _: None))
        assert effect(back, today) == effect(before, today)
        assert errors(back, today) == ()
        again = self._undo(back, Past("b" * 40, today, "kon", "Test", "undo", after, back, lambda _: None))
        assert effect(again, today) == effect(after, today)
        assert errors(again, today) == ()
        # Every third command is never brought back, and the story goes on from there.
        self.world.portfolio = back if self.done % 3 == 0 else again

    def _undo(self, now: Any, past: Past) -> Any:
        return take_back(now, past, "", self.world.moment).after

    @invariant()
    def no_state_is_a_dead_end(self) -> None:
        """Asked by the test of the sequences themselves."""

    @invariant()
    def check_finds_no_error(self) -> None:
        """Asked after each step of the way there and back."""


TestUndone = Undone.TestCase
TestUndone.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
