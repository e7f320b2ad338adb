"""Each report is what those who read it expect, by their own schema, and says what the check found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

import digitek_cli
from digitek_cli.errors import BadReference, DataError
from digitek_cli.operations.proposal_findings import bounded
from digitek_cli.render import findings as words
from digitek_cli.render import language, reports
from digitek_cli.render.fingerprints import fingerprints
from digitek_cli.render.reports import Report
from digitek_cli.render.sarif import sarif
from digitek_cli.rules.finding import Finding, error, info, warning
from tests.attacks.test_report_injection import EVIL

SCHEMAS = Path(__file__).parent.parent / "schemas"
# What an editor reads `check` by; docs/pull-requests.md shows it.
MATCHER = re.compile(r"^(.+?)(?::(\d+))?: ([A-Z]+[0-9]{3}) (fejl|error|advarsel|warning|oplysning|note): (.*)$")


@pytest.fixture(autouse=True, params=language.LANGUAGES)
def speaking(request: pytest.FixtureRequest) -> Iterator[str]:
    language.set_language(request.param)
    yield request.param
    language.set_language("en")


def sample(text: str = "abc") -> tuple[Finding, ...]:
    return (
        Finding("REF001", params={"person": text}, path="projects/2026/P-2026-001.yaml", at=("steps", 0, "by"), line=3),
        error("REF001", "projects/2026/P-2026-002.yaml", person=text),
        warning("PROJ010", f"projects/{text}.yaml", project=text),
        warning("REF001", "projects/2026/P-2026-001.yaml", person="x"),
        info("TIME005", project=text, date="x"),
    )


@cache
def judge() -> Any:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes())
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def valid_run(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert [problem.message for problem in judge().iter_errors(log)] == []
    run: dict[str, Any] = log["runs"][0]
    places = [place["physicalLocation"] for result in run["results"] for place in result.get("locations", ())]
    assert all(place["region"]["startLine"] > 0 for place in places)
    return run


def test_the_schema_would_object() -> None:
    log = json.loads(sarif(sample(), "p/"))
    log["runs"][0]["results"][0]["level"] = "grave"
    log["runs"][0]["tool"]["driver"]["rules"][0].pop("id")
    assert len(list(judge().iter_errors(log))) == 2


def test_sarif_has_everything_that_a_reader_uses(speaking: str) -> None:
    run = valid_run(sarif(sample(), "portfolio/", 1))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("digitek", digitek_cli.__version__)
    assert driver["language"] == run["language"] == speaking
    assert [rule["id"] for rule in driver["rules"]] == ["PROJ010", "REF001", "TIME005"]
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == ["warning", "error", "note"]
    for rule in driver["rules"]:
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
        assert f"`digitek explain {rule['id']}`" in rule["help"]["markdown"]
        assert "helpUri" not in rule
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    first = run["results"][0]["locations"][0]
    place = first["physicalLocation"]
    assert place["region"] == {"startLine": 3}
    assert run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == place["artifactLocation"]["uri"]
    assert place["artifactLocation"]["uri"] == "portfolio/projects/2026/P-2026-001.yaml"
    assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert first["logicalLocations"][0]["fullyQualifiedName"] == "steps.0.by"
    assert "locations" not in run["results"][-1]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["exitCode"] == 1
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_tells_why_a_rule_is_there() -> None:
    rule = valid_run(sarif(sample(), "", 1, {"PROJ010": "Fordi {loven} [kræver](x) det."}))["tool"]["driver"]["rules"][
        0
    ]
    assert rule["fullDescription"]["text"].endswith(" Fordi {{loven}} [kræver] (x) det.")
    assert rule["help"]["markdown"].startswith("Fordi {{loven}} \\[kræver\\]")


def test_the_rules_of_sarif_hold_nothing_of_the_data() -> None:
    run = valid_run(sarif(sample("Hemmelig{0}"), ""))
    assert "Hemmelig" not in json.dumps(run["tool"])
    assert "Hemmelig{{0}}" in run["results"][0]["message"]["text"], "braces stand for a parameter unless doubled"


@pytest.mark.proof("A36")
@pytest.mark.parametrize("text", [*EVIL, "[a](https://example.org)", "{0}{{1}}"])
def test_sarif_is_valid_whatever_a_title_says(text: str) -> None:
    run = valid_run(sarif(sample(text), "p/"))
    assert len(run["results"]) == 5
    for result in run["results"]:
        said = result["message"]["text"]
        assert "](" not in said
        assert not re.search(r"(?<!\{)\{(?:\{\{)*\d+\}", said)


def test_a_finding_is_known_again_when_its_line_moves_and_in_the_other_language() -> None:
    moved = tuple(Finding(i.code, i.severity, i.params, i.path, i.at, (i.line or 0) + 7) for i in sample())
    before = fingerprints(sample())
    language.set_language("da" if language.language() == "en" else "en")
    assert fingerprints(moved) == before
    assert len(set(before)) == len(before)
    days = [error("POOL011", "a.yaml", pool="omsorg", date=date(2026, 3, day)) for day in (14, 15)]
    assert fingerprints(days[:1]) == fingerprints(days[1:]), "the day of the check is no part of it"
    twice = fingerprints((*sample(), sample()[0]))
    assert twice[:-1] == before
    assert twice[-1] not in before
    run = valid_run(sarif(sample(), ""))
    assert [result["partialFingerprints"]["digitekFinding/v1"] for result in run["results"]] == before


def test_sarif_says_what_nobody_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digitek_cli.render.sarif.MOST", 3)
    run = valid_run(sarif(sample(), ""))
    assert len(run["results"]) == 3
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("2 ")


def test_an_empty_sarif_is_valid_too() -> None:
    run = valid_run(sarif((), "p/"))
    assert run["results"] == run["artifacts"] == run["tool"]["driver"]["rules"] == []


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


@pytest.mark.parametrize("text", [*EVIL, "abc"])
def test_junit_is_valid_whatever_a_title_says(text: str) -> None:
    for found in (sample(text), ()):
        suite = ET.fromstring(reports.junit(found, "p/").encode().partition(b"\n")[2])
        junit_schema().validate(suite)
        assert len(suite) == max(len(found), 1)


def test_junit_fails_what_check_fails() -> None:
    def failed(*, strict: bool) -> int:
        suite = ET.fromstring(reports.junit(sample(), "", strict=strict).partition("\n")[2])
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        return len(suite.findall("testcase/failure"))

    assert (failed(strict=False), failed(strict=True)) == (2, 4)


def test_gitlab_gets_a_place_for_everything() -> None:
    listed = json.loads(reports.codequality(sample(), "p/"))
    assert [item["severity"] for item in listed] == ["critical", "critical", "minor", "minor", "info"]
    assert listed[0]["location"] == {"path": "p/projects/2026/P-2026-001.yaml", "lines": {"begin": 3}}
    assert listed[-1]["location"] == {"path": "p/portfolio.yaml", "lines": {"begin": 1}}
    assert len({item["fingerprint"] for item in listed}) == len(listed)


def test_an_editor_finds_file_line_code_and_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    shown = reports.text(sample(), "portfolio/").splitlines()
    found = [match.groups() for line in shown if (match := MATCHER.match(line))]
    assert [(path, line, code) for path, line, code, *_ in found] == [
        ("portfolio/projects/2026/P-2026-001.yaml", "3", "REF001"),
        ("portfolio/projects/2026/P-2026-002.yaml", None, "REF001"),
        ("portfolio/projects/2026/P-2026-001.yaml", None, "REF001"),
        ("portfolio/projects/abc.yaml", None, "PROJ010"),
    ]
    assert found[0][-1] == words.message(sample()[0])


def test_github_is_told_how_many_it_does_not_show() -> None:
    many = [error("REF001", "a.yaml", person=f"p{number} ##[error]x") for number in range(14)]
    lines = reports.github([*many, warning("REF001", "a.yaml", person="x")], "p/").split("\n")
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[9].startswith("::error title=digitek::5 ")
    assert lines[10].startswith("::warning file=p/a.yaml")
    assert lines[11].startswith("::group::")
    assert lines[-1] == "::endgroup::"
    rest = lines[12:-1]
    assert len(rest) == 5
    assert all(line.startswith("- p/a.yaml: REF001 ") for line in rest)
    assert not any("##[" in line for line in rest), "that would be a command wherever it stands"
    ten = reports.github(many[:10], "p/").split("\n")
    assert all(line.startswith("::error file=p/a.yaml") for line in ten)
    assert len(ten) == 10


def test_those_that_are_only_counted_are_counted() -> None:
    many = [error("REF001", f"a{number}.yaml", person="x") for number in range(300)]
    shown = bounded(many)
    assert words.count(shown).startswith(("300 fejl", "300 errors"))
    lines = reports.github(shown, "").split("\n")
    told = [line for line in lines if line.startswith("::error title=digitek::")]
    assert re.findall(r"\d+", told[0]) == [str(300 - 9), "41"]
    listed = lines[lines.index(next(line for line in lines if line.startswith("::group::"))) + 1 : -1]
    assert sum("REF001 " in line for line in listed) == 41


def test_what_stops_the_check_is_in_the_reports_too() -> None:
    wrong = error("FILE010", "organisation.yaml", reason="x")
    problem = DataError("broken-foundation", where="organisation.yaml:7", findings=(wrong,), path="organisation.yaml")
    stopped = reports.stopped(problem)
    assert (stopped.code, stopped.ok) == (3, False)
    run = valid_run(reports.shown("sarif", stopped, "p/"))
    assert [result["ruleId"] for result in run["results"]] == ["broken-foundation", "FILE010"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    usage = reports.stopped(BadReference("no-such-revision", typed="x", revision="x"))
    assert valid_run(reports.shown("sarif", usage, ""))["invocations"][0]["executionSuccessful"] is False
    assert reports.github(usage.findings, "").startswith("::error title=no-such-revision::")


@pytest.mark.parametrize("name", reports.NAMES)
def test_every_format_is_there_for_the_screen_and_for_a_file(name: str) -> None:
    report = Report(sample(), 1, ok=False)
    in_file = reports.written(name, report, "p/", "digitek/check/1")
    assert "REF001" in in_file
    if name == "json":
        assert json.loads(in_file)["schema"] == "digitek/check/1"
    elif name != "text":
        assert reports.shown(name, report, "p/") == in_file
