"""What the pictures show of each project: where it lies in the triangle, its risk, its value and its money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.operations.priorities import rank
from digitek_cli.rules import tek
from digitek_cli.rules.priority_inputs import invested

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.model.terms import Leg, Priority


@dataclass(frozen=True)
class Dot:
    """One project; None is what nobody has written yet."""

    project: Project
    legs: dict[Leg, int | None]
    inside: bool | None
    risk: int | None
    value: int | None
    most: int
    potential: int | None
    excess: int | None
    score: Fraction | None
    level: Priority | None
    kroner: Decimal | None


def dots(portfolio: Portfolio, on: date, only: str | None = None) -> tuple[Dot, ...]:
    """Every project that is not stopped or completed, the first by priority first; or the one that was asked for."""
    found = []
    for seen in rank(portfolio, on, everything=only is not None):
        if only not in (None, seen.project.id):
            continue
        weighing, project = seen.weighing, seen.project
        sides = tek.sides(project)
        found.append(
            Dot(
                project,
                {leg: side.size for leg, side in sides.items()},
                tek.in_field(sides, weighing.rules.least_share),
                weighing.inputs["risk"].value,
                weighing.tek,
                weighing.rules.legs.most,
                weighing.potential,
                weighing.excess,
                weighing.score.total if weighing.score else None,
                weighing.level,
                invested(project.budget),
            )
        )
    return tuple(found)


def least_share(policy: Policy) -> Fraction:
    """Where the hatched field begins."""
    return policy.priority.least_share
