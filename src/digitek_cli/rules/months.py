"""Months and quarters as numbers, so that they can be counted and compared."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from digitek_cli.errors import BadReference

MOST_QUARTERS = 8


def month_of(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def first(month: int) -> date:
    """Its first day."""
    return date(month // 12, month % 12 + 1, 1)


def last(month: int) -> date:
    """Its last day."""
    year, number = month // 12, month % 12 + 1
    return date(year, number, monthrange(year, number)[1])


def quarter_of(month: int) -> str:
    """`2027Q1`."""
    return f"{month // 12}Q{month % 12 // 3 + 1}"


def coming(on: date, count: int) -> tuple[str, ...]:
    """The quarters after the day's own. Raises BadReference `quarters-range`."""
    if not 1 <= count <= MOST_QUARTERS:
        raise BadReference("quarters-range", typed=str(count), most=MOST_QUARTERS)
    start = month_of(on) // 3 * 3 + 3
    return tuple(quarter_of(start + 3 * number) for number in range(count))


def months_of(quarter: str) -> range:
    """The three months of `2027Q1`."""
    start = int(quarter[:4]) * 12 + (int(quarter[5:]) - 1) * 3
    return range(start, start + 3)


def days_within(start: date, end: date | None, month: int) -> int:
    """How many days of a month lie from one day to another, both ends included; without an end, for ever."""
    begin, finish = max(start, first(month)), last(month) if end is None else min(end, last(month))
    return max((finish - begin).days + 1, 0)
