"""`check` says what it found in several formats at once, and writes nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

EVERY = ("text", "json", "github", "sarif", "junit", "codequality", "markdown")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


def refused(desk: Desk, *words: str) -> str:
    """The code of a refusal, which comes before anything is written or said."""
    answered = desk("check", *words, "--json")
    assert (answered.code, answered.out) == (2, ""), answered
    return str(answered.error["code"])


def test_one_run_writes_them_all_and_one_stands_on_the_screen(desk: Desk) -> None:
    before = desk.git("status", "--porcelain", "--ignored")
    places = {name: desk.folder.parent / f"check.{name}" for name in EVERY}
    words = [word for name, place in places.items() for word in ("--output", f"{name}={place}")]
    shown = desk("check", "--format", "github", *words)
    assert shown.code == 0, shown.err
    written = {name: place.read_text("utf-8") for name, place in places.items()}
    assert written["github"] == shown.out
    assert written["sarif"] == desk("check", "--format", "sarif").out
    assert written["markdown"] == desk("check", "--output", "markdown=-").out
    assert written["json"] == desk("check", "--json").out
    assert json.loads(written["json"])["schema"] == "digitek/check/1"
    assert desk("check").out.startswith(written["text"])
    assert desk.git("status", "--porcelain", "--ignored") == before


def test_text_in_a_file_is_not_folded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    place = desk.folder.parent / "check.txt"
    shown = desk("check", "-o", f"text={place}").out
    assert max(map(len, shown.splitlines())) <= 60
    lines = place.read_text("utf-8").splitlines()
    assert len(lines) < len(shown.splitlines())


REFUSED = (
    (("--output", "check.sarif"), "output-unclear"),
    (("--output", "pdf=check.pdf"), "output-unclear"),
    (("--output", "sarif="), "output-unclear"),
    (("--output", "sarif=portfolio/check.sarif"), "output-in-portfolio"),
    (("--output", "sarif=.git/hooks/pre-commit"), "output-in-portfolio"),
    (("--output", "sarif=README.md"), "output-exists"),
    (("--output", "sarif=."), "output-is-folder"),
    (("--output", "sarif=nowhere/check.sarif"), "output-no-folder"),
    (("--output", "sarif=x.out", "--output", "junit=./x.out"), "output-file-twice"),
    (("--output", "sarif=-"), "output-screen-twice"),
    (("--links", "javascript:alert(1)"), "output-not-address"),
    (("--links", "https://example.org/a) [b](x/"), "output-not-address"),
)


def test_what_cannot_be_written_is_refused_before_anything_is(desk: Desk) -> None:
    (desk.folder / "README.md").write_text("x\n")
    for words, code in REFUSED:
        assert refused(desk, "--output", "junit=first.xml", *words) == code, words
        assert not (desk.folder / "first.xml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links are a privilege there")
def test_a_link_into_the_portfolio_is_no_way_in(desk: Desk) -> None:
    link = desk.folder / "aside"
    link.symlink_to(desk.folder / "portfolio" / "projects")
    (desk.folder / "portfolio" / "projects").mkdir(exist_ok=True)
    assert refused(desk, "--force", "--output", "sarif=aside/x.yaml") == "output-in-portfolio"


def test_a_report_of_last_time_is_replaced_when_asked(desk: Desk) -> None:
    place = desk.folder.parent / "check.sarif"
    place.write_text("old")
    assert desk("check", "--output", f"sarif={place}").code == 2
    assert place.read_text() == "old"
    assert desk("check", "--force", "--output", f"sarif={place}").code == 0
    assert json.loads(place.read_text("utf-8"))["version"] == "2.1.0"


def test_a_portfolio_that_cannot_be_read_is_in_the_reports(desk: Desk) -> None:
    desk.file("organisation.yaml").write_text("people: [\n")
    place = desk.folder.parent / "check.md"
    shown = desk("check", "--format", "github", "--output", f"markdown={place}")
    assert shown.code == 3
    assert shown.out.startswith("::error file=portfolio/organisation.yaml,line=")
    assert "organisation.yaml" in shown.err
    assert "**Reglerne siger nej.**" in place.read_text("utf-8")
    as_json = desk("check", "--json")
    assert (as_json.code, as_json.out) == (3, "")
    assert as_json.error["findings"]


def test_strict_fails_warnings_in_junit_too(desk: Desk) -> None:
    shown = desk("check", "--strict", "--format", "junit")
    assert shown.code == 1
    assert "<failure" in shown.out
    assert "<failure" not in desk("check", "--format", "junit").out


def test_sarif_brings_the_manual_along(desk: Desk) -> None:
    (rule,) = json.loads(desk("check", "--format", "sarif").out)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == "QST001"
    assert len(rule["fullDescription"]["text"]) > len(rule["shortDescription"]["text"]) + 40


def test_the_page_speaks_the_language_that_is_asked_for(desk: Desk) -> None:
    assert desk("--lang", "en", "check", "--format", "markdown").out.startswith("## The change to the portfolio")
    assert desk("check", "--format", "markdown").out.startswith("## Ændringen i porteføljen")
