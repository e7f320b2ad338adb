"""The question put to the solver, beside rules written down a second time and every set tried."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings

from digitek_cli.rules.best_set import Answer, Explained, conflict, explain, own, possible, solve
from digitek_cli.rules.candidates import Kind, Limit, Problem
from digitek_cli.rules.payment import bills, pay
from tests.optimise.problems import QUARTER, YEAR, example, paid, problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.rules.candidates import Candidate


def on(_: object) -> bool:
    return True


def solved(problem: Problem) -> tuple[Answer, Explained]:
    answer, told = solve(problem, own, on), Explained()
    for _ in explain(answer, told, own, on):
        pass
    return answer, told


def names(problem: Problem, held: int | None) -> set[str]:
    return {item.id for item in problem.named(held or 0)}


# ── the worked example, models 8h ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("split", [False, True])
def test_the_worked_example_comes_out_to_the_number(split: bool) -> None:
    problem = replace(example(), split=split)
    answer, told = solved(problem)
    points = [problem.points(problem.programme().worth(held)) for held in told.near]
    assert (answer.trial.value, answer.trial.proven) == (340, True)
    assert names(problem, answer.held) == {"SKAL-1", "A", "B", "D", "E", "G"}
    assert {name: trial.value for name, trial in told.forced.items()} == {"C": 337, "F": 337}
    assert names(problem, told.forced["C"].held) == {"SKAL-1", "A", "B", "C", "D", "F"}
    assert points == [340, 337, 335]
    assert names(problem, told.near[2]) == {"SKAL-1", "A", "B", "D", "E", "F"}
    assert not told.many
    assert names(problem, answer.greedy) == {"SKAL-1", "C", "E", "A", "F"}
    assert problem.programme().worth(answer.greedy) == 293
    hours = Limit(Kind.HOURS, QUARTER)
    assert told.more[hours].value - 340 == 15
    assert [limit for limit, trial in told.without.items() if trial.value > 340] == [
        hours,
        Limit(Kind.MANDATORY, "SKAL-1"),
    ]
    assert all(trial.value == 340 for limit, trial in told.more.items() if limit.kind == Kind.POOL)


def test_the_best_set_without_one_of_its_projects() -> None:
    problem = example()
    _, told = solved(problem)
    assert {name: 340 - trial.value for name, trial in told.dropped.items()} == {
        "A": 57,
        "B": 47,
        "D": 47,
        "E": 3,
        "G": 3,
    }


# ── every set ───────────────────────────────────────────────────────────────────────────────────────────────


def worth(chosen: Iterable[Candidate]) -> Fraction:
    return sum((item.score for item in chosen if not item.mandatory), Fraction(0))


def brute(problem: Problem) -> Iterator[tuple[Candidate, ...]]:
    """Every set that keeps to everything, by the words of models 8h and nothing of ours."""
    items = problem.candidates
    for chosen in chain.from_iterable(combinations(items, size) for size in range(len(items) + 1)):
        if keeps(problem, chosen) and (mixable(problem, chosen) if problem.split else affordable(problem, chosen)):
            yield chosen


def keeps(problem: Problem, chosen: tuple[Candidate, ...]) -> bool:
    ids = {item.id for item in chosen}
    return (
        all(item in chosen for item in problem.candidates if item.mandatory or item.id in problem.inside)
        and not ids & problem.outside
        and all(set(item.needs) <= ids and not set(item.excludes) & ids for item in chosen)
        and all(sum(dict(item.hours).get(name, 0) for item in chosen) <= most for name, most in problem.hours.items())
        and set(problem.areas) <= {item.area for item in chosen}
        and (problem.share is None or sum(item.legs for item in chosen) >= problem.share * len(chosen))
    )


def affordable(problem: Problem, chosen: tuple[Candidate, ...]) -> bool:
    """Whether some choice of one way for each is within every pool."""
    for ways in product(*(item.ways for item in chosen)):
        bills = list(chain.from_iterable(ways))
        places = {(bill.pool, bill.year) for bill in bills}
        if all(
            sum(bill.amount for bill in bills if (bill.pool, bill.year) == place) <= problem.pools.get(place, 0)
            for place in places
        ):
            return True
    return False


def mixable(problem: Problem, chosen: tuple[Candidate, ...]) -> bool:
    """Whether no group of pools is asked for more than it holds by those whom nobody else can pay (Hall, Gale)."""
    payers = {item.id: {bill.pool for way in item.ways for bill in way} for item in chosen}
    names = sorted({"social", "omsorg", "common", *chain.from_iterable(payers.values())})
    for year in {year for _, year in problem.pools}:
        asked = {item.id: sum(bill.amount for bill in item.ways[0] if bill.year == year) for item in chosen}
        for group in chain.from_iterable(combinations(names, size) for size in range(1, len(names) + 1)):
            there = sum(problem.pools.get((pool, year), Decimal(0)) for pool in group)
            if sum(amount for name, amount in asked.items() if payers[name] <= set(group)) > there:
                return False
    return True


@settings(max_examples=150, deadline=None)
@given(problems())
def test_the_best_set_is_the_best_of_all_sets_and_can_be_paid(problem: Problem) -> None:
    known = list(brute(problem))
    answer = solve(problem, own, on)
    assert (answer.trial.held is not None) == bool(known) == possible(problem)
    if known:
        assert answer.chosen in known
        assert problem.points(answer.trial.value) == worth(answer.chosen) == max(map(worth, known))
        spent = {place: Decimal(0) for place in problem.pools}
        for item in answer.chosen:
            for bill in answer.paid.get(item.id, ()):
                spent[bill.pool, bill.year] += bill.amount
            assert sum(bill.amount for bill in answer.paid.get(item.id, ())) == item.cost
        assert all(spent[place] <= amount for place, amount in problem.pools.items())


@settings(max_examples=25, deadline=None)
@given(problems(most=5))
def test_every_regret_and_loss_and_near_tie_is_that_of_all_sets(problem: Problem) -> None:
    known = list(brute(problem))
    assume(known)
    answer, told = solved(problem)
    best = worth(answer.chosen)
    for name, trial in told.forced.items():
        of = [worth(chosen) for chosen in brute(replace(problem, inside=frozenset({name})))]
        assert (problem.points(trial.value) if trial.held is not None else None) == max(of, default=None)
        assert bool(trial.conflict) == (not of)
    for name, trial in told.dropped.items():
        of = [worth(chosen) for chosen in brute(replace(problem, outside=frozenset({name})))]
        assert (problem.points(trial.value) if trial.held is not None else None) == max(of, default=None)
    near = {frozenset(item.id for item in chosen) for chosen in known if 50 * worth(chosen) >= 49 * best}
    assert {frozenset(names(problem, held)) for held in told.near} <= near
    assert len(told.near) == min(len(near), 10)
    for limit, trial in told.more.items():
        by = 100 if limit.kind == Kind.HOURS else 100_000
        assert problem.points(trial.value) == max(map(worth, brute(problem.raised([limit], by))))


@settings(max_examples=40, deadline=None)
@given(problems(most=5))
def test_a_conflict_is_real_and_needs_each_of_its_limits(problem: Problem) -> None:
    assume(not list(brute(problem)))
    found = conflict(problem)
    only = problem
    for limit in problem.limits():
        if limit not in found:
            only = only.relaxed(limit)
    assert not list(brute(only))
    assert all(list(brute(only.relaxed(limit))) for limit in found)


# ── who pays ────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_pays_is_found_where_the_first_guess_fails() -> None:
    """The dearest first fills social's pool with 90; only 60 and 40 together leave the common pool enough."""
    problem = example()
    sizes = {"A": 90, "F": 60, "G": 40}
    items = tuple(
        replace(item, area="social", ways=paid("social", sizes[item.id]))
        for item in problem.candidates
        if item.id in sizes
    )
    tight = replace(problem, candidates=items, pools={("social", YEAR): Decimal(100), ("common", YEAR): Decimal(90)})
    found = pay(tight, 0b111)
    assert found is not None
    assert {name: bills[0].pool for name, bills in found.items()} == {"A": "common", "F": "social", "G": "social"}
    assert pay(replace(tight, pools={("social", YEAR): Decimal(99), ("common", YEAR): Decimal(90)}), 0b111) is None


