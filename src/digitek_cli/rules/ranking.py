"""The order of projects: mandatory first, then level and score, and ties by what gives benefits fastest (models 8a)."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Priority, ProjectType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.rules.weighing import Weighing

LEVELS = (Priority.VERY_HIGH, Priority.HIGH, Priority.MEDIUM, Priority.LOW, None)


def ranked(weighings: Iterable[Weighing]) -> list[Weighing]:
    """The best first.

    Mandatory projects come before all others. A level held down by risk comes with its level, and what has no
    level comes last. Equal scores: the nearer horizon, the lower risk, the more score for an hour of DigiTek's,
    the id. Who asks for no hours comes after those whose hours are known.
    """
    found = list(weighings)
    # Whole numbers over one denominator are compared faster than fractions, and no less exactly.
    whole = lcm(*(seen.score.total.denominator for seen in found if seen.score))
    return sorted(found, key=lambda seen: _place(seen, whole))


def _place(seen: Weighing, whole: int) -> tuple[Any, ...]:
    total = seen.score.total if seen.score else Fraction(-1)
    return (
        seen.project.type != ProjectType.MANDATORY,
        LEVELS.index(seen.level),
        -total.numerator * (whole // total.denominator),
        -(seen.inputs["horizon"].value or 0),
        seen.inputs["risk"].value or 5,
        -per_hour(seen),
        seen.project.id,
    )


def per_hour(seen: Weighing) -> Fraction:
    """Score for each of DigiTek's hours; 0 while either is unknown."""
    return seen.score.total / seen.hours if seen.score and seen.hours else Fraction(0)
