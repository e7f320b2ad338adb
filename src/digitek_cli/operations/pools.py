"""The books: looking at them, binding money by a contract, paying a voucher, giving the rest back.

A reservation is no operation here: it is made by the decision that grants the money.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import RuleViolation
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.model.value import clean_line
from digitek_cli.operations.change import Change, Moment, refuse
from digitek_cli.operations.deciding import Reserve, decision_reads
from digitek_cli.rules import assertions, ledger
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.references import find_project, unknown

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


@dataclass(frozen=True)
class Entry:
    """An amount of a pool for a project. `date` None means today, `year` None the year of the date."""

    pool: str
    amount: Decimal
    project: str
    year: int | None = None
    date: date | None = None


@dataclass(frozen=True)
class Holdings:
    """What one project holds of every pool and year at the end of a day."""

    project: Project
    as_of: date
    places: tuple[ledger.ProjectBalance, ...]


def holdings(portfolio: Portfolio, typed: str, as_of: date, year: int | None = None) -> Holdings:
    """What one project holds, of all years or of one."""
    project = find_project(portfolio, typed)
    held = ledger.outstanding(portfolio, project.id, as_of)
    return Holdings(project, as_of, tuple(item for item in held if year in (None, item.year)))


def find_source(typed: str) -> Account:
    """Where a release takes from: `reserved` or `committed`. Raises BadReference `no-such-source`."""
    sources = {account.value: account for account in (Account.RESERVED, Account.COMMITTED)}
    if typed.strip().lower() not in sources:
        raise unknown("no-such-source", typed, sources)
    return sources[typed.strip().lower()]


def wanted(portfolio: Portfolio, entry: Entry, day: date) -> Reserve:
    """An entry as the money that a decision is asked for. Raises BadReference `no-such-pool`."""
    year = day.year if entry.year is None else entry.year
    return Reserve(ledger.find_pool(portfolio, entry.pool), year, entry.amount)


def open_year(portfolio: Portfolio, year: int, day: date | None, moment: Moment) -> Change:
    """Book the frames of a year for every pool that is not opened yet, citing the policy that adopts them.

    Raises RuleViolation: POOL031 without frames for that year, POOL030 when all its pools are open.
    """
    on = day or moment.today
    policy = portfolio.frames(year)
    if on > moment.today:
        refuse((error("DATE001", date=on, today=moment.today),))
    waiting = ledger.unopened(portfolio, year)
    if policy is None or not waiting:
        raise RuleViolation("refused", findings=[error("POOL030" if policy else "POOL031", year=year)])
    booked = tuple(
        item
        for item in ledger.opening(policy, year, on, moment.token, moment.recorded_by)
        if item.postings[0].pool in waiting
    )
    return Change(
        operation="pools.open",
        subject_id="portfolio",
        what=f"{year}: {' '.join(waiting)}",
        records=booked,
        after=portfolio.with_records(*booked),
        reads=("portfolio.yaml", "policy/", "transactions/"),
        result={"year": year, "pools": list(waiting), "date": on},
    )


def commit(portfolio: Portfolio, entry: Entry, document: str, moment: Moment) -> Change:
    """Bind reserved money by a signed contract or an order."""
    place, day = _place(portfolio, entry, moment)
    reference = line(document, error("POOL019", kind=TransactionKind.COMMITMENT))
    booking = ledger.commit(portfolio, place, entry.amount, reference, day, moment)
    return _change(portfolio, "commit", place, entry.amount, booking, document=reference)


def spend(portfolio: Portfolio, entry: Entry, document: str, moment: Moment) -> Change:
    """Pay a voucher: from what is committed first, then from what is reserved."""
    place, day = _place(portfolio, entry, moment)
    reference = line(document, error("POOL019", kind=TransactionKind.SPENDING))
    booking = ledger.spend(portfolio, place, entry.amount, reference, day, moment)
    return _change(portfolio, "spend", place, entry.amount, booking, document=reference)


def release(
    portfolio: Portfolio, entry: Entry, reason: str, moment: Moment, source: Account = Account.RESERVED
) -> Change:
    """Give money back to its pool, from what is reserved or committed."""
    place, day = _place(portfolio, entry, moment)
    text = line(reason, error("POOL021"))
    booking = ledger.release(portfolio, place, entry.amount, text, day, moment, source=source)
    return _change(portfolio, "release", place, entry.amount, booking, reason=reason)


def _place(portfolio: Portfolio, entry: Entry, moment: Moment) -> tuple[ledger.Place, date]:
    project = find_project(portfolio, entry.project)
    day = entry.date or moment.today
    if day > moment.today:
        refuse((error("DATE001", date=day, today=moment.today),))
    year = day.year if entry.year is None else entry.year
    return ledger.Place(ledger.find_pool(portfolio, entry.pool), year, project.id), day


def line(typed: str, objection: Finding) -> str:
    """What was typed as one line of text; refused when nothing is left or it hides characters."""
    try:
        return clean_line(" ".join(typed.split()))
    except ValueError:
        refuse((objection,))
        raise


def _change(
    portfolio: Portfolio,
    verb: str,
    place: ledger.Place,
    amount: Decimal,
    booking: ledger.Booking,
    *,
    document: str | None = None,
    reason: str = "",
) -> Change:
    refuse(booking.findings)
    (transaction,) = booking.transactions
    after = portfolio.with_records(transaction)
    refuse(assertions.broken(portfolio, after))
    return Change(
        operation=f"pools.{verb}",
        subject_id=place.project,
        what=f"{place.pool} {place.year} {amount:.2f}" + (f"; {document}" if document else ""),
        records=(transaction,),
        after=after,
        reads=decision_reads(portfolio, place.project),
        reason=reason,
        result=_result(after, place, amount, transaction.id, transaction.date),
    )


def _result(after: Portfolio, place: ledger.Place, amount: Decimal, booked: str, day: date) -> dict[str, Any]:
    """The booking, and what the project and its pool hold after it."""
    held = next(
        item for item in ledger.outstanding(after, place.project) if (item.pool, item.year) == (place.pool, place.year)
    )
    left = ledger.available(after, place.pool, place.year, day)
    return {
        "project": place.project,
        "pool": place.pool,
        "year": place.year,
        "date": day.isoformat(),
        "amount": f"{amount:.2f}",
        "transaction": booked,
        "reserved": f"{held.reserved:.2f}",
        "committed": f"{held.committed:.2f}",
        "spent": f"{held.spent:.2f}",
        "available": f"{left:.2f}",
    }
