"""Money moved by the owners of pools, without a project: transfers, purchases, money from outside (models 8c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.terms import Role
from digitek_cli.rules import bookings
from digitek_cli.rules.bookable import Booking, free, objections, owned
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Purchase
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.bookings import Agreed, Writer


def transfer(
    portfolio: Portfolio,
    places: tuple[str, str],
    year: int,
    amount: Decimal,
    agreed: Agreed,
    day: date,
    moment: Writer,
) -> Booking:
    """From one pool to another of the same year, when the owners of both agree (POOL017, POOL018)."""
    source, target = places
    if source == target:
        return Booking(findings=(error("POOL034", pool=source),))
    found = objections(portfolio, source, year, amount, day) or free(portfolio, source, year, amount, day)
    found += objections(portfolio, target, year, amount, day)
    for pool in places:
        found += owned(portfolio, pool, agreed.by, day)
    if found:
        return Booking(findings=_once(found))
    return Booking((bookings.transfer(places, year, amount, agreed, day, moment),))


def purchase(
    portfolio: Portfolio,
    pool: str,
    year: int,
    amount: Decimal,
    bought: Purchase,
    agreed: Agreed,
    day: date,
    moment: Writer,
) -> Booking:
    """R-106 to R-108: paid by a pool whose owner decides; for IT the consultant is asked first (POOL035)."""
    found = objections(portfolio, pool, year, amount, day) or free(portfolio, pool, year, amount, day)
    found += owned(portfolio, pool, agreed.by, day)
    found += consulted(portfolio, bought, day)
    if found:
        return Booking(findings=found)
    return Booking((bookings.purchase(pool, year, amount, bought, agreed, day, moment),))


def grant(
    portfolio: Portfolio, pool: str, year: int, amount: Decimal, agreed: Agreed, day: date, moment: Writer
) -> Booking:
    """Money from outside into a pool, by an agreement (POOL019 without its reference)."""
    found = objections(portfolio, pool, year, amount, day)
    if not agreed.document:
        found += (error("POOL019", kind="grant"),)
    if found:
        return Booking(findings=found)
    return Booking((bookings.grant(pool, year, amount, agreed, day, moment),))


def consulted(portfolio: Portfolio, bought: Purchase, day: date, path: str | None = None) -> tuple[Finding, ...]:
    """R-107: the digitalisation consultant was asked on or before the day of an IT purchase."""
    if not bought.it:
        return ()
    asked = bought.consulted
    if asked is None:
        return (error("POOL035", path, ("purchase", "consulted"), title=bought.title),)
    if asked.date > day:
        return (error("POOL036", path, ("purchase", "consulted", "date"), asked=asked.date, date=day),)
    if not portfolio.organisation.holds(asked.person, Role.DIGITALISATION_CONSULTANT, asked.date):
        roles = (Role.DIGITALISATION_CONSULTANT,)
        at = ("purchase", "consulted", "person")
        return (error("ROLE010", path, at, person=asked.person, roles=roles, date=asked.date),)
    return ()


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One sentence a fault: an amount of nothing is wrong for both pools and said once."""
    return tuple({(item.code, item.params.get("pool")): item for item in findings}.values())
