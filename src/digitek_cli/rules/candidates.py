"""Which projects may start, what each is worth and takes, and what there is: the question that `optimise` answers.

Kroner are counted in øre and hours in hours, whole or as fractions; the rows are made whole before anything is solved.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import gcd, lcm
from typing import TYPE_CHECKING, Any, NamedTuple

from digitek_cli.model.terms import ProjectType
from digitek_cli.rules.optimise import Programme, Row
from digitek_cli.rules.payment import Bill, payable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

NONE = Fraction(0)
MANY_POOLS = 7  # beyond it only some groups of pools get a row; who pays is asked of every set all the same


@dataclass(frozen=True)
class Candidate:
    """A project that may start. `ways` are the ways to pay for it, the preferred first: each a set of bills.

    `legs` says whether it aims at all three legs of the TEK triangle. A mandatory project is always in.
    """

    id: str
    area: str
    score: Fraction
    type: ProjectType = ProjectType.DIGITEK
    title: str = ""
    ways: tuple[tuple[Bill, ...], ...] = ((),)
    hours: tuple[tuple[str, Fraction], ...] = ()
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    legs: bool = True

    @property
    def mandatory(self) -> bool:
        """Fixed in, whatever it scores (R-072)."""
        return self.type == ProjectType.MANDATORY

    @property
    def cost(self) -> Decimal:
        """What it takes of the pools, all years; the same whichever way it is paid."""
        return sum((bill.amount for bill in self.ways[0]), Decimal(0))

    @property
    def time(self) -> Fraction:
        """The hours it takes, all quarters."""
        return sum((hours for _, hours in self.hours), NONE)


class Kind(StrEnum):
    """What can stand in the way."""

    HOURS = "hours"
    POOL = "pool"
    MANDATORY = "mandatory"
    WITH = "with"
    WITHOUT = "without"
    NEEDS = "needs"
    EXCLUDES = "excludes"
    AREA = "area"
    LEGS = "legs"


class Limit(NamedTuple):
    """One constraint: of a quarter, a pool and its year, or between projects."""

    kind: Kind
    subject: str = ""
    other: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Problem:
    """Candidates and what there is for them. `areas` are those that shall have a project each, if any.

    `inside` and `outside` are what the user wants in or out, `split` lets two pools pay for one project, and `share`
    is the least part of the chosen that must aim at all three legs. An id is known once; needs and excludes name
    candidates only. `asked` is a memory and says nothing.
    """

    candidates: tuple[Candidate, ...]
    pools: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    hours: Mapping[str, Fraction] = field(default_factory=dict)
    split: bool = False
    areas: tuple[str, ...] = ()
    share: Fraction | None = None
    inside: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    asked: dict[Any, dict[int, bool]] = field(default_factory=dict, compare=False, repr=False)

    def numbers(self, names: Iterable[str]) -> int:
        """A set of candidates as bits, in the order of `candidates`."""
        wanted = set(names)
        return sum(1 << number for number, item in enumerate(self.candidates) if item.id in wanted)

    def named(self, held: int) -> tuple[Candidate, ...]:
        """The candidates of a set."""
        return tuple(item for number, item in enumerate(self.candidates) if held >> number & 1)

    def limits(self) -> tuple[Limit, ...]:
        """Everything that limits the choice, what the projects themselves bring last."""
        return tuple(_limits(self))

    def lifted(self, limit: Limit) -> Problem:
        """The same without one limit; without a mandatory project, what it takes is free for others."""
        return _LIFTED[limit.kind](self, limit)

    def relaxed(self, limit: Limit) -> Problem:
        """The same with one limit lifted and nothing else: a mandatory project may then be in or out."""
        return _optional(self, limit) if limit.kind == Kind.MANDATORY else self.lifted(limit)

    def raised(self, limits: Iterable[Limit], by: Decimal | Fraction | int) -> Problem:
        """The same with so much more of some hours or pools."""
        hours, pools = dict(self.hours), dict(self.pools)
        for limit in limits:
            if limit.kind == Kind.HOURS:
                hours[limit.subject] += Fraction(by)
            else:
                pools[limit.subject, limit.year or 0] += by if isinstance(by, Decimal) else int(by)
        return replace(self, hours=hours, pools=pools)

    def programme(self) -> Programme:
        """What `optimise` solves. The mandatory count nothing: they are in whatever they score."""
        step = self.step
        values = tuple(0 if item.mandatory else int(item.score / step) for item in self.candidates)
        inside = self.numbers([item.id for item in self.candidates if item.mandatory] + sorted(self.inside))
        return Programme(values, tuple(_rows(self)), inside, self.numbers(self.outside), payable(self, self._payments))

    @property
    def _payments(self) -> dict[int, bool]:
        """What was found out about paying for sets, for every problem made of this one with the same money."""
        ways = tuple(item.ways for item in self.candidates)
        return self.asked.setdefault((self.split, ways, tuple(self.pools.items())), {})

    @property
    def step(self) -> Fraction:
        """The largest part of a point that every score is a multiple of: what two sets differ by at least."""
        below = lcm(*(item.score.denominator for item in self.candidates))
        return Fraction(gcd(*(int(item.score * below) for item in self.candidates)) or 1, below)

    def points(self, value: int) -> Fraction:
        """A value of the programme in points."""
        return value * self.step


def _limits(problem: Problem) -> Iterator[Limit]:
    yield from (Limit(Kind.HOURS, quarter) for quarter in problem.hours)
    yield from (Limit(Kind.POOL, pool, year=year) for pool, year in problem.pools)
    yield from (Limit(Kind.AREA, area) for area in problem.areas)
    if problem.share is not None:
        yield Limit(Kind.LEGS)
    for item in problem.candidates:
        yield from (Limit(Kind.NEEDS, item.id, other) for other in item.needs)
        yield from (Limit(Kind.EXCLUDES, item.id, other) for other in item.excludes)
    yield from (Limit(Kind.WITHOUT, name) for name in sorted(problem.outside))
    yield from (Limit(Kind.WITH, name) for name in sorted(problem.inside))
    yield from (Limit(Kind.MANDATORY, item.id) for item in problem.candidates if item.mandatory)


def _changed(problem: Problem, limit: Limit, change: Callable[[Candidate], Candidate]) -> Problem:
    found = tuple(change(item) if item.id == limit.subject else item for item in problem.candidates)
    return replace(problem, candidates=found)


def _unneeded(problem: Problem, limit: Limit) -> Problem:
    return _changed(
        problem, limit, lambda item: replace(item, needs=tuple(name for name in item.needs if name != limit.other))
    )


def _unexcluded(problem: Problem, limit: Limit) -> Problem:
    return _changed(
        problem,
        limit,
        lambda item: replace(item, excludes=tuple(name for name in item.excludes if name != limit.other)),
    )


def _optional(problem: Problem, limit: Limit) -> Problem:
    return _changed(problem, limit, lambda item: replace(item, type=ProjectType.OTHER))


def _gone(problem: Problem, limit: Limit) -> Problem:
    """As if a mandatory project were not there: what it takes is free for others."""
    optional = _optional(problem, limit)
    return replace(optional, outside=problem.outside | {limit.subject}, inside=problem.inside - {limit.subject})


def _more_hours(problem: Problem, limit: Limit) -> Problem:
    asked = sum((hours for item in problem.candidates for name, hours in item.hours if name == limit.subject), NONE)
    return problem.raised([limit], max(asked - problem.hours[limit.subject], NONE))


def _more_money(problem: Problem, limit: Limit) -> Problem:
    asked = sum((bill.amount for item in problem.candidates for way in item.ways for bill in way), Decimal(0))
    return problem.raised([limit], max(asked - problem.pools[limit.subject, limit.year or 0], Decimal(0)))


_LIFTED: dict[Kind, Callable[[Problem, Limit], Problem]] = {
    Kind.HOURS: _more_hours,
    Kind.POOL: _more_money,
    Kind.MANDATORY: _gone,
    Kind.WITH: lambda problem, limit: replace(problem, inside=problem.inside - {limit.subject}),
    Kind.WITHOUT: lambda problem, limit: replace(problem, outside=problem.outside - {limit.subject}),
    Kind.NEEDS: _unneeded,
    Kind.EXCLUDES: _unexcluded,
    Kind.AREA: lambda problem, limit: replace(problem, areas=tuple(a for a in problem.areas if a != limit.subject)),
    Kind.LEGS: lambda problem, _: replace(problem, share=None),
}


# ── the rows ────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(problem: Problem) -> Iterator[Row]:
    items = problem.candidates
    for quarter, most in problem.hours.items():
        yield _whole([dict(item.hours).get(quarter, NONE) for item in items], most)
    yield from _money_rows(problem)
    for area in problem.areas:
        yield _whole([-int(item.area == area) for item in items], -1)
    if problem.share is not None:
        yield _whole([problem.share - int(item.legs) for item in items], NONE)
    numbers = {item.id: number for number, item in enumerate(items)}
    for number, item in enumerate(items):
        yield from (_pair(len(items), {number: 1, numbers[other]: -1}, 0) for other in item.needs)
        yield from (_pair(len(items), {number: 1, numbers[other]: 1}, 1) for other in item.excludes)


def _pair(count: int, weights: dict[int, int], most: int) -> Row:
    return Row(tuple(weights.get(number, 0) for number in range(count)), most)


def _money_rows(problem: Problem) -> Iterator[Row]:
    """For any group of pools: those who can be paid by the group alone take no more than it holds.

    With `split` these rows say all there is to say about money (Gale's condition for a flow); otherwise they are
    necessary, and `payable` asks the rest.
    """
    places = {(bill.pool, bill.year) for item in problem.candidates for way in item.ways for bill in way}
    for year in sorted({year for _, year in places}):
        held = {pool: problem.pools.get((pool, of), Decimal(0)) for pool, of in places if of == year}
        for group in _groups(sorted(held)):
            weights = [min(_asked(way, group, year) for way in item.ways) for item in problem.candidates]
            if any(weights):
                yield _whole(weights, sum((_usable(problem, pool, year, held[pool]) for pool in group), Decimal(0)))


def _groups(pools: Sequence[str]) -> Iterator[tuple[str, ...]]:
    sizes = range(1, len(pools) + 1) if len(pools) <= MANY_POOLS else (1, 2, len(pools))
    for size in sizes:
        yield from combinations(pools, size)


def _asked(way: tuple[Bill, ...], group: tuple[str, ...], year: int) -> Decimal:
    return sum((bill.amount for bill in way if bill.pool in group and bill.year == year), Decimal(0))


def _usable(problem: Problem, pool: str, year: int, amount: Decimal) -> Decimal:
    """What of a pool whole bills can use at most; what is less than any sum of them is left over."""
    if problem.split or amount <= 0:
        return amount
    bills = [bill.amount for item in problem.candidates for way in item.ways for bill in way]
    unit = gcd(*(int(bill * 100) for bill in bills), 0) or 1
    most = int(amount * 100) // unit
    if most > 200_000:
        return amount
    sums = 1
    for item in problem.candidates:
        asked = {int(_asked(way, (pool,), year) * 100) // unit for way in item.ways} - {0}
        sums |= _any(sums << size for size in asked)
    return Decimal(unit * ((sums & ((2 << most) - 1)).bit_length() - 1)) / 100


def _any(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _whole(weights: Sequence[Fraction | Decimal | int], most: Fraction | Decimal | int) -> Row:
    """The same row in the smallest whole numbers; a part of one beyond what can be reached changes nothing."""
    exact = [Fraction(weight) for weight in weights]
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    step = gcd(*whole) or 1
    return Row(tuple(weight // step for weight in whole), (Fraction(most) * scale) // step)
