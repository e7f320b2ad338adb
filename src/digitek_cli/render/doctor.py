"""How it stands with a clone, on one screen: what is so, what was found, and last what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import short
from digitek_cli.model.terms import Severity
from digitek_cli.render import findings as found
from digitek_cli.render.language import say, term
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digitek_cli.rules.finding import Finding


def text(facts: Mapping[str, Any], findings: Sequence[Finding]) -> str:
    """The screen."""
    ordered = in_order(findings)
    lines = [*_facts(facts), "", *(_line(item) for item in ordered)]
    mends = [(item.code, advice) for item in ordered if (advice := found.hint(item))]
    if not ordered:
        lines.append(say("doctor.well"))
    if mends:
        lines += ["", say("doctor.mends"), *(f"  {code} {advice}" for code, advice in dict.fromkeys(mends))]
    return "\n".join(folded(lines))


def document(facts: Mapping[str, Any], findings: Sequence[Finding]) -> dict[str, Any]:
    """The same for a program; `ok` is false when something is an error."""
    ordered = in_order(findings)
    return {
        "ok": all(item.severity is not Severity.ERROR for item in ordered),
        "facts": dict(facts),
        "findings": [found.document(item) for item in ordered],
    }


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The worst first, each once."""
    rank = list(Severity)
    ordered = sorted(findings, key=lambda item: (rank.index(item.severity), item.code))
    return [item for number, item in enumerate(ordered) if item not in ordered[:number]]


def _line(item: Finding) -> str:
    return f"{item.code} {term(item.severity)}: {found.message(item)}"


def _facts(facts: Mapping[str, Any]) -> list[str]:
    git = facts.get("git_version")
    lines = [say("doctor.programs" if git else "doctor.no-git", git=git, python=facts["python"])]
    if facts.get("portfolio"):
        lines.append(say("doctor.portfolio", folder=facts["portfolio"]))
    if facts.get("repository"):
        lines.append(say("doctor.repository", folder=facts["repository"]))
    if facts.get("branch"):
        commit = facts.get("commit")
        key = "doctor.branch" if commit else "doctor.unborn"
        lines.append(say(key, branch=facts["branch"], commit=short(commit or "")))
    if facts.get("recorded_by"):
        lines.append(say("doctor.recorded-by", person=facts["recorded_by"]))
    return lines
