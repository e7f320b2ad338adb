"""What two people did apart from each other: the same number for two projects, bookings on one pool."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.portfolio import path_of
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def same_project(mine: Project, theirs: Project, here: Portfolio, there: Portfolio) -> bool:
    """Whether two files with one number tell of one project, which reached us on two ways.

    It is one when both know an event of it, or when it was registered in the same words by the same person that day.
    """
    ours, others = (
        {item.id for events in (book.decisions, book.statements, book.transactions) for item in events(mine.id)}
        for book in (here, there)
    )
    told = [(item.title, item.submitter, item.received, item.area) for item in (mine, theirs)]
    return bool(ours & others) or told[0] == told[1]


def bookings(mine: Portfolio, theirs: Portfolio, pool: str, year: int) -> Iterator[Finding]:
    """What either side alone has booked on a pool, so that people see what meets there."""
    for code, side, other in (("SYNC020", theirs, mine), ("SYNC021", mine, theirs)):
        known = {item.id for item in other.transactions()}
        for item in side.transactions():
            lines = [line for line in item.postings if (line.pool, line.year) == (pool, year)]
            if item.id not in known and lines:
                yield error(
                    code,
                    path_of(item),
                    transaction=item.id,
                    project=item.project or "–",
                    amount=max((abs(line.amount) for line in lines), default=Decimal(0)),
                    person=item.recorded_by or "–",
                    date=item.date,
                    pool=pool,
                    year=year,
                )
