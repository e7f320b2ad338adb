"""What `check` found, for people, editors, forges and build servers."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Severity
from digitek_cli.render import findings as words
from digitek_cli.render.language import plain, say
from digitek_cli.render.machine import dumps
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digitek_cli.rules.finding import Finding

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# What no XML document may hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(findings: Sequence[Finding], folder: str, *, ok: bool) -> dict[str, Any]:
    """The findings as the contract has them."""
    return {"ok": ok, "findings": [words.document(words.placed(finding, folder)) for finding in findings]}


def text(findings: Sequence[Finding], folder: str) -> str:
    """Grouped by how grave they are, each with its place and what to do; the count last."""
    placed = [words.placed(finding, folder) for finding in findings]
    if not placed:
        return say("check.clean")
    return "\n".join(folded([*words.grouped(placed), "", words.count(placed)]))


def github(findings: Sequence[Finding], folder: str) -> str:
    """Workflow commands, which show up at the line in a pull request."""
    return "\n".join(_annotation(finding, folder) for finding in findings)


def sarif(findings: Sequence[Finding], folder: str) -> str:
    """SARIF 2.1.0."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "digitek", "rules": [{"id": code} for code in codes]}
    results = [_sarif_result(finding, folder) for finding in findings]
    return dumps(
        {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    )


def junit(findings: Sequence[Finding], folder: str) -> str:
    """JUnit XML: every finding a test case, errors as failures."""
    failures = sum(finding.severity == Severity.ERROR for finding in findings)
    cases = "".join(_junit_case(finding, folder) for finding in findings)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="digitek check" tests="{max(len(findings), 1)}" failures="{failures}" errors="0">\n'
        f"{cases or _case('portfolio', 'check', '')}"
        "</testsuite>"
    )


FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": text,
    "github": github,
    "sarif": sarif,
    "junit": junit,
}


def _annotation(finding: Finding, folder: str) -> str:
    properties = []
    if finding.path:
        properties.append(f"file={_property(folder + finding.path)}")
        properties.append(f"line={finding.line or 1}")
    properties.append(f"title={_property(finding.code)}")
    advice = words.hint(finding)
    message = words.message(finding) + (f"\n{advice}" if advice else "")
    return f"::{LEVELS[finding.severity]} {','.join(properties)}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(plain(value)).replace(":", "%3A").replace(",", "%2C")


def _sarif_result(finding: Finding, folder: str) -> dict[str, Any]:
    advice = words.hint(finding)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": words.message(finding) + (f" {advice}" if advice else "")},
    }
    if finding.path:
        place = {"artifactLocation": {"uri": _uri(folder + finding.path)}, "region": {"startLine": finding.line or 1}}
        result["locations"] = [{"physicalLocation": place}]
    return result


def escape(text: str) -> str:
    """Text inside an XML element or attribute."""
    return html.escape(NOT_XML.sub("\ufffd", text))


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.encode("utf-8", "surrogatepass"))  # a name on disk may hold bytes that are no letters


def _junit_case(finding: Finding, folder: str) -> str:
    body = ""
    text = escape(words.line(words.placed(finding, folder)))
    if finding.severity == Severity.ERROR:
        advice, message = escape(words.hint(finding) or ""), escape(words.message(finding))
        body = f'    <failure message="{message}" type="{finding.code}">{text}\n{advice}</failure>\n'
    else:
        body = f"    <system-out>{text}</system-out>\n"
    return _case(folder + (finding.path or ""), f"{finding.code}:{finding.line or 0}", body)


def _case(place: str, name: str, body: str) -> str:
    return f'  <testcase classname="{escape(plain(place))}" name="{escape(name)}">\n{body}  </testcase>\n'
