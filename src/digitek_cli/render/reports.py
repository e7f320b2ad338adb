"""What `check` found, for people, editors, forges and build servers."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Severity
from digitek_cli.render import findings as words
from digitek_cli.render.fingerprints import fingerprints
from digitek_cli.render.language import plain, say
from digitek_cli.render.machine import dumps
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digitek_cli.errors import DigitekError
    from digitek_cli.render.pull_request import Proposal

# Every form that a report can take; `text` and `json` are the contract's, the others are of whoever reads them.
NAMES = ("text", "json", "github", "sarif", "junit", "codequality", "markdown")
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
QUALITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
# GitHub shows no more annotations of one kind for one step.
SHOWN = 10
# What no XML document may hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Report:
    """What `check` has to say: the findings, each at its line, and the code it ends with.

    `proposal` is what a pull request changes, where one was asked about. With `strict` warnings fail it too. `links` is
    what stands before a path in an address; without it they are relative. `whys` says of a code why its rule is there.
    """

    findings: tuple[Finding, ...]
    code: int = 0
    ok: bool = True
    strict: bool = False
    links: str = ""
    whys: Mapping[str, str] = field(default_factory=dict)
    proposal: Proposal | None = None

    @property
    def grave(self) -> frozenset[Severity]:
        """What makes the check fail."""
        return frozenset({Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR})

    @property
    def ordered(self) -> tuple[Finding, ...]:
        """The gravest first, and there file by file."""
        ranks = list(Severity)
        return tuple(sorted(self.findings, key=lambda item: (ranks.index(item.severity), *item.order)))


def stopped(problem: DigitekError) -> Report:
    """The report of a check that could not go on: what stopped it is a finding like the others."""
    place, _, line = (problem.where or "").rpartition(":")
    path = place if line.isdigit() else problem.where
    if path is None or PurePath(path).is_absolute():
        itself = Finding(problem.code, params=problem.params)
    else:
        itself = Finding(problem.code, params=problem.params, path=path, line=int(line) if line.isdigit() else None)
    said = {(item.code, item.path) for item in problem.findings}
    first = () if (itself.code, itself.path) in said else (itself,)
    return Report((*first, *problem.findings), problem.exit_code, ok=False)


def written(form: str, report: Report, folder: str, schema: str) -> str:
    """The report for a file, in any of the formats. `folder` goes before every path, `schema` names the JSON."""
    if form == "text":
        return "\n".join(_lines(report.findings, folder))
    if form == "json":
        return dumps({"schema": schema} | document(report.findings, folder, ok=report.ok))
    return shown(form, report, folder)


def shown(form: str, report: Report, folder: str) -> str:
    """The report for the screen, in any of the formats but JSON, whose document the command frames."""
    if form == "text":
        return text(report.findings, folder)
    if form == "sarif":
        from digitek_cli.render.sarif import sarif

        return sarif(report.findings, folder, report.code, report.whys)
    if form == "markdown":
        from digitek_cli.render.pull_request import page

        return page(report, folder)
    if form == "junit":
        return junit(report.findings, folder, strict=report.strict)
    return {"github": github, "codequality": codequality}[form](report.findings, folder)


def document(findings: Sequence[Finding], folder: str, *, ok: bool) -> dict[str, Any]:
    """The findings as the contract has them."""
    return {"ok": ok, "findings": [words.document(words.placed(finding, folder)) for finding in findings]}


def text(findings: Sequence[Finding], folder: str) -> str:
    """Grouped by how grave they are, each with its place and what to do; then the count, and where to read more."""
    if not findings:
        return say("check.clean")
    gravest = min(findings, key=lambda finding: tuple(Severity).index(finding.severity))
    return "\n".join(folded([*_lines(findings, folder), say("explain.offer", code=gravest.code)]))


def _lines(findings: Sequence[Finding], folder: str) -> list[str]:
    placed = [words.placed(finding, folder) for finding in findings]
    return [*words.grouped(placed), "", words.count(placed)] if placed else [say("check.clean")]


def github(findings: Sequence[Finding], folder: str) -> str:
    """Workflow commands, which show up at the line in a pull request.

    GitHub shows ten of a kind. Where there are more, the tenth says how many, and all of them stand in the log.
    """
    lines: list[str] = []
    hidden: list[Finding] = []
    for severity in Severity:
        some = [finding for finding in findings if finding.severity == severity]
        most = len(some) if len(some) <= SHOWN else SHOWN - 1
        lines += [_annotation(finding, folder) for finding in some[:most]]
        hidden += some[most:]
        if some[most:]:
            more = _more(severity, some[most:])
            lines.append(f"::{LEVELS[severity]} title=digitek::{_data(more)}")
    return "\n".join([*lines, *_log(hidden, folder)])


def _more(severity: Severity, hidden: Sequence[Finding]) -> str:
    """How many there is no room for, and how many of them stand elsewhere."""
    number = sum(map(words.weight, hidden))
    listed = sum(finding.code != words.REST for finding in hidden)
    ending = "" if listed == number else ".part"
    return say(f"check.more.{severity.value}{ending}", number=str(number), listed=str(listed))


def _log(findings: Sequence[Finding], folder: str) -> list[str]:
    """Findings that GitHub has no room for, folded in the log; no line of them can be read as a command."""
    if not findings:
        return []
    lines = [words.line(words.placed(finding, folder)) for finding in findings]
    shown = ["- " + " ".join(line.split()).replace("##[", "## [") for line in lines]
    number = sum(map(words.weight, findings))
    return [f"::group::{_data(say('check.more.group', number=str(number)))}", *shown, "::endgroup::"]


def junit(findings: Sequence[Finding], folder: str, *, strict: bool = False) -> str:
    """JUnit XML: every finding a test case; what makes `check` fail is a failure."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failures = sum(finding.severity in grave for finding in findings)
    cases = "".join(_junit_case(finding, folder, failed=finding.severity in grave) for finding in findings)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="digitek check" tests="{max(len(findings), 1)}" failures="{failures}" errors="0">\n'
        f"{cases or _case('portfolio', 'check', '')}"
        "</testsuite>"
    )


