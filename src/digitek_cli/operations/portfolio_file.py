"""A question typed in a file, as the problem that is solved; and a problem as such a file."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.question import ALL
from digitek_cli.rules.candidates import Candidate, Problem
from digitek_cli.rules.payment import bills
from digitek_cli.rules.references import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.model.question import AskedProject, AskedQuestion

YEAR = re.compile(r"[0-9]{4}")


def problem_of(asked: AskedQuestion) -> Problem:
    """The problem of a file.

    Raises BadReference: `twice` for an id that stands twice, `no-such-candidate` and `no-such-pool` for a name that
    nobody has, `own-need` for a project that needs or excludes itself.
    """
    _require_names(asked)
    year = asked.year or min((_year(name, 0) for given in asked.pools.values() for name in given), default=0)
    pools = {(pool, _year(name, year)): amount for pool, given in asked.pools.items() for name, amount in given.items()}
    hours = asked.hours
    kept = Fraction(100 - asked.slack_percent, 100)
    areas = {item.area for item in asked.candidates}
    shared = tuple(pool for pool in asked.pools if pool not in areas)
    return Problem(
        tuple(_candidate(item, shared, set(asked.pools), year, tuple(hours)) for item in asked.candidates),
        pools,
        {name: number * kept for name, number in hours.items()},
        split=asked.split,
        areas=asked.areas,
        share=None if asked.share_percent is None else Fraction(asked.share_percent, 100),
        inside=frozenset(asked.inside),
        outside=frozenset(asked.outside),
    )


def file_of(problem: Problem) -> dict[str, Any]:
    """The same as data that the file may hold."""
    pools: dict[str, dict[str, Decimal]] = {}
    for (pool, year), amount in problem.pools.items():
        pools.setdefault(pool, {})[str(year or ALL)] = amount
    return {
        "pools": pools,
        "hours": {name: str(number) for name, number in problem.hours.items()},
        "split": problem.split,
        "areas": list(problem.areas),
        "share_percent": None if problem.share is None else int(problem.share * 100),
        "with": sorted(problem.inside),
        "without": sorted(problem.outside),
        "candidates": [_written(item) for item in problem.candidates],
    }


def _written(item: Candidate) -> dict[str, Any]:
    cost: dict[str, Decimal] = {}
    for bill in item.ways[0]:
        year = str(bill.year or ALL)
        cost[year] = cost.get(year, Decimal(0)) + bill.amount
    together = len(item.ways) == 1 and len({bill.pool for bill in item.ways[0]}) > 1
    ways = item.ways[:1] if together else item.ways
    return {
        "id": item.id,
        "title": item.title or None,
        "area": item.area,
        "type": item.type,
        "score": str(item.score),
        "cost": cost,
        "hours": {name: str(number) for name, number in item.hours},
        "pools": list(dict.fromkeys(bill.pool for way in ways for bill in way)),
        "together": together,
        "needs": list(item.needs),
        "excludes": list(item.excludes),
        "legs": item.legs,
    }


def _require_names(asked: AskedQuestion) -> None:
    ids = [item.id for item in asked.candidates]
    twice = next((name for name, times in Counter(ids).items() if times > 1), None)
    if twice is not None:
        raise BadReference("candidate-twice", project=twice)
    for item in asked.candidates:
        _known((*item.needs, *item.excludes), ids)
        if item.id in (*item.needs, *item.excludes):
            raise BadReference("candidate-itself", project=item.id)
        for pool in item.pools or ():
            if pool not in asked.pools:
                raise unknown("no-such-pool", pool, asked.pools)
    _known((*asked.inside, *asked.outside), ids)


def _known(names: Iterable[str], ids: list[str]) -> None:
    for name in names:
        if name not in ids:
            raise unknown("no-such-candidate", name, ids)


def _candidate(
    item: AskedProject, shared: tuple[str, ...], pools: set[str], year: int, quarters: tuple[str, ...]
) -> Candidate:
    payers = tuple(pool for pool in (item.area, *shared) if pool in pools) if item.pools is None else item.pools
    cost = {_year(name, year): amount for name, amount in item.cost.items()}
    return Candidate(
        item.id,
        item.area,
        item.score,
        item.type,
        item.title or "",
        bills(payers, cost, together=item.together),
        tuple(_hours(item.hours, quarters).items()),
        item.needs,
        item.excludes,
        item.legs,
    )


def _hours(given: dict[str, Fraction], quarters: tuple[str, ...]) -> dict[str, Fraction]:
    """The hours of each quarter: one number is spread over them all; where the hours are one, all count towards it."""
    if quarters == (ALL,):
        return {ALL: sum(given.values(), Fraction(0))}
    return even(given[ALL], quarters) if ALL in given else given


def even(hours: Fraction, quarters: tuple[str, ...]) -> dict[str, Fraction]:
    """Hours spread over quarters: whole ones as evenly as can be, the first quarters taking what is left over."""
    if hours.denominator != 1 or not quarters:
        return {name: hours / len(quarters) for name in quarters}
    each, rest = divmod(hours.numerator, len(quarters))
    return {name: Fraction(each + (number < rest)) for number, name in enumerate(quarters)}


def _year(name: str, whole: int) -> int:
    """A year, or for `all` the one that is meant. Raises BadReference `year-form`."""
    if name == ALL:
        return whole
    if not YEAR.fullmatch(name):
        raise BadReference("year-form", typed=name)
    return int(name)