def test_who_pays_of_two_years_is_found_where_the_first_guess_fails() -> None:
    """Dear in one year and cheap in the other: only the first and the last fit together in social's pool."""
    costs = {"A": (60, 10), "F": (50, 60), "G": (40, 40)}
    items = tuple(
        replace(
            item,
            ways=bills(("social", "common"), dict(zip((YEAR, YEAR + 1), map(Decimal, costs[item.id]), strict=True))),
        )
        for item in example().candidates
        if item.id in costs
    )
    rest = {("common", YEAR): Decimal(50), ("common", YEAR + 1): Decimal(60)}
    pools = {("social", YEAR): Decimal(100), ("social", YEAR + 1): Decimal(50)} | rest
    found = pay(replace(example(), candidates=items, pools=pools), 0b111)
    assert {name: way[0].pool for name, way in (found or {}).items()} == {"A": "social", "F": "common", "G": "social"}


def test_money_that_is_split_moves_on_to_make_room() -> None:
    """The first takes common's money, which alone can help the second; its own way out is omsorg's."""
    first, second = (item for item in example().candidates if item.id in "AB")
    cost = {YEAR: Decimal(100)}
    items = (
        replace(first, ways=bills(("common", "omsorg"), cost)),
        replace(second, ways=bills(("social", "common"), cost)),
    )
    pools = {("common", YEAR): Decimal(100), ("omsorg", YEAR): Decimal(80), ("social", YEAR): Decimal(30)}
    found = pay(replace(example(), candidates=items, pools=pools, split=True), 0b11) or {}
    assert {name: {bill.pool: int(bill.amount) for bill in way} for name, way in found.items()} == {
        "A": {"common": 30, "omsorg": 70},
        "B": {"social": 30, "common": 70},
    }


def test_a_hundred_small_projects_in_one_pool_are_paid_at_once() -> None:
    """Which of them fill their own pool to the krone is looked up, not tried out."""
    item = example().candidates[0]
    sizes = [10_000 + 37 * number for number in range(100)]
    items = tuple(replace(item, id=f"P{number}", ways=paid("social", size)) for number, size in enumerate(sizes))
    filled = Decimal(sum(sizes[1::2]))
    pools = {("social", YEAR): filled, ("common", YEAR): sum(sizes) - filled}
    assert pay(replace(example(), candidates=items, pools=pools), (1 << 100) - 1) is not None
    pools["common", YEAR] -= 1
    assert pay(replace(example(), candidates=items, pools=pools), (1 << 100) - 1) is None


def test_a_project_is_not_split_unless_asked() -> None:
    problem = example()
    items = tuple(item for item in problem.candidates if item.id == "A")
    pools = {("social", YEAR): Decimal(100_000), ("common", YEAR): Decimal(100_000)}
    one = replace(problem, candidates=items, pools=pools)
    assert pay(one, 1) is None
    parts = (pay(replace(one, split=True), 1) or {})["A"]
    assert [(bill.pool, int(bill.amount)) for bill in parts] == [("social", 100_000), ("common", 80_000)]
