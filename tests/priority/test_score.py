"""The arithmetic of models 8a: the vectors to the fraction, and the laws over every state there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TypeAlias

import pytest

from digitek_cli.model.prioritising import PriorityRules
from digitek_cli.model.terms import Priority
from digitek_cli.rules.priority import Inputs, appetite, level_of, potential_class, score

RULES = PriorityRules()
LOW, MEDIUM, HIGH = Priority.LOW, Priority.MEDIUM, Priority.HIGH
BEST = Inputs(efficiency=4, quality=4, wellbeing=4, horizon=4, risk=1, investment=1, attention=4)
WORST = Inputs(efficiency=0, quality=0, wellbeing=0, horizon=0, risk=4, investment=4, attention=0)

# E, K, T | h, R, I, a -> TEK, V, Rmax, x, score, level; the numbers of the model's own page.
VECTORS = {
    "skærmbesøg": ((3, 2, 2, 3, 2, 2, 3), (15, 3, 3, 0, Fraction(145, 2), HIGH)),
    "robotstøvsuger": ((2, 1, 1, 4, 1, 1, 1), (9, 2, 3, 0, Fraction(115, 2), MEDIUM)),
    "AI-dokumentation": ((4, 1, 3, 2, 4, 3, 4), (17, 3, 2, 2, Fraction(385, 6), MEDIUM)),
    "ren effektivisering": ((4, 0, 0, 4, 1, 1, 2), (12, 2, 3, 0, Fraction(135, 2), HIGH)),
    "sanserum": ((0, 4, 2, 3, 1, 2, 2), (10, 2, 2, 0, Fraction(175, 3), None)),
    "stor innovation": ((2, 2, 1, 1, 4, 4, 2), (11, 2, 1, 3, Fraction(425, 12), LOW)),
    "lille nytte": ((1, 1, 0, 2, 2, 2, 0), (5, 1, 1, 1, Fraction(335, 12), LOW)),
}


@pytest.mark.parametrize("name", VECTORS)
def test_a_vector_comes_out_to_the_fraction(name: str) -> None:
    given, expected = VECTORS[name]
    found = score(RULES, Inputs(*given))
    assert (found.tek, found.potential, found.appetite, found.excess, found.total, found.level) == expected


def test_the_parts_add_up_to_the_score() -> None:
    found = score(RULES, Inputs(*VECTORS["skærmbesøg"][0]))
    assert {part.criterion: part.value for part in found.parts} == {
        "benefits": Fraction(125, 4),
        "horizon": Fraction(15),
        "risk": Fraction(15),
        "attention": Fraction(45, 4),
    }
    assert sum(part.value for part in found.parts) == found.total


@pytest.mark.parametrize(("tek", "expected"), [(0, 1), (6, 1), (7, 2), (12, 2), (13, 3), (18, 3), (19, 4), (24, 4)])
def test_potential_at_its_borders(tek: int, expected: int) -> None:
    assert potential_class(RULES, tek) == expected


def test_the_appetite_is_the_formula() -> None:
    for potential, investment in product(range(1, 5), repeat=2):
        assert appetite(RULES, potential, investment) == min(4, max(1, 2 + potential - investment))


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (Fraction(0), LOW),
        (Fraction(40) - Fraction(1, 1000), LOW),
        (Fraction(40), MEDIUM),
        (Fraction(65) - Fraction(1, 1000), MEDIUM),
        (Fraction(65), HIGH),
        (Fraction(100), HIGH),
    ],
)
def test_each_level_begins_at_its_border(total: Fraction, expected: Priority) -> None:
    assert level_of(RULES, total) == expected


def test_the_scale_goes_from_nothing_to_a_hundred() -> None:
    assert (score(RULES, WORST).total, score(RULES, BEST).total) == (Fraction(0), Fraction(100))


def test_two_above_the_appetite_keep_a_high_score_at_medium() -> None:
    found = score(RULES, Inputs(4, 4, 4, 4, 4, 4, 4))
    assert (found.excess, found.total > 65, found.level, found.capped) == (2, True, MEDIUM, True)


def test_one_above_the_appetite_does_not() -> None:
    found = score(RULES, Inputs(4, 4, 4, 4, 3, 4, 4))
    assert (found.excess, found.level, found.capped) == (1, HIGH, False)


# The laws, over all 50,000 states: five legs and points of 0–4, risk and investment of 1–4.
AXES = (*(range(5),) * 4, range(1, 5), range(1, 5), range(5))
RISES = (0, 1, 2, 3, 6)  # efficiency, quality, well-being, horizon, attention
FALLS = (4, 5)  # risk, investment
World: TypeAlias = dict[tuple[int, ...], tuple[Fraction, int]]


@pytest.fixture(scope="module")
def world() -> World:
    """Score and level of every state; no level is below low."""
    order = {None: 0, LOW: 1, MEDIUM: 2, HIGH: 3}
    scored = {state: score(RULES, Inputs(*state)) for state in product(*AXES)}
    return {state: (found.total, order[found.level]) for state, found in scored.items()}


def test_every_state_is_there(world: World) -> None:
    assert len(world) == 50_000


def test_more_of_what_is_good_lowers_neither_score_nor_level(world: World) -> None:
    for (state, (total, level)), axis in product(world.items(), RISES):
        more = world.get(raised(state, axis))
        assert more is None or (more[0] >= total and more[1] >= level), (state, axis)


def test_more_risk_or_money_never_raises_score_or_level(world: World) -> None:
    for (state, (total, level)), axis in product(world.items(), FALLS):
        more = world.get(raised(state, axis))
        assert more is None or (more[0] <= total and more[1] <= level), (state, axis)


def test_a_point_moved_to_a_weightier_leg_never_lowers_the_score(world: World) -> None:
    for (state, (total, _)), (lighter, weightier) in product(world.items(), ((2, 1), (1, 0))):
        moved = world.get(raised(raised(state, lighter, -1), weightier))
        assert moved is None or moved[0] >= total, (state, lighter)


def test_no_level_exactly_without_efficiency(world: World) -> None:
    assert all((level == 0) == (state[0] == 0) for state, (_, level) in world.items())


def raised(state: tuple[int, ...], axis: int, by: int = 1) -> tuple[int, ...]:
    """The state with one number changed; outside the axes no world knows it."""
    return (*state[:axis], state[axis] + by, *state[axis + 1 :])
