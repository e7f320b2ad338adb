"""The five figures of every pool in two states of the portfolio, where they differ."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.rules.balances import Figures, balance

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio


class Moved(NamedTuple):
    """A pool and year, and what it held on both sides with everything that was booked."""

    pool: str
    year: int
    before: Figures
    after: Figures


def moved(before: Portfolio, after: Portfolio) -> tuple[Moved, ...]:
    """Every pool and year whose figures differ, by year and in the order of the frames."""
    years = {line.year for side in (before, after) for item in side.transactions() for line in item.postings}
    found = []
    for year in sorted(years):
        old, new = (
            {item.pool: item.figures for item in balance(side, date.max, year).pools} for side in (before, after)
        )
        for pool in dict.fromkeys([*new, *old]):
            was, now = old.get(pool, Figures()), new.get(pool, Figures())
            if was != now:
                found.append(Moved(pool, year, was, now))
    return tuple(found)
