"""`capacity` on the command line: shown, changed, taken back, looked back at, and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, begun


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One idea with forty hours of trial, and one person with hours, in March 2026."""
    return begun(one_person, tmp_path / "p", capsys, monkeypatch)


def one_person(desk: Desk) -> None:
    desk.done("new-idea", "--title", "Kalendertavler", "--area", "omsorg", "--submitter", "abc")
    desk.done("set", "1", "budget.hours.trial", "40")
    desk.done("capacity", "person", "PL1", "--weekly", "37", "--projects", "60", "--surveys", "10")


def test_a_new_portfolio_says_what_to_type(desk: Desk) -> None:
    assert "digitek capacity person pl1" in desk("capacity", "--known", "HEAD~1").out


def test_bare_and_with_show_it_is_one_command(desk: Desk) -> None:
    assert desk.done("capacity") == desk.done("capacity", "show")
    assert desk("capacity", "--quarters", "2").code == 0
    assert desk("capacity", "--quarters", "9").code == 2
    assert desk("capacity", "--help").out != desk("capacity", "show", "--help").out


def test_the_answer_has_hours_with_two_decimals_and_the_earliest_start(desk: Desk) -> None:
    answer = desk.done("capacity")
    assert answer["schema"] == "digitek/capacity-show/1"
    assert answer["quarters"] == ["2026Q2", "2026Q3", "2026Q4", "2027Q1"]
    (person,) = answer["people"]
    assert person["quarters"][0] == {
        "quarter": "2026Q2",
        "hours": "288.60",
        "usable": "230.88",
        "asked": "0.00",
        "state": "free",
    }
    (begin,) = answer["starts"]
    assert (begin["project"], begin["hours"], begin["start"], begin["end"]) == ("P-2026-001", 40, "2026-04", "2026-06")
    assert answer["consumers"]["surveys"]["quarters"][0]["asked"] == "40.00"


def test_an_overbooked_person_is_named_with_the_month(desk: Desk) -> None:
    span = ("--from", "2026-05-01", "--until", "2026-05-31")
    desk.done("capacity", "plan", "1", "trial", *span, "--person", "pl1", "--monthly", "120")
    shown = desk("capacity").out
    assert "pl1 er overbooket i maj 2026" in shown
    assert desk.done("capacity")["people"][0]["overbooked"] == ["2026-05"]
    assert desk.done("capacity", "plan", "1", "trial", "--person", "pl1", "--remove")["phase"] == "trial"
    assert "overbooket" not in desk("capacity").out.replace("Ingen er overbooket", "")


def test_every_change_is_one_commit_that_the_trail_knows_and_undo_takes_back(desk: Desk) -> None:
    desk.done("capacity", "person", "pl1", "--weekly", "30")
    entry = desk.done("log")[0]
    assert (entry["operation"], entry["recorded_by"]) == ("capacity.person", "kon")
    assert "30" in desk("diff", "HEAD~1").out
    assert desk.done("audit", "verify")["ok"]
    desk.done("undo")
    assert "weekly: 37" in desk.file("capacity.yaml").read_text(encoding="utf-8")
    desk.done("undo")
    assert desk.done("audit", "verify")["ok"]
    assert desk("check").code == 0


def test_a_day_of_the_past_has_the_hours_that_were_known_then(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-06-01")
    desk.done("capacity", "person", "pl1", "--weekly", "10")
    assert desk.done("capacity", "--as-of", "2026-03-31")["people"][0]["quarters"][0]["hours"] == "288.60"
    assert desk.done("capacity")["people"][0]["quarters"][0]["hours"] == "78.86"


REFUSED = {
    ("person", "pl1", "--weekly", "-3"): 2,
    ("person", "xyz", "--weekly", "3"): 2,
    ("person", "pl1", "--team", "50"): 1,
    ("person", "pl1", "--remove", "--weekly", "3"): 2,
    ("plan", "1", "trial"): 2,
    ("plan", "9", "trial", "--from", "2026-04-01", "--until", "2026-05-01"): 2,
    ("plan", "1", "trial", "--from", "2026-06-01", "--until", "2026-05-01"): 1,
    ("plan", "1", "idea", "--from", "2026-04-01", "--until", "2026-05-01"): 1,
    ("plan", "1", "trial", "--remove", "--monthly", "3"): 2,
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(desk: Desk, words: tuple[str, ...]) -> None:
    head = desk.git("rev-parse", "HEAD")
    answered = desk("capacity", *words, "--json")
    assert answered.code == REFUSED[words], answered.err
    told = [answered.error, *answered.error["findings"]]
    assert all(item["message"] for item in told)
    assert any(item["hint"] for item in told)
    assert desk.git("rev-parse", "HEAD") == head


def test_negative_hours_typed_into_the_file_are_named_with_their_line(desk: Desk) -> None:
    file = desk.file("capacity.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("weekly: 37", "weekly: -37"), encoding="utf-8")
    found = desk("check", "--format", "json")
    assert found.code == 3
    assert "capacity.yaml" in found.out
    assert desk("capacity").code == 3
