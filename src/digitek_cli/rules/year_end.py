"""The end of a year: what is left, carried forward by a decision, or lapsed (resolution 5, models 8c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Account, DecisionKind
from digitek_cli.rules import bookings
from digitek_cli.rules.balances import ZERO, Key, ProjectBalance, closed, least, opened, outstanding, sums
from digitek_cli.rules.bookable import Booking, owned
from digitek_cli.rules.bookings import Agreed, Place
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.lifecycle import effective

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from digitek_cli.model.events import Decision, Transaction
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.bookings import Writer


@dataclass(frozen=True)
class Rest:
    """What a pool has left of a year, and the projects that still hold money of it."""

    pool: str
    available: Decimal
    holders: tuple[ProjectBalance, ...]


def last_day(year: int) -> date:
    """The day on which a year's books end."""
    return date(year, 12, 31)


def rests(portfolio: Portfolio, year: int) -> tuple[Rest, ...]:
    """The opened pools of a year that are not closed yet."""
    policy = portfolio.frames(year)
    frame = policy.frame(year) if policy else None
    pools = [item.pool for item in (frame.pools if frame else ())]
    held = sums(portfolio.transactions())
    return tuple(
        Rest(pool, held.get(Key(Account.AVAILABLE, pool, year), ZERO), tuple(_holders(portfolio, pool, year)))
        for pool in pools
        if opened(portfolio, pool, year) and not closed(portfolio, pool, year)
    )


def _holders(portfolio: Portfolio, pool: str, year: int) -> Iterator[ProjectBalance]:
    for project in sorted({item.project for item in portfolio.transactions() if item.project}):
        for item in outstanding(portfolio, project):
            if (item.pool, item.year) == (pool, year) and (item.reserved or item.committed):
                yield item


def close(portfolio: Portfolio, year: int, agreed: Agreed, day: date, moment: Writer) -> Booking:
    """Carry forward what a decision says, and let the rest lapse, for every pool that is open.

    POOL038 before the year is over; POOL039 for each project that holds money without a decision to carry it
    forward; POOL007 where the next year is not opened; POOL040 when there is nothing to close.
    """
    if day <= last_day(year):
        return Booking(findings=(error("POOL038", year=year, date=last_day(year)),))
    waiting = rests(portfolio, year)
    if not waiting:
        return Booking(findings=(error("POOL040", year=year),))
    made: list[Transaction] = []
    found: list[Finding] = []
    for rest in waiting:
        for held in rest.holders:
            booking = _carry(portfolio, held, day, moment)
            made += booking.transactions
            found += booking.findings
        made.append(bookings.closing(rest.pool, year, rest.available, agreed, day, moment))
    return Booking((), tuple(found)) if found else Booking(tuple(made))


def to_carry(portfolio: Portfolio, project: str, year: int, day: date) -> Decision | None:
    """The decision that carries a project's money of a year forward: the latest one of that year or after it."""
    decisions = effective(portfolio.decisions(project))
    fitting = [
        item
        for item in decisions
        if item.kind == DecisionKind.CARRY_FORWARD and year <= item.date.year <= year + 1 and item.date <= day
    ]
    return fitting[-1] if fitting else None


def _carry(portfolio: Portfolio, held: ProjectBalance, day: date, moment: Writer) -> Booking:
    decision = to_carry(portfolio, held.project, held.year, day)
    if decision is None:
        return Booking(
            findings=(
                error(
                    "POOL039",
                    project=held.project,
                    pool=held.pool,
                    year=held.year,
                    reserved=held.reserved,
                    committed=held.committed,
                ),
            )
        )
    start = opened(portfolio, held.pool, held.year + 1)
    if start is None:
        return Booking(findings=(error("POOL007", pool=held.pool, year=held.year + 1),))
    if day < start:
        return Booking(findings=(error("POOL020", pool=held.pool, year=held.year + 1, date=day, opened=start),))
    project = portfolio.project(held.project)
    text = project.title if project else held.project
    amounts = {Account.RESERVED: held.reserved, Account.COMMITTED: held.committed}
    place = Place(held.pool, held.year, held.project)
    return Booking(bookings.carried(amounts, place, decision.id, text, day, moment))


def late(
    portfolio: Portfolio, place: Place, amount: Decimal, document: str, agreed: Agreed, day: date, moment: Writer
) -> Booking:
    """A voucher of a closed year, paid of what lapsed, when the pool's owner agrees.

    POOL042 when the year is still open, POOL043 when less has lapsed.
    """
    found: tuple[Finding, ...] = (error("POOL025", amount=amount),) if amount <= 0 else ()
    if closed(portfolio, place.pool, place.year) is None:
        found += (error("POOL042", pool=place.pool, year=place.year),)
    lapsed = least(portfolio, Key(Account.LAPSED, place.pool, place.year), day)
    if lapsed.amount < amount:
        found += (error("POOL043", pool=place.pool, year=place.year, wanted=amount, lapsed=lapsed.amount),)
    found += owned(portfolio, place.pool, agreed.by, day)
    if found:
        return Booking(findings=found)
    return Booking((bookings.late_spending(place, amount, document, agreed, day, moment),))


__all__ = ["Agreed", "Rest", "close", "last_day", "late", "rests", "to_carry"]
