"""Whether the books can bear a booking, on its date and on every later one.

The one door to the books for gates, decisions and commands: the arithmetic lies in `rules.balances`, the
postings of each event in `rules.bookings`, what `check` asks in `rules.ledger_check`; all are named here.

`reserve`, `commit`, `spend` and `release` return a `Booking`: the transactions, or none and the errors that say
why. They look at one booking at a time, so whoever makes several goes on with
`portfolio.with_records(*booking.transactions)`; `reserve_all` does that for the grants of one decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.terms import Account
from digitek_cli.rules import bookings
from digitek_cli.rules.balances import (
    ZERO,
    BalanceSheet,
    Key,
    ProjectBalance,
    available,
    balance,
    granted,
    least,
    opened,
    outstanding,
    pools_used,
    reserved,
    unopened,
)
from digitek_cli.rules.bookable import Booking, free, objections, owned
from digitek_cli.rules.bookings import Place, Writer, grants, opening
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.ledger_check import check
from digitek_cli.rules.lifecycle import handed_over, replay
from digitek_cli.rules.pools import Owner, find_pool, owns, pool_owner
from digitek_cli.rules.tolerance import overspent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Transaction
    from digitek_cli.model.portfolio import Portfolio

__all__ = [
    "BalanceSheet",
    "Booking",
    "Owner",
    "Place",
    "ProjectBalance",
    "Writer",
    "available",
    "balance",
    "check",
    "commit",
    "find_pool",
    "granted",
    "grants",
    "opened",
    "opening",
    "outstanding",
    "owns",
    "pool_owner",
    "pools_used",
    "release",
    "release_all",
    "reserve",
    "reserve_all",
    "reserved",
    "spend",
    "unopened",
]


def reserve(
    portfolio: Portfolio,
    project_id: str,
    pool: str,
    year: int,
    amount: Decimal,
    decision_id: str,
    day: date,
    moment: Writer,
    by: tuple[str, ...] = (),
) -> Booking:
    """Set money of a pool aside for a project, by a decision.

    POOL010 when the pool is short on that day or a later one; with `by` also POOL017 when the deciders do not
    own the pool.
    """
    place = Place(pool, year, project_id)
    found = objections(portfolio, pool, year, amount, day) or free(portfolio, pool, year, amount, day)
    found += _handed_over(portfolio, project_id, day)
    found += owned(portfolio, pool, by, day) if by else ()
    if found:
        return Booking(findings=found)
    return Booking((bookings.reservation(place, amount, decision_id, _title(portfolio, project_id), day, moment),))


def reserve_all(
    portfolio: Portfolio,
    project_id: str,
    wanted: Iterable[tuple[str, int, Decimal]],
    decision_id: str,
    day: date,
    moment: Writer,
    by: tuple[str, ...] = (),
) -> Booking:
    """All the grants of one decision, pool by pool; two of the same pool are weighed together."""
    made: list[Transaction] = []
    found: list[Finding] = []
    for pool, year, amount in wanted:
        one = reserve(portfolio, project_id, pool, year, amount, decision_id, day, moment, by)
        portfolio = portfolio.with_records(*one.transactions)
        made.extend(one.transactions)
        found.extend(one.findings)
    return Booking((), tuple(found)) if found else Booking(tuple(made))


def commit(portfolio: Portfolio, place: Place, amount: Decimal, document: str, day: date, moment: Writer) -> Booking:
    """Bind reserved money by a contract or order; POOL012 when less is reserved, POOL023 after a stop."""
    found = (
        objections(portfolio, place.pool, place.year, amount, day)
        or _running(portfolio, place)
        or _handed_over(portfolio, place.project, day)
        or _short(place, amount, (_least(portfolio, place, Account.RESERVED, day),), "POOL012")
    )
    if found:
        return Booking(findings=found)
    title = _title(portfolio, place.project)
    return Booking((bookings.commitment(place, amount, document, title, day, moment),))


def spend(portfolio: Portfolio, place: Place, amount: Decimal, document: str, day: date, moment: Writer) -> Booking:
    """Pay a voucher: what is committed first, the rest straight from what is reserved.

    What goes beyond the orders must keep within the tolerance (POOL014), also all vouchers together.
    """
    committed = _least(portfolio, place, Account.COMMITTED, day)
    held = _least(portfolio, place, Account.RESERVED, day)
    beyond = amount - min(amount, committed[0])
    found = objections(portfolio, place.pool, place.year, amount, day) or _short(
        place, amount, (committed, held), "POOL013"
    )
    if not found and beyond:
        found = _running(portfolio, place) or _handed_over(portfolio, place.project, day)
    if found:
        return Booking(findings=found)
    title = _title(portfolio, place.project)
    made = bookings.spending(place, amount - beyond, beyond, document, title, day, moment)
    found = _beyond_orders(portfolio, place, made) if beyond else ()
    return Booking(findings=found) if found else Booking((made,))


def release(
    portfolio: Portfolio,
    place: Place,
    amount: Decimal,
    reason: str,
    day: date,
    moment: Writer,
    *,
    source: Account = Account.RESERVED,
    decision: str | None = None,
) -> Booking:
    """Give money back to the pool, from what is reserved or, when a contract falls away, committed."""
    code, variant = ("POOL012", "release") if source == Account.RESERVED else ("POOL015", "")
    held = _least(portfolio, place, source, day)
    found = objections(portfolio, place.pool, place.year, amount, day) or _short(place, amount, (held,), code, variant)
    if found:
        return Booking(findings=found)
    made = bookings.release(place, amount, reason, day, moment, decision=decision, source=source)
    # A contract that falls away takes with it what made a voucher beyond it tolerable.
    found = _beyond_orders(portfolio, place, made) if source == Account.COMMITTED else ()
    return Booking(findings=found) if found else Booking((made,))


def release_all(
    portfolio: Portfolio, project_id: str, decision_id: str, day: date, moment: Writer
) -> tuple[Transaction, ...]:
    """Everything that is still reserved for a project, given back: one booking for each pool and year.

    What is committed stays, because a contract binds whatever becomes of the project.
    """
    made = []
    for held in outstanding(portfolio, project_id):
        place = Place(held.pool, held.year, project_id)
        amount, _ = _least(portfolio, place, Account.RESERVED, day)
        if amount:
            title = _title(portfolio, project_id)
            made.append(bookings.release(place, amount, title, day, moment, decision=decision_id))
    return tuple(made)


def _running(portfolio: Portfolio, place: Place) -> tuple[Finding, ...]:
    """After a stop or a closing only what is committed may be spent."""
    project = portfolio.project(place.project)
    if project is None:
        return ()
    state = replay(portfolio, project)
    return (error("POOL023", project=place.project),) if state.stopped or state.closed else ()


def _handed_over(portfolio: Portfolio, project_id: str, day: date) -> tuple[Finding, ...]:
    """R-023, R-027: after the hand-over operation pays for itself, and nothing new is taken of the pools."""
    over = handed_over(portfolio.decisions(project_id))
    return (error("POOL033", project=project_id, date=over),) if over is not None and day > over else ()


def _least(portfolio: Portfolio, place: Place, account: Account, day: date) -> tuple[Decimal, date]:
    level = least(portfolio, Key(account, place.pool, place.year, place.project), day)
    return max(level.amount, ZERO), level.day


def _short(
    place: Place, amount: Decimal, held: tuple[tuple[Decimal, date], ...], code: str, variant: str = ""
) -> tuple[Finding, ...]:
    """What is asked for and not there; `variant` chooses the words where a command must say it its own way."""
    there = sum((part for part, _ in held), ZERO)
    if amount <= there:
        return ()
    when = max(day for _, day in held)
    return (
        error(
            code,
            project=place.project,
            pool=place.pool,
            year=place.year,
            wanted=amount,
            available=there,
            lacking=format(amount - there, "f").removesuffix(".00"),
            date=when,
            variant=variant,
        ),
    )


def _beyond_orders(portfolio: Portfolio, place: Place, made: Transaction) -> tuple[Finding, ...]:
    booked = (*portfolio.transactions(place.project), made)
    breach = overspent(booked, place.pool, place.year, portfolio.policy)
    if breach is None:
        return ()
    return (
        error(
            "POOL014",
            project=place.project,
            pool=place.pool,
            date=breach.day,
            ordered=breach.ordered,
            beyond=breach.beyond,
            tolerance=breach.tolerance,
        ),
    )


def _title(portfolio: Portfolio, project_id: str) -> str:
    """A booking's text: the project's title, in its people's own language."""
    project = portfolio.project(project_id)
    return project.title if project else project_id
