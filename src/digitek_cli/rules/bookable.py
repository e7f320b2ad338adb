"""Whether a pool's year can take a booking at all: the amount, the frame, the opening, the closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.model.terms import Account
from digitek_cli.rules.balances import Key, closed, least, opened
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.pools import owns, unowned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Transaction
    from digitek_cli.model.portfolio import Portfolio


class Booking(NamedTuple):
    """What would be booked; or nothing, and the errors that say why."""

    transactions: tuple[Transaction, ...] = ()
    findings: tuple[Finding, ...] = ()


def objections(portfolio: Portfolio, pool: str, year: int, amount: Decimal, day: date) -> tuple[Finding, ...]:
    """What is wrong before any balance is asked; empty when nothing is.

    POOL025 without an amount, POOL004 without a frame, POOL007 before the opening was booked, POOL020 dated before
    it, POOL032 after the year was closed.
    """
    if amount <= 0:
        return (error("POOL025", amount=amount),)
    policy = portfolio.frames(year)
    frame = policy.frame(year) if policy else None
    if frame is None or pool not in {item.pool for item in frame.pools}:
        return (error("POOL004", pool=pool, year=year),)
    start = opened(portfolio, pool, year)
    if start is None:
        return (error("POOL007", pool=pool, year=year),)
    if day < start:
        return (error("POOL020", pool=pool, year=year, date=day, opened=start),)
    shut = closed(portfolio, pool, year)
    if shut is not None:
        return (error("POOL032", pool=pool, year=year, date=shut),)
    return ()


def free(portfolio: Portfolio, pool: str, year: int, amount: Decimal, day: date) -> tuple[Finding, ...]:
    """POOL010 when the pool is short on that day or a later one."""
    there = least(portfolio, Key(Account.AVAILABLE, pool, year), day)
    if there.amount >= amount:
        return ()
    return (error("POOL010", pool=pool, year=year, wanted=amount, available=there.amount, date=there.day),)


def owned(portfolio: Portfolio, pool: str, by: tuple[str, ...], day: date) -> tuple[Finding, ...]:
    """POOL017 or POOL018 when these people do not own the pool on that day."""
    policy = portfolio.policy(day)
    if policy is None or policy.pool(pool) is None or owns(portfolio, policy, pool, by, day):
        return ()
    return (unowned(portfolio, policy, pool, by, day),)
