"""Who pays for a set of projects: whether the pools can bear it, and how.

A pool of its own pays before the one that all share, so that the shared money reaches as far as it can.
"""

from __future__ import annotations

from collections import deque
from decimal import Decimal
from math import gcd
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digitek_cli.rules.forecast import shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digitek_cli.rules.candidates import Candidate, Problem

NOBODY = ""
MOST_SIZES = 1 << 22  # sums beyond these are not looked up in a table
COMPARED = 64  # remainders that another is compared with; the rest are kept, which is slower and no less right


class Bill(NamedTuple):
    """What one pool pays for a project in a year."""

    pool: str
    year: int
    amount: Decimal


Place: TypeAlias = tuple[str, int]
Ways: TypeAlias = tuple[tuple[Bill, ...], ...]
Left: TypeAlias = tuple[Decimal, ...]
Paid: TypeAlias = "dict[str, tuple[Bill, ...]]"


class _Move(NamedTuple):
    """Money of somebody's that goes from one pool, or from nowhere, to another."""

    who: str
    of: Place | None
    to: Place


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
    found = _greedy(problem, order)
    if found is not None:
        return found
    packing = _packing(order)
    return _tried(problem, order) if packing is None else _packed(problem, order, packing)


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


# ── one pool of one's own beside a shared one: what fills the own pools best leaves the shared one most ──────────


def _packing(order: Sequence[Candidate]) -> dict[Place, list[Candidate]] | None:
    """Who may be paid by which own pool, if everybody who has a choice has it between one and the same shared pool."""
    choosing = [item for item in order if len(item.ways) > 1]
    if any(len(item.ways) != 2 or any(len(way) != 1 for way in item.ways) for item in choosing):
        return None
    if len({(way[0].pool, way[0].year) for item in choosing for way in item.ways[1:]}) > 1:
        return None
    found: dict[Place, list[Candidate]] = {}
    for item in choosing:
        found.setdefault((item.ways[0][0].pool, item.ways[0][0].year), []).append(item)
    shared = {(item.ways[1][0].pool, item.ways[1][0].year) for item in choosing}
    return None if shared & found.keys() else found


def _packed(problem: Problem, order: Sequence[Candidate], packing: dict[Place, list[Candidate]]) -> Paid | None:
    """Each own pool filled as far as whole projects can; nothing else can leave more in the shared one."""
    left, paid = dict(problem.pools), {}
    for item in order:
        if len(item.ways) == 1:
            if not _borne(item.ways[0], left):
                return None
            _take(item.ways[0], left)
            paid[item.id] = item.ways[0]
    for place, items in packing.items():
        own = _fullest([int(item.cost * 100) for item in items], int(left.get(place, Decimal(0)) * 100))
        if own is None:
            return _tried(problem, order)
        for item, inside in zip(items, own, strict=True):
            way = item.ways[not inside]
            if not _borne(way, left):
                return None
            _take(way, left)
            paid[item.id] = way
    return paid


def _fullest(sizes: Sequence[int], most: int) -> list[bool] | None:
    """Which of these fill a room best; None where the table of their sums would be too large."""
    unit = gcd(*sizes)
    room = most // unit
    if room >= MOST_SIZES:
        return None
    inside = (2 << room) - 1
    tables = [1]  # bit n: n can be reached with the things so far
    for size in sizes:
        tables.append((tables[-1] | tables[-1] << size // unit) & inside)
    reached = tables[-1].bit_length() - 1
    taken = []
    for size, before in zip(reversed(sizes), reversed(tables[:-1]), strict=True):
        taken.append(not before >> reached & 1)
        reached -= size // unit * taken[-1]
    return taken[::-1]


# ── any other choice of pools ───────────────────────────────────────────────────────────────────────────────


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
    """Those that none of the first others leaves as much or more than, everywhere."""
    kept: list[Left] = []
    for one in sorted(remainders, reverse=True):
        if not any(all(a >= b for a, b in zip(other, one, strict=True)) for other in kept[:COMPARED]):
            kept.append(one)
    return kept


# ── several pools for one project ───────────────────────────────────────────────────────────────────────────


def _mixed(problem: Problem, chosen: Sequence[Candidate]) -> Paid | None:
    """Each year's cost from the first pool as far as that goes, the rest from those behind it.

    Projects with one way to pay come first: they have no choice. Where the money is in another's pool, that one moves
    on to a pool of its own (augmenting paths), so that what can be paid at all is paid.
    """
    left = dict(problem.pools)
    order = sorted(chosen, key=lambda item: (len(item.ways) > 1, item.id))
    given: dict[Place, dict[str, Decimal]] = {}
    ways: dict[str, Ways] = {}
    paid = {}
    for item in order:
        if len(item.ways) == 1:
            if not _borne(item.ways[0], left):
                return None
            _take(item.ways[0], left)
            paid[item.id] = item.ways[0]
            continue
        ways[item.id] = item.ways
        for bill in item.ways[0]:
            if not _poured(item.id, bill, ways, given, left):
                return None
    for name, choices in ways.items():
        bills = ((bill, given.get((bill.pool, bill.year), {}).get(name)) for way in choices for bill in way)
        paid[name] = tuple(bill._replace(amount=part) for bill, part in bills if part)
    return paid


def _poured(
    name: str, bill: Bill, ways: Mapping[str, Ways], given: dict[Place, dict[str, Decimal]], left: dict[Place, Decimal]
) -> bool:
    """Pay one year of one project; False where the pools cannot, whoever moves."""
    lacking = bill.amount
    while lacking > 0:
        moves = _moves(name, bill.year, ways, given, left)
        if not moves:
            return False
        end = moves[0].to
        part = min(lacking, left[end], *(given[move.of][move.who] for move in moves if move.of is not None))
        left[end] -= part
        lacking -= part
        for who, of, to in moves:
            parts = given.setdefault(to, {})
            parts[who] = parts.get(who, Decimal(0)) + part
            if of is not None:
                given[of][who] -= part
    return True


def _moves(
    name: str, year: int, ways: Mapping[str, Ways], given: dict[Place, dict[str, Decimal]], left: dict[Place, Decimal]
) -> list[_Move]:
    """Who moves where so that one more krone of `name` is paid, the last move first; none where nobody can."""
    reached = {place: _Move(name, None, place) for place in _places(ways[name], year)}
    queue = deque(reached)
    while queue:
        place = queue.popleft()
        if left.get(place, 0) > 0:
            return _followed(reached, place)
        for who in [who for who, part in given.get(place, {}).items() if part > 0]:
            for to in _places(ways[who], year):
                if to not in reached:
                    reached[to] = _Move(who, place, to)
                    queue.append(to)
    return []


def _followed(reached: Mapping[Place, _Move], end: Place) -> list[_Move]:
    moves = [reached[end]]
    while (before := moves[-1].of) is not None:
        moves.append(reached[before])
    return moves


def _places(ways: Ways, year: int) -> list[Place]:
    return [(bill.pool, bill.year) for way in ways for bill in way if bill.year == year]
