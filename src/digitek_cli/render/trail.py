"""The trail as people and as scripts read it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import maybe, one_line, say
from digitek_cli.render.tables import width
from digitek_cli.render.trail_words import told

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
        words = head + _said(entry)
        lines += textwrap.wrap(words, width(), subsequent_indent=" " * (SHORT + 2), break_long_words=False)
    return "\n".join(lines)


def _said(entry: Any) -> str:
    """The operation in words, its project, what it did, and who typed it."""
    summary = one_line(entry.summary)
    operation = maybe(f"operation.{entry.operation}")
    # A commit made by hand says in its own words what it is.
    if operation is not None and summary.startswith(f"{entry.operation} "):
        subject, _, what = summary.removeprefix(f"{entry.operation} ").partition(": ")
        said = told(entry.operation, what)
        summary = f"{operation}, {maybe(f'log.word.{subject}') or subject}" + (f": {said}" if said else "")
    typist = entry.recorded_by or entry.author
    return f"{summary} ({say('log.by', person=one_line(typist))})" if typist else summary
