"""The trail as people and as scripts read it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import one_line, say
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
        day = str(entry.date)[:10]
        typed = entry.recorded_by if entry.recorded_by != entry.author else None
        by = say("log.by", person=typed) if typed else ""
        who = ", ".join(part for part in (one_line(entry.author or ""), by) if part)
        lines += textwrap.wrap(
            f"{entry.commit[:SHORT]}  {day}  {one_line(entry.summary)}", width(), subsequent_indent=" " * (SHORT + 2)
        )
        lines.append(f"{' ' * (SHORT + 2)}{who}")
    return "\n".join(lines)
