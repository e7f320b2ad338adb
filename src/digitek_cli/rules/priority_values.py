"""The priorities that people gave a project, side by side, and the one that counts (resolutions 9 and 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digitek_cli.model.ids import event_path, project_path
from digitek_cli.model.terms import Decider, DecisionKind, Gate, Priority, ProjectType, StatementKind
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.lifecycle import effective
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.events import Decision, Statement
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

Origin = Literal["first", "recommended", "decided", "type"]
GATES = (None, *Gate)


@dataclass(frozen=True)
class Given:
    """One priority: whose it is, from when, and which event says so."""

    origin: Origin
    level: Priority
    date: date | None = None
    by: tuple[str, ...] = ()
    event: str | None = None
    meeting: str | None = None


@dataclass(frozen=True)
class Values:
    """The head's first judgement, DigiTek's latest recommendation and the heads' group's latest decision."""

    first: Given | None
    recommended: Given | None
    decided: Given | None
    effective: Given | None


def values(portfolio: Portfolio, project: Project) -> Values:
    """All that were given, and the effective one.

    A mandatory project is very high by its type. Else the latest decision of the heads' group counts, else
    DigiTek's latest recommendation, else the head's first judgement.
    """
    first, recommended, decided = _first(project), _recommended(portfolio, project), _decided(portfolio, project)
    by_type = Given("type", Priority.VERY_HIGH) if project.type == ProjectType.MANDATORY else None
    return Values(first, recommended, decided, by_type or decided or recommended or first)


def _first(project: Project) -> Given | None:
    given = project.intake.priority
    return Given("first", given.level, given.date, (given.by,)) if given else None


def _recommended(portfolio: Portfolio, project: Project) -> Given | None:
    """Of two on one day the one for the later gate."""
    said = [
        item
        for item in standing(portfolio.statements(project.id))
        if item.kind == StatementKind.RECOMMENDATION and item.priority
    ]
    if not said:
        return None
    last = max(said, key=lambda item: (item.date, GATES.index(item.gate)))
    return Given("recommended", last.priority or Priority.LOW, last.date, (last.by,), last.id)


def _decided(portfolio: Portfolio, project: Project) -> Given | None:
    ruled = [
        item
        for item in effective(portfolio.decisions(project.id))
        if item.kind == DecisionKind.PRIORITY and item.priority and item.decider == Decider.HEADS_GROUP
    ]
    if not ruled:
        return None
    last = ruled[-1]
    return Given("decided", last.priority or Priority.LOW, last.date, last.by, last.id, last.meeting)


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """R-072: very high belongs to mandatory projects alone, and they are decided to be nothing else."""
    for project in portfolio.projects.values():
        mandatory = project.type == ProjectType.MANDATORY
        params = {"project": project.id, "type": project.type}
        first = project.intake.priority
        if first and first.level == Priority.VERY_HIGH and not mandatory:
            yield error("PRIO001", project_path(project.id), ("intake", "priority", "level"), **params)
        events: tuple[Decision | Statement, ...] = (
            *portfolio.decisions(project.id),
            *portfolio.statements(project.id),
        )
        for event in events:
            if event.priority and (event.priority == Priority.VERY_HIGH) != mandatory:
                yield error("PRIO001", event_path(event.id), ("priority",), **params)