def codequality(findings: Sequence[Finding], folder: str) -> str:
    """GitLab's report of code quality, a list. Each needs a place: what is about no file stands at the settings."""
    from digitek_cli.model.ids import SETTINGS_PATH

    return dumps(
        [
            {
                "description": words.message(finding),
                "check_name": finding.code,
                "fingerprint": mark,
                "severity": QUALITY[finding.severity],
                "location": {
                    "path": words.place(replace(words.placed(finding, folder), line=None)) or folder + SETTINGS_PATH,
                    "lines": {"begin": finding.line or 1},
                },
            }
            for finding, mark in zip(findings, fingerprints(findings), strict=True)
        ]
    )


def _annotation(finding: Finding, folder: str) -> str:
    properties = []
    if finding.path:
        properties.append(f"file={_property(words.placed(finding, folder).path or '')}")
        properties.append(f"line={finding.line or 1}")
    properties.append(f"title={_property(finding.code)}")
    advice = words.hint(finding)
    message = words.message(finding) + (f"\n{advice}" if advice else "")
    return f"::{LEVELS[finding.severity]} {','.join(properties)}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(plain(value)).replace(":", "%3A").replace(",", "%2C")


def escape(text: str) -> str:
    """Text inside an XML element or attribute."""
    return html.escape(NOT_XML.sub("\ufffd", text))


def _junit_case(finding: Finding, folder: str, *, failed: bool) -> str:
    text = escape(words.line(words.placed(finding, folder)))
    if failed:
        advice, message = escape(words.hint(finding) or ""), escape(words.message(finding))
        body = f'    <failure message="{message}" type="{escape(finding.code)}">{text}\n{advice}</failure>\n'
    else:
        body = f"    <system-out>{text}</system-out>\n"
    return _case(folder + (finding.path or ""), f"{finding.code}:{finding.line or 0}", body)


def _case(place: str, name: str, body: str) -> str:
    return f'  <testcase classname="{escape(plain(place))}" name="{escape(name)}">\n{body}  </testcase>\n'
