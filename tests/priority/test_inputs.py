"""What a score is made of, derived from the project: every border, every missing input, and nothing typed twice."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from digitek_cli.model.project import Attention, Budget, Horizon, Hours, Risk
from digitek_cli.model.terms import Leg, Priority, ProjectType
from digitek_cli.rules.finding import errors
from digitek_cli.rules.priority_inputs import months_after
from tests.priority.case import DAY, benefit, codes, legs, project, vector, weighed
from tests.priority.test_score import VECTORS


@pytest.mark.parametrize("name", VECTORS)
def test_a_project_made_of_a_vector_weighs_as_the_vector(name: str) -> None:
    given, (tek, potential, appetite, excess, total, level) = VECTORS[name]
    seen = weighed(vector(*given))
    assert seen.score is not None
    assert (seen.tek, seen.potential, seen.appetite, seen.excess) == (tek, potential, appetite, excess)
    assert (seen.score.total, seen.level) == (total, level)


class TestLegs:
    def value(self, leg: str, *benefits: Any) -> int | None:
        return weighed(project(benefits=benefits)).inputs[leg].value

    def test_the_largest_benefit_of_a_leg_counts(self) -> None:
        given = (benefit(Leg.QUALITY, 1), benefit(Leg.QUALITY, 3, 2), benefit(Leg.EFFICIENCY, 2, 3))
        assert self.value("quality", *given) == 3

    def test_a_disbenefit_is_no_benefit(self) -> None:
        given = (benefit(Leg.QUALITY, 4, negative=True), benefit(Leg.EFFICIENCY, 1, 2))
        assert self.value("quality", *given) == 0

    def test_a_leg_without_benefits_is_0(self) -> None:
        assert self.value("wellbeing", benefit(Leg.EFFICIENCY, 1)) == 0

    def test_a_size_that_is_missing_is_not_0(self) -> None:
        given = (benefit(Leg.QUALITY, 2), benefit(Leg.QUALITY, None, 2))
        assert self.value("quality", *given) is None

    def test_a_size_that_cannot_matter_is_not_asked_for(self) -> None:
        given = (benefit(Leg.EFFICIENCY, 4), benefit(Leg.EFFICIENCY, None, 2))
        assert self.value("efficiency", *given) == 4
        assert "PRIO005" not in codes(project(benefits=given))

    def test_a_size_of_0_is_a_value(self) -> None:
        assert self.value("efficiency", benefit(Leg.EFFICIENCY, 0)) == 0

    def test_the_benefit_without_a_size_is_named(self) -> None:
        found = weighed(project(benefits=(benefit(Leg.EFFICIENCY, None),))).missing
        assert [(item.code, item.params["benefit"]) for item in found] == [("PRIO005", "G-001")]


class TestHorizon:
    @pytest.mark.parametrize(
        ("months", "points"), [(0, 4), (6, 4), (7, 3), (12, 3), (13, 2), (24, 2), (25, 1), (36, 1), (37, 0), (600, 0)]
    )
    def test_typed_months_at_their_borders(self, months: int, points: int) -> None:
        assert weighed(project(horizon=Horizon(months=months))).inputs["horizon"].value == points

    @pytest.mark.parametrize(
        ("half_by", "points"),
        [
            (date(2026, 1, 1), 4),
            (date(2027, 5, 22), 4),
            (date(2027, 5, 23), 3),
            (date(2027, 11, 22), 3),
            (date(2027, 11, 23), 2),
            (date(2028, 11, 22), 2),
            (date(2029, 11, 22), 1),
            (date(2029, 11, 23), 0),
        ],
    )
    def test_the_date_of_a_benefit_at_its_borders(self, half_by: date, points: int) -> None:
        dated = (benefit(Leg.EFFICIENCY, 2, half_by=half_by),)
        assert weighed(project(benefits=dated, horizon=None)).inputs["horizon"].value == points

    def test_the_first_benefit_to_reach_half_counts_and_a_disbenefit_does_not(self) -> None:
        dated = (
            benefit(Leg.EFFICIENCY, 2, half_by=date(2029, 1, 1)),
            benefit(Leg.QUALITY, 2, 2, half_by=date(2027, 1, 1)),
            benefit(Leg.QUALITY, 1, 3, half_by=date(2026, 12, 1), negative=True),
        )
        seen = weighed(project(benefits=dated, horizon=None)).inputs["horizon"]
        assert (seen.value, seen.basis["benefit"]) == (4, "G-002")

    def test_what_is_typed_although_the_data_have_it_does_not_count(self) -> None:
        dated = (benefit(Leg.EFFICIENCY, 2, half_by=date(2029, 1, 1)),)
        item = project(benefits=dated, horizon=Horizon(months=1))
        assert weighed(item).inputs["horizon"].value == 1
        assert "PRIO011" in codes(item)

    @pytest.mark.parametrize(
        ("start", "months", "end"),
        [
            (date(2026, 8, 31), 6, date(2027, 2, 28)),
            (date(2027, 8, 31), 6, date(2028, 2, 29)),
            (date(2026, 12, 15), 12, date(2027, 12, 15)),
            (date(2026, 7, 1), 6, date(2027, 1, 1)),
        ],
    )
    def test_months_end_where_the_calendar_says(self, start: date, months: int, end: date) -> None:
        assert months_after(start, months) == end


class TestInvestment:
    def found(self, **budget: Any) -> int | None:
        return weighed(project(budget=Budget(**budget))).inputs["investment"].value

    @pytest.mark.parametrize(
        ("kroner", "expected"),
        [
            ("0", 1),
            ("50000", 1),
            ("50000.01", 2),
            ("200000", 2),
            ("200000.01", 3),
            ("500000", 3),
            ("500000.01", 4),
        ],
    )
    def test_the_classes_at_their_borders(self, kroner: str, expected: int) -> None:
        assert self.found(trial=kroner) == expected

    def test_hours_count_at_the_policys_value(self) -> None:
        assert self.found(trial=20_000, hours=Hours(study=50, trial=50)) == 1
        assert self.found(trial=20_000, hours=Hours(study=50, trial=50, operation=1)) == 2

    def test_study_and_trial_are_added_and_a_year_of_operation_is_not(self) -> None:
        assert self.found(study=30_000, trial=30_000, operation=900_000) == 2

    def test_what_others_pay_is_part_of_the_cost_and_its_least(self) -> None:
        assert self.found(trial=60_000, external=60_000) == 2
        assert self.found(trial=60_000, external=300_000) == 3
        assert self.found(external=300_000) == 3

    def test_hours_alone_are_no_budget(self) -> None:
        assert self.found(hours=Hours(trial=100)) is None


class TestAttention:
    @pytest.mark.parametrize(("level", "counted"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 1)])
    def test_without_a_reference_it_counts_as_at_most_1(self, level: int, counted: int) -> None:
        item = project(attention=Attention(level=level))
        assert weighed(item).inputs["attention"].value == counted
        assert ("PRIO010" in codes(item)) == (level > 1)

    def test_with_one_it_counts_in_full(self) -> None:
        assert weighed(project(attention=Attention(level=4, reference="Budget 2027"))).inputs["attention"].value == 4


class TestRisk:
    def test_the_judged_category_counts_and_the_difference_is_asked_about(self) -> None:
        item = project(risk=Risk(category=1, profession=3, breadth=3))
        assert weighed(item).inputs["risk"].value == 1
        assert "RISK003" in codes(item)

    def test_what_the_radar_points_to_is_not_put_in_its_place(self) -> None:
        item = project(risk=Risk(profession=3, breadth=3))
        assert weighed(item).inputs["risk"].value is None
        assert codes(item) == ["PRIO007"]


MISSING: dict[str, tuple[dict[str, Any], str]] = {
    "benefits": ({"benefits": ()}, "PRIO004"),
    "horizon": ({"horizon": None}, "PRIO006"),
    "risk": ({"risk": None}, "RISK001"),
    "budget": ({"budget": Budget()}, "PRIO008"),
    "attention": ({"attention": None}, "PRIO009"),
}


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_input_is_named_once_and_gives_no_number(name: str) -> None:
    fields, code = MISSING[name]
    seen = weighed(project(**fields))
    assert [item.code for item in errors(seen.findings)] == [code]
    assert (seen.score, seen.level) == (None, None)


def test_what_does_not_rest_on_the_missing_input_is_known() -> None:
    seen = weighed(project(horizon=None))
    assert (seen.tek, seen.potential, seen.appetite, seen.excess) == (15, 3, 3, 0)
    unknown = weighed(project(budget=Budget()))
    assert (unknown.tek, unknown.appetite, unknown.excess) == (15, None, None)


def test_a_mandatory_project_is_very_high_and_scored_for_information() -> None:
    item = project(type=ProjectType.MANDATORY, benefits=legs(0, 1, 0))
    seen = weighed(item)
    assert seen.level == Priority.VERY_HIGH
    assert seen.score is not None
    assert "TEK001" not in codes(item)
    assert weighed(project(type=ProjectType.MANDATORY, horizon=None)).level == Priority.VERY_HIGH


def test_an_other_project_has_a_level_like_any() -> None:
    seen = weighed(project(type=ProjectType.OTHER), on=DAY)
    assert seen.score is not None
    assert (seen.score.total, seen.level) == (Fraction(145, 2), Priority.HIGH)
