"""`risk`: more sides, derived against judged, what may happen and what has, and how the category moved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.project import Budget, Risk
from digitek_cli.operations import decide, risk, risk_view
from digitek_cli.operations.risk import Assessment, NewConcern
from digitek_cli.rules.check import check
from tests.cli.portfolio_case import Desk, start
from tests.priority.test_gates import FAR, world
from tests.world import World

DUE = date(2026, 6, 1)


def assessed(made: World, by: str = "kon", **said: Any) -> list[str]:
    """What is found when somebody assesses."""
    change = made.do(risk.assess, "1", Assessment(**said), by, None)
    return [item.code for item in change.findings]


class TestRadar:
    def test_more_sides_by_name_keep_their_latest_value(self) -> None:
        made = world()
        assessed(made, values={"category": 2}, extra=(("Leverandør", 3), ("Jura", 1)))
        assessed(made, values={"category": 2}, extra=(("Leverandør", 4),))
        found = made.project().risk
        assert found is not None
        assert [(item.id, item.value) for item in found.extra] == [("Leverandør", 4), ("Jura", 1)]

    def test_a_side_of_its_own_does_not_move_the_derived_category(self) -> None:
        made = world(risk=None)
        assessed(made, values={"profession": 1, "breadth": 1}, extra=(("Leverandør", 4),))
        found = made.project().risk
        assert found is not None
        assert found.category == 1

    def test_what_was_judged_is_compared_with_what_the_radar_points_to(self) -> None:
        assert assessed(world(), values={"category": 1, "profession": 3, "breadth": 3}) == ["RISK003"]

    def test_a_risk_of_doing_and_of_not_doing_leave_the_judgement_alone(self) -> None:
        made = world(risk=Risk(category=2, by="pl1", date=date(2026, 1, 7)))
        assessed(made, doing=("Det går galt",), not_doing=("Det bliver værre",))
        assessed(made, doing=("Det går galt", "Det går helt galt"))
        found = made.project().risk
        assert found is not None
        assert (found.doing, found.not_doing) == (("Det går galt", "Det går helt galt"), ("Det bliver værre",))
        assert (found.by, found.date) == ("pl1", date(2026, 1, 7))


class TestConcerns:
    def test_a_risk_and_an_issue_have_owner_and_date_and_a_number(self) -> None:
        made = world()
        concerns = (NewConcern("risk", "Forsinket", "pl1", DUE), NewConcern("issue", "Støj", "LS1", DUE))
        assessed(made, concerns=concerns)
        assessed(made, concerns=(NewConcern("risk", "Dyrere", "pl1", DUE),))
        found = made.project().concerns
        assert [(item.id, item.kind, item.owner) for item in found] == [
            ("R-001", "risk", "pl1"),
            ("I-001", "issue", "ls1"),
            ("R-002", "risk", "pl1"),
        ]
        assert made.findings() == ()

    def test_one_is_closed_once(self) -> None:
        made = world()
        assessed(made, concerns=(NewConcern("issue", "Støj", "ls1", DUE),))
        assessed(made, closed=("i-001",), note="Nye mikrofoner")
        item = made.project().concerns[0]
        assert (item.closed, item.note) == (made.today, "Nye mikrofoner")
        with pytest.raises(RuleViolation) as refusal:
            assessed(made, closed=("I-001",))
        assert [found.code for found in refusal.value.findings] == ["RISK006"]

    def test_an_unknown_number_or_person_is_named(self) -> None:
        made = world()
        with pytest.raises(BadReference):
            assessed(made, closed=("R-009",))
        with pytest.raises(BadReference):
            assessed(made, concerns=(NewConcern("risk", "Forsinket", "xyz", DUE),))

    def test_a_day_that_was_past_already_is_refused(self) -> None:
        with pytest.raises(RuleViolation) as refusal:
            assessed(world(), concerns=(NewConcern("risk", "Forsinket", "pl1", date(2026, 3, 1)),))
        assert [found.code for found in refusal.value.findings] == ["RISK007"]

    def test_who_may_not_assess_may_not_raise(self) -> None:
        with pytest.raises(RuleViolation) as refusal:
            assessed(world(), "hso", concerns=(NewConcern("risk", "Forsinket", "pl1", DUE),))
        assert [found.code for found in refusal.value.findings] == ["ROLE001"]

    def test_past_its_day_it_is_a_warning_until_it_is_closed(self) -> None:
        made = world()
        assessed(made, concerns=(NewConcern("risk", "Forsinket", "pl1", DUE),))
        codes = [item.code for item in check(made.portfolio, DUE)]
        late = [item for item in check(made.portfolio, date(2026, 6, 2)) if item.code == "TIME007"]
        assert "TIME007" not in codes
        assert [item.severity for item in late] == ["warning"]
        seen = risk_view.look(made.portfolio, "1", date(2026, 6, 2))
        assert [seen.overdue(item) for item in seen.open] == [True]


class TestLook:
    def test_the_appetite_and_who_accepts(self) -> None:
        seen = risk_view.look(world(**FAR).portfolio, "1", date(2026, 3, 2))
        assert (seen.weighing.appetite, seen.weighing.excess, seen.accepted) == (1, 3, None)
        assert (seen.decider, seen.people) == ("heads-group", ("hso", "hsu", "hom"))

    def test_one_step_above_is_the_heads(self) -> None:
        made = world(risk=Risk(category=3))
        seen = risk_view.look(made.portfolio, "1", made.today)
        assert (seen.weighing.excess, seen.decider, seen.people) == (1, "head-of-area", ("hom",))
        made.decide(decide.risk, "hom")
        accepted = risk_view.look(made.portfolio, "1", made.today).accepted
        assert accepted is not None
        assert accepted.by == ("hom",)

    def test_without_a_budget_the_appetite_is_unknown(self) -> None:
        seen = risk_view.look(world(budget=Budget()).portfolio, "1", date(2026, 3, 2))
        assert (seen.weighing.appetite, seen.weighing.excess, seen.decider) == (None, None, None)

    @pytest.mark.parametrize(
        ("day", "first", "last"),
        [
            (date(2026, 11, 22), date(2025, 12, 31), date(2026, 9, 30)),
            (date(2026, 1, 1), date(2025, 3, 31), date(2025, 12, 31)),
            (date(2026, 3, 31), date(2025, 3, 31), date(2025, 12, 31)),
        ],
    )
    def test_the_four_quarters_before_this_one(self, day: date, first: date, last: date) -> None:
        found = risk_view.quarter_ends(day)
        assert (len(found), found[0], found[-1]) == (4, first, last)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One idea in March 2026."""
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "omsorg", "--submitter", "abc")
    return desk


