"""Which projects must give way where a mandatory one has no room (resolution 10). It says so; people decide.

The least important gives way first, and nobody whose hours would not help.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digitek_cli.model.terms import ProjectType
from digitek_cli.rules.capacity import NONE, Strain
from digitek_cli.rules.starting import Plan, first_fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from digitek_cli.rules.capacity import Book
    from digitek_cli.rules.starting import Start


@dataclass(frozen=True)
class GivingWay:
    """Mandatory projects without room in some months, and who must give way, the least important first.

    One that waits could begin in the month if they did, otherwise in `start`, if at all. For those that are in time
    already it is months in which `who` (None is the team) is overbooked. Without `enough` there is no room even then:
    the mandatory projects alone ask for more than there is.
    """

    projects: tuple[str, ...]
    months: tuple[int, ...]
    gives: tuple[str, ...]
    enough: bool
    waits: bool
    start: int | None = None
    who: str | None = None


def giving_way(of: Book, begun: Sequence[Start], order: Sequence[str], months: range) -> tuple[GivingWay, ...]:
    """What stands in the way of mandatory projects. `order` has every project, the most important first."""
    booked = {item.project for item in of.capacity.bookings}
    places = {name: place for place, name in enumerate(order)}
    others = [name for name in booked if not _mandatory(of, name)]
    others.sort(key=lambda name: (-places.get(name, len(order)), name))
    found: list[GivingWay] = []
    for place, item in enumerate(begun):
        if item.waiting.project.type == ProjectType.MANDATORY:
            found += _waits(of, item, begun[:place], others, months)
    return (*found, *_together(_overbooked(of, others, months)))


def _mandatory(of: Book, name: str) -> bool:
    project = of.projects.get(name)
    return project is not None and project.type == ProjectType.MANDATORY


def _waits(of: Book, item: Start, before: Sequence[Start], others: Sequence[str], months: range) -> Iterator[GivingWay]:
    """Whether one that is not in time yet could begin earlier if others that are gave way."""
    if item.ready is None or item.start == item.ready:
        return
    name, wanted = item.waiting.project.id, range(item.ready, months.stop)
    ideal = first_fit(_without(of, others, before), item.waiting, item.months, wanted)
    if ideal is None:
        yield GivingWay((name,), (), (), enough=False, waits=True)
    elif item.start is None or ideal < item.start:
        then = range(ideal, ideal + 1)
        gives = _fewest(
            others, lambda gone: first_fit(_without(of, gone, before), item.waiting, item.months, then) is not None
        )
        yield GivingWay((name,), (ideal,), gives, enough=True, waits=True, start=item.start)


def _without(of: Book, gone: Sequence[str], before: Sequence[Start]) -> Plan:
    kept = tuple(item for item in of.capacity.bookings if item.project not in gone)
    plan = Plan(replace(of, capacity=of.capacity.with_(bookings=kept)))
    for item in before:
        plan.give(item)
    return plan


def _fewest(others: Sequence[str], enough: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """The least important until it is enough, and of those only the needed ones."""
    count = next((number for number in range(len(others) + 1) if enough(others[:number])), len(others))
    gone = list(others[:count])
    for name in reversed(others[:count]):
        less = [item for item in gone if item != name]
        if enough(less):
            gone = less
    return tuple(gone)


def _overbooked(of: Book, others: Sequence[str], months: range) -> Iterator[GivingWay]:
    """Months in which a mandatory project is in time with more than there are hours for; people before the team."""
    for month in months:
        people = [found for name in of.people if (found := _crowd(of, month, name, others))]
        team = _crowd(of, month, None, others)
        yield from people or ([team] if team else [])


def _crowd(of: Book, month: int, who: str | None, others: Sequence[str]) -> GivingWay | None:
    load = of.load(month, who)
    asked: dict[str, Fraction] = {}
    for (name, by), hours in of.demand(month).items():
        if who in (None, by):
            asked[name] = asked.get(name, NONE) + hours
    must = tuple(sorted(name for name in asked if _mandatory(of, name)))
    if not must or load.strain != Strain.OVER:
        return None

    def enough(gone: Sequence[str]) -> bool:
        return load.asked - sum(asked[name] for name in gone) <= load.hours

    there = [name for name in others if name in asked]
    return GivingWay(must, (month,), _fewest(there, enough), enough=enough(there), waits=False, who=who)


def _together(found: Iterator[GivingWay]) -> list[GivingWay]:
    """The same in several months is said once."""
    months: dict[GivingWay, tuple[int, ...]] = {}
    for item in found:
        key = replace(item, months=())
        months[key] = (*months.get(key, ()), *item.months)
    return [replace(key, months=there) for key, there in months.items()]
