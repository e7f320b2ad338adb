"""A command that could not go on, as a person and as a script reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.render import findings as found
from digitek_cli.render.language import maybe, plain, say
from digitek_cli.render.machine import dumps
from digitek_cli.render.masking import masked, masked_in
from digitek_cli.render.quoting import from_here, quoted
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.errors import DigitekError
    from digitek_cli.rules.finding import Finding


def error(problem: DigitekError, folder: str = "", *, json: bool) -> str:
    """What is wrong, where, everything that was found, and what to type next: in words or as one JSON document.

    `folder` goes before every path of the portfolio.
    """
    params = quoted(problem.params)
    message, hint = say(_key(problem), **params), maybe(f"{problem.code}.hint", **params)
    where = problem.where
    if where is not None:
        where = from_here(where) if Path(where).is_absolute() else folder + where
    findings = [found.placed(finding, folder) for finding in problem.findings]
    if json:
        return as_json(problem.code, message, hint, where=where, findings=findings)
    # What the heading says already is not said again below it.
    below = [finding for finding in findings if finding.code != problem.code or found.message(finding) != message]
    return as_text(message, hint, where=where, findings=below)


def _key(problem: DigitekError) -> str:
    """Where nothing is known that could have been meant, there may be a sentence that says so."""
    none = f"{problem.code}.none"
    return none if problem.params.get("known") == () and maybe(none) else problem.code


def as_text(message: str, hint: str | None, *, where: str | None = None, findings: Sequence[Finding] = ()) -> str:
    """A failure in words, in the order in which a reader needs them."""
    first = f"{say('failure.error')}: {message}"
    lines = [f"{plain(where)}: {first}" if where else first]
    for number in range(len(findings)):
        lines += _bullet(findings, number)
    if hint:
        lines.append(f"{say('failure.next')}: {hint}")
    return "\n".join(folded(map(masked, lines)))


def as_json(
    code: str, message: str, hint: str | None, *, where: str | None = None, findings: Sequence[Finding] = ()
) -> str:
    """A failure as one JSON document."""
    error: dict[str, Any] = {
        "code": code,
        "message": message,
        "hint": hint,
        "where": where,
        "findings": [found.document(finding) for finding in findings],
    }
    return dumps({"error": masked_in(error)})


def _bullet(findings: Sequence[Finding], number: int) -> list[str]:
    finding = findings[number]
    where = found.place(finding)
    lines = [f"  - {where + ': ' if where else ''}{finding.code}: {found.message(finding)}"]
    advice = found.advice(findings, number)
    return [*lines, f"      → {advice}"] if advice else lines
