"""The TEK triangle of a project: how large the benefit of each leg is, by the list of benefits (models 8a)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Leg

if TYPE_CHECKING:
    from digitek_cli.model.project import Benefit, Project

LARGEST = 4


@dataclass(frozen=True)
class Side:
    """One leg: the size of its largest benefit and disbenefit, None while a missing size could change it.

    `deciding` are the benefits that the size comes from, `unsized` those whose size is missing and would matter.
    """

    leg: Leg
    size: int | None
    harm: int | None
    deciding: tuple[str, ...] = ()
    unsized: tuple[str, ...] = ()
    unsized_harm: tuple[str, ...] = ()
    unmitigated: tuple[str, ...] = ()

    @property
    def at_its_own_expense(self) -> bool:
        """Whether what gets worse outweighs what gets better; a size that is missing outweighs nothing."""
        return self.harm is not None and self.size is not None and self.harm > self.size


def sides(project: Project) -> dict[Leg, Side]:
    """The three legs; a leg without benefits has size 0."""
    return {leg: _side(leg, [item for item in project.benefits if item.leg == leg]) for leg in Leg}


def _side(leg: Leg, benefits: list[Benefit]) -> Side:
    gains = [item for item in benefits if not item.negative]
    harms = [item for item in benefits if item.negative]
    size, unsized = _largest(gains)
    harm, unsized_harm = _largest(harms)
    return Side(
        leg,
        size,
        harm,
        tuple(item.id for item in gains if size and item.size == size),
        unsized,
        unsized_harm,
        tuple(item.id for item in harms if item.size != 0 and item.mitigation is None),
    )


def _largest(benefits: list[Benefit]) -> tuple[int | None, tuple[str, ...]]:
    """The largest size, and the benefits whose missing size keeps it unknown."""
    known = max((item.size for item in benefits if item.size is not None), default=0)
    missing = tuple(item.id for item in benefits if item.size is None)
    if known == LARGEST or not missing:
        return known, ()
    return None, missing


def present(side: Side) -> bool:
    """Whether the leg has a benefit, be its size known or not."""
    return side.size != 0


def share(found: dict[Leg, Side]) -> Fraction | None:
    """Efficiency's share of all benefits; None while a size is missing or there is no benefit."""
    sizes = [side.size for side in found.values()]
    if any(size is None for size in sizes):
        return None
    total = sum(size or 0 for size in sizes)
    return Fraction(found[Leg.EFFICIENCY].size or 0, total) if total else None


def in_field(found: dict[Leg, Side], least: Fraction) -> bool | None:
    """Resolution 30: whether the project lies in the hatched field; None while a size is missing."""
    part = share(found)
    if part is None:
        return None
    return part >= least and present(found[Leg.QUALITY]) and present(found[Leg.WELLBEING])
