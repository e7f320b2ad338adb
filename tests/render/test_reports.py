"""Findings and failures for people and for programs; titles from people can forge nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from digitek_cli.errors import DataError, RuleViolation
from digitek_cli.render import failure, findings, language, reports, sarif
from digitek_cli.rules.finding import Finding, error, info, warning

EVIL = 'x%\r\n::error file=a,line=1::<b>&"]]>\x1b[31m'


@pytest.fixture(autouse=True)
def speaking_danish() -> Iterator[None]:
    language.set_language("da")
    yield
    language.set_language("en")


def sample(text: str = "abc") -> list[Finding]:
    return [
        Finding("REF001", params={"person": text}, path="projects/2026/P-2026-001.yaml", line=3),
        warning("PROJ010", "projects/a, b:c%.yaml", project=text),
        info("TIME005", project=text, date="x"),
    ]


def test_text_is_grouped_and_counted() -> None:
    shown = reports.text(sample(), "portfolio/").splitlines()
    assert shown[0] == "portfolio/projects/2026/P-2026-001.yaml:3: REF001 fejl: abc står ikke i organisationen."
    assert shown[1].startswith("    → ")
    assert shown[2] == ""
    assert shown[-2] == "1 fejl, 1 advarsel, 1 oplysning"
    assert shown[-1].startswith("digitek explain REF001 ")
    assert reports.text([], "") == "Intet at bemærke."


def test_github_escapes_everything() -> None:
    shown = reports.github(sample(EVIL), "p/").split("\n")
    assert len(shown) == 3
    assert shown[0].startswith("::error file=p/projects/2026/P-2026-001.yaml,line=3,title=REF001::x%25")
    assert shown[1].startswith("::warning file=p/projects/a%2C b%3Ac%25.yaml,line=1,title=PROJ010::")
    assert shown[2].startswith("::notice title=TIME005::")
    assert not any("\r" in line or "\x1b" in line for line in shown)


def test_junit_is_xml_whatever_a_title_says() -> None:
    suite = ET.fromstring(reports.junit(sample(EVIL), "").split("\n", 1)[1])
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    assert suite.find("testcase/failure") is not None
    clean = ET.fromstring(reports.junit([], "").split("\n", 1)[1])
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_sarif_names_levels_and_places() -> None:
    run = json.loads(sarif.sarif(sample(EVIL), "p/"))["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "p/projects/a%2C%20b%3Ac%25.yaml"
    assert "locations" not in run["results"][2]


def test_findings_are_walked_like_an_editor_would() -> None:
    mixed = [error("REF004", "b.yaml", project="x"), error("REF001", "a.yaml", person="y")]
    assert [line.split(":")[0] for line in findings.lines(mixed) if not line.startswith(" ")] == ["a.yaml", "b.yaml"]


def test_a_refusal_lists_everything_with_its_way_out() -> None:
    said = failure.error(RuleViolation("refused", findings=sample()), "p/", json=False)
    assert said.startswith("Fejl: ")
    assert "  - p/projects/2026/P-2026-001.yaml:3: REF001: abc står ikke" in said
    assert '      → digitek set abc legal_basis "…"' in said


def test_an_error_about_one_thing_is_said_once() -> None:
    (finding, *_) = sample()
    problem = DataError("REF001", where="a.yaml:3", findings=[finding], person="abc")
    said = failure.error(problem, "p/", json=False)
    assert said.count("står ikke i organisationen") == 1
    assert said.startswith("p/a.yaml:3: Fejl: ")
    document = json.loads(failure.error(problem, "p/", json=True))["error"]
    assert (document["code"], document["where"], len(document["findings"])) == ("REF001", "p/a.yaml:3", 1)


def test_an_absolute_place_is_told_from_where_the_reader_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    near, far = f"{tmp_path}/a.yaml:1", "/far/away/a.yaml:1"
    assert failure.error(DataError("x", where=near), "p/", json=False).startswith("a.yaml:1: ")
    assert failure.error(DataError("x", where=far), "p/", json=False).startswith(f"{far}: ")
