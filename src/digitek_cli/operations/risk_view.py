"""A project's risk on one screen: radar, appetite, what was accepted, what is dealt with by whom. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digitek_cli.operations.priorities import sound_rules
from digitek_cli.rules import deciders, priority_criteria
from digitek_cli.rules.references import find_project
from digitek_cli.rules.risk import derived_category
from digitek_cli.rules.weighing import Weighing, weigh

if TYPE_CHECKING:
    from digitek_cli.model.events import Decision
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Concern, Project
    from digitek_cli.model.terms import Decider

QUARTERS = 4


@dataclass(frozen=True)
class Point:
    """The category at the end of a day, and the one the radar then pointed to; None where nobody had judged it."""

    day: date
    category: int | None
    derived: int | None


@dataclass(frozen=True)
class RiskLook:
    """Everything about one project's risk on a day. `decider` accepts what lies above the appetite."""

    project: Project
    weighing: Weighing
    derived: int | None
    accepted: Decision | None
    decider: Decider | None
    people: tuple[str, ...]
    trend: tuple[Point, ...]

    @property
    def open(self) -> tuple[Concern, ...]:
        """Risks and issues that nobody has closed by the day, the first due first."""
        day = self.weighing.on
        standing = [
            item for item in self.project.concerns if item.raised <= day and (item.closed is None or item.closed > day)
        ]
        return tuple(sorted(standing, key=lambda item: (item.due, item.id)))

    def overdue(self, concern: Concern) -> bool:
        """Whether its day has passed."""
        return concern.due < self.weighing.on


def look(portfolio: Portfolio, project_id: str, on: date, earlier: dict[date, Project] | None = None) -> RiskLook:
    """One project's risk; `earlier` is the project as the history had it at the ends of quarters."""
    project = find_project(portfolio, project_id)
    policy = sound_rules(portfolio, on)
    seen = weigh(policy.priority, project, on)
    accepted = decider = None
    people: tuple[str, ...] = ()
    category = project.risk.category if project.risk else None
    if seen.excess and category:
        far = seen.excess >= policy.priority.cap_from
        accepted = priority_criteria.acceptance(portfolio, project, on, category, seen.excess, far=far)
        facts = deciders.rights_facts(portfolio, project, policy, "risk", on)
        mandate = deciders.mandate(portfolio, policy, facts, on)
        decider, people = (mandate.decider, mandate.people) if mandate else (None, ())
    points = [_point(day, before) for day, before in sorted((earlier or {}).items())]
    return RiskLook(project, seen, _derived(project), accepted, decider, people, (*points, _point(on, project)))


def _point(day: date, project: Project) -> Point:
    return Point(day, project.risk.category if project.risk else None, _derived(project))


def _derived(project: Project) -> int | None:
    return derived_category(project.risk.model_dump()) if project.risk else None


def quarter_ends(day: date) -> tuple[date, ...]:
    """The last days of the four quarters before the one that a day lies in, oldest first."""
    found = []
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    for _ in range(QUARTERS):
        last = first - timedelta(days=1)
        found.append(last)
        first = date(last.year, last.month - 2, 1)
    return tuple(reversed(found))
