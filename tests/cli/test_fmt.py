"""`fmt`: one commit that changes the layout and nothing else, or a file laid out where somebody is editing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.store.snapshot import understood
from tests.cli.portfolio_case import Desk, start

IDEA = "projects/2026/P-2026-001.yaml"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An idea whose file was written by hand, in no order, with comments, and taken into the history."""
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    scrawl(desk.file(IDEA))
    desk.done("commit", str(desk.file(IDEA)))
    return desk


def scrawl(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    extra = ["focus: [a, 'b'] # to", "# behovet", "need: >-", "    Et langt", "    behov."]
    file.write_text("\n".join([*extra, *reversed(lines)]) + "\n", "utf-8")


def test_one_commit_that_changes_no_record(desk: Desk) -> None:
    before = understood(IDEA, desk.file(IDEA).read_bytes())[0]
    answered = desk.done("fmt")
    assert answered["paths"] == [IDEA]
    assert desk.git("show", "--name-only", "--format=%s").split("\n")[2] == f"portfolio/{IDEA}"
    text = desk.file(IDEA).read_text("utf-8")
    assert text.startswith("id: P-2026-001\ntitle: Tavler\n")
    assert "# behovet\nneed: >-\n  Et langt\n  behov.\nfocus:  # to\n  - a\n  - b\n" in text
    assert understood(IDEA, text.encode())[0] == before
    assert desk.git("status", "--porcelain") == ""
    assert desk.done("fmt")["commit"] is None
    assert desk.done("audit", "verify")["ok"] is True
    assert {item["reason"] for item in desk.done("audit", "verify")["hand_edits"]} == {"manual"}


def test_check_names_the_first_line_and_writes_nothing(desk: Desk) -> None:
    head = desk.git("rev-parse", "HEAD")
    answered = desk("fmt", "--check", "--json")
    assert answered.code == 1
    assert answered.data["ok"] is False
    assert answered.data["files"] == [{"path": f"portfolio/{IDEA}", "line": 1}]
    told = desk("fmt", "--check")
    assert f"portfolio/{IDEA}:1" in told.out
    assert "digitek fmt" in told.out
    assert desk.git("rev-parse", "HEAD") == head
    desk.done("fmt")
    assert desk("fmt", "--check").code == 0


def test_dry_run_shows_the_difference(desk: Desk) -> None:
    head = desk.git("rev-parse", "HEAD")
    answered = desk.done("fmt", "--dry-run")
    assert "+id: P-2026-001" in answered["diff"]
    assert answered["message"].startswith("fmt portfolio: canonical form of projects/")
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.git("status", "--porcelain") == ""


def test_a_file_in_hand_is_laid_out_only_when_named_and_stays_unsaved(desk: Desk) -> None:
    desk.done("fmt")
    file = desk.file(IDEA)
    file.write_text(file.read_text("utf-8").replace("title: Tavler", 'title: "Digitale tavler"'), "utf-8")
    mine, head = file.read_bytes(), desk.git("rev-parse", "HEAD")
    answered = desk.done("fmt")
    assert answered["unsaved"] == [IDEA]
    assert file.read_bytes() == mine
    assert "digitek fmt" in desk("fmt").out
    assert "+title: Digitale tavler" in desk.done("fmt", "--dry-run", str(file))["diff"]
    assert file.read_bytes() == mine
    assert desk.done("fmt", str(file))["in_place"] == [IDEA]
    assert "title: Digitale tavler\n" in file.read_text("utf-8")
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.done("commit")["paths"] == [IDEA]
    assert [path.name for path in (desk.folder / ".git").glob("digitek-fmt*")] == []


def test_saved_and_unsaved_files_are_never_mixed(desk: Desk) -> None:
    organisation = desk.file("organisation.yaml")
    organisation.write_text(organisation.read_text("utf-8").replace("title: Direktør", 'title: "Direktør"'), "utf-8")
    answered = desk.done("fmt", ".")
    assert (answered["paths"], answered["in_place"]) == ([IDEA], ["organisation.yaml"])
    assert desk.git("show", "--name-only", "--format=").split() == [f"portfolio/{IDEA}"]
    organisation.write_text(organisation.read_text("utf-8").replace("title: Socialchef", 'title: "Chef"'), "utf-8")
    assert desk.done("fmt", str(desk.file("organisation.yaml")))["commit"] is None
    assert desk.git("status", "--porcelain").split() == ["M", "portfolio/organisation.yaml"]


def test_an_event_is_never_touched(desk: Desk) -> None:
    event = next(desk.file("transactions").rglob("T-*.yaml"))
    before = event.read_bytes()
    event.write_bytes(before.replace(b"text: ", b"text:    "))
    assert "hændelser" in desk("fmt", str(event)).out
    assert desk("fmt", "--check", str(event)).code == 0
    assert event.read_bytes() == before.replace(b"text: ", b"text:    ")


def test_a_file_that_cannot_be_read(desk: Desk) -> None:
    organisation = desk.file(IDEA)
    organisation.write_text("id: [", "utf-8")
    answered = desk("fmt", "--json")
    assert answered.code == 3
    assert answered.error["findings"][0]["path"] == f"portfolio/{IDEA}"
    checked = desk("fmt", "--check")
    assert (checked.code, checked.out) == (3, "")
    assert desk("fmt", "--check", "--json").data["ok"] is False
    assert desk("fmt", str(desk.file("policy"))).code == 0
    assert desk("fmt", "no-such-file").code == 2


def test_what_cannot_be_read_is_counted_by_files(desk: Desk) -> None:
    file = desk.file(IDEA)
    file.write_text("oddity: 1\nstranger: 2\n" + file.read_text("utf-8"), "utf-8")
    told = desk("fmt", "--check")
    assert told.code == 3
    assert told.err.count("FILE0") > 1
    assert "reglerne: 1." in told.err


@pytest.mark.parametrize("spoil", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_a_mark_in_front_and_other_line_ends_are_taken_out_where_they_lie(
    spoil: Callable[[bytes], bytes], desk: Desk
) -> None:
    desk.done("fmt")
    file, head = desk.file(IDEA), desk.git("rev-parse", "HEAD")
    kept = file.read_bytes()
    file.write_bytes(spoil(kept))
    assert desk("fmt", "--check").code == 1
    assert desk.done("fmt", "--dry-run")["in_place"] == [IDEA]
    assert file.read_bytes() == spoil(kept)
    answered = desk.done("fmt")
    assert (answered["in_place"], answered["unsaved"], answered["commit"]) == ([IDEA], [], None)
    assert file.read_bytes() == kept
    assert (desk.git("rev-parse", "HEAD"), desk.git("status", "--porcelain")) == (head, "")
    assert desk("fmt", "--check").code == 0


def test_line_ends_that_git_makes_are_left_to_it(desk: Desk) -> None:
    desk.done("fmt")
    (desk.folder / ".gitattributes").unlink()
    desk.git("config", "core.autocrlf", "true")
    file = desk.file(IDEA)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert desk("fmt", "--check").code == 0


def test_an_approval_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It binds to what the document shows, and not to how the file is laid out."""
    for words in (
        ("triage", "--outcome", "project", "--by", "kon"),
        ("blockers", "--none", "--by", "kon"),
        ("interest", "--yes", "--by", "ls1"),
        ("priority", "--level", "high", "--by", "ls1"),
        ("owner", "ls1", "--by", "hso"),
        ("manager", "pl1", "--by", "kon"),
    ):
        desk.done("intake", "1", *words)
    for field, value in (("citizen_effect", "Ro"), ("risk.category", "1"), ("budget.trial", "25000")):
        desk.done("set", "1", field, value)
    for leg in ("efficiency", "quality"):
        desk.done("set", "1", "benefits+", f"leg={leg}; text=Færre opkald; size=3")
    approved = desk("approve", "1", "idea-description", "--by", "ls1", "--json")
    assert approved.code == 0, approved.err
    before = missing(desk)
    assert desk.done("fmt")["paths"] == [IDEA]
    assert missing(desk) == before
    assert not [code for code in before if code.startswith("APPR")]


def missing(desk: Desk) -> list[Any]:
    return sorted(item["code"] for item in desk("gate", "status", "1", "--json").data["missing"])
