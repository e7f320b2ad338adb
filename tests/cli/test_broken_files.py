"""A broken file: one error document, exit 3, the others shown, and no flood of what only follows from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

BROKEN = "projects/2026/P-2026-002.yaml"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Three projects, the second with facts; then somebody mistypes a key in its file."""
    desk = start(tmp_path / "p", capsys, monkeypatch)
    for title in ("Et", "To", "Tre"):
        desk.done("new-idea", "--title", title, "--area", "social", "--submitter", "abc", "--need", "Et behov.")
    desk.done("checklist", "facts", "2", "product.radio=ja")
    file = desk.file(BROKEN)
    file.write_text(file.read_text("utf-8") + "neeed: x\n", "utf-8")
    return desk


@pytest.mark.parametrize("typed", ["2", "2026-2", "P-2026-002", "p-2026-002"])
@pytest.mark.parametrize("words", [["show"], ["gate", "status"], ["step", "list"], ["checklist", "show"]])
def test_the_project_of_a_broken_file_is_a_broken_file(words: list[str], typed: str, desk: Desk) -> None:
    answered = desk(*words, typed, "--json")
    assert answered.code == 3
    assert answered.out == ""
    error = json.loads(answered.err)["error"]
    assert error["code"] == "broken-project"
    assert error["where"].endswith(BROKEN)
    assert [(item["code"], item["path"]) for item in error["findings"]] == [("FILE020", f"portfolio/{BROKEN}")]
    spoken = desk(*words, typed)
    assert spoken.code == 3
    assert spoken.err.count("FILE020") == 1


def test_an_error_of_another_kind_makes_one_document_with_the_broken_files(desk: Desk) -> None:
    answered = desk("show", "99", "--json")
    assert answered.code == 2
    assert answered.error["code"].startswith("no-such-project")
    assert [item["code"] for item in answered.error["findings"]] == ["FILE020"]
    spoken = desk("show", "99").err
    assert "P-2026-099" in spoken or "99" in spoken
    assert spoken.count("FILE020") == 1


def test_reading_commands_still_show_the_others(desk: Desk) -> None:
    for words in (["list"], ["show", "1"], ["log"], ["gate", "list"], ["pools", "balance"]):
        answered = desk(*words, "--json")
        json.loads(answered.out)
        if words != ["log"]:
            assert answered.code == 3
            assert answered.error["code"] == "broken-files"
    assert "Tre" in desk("list").out


def test_a_short_id_does_not_become_another_project(desk: Desk) -> None:
    """`2` may mean the broken one, however few the others are."""
    desk.file("projects/2025").mkdir()
    text = desk.file("projects/2026/P-2026-001.yaml").read_text("utf-8")
    desk.file("projects/2025/P-2025-002.yaml").write_text(text.replace("P-2026-001", "P-2025-002"), "utf-8")
    answered = desk("show", "2", "--json")
    assert answered.code == 2
    assert answered.error["code"] == "ambiguous-project"


def test_a_writing_command_says_the_same_of_a_broken_file_in_the_history(desk: Desk) -> None:
    desk.git("commit", "-qam", "by hand")
    answered = desk("set", "2", "need", "x", "--json")
    assert answered.code == 3
    assert answered.error["code"] == "broken-project"
    assert [item["code"] for item in answered.error["findings"]] == ["FILE020"]
    assert desk("set", "1", "need", "Et andet behov.", "--json").code == 0


def test_check_names_the_broken_file_and_not_every_reference_to_it(desk: Desk) -> None:
    answered = desk("check", "--json")
    assert answered.code == 3
    errors = [item["code"] for item in answered.data["findings"] if item["severity"] == "error"]
    assert errors == ["FILE020"]


def test_a_reference_to_nothing_is_still_an_error(desk: Desk) -> None:
    desk.file(BROKEN).unlink()
    found = desk("check", "--json")
    assert found.code == 1
    assert "CHK027" in {item["code"] for item in found.data["findings"]}


def test_a_broken_event_is_one_error(desk: Desk) -> None:
    desk.git("checkout", "-q", ".")
    for words in (
        ("intake", "1", "triage", "--outcome", "project", "--by", "kon"),
        ("decide", "1", "stop", "--by", "hso", "--reason", "Ingen tid"),
    ):
        desk(*words)
    events = sorted(desk.file("decisions").rglob("*.yaml"))
    if not events:
        pytest.fail("no decision was made")
    events[0].write_text(events[0].read_text("utf-8") + "neeed: x\n", "utf-8")
    found = desk("check", "--json").data["findings"]
    errors = [item["code"] for item in found if item["severity"] == "error"]
    assert "EVT001" in errors
    assert len(errors) == 2
    assert set(errors) <= {"FILE020", "FILE021", "EVT001"}
