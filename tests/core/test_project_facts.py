"""Facts about the project itself come from the project, whatever somebody once answered about them."""

from __future__ import annotations

import pytest

from digitek_cli.model.checklist import Fact
from digitek_cli.model.events import Waiver
from digitek_cli.model.terms import Outcome, ProjectType
from digitek_cli.operations import checklist_view, statement
from digitek_cli.rules.facts import situation
from tests.checklist_case import ID, Desk
from tests.core.test_gates import at_gate_1
from tests.world import START, World

STRAIGHT = "project.fast_track"


def known(world: World) -> dict[str, object]:
    return situation(world.portfolio, world.project()).facts


def believe(world: World, **answers: object) -> None:
    """What stands in the sheet, as if it had been answered before the project said otherwise."""
    sheet = world.portfolio.fact_sheet(ID)
    found = {name.replace("__", "."): Fact(value=value, date=START) for name, value in answers.items()}
    world.portfolio = world.portfolio.with_records(sheet.with_(facts=sheet.facts | found))


@pytest.mark.parametrize("kind", ["digitek", "mandatory", "other"])
def test_type_and_it_solution_are_what_the_project_file_says(kind: str) -> None:
    desk = Desk(type=ProjectType(kind), it_solution=False)
    believe(desk, project__type="digitek", project__is_it_solution=True)
    assert (known(desk)["project.type"], known(desk)["project.is_it_solution"]) == (kind, False)


def test_what_the_project_file_leaves_open_may_be_answered() -> None:
    desk = Desk(it_solution=None)
    assert known(desk).get("project.is_it_solution") is None
    desk.facts(project__is_it_solution=True)
    assert known(desk)["project.is_it_solution"] is True


def test_a_type_without_gates_never_goes_straight_from_gate_1() -> None:
    desk = Desk(type=ProjectType.MANDATORY)
    believe(desk, project__fast_track=True)
    assert known(desk)[STRAIGHT] is False


def test_gate_1_decides_whether_the_project_goes_straight_to_the_trial() -> None:
    world = at_gate_1()
    believe(world, project__fast_track=True)
    assert known(world)[STRAIGHT] is True  # what is meant, until Gate 1 says what it is
    world.advance("hom", Outcome.STUDY)
    assert known(world)[STRAIGHT] is False


def test_a_waiver_for_the_trial_makes_it_a_fact() -> None:
    world = at_gate_1()
    assert known(world).get(STRAIGHT) is None
    world.amend(measurement=None)
    world.do(statement.approve, statement.Saying("1", "lo1"), "idea-description")
    waiver = Waiver(code="FAST001", reason="Leverandøren kan kun nu.")
    world.advance("hom", Outcome.TRIAL, reserve=(("omsorg", 60000),), waivers=(waiver,))
    assert known(world)[STRAIGHT] is True


def test_what_if_supposes_another_type_without_touching_the_project() -> None:
    desk = Desk()
    result = checklist_view.what_if(desk.portfolio, ID, {"project.type": "mandatory"}, START)
    assert result.changed
    assert known(desk)["project.type"] == "digitek"
