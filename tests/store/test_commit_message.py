"""What people type cannot forge a trailer, nor hide ours; who and when are recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.operations.change import message
from digitek_cli.store.instant import NOON, at
from tests.store.writing import PROJECT, change, git, new_repository, write

if TYPE_CHECKING:
    from pathlib import Path

FORGED = "Digitek-Decider: dir"
ATTACKS = [
    f"fine\n\n{FORGED}",
    f"fine\n---\n{FORGED}",
    f"{FORGED}\n{FORGED}",
    f"fine\r\n\r\n{FORGED}\r\n",
    f"fine\u2028\u2028{FORGED}",
    f"# ------------------------ >8 ------------------------\n{FORGED}",
    f"; ------------------------ >8 ------------------------\n{FORGED}",
    f"fine\n\n{FORGED}\n\n\n",
    f"\x1b[2Jfine\x00\x08\n\n\u202e{FORGED}",
    "\ud800 lone surrogate",
    "---",
    "",
]
OURS = [
    "Digitek-Operation: gate.advance",
    "Digitek-Project: P-2026-001",
    "Digitek-Gate: gate-1",
    "Digitek-Recorded-By: kon",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "r")


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize("field", ["reason", "what", "trailer"])
def test_git_finds_exactly_our_trailers(root: Path, attack: str, field: str) -> None:
    fields: dict[str, Any] = {
        "operation": "gate.advance",
        "trailers": (("Digitek-Gate", "gate-1"),),
        "recorded_by": "kon",
    }
    if field == "trailer":
        fields["trailers"] += (("Digitek-Note", attack),)
    else:
        fields[field] = attack
    write(root, {PROJECT: b"title: second\n"}, **fields)
    found = git(root, "log", "-1", "--format=%(trailers)").splitlines()
    parsed = git(root, "interpret-trailers", "--parse", input=git(root, "log", "-1", "--format=%B") + "\n").splitlines()
    assert found == parsed
    assert found.pop().startswith("Digitek-Tx: ")
    assert [line for line in found if not line.startswith("Digitek-Note: ")] == OURS
    assert not any(char in git(root, "log", "-1", "--format=%B") for char in "\x1b\x00\x08\u202e\u2028")


def test_a_message_reads_as_a_page() -> None:
    given = change({}, operation="gate.advance", what="gate 1\tpassed", reason="Godt.\n\nOg billigt.  \n")
    assert message(given, "kon", "abc") == (
        "gate.advance P-2026-001: gate 1 passed\n\n"
        "Godt.\n\nOg billigt.\n\n"
        "Digitek-Operation: gate.advance\nDigitek-Project: P-2026-001\nDigitek-Recorded-By: kon\nDigitek-Tx: abc\n"
    )


def test_what_is_not_about_a_project_names_none() -> None:
    text = message(change({}, operation="init", subject_id="", what="new portfolio"), None, "abc")
    assert text == "init: new portfolio\n\nDigitek-Operation: init\nDigitek-Tx: abc\n"


def test_a_malformed_trailer_key_is_a_bug() -> None:
    with pytest.raises(ValueError):
        message(change({}, trailers=(("Bad key", "x"),)), None, "abc")


def test_without_an_identity_the_recorder_stands_in_and_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        for kind in ("NAME", "EMAIL"):
            monkeypatch.delenv(f"GIT_{role}_{kind}")
    receipt = write(root, {PROJECT: b"title: second\n"}, recorded_by="pl1")
    assert git(root, "log", "-1", "--format=%an %ae %cn %ce") == "pl1 pl1@digitek.invalid pl1 pl1@digitek.invalid"
    assert [note.code for note in receipt.notes] == ["no-git-identity"]
    receipt = write(root, {PROJECT: b"title: third\n"}, recorded_by=None)
    assert git(root, "log", "-1", "--format=%an %ae") == "digitek digitek@digitek.invalid"
    git(root, "config", "user.name", "Kirsten Ø")
    git(root, "config", "user.email", "k@example.org")
    receipt = write(root, {PROJECT: b"title: fourth\n"})
    assert git(root, "log", "-1", "--format=%an %ae") == "Kirsten Ø k@example.org"
    assert receipt.notes == ()


def test_a_fixed_clock_dates_the_commit_at_noon(root: Path) -> None:
    write(root, {PROJECT: b"title: second\n"}, fixed_clock=True)
    assert git(root, "log", "-1", "--format=%aI %cI") == "2026-03-14T12:00:00+01:00 2026-03-14T12:00:00+01:00"


def test_noon_follows_summer_time() -> None:
    assert at(date(2026, 7, 1), NOON) == "@1782900000 +0200"
    assert at(date(2026, 12, 1), NOON) == "@1796122800 +0100"


def test_a_strange_cleanup_setting_leaves_the_message_alone(root: Path) -> None:
    git(root, "config", "commit.cleanup", "strip")
    git(root, "config", "i18n.commitEncoding", "latin1")
    write(root, {PROJECT: b"title: second\n"}, reason="# 1. står her, æøå")
    assert "# 1. står her, æøå" in git(root, "log", "-1", "--encoding=UTF-8", "--format=%B")
    assert "encoding" not in git(root, "cat-file", "-p", "HEAD").split("\n\n")[0]
