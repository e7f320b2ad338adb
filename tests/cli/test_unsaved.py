"""A no that rests on the saved state is a conflict while the files it read have unsaved edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

FILE = "projects/2026/P-2026-001.yaml"
OTHER = "projects/2026/P-2026-002.yaml"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    for title in ("Et", "To"):
        desk.done("new-idea", "--title", title, "--area", "social", "--submitter", "abc")
    return desk


def edit(desk: Desk, path: str) -> None:
    file = desk.file(path)
    file.write_text(file.read_text("utf-8") + "# in the making\n", "utf-8")


ADVANCE = ("gate", "advance", "1", "gate-1", "--by", "hso", "--reason", "x", "--json")


@pytest.mark.parametrize("path", [FILE, "organisation.yaml", "policy/2026-01-01.yaml"])
def test_a_refusal_asks_for_the_edits_first(path: str, desk: Desk) -> None:
    edit(desk, path)
    answered = desk(*ADVANCE)
    assert answered.code == 4
    assert answered.error["code"] == "refused-on-saved"
    assert path in answered.error["message"]
    assert "digitek commit" in answered.error["hint"]


def test_a_staged_edit_counts_as_well(desk: Desk) -> None:
    edit(desk, FILE)
    desk.git("add", ".")
    assert desk(*ADVANCE).code == 4


def test_a_refusal_without_edits_is_a_refusal(desk: Desk) -> None:
    assert desk(*ADVANCE).code == 1


def test_edits_that_the_verdict_does_not_read_do_not_matter(desk: Desk) -> None:
    edit(desk, OTHER)
    assert desk(*ADVANCE).code == 1


def test_money_is_refused_on_the_saved_books(desk: Desk) -> None:
    spend = ("pools", "spend", "social", "500", "--project", "1", "--document", "F", "--json")
    assert desk(*spend).code == 1
    edit(desk, FILE)
    assert desk(*spend).code == 4


def test_taking_hand_edits_is_never_refused_for_the_edits(desk: Desk) -> None:
    file = desk.file(FILE)
    file.write_text(file.read_text("utf-8").replace("phase: intake", "phase: trial"), "utf-8")
    assert desk("commit", "--json").code == 1


def test_the_missing_identity_of_git_is_told_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    first = desk("set", "1", "need", "Et behov.")
    second = desk("set", "1", "need", "Et andet.")
    assert (first.code, second.code) == (0, 0)
    assert "git config --global user.name" in first.err
    assert second.err == ""
