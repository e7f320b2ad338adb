"""A portfolio as of a day equals the one that was recorded by then; what was recorded later counts on its own date."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from digitek_cli.model.checklist import Answer, AnswerSheet, Fact, FactSheet
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Backlog, Risk
from digitek_cli.model.terms import Gate, Outcome, Phase
from digitek_cli.rules import lifecycle
from digitek_cli.rules.as_of import as_of
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import errors
from digitek_cli.rules.ledger import balance
from tests.world import START, World

WEEK = timedelta(days=7)


def told(world: World) -> list[tuple[date, Portfolio]]:
    """One idea through all gates, a week between the chapters; what was recorded at the end of each day."""
    diary: list[tuple[date, Portfolio]] = []

    def night() -> None:
        diary.append((world.today, world.portfolio))
        world.today += WEEK

    world.idea()
    night()
    world.intake()
    night()
    world.prepare(Phase.IDEA)
    night()
    world.advance("hom")
    night()
    world.amend(title="Kalendertavler på alle plejecentre")
    night()
    world.prepare(Phase.STUDY)
    world.advance("hom", reserve=(("omsorg", 60000),))
    night()
    world.prepare(Phase.TRIAL)
    world.advance("hom", at=Gate.TRIAL_START)
    night()
    world.advance("hom", Outcome.OPERATION, Outcome.ROLLOUT, at=Gate.GATE_3)
    night()
    return diary


DIARY = told(World())


@pytest.mark.parametrize("chapter", range(len(DIARY)))
def test_the_past_is_what_was_recorded_then(chapter: int) -> None:
    day, then = DIARY[chapter]
    now = DIARY[-1][1]

    assert as_of(now, then, day).records == then.records


@pytest.mark.parametrize("chapter", range(len(DIARY)))
def test_the_past_holds_between_two_chapters(chapter: int) -> None:
    day, then = DIARY[chapter]
    assert as_of(DIARY[-1][1], then, day + timedelta(days=6)).records == then.records


def test_without_a_history_dated_parts_are_cut_all_the_same() -> None:
    now = DIARY[-1][1]
    for day, then in DIARY:
        cut = as_of(now, None, day)
        project = cut.project("P-2026-001")
        before = then.project("P-2026-001")
        assert project is not None
        assert before is not None
        assert (project.phase, project.intake, project.steps) == (before.phase, before.intake, before.steps)
        assert cut.decisions() == then.decisions()
        assert balance(cut, day, 2026) == balance(then, day, 2026)
        assert lifecycle.status(project, lifecycle.replay(cut, project)) == lifecycle.status(
            before, lifecycle.replay(then, before)
        )


def test_the_past_keeps_the_rules_on_every_day() -> None:
    now = DIARY[-1][1]
    for number in range(-3, 80):
        day = START + timedelta(days=number)
        recorded = [then for written, then in DIARY if written <= day]
        assert not errors(check(as_of(now, recorded[-1] if recorded else None, day), day))


def test_before_it_was_received_a_project_is_not_there() -> None:
    cut = as_of(DIARY[-1][1], None, START - timedelta(days=1))
    assert cut.projects == {}
    assert not cut.unread("projects/2026/P-2026-001.yaml")


def test_what_was_recorded_late_counts_on_its_own_date() -> None:
    world = World()
    world.idea()
    world.intake()
    known_then = world.portfolio
    happened = START + WEEK
    world.today = happened + 4 * WEEK
    world.prepare(Phase.IDEA)
    world.portfolio = world.portfolio.with_records(
        *(item.with_(date=happened) for item in world.portfolio.statements()),
        world.project().with_(
            steps=tuple(step.with_(date=happened) for step in world.project().steps), phase=Phase.IDEA
        ),
    )

    cut = as_of(world.portfolio, known_then, happened)

    assert cut.statements() == world.portfolio.statements()
    assert [step.date for step in cut.projects["P-2026-001"].steps] == [happened] * len(world.project().steps)
    assert as_of(world.portfolio, known_then, happened - timedelta(days=1)).statements() == ()


def test_a_field_without_a_date_is_what_the_history_held() -> None:
    world = World()
    world.idea(title="Den gamle titel")
    then = world.portfolio
    world.amend(title="Den nye titel", budget=world.project().budget.with_(trial=Decimal(9)))

    cut = as_of(world.portfolio, then, START).projects["P-2026-001"]

    assert cut.title == "Den gamle titel"
    assert cut.budget.trial == Decimal(60000)


def test_of_two_dated_values_the_older_one_holds_before_the_newer() -> None:
    early, late = START + WEEK, START + 3 * WEEK
    world = World()
    world.idea(risk=Risk(category=2, by="kon", date=early), backlog=None)
    then = world.portfolio
    world.amend(risk=Risk(category=4, by="kon", date=late), backlog=Backlog(reason="Ingen tid", date=late))

    between = as_of(world.portfolio, then, late - timedelta(days=1)).projects["P-2026-001"]
    after = as_of(world.portfolio, then, late).projects["P-2026-001"]

    assert between.risk is not None
    assert after.risk is not None
    assert (between.risk.category, between.backlog) == (2, None)
    assert (after.risk.category, after.backlog) == (4, Backlog(reason="Ingen tid", date=late))


def test_answers_and_facts_are_those_of_the_day() -> None:
    early, late = START, START + WEEK
    world = World()
    world.idea()

    def sheets(day: date, value: str) -> tuple[FactSheet, AnswerSheet]:
        return (
            FactSheet(project="P-2026-001", facts={"product.is_physical": Fact(value=value, date=day)}),
            AnswerSheet(
                project="P-2026-001",
                questionnaire="ce",
                version="1.0",
                answers={"CE-01": Answer(value=value, by="pl1", date=day)},
            ),
        )

    before = world.portfolio.with_records(*sheets(early, "gammel"))
    now = before.with_records(*sheets(late, "ny"))

    cut = as_of(now, before, early)

    assert cut.fact_sheet("P-2026-001").facts["product.is_physical"].value == "gammel"
    sheet = cut.answer_sheet("P-2026-001", "ce")
    assert sheet is not None
    assert sheet.answers["CE-01"].value == "gammel"
    assert as_of(now, None, early).answer_sheet("P-2026-001", "ce") is None
    assert as_of(now, before, late).records == now.records


def test_a_renumbered_project_is_found_under_its_former_number() -> None:
    world = World()
    world.idea(title="Før")
    then = world.portfolio
    project = world.project().with_(id="P-2026-002", formerly=("P-2026-001",), title="Efter")
    path = "projects/2026/P-2026-001.yaml"
    now = Portfolio({key: value for key, value in then.records.items() if key != path}).with_records(project)

    cut = as_of(now, then, START)

    assert [item.id for item in cut.projects.values()] == ["P-2026-002"]
    assert cut.projects["P-2026-002"].title == "Før"


def test_an_owner_came_with_the_appointment() -> None:
    world = World()
    world.idea()
    world.today += WEEK
    world.intake()
    assert as_of(world.portfolio, None, START).projects["P-2026-001"].owner is None
    assert as_of(world.portfolio, None, START + WEEK).projects["P-2026-001"].owner == "lo1"
