"""The n-th file or git operation of a write fails, for every n: the old or the new state, and the next write works."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.rig import aside
from tests.proofs import Tally

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="what dies here is a forked child"),
    pytest.mark.proof("F03"),
]
# The system says no, the process ends without a clean-up, git says no, git has done it and says no.
KINDS = ("ENOSPC", "death", "git-no", "git-late")


def strike(task: str, *words: object, tally: Tally, least: int) -> None:
    found = aside("stepper", task, *words)
    assert found["problems"] == []
    assert found["rounds"] >= least
    tally(found["rounds"])


@pytest.mark.parametrize(
    ("shape", "kind", "stride"),
    [
        ("amend", "ENOSPC", 5),
        ("amend", "death", 5),
        ("amend", "git-no", 4),
        ("first", "death", 8),
        ("create", "EIO", 8),
        ("remove", "git-late", 4),
    ],
)
def test_an_operation_that_fails_leaves_the_old_or_the_new_state(
    tmp_path: Path, shape: str, kind: str, stride: int, tally: Tally
) -> None:
    strike("every", tmp_path, shape, kind, stride, tally=tally, least=5)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("shape", "stride"), [("first", 1), ("amend", 1), ("create", 1), ("remove", 1), ("many", 7)])
def test_every_operation_that_fails_leaves_the_old_or_the_new_state(
    tmp_path: Path, shape: str, stride: int, kind: str, tally: Tally
) -> None:
    strike("every", tmp_path, shape, kind, stride, tally=tally, least=(17 if kind.startswith("git") else 50) // stride)


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["EIO", "EACCES"])
def test_other_ways_in_which_the_system_says_no_are_no_different(tmp_path: Path, kind: str, tally: Tally) -> None:
    strike("every", tmp_path, "amend", kind, 1, tally=tally, least=50)


def test_a_gate_decision_is_whole_or_not_there(template: Path, tmp_path: Path, tally: Tally) -> None:
    strike("gate", template, tmp_path, "ENOSPC", 17, tally=tally, least=4)


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["ENOSPC", "death"])
def test_a_gate_decision_is_whole_or_not_there_at_every_step(
    template: Path, tmp_path: Path, kind: str, tally: Tally
) -> None:
    strike("gate", template, tmp_path, kind, 1, tally=tally, least=50)
