"""`list`, `show`, `check` and `log` say what is there, also where a file is broken."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from digitek_cli.errors import EnvironmentProblem
from tests.cli.portfolio_case import Desk, program, start

NASTY = "Tavle [bold]x[/bold] [link=https://example.org]her[/link] 100% ::error::"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("COLUMNS", "120")
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.done("new-idea", "--title", NASTY, "--area", "social", "--submitter", "abc", "--need", "Et behov.")
    desk.done("new-idea", "--title", "Lov", "--area", "omsorg", "--submitter", "abc", "--type", "mandatory")
    return desk


def test_an_empty_list_says_what_to_type(desk: Desk) -> None:
    assert "digitek new-idea" in desk("list").out
    assert desk.done("list")["projects"] == []


def test_a_list_shows_titles_as_they_are(filled: Desk) -> None:
    shown = filled("list").out
    assert "[bold]x[/bold]" in shown
    assert "P-2026-002" in shown
    assert "Indkommen idé" in shown


@pytest.mark.parametrize("columns", ["40", "60", "80", "200"])
def test_a_list_fits_the_terminal(columns: str, filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (["list"], ["show", "1"]):
        lines = filled(*words).out.splitlines()
        assert max(map(len, lines)) <= int(columns)
        assert any("P-2026-001" in line for line in lines)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["P-2026-001", "P-2026-002"]),
        (["--area", "social"], ["P-2026-001"]),
        (["--type", "mandatory"], ["P-2026-002"]),
        (["--phase", "intake"], ["P-2026-001", "P-2026-002"]),
        (["--phase", "trial"], []),
        (["--status", "pipeline"], ["P-2026-001", "P-2026-002"]),
        (["--waiting"], []),
    ],
)
def test_a_list_can_be_narrowed(options: list[str], found: list[str], filled: Desk) -> None:
    answered = filled.done("list", *options)
    assert answered["schema"] == "digitek/list/1"
    assert [project["id"] for project in answered["projects"]] == found
    assert filled("list", *options).code == 0


def test_an_unknown_area_names_the_nearest(filled: Desk) -> None:
    answered = filled("list", "--area", "socal", "--json")
    assert answered.code == 2
    assert "social" in answered.error["message"]


def test_show_is_one_project(filled: Desk) -> None:
    shown = filled("show", "1").out
    assert shown.startswith("P-2026-001  Tavle [bold]x[/bold]")
    assert "Et behov." in shown
    assert "digitek intake P-2026-001" in shown
    answered = filled.done("show", "2026-1")
    assert (answered["project"], answered["phase"], answered["status"]) == ("P-2026-001", "intake", "pipeline")
    assert len(answered["steps"]) == 6


def test_an_unknown_project_names_the_nearest(filled: Desk) -> None:
    answered = filled("show", "P-2026-003", "--json")
    assert answered.code == 2
    assert answered.error["code"] == "no-such-project-near"


def test_the_shipped_projects_can_all_be_shown(desk: Desk, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "portfolio"
    listed = desk("-C", str(shipped), "list", "--json").data["projects"]
    assert len(listed) >= 3
    for project in listed:
        assert desk("-C", str(shipped), "show", project["id"]).code == 0


def test_one_broken_file_hides_no_other(filled: Desk) -> None:
    file = filled.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text("utf-8") + "titel: x\n", "utf-8")
    answered = filled("list")
    assert answered.code == 3
    assert "P-2026-002" in answered.out
    assert "portfolio/projects/2026/P-2026-001.yaml:9: FILE020" in answered.err
    document = filled("list", "--json")
    assert [project["id"] for project in document.data["projects"]] == ["P-2026-002"]
    assert document.error["findings"][0]["line"] == 9
    assert filled("show", "2").code == 3
    assert filled("check").code == 3


def test_a_new_portfolio_has_warnings_and_no_errors(desk: Desk) -> None:
    answered = desk("check", "--json")
    assert answered.code == 0
    assert answered.data["ok"] is True
    assert {item["severity"] for item in answered.data["findings"]} == {"warning"}
    assert {"code", "severity", "path", "line", "message", "hint"} <= answered.data["findings"][0].keys()
    assert answered.data["findings"][0]["line"] > 1
    assert desk("check", "--strict").code == 1
    assert "0 fejl, 5 advarsler" in desk("check").out


def test_check_finds_what_the_rules_find(filled: Desk) -> None:
    file = filled.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text("utf-8").replace("area: social", "area: socal"), "utf-8")
    answered = filled("check", "--json")
    assert answered.code == 1
    (error,) = [item for item in answered.data["findings"] if item["severity"] == "error"]
    assert (error["code"], error["path"], error["line"]) == ("REF002", "portfolio/projects/2026/P-2026-001.yaml", 4)


def test_paths_are_written_from_where_the_reader_is(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text("utf-8").replace("area: social", "area: socal"), "utf-8")
    monkeypatch.chdir(filled.file("projects"))
    assert "../projects/2026/P-2026-001.yaml:4: REF002" in filled("check").out
    assert "file=portfolio/projects/2026/P-2026-001.yaml,line=4" in filled("check", "--format", "github").out


def test_github_annotations_cannot_be_forged(filled: Desk) -> None:
    answered = filled("check", "--format", "github")
    assert answered.out
    for line in answered.out.splitlines():
        command, _, message = line.partition("::")[2].partition("::")
        assert command.split()[0] in ("error", "warning", "notice")
        assert message


def test_sarif_and_junit_are_what_they_claim(filled: Desk) -> None:
    sarif = json.loads(filled("check", "--format", "sarif").out)
    assert sarif["version"] == "2.1.0"
    results = sarif["runs"][0]["results"]
    assert {result["ruleId"] for result in results} >= {"QST001", "PROJ010"}
    suite = ET.fromstring(filled("check", "--format", "junit").out.split("\n", 1)[1])
    assert int(suite.get("tests", "0")) == len(results)


@pytest.mark.parametrize(("change", "code"), [("edit", "EVT001"), ("delete", "EVT002")])
def test_events_are_append_only(change: str, code: str, desk: Desk) -> None:
    (event, *_) = sorted(desk.file("transactions").rglob("*.yaml"))
    desk.git("branch", "base")
    if change == "delete":
        event.unlink()
    else:
        event.write_text(event.read_text("utf-8").replace("text: ", "text: x"), "utf-8")
    answered = desk("check", "--base", "base", "--json")
    assert answered.code == 1
    assert code in {item["code"] for item in answered.data["findings"]}
    # What is about to be committed is compared with the last commit; afterwards only --base still sees it.
    assert code in {item["code"] for item in desk("check", "--json").data["findings"]}
    desk.git("commit", "-qam", "by hand")
    assert code in {item["code"] for item in desk("check", "--base", "base", "--json").data["findings"]}
    assert code not in {item["code"] for item in desk("check", "--json").data["findings"]}


def test_a_history_that_cannot_be_asked_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> str:
        raise EnvironmentProblem("unsafe-directory", path="p", command="git x", text="")

    monkeypatch.setattr("digitek_cli.store.tip.last_commit", refuse)
    answered = desk("check", "--json")
    assert answered.code == 0
    assert "GIT001" in {item["code"] for item in answered.data["findings"]}
    assert desk("check", "--strict").code == 1


def test_the_commit_hook_also_runs_where_a_commit_only_deletes() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (hook,) = (hook for hook in hooks if hook["entry"] == "digitek check")
    assert hook["always_run"] is True
    assert "files" not in hook


def test_what_only_the_base_has_is_no_deletion(desk: Desk) -> None:
    desk.git("checkout", "-q", "-b", "later")
    event = desk.file("statements/2026/S-2026-abcdef.yaml")
    event.parent.mkdir(parents=True)
    event.write_text("x: 1\n", "utf-8")
    desk.git("add", ".")
    desk.git("commit", "-qm", "later")
    desk.git("checkout", "-q", "main")
    # What the base has already is said where everything is asked for.
    assert desk("check", "--base", "later").code == 0
    answered = desk("check", "--base", "later", "--full", "--json")
    # The result is what is judged, and that has the base's broken file.
    assert answered.code == 3
    assert not {item["code"] for item in answered.data["findings"]} & {"EVT001", "EVT002"}


def test_line_ends_are_no_change(desk: Desk) -> None:
    (event, *_) = sorted(desk.file("transactions").rglob("*.yaml"))
    event.write_bytes(event.read_bytes().replace(b"\n", b"\r\n"))
    answered = desk("check", "--base", "HEAD", "--json")
    assert not {item["code"] for item in answered.data["findings"]} & {"EVT001", "EVT002"}


def test_an_unknown_revision_is_refused(desk: Desk) -> None:
    assert desk("check", "--base", "--output=x").code == 2


def test_log_has_the_fields_that_scripts_rely_on(filled: Desk) -> None:
    entries = filled.done("log")
    assert [entry["operation"] for entry in entries] == ["new-idea", "new-idea", "init"]
    latest = entries[0]
    assert {"commit", "date", "author", "recorded_by", "operation", "project", "summary"} <= latest.keys()
    assert (latest["project"], latest["recorded_by"]) == ("P-2026-002", "kon")
    assert [entry["project"] for entry in filled.done("log", "1")] == ["P-2026-001"]
    assert len(filled.done("log", "--limit", "1")) == 1
    assert latest["commit"][:10] in filled("log").out


def test_the_screen_of_another_process_is_the_same(filled: Desk) -> None:
    answered = program("list", cwd=filled.folder, COLUMNS="120", TERM="dumb", NO_COLOR="1")
    assert answered.code == 0
    assert answered.out == filled("list").out
