"""The earliest start of each project that is not in time yet, one after the other by priority.

A project takes its hours evenly over its months. It begins in the first month from which on they are free, of its
manager and of the team, beside everything that is booked and everything that comes before it; not before what it
depends on has ended. A greedy plan on purpose: everybody can follow it with a pencil.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Phase
from digitek_cli.rules.capacity import NONE, Book, phase_hours
from digitek_cli.rules.months import month_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digitek_cli.model.project import Project

AHEAD = (Phase.STUDY, Phase.TRIAL, Phase.OPERATION)


@dataclass(frozen=True)
class Waiting:
    """Phases of a project that nobody has put in time, with their hours."""

    project: Project
    phases: tuple[Phase, ...]
    hours: int


@dataclass(frozen=True)
class Start:
    """When it could begin and would end, as months; None where not within the months that were looked at.

    `ready` is the first month in which what it depends on has ended, `after` the project that it waits for where
    that is why.
    """

    waiting: Waiting
    months: int
    start: int | None = None
    after: str | None = None
    ready: int | None = None

    @property
    def end(self) -> int | None:
        """Its last month."""
        return None if self.start is None else self.start + self.months - 1


@dataclass
class Plan:
    """Hours already given away, by month and person; None is the team."""

    of: Book
    known: dict[tuple[int, str | None], Fraction] = field(default_factory=dict)
    given: dict[tuple[int, str | None], Fraction] = field(default_factory=dict)

    def free(self, month: int, who: str | None) -> Fraction:
        """What is left to plan with."""
        key = (month, who)
        if key not in self.known:
            self.known[key] = self.of.load(month, who).free
        return self.known[key] - self.given.get(key, NONE)

    def give(self, begun: Start) -> None:
        """Give a project its hours where it begins; nothing where it does not."""
        if begun.start is None:
            return
        who, share = self.of.carrier(begun.waiting.project, None), Fraction(begun.waiting.hours, begun.months)
        for month in range(begun.start, begun.start + begun.months):
            for one in {None, who}:
                self.given[month, one] = self.given.get((month, one), NONE) + share


def waiting(of: Book, project: Project, phase: Phase) -> Waiting | None:
    """What of a project is not in time yet, from the phase it is in; None where there are no such hours."""
    booked = {item.phase for item in of.capacity.bookings if item.project == project.id}
    ahead = [step for step in AHEAD if phase not in AHEAD or AHEAD.index(step) >= AHEAD.index(phase)]
    if phase in (Phase.ROLLOUT, Phase.CLOSED):
        ahead = []
    phases = tuple(step for step in ahead if step not in booked and phase_hours(project, step))
    hours = sum(phase_hours(project, step) for step in phases)
    return Waiting(project, phases, hours) if hours else None


def starts(of: Book, queue: Sequence[Waiting], months: range) -> tuple[Start, ...]:
    """The earliest start of each, in the order given; what another one depends on goes before it."""
    plan, ends = Plan(of), _booked_ends(of)
    found: list[Start] = []
    names = {item.project.id for item in queue}
    for item in _before(queue):
        length = of.rules.phase_months * len(item.phases)
        begin, after = _ready(item.project, ends, names, months)
        start = None if begin is None else first_fit(plan, item, length, range(begin, months.stop))
        found.append(Start(item, length, start, after, begin))
        plan.give(found[-1])
        if start is not None:
            ends[item.project.id] = start + length - 1
    return tuple(found)


def _before(queue: Sequence[Waiting]) -> list[Waiting]:
    """The queue with what a project depends on drawn in front of it; a circle stays as it stands."""
    by_name = {item.project.id: item for item in queue}
    placed: dict[str, Waiting] = {}

    def place(item: Waiting, behind: frozenset[str]) -> None:
        for name in item.project.depends_on:
            if name in by_name and name not in placed and name not in behind:
                place(by_name[name], behind | {item.project.id})
        placed.setdefault(item.project.id, item)

    for item in queue:
        place(item, frozenset({item.project.id}))
    return list(placed.values())


def _booked_ends(of: Book) -> dict[str, int]:
    ends: dict[str, int] = {}
    for item in of.capacity.bookings:
        ends[item.project] = max(ends.get(item.project, 0), month_of(item.until))
    return ends


def _ready(project: Project, ends: Mapping[str, int], queued: set[str], months: range) -> tuple[int | None, str | None]:
    """The first month in which all that it depends on has ended; None where one of them finds no place itself."""
    needs = [*project.depends_on, project.id]
    lost = next((name for name in project.depends_on if name in queued and name not in ends), None)
    if lost is not None:
        return None, lost
    begin, after = months.start, None
    for name in needs:
        if name in ends and ends[name] + 1 > begin:
            begin, after = ends[name] + 1, name if name != project.id else None
    return begin, after


def first_fit(plan: Plan, item: Waiting, length: int, months: range) -> int | None:
    """The first of the months from which on there is room."""
    share = Fraction(item.hours, length)
    carriers = {None, plan.of.carrier(item.project, None)}
    for start in months:
        window = range(start, start + length)
        if all(plan.free(month, who) >= share for month in window for who in carriers):
            return start
    return None
