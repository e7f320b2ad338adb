"""Many writers on one clone: every write that was reported done is on the branch, with exactly its paths."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.faults.rig import aside
from tests.proofs import Tally

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")


def count(tmp_path: Path, writers: int, writes: int, tally: Tally) -> None:
    found = aside("crowd", "small", tmp_path, "ours", writers, writes)
    assert found["wrong"] == []
    assert found["foreign"] == 0
    tally(writers * writes, lost=writers * writes - found["counter"])
    assert found["done"] == found["landed"] == found["counter"]


@pytest.mark.proof("F04")
def test_writers_at_once_lose_nothing(tmp_path: Path, tally: Tally) -> None:
    count(tmp_path, 4, 6, tally)


@pytest.mark.soak
@pytest.mark.proof("F04")
def test_eight_writers_at_once_lose_nothing(tmp_path: Path, tally: Tally) -> None:
    count(tmp_path, 8, 50, tally)


def draw(top: Path, writers: int, writes: int, tally: Tally) -> None:
    found = aside("crowd", "real", top, writers, writes)
    assert found["wrong"] == []
    assert found["check"] == 0, found["said"]
    tally(writers * writes, lost=found["done"] - found["landed"])
    assert found["done"] == found["landed"] == found["granted"] == writers * writes


@pytest.mark.proof("F04")
def test_heads_who_draw_on_one_pool_at_once_lose_no_krone(top: Path, tally: Tally) -> None:
    draw(top, 3, 3, tally)


@pytest.mark.soak
@pytest.mark.proof("F04")
def test_eight_heads_who_draw_on_one_pool_at_once_lose_no_krone(top: Path, tally: Tally) -> None:
    draw(top, 8, 12, tally)


def lockless(tmp_path: Path, writers: int, writes: int, tally: Tally) -> dict[str, Any]:
    """The lock gives everybody a turn; that nothing is lost must not hang on it."""
    found: dict[str, Any] = aside("crowd", "small", tmp_path, "open", writers, writes)
    assert found["foreign"] == 0
    tally(writers * writes, lost=found["done"] - found["landed"])
    assert 0 < found["done"] <= found["landed"] == found["counter"]
    return found


@pytest.mark.proof("F05")
def test_without_the_lock_fewer_get_through_and_nothing_is_lost(tmp_path: Path, tally: Tally) -> None:
    lockless(tmp_path, 4, 6, tally)


@pytest.mark.soak
@pytest.mark.proof("F05")
def test_eight_without_the_lock_lose_nothing(tmp_path: Path, tally: Tally) -> None:
    lockless(tmp_path, 8, 50, tally)


def test_naive_writers_are_caught_by_the_same_count(tmp_path: Path) -> None:
    found = aside("crowd", "small", tmp_path, "naive", 4, 6)
    assert found["done"] < 24
    assert found["foreign"] > 0
