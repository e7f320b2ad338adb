"""The trail as people and as scripts read it."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import maybe, one_line, say
from digitek_cli.render.tables import width

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = 10
FIELDS = ("commit", "date", "author", "recorded_by", "operation", "project", "summary")


def document(entries: Sequence[Any]) -> list[dict[str, Any]]:
    """The fields of the contract, entry by entry."""
    return [{name: getattr(entry, name) for name in FIELDS} for entry in entries]


def text(entries: Sequence[Any]) -> str:
    """One or two lines per commit, the latest first."""
    if not entries:
        return say("log.empty")
    lines: list[str] = []
    for entry in entries:
        head = f"{entry.commit[:SHORT]}  {str(entry.date)[:10]}  "
        lines += textwrap.wrap(head + _said(entry), width(), subsequent_indent=" " * (SHORT + 2))
    return "\n".join(lines)


def _said(entry: Any) -> str:
    """The operation in words, its project, what it did, and who typed it."""
    summary = one_line(entry.summary)
    operation = maybe(f"operation.{entry.operation}")
    # A commit made by hand says in its own words what it is.
    if operation is not None and summary.startswith(f"{entry.operation} "):
        subject, _, what = summary.removeprefix(f"{entry.operation} ").partition(": ")
        summary = f"{operation}, {subject}: {_what(entry.operation, what)}"
    typist = entry.recorded_by or entry.author
    return f"{summary} ({say('log.by', person=one_line(typist))})" if typist else summary


def _what(operation: str, what: str) -> str:
    """The words of closed lists in a subject as people say them; names, references and texts stay."""
    if operation == "set":
        return maybe(f"document.field.{what}") or what
    if operation.startswith("intake."):
        return _word(what.removeprefix(f"{operation.removeprefix('intake.')} "))
    if operation.startswith(("gate.", "decide.", "phase.", "pools.", "priority.", "risk")):
        return re.sub(r"[a-z0-9-]+", lambda found: _word(found[0]), what)
    return what


def _word(token: str) -> str:
    keys = (f"log.word.{token}", f"term.Gate.{token}", f"term.Outcome.{token}", f"term.Priority.{token}")
    return next((word for key in keys if (word := maybe(key))), token)
