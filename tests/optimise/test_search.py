"""The search beside the simplest thing that is right: trying every set."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.rules import optimise
from digitek_cli.rules.optimise import Programme, Row, Search, best_of, members
from digitek_cli.rules.tableau import Tableau


def brute(programme: Programme) -> dict[int, int]:
    """Every set that holds, with what it is worth."""
    sets = range(1 << len(programme.values))
    return {held: programme.worth(held) for held in sets if programme.holds(held)}


@st.composite
def programmes(draw: Any, most: int = 8) -> Programme:
    """Rows with weights of either sign, things decided beforehand, and pairs that no row forbids."""
    count = draw(st.integers(1, most))
    things = st.integers(0, count - 1)
    weights = st.lists(st.integers(-3, 9), min_size=count, max_size=count).map(tuple)
    rows = draw(st.lists(st.builds(Row, weights, st.integers(-2, 25)), max_size=4))
    inside = draw(st.sets(things, max_size=1))
    outside = draw(st.sets(things, max_size=1)) - inside
    pairs = draw(st.lists(st.tuples(things, things).filter(lambda pair: pair[0] != pair[1]), max_size=2))
    values = tuple(draw(st.lists(st.integers(0, 12), min_size=count, max_size=count)))
    forbidden = [1 << one | 1 << other for one, other in pairs]
    return Programme(
        values,
        tuple(rows),
        sum(1 << thing for thing in inside),
        sum(1 << thing for thing in outside),
        lambda held: all(held & pair != pair for pair in forbidden),
    )


@settings(max_examples=200, deadline=None)
@given(programmes())
def test_the_search_finds_the_best_set_or_that_there_is_none(programme: Programme) -> None:
    known = brute(programme)
    found = Search(programme).run()
    assert found.proven
    assert (found.best is None) == (not known)
    if known:
        assert found.best is not None
        assert known[found.best] == found.value == found.bound == max(known.values())


@settings(max_examples=150, deadline=None)
@given(programmes(most=6), st.integers(0, 20), st.integers(1, 5))
def test_the_best_sets_that_are_worth_enough_are_given(programme: Programme, least: int, count: int) -> None:
    known = {held: worth for held, worth in brute(programme).items() if worth >= least}
    found, ended = best_of(programme, least, count)
    assert ended
    assert len(set(found)) == len(found) == min(count, len(known))
    assert [known[held] for held in found] == sorted(known.values(), reverse=True)[:count]


@pytest.mark.parametrize("seed", range(12))
def test_sixteen_things_are_proven_as_trying_all_65536_sets_proves_them(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tight limits in step with what things are worth, and no good first guess."""
    monkeypatch.setattr(optimise, "_climbed", lambda *_: 0)
    monkeypatch.setattr(optimise, "_filled", lambda programme, *_: programme.inside)
    chance = random.Random(seed)
    weights = [[chance.randrange(10, 60) for _ in range(16)] for _ in range(3)]
    values = tuple(sum(row[thing] for row in weights) + chance.randrange(12) for thing in range(16))
    programme = Programme(values, tuple(Row(tuple(row), sum(row) * 2 // 5) for row in weights))
    totals = [[0] * (1 << 16) for _ in range(4)]
    best = 0
    for held in range(1, 1 << 16):
        low = (held & -held).bit_length() - 1
        for total, row in zip(totals, (*weights, values), strict=True):
            total[held] = total[held & (held - 1)] + row[low]
        if all(total[held] <= row.most for total, row in zip(totals, programme.rows, strict=False)):
            best = max(best, totals[3][held])
    found = Search(programme).run()
    assert found.value == found.bound == best


@settings(max_examples=150, deadline=None)
@given(programmes(), st.integers(1, 6))
def test_a_search_that_is_stopped_tells_the_truth(programme: Programme, nodes: int) -> None:
    known = brute(programme)
    found = Search(programme, lambda search: search.nodes < nodes).run()
    assert found.bound >= max(known.values(), default=-1)
    assert found.best is None or known[found.best] == found.value


@settings(max_examples=100, deadline=None)
@given(programmes())
def test_the_relaxed_answer_is_never_below_a_whole_one(programme: Programme) -> None:
    tableau = Tableau(programme.values, [row.weights for row in programme.rows], [row.most for row in programme.rows])
    free = Programme(programme.values, programme.rows)
    best = max(brute(free).values(), default=None)
    if tableau.settle(-1):
        assert best is None or tableau.bound() >= best
    else:
        assert best is None


def test_a_search_for_many_that_is_cut_short_says_so() -> None:
    programme = Programme((1, 1, 1), ())
    assert best_of(programme, 0, 9)[1]
    found, ended = best_of(programme, 0, 9, lambda opened: opened < 4)
    assert not ended
    assert len(found) < 8


def test_members_are_the_bits_of_a_set() -> None:
    assert members(0) == []
    assert members(0b10110) == [1, 2, 4]


@pytest.mark.parametrize("values", list(product((0, 5), repeat=2)))
def test_what_is_worth_nothing_may_stand_in_or_out(values: tuple[int, ...]) -> None:
    found = Search(Programme(values, (Row((1, 1), 1),))).run()
    assert found.value == max(values)


def test_who_stops_it_before_the_first_branch_is_heard() -> None:
    """A good set to begin with takes long to find where there are many; what is known of it by then is kept."""
    things = 60
    weights = tuple(10 + 7 * thing % 23 for thing in range(things))
    programme = Programme(tuple(2 * weight + 1 for weight in weights), (Row(weights, sum(weights) // 2),))
    heard: list[int] = []

    def stop(search: Search) -> bool:
        heard.append(search.nodes)
        return False

    found = Search(programme, stop).run()
    assert heard == [0]
    assert not found.proven
    assert found.best is not None
    assert programme.worth(found.best) == found.value <= found.bound < sum(programme.values)


def test_the_bound_comes_down_while_the_search_goes_on() -> None:
    """In step with what things take, values leave much open; the bound does not wait for the last branch."""
    chance = random.Random(3)
    weights = [[chance.randrange(10, 60) for _ in range(30)] for _ in range(3)]
    values = tuple(sum(row[thing] for row in weights) + chance.randrange(9) for thing in range(30))
    programme = Programme(values, tuple(Row(tuple(row), sum(row) // 3) for row in weights))
    bounds: list[int] = []

    def watch(search: Search) -> bool:
        bounds.append(search.bound)
        return search.nodes < 800

    found = Search(programme, watch).run()
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[0] > bounds[-1] >= found.bound >= found.value
