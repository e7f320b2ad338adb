"""How each event of the ledger is written as postings (models 8c).

These build sound transactions; whether the books can bear one is `rules.ledger`'s question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from digitek_cli.model.events import Grant, Posting, Transaction
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.rules.balances import OF_PROJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.policy import Policy

# Which accounts an event may move, and in which direction. A kind that is not here may move any.
SHAPES: dict[TransactionKind, dict[Account, int]] = {
    TransactionKind.OPENING: {Account.AVAILABLE: 1, Account.BUDGET: -1},
    TransactionKind.RESERVATION: {Account.RESERVED: 1, Account.AVAILABLE: -1},
    TransactionKind.COMMITMENT: {Account.COMMITTED: 1, Account.RESERVED: -1},
    TransactionKind.SPENDING: {Account.SPENT: 1, Account.COMMITTED: -1, Account.RESERVED: -1},
    TransactionKind.RELEASE: {Account.AVAILABLE: 1, Account.RESERVED: -1, Account.COMMITTED: -1},
}


class Writer(Protocol):
    """Who books, and where the random part of an id comes from; `operations.change.Moment` is one."""

    @property
    def recorded_by(self) -> str | None:
        """Initials of who types."""

    @property
    def token(self) -> Callable[[], str]:
        """Six random characters at each call."""


@dataclass(frozen=True)
class Place:
    """Where a booking belongs: a pool and year, and the project that the money is for."""

    pool: str
    year: int
    project: str


def opening(
    policy: Policy, year: int, day: date, token: Callable[[], str], recorded_by: str | None = None
) -> tuple[Transaction, ...]:
    """The year's frames as one booking per pool, citing the policy that adopts them (R-028, R-029).

    Fixed lines are no pools: they stay in the frames. Empty when the policy adopts no frames for that year.
    """
    frame = policy.frame(year)
    if frame is None:
        return ()
    return tuple(
        Transaction(
            id=_id(day, token),
            date=day,
            kind=TransactionKind.OPENING,
            text=frame.source,
            policy=policy.valid_from,
            postings=(
                Posting(account=Account.AVAILABLE, pool=item.pool, year=year, amount=item.amount),
                Posting(account=Account.BUDGET, pool=item.pool, year=year, amount=-item.amount),
            ),
            recorded_by=recorded_by,
        )
        for item in frame.pools
    )


def reservation(place: Place, amount: Decimal, decision: str, text: str, day: date, writer: Writer) -> Transaction:
    """Money set aside for a project by a decision."""
    postings = _postings(place, amount, Account.RESERVED, {Account.AVAILABLE: amount})
    return _booked(TransactionKind.RESERVATION, place, text, day, writer, postings, decision=decision)


def commitment(place: Place, amount: Decimal, document: str, text: str, day: date, writer: Writer) -> Transaction:
    """A signed contract or order binds reserved money (R-137)."""
    postings = _postings(place, amount, Account.COMMITTED, {Account.RESERVED: amount})
    return _booked(TransactionKind.COMMITMENT, place, text, day, writer, postings, document=document)


def spending(
    place: Place, committed: Decimal, reserved: Decimal, document: str, text: str, day: date, writer: Writer
) -> Transaction:
    """A voucher paid: so much of what was committed, so much straight from what was reserved."""
    postings = _postings(
        place, committed + reserved, Account.SPENT, {Account.COMMITTED: committed, Account.RESERVED: reserved}
    )
    return _booked(TransactionKind.SPENDING, place, text, day, writer, postings, document=document)


def release(
    place: Place,
    amount: Decimal,
    text: str,
    day: date,
    writer: Writer,
    *,
    decision: str | None = None,
    source: Account = Account.RESERVED,
) -> Transaction:
    """Money given back to the pool; from what is committed only when a contract falls away."""
    postings = _postings(place, amount, Account.AVAILABLE, {source: amount})
    return _booked(TransactionKind.RELEASE, place, text, day, writer, postings, decision=decision)


def grants(transactions: Iterable[Transaction]) -> tuple[Grant, ...]:
    """What a decision writes about the reservations that it makes."""
    return tuple(
        Grant(pool=posting.pool, year=posting.year, amount=posting.amount, transaction=item.id)
        for item in transactions
        for posting in item.postings
        if item.kind == TransactionKind.RESERVATION and posting.account == Account.RESERVED
    )


def _id(day: date, token: Callable[[], str]) -> str:
    return f"T-{day.year}-{token()}"


def _postings(
    place: Place, amount: Decimal, debit: Account, credits_: Mapping[Account, Decimal]
) -> tuple[Posting, ...]:
    lines = [(debit, amount), *((account, -part) for account, part in credits_.items() if part)]
    return tuple(
        Posting(
            account=account,
            pool=place.pool,
            year=place.year,
            project=place.project if account in OF_PROJECTS else None,
            amount=part,
        )
        for account, part in lines
    )


def _booked(
    kind: TransactionKind,
    place: Place,
    text: str,
    day: date,
    writer: Writer,
    postings: tuple[Posting, ...],
    *,
    decision: str | None = None,
    document: str | None = None,
) -> Transaction:
    return Transaction(
        id=_id(day, writer.token),
        date=day,
        kind=kind,
        text=" ".join(text.split()),
        project=place.project,
        decision=decision,
        document=document,
        postings=postings,
        recorded_by=writer.recorded_by,
    )
