"""The trail as people and as scripts read it: what each commit did, told by the change itself.

What a commit says of itself is shown where the change says nothing, and marked as its own words.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import SHORT, short
from digitek_cli.model.terms import DecisionKind, TransactionKind
from digitek_cli.render import delta
from digitek_cli.render.delta_events import typed
from digitek_cli.render.language import MONTHS, language, one_line, say
from digitek_cli.render.masking import masked, masked_in
from digitek_cli.render.tables import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.delta import Difference

# The first line of a merge that `sync` made; nothing but numbers is taken from it.
SYNCED = re.compile(r"sync portfolio: (\d+) in, (\d+) out")
# The end of the first line of a commit that opened items again; nothing but their ids or how many is taken from it.
REOPENED = re.compile(r"; reopens ([A-Z]+-\d+(?:, [A-Z]+-\d+)*|\d+ items)\Z")
FIELDS = ("commit", "date", "author", "recorded_by", "operation", "project")


@dataclass(frozen=True)
class Line:
    """One commit with what it did. `files` counts what it touched where that was too much to read.

    `by_hand` is true where the change is none that the commit's operation could make; `titles` are those that the
    projects have in the commit.
    """

    entry: Any
    differences: tuple[Difference, ...] = ()
    files: int = 0
    read: bool = True
    by_hand: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects that the change is about, in order. The end of a year is about the pools."""
        named = (item for item in self.differences if item.project and not _carried(item))
        return tuple(dict.fromkeys(item.project for item in named if item.project))


def _carried(item: Difference) -> bool:
    return getattr(item.params.get("event"), "kind", None) == TransactionKind.CARRY_FORWARD


def document(lines: Sequence[Line], known: Portfolio) -> list[dict[str, Any]]:
    """The fields of the contract, commit by commit; `subject` is what the commit says of itself."""
    return [
        {name: masked_in(getattr(line.entry, name)) for name in FIELDS}
        | {
            "project": line.projects[0] if len(line.projects) == 1 else line.entry.project,
            "summary": summary(line, known),
            "subject": masked(line.entry.summary),
            "by_hand": line.by_hand,
            "merge": len(line.entry.parents) > 1,
        }
        for line in lines
    ]


def text(lines: Sequence[Line], known: Portfolio, *, more: bool = False, project: str | None = None) -> str:
    """One or two lines per commit, the latest first; `more` says that older ones are not shown."""
    if not lines:
        return say("log.empty")
    shown: list[str] = []
    for line in lines:
        words = f"{short(line.entry.commit)}  {short_day(line.entry.date)} · {_said(line, known)}"
        shown += textwrap.wrap(words, width(), subsequent_indent=" " * (SHORT + 2), break_long_words=False)
    if more:
        following = f"digitek log {project} -n {len(lines) * 5}" if project else f"digitek log -n {len(lines) * 5}"
        shown += ["", *textwrap.wrap(say("log.more", shown=len(lines), command=following), width())]
    return "\n".join(shown)


def short_day(value: date) -> str:
    """`21. nov. 2026`, in English `21 Nov 2026`."""
    month = MONTHS[language()][value.month - 1]
    if language() == "en":
        return f"{value.day} {month[:3]} {value.year}"
    return f"{value.day}. {month if len(month) == 3 else month[:3] + '.'} {value.year}"


def _said(line: Line, known: Portfolio) -> str:
    """Which project, what happened, and who."""
    about = _about(line, known)
    said = summary(line, known)
    return f"{about}: {said}{_who(line)}" if about else f"{said}{_who(line)}"


def _about(line: Line, known: Portfolio) -> str:
    if len(line.projects) > 1:
        return say("log.projects", count=str(len(line.projects)), projects=line.projects[:3])
    if not line.projects:
        return ""
    name = line.projects[0]
    project = known.project(name)
    title = line.titles.get(name) or (project.title if project else "")
    return f"{name} {one_line(title)}".strip()


def summary(line: Line, known: Portfolio) -> str:
    """What the commit did; where the change says nothing, its own words as its own."""
    return masked(_sign(line) + _what(line, known) + _reopened(line))


def _reopened(line: Line) -> str:
    """Which items a questionnaire command opened again: by its own words, for the change itself does not hold them."""
    ours = line.differences and not line.by_hand and str(line.entry.operation).startswith("checklist.")
    found = REOPENED.search(line.entry.summary) if ours else None
    return f"; {say('log.reopened', names=found[1])}" if found else ""


def _what(line: Line, known: Portfolio) -> str:
    if line.entry.operation == "init" and not line.entry.parents:
        return say("log.founded")
    if len(line.entry.parents) > 1 and (synced := SYNCED.match(line.entry.summary)):
        return "; ".join([*_synced(synced), *([delta.summary(line.differences, known)] if line.differences else [])])
    if line.differences:
        return delta.summary(line.differences, known)
    if not line.read:
        return say("log.files", count=str(line.files))
    return say("log.own-words", words=one_line(line.entry.summary)) if line.entry.summary else say("delta.nothing")


def _synced(found: re.Match[str]) -> list[str]:
    numbers = re.findall(r"; ([A-Z]+-[\d-]+) is now ([A-Z]+-[\d-]+)", found.string)
    said = say("log.synced", fetched=found[1], pushed=found[2])
    return [said, *(say("log.renumbered", old=old, new=new) for old, new in numbers)]


def _sign(line: Line) -> str:
    """What kind of commit it is, where it is none of ours, or none that simply did something."""
    if len(line.entry.parents) > 1:
        return f"{say('log.merge')}: "
    told = any("event" in item.params or item.code.startswith("project.") for item in line.differences)
    if line.entry.operation == "undo" and not told:
        return f"{say('operation.undo')}: "
    return f"{say('operation.manual')}: " if line.by_hand else ""


def _who(line: Line) -> str:
    spoke = tuple(name for item in line.differences for name in _people(item))
    found = typed(tuple(dict.fromkeys(spoke)), line.entry.recorded_by or line.entry.author)
    return f" ({masked(found)})" if found else ""


def _people(item: Difference) -> tuple[str, ...]:
    """Who a difference is from; a founding or a forum has nobody to name twice."""
    event, by = item.params.get("event"), item.params.get("by")
    names = getattr(event, "by", None) if event is not None else by
    if isinstance(names, str):
        return (names,)
    withdrawn = event is not None and event.kind == DecisionKind.WITHDRAWAL
    return () if withdrawn else tuple(names or ())
