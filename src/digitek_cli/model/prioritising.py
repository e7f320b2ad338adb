"""What the organisation chose about priorities: weights, borders and points, as data in the policy (models 8a).

A policy that says nothing has our proposal. What must hold between the numbers is checked by
`rules.priority_policy`, so that a contradictory policy is named and not obeyed.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from digitek_cli.model.value import Amount, Count, Value

Weight = Annotated[Count, Field(ge=0)]


class LegWeights(Value):
    """R-061: how much a point of each leg weighs; efficiency most, well-being least."""

    efficiency: Weight = 3
    quality: Weight = 2
    wellbeing: Weight = 1

    @property
    def most(self) -> int:
        """TEK points of a project with the largest benefit in every leg."""
        return 4 * (self.efficiency + self.quality + self.wellbeing)


class CriteriaWeights(Value):
    """R-071: the four criteria in per cent; together a hundred."""

    benefits: Weight = 50
    horizon: Weight = 20
    risk: Weight = 15
    attention: Weight = 15


class PriorityRules(Value):
    """Everything that a score reads besides the project.

    `potential` are the most TEK points of the classes 1 to 3, more is class 4. `appetite` has a row for each
    potential class and in it a highest risk category for each investment class. `risk_points` are given for an
    excess of 0, 1, 2 and 3. `horizon` are the most months for 4, 3, 2 and 1 points, later gives none.
    `investment` are the most kroner of the classes 1 to 3. `medium` and `high` are where those levels begin.
    An excess of `cap_from` or more keeps the level at medium. `field_share` is efficiency's least share of the
    benefits, in per cent as a fraction of whole numbers, for the hatched field (resolution 30).
    """

    legs: LegWeights = LegWeights()
    weights: CriteriaWeights = CriteriaWeights()
    potential: tuple[Count, ...] = (6, 12, 18)
    appetite: tuple[tuple[Count, ...], ...] = ((2, 1, 1, 1), (3, 2, 1, 1), (4, 3, 2, 1), (4, 4, 3, 2))
    risk_points: tuple[Count, ...] = (4, 2, 1, 0)
    horizon: tuple[Count, ...] = (6, 12, 24, 36)
    hour_value: Annotated[Amount, Field(ge=0)] = Decimal(300)
    investment: tuple[Amount, ...] = (Decimal(50000), Decimal(200000), Decimal(500000))
    medium: Count = 40
    high: Count = 65
    cap_from: Count = Field(default=2, ge=1)
    field_share: tuple[Count, Count] = (1, 3)
    sensitivity: Count = Field(default=10, ge=0, le=100)

    @property
    def least_share(self) -> Fraction:
        """Efficiency's least share inside the hatched field."""
        return Fraction(*self.field_share)
