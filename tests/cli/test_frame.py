"""The frame: exit codes, streams, languages, the clock and who types."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from digitek_cli.cli import _clock, _context, _report, _start, main
from digitek_cli.errors import BadReference, Conflict, DataError, EnvironmentProblem, RuleViolation
from tests.cli.portfolio_case import Desk, start


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (RuleViolation("refused"), 1),
        (BadReference("no-such-project", typed="7", known=()), 2),
        (DataError("broken-files", count=1), 3),
        (Conflict("detached-head"), 4),
        (EnvironmentProblem("not-a-portfolio", folder="x"), 5),
        (KeyboardInterrupt(), 130),
        (EOFError(), 130),
        (OSError(28, "full"), 5),
        (PermissionError(13, "no", "x.yaml"), 5),
        (ValueError("a bug"), 70),
        (OSError(5, "I/O error"), 70),
    ],
)
def test_every_failure_has_its_exit_code(
    problem: BaseException, code: int, bare: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def fail(_: list[str]) -> int:
        raise problem

    monkeypatch.setattr(main, "dispatch", fail)
    answered = bare("list")
    assert answered.code == code
    assert answered.out == ""
    assert answered.err.strip()
    assert "Traceback" not in answered.err


def test_a_reader_that_has_enough_is_no_failure(bare: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: list[str]) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(main, "dispatch", fail)
    monkeypatch.setattr(main, "close_output", lambda: None)
    assert bare("list").code == 0


def test_a_bug_leaves_a_report_and_no_traceback_on_screen(
    bare: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(main, "dispatch", lambda _: 1 // 0)
    answered = bare("set", "P-2026-001", "need", "hemmelig plan", "--reason=skjult")
    assert answered.code == 70
    assert "test_frame" not in answered.err
    (report,) = tmp_path.glob("digitek-*.txt")
    assert str(report) in answered.err
    if os.name == "posix":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600
    text = report.read_text("utf-8")
    assert "command: digitek set P-2026-001 … … --reason=…" in text
    assert "ZeroDivisionError" in text
    assert "hemmelig" not in text
    assert "skjult" not in text


def test_a_report_masks_ten_digits() -> None:
    assert "0101901234" not in _report.compose(ValueError("0101901234 and 010190-1234"), [])


def test_an_error_under_json_is_one_document_on_stderr(bare: Desk) -> None:
    answered = bare("list", "--json")
    assert answered.code == 5
    assert answered.out == ""
    assert answered.error.keys() == {"code", "message", "hint", "where", "findings"}
    assert answered.error["code"] == "not-a-portfolio"


@pytest.mark.parametrize("words", [["show", "--json"], ["nosuch", "--json"], ["list", "--phase", "x", "--json"]])
def test_usage_errors_under_json_are_documents_too(words: list[str], bare: Desk) -> None:
    answered = bare(*words)
    assert answered.code == 2
    assert answered.error["code"] == "usage"


def test_nothing_asked_is_answered_with_help(bare: Desk) -> None:
    answered = bare()
    assert answered.code == 0
    assert "new-idea" in answered.out
    group = bare("gate")
    assert group.code == 2
    assert "status" in group.out


def test_version(bare: Desk) -> None:
    answered = bare("--version")
    assert answered.code == 0
    assert answered.out.startswith("digitek ")


def test_the_language_is_asked_for_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    assert _start.choose_language([]) == "en"
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert _start.choose_language([]) == "da"
    (tmp_path / "portfolio.yaml").write_text("# x\nlanguage: en\n")
    assert _start.choose_language([]) == "en"
    (tmp_path / "portfolio.yaml").write_text('name: x\nlanguage: "da"\n')
    monkeypatch.setenv("LC_ALL", "C")
    assert _start.choose_language(["list"]) == "da"
    monkeypatch.setenv("DIGITEK_LANG", "en")
    assert _start.choose_language(["list"]) == "en"
    assert _start.choose_language(["--lang", "da", "list"]) == "da"
    assert _start.choose_language(["--lang=da", "list"]) == "da"
    assert _start.choose_language(["set", "1", "title", "--lang", "da"]) == "en"


@pytest.mark.parametrize("option", [["-C", "p"], ["-Cp"], ["-C=p"]])
def test_the_portfolio_of_minus_c_sets_the_language(
    option: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "p" / "portfolio").mkdir(parents=True)
    (tmp_path / "p" / "portfolio" / "portfolio.yaml").write_text("language: da\n")
    assert _start.choose_language([*option, "list"]) == "da"


def test_the_clock_is_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    assert _clock.today() == date(2026, 3, 14)
    monkeypatch.setenv("DIGITEK_TODAY", "14-03-2026")
    with pytest.raises(BadReference) as caught:
        _clock.today()
    assert caught.value.code == "clock-unclear"


@pytest.mark.parametrize("typed", ["2026-02-30", "14. marts", "20260314", ""])
def test_a_date_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(BadReference) as caught:
        _clock.parse_day(typed)
    assert caught.value.code == "not-a-day"


def test_people_are_typed_in_any_case() -> None:
    assert _context.people("HOM, hso,hom") == ("hom", "hso")


def test_who_types_is_remembered_by_git(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITEK_USER")
    unknown = desk("new-idea", "--title", "En", "--area", "social", "--submitter", "abc")
    assert unknown.code == 0
    assert "DIGITEK_USER" in unknown.err
    assert "Digitek-Recorded-By" not in desk.git("log", "-1", "--format=%B")
    desk.git("config", "digitek.initials", "PL1")
    known = desk("new-idea", "--title", "To", "--area", "social", "--submitter", "abc")
    assert "DIGITEK_USER" not in known.err
    assert "Digitek-Recorded-By: pl1" in desk.git("log", "-1", "--format=%B")


def test_initials_that_are_none_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_USER", "Konrad Konsulent")
    answered = desk("new-idea", "--title", "En", "--area", "social", "--submitter", "abc")
    assert answered.code == 2
    assert "Konrad" not in desk.git("log", "--format=%B")


def test_a_dry_run_writes_nothing_and_shows_the_commit(desk: Desk) -> None:
    head = desk.git("rev-parse", "HEAD")
    answered = desk.done("new-idea", "--title", "En", "--area", "social", "--submitter", "abc", "--dry-run")
    assert "+title: En" in answered["diff"]
    assert answered["message"].startswith("new-idea P-2026-001: En\n")
    assert answered["commit"] is None
    shown = desk("new-idea", "--title", "En", "--area", "social", "--submitter", "abc", "--dry-run").out
    assert "+title: En" in shown
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.git("status", "--porcelain") == ""
