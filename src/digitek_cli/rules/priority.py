"""The score of a project and its level, in exact fractions (models 8a). Pure arithmetic: numbers in, numbers out.

The scale is absolute: a score depends on its own project and on the policy, never on the other projects.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Priority

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digitek_cli.model.prioritising import PriorityRules

CRITERIA = ("benefits", "horizon", "risk", "attention")
MOST = 4  # the highest points of horizon, risk and attention
LEVELS = (Priority.LOW, Priority.MEDIUM, Priority.HIGH)


@dataclass(frozen=True)
class Inputs:
    """What a score is made of. Benefits per leg, horizon and attention 0–4, risk and investment 1–4.

    Invariant: every number lies in its range; `rules.priority_inputs` makes them from a project.
    """

    efficiency: int
    quality: int
    wellbeing: int
    horizon: int
    risk: int
    investment: int
    attention: int


@dataclass(frozen=True)
class Part:
    """One criterion: its points of the most possible, and what they give of its weight."""

    criterion: str
    points: int
    most: int
    weight: Fraction

    @property
    def value(self) -> Fraction:
        """What the criterion adds to the score."""
        return self.weight * Fraction(self.points, self.most)


@dataclass(frozen=True)
class Score:
    """A score with everything on the way to it. `level` is None without a benefit for efficiency.

    `uncapped` is the level by the score alone; an excess of two keeps `level` at medium.
    """

    tek: int
    potential: int
    appetite: int
    excess: int
    parts: tuple[Part, ...]
    total: Fraction
    level: Priority | None
    uncapped: Priority

    @property
    def capped(self) -> bool:
        """Whether the risk above the appetite took a level away."""
        return self.level is not None and self.level != self.uncapped


def tek_points(rules: PriorityRules, given: Inputs) -> int:
    """The weighted sum of the three legs, 0–24 with the weights 3, 2 and 1."""
    legs = rules.legs
    return legs.efficiency * given.efficiency + legs.quality * given.quality + legs.wellbeing * given.wellbeing


def potential_class(rules: PriorityRules, tek: int) -> int:
    """1–4; a border belongs to the class below it."""
    return bisect_left(rules.potential, tek) + 1


def appetite(rules: PriorityRules, potential: int, investment: int) -> int:
    """The highest risk category that this potential bears at this investment."""
    return rules.appetite[potential - 1][investment - 1]


def level_of(rules: PriorityRules, total: Fraction) -> Priority:
    """The level by the score alone: each begins at its border."""
    return LEVELS[(total >= rules.medium) + (total >= rules.high)]


def score(rules: PriorityRules, given: Inputs, weights: Mapping[str, Fraction | int] | None = None) -> Score:
    """The score by the policy's weights, or by `weights` (a number for each of CRITERIA) in their place.

    The rules must be sound (`rules.priority_policy`).
    """
    tek = tek_points(rules, given)
    potential = potential_class(rules, tek)
    bearable = appetite(rules, potential, given.investment)
    excess = max(0, given.risk - bearable)
    points = (tek, given.horizon, rules.risk_points[excess], given.attention)
    most = (rules.legs.most, MOST, MOST, MOST)
    chosen = weights or {name: getattr(rules.weights, name) for name in CRITERIA}
    parts = tuple(
        Part(name, has, of, _fraction(chosen[name])) for name, has, of in zip(CRITERIA, points, most, strict=True)
    )
    # In whole numbers over one denominator: ten thousand projects are ranked at a time.
    whole = lcm(*most)
    total = Fraction(sum(chosen[part.criterion] * part.points * (whole // part.most) for part in parts), whole)
    by_score = level_of(rules, total)
    level = held(rules, by_score, excess) if given.efficiency else None
    return Score(tek, potential, bearable, excess, parts, total, level, by_score)


@lru_cache(maxsize=256)
def _fraction(weight: Fraction | int) -> Fraction:
    return Fraction(weight)


def held(rules: PriorityRules, level: Priority, excess: int) -> Priority:
    """The level, at most medium where the risk lies far above the appetite."""
    return Priority.MEDIUM if excess >= rules.cap_from and level == Priority.HIGH else level


def shares(score: Score) -> tuple[Fraction, ...]:
    """What each criterion has of the most it can have, in the order of CRITERIA."""
    return tuple(Fraction(part.points, part.most) for part in score.parts)
