"""What time alone brings about is a warning, never an error."""

from __future__ import annotations

from datetime import date

from digitek_cli.model.checklist import Answer, AnswerSheet
from digitek_cli.model.terms import Severity
from digitek_cli.rules.deadlines import check
from tests.world import World, rules_only


def owing(due: date) -> World:
    world = World(rules_only(questionnaires=True))
    world.idea()
    answer = Answer(by="pl1", date=date(2026, 1, 5), owner="pl1", due=due)
    sheet = AnswerSheet(project="P-2026-001", questionnaire="mdr", version="1.0.0", answers={"MDR-01": answer})
    world.portfolio = world.portfolio.with_records(sheet)
    return world


def test_an_owed_item_past_its_day_is_a_warning_that_names_who_owes_it() -> None:
    found = [item for item in check(owing(date(2026, 2, 1)).portfolio, date(2026, 3, 1)) if item.code == "TIME006"]
    assert [(item.severity, item.params["item"], item.params["person"]) for item in found] == [
        (Severity.WARNING, "MDR-01", "pl1")
    ]


def test_on_the_day_itself_nothing_is_overdue() -> None:
    found = check(owing(date(2026, 3, 1)).portfolio, date(2026, 3, 1))
    assert "TIME006" not in {item.code for item in found}
