"""How each event of the ledger is written as postings (models 8c).

These build sound transactions; whether the books can bear one is `rules.ledger`'s question.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from digitek_cli.model.events import Asserted, Grant, Posting, Transaction
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.rules.balances import OF_PROJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from digitek_cli.model.events import Purchase
    from digitek_cli.model.policy import Policy

# Which accounts an event may move, and in which direction. A kind that is not here may move any.
SHAPES: dict[TransactionKind, dict[Account, int]] = {
    TransactionKind.OPENING: {Account.AVAILABLE: 1, Account.BUDGET: -1},
    TransactionKind.RESERVATION: {Account.RESERVED: 1, Account.AVAILABLE: -1},
    TransactionKind.COMMITMENT: {Account.COMMITTED: 1, Account.RESERVED: -1},
    TransactionKind.SPENDING: {Account.SPENT: 1, Account.COMMITTED: -1, Account.RESERVED: -1},
    TransactionKind.RELEASE: {Account.AVAILABLE: 1, Account.RESERVED: -1, Account.COMMITTED: -1},
    TransactionKind.PURCHASE: {Account.SPENT: 1, Account.AVAILABLE: -1},
    TransactionKind.GRANT: {Account.AVAILABLE: 1, Account.EXTERNAL: -1},
    TransactionKind.CLOSING: {Account.LAPSED: 1, Account.AVAILABLE: -1},
    TransactionKind.ASSERTION: {},
}
# What a voucher may move that comes after the year was closed: it takes of what has lapsed.
LATE = {Account.SPENT: 1, Account.LAPSED: -1}


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


@dataclass(frozen=True)
class Agreed:
    """Who agreed to a booking, where and why, and its one line of text."""

    by: tuple[str, ...]
    text: str
    reason: str | None = None
    meeting: str | None = None
    document: str | None = None


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


def transfer(
    places: tuple[str, str], year: int, amount: Decimal, agreed: Agreed, day: date, writer: Writer
) -> Transaction:
    """Money moved from one pool to another: the frames move with it, so that each pool still adds up."""
    source, target = places
    lines = (
        (Account.AVAILABLE, target, amount),
        (Account.BUDGET, target, -amount),
        (Account.AVAILABLE, source, -amount),
        (Account.BUDGET, source, amount),
    )
    postings = tuple(Posting(account=account, pool=pool, year=year, amount=part) for account, pool, part in lines)
    return _agreed(TransactionKind.TRANSFER, agreed, day, writer, postings)


def purchase(
    pool: str, year: int, amount: Decimal, bought: Purchase, agreed: Agreed, day: date, writer: Writer
) -> Transaction:
    """R-106: something bought without a project, straight from what is free."""
    postings = _plain(pool, year, amount, Account.SPENT, Account.AVAILABLE)
    return _agreed(TransactionKind.PURCHASE, agreed, day, writer, postings, purchase=bought)


def grant(pool: str, year: int, amount: Decimal, agreed: Agreed, day: date, writer: Writer) -> Transaction:
    """Money from outside, or a refund, by an agreement."""
    postings = _plain(pool, year, amount, Account.AVAILABLE, Account.EXTERNAL)
    return _agreed(TransactionKind.GRANT, agreed, day, writer, postings)


def closing(pool: str, year: int, rest: Decimal, agreed: Agreed, day: date, writer: Writer) -> Transaction:
    """The end of a pool's year: what nobody carried forward lapses. Without a rest it is a mark alone."""
    postings = _plain(pool, year, rest, Account.LAPSED, Account.AVAILABLE) if rest else ()
    # An empty one must still say which pool and year it closes.
    mark = Asserted(pool=pool, year=year, account=Account.AVAILABLE, amount=Decimal(0))
    return _agreed(TransactionKind.CLOSING, agreed, day, writer, postings, asserts=(mark,))


def late_spending(
    place: Place, amount: Decimal, document: str, agreed: Agreed, day: date, writer: Writer
) -> Transaction:
    """A voucher of a closed year, paid of what lapsed with it."""
    postings = _postings(place, amount, Account.SPENT, {Account.LAPSED: amount})
    more = {"late": True, "project": place.project, "document": document}
    return _agreed(TransactionKind.SPENDING, agreed, day, writer, postings, **more)


def carried(
    held: Mapping[Account, Decimal], place: Place, decision: str, text: str, day: date, writer: Writer
) -> tuple[Transaction, Transaction]:
    """What a project holds of one year's pool, each account carried as itself into the next year (models 8c)."""
    following = Place(place.pool, place.year + 1, place.project)
    total = sum(held.values(), Decimal(0))
    out = _postings(place, total, Account.CARRIED, held)
    into = tuple(
        Posting(account=account, pool=place.pool, year=following.year, project=place.project, amount=amount)
        for account, amount in held.items()
        if amount
    )
    source = Posting(account=Account.BUDGET, pool=place.pool, year=following.year, amount=-total)
    kind = TransactionKind.CARRY_FORWARD
    return (
        _booked(kind, place, text, day, writer, out, decision=decision),
        _booked(kind, following, text, day, writer, (*into, source), decision=decision),
    )


def assertion(asserted: Asserted, text: str, day: date, writer: Writer) -> Transaction:
    """A balance that must hold at the end of a day, ever after."""
    return _agreed(TransactionKind.ASSERTION, Agreed((), text), day, writer, (), asserts=(asserted,))


def _plain(pool: str, year: int, amount: Decimal, debit: Account, credit: Account) -> tuple[Posting, ...]:
    return (
        Posting(account=debit, pool=pool, year=year, amount=amount),
        Posting(account=credit, pool=pool, year=year, amount=-amount),
    )


def _agreed(
    kind: TransactionKind, agreed: Agreed, day: date, writer: Writer, postings: tuple[Posting, ...], **more: Any
) -> Transaction:
    return Transaction(
        id=_id(day, writer.token),
        date=day,
        kind=kind,
        text=" ".join(agreed.text.split()),
        by=agreed.by,
        meeting=agreed.meeting,
        reason=agreed.reason,
        postings=postings,
        recorded_by=writer.recorded_by,
        **({"document": agreed.document} | more),
    )


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
