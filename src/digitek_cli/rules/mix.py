"""What a portfolio holds at one moment: which projects stand in it, their money and hours, and the mix of both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Leg, Status
from digitek_cli.rules import balances, lifecycle, tek
from digitek_cli.rules.priority_inputs import invested

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

STANDING = (Status.PIPELINE, Status.ACTIVE)


@dataclass(frozen=True)
class Standing:
    """One project that is coming or running. `cost` is what study and trial cost, `granted` what it holds or spent."""

    project: Project
    status: Status
    cost: Decimal
    granted: Decimal
    hours: int


@dataclass(frozen=True)
class Mix:
    """A portfolio's projects by id, without those in the backlog, on hold, stopped or completed.

    `legs` are the sizes of the benefits of each leg added up, `risks` the projects of each judged category; None
    stands for those that nobody has judged.
    """

    standing: dict[str, Standing]
    statuses: dict[str, Status]
    legs: dict[Leg, int]
    risks: dict[int | None, int]

    @property
    def cost(self) -> Decimal:
        """What all of them cost."""
        return sum((item.cost for item in self.standing.values()), Decimal(0))

    @property
    def granted(self) -> Decimal:
        """What all of them hold or have spent."""
        return sum((item.granted for item in self.standing.values()), Decimal(0))

    @property
    def hours(self) -> int:
        """DigiTek's hours in all phases of all of them."""
        return sum(item.hours for item in self.standing.values())


def mix(portfolio: Portfolio) -> Mix:
    """The mix of a portfolio as its events have it."""
    statuses = {
        project.id: lifecycle.status(project, lifecycle.replay(portfolio, project))
        for project in portfolio.projects.values()
    }
    standing = {
        name: _standing(portfolio, portfolio.projects[name], status)
        for name, status in statuses.items()
        if status in STANDING
    }
    legs: Counter[Leg] = Counter()
    for item in standing.values():
        for leg, side in tek.sides(item.project).items():
            legs[leg] += side.size or 0
    risks = Counter(item.project.risk.category if item.project.risk else None for item in standing.values())
    return Mix(standing, statuses, {leg: legs[leg] for leg in Leg}, dict(risks))


def _standing(portfolio: Portfolio, project: Project, status: Status) -> Standing:
    hours = project.budget.hours
    return Standing(
        project,
        status,
        invested(project.budget) or Decimal(0),
        balances.granted(portfolio, project.id),
        hours.study + hours.trial + hours.operation,
    )
