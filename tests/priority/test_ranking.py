"""The order of projects, whose level hangs on the weights, and what would lift one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest

from digitek_cli.model.prioritising import CriteriaWeights
from digitek_cli.model.project import Attention, Budget, Hours, Project, Risk
from digitek_cli.model.terms import Leg, Priority, ProjectType
from digitek_cli.rules.levers import Lever, levers, short_of
from digitek_cli.rules.priority import CRITERIA, score
from digitek_cli.rules.ranking import ranked
from digitek_cli.rules.sensitivity import sensitivity, vectors
from digitek_cli.rules.weighing import inputs_of
from tests.priority.case import KRONER, RULES, benefit, project, vector, weighed
from tests.priority.test_score import VECTORS


def order(*items: Project) -> list[str]:
    return [seen.project.id[-3:] for seen in ranked(weighed(item) for item in items)]


def hours(investment: int, spent: int) -> dict[str, Any]:
    """The budget of a class with these hours in it."""
    return {"budget": Budget(trial=KRONER[investment] - spent * 300, hours=Hours(trial=spent))}


class TestRanking:
    def test_mandatory_first_then_by_score_and_without_a_level_last(self) -> None:
        items = [vector(*VECTORS[name][0], number=number) for number, name in enumerate(VECTORS, 1)]
        low = vector(1, 1, 0, 2, 2, 2, 0, number=8, type=ProjectType.MANDATORY)
        unscored = project(9, horizon=None)
        assert order(unscored, *items, low) == ["008", "001", "004", "003", "002", "006", "007", "005", "009"]

    def test_a_level_held_down_by_risk_comes_with_its_level(self) -> None:
        held, high = vector(4, 4, 4, 4, 4, 4, 4, number=1), vector(3, 2, 2, 3, 2, 2, 3, number=2)
        seen = weighed(held)
        assert seen.score is not None
        assert (seen.score.total > 80, seen.level) == (True, Priority.MEDIUM)
        assert order(held, high) == ["002", "001"]

    def test_equal_scores_by_the_nearer_horizon(self) -> None:
        # 20·h/4 against 15·a/4: three points of h weigh as much as four of a.
        later, sooner = vector(2, 1, 1, 0, 1, 1, 4, number=1), vector(2, 1, 1, 3, 1, 1, 0, number=2)
        assert totals(later) == totals(sooner)
        assert order(later, sooner) == ["002", "001"]

    def test_then_by_the_lower_risk(self) -> None:
        riskier, safer = vector(3, 2, 2, 3, 3, 2, 3, number=1), vector(3, 2, 2, 3, 2, 2, 3, number=2)
        assert totals(riskier) == totals(safer)
        assert order(riskier, safer) == ["002", "001"]

    def test_then_by_the_score_of_an_hour_and_unknown_hours_last(self) -> None:
        numbers = (3, 2, 2, 3, 2, 2, 3)
        unknown = vector(*numbers, number=1)
        many, few = vector(*numbers, number=2, **hours(2, 200)), vector(*numbers, number=3, **hours(2, 100))
        assert order(unknown, many, few) == ["003", "002", "001"]

    def test_then_by_the_id(self) -> None:
        numbers = (3, 2, 2, 3, 2, 2, 3)
        assert order(vector(*numbers, number=2), vector(*numbers, number=1)) == ["001", "002"]

    def test_another_project_changes_no_score_and_no_order(self) -> None:
        items = [vector(*VECTORS[name][0], number=number) for number, name in enumerate(VECTORS, 1)]
        whole = order(*items)
        for left_out in items:
            rest = order(*(item for item in items if item is not left_out))
            assert rest == [name for name in whole if name != left_out.id[-3:]]


def totals(item: Project) -> Fraction:
    seen = weighed(item)
    assert seen.score is not None
    return seen.score.total


class TestSensitivity:
    TRIED = vectors(RULES.weights, 10)

    def test_twelve_pairs_and_six_corners(self) -> None:
        assert len(self.TRIED) == 18
        assert (60, 20, 5, 15) in self.TRIED
        assert (60, 30, 5, 5) in self.TRIED
        assert all(sum(vector) == 100 and min(vector) >= 0 for vector in self.TRIED)
        assert self.TRIED[0] != (50, 20, 15, 15)

    def test_no_weight_falls_below_nothing(self) -> None:
        small = vectors(CriteriaWeights(benefits=80, horizon=15, risk=5, attention=0), 10)
        assert all(sum(vector) == 100 and min(vector) >= 0 for vector in small)

    @pytest.mark.parametrize(
        ("name", "borderline", "pairwise"),
        [
            ("skærmbesøg", False, False),
            ("robotstøvsuger", True, True),
            ("AI-dokumentation", False, False),  # the risk holds it at medium whatever the weights
            ("ren effektivisering", True, True),
            ("sanserum", False, False),
            ("stor innovation", True, True),
            ("lille nytte", False, False),
        ],
    )
    def test_whose_level_changes(self, name: str, borderline: bool, pairwise: bool) -> None:
        found = sensitivity(weighed(vector(*VECTORS[name][0])), self.TRIED)
        assert found is not None
        assert (found.borderline, found.pairwise) == (borderline, pairwise)

    def test_the_mildest_vector_stands_first_and_reaches_the_border(self) -> None:
        found = sensitivity(weighed(vector(*VECTORS["robotstøvsuger"][0])), self.TRIED)
        assert found is not None
        assert {shift.level for shift in found.shifts} == {Priority.HIGH}
        assert found.shifts[0].total == 65

    def test_no_vector_in_between_goes_further_than_the_corners(self) -> None:
        chance = Random(6)
        base = (50, 20, 15, 15)
        for numbers, _ in VECTORS.values():
            seen = weighed(vector(*numbers))
            found = sensitivity(seen, self.TRIED)
            assert found is not None
            given = inputs_of({name: item.value or 0 for name, item in seen.inputs.items()})
            for _ in range(200):
                moved = [chance.randint(-10, 10) for _ in range(3)]
                if abs(sum(moved)) > 10:
                    continue
                weights = dict(
                    zip(CRITERIA, (b + m for b, m in zip(base, [*moved, -sum(moved)], strict=True)), strict=True)
                )
                assert found.lowest <= score(RULES, given, weights).total <= found.highest

    def test_a_mandatory_project_is_no_borderline_case(self) -> None:
        item = vector(*VECTORS["robotstøvsuger"][0], type=ProjectType.MANDATORY)
        found = sensitivity(weighed(item), self.TRIED)
        assert found is not None
        assert not found.borderline

    def test_without_a_score_there_is_nothing_to_move(self) -> None:
        assert sensitivity(weighed(project(horizon=None)), self.TRIED) is None


class TestLevers:
    def lever(self, item: Project, name: str) -> Lever:
        return next(lever for lever in levers(weighed(item)) if lever.name == name and lever.move is None)

    def test_each_lever_alone_lifts_the_level_and_one_step_less_does_not(self) -> None:
        for numbers in product((1, 3), (0, 2), (0, 2), (1, 3), (1, 3), (1, 4), (0, 2)):
            seen = weighed(vector(*numbers))
            given = {name: item.value or 0 for name, item in seen.inputs.items()}
            for lever in levers(seen):
                if lever.move:
                    continue
                assert score(RULES, inputs_of(given | {lever.name: lever.then})).level == lever.level != seen.level
                back = lever.then + (1 if lever.name in ("risk", "investment") else -1)
                assert score(RULES, inputs_of(given | {lever.name: back})).level == seen.level

    def test_a_larger_benefit_is_gaming_unless_it_is_measured(self) -> None:
        bare = vector(*VECTORS["robotstøvsuger"][0])
        assert self.lever(bare, "efficiency").gaming
        measured = bare.with_(benefits=(*bare.benefits, benefit(Leg.EFFICIENCY, 1, 9, measurement="Tidsmåling")))
        assert not self.lever(measured, "efficiency").gaming

    def test_a_point_moved_to_a_weightier_leg_is_gaming(self) -> None:
        moved = [lever for lever in levers(weighed(vector(2, 3, 2, 3, 2, 2, 1))) if lever.move]
        found = [(lever.move, lever.name) for lever in moved]
        assert found == [("wellbeing", "quality"), ("wellbeing", "efficiency"), ("quality", "efficiency")]
        assert all(lever.gaming for lever in moved)

    def test_a_lower_risk_is_gaming_unless_the_radar_points_there(self) -> None:
        numbers = (2, 2, 1, 4, 4, 1, 2)
        judged = vector(*numbers)
        assert self.lever(judged, "risk").gaming
        carried = vector(*numbers, risk=Risk(category=4, profession=1, breadth=1))
        assert not self.lever(carried, "risk").gaming

    def test_a_reference_that_is_missing_is_no_gaming(self) -> None:
        numbers = (2, 2, 1, 4, 1, 1, 1)
        without = vector(*numbers, attention=Attention(level=4))
        assert (self.lever(without, "attention").gaming, self.lever(vector(*numbers), "attention").gaming) == (
            False,
            True,
        )

    def test_just_above_a_border_invites_splitting(self) -> None:
        numbers = (2, 1, 1, 4, 2, 3, 3)
        near = vector(*numbers, budget=Budget(trial=210_000))
        far = vector(*numbers, budget=Budget(trial=400_000))
        assert (self.lever(near, "investment").gaming, self.lever(far, "investment").gaming) == (True, False)

    def test_a_months_figure_is_only_a_number_and_a_date_must_hold(self) -> None:
        numbers = (2, 2, 2, 1, 1, 1, 2)
        dated = vector(
            *numbers, benefits=(benefit(Leg.EFFICIENCY, 2, half_by=date(2029, 1, 1)), benefit(Leg.QUALITY, 3, 2))
        )
        assert (self.lever(vector(*numbers), "horizon").gaming, self.lever(dated, "horizon").gaming) == (True, False)

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("robotstøvsuger", (Priority.HIGH, Fraction(15, 2))),
            ("lille nytte", (Priority.MEDIUM, Fraction(145, 12))),
            ("skærmbesøg", None),
            ("AI-dokumentation", None),  # with all the points there are, the risk would hold it at medium
            ("sanserum", None),
        ],
    )
    def test_how_many_points_lack(self, name: str, expected: tuple[Priority, Fraction] | None) -> None:
        assert short_of(weighed(vector(*VECTORS[name][0]))) == expected

    def test_nothing_lifts_the_highest_or_a_mandatory_project(self) -> None:
        assert levers(weighed(vector(*VECTORS["skærmbesøg"][0]))) == ()
        assert levers(weighed(vector(*VECTORS["lille nytte"][0], type=ProjectType.MANDATORY))) == ()
