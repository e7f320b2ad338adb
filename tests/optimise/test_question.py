"""From a portfolio to the question: who may start, what each takes, what there is, and who stands aside."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from digitek_cli.errors import BadReference
from digitek_cli.model.capacity import Booking, Capacity, Worker
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Backlog, Blockers, Budget, Funding, Hours, Intake, Project
from digitek_cli.model.terms import FundingSource, Phase, ProjectType
from digitek_cli.operations.optimise import Asked, Question, question
from digitek_cli.rules.candidates import Candidate
from digitek_cli.rules.dependencies import check
from digitek_cli.rules.months import coming
from digitek_cli.rules.renumber import renumber
from tests.priority.case import DAY, project
from tests.world import rules_only


def portfolio(*projects: Project | Capacity) -> Portfolio:
    return rules_only().with_records(*projects)


def asked(*projects: Project, **typed: Any) -> Question:
    return question(portfolio(*projects), Asked(**typed), DAY)


def only(found: Question) -> Candidate:
    assert len(found.problem.candidates) == 1, found
    return found.problem.candidates[0]


def reasons(found: Question) -> dict[str, str]:
    return {item.id: note.code for item, note in found.asides}


def test_a_project_is_asked_about_with_its_score_its_cost_and_its_hours() -> None:
    budget = Budget(study=20_000, trial=150_000, external=30_000, hours=Hours(study=10, trial=40))
    item = only(asked(project(budget=budget)))
    assert item.score == Fraction(145, 2)
    assert item.cost == 140_000
    assert [way[0].pool for way in item.ways] == ["omsorg", "common"]
    assert {way[0].year for way in item.ways} == {2027}
    assert dict(item.hours) == {
        "2027Q1": Fraction(13),
        "2027Q2": Fraction(13),
        "2027Q3": Fraction(12),
        "2027Q4": Fraction(12),
    }
    assert item.legs


def test_a_study_has_its_own_hours_behind_it() -> None:
    study = project(phase=Phase.STUDY, budget=Budget(trial=100, hours=Hours(study=10, trial=40)))
    assert (
        only(asked(study.with_(history={"phase": "study", "status": "active", "text": "T", "source": "S"}))).time == 40
    )


@pytest.mark.parametrize(
    ("source", "areas", "pools"),
    [
        (FundingSource.OWN, (), [["omsorg"]]),
        (FundingSource.COMMON, (), [["common"]]),
        (FundingSource.CONTRIBUTING, ("social",), [["omsorg", "social"]]),
        (FundingSource.NONE, (), [[]]),
    ],
)
def test_a_source_that_the_head_has_chosen_pays(source: FundingSource, areas: tuple[str, ...], pools: Any) -> None:
    item = only(asked(project(funding=Funding(source=source, areas=areas, by="hom", date=DAY))))
    assert [[bill.pool for bill in way] for way in item.ways] == pools


def test_who_cannot_be_weighed_stands_aside_with_the_reason() -> None:
    blocked = Intake(blockers=Blockers(found="Intet net", by="kon", date=date(2026, 2, 1)))
    found = asked(
        project(1, budget=Budget()),
        project(2, risk=None),
        project(3, benefits=()),
        project(4, intake=blocked),
        project(5, depends_on=("P-2026-001",)),
        project(6, depends_on=("P-2026-005",)),
        project(7, backlog=Backlog(reason="Andre først")),
    )
    assert reasons(found) == {
        "P-2026-001": "optimise.aside.no-budget",
        "P-2026-002": "optimise.aside.unscored",
        "P-2026-003": "optimise.aside.unscored",
        "P-2026-004": "optimise.aside.on-hold",
        "P-2026-005": "optimise.aside.needs",
        "P-2026-006": "optimise.aside.needs",
    }
    assert only(found).id == "P-2026-007"


def test_a_mandatory_project_is_asked_about_without_a_score() -> None:
    assert only(asked(project(type=ProjectType.MANDATORY, risk=None))).mandatory


def test_of_a_year_without_frames_the_latest_is_taken_and_said() -> None:
    found = asked(project())
    assert found.problem.pools["common", 2027] == 1_372_000
    assert [note.code for note in found.notes] == ["optimise.note.assumed-frame", "optimise.note.no-hours"]


def test_what_is_typed_stands_before_what_is_known() -> None:
    found = asked(project(), pools=("Omsorg=50.000", "fælles=0"), hours=("100", "2027q2=80"), year=2026, quarters=2)
    assert found.problem.pools["omsorg", 2026] == Decimal(50_000)
    assert found.problem.pools["common", 2026] == 0
    assert found.problem.hours == {"2027Q1": 100, "2027Q2": 80}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"hours": ("-5",)}, "hours-form"),
        ({"hours": ("2026Q1=5",)}, "hours-quarter"),
        ({"pools": ("omsorg",)}, "pool-amount-form"),
        ({"pools": ("omsorg=-5",)}, "not-an-amount"),
        ({"quarters": 0}, "quarters-range"),
        ({"share": 101}, "share-range"),
        ({"inside": ("2",)}, "not-a-candidate"),
    ],
)
def test_what_cannot_be_meant_is_refused(typed: Any, code: str) -> None:
    with pytest.raises(BadReference) as refused:
        asked(project(), project(2, budget=Budget()), **typed)
    assert refused.value.code == code


def test_hours_are_those_of_the_team_less_slack_and_what_others_have_in_time() -> None:
    """Two hours a day for projects, a fifth kept back; the project's own bookings are its demand and no burden."""
    team = Worker.model_validate(
        {"initials": "pl1", "weekly": 35, "shares": {"projects": 40}, "from": date(2026, 1, 1)}
    )
    quarter = {"phase": "trial", "from": date(2027, 1, 1), "until": date(2027, 3, 31)}
    own = Booking.model_validate(quarter | {"project": "P-2026-001"})
    others = Booking.model_validate(quarter | {"project": "P-2026-002", "monthly": 10})
    known = portfolio(
        project(1, budget=Budget(trial=100, hours=Hours(trial=40))),
        project(2, budget=Budget()),
        Capacity(people=(team,), bookings=(own, others)),
    )
    found = question(known, Asked(quarters=2), DAY)
    assert dict(only(found).hours) == {"2027Q1": Fraction(40), "2027Q2": Fraction(0)}
    assert found.problem.hours == {"2027Q1": Fraction(144 - 30), "2027Q2": Fraction(91 * 2 * 8, 10)}
    assert "optimise.note.capacity" in [note.code for note in found.notes]
    typed = question(known, Asked(quarters=2, hours=("2027Q2=9",)), DAY)
    assert typed.problem.hours == {"2027Q1": Fraction(114), "2027Q2": Fraction(9)}


def test_the_coming_quarters_begin_after_this_one() -> None:
    assert coming(date(2026, 11, 22), 2) == ("2027Q1", "2027Q2")
    assert coming(date(2026, 3, 31), 4) == ("2026Q2", "2026Q3", "2026Q4", "2027Q1")


def test_what_a_project_needs_is_another_that_exists() -> None:
    first, second = (
        project(1, depends_on=("P-2026-001", "P-2026-009")),
        project(2, depends_on=(first_id := "P-2026-001",)),
    )
    assert [(item.code, item.at) for item in check(portfolio(first, second))] == [
        ("DEP001", ("depends_on", 0)),
        ("REF004", ("depends_on", 1)),
    ]
    both = second.with_(excludes=(first_id,))
    assert [item.code for item in check(portfolio(project(1), both))] == ["DEP002"]
    assert renumber(both, first_id, "P-2026-007", {}).depends_on == ("P-2026-007",)
