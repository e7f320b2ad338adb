"""What `check` says to a build server is read as it was meant, whatever stands in titles and file names (A36)."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.render import reports, sarif
from digitek_cli.render.findings import hint, message
from digitek_cli.rules.finding import Finding, error, info, warning
from tests.cli.portfolio_case import start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.proofs import Tally

EVIL = (
    "::set-output name=x::y",
    "\n::set-env name=PATH::/tmp",
    "x\r\n::add-mask::x",
    "%0A::error::x",
    "x,line=1,title=y::z",
    "::stop-commands::token",
    "##[set-env name=x]y",
    "]]><failure/>",
    "</failure><x a='",
    '" onload="x',
    "&lt;&#x41;&amp;",
    "\x1b[31m\x07\x00",
    "\ud800 \ufffe \uffff \x0b",
    "\u202e\u2066x",
)
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:\r\n]*)(?:,[a-z]+=[^,:\r\n]*)*)::([^\r\n]*)")


def understood(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the server reads it."""
    found = COMMAND.fullmatch(line)
    assert found, repr(line)
    given = dict(part.split("=", 1) for part in found[2].split(","))
    return found[1], {key: decoded(value, ":,") for key, value in given.items()}, decoded(found[3], "")


def decoded(text: str, also: str) -> str:
    for char in (*also, "\r", "\n", "%"):
        text = text.replace(f"%{ord(char):02X}", char)
    return text


def findings(text: str) -> list[Finding]:
    """The same text in every part of a finding that comes from the data."""
    return [
        error("REF001", path=f"projects/2026/{text}.yaml", person=text),
        warning("VAL003", path=text, field=text, typed=text, known=(text,)),
        info("nothing-to-commit", path=text),
    ]


def read_all(found: list[Finding]) -> None:
    """Every format can be read, and says as many things as there are."""
    lines = reports.github(found, "p/").split("\n")
    assert len(lines) == len(found)
    for line, finding in zip(lines, found, strict=True):
        _, given, said = understood(line)
        assert set(given) <= {"file", "line", "title"}
        assert given["title"] == finding.code
        assert said.split("\n") == [message(finding), *([hint(finding)] if hint(finding) else [])]
    run = json.loads(sarif.sarif(found, "p/"))["runs"][0]
    assert [item["ruleId"] for item in run["results"]] == [finding.code for finding in found]
    suite = ET.fromstring(reports.junit(found, "p/").encode().partition(b"\n")[2])
    assert [case.tag for case in suite] == ["testcase"] * len(found)
    assert {part.tag for case in suite for part in case} <= {"failure", "system-out"}
    assert int(suite.get("failures") or 0) == len(suite.findall("testcase/failure"))


@pytest.mark.proof("A36")
@pytest.mark.parametrize("text", EVIL)
def test_no_text_becomes_a_command(text: str, tally: Tally) -> None:
    read_all(findings(text))
    tally(3)


@pytest.mark.proof("A36")
@given(st.text(min_size=1, max_size=40))
def test_no_text_at_all_breaks_a_report(text: str) -> None:
    read_all(findings(text))


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
@pytest.mark.proof("A36")
def test_check_of_a_poisoned_portfolio(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    """File names and values that are commands, as a stranger's proposal could bring them."""
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "::error::x %0A::set-output name=x::y", "--area", "social", "--submitter", "abc")
    file = desk.file("projects/2026/P-2026-001.yaml")
    for number, text in enumerate(
        ("::set-output name=x::y", "a\n::set-env name=x::y", "x,line=1,title=y::z", "%0A::x")
    ):
        file.with_name(f"{text}{number}.yaml").write_bytes(file.read_bytes())
    file.with_name("P-2026-002.yaml").write_bytes(
        file.read_bytes().replace(b"P-2026-001", b"P-2026-002") + b'"::set-output name=x::y": 1\n'
    )
    plain = desk("check", "--json").data["findings"]
    assert len(plain) > 4
    plain.sort(key=lambda item: ["error", "warning", "info"].index(item["severity"]))  # as GitHub is told them
    lines = desk("check", "--format", "github").out.rstrip("\n").split("\n")
    assert len(lines) == len(plain)
    for line, item in zip(lines, plain, strict=True):
        level, given, said = understood(line)
        assert level == {"error": "error", "warning": "warning", "info": "notice"}[item["severity"]]
        assert said.startswith(item["message"])
        assert given["title"] == item["code"]
        tally(1)
    results: list[Any] = json.loads(desk("check", "--format", "sarif").out)["runs"][0]["results"]
    assert len(results) == len(plain)
    assert len(ET.fromstring(desk("check", "--format", "junit").out.encode().partition(b"\n")[2])) == len(plain)