class TestCommand:
    def test_the_trend_comes_from_the_history(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.done("risk", "1", "--by", "kon", "--profession", "1", "--breadth", "1")
        monkeypatch.setenv("DIGITEK_TODAY", "2026-05-04")
        desk.done("risk", "1", "--by", "kon", "--category", "3", "--breadth", "3")
        monkeypatch.setenv("DIGITEK_TODAY", "2026-08-01")
        shown = desk.done("risk", "1")
        assert [(item["quarter"], item["category"], item["derived"]) for item in shown["trend"]] == [
            ("2026-Q1", 1, 1),
            ("2026-Q2", 3, 2),
            ("2026-Q3", 3, 2),
        ]
        assert "K1 2026: 1 · K2 2026: 3 · K3 2026: 3" in desk("risk", "1").out
        earlier = desk.done("risk", "1", "--as-of", "2026-04-20")
        assert (earlier["category"], earlier["derived"]) == (1, 1)

    def test_risks_and_issues_are_written_and_shown(self, desk: Desk) -> None:
        added = desk.done("risk", "1", "--by", "kon", "--issue", "Det støjer; og mere;pl1;2026-04-01")
        assert added["concerns"] == ["I-001"]
        assert "I-001 problem: Det støjer; og mere (pl1, 1. april 2026)" in desk("risk", "1").out
        answer = desk("risk", "1", "--by", "kon", "--close", "I-001", "--note", "Løst")
        assert "Lukket: I-001." in answer.out
        assert "I-001" not in desk("risk", "1").out
        assert desk.done("risk", "1")["concerns"][0]["closed"] == "2026-03-14"
        assert desk("audit", "verify").code == 0

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (("--category", "2"), "risk-by-missing"),
            (("--by", "kon", "--category", "2", "--as-of", "2026-03-14"), "risk-look-or-write"),
            (("--by", "kon", "--dimension", "Leverandør=5"), "dimension-unclear"),
            (("--by", "kon", "--dimension", "3"), "dimension-unclear"),
            (("--by", "kon", "--risk", "Forsinket;pl1"), "concern-unclear"),
            (("--by", "kon", "--close", "R-001"), "no-such-item"),
        ],
    )
    def test_what_cannot_be_meant_is_said(self, desk: Desk, words: tuple[str, ...], code: str) -> None:
        before = desk.git("rev-parse", "HEAD")
        answer = desk("risk", "1", *words, "--json")
        assert (answer.code, answer.error["code"]) == (2, code)
        assert desk.git("rev-parse", "HEAD") == before
