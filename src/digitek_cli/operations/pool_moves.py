"""What the owners of pools do without a project's decision, and the end of a year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digitek_cli.model.events import Asserted, Consulted, Purchase
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.operations.change import Change, Moment, refuse
from digitek_cli.operations.pools import line
from digitek_cli.rules import assertions, bookings, ledger, pool_moves, year_end
from digitek_cli.rules.balances import Key, least
from digitek_cli.rules.bookings import Agreed
from digitek_cli.rules.finding import error
from digitek_cli.rules.references import find_person, find_project, unknown

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.bookable import Booking

READS = ("portfolio.yaml", "organisation.yaml", "policy/", "transactions/")
# What may be asserted, as people name it.
ASSERTABLE = tuple(account for account in Account if account not in (Account.CARRIED, Account.LAPSED))


@dataclass(frozen=True)
class Owners:
    """Who agreed, on which day, and why. `year` None is the year of the day."""

    by: tuple[str, ...]
    reason: str
    on: date | None = None
    year: int | None = None
    meeting: str | None = None
    document: str | None = None


@dataclass(frozen=True)
class Bought:
    """A purchase: what, whether it is for IT, and when the consultant was asked."""

    title: str
    it: bool = False
    consulted: tuple[str, date] | None = None


def transfer(portfolio: Portfolio, source: str, target: str, amount: Decimal, owners: Owners, moment: Moment) -> Change:
    """Money from one pool to another, by the owners of both."""
    places = (ledger.find_pool(portfolio, source), ledger.find_pool(portfolio, target))
    day, year = _when(owners, moment)
    agreed = _agreed(portfolio, owners, owners.reason)
    booking = pool_moves.transfer(portfolio, places, year, amount, agreed, day, moment)
    what = f"{places[0]} {places[1]} {year} {amount:.2f}"
    return _change(portfolio, "transfer", booking, what, owners.reason, pool=places[0], year=year, to=places[1])


def purchase(
    portfolio: Portfolio, pool: str, amount: Decimal, bought: Bought, owners: Owners, moment: Moment
) -> Change:
    """Something bought by the line itself, paid by a pool (R-106 to R-108)."""
    name = ledger.find_pool(portfolio, pool)
    day, year = _when(owners, moment)
    asked = bought.consulted
    consulted = Consulted(person=find_person(portfolio, asked[0]), date=asked[1]) if asked else None
    title = line(bought.title, error("POOL047"))
    what = Purchase(title=title, it=bought.it, consulted=consulted)
    agreed = _agreed(portfolio, owners, title)
    booking = pool_moves.purchase(portfolio, name, year, amount, what, agreed, day, moment)
    return _change(portfolio, "purchase", booking, f"{name} {year} {amount:.2f}", owners.reason, pool=name, year=year)


def receive(portfolio: Portfolio, pool: str, amount: Decimal, owners: Owners, moment: Moment) -> Change:
    """Money from outside into a pool, by an agreement."""
    name = ledger.find_pool(portfolio, pool)
    day, year = _when(owners, moment)
    booking = pool_moves.grant(portfolio, name, year, amount, _agreed(portfolio, owners, owners.reason), day, moment)
    return _change(portfolio, "receive", booking, f"{name} {year} {amount:.2f}", owners.reason, pool=name, year=year)


def close(portfolio: Portfolio, year: int, owners: Owners, moment: Moment) -> Change:
    """End a year: carry forward what was decided, let the rest lapse."""
    day, _ = _when(owners, moment)
    booking = year_end.close(portfolio, year, _agreed(portfolio, owners, f"{year}"), day, moment)
    change = _change(portfolio, "close", booking, f"{year}", owners.reason, pool="", year=year)
    lapsed = {mark.pool: _lapsed(item) for item in booking.transactions for mark in item.asserts}
    carried = [
        {"project": item.project, "pool": posting.pool, "amount": f"{posting.amount:.2f}"}
        for item in booking.transactions
        for posting in item.postings
        if posting.account == Account.CARRIED
    ]
    change.result.update({"lapsed": lapsed, "carried": carried})
    return change


def _lapsed(item: Any) -> str:
    return f"{sum(line.amount for line in item.postings if line.account == Account.LAPSED):.2f}"


def late(portfolio: Portfolio, pool: str, amount: Decimal, project: str, owners: Owners, moment: Moment) -> Change:
    """A voucher of a closed year, paid of what has lapsed."""
    day, year = _when(owners, moment)
    place = ledger.Place(ledger.find_pool(portfolio, pool), year, find_project(portfolio, project).id)
    document = line(owners.document or "", error("POOL019", kind=TransactionKind.SPENDING))
    agreed = _agreed(portfolio, owners, owners.reason)
    booking = year_end.late(portfolio, place, amount, document, agreed, day, moment)
    what = f"{place.pool} {year} {amount:.2f}; {document}"
    return _change(portfolio, "spend", booking, what, owners.reason, subject=place.project, pool=place.pool, year=year)


def find_account(typed: str) -> Account:
    """An account that can be asserted. Raises BadReference `no-such-account`."""
    known = {account.value: account for account in ASSERTABLE}
    if typed.strip().lower() not in known:
        raise unknown("no-such-account", typed, known)
    return known[typed.strip().lower()]


def certify(
    portfolio: Portfolio,
    pool: str,
    amount: Decimal,
    account: Account,
    project: str | None,
    owners: Owners,
    moment: Moment,
) -> Change:
    """Write down a balance that must hold at the end of a day, ever after. Refused (POOL037) when it does not."""
    day, year = _when(owners, moment)
    name = ledger.find_pool(portfolio, pool)
    found = find_project(portfolio, project).id if project else None
    asserted = Asserted(pool=name, year=year, account=account, project=found, amount=amount)
    text = line(owners.reason, error("POOL021"))
    made = bookings.assertion(asserted, text, day, moment)
    after = portfolio.with_records(made)
    wrong = (item for item in assertions.check(after) if item.path == path_of(made))
    refuse(replace(item, path=None, at=()) for item in wrong)  # nothing lies there yet
    booking = ledger.Booking((made,))
    return _change(
        portfolio, "assert", booking, f"{name} {year} {account.value} {amount:.2f}", "", pool=name, year=year
    )


def _when(owners: Owners, moment: Moment) -> tuple[date, int]:
    day = owners.on or moment.today
    if day > moment.today:
        refuse((error("DATE001", date=day, today=moment.today),))
    return day, day.year if owners.year is None else owners.year


def _agreed(portfolio: Portfolio, owners: Owners, text: str) -> Agreed:
    by = tuple(find_person(portfolio, person) for person in owners.by)
    reason = line(owners.reason, error("POOL021"))
    document = line(owners.document, error("POOL019", kind="grant")) if owners.document else None
    return Agreed(by, line(text, error("POOL021")), reason, owners.meeting, document)


def _change(
    portfolio: Portfolio,
    verb: str,
    booking: Booking,
    what: str,
    reason: str,
    *,
    pool: str,
    year: int,
    subject: str = "portfolio",
    to: str | None = None,
) -> Change:
    refuse(booking.findings)
    after = portfolio.with_records(*booking.transactions)
    refuse(assertions.broken(portfolio, after))
    first = booking.transactions[0]
    result: dict[str, Any] = {
        "pool": pool,
        "year": year,
        "date": first.date.isoformat(),
        "transactions": [item.id for item in booking.transactions],
    }
    if to is not None:
        result["to"] = to
    if first.late:
        result["lapsed_left"] = f"{least(after, Key(Account.LAPSED, pool, year), first.date).amount:.2f}"
    elif pool:
        result["available"] = f"{ledger.available(after, pool, year, first.date):.2f}"
    return Change(
        operation=f"pools.{verb}",
        subject_id=subject,
        what=what,
        records=booking.transactions,
        after=after,
        reads=READS,
        reason=reason,
        result=result,
    )
