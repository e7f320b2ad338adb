"""`--as-of` and `--known`: what was true on a day, and what we knew at a commit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digitek_cli.cli._lazy import COMMANDS, load
from tests.cli.portfolio_case import Desk, start

# Commands that show the portfolio and write nothing. `diff` and `audit verify` take their revisions as arguments.
READING = (
    "list",
    "show",
    "step list",
    "document",
    "gate status",
    "gate who",
    "gate list",
    "checklist show",
    "checklist explain",
    "checklist what-if",
    "checklist identify",
    "similar",
    "systems list",
    "pools balance",
    "pools ledger",
    "pools forecast",
    "pools reconcile",
    "pools export",
    "pools wishes",
    "risk",
    "priority score",
    "priority explain",
    "priority rank",
    "priority sensitivity",
    "portfolio optimise",
    "capacity show",
    "chart",
    "check",
    "log",
)
# Neither read the portfolio for an answer nor write to it: they look at the folder, or at two revisions.
OTHER = ("diff", "portfolio compare", "doctor", "audit verify", "audit anchor", "init", "demo", "schema", "explain")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One idea received on 14 March, renamed on 20 April; a second idea on 1 May, received on 25 March."""
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Kalendertavler", "--area", "omsorg", "--submitter", "abc")
    monkeypatch.setenv("DIGITEK_TODAY", "2026-04-20")
    desk.done("set", "1", "title", "Digitale tavler")
    monkeypatch.setenv("DIGITEK_TODAY", "2026-05-01")
    late = ("new-idea", "--title", "Robotstøvsugere", "--area", "social", "--submitter", "abc")
    desk.done(*late, "--date", "2026-03-25")
    return desk


def leaves(command: Any, *names: str) -> list[tuple[str, Any]]:
    """Every command below a group, with its words."""
    children = getattr(command, "commands", None)
    if not children:
        return [(" ".join(names), command)]
    return [leaf for name, child in children.items() for leaf in leaves(child, *names, name)]


def test_every_reading_command_can_look_back() -> None:
    """A command either writes (and has --dry-run) or reads (and can look back)."""
    found = {}
    for name in COMMANDS:
        for words, command in leaves(load(name), name):
            found[words] = {option for param in command.params for option in param.opts}
    looking = {words for words, options in found.items() if {"--as-of", "--known"} <= options}
    assert looking == set(READING)
    rest = {words for words, options in found.items() if words not in looking and "--dry-run" not in options}
    assert rest <= set(OTHER), rest - set(OTHER)


def test_the_list_of_a_day_has_the_title_of_that_day(desk: Desk) -> None:
    shown = desk("list", "--as-of", "2026-03-31").out
    assert "Som det var den 31. marts 2026" in shown.splitlines()[0]
    assert "Kalendertavler" in shown
    assert "Digitale tavler" in desk("list", "--as-of", "2026-04-20").out


def test_what_was_recorded_later_was_true_all_the_same(desk: Desk) -> None:
    known = [project["id"] for project in desk.done("list", "--as-of", "2026-03-31")["projects"]]
    assert known == ["P-2026-001", "P-2026-002"]
    assert [item["id"] for item in desk.done("list", "--as-of", "2026-03-24")["projects"]] == ["P-2026-001"]


def test_what_we_knew_then_did_not_have_it(desk: Desk) -> None:
    for known in ("HEAD~1", "2026-04-30"):
        answer = desk.done("list", "--as-of", "2026-03-31", "--known", known)
        assert [project["id"] for project in answer["projects"]] == ["P-2026-001"]
        assert answer["known"] == desk.git("rev-parse", "HEAD~1").strip()
        assert answer["as_of"] == "2026-03-31"


def test_unsaved_edits_are_not_what_a_commit_knew(desk: Desk) -> None:
    file = desk.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text().replace("Digitale tavler", "Ikke gemt"))
    assert "Ikke gemt" in desk("show", "1").out
    assert "Digitale tavler" in desk("show", "1", "--known", "HEAD").out


