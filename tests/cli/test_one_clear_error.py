"""One mistake is one sentence, said once, with what to type instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

CPR = "010190-1234"
FILE = "projects/2026/P-2026-001.yaml"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    return desk


@pytest.mark.parametrize(
    "words",
    [
        ["new-idea", "--title", f"Om {CPR}", "--area", "social", "--submitter", "abc"],
        ["decide", "1", "stop", "--by", "hso", "--reason", f"Om {CPR}"],
        ["set", "1", "need", f"Om {CPR}"],
    ],
)
def test_a_cpr_number_is_refused_once(words: list[str], desk: Desk) -> None:
    answered = desk(*words)
    assert answered.code == 1
    assert answered.err.count("CPR-nummer") == 1
    assert "1234" not in answered.err


def test_a_day_that_is_none_is_called_so(desk: Desk) -> None:
    answered = desk("set", "1", "trial_end", "2026-02-30")
    assert answered.code == 2
    assert "den dag findes ikke" in answered.err
    assert "VAL099" not in answered.err
    assert "ikke en dato" in desk("set", "1", "trial_end", "snart").err


def test_an_empty_lesson_is_called_so(desk: Desk) -> None:
    answered = desk("close", "1", "--by", "hso", "--learnt", " ", "--json")
    assert answered.code == 2
    assert answered.error["code"] == "learnt-empty"
    assert "--learnt" in answered.error["hint"]


@pytest.mark.parametrize("funding", ["contributing", ","])
def test_contributing_areas_must_be_named(funding: str, desk: Desk) -> None:
    answered = desk("comment", "1", "idea-description", "--by", "hso", "--funding", funding, "--json")
    assert answered.code == 2
    assert answered.error["code"] == "funding-areas"
    assert "--funding social,omsorg" in answered.error["hint"]


def test_no_open_condition_is_said(desk: Desk) -> None:
    answered = desk("gate", "condition", "1", "D-2026-aaaaaa", "1", "--by", "hso", "--note", "x")
    assert answered.code == 2
    assert "projektet har ingen" in answered.err
    assert "Åbne: ." not in answered.err


def test_a_tab_becomes_a_blank(desk: Desk) -> None:
    assert desk.done("set", "1", "title", "A\tB")["after"] == "A B"
    desk.done("new-idea", "--title", "C\tD", "--area", "social", "--submitter", "abc")
    assert desk.done("show", "2")["title"] == "C D"


@pytest.mark.parametrize("field", ["study", "trial", "operation", "external"])
def test_a_budget_is_never_below_zero(field: str, desk: Desk) -> None:
    assert desk("set", "1", f"budget.{field}", "-5").code == 2
    file = desk.file(FILE)
    file.write_text(file.read_text("utf-8") + f"budget:\n  {field}: -5\n", "utf-8")
    answered = desk("check", "--json")
    assert answered.code == 3
    assert "FILE035" in {item["code"] for item in answered.data["findings"]}


def test_what_was_set_is_told_in_words(desk: Desk) -> None:
    shown = desk("set", "1", "benefits+", "leg=efficiency; text=Mindre køretid; size=3").out
    assert "G-001, ben: Effektivitet, Mindre køretid, størrelse: 3" in shown
    assert "leg=" not in shown
    assert "250.000 kr." in desk("set", "1", "budget.trial", "250000").out


def test_a_questionnaire_item_is_explained_in_words(desk: Desk) -> None:
    shown = desk("checklist", "explain", "1", "CE-07").out
    assert "«Bevægelige dele drevet af andet end menneskekraft?» = ja" in shown
    assert "== true" not in shown


def test_everything_fits_sixty_columns(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    desk.done("set", "1", "title", "Sansestimulerende bevægelsesgulve på plejehjemmene med særlig vægt på måltider")
    for words in (
        ["gate", "who", "1", "gate-1"],
        ["checklist", "show", "1"],
        ["step", "list", "1"],
        ["check"],
        ["log"],
    ):
        lines = desk(*words).out.splitlines()
        assert lines
        assert max(map(len, lines)) <= 60, words


def test_a_pipe_gets_each_finding_on_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    (line, *_) = [line for line in desk("check").out.splitlines() if "OQ-1" in line]
    assert line.endswith(")")


def test_check_works_without_a_repository_and_passes_notes(desk: Desk, tmp_path: Path) -> None:
    desk.file("decisions").mkdir(exist_ok=True)
    desk.file("decisions/README.md").write_text("# Noter\n", "utf-8")
    desk.git("add", ".")
    desk.git("commit", "-qm", "noter")
    desk.file("decisions/README.md").unlink()
    assert desk("check").code == 0
    desk.git("update-ref", "-d", "HEAD")
    assert desk("check").code == 0
    (desk.folder / ".git").rename(tmp_path / "gone")
    assert desk("check").code == 0
