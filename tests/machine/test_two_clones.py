"""F40: whatever two consultants type, edit, sync and lose power in, in any order, nothing acknowledged is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.machine import TwoClones, started
from tests.proofs import Tally

QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def play(
    laid: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally, *, rounds: int, steps: int, fixed: bool
) -> Counter[str]:
    """Run the machine; what it did is counted, what it lost fails it."""
    seen = started(laid)
    rooms = numbered(laid.parent)
    profile = settings(
        max_examples=rounds,
        stateful_step_count=steps,
        deadline=None,
        derandomize=fixed,
        database=None,
        suppress_health_check=QUIET,
        phases=(Phase.generate,),
    )

    class Round(TwoClones):
        def __init__(self) -> None:
            super().__init__(laid, next(rooms), monkeypatch, seen)

    run_state_machine_as_test(Round, settings=profile)
    print(dict(seen.count))
    tally(seen.count["commands"])
    return seen.count


def numbered(folder: Path) -> Iterator[Path]:
    """One folder after the other."""
    number = 0
    while True:
        number += 1
        yield folder / f"round-{number}"


@pytest.mark.proof("F40")
def test_two_clones_hold_what_was_acknowledged(laid: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally) -> None:
    count = play(laid, monkeypatch, tally, rounds=3, steps=20, fixed=True)
    assert count["crashes"] > 3


@pytest.mark.soak
@pytest.mark.proof("F40")
@pytest.mark.parametrize("turn", range(12))
def test_two_clones_for_a_long_time(turn: int, laid: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally) -> None:
    count = play(laid, monkeypatch, tally, rounds=5, steps=50, fixed=False)
    assert count["crashes"] > 5
