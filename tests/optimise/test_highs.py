"""HiGHS beside our own search: the same worth for the same question."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from digitek_cli.rules.best_set import own, solve
from digitek_cli.rules.candidates import Problem
from tests.optimise.problems import QUARTER, example, problems

pytest.importorskip("highspy", reason="the extra for very many candidates is not installed")


def on(_: object) -> bool:
    return True


@settings(max_examples=40, deadline=None)
@given(problems())
def test_highs_and_our_own_search_agree(problem: Problem) -> None:
    from digitek_cli.operations import highs

    ours, theirs = solve(problem, own, on), solve(problem, highs.solve, on)
    assert (ours.trial.held is None) == (theirs.trial.held is None)
    assert (theirs.trial.value, theirs.trial.proven, theirs.trial.solver) == (ours.trial.value, True, "highs")
    if theirs.trial.held is not None:
        assert problem.programme().holds(theirs.trial.held)


def test_highs_finds_the_worked_example_and_nothing_where_there_is_none() -> None:
    from digitek_cli.operations import highs

    assert solve(example(), highs.solve, on).trial.value == 340
    poor = replace(example(), hours={QUARTER: Fraction(179)})
    assert solve(poor, highs.solve, on).trial.held is None


def test_highs_that_is_stopped_keeps_what_was_known() -> None:
    from digitek_cli.operations import highs

    problem = example()
    found = highs.solve(problem, (problem.numbers(["SKAL-1", "A"]),), lambda _: False)
    assert found.best is not None
    assert problem.programme().holds(found.best)
    assert found.bound >= 340 or not found.stopped


def test_highs_that_is_stopped_at_once_has_a_set_all_the_same() -> None:
    from digitek_cli.operations import highs

    problem = example()
    found = highs.solve(problem, (), lambda _: False)
    assert found.best is not None
    assert 0 < found.value <= 340
    assert problem.programme().holds(found.best)
