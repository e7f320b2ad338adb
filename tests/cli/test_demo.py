"""The demo tells the truth: every command runs, ends as told, and leaves a sound portfolio, on any machine and day."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.cli import demo
from digitek_cli.cli.main import run
from tests.e2e.binary import Binary

SHORT = 9


def test_the_whole_demo_with_an_empty_home_in_another_year(tmp_path: Path) -> None:
    """No git identity, no language, no terminal. Told once, looked at from three sides."""
    home = tmp_path / "home"
    home.mkdir()
    digitek = Binary(home, home, today="2031-05-01", user="")
    told = digitek.json("demo", "shown")
    it_ends_with_the_books_the_log_and_a_check_without_errors(told)
    it_shows_refusals_and_goes_through_every_gate(told["steps"])
    digitek.folder = home / "shown"
    it_leaves_a_repository_to_look_around_in(digitek)


def it_ends_with_the_books_the_log_and_a_check_without_errors(told: Any) -> None:
    assert [step["command"].split()[1] for step in told["steps"][-3:]] == ["pools", "log", "check"]
    assert told["check"]["ok"] is True
    warnings = [item for item in told["check"]["findings"] if item["severity"] == "warning"]
    assert {item["code"] for item in warnings} == {"QST001"}
    common = next(item for item in told["balance"]["pools"] if item["pool"] == "common")
    assert (common["reserved"], common["committed"], common["spent"]) == ("0.00", "0.00", "172500.00")
    assert told["balance"]["as_of"] == "2026-11-16"


def it_shows_refusals_and_goes_through_every_gate(steps: Any) -> None:
    refused = [step["stderr"] for step in steps if step["exit"]]
    assert all(step["exit"] in {0, 1} for step in steps)
    for code in ("STEP001", "MAND002", "APPR002", "COND001", "POOL010", "CHK008"):
        assert any(code in said for said in refused), code
    passed = {
        word
        for step in steps
        if not step["exit"] and " advance " in step["command"]
        for word in step["command"].split()
    }
    assert passed >= {"gate-1", "gate-2", "trial-start", "gate-3", "operation"}


def it_leaves_a_repository_to_look_around_in(digitek: Binary) -> None:
    assert digitek.git("status", "--porcelain") == ""
    assert digitek.git("log", "-1", "--format=%ad", "--date=format:%Y").strip() == "2026"
    shown = {item["id"]: item for item in digitek.json("list")["projects"]}
    assert set(shown) == {"P-2017-001", *(f"P-2026-{number:03d}" for number in range(1, 5))}
    assert (shown["P-2026-003"]["phase"], shown["P-2026-003"]["status"]) == ("closed", "completed")
    assert list(digitek.home.iterdir()) == [digitek.folder]
    assert digitek.json("priority", "rank")["projects"][0]["project"] == "P-2026-004"
    assert digitek.json("capacity", "--as-of", "2026-03-02")["people"][0]["quarters"][0]["asked"] != "0.00"


def test_the_story_is_told_in_both_languages_and_forwards_in_time() -> None:
    _, steps = demo.read_story()
    assert all(before.date <= after.date for before, after in pairwise(steps))
    assert {step.date.year for step in steps} == {2026}
    assert all((step.da is None) == (step.en is None) for step in steps)
    assert sum(step.da is not None for step in steps) > 20


def short(monkeypatch: pytest.MonkeyPatch, **amended: Any) -> None:
    project, steps = demo.read_story()
    last = replace(steps[SHORT - 1], **amended)
    monkeypatch.setattr(demo, "read_story", lambda: (project, [*steps[: SHORT - 1], last]))


def surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith(("DIGITEK_", "COLUMNS"))}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", ["12. januar 2026", "# En medarbejder på et plejecenter har en idé.", "slutkode 1"]),
        ("en", ["12 January 2026", "# Somebody at a nursing home has an idea.", "exit code 1"]),
    ],
)
def test_each_command_is_shown_with_its_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    short(monkeypatch)
    before = surroundings()
    assert run(["-C", str(tmp_path), "--lang", lang, "demo", "shown"]) == 0
    assert surroundings() == before
    out = capsys.readouterr().out
    assert not [word for word in words if word not in out]
    assert out.count("\n$ digitek ") == SHORT
    assert "P-2026-003" in out
    assert [line for line in out.splitlines() if len(line) > 60 and "→" not in line and str(tmp_path) not in line] == []


def test_the_demo_refuses_a_folder_with_something_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert run(["demo", str(tmp_path)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_demo_that_goes_another_way_than_told_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    short(monkeypatch, exit=1)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert run(["demo", str(tmp_path / "shown")]) == 70
    assert "Det var" not in capsys.readouterr().out