def test_today_says_nothing_about_the_past(desk: Desk) -> None:
    answer = desk.done("list")
    assert "known" not in answer
    assert "as_of" not in answer
    assert desk("list").out.splitlines()[0].startswith("Id")


def test_a_project_that_came_later_is_named_with_its_day(desk: Desk) -> None:
    refused = desk("show", "2", "--as-of", "2026-03-20")
    assert refused.code == 2
    assert "25. marts 2026" in refused.err
    assert "--as-of 2026-03-25" in refused.err


@pytest.mark.parametrize("typed", ["nope", "-x", "--output=x", "HEAD~99", ":/x y", "a..b"])
def test_an_unknown_revision_is_refused(desk: Desk, typed: str) -> None:
    refused = desk("list", f"--known={typed}")
    assert refused.code == 2
    assert typed in refused.err
    assert not (desk.folder / "x").exists()


def test_before_the_first_commit_nothing_was_known(desk: Desk) -> None:
    refused = desk("list", "--known", "2026-01-31")
    assert refused.code == 2
    assert "31. januar 2026" in refused.err


def test_before_everything_the_list_is_empty_and_says_so(desk: Desk) -> None:
    answered = desk("list", "--as-of", "2019-01-01")
    assert answered.code == 0
    assert "Der var ingen projekter endnu." in answered.out


def test_a_document_of_the_past_carries_its_day(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "ide.md"
    assert desk("document", "1", "idea-description", "--as-of", "2026-03-31", "-o", str(file)).code == 0
    text = file.read_text()
    assert text.startswith("Som det var den 31. marts 2026")
    assert "Kalendertavler" in text


def test_the_books_of_a_day_without_git_are_still_cut_by_date(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    bare = tmp_path / "without-git"
    shutil.copytree(desk.folder / "portfolio", bare / "portfolio")
    monkeypatch.chdir(bare)
    assert [item["id"] for item in desk.done("list", "--as-of", "2026-03-24")["projects"]] == ["P-2026-001"]
    refused = desk("list", "--known", "HEAD")
    assert refused.code == 5


def test_check_judges_the_portfolio_that_was_known(desk: Desk) -> None:
    assert desk("check", "--known", "HEAD~1").code == 0
    decision = desk.file("decisions/2026/D-2026-aaaaaa.yaml")
    decision.parent.mkdir(parents=True, exist_ok=True)
    decision.write_text("id: D-2026-aaaaaa\n")
    assert desk("check").code == 3
    assert desk("check", "--known", "HEAD").code == 0
    shown = desk("check", "--known", "HEAD", "--format", "github").out
    assert "Efter hvad vi vidste" not in shown


def test_the_terminal_may_be_narrow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = desk("list", "--as-of", "2026-03-31", "--known", "HEAD").out
    assert max(map(len, shown.splitlines())) <= 40


@pytest.mark.parametrize("option", ["--as-of", "--known"])
def test_blanks_around_a_day_are_not_typed(desk: Desk, option: str) -> None:
    plain = desk("list", option, "2026-03-31")
    spaced = desk("list", option, " 2026-03-31 ")
    assert (spaced.code, spaced.out) == (plain.code, plain.out)
    assert "{" not in spaced.out


@pytest.mark.parametrize("words", [("list", "--known", ""), ("list", "--known", "  "), ("check", "--known", "")])
def test_no_revision_at_all_is_said_in_words(desk: Desk, words: tuple[str, ...]) -> None:
    refused = desk(*words, "--json")
    assert (refused.code, refused.error["code"]) == (2, "empty-revision")


def test_a_mistyped_revision_is_not_sent_for_history_that_is_all_here(desk: Desk, tmp_path: Path) -> None:
    refused = desk("list", "--known", "mian")
    assert refused.code == 2
    assert "--unshallow" not in refused.err
    desk.git("clone", "-q", "--depth=1", f"file://{desk.folder}", str(tmp_path / "short"))
    assert "--unshallow" in desk("-C", str(tmp_path / "short"), "list", "--known", "HEAD~9").err
