"""The interview on a real terminal: Danish and English, wrong answers, back, stop, Ctrl-C, and what is saved."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start
from tests.interview.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal needs POSIX")
ID = "P-2026-001"
SHEETS = "checklists/2026/P-2026-001"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("COLUMNS", "80")
    found = start(tmp_path / "p", capsys, monkeypatch)
    found.done("new-idea", "--title", "Robotstøvsugere", "--area", "omsorg", "--submitter", "lo1")
    return found


def commits(desk: Desk) -> list[str]:
    """Subjects of what came after the idea, newest first."""
    return desk.git("log", "--format=%s").splitlines()[:-2]


def interview(*words: str) -> Terminal:
    return Terminal("checklist", "interview", "1", "--by", "pl1", *words)


def test_stop_saves_what_was_answered_and_the_next_time_goes_on(desk: Desk) -> None:
    talk = interview()
    talk.types("nej", "ved ikke", "stop")
    assert talk.ends() == 0
    assert re.search(r"^AI · 1 af højst \d\d$", talk.said, re.MULTILINE)
    assert "Er det et AI-system (AI-forordningen art. 3, nr. 1)? (ja/nej)" in talk.said
    assert re.search(r"^Dermed falder \d\d spørgsmål bort\.$", talk.said, re.MULTILINE)
    assert "Gemt: 2 svar (commit " in talk.said
    assert "Sprunget over eller uden svar: data.personal." in talk.said
    assert "Fortsæt: digitek checklist interview P-2026-001" in talk.said
    assert commits(desk) == [f"checklist.facts {ID}: 2 facts by pl1"]
    assert "value: false" in desk.file(f"{SHEETS}/facts.yaml").read_text("utf-8")
    morning = interview()
    morning.waits()
    assert "Er det et AI-system" not in morning.said
    assert "Behandles personoplysninger?" not in morning.said
    morning.types("stop")
    assert morning.ends() == 0
    assert len(commits(desk)) == 1


def test_the_same_in_english_with_wrong_answers_help_and_back(desk: Desk) -> None:
    talk = Terminal("--lang", "en", "checklist", "interview", "1", "--by", "pl1")
    talk.types("back", "maybe", "?", "yes")
    told = talk.waits()
    assert "This is the first question." in told
    assert "Try again: type yes, no or don't know; ? explains the question." in told
    assert "Fact ai.is_ai" in told
    assert "The answer decides:" in told
    assert re.search(r'If you answer "no", \d\d questions become unnecessary\.', told)
    talk.types("back")
    talk.waits()
    assert "(yes/no; now: yes; an empty line keeps it)" in " ".join(talk.said.split())
    talk.types("no", "skip")
    talk.presses("\x04")
    assert talk.ends() == 0
    assert "Saved: 1 answer (commit " in talk.said
    assert "value: false" in desk.file(f"{SHEETS}/facts.yaml").read_text("utf-8")
    assert "data.personal" not in desk.file(f"{SHEETS}/facts.yaml").read_text("utf-8")


@pytest.mark.parametrize("how", ["Ctrl-C", "SIGHUP", "SIGTERM"])
def test_an_interrupted_interview_has_saved_what_was_said(desk: Desk, how: str) -> None:
    talk = interview()
    talk.types("nej", "nej")
    if how == "Ctrl-C":
        talk.presses("\x03")
    else:
        talk.hangs_up(signal.Signals[how])
    assert talk.ends() == 130
    assert "Gemt: 2 svar (commit " in talk.said
    assert commits(desk) == [f"checklist.facts {ID}: 2 facts by pl1"]
    assert desk.git("status", "--porcelain") == ""


def test_an_item_its_evidence_and_who_follows_up(desk: Desk) -> None:
    talk = interview("--questionnaire", "existing")
    # whether the municipality has something like it, by number, and who follows up on that
    talk.types("9", "1", "pl1", "pl1 2026-05-01")
    talk.waits()
    assert "Prøv igen: vælg et tal fra 1 til 3." in talk.said
    assert "! Vilkår:" in talk.said
    assert "skriv initialer og dato" in talk.said
    talk.types("stop")
    assert talk.ends() == 0
    sheet = desk.file(f"{SHEETS}/existing.yaml").read_text("utf-8")
    assert "value: ja" in sheet
    assert "owner: pl1" in sheet
    assert "due: 2026-05-01" in sheet
    assert "value: true" in desk.file(f"{SHEETS}/facts.yaml").read_text("utf-8")
    assert commits(desk)[-1].startswith(f"checklist.answer {ID}: EX-04")


def test_the_end_of_a_section_saves_before_the_next_question(desk: Desk) -> None:
    talk = interview("--questionnaire", "existing")
    talk.types("2")
    talk.waits()
    assert "Gemt: 1 svar (commit " in talk.said
    assert commits(desk) == [f"checklist.answer {ID}: EX-04 by pl1"]
    talk.types("stop")
    assert talk.ends() == 0
    assert len(commits(desk)) == 1


def test_every_questionnaire_is_a_commit_of_its_own(desk: Desk) -> None:
    desk.done("checklist", "facts", "1", "org.duplicate_found=nej", "ai.is_ai=nej", "data.personal=nej")
    talk = interview("--questionnaire", "principles")
    talk.types("Mere tid til borgerne", "")
    assert talk.ends() == 0
    talk = interview("--questionnaire", "infosec")
    # a table row by row; an empty line ends it
    talk.types("navne | borgere | kommunen", "helbred | borgere | kommunen", "", "SAG-1")
    assert talk.ends() == 0
    assert "Der er ikke flere spørgsmål." in talk.said
    assert "Venter på underskrift: projektleder (1)." in talk.said
    assert [subject.split(": ")[1] for subject in commits(desk)[:2]] == ["SEC-01 by pl1", "P-1 by pl1"]
    rows = desk.done("checklist", "explain", "1", "SEC-01")["answer"]
    assert [row["kategori"] for row in rows] == ["navne", "helbred"]


def test_a_personal_number_is_asked_for_again_and_never_shown(desk: Desk) -> None:
    number = "010290-" + "1234"
    desk.done("checklist", "facts", "1", "org.duplicate_found=nej")
    talk = interview("--questionnaire", "principles")
    start_at = len(talk.waits())
    talk.types(f"Borger {number} får mere tid", "Borgerne får mere tid", "")
    assert talk.ends() == 0
    told = talk.said[start_at:].split("Prøv igen:", 1)[1]
    assert number not in told
    assert "Borgerne får mere tid" in desk.file(f"{SHEETS}/principles.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("da", "Prøv igen: svaret indeholder noget, der ligner et CPR-nummer (DDMM**-****)."),
        ("en", "Try again: the answer holds what looks like a CPR number (DDMM**-****)."),
    ],
)
def test_a_personal_number_as_evidence_is_refused_in_words(desk: Desk, lang: str, said: str) -> None:
    desk.done("checklist", "facts", "1", "org.duplicate_found=nej")
    talk = Terminal("--lang", lang, "checklist", "interview", "1", "--by", "pl1", "--questionnaire", "principles")
    talk.types("Mere tid til borgerne", "010290-" + "1234", "")
    assert talk.ends() == 0
    assert said in " ".join(talk.said.split())
    assert "CPR002" not in talk.said


def test_a_dry_run_shows_the_diff_and_writes_nothing(desk: Desk) -> None:
    talk = interview("--dry-run")
    talk.types("nej", "stop")
    assert talk.ends() == 0
    assert "+  ai.is_ai:" in talk.said
    assert commits(desk) == []
    assert not desk.file(f"{SHEETS}/facts.yaml").exists()


def test_a_script_reads_what_it_came_to(desk: Desk) -> None:
    talk = interview("--json")
    talk.types("nej", "stop")
    assert talk.ends() == 0
    answer = json.loads(talk.said[talk.said.index('{"') if '{"' in talk.said else talk.said.index("{\n") :])
    assert answer["schema"] == "digitek/checklist-interview/1"
    assert (answer["project"], answer["gate"], answer["answered"]) == (ID, "gate-1", 1)
    assert len(answer["commits"]) == 1


def test_without_a_terminal_it_says_what_to_type(desk: Desk) -> None:
    refused = desk("checklist", "interview", "1", "--by", "pl1", "--json")
    assert refused.code == 2
    assert refused.error["code"] == "interview-no-terminal"
    assert "digitek checklist facts 1" in refused.error["hint"]
    assert desk("checklist", "interview", "1", "--gate", "gate-1", "--all").code == 2


def test_unsaved_edits_are_told_before_the_first_question(desk: Desk) -> None:
    desk.done("checklist", "facts", "1", "ai.is_ai=nej")
    sheet = desk.file(f"{SHEETS}/facts.yaml")
    sheet.write_text(sheet.read_text("utf-8").replace("false", "true"), "utf-8")
    talk = interview()
    assert talk.ends() == 4
    assert "(ja/nej)" not in talk.said


def test_what_cannot_be_saved_is_given_back_as_commands(desk: Desk) -> None:
    talk = interview()
    talk.types("nej")
    sheet = desk.file(f"{SHEETS}/facts.yaml")
    sheet.parent.mkdir(parents=True)
    sheet.write_text("project: P-2026-001\n", "utf-8")
    talk.types("stop")
    assert talk.ends() == 4
    assert "digitek checklist facts P-2026-001 ai.is_ai=nej --by pl1" in talk.said


def test_a_wrong_answer_shows_the_options(desk: Desk) -> None:
    talk = interview("--questionnaire", "existing")
    talk.types("måske")
    talk.waits()
    assert "Mulighederne er 1 Ja, 2 Nej, 3 Delvist." in " ".join(talk.said.split()).replace(
        "mulighederne", "Mulighederne"
    )
    talk.types("delvist")
    talk.waits()
    talk.types("stop")
    assert talk.ends() == 0
    assert "value: delvist" in desk.file(f"{SHEETS}/existing.yaml").read_text("utf-8")


def test_yes_and_no_are_also_numbers_and_stand_as_words(desk: Desk) -> None:
    talk = interview()
    talk.types("NEJ", "tilbage")
    talk.waits()
    assert "(ja/nej; nu: nej; tom linje beholder)" in " ".join(talk.said.split())
    talk.types("1", "stop")
    assert talk.ends() == 0
    assert "value: true" in desk.file(f"{SHEETS}/facts.yaml").read_text("utf-8")
    assert "Gemt: 1 svar" in talk.said
    assert f"{ID}: 1 svar gemt." in talk.said


def test_who_does_not_know_is_asked_who_finds_out(desk: Desk) -> None:
    desk.done("checklist", "facts", "1", "org.duplicate_found=nej")
    talk = interview("--questionnaire", "principles")
    talk.types("ved ikke", "pl1 2026-05-01")
    assert talk.ends() == 0
    assert "Hvem følger op på P-1, og hvornår senest?" in " ".join(talk.said.split())
    assert "owner: pl1" in desk.file(f"{SHEETS}/principles.yaml").read_text("utf-8")
