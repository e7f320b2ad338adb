"""Whose level hangs on the weights: every vector where each weight moves at most so many points, and the sum stays.

A score is linear in the weights, so its least and largest value over all those vectors lie in corners of that set;
looking at the corners answers for every vector in between. The vectors where one weight gives its points to another
are looked at as well, because they are what people try first.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from math import lcm
from operator import mul
from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.model.terms import ProjectType
from digitek_cli.rules import priority

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digitek_cli.model.prioritising import CriteriaWeights
    from digitek_cli.model.terms import Priority
    from digitek_cli.rules.weighing import Weighing

Vector: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Shift:
    """What a project gets by other weights."""

    weights: Vector
    total: Fraction
    level: Priority


@dataclass(frozen=True)
class Sensitivity:
    """How far a project's score and level move. `shifts` are the vectors that change the level, mildest first.

    `pairwise` says whether it takes no more than one weight giving points to another.
    """

    weighing: Weighing
    lowest: Fraction
    highest: Fraction
    shifts: tuple[Shift, ...]
    pairwise: bool

    @property
    def borderline(self) -> bool:
        """Whether some vector changes the level."""
        return bool(self.shifts)


def vectors(weights: CriteriaWeights, points: int) -> tuple[Vector, ...]:
    """The pairwise vectors, then the corners: no weight below zero, the same sum."""
    base = tuple(getattr(weights, name) for name in priority.CRITERIA)
    found = dict.fromkeys((*pairs(base, points), *_corners(base, points)))
    found.pop(base, None)
    return tuple(found)


def pairs(base: Vector, points: int) -> Iterator[Vector]:
    """One weight gives another its points, or all it has."""
    for giver, taker in permutations(range(len(base)), 2):
        given = min(points, base[giver])
        yield tuple(
            weight - given if place == giver else weight + given if place == taker else weight
            for place, weight in enumerate(base)
        )


def _corners(base: Vector, points: int) -> Iterator[Vector]:
    """In a corner all weights but one stand at a bound of theirs; the last one makes the sum right."""
    bounds = [(max(0, weight - points), weight + points) for weight in base]
    for free in range(len(base)):
        others = [bound for place, bound in enumerate(bounds) if place != free]
        for chosen in product(*others):
            rest = sum(base) - sum(chosen)
            if bounds[free][0] <= rest <= bounds[free][1]:
                yield (*chosen[:free], rest, *chosen[free:])


def sensitivity(seen: Weighing, tried: Sequence[Vector]) -> Sensitivity | None:
    """How one project fares under the vectors; None without a score."""
    if seen.score is None:
        return None
    base = tuple(getattr(seen.rules.weights, name) for name in priority.CRITERIA)
    parts = priority.shares(seen.score)
    whole = lcm(*(part.denominator for part in parts))
    points = tuple(int(part * whole) for part in parts)
    # In whole numbers: a fraction is made only of what is told.
    totals = [sum(map(mul, vector, points)) for vector in tried]
    lowest, highest = min([*totals, sum(map(mul, base, points))]), max([*totals, sum(map(mul, base, points))])
    changed = [] if seen.project.type == ProjectType.MANDATORY else list(_changed(seen, tried, totals, whole))
    changed.sort(key=lambda shift: (_moved(shift.weights, base), shift.weights))
    twos = set(pairs(base, seen.rules.sensitivity))
    by_pair = any(shift.weights in twos for shift in changed)
    return Sensitivity(seen, Fraction(lowest, whole), Fraction(highest, whole), tuple(changed), by_pair)


def _changed(seen: Weighing, tried: Sequence[Vector], totals: Sequence[int], whole: int) -> Iterator[Shift]:
    """The vectors that give another level; none where there is no level to change."""
    score, rules = seen.score, seen.rules
    if score is None or score.level is None:
        return
    for vector, total in zip(tried, totals, strict=True):
        by_score = priority.LEVELS[(total >= rules.medium * whole) + (total >= rules.high * whole)]
        level = priority.held(rules, by_score, score.excess)
        if level != score.level:
            yield Shift(vector, Fraction(total, whole), level)


def _moved(vector: Vector, base: Vector) -> int:
    """How many points change place."""
    return sum(abs(new - old) for new, old in zip(vector, base, strict=True))
