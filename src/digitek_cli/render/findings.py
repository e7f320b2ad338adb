"""Findings as sentences, and as the formats that editors, forges and build servers read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Severity
from digitek_cli.render.language import maybe, plain, say, term
from digitek_cli.render.masking import masked
from digitek_cli.render.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.rules.finding import Finding

# Stands for those of a code that are not shown.
REST = "PROP009"


def message(finding: Finding) -> str:
    """What was found, in words."""
    return masked(" ".join(say(key(finding), **quoted(finding.params)).split()))


def hint(finding: Finding) -> str | None:
    """What to do about it, where the catalogue knows."""
    found = maybe(f"{key(finding)}.hint", **quoted(finding.params))
    return masked(" ".join(found.split())) if found else None


def key(finding: Finding) -> str:
    """Where its words stand. The same objection may meet another command: `variant` then names other words."""
    variant = finding.params.get("variant")
    return f"{finding.code}.{variant}" if variant else finding.code


def document(finding: Finding) -> dict[str, Any]:
    """A finding as a script reads it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "message": message(finding),
        "hint": hint(finding),
    }


def missing(finding: Finding) -> dict[str, Any]:
    """The short form of `gate status`."""
    return {"code": finding.code, "message": message(finding), "hint": hint(finding)}


def placed(finding: Finding, folder: str) -> Finding:
    """The finding with its path as seen from elsewhere; a path outside the portfolio stays as it was typed."""
    if not finding.path or PurePath(finding.path).is_absolute():
        return finding
    return replace(finding, path=folder + finding.path)


def place(finding: Finding) -> str:
    """`projects/2026/P-2026-014.yaml:12`, or nothing for a finding about no file."""
    if finding.path is None:
        return ""
    return plain(finding.path).replace("\n", " ").replace("\t", " ") + (f":{finding.line}" if finding.line else "")


def line(finding: Finding) -> str:
    """`path:line: CODE severity: message`."""
    where = place(finding)
    return f"{where + ': ' if where else ''}{finding.code} {term(finding.severity)}: {message(finding)}"


def lines(findings: Iterable[Finding]) -> list[str]:
    """Every finding with its hint below, in the order of files and lines."""
    shown = []
    for finding in sorted(findings, key=lambda item: item.order):
        shown.append(line(finding))
        advice = hint(finding)
        if advice:
            shown.append(f"    → {advice}")
    return shown


def advice(findings: Sequence[Finding], number: int) -> str | None:
    """What to do about one of several findings; for a run of questionnaire items only after the last of them."""
    finding = findings[number]
    following = findings[number + 1] if number + 1 < len(findings) else None
    if finding.code.startswith("CHK") and following is not None and following.code == finding.code:
        return None
    return hint(finding)


def grouped(findings: Sequence[Finding]) -> list[str]:
    """Errors first, then warnings, then what is worth knowing; a blank line between."""
    shown: list[str] = []
    for severity in Severity:
        some = [finding for finding in findings if finding.severity == severity]
        if some:
            shown += ([""] if shown else []) + lines(some)
    return shown


def count(findings: Iterable[Finding], kinds: Iterable[Severity] = tuple(Severity)) -> str:
    """`2 fejl, 1 advarsel, 0 oplysninger`, or only these kinds of them."""
    tally: Counter[Severity] = Counter()
    for finding in findings:
        tally[finding.severity] += weight(finding)
    parts = []
    for severity in kinds:
        number = tally[severity]
        parts.append(say(f"count.{severity.value}.{'one' if number == 1 else 'many'}", number=number))
    return ", ".join(parts)


def weight(finding: Finding) -> int:
    """How many findings one stands for: the one that tells how many more there are stands for those."""
    return int(finding.params["number"]) if finding.code == REST else 1
