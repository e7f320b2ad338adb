"""Who pays for a set of projects: whether the pools can bear it, and how.

A pool of its own pays before the one that all share, so that the shared money reaches as far as it can.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digitek_cli.rules.forecast import shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digitek_cli.rules.candidates import Candidate, Problem

NOBODY = ""


class Bill(NamedTuple):
    """What one pool pays for a project in a year."""

    pool: str
    year: int
    amount: Decimal


Place: TypeAlias = tuple[str, int]
Left: TypeAlias = tuple[Decimal, ...]
Paid: TypeAlias = "dict[str, tuple[Bill, ...]]"


def bills(pools: Sequence[str], cost: Mapping[int, Decimal], *, together: bool = False) -> tuple[tuple[Bill, ...], ...]:
    """The ways to pay a cost: one pool or another, or with `together` an even part each. No pool is one without money.

    Parts add up to the øre; the first bears what does not divide.
    """
    years = {year: amount for year, amount in cost.items() if amount > 0}
    payers = tuple(pools) or (NOBODY,)
    if not together:
        ways = (tuple(Bill(pool, year, amount) for year, amount in years.items()) for pool in payers)
        return tuple(dict.fromkeys(ways))
    way: list[Bill] = []
    for year, amount in years.items():
        way += (Bill(pool, year, part) for pool, part in zip(payers, shares(amount, len(payers)), strict=True))
    return (tuple(way),)


def payable(problem: Problem, known: dict[int, bool]) -> Callable[[int], bool]:
    """Whether the pools bear a set, asked once of each set; `known` remembers."""

    def asked(held: int) -> bool:
        if held not in known:
            known[held] = pay(problem, held) is not None
        return known[held]

    return asked


def pay(problem: Problem, held: int) -> Paid | None:
    """The bills of each project of a set, or None where the pools do not bear it."""
    chosen = [item for item in problem.named(held) if any(item.ways)]
    if problem.split:
        return _mixed(problem, chosen)
    order = sorted(chosen, key=lambda item: (item.area, -item.cost, item.id))
    return _greedy(problem, order) or _tried(problem, order)


def _greedy(problem: Problem, order: Sequence[Candidate]) -> Paid | None:
    """Each by the first way that there is money for; mostly that is enough."""
    left, paid = dict(problem.pools), {}
    for item in order:
        way = next((way for way in item.ways if _borne(way, left)), None)
        if way is None:
            return None
        _take(way, left)
        paid[item.id] = way
    return paid


def _borne(way: tuple[Bill, ...], left: dict[Place, Decimal]) -> bool:
    return all(bill.amount <= left.get((bill.pool, bill.year), 0) for bill in way)


def _take(way: tuple[Bill, ...], left: dict[Place, Decimal]) -> None:
    for bill in way:
        left[bill.pool, bill.year] -= bill.amount


def _tried(problem: Problem, order: Sequence[Candidate]) -> Paid | None:
    """Every way, project by project, keeping of equal remainders one.

    A pool that nobody further on can use is forgotten, which leaves one remainder of each area at most.
    """
    wanted = [{(bill.pool, bill.year) for way in item.ways for bill in way} for item in order]
    places = tuple(sorted(set().union(*wanted) & problem.pools.keys()))
    states: dict[Left, tuple[tuple[Bill, ...], ...]] = {tuple(problem.pools[place] for place in places): ()}
    for number, item in enumerate(order):
        later = set().union(*wanted[number + 1 :])
        states = _next(states, item, places, later)
        if not states:
            return None
    ways = next(iter(states.values()))
    return {item.id: way for item, way in zip(order, ways, strict=True)}


def _next(
    states: dict[Left, tuple[tuple[Bill, ...], ...]], item: Candidate, places: tuple[Place, ...], later: set[Place]
) -> dict[Left, tuple[tuple[Bill, ...], ...]]:
    found: dict[Left, tuple[tuple[Bill, ...], ...]] = {}
    for remainder, paid in states.items():
        for way in item.ways:
            left = dict(zip(places, remainder, strict=True))
            if _borne(way, left):
                _take(way, left)
                kept = tuple(left[place] if place in later else Decimal(0) for place in places)
                found.setdefault(kept, (*paid, way))
    best = _undominated(found)
    return {left: found[left] for left in best}


def _undominated(remainders: Iterable[Left]) -> list[Left]:
    """Those that no other leaves as much or more than, everywhere."""
    kept: list[Left] = []
    for one in sorted(remainders, reverse=True):
        if not any(all(a >= b for a, b in zip(other, one, strict=True)) for other in kept):
            kept.append(one)
    return kept


def _mixed(problem: Problem, chosen: Sequence[Candidate]) -> Paid | None:
    """Each year's cost from its own pool as far as that goes, the rest from the one behind it.

    Projects with one way to pay come first: they have no choice. Exact where those with a choice have one pool of
    their own beside the shared ones, which is what `candidates` are made of.
    """
    left = dict(problem.pools)
    paid = {}
    for item in sorted(chosen, key=lambda item: (len(item.ways) > 1, item.id)):
        bills = _spread(item, left)
        if bills is None:
            return None
        paid[item.id] = bills
    return paid


def _spread(item: Candidate, left: dict[Place, Decimal]) -> tuple[Bill, ...] | None:
    if len(item.ways) == 1:
        if not _borne(item.ways[0], left):
            return None
        _take(item.ways[0], left)
        return item.ways[0]
    bills: list[Bill] = []
    asked = {bill.year: bill.amount for bill in item.ways[0]}
    for way in item.ways:
        for bill in way:
            part = min(asked[bill.year], left.get((bill.pool, bill.year), Decimal(0)))
            if part > 0:
                bills.append(bill._replace(amount=part))
                left[bill.pool, bill.year] -= part
                asked[bill.year] -= part
    return tuple(bills) if not any(asked.values()) else None
