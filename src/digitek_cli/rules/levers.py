"""What would lift a project a level, one change at a time, and whether the change would only be of a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Leg, Priority, ProjectType
from digitek_cli.rules import priority
from digitek_cli.rules.priority_inputs import LEGS, NAMES
from digitek_cli.rules.weighing import inputs_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from digitek_cli.rules.weighing import Weighing

ORDER = {None: 0, Priority.LOW: 1, Priority.MEDIUM: 2, Priority.HIGH: 3}
BETTER = {name: (-1 if name in ("risk", "investment") else 1) for name in NAMES}
# A cost that has to fall by no more than this share to reach a lower class invites being split or rounded.
NEAR = Decimal("0.10")


@dataclass(frozen=True)
class Lever:
    """One change that alone lifts the level: `move` names the leg that a point is taken from.

    `gaming` says that nothing in the data would carry the new number; `why` is the code of the sentence about it.
    """

    name: str
    now: int
    then: int
    level: Priority
    total: Fraction
    gaming: bool
    why: str
    move: str | None = None


def short_of(seen: Weighing) -> tuple[Priority, Fraction] | None:
    """The next level and the points that the score lacks of it; None at the top, and where points alone do not help."""
    score, rules = seen.score, seen.rules
    if score is None or score.level is None or score.capped or seen.project.type == ProjectType.MANDATORY:
        return None
    if score.level == Priority.LOW:
        return Priority.MEDIUM, rules.medium - score.total
    within = score.level == Priority.MEDIUM and score.excess < rules.cap_from
    return (Priority.HIGH, rules.high - score.total) if within else None


def levers(seen: Weighing) -> tuple[Lever, ...]:
    """The smallest change of each input that lifts the level; none for a mandatory project or without a score."""
    if seen.score is None or seen.project.type == ProjectType.MANDATORY:
        return ()
    given = inputs_of({name: item.value or 0 for name, item in seen.inputs.items()})
    return (*_single(seen, seen.score, given), *_moves(seen, seen.score, given))


def _single(seen: Weighing, before: priority.Score, given: priority.Inputs) -> Iterator[Lever]:
    for name in NAMES:
        now: int = getattr(given, name)
        for then in _steps(name, now):
            after = priority.score(seen.rules, replace(given, **{name: then}))
            if after.level and ORDER[after.level] > ORDER[before.level]:
                gaming, why = _judged(seen, name, then)
                yield Lever(name, now, then, after.level, after.total, gaming, why)
                break


def _steps(name: str, now: int) -> range:
    return range(now - 1, 0, -1) if BETTER[name] < 0 else range(now + 1, priority.MOST + 1)


def _moves(seen: Weighing, before: priority.Score, given: priority.Inputs) -> Iterator[Lever]:
    """A point moved to a weightier leg: another label for the same benefit."""
    for lighter, weightier in ((LEGS[2], LEGS[1]), (LEGS[2], LEGS[0]), (LEGS[1], LEGS[0])):
        has, gets = getattr(given, lighter), getattr(given, weightier)
        if not has or gets == priority.MOST:
            continue
        after = priority.score(seen.rules, replace(given, **{lighter: has - 1, weightier: gets + 1}))
        if after.level and ORDER[after.level] > ORDER[before.level]:
            yield Lever(weightier, gets, gets + 1, after.level, after.total, True, "move", lighter)


def _judged(seen: Weighing, name: str, then: int) -> tuple[bool, str]:
    """Whether the data would carry the new number, and the word for why."""
    if name in LEGS:
        measured = any(
            item.leg == Leg(name) and not item.negative and (item.measurement or item.evidence)
            for item in seen.project.benefits
        )
        return not measured, "measured" if measured else "unmeasured"
    if name == "horizon":
        dated = seen.inputs[name].origin == "half-by"
        return not dated, "dated" if dated else "undated"
    if name == "risk":
        derived = seen.inputs[name].basis.get("derived")
        carried = derived is not None and then >= derived
        return not carried, "radar" if carried else "against-radar"
    if name == "investment":
        total, border = seen.inputs[name].basis["total"], seen.rules.investment[then - 1]
        near = total - border <= border * NEAR
        return near, "near-border" if near else "cheaper"
    claimed: int = seen.inputs[name].basis.get("typed", 0)
    return claimed < then, "reference-missing" if claimed >= then else "reference"
