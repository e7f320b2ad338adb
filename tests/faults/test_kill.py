"""`kill -9` of a write, and of the recovery after it, at any moment: the old or the new state, and nobody mends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.rig import aside
from tests.proofs import Tally

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="what is killed here is a forked child")


def kill(template: Path, place: Path, rounds: int, seed: int, tally: Tally) -> None:
    found = aside("killer", "at_random", template, place, rounds, seed, "ours")
    assert found["problems"] == []
    assert found["died"] > rounds / 4
    tally(rounds)


@pytest.mark.proof("F01")
def test_a_killed_write_leaves_the_old_or_the_new_state(template: Path, tmp_path: Path, tally: Tally) -> None:
    kill(template, tmp_path, 12, 1, tally)


@pytest.mark.soak
@pytest.mark.proof("F01")
@pytest.mark.parametrize("seed", [2, 3])
def test_writes_killed_again_and_again_leave_the_old_or_the_new_state(
    template: Path, tmp_path: Path, seed: int, tally: Tally
) -> None:
    kill(template, tmp_path, 100, seed, tally)


def test_a_naive_writer_is_caught_by_the_same_kills(template: Path, tmp_path: Path) -> None:
    assert aside("killer", "at_random", template, tmp_path, 6, 1, "naive")["problems"]


def kill_recovery(top: Path, rounds: int, seed: int, tally: Tally) -> None:
    found = aside("killer", "in_recovery", top, rounds, seed)
    assert found["problems"] == []
    assert found["died"] > rounds / 4
    assert found["landed"] > 0
    tally(rounds)


@pytest.mark.proof("F02")
def test_a_killed_recovery_is_taken_up_by_the_next(top: Path, tally: Tally) -> None:
    kill_recovery(top, 10, 1, tally)


@pytest.mark.soak
@pytest.mark.proof("F02")
def test_recoveries_killed_in_a_row_without_a_calm_write_lose_nothing(top: Path, tally: Tally) -> None:
    kill_recovery(top, 200, 2, tally)
