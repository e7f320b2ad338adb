"""What must hold of the bookings that no project's decision stands behind, and of the end of a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import Account, DecisionKind, TransactionKind
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.pool_moves import consulted
from digitek_cli.rules.pools import owns, unowned
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.events import Transaction
    from digitek_cli.model.portfolio import Portfolio

AGREED = frozenset({TransactionKind.TRANSFER, TransactionKind.PURCHASE})
# Kinds that move accounts in both directions, and the accounts that they may touch.
TOUCHES = {
    TransactionKind.TRANSFER: frozenset({Account.AVAILABLE, Account.BUDGET}),
    TransactionKind.CARRY_FORWARD: frozenset({Account.RESERVED, Account.COMMITTED, Account.CARRIED, Account.BUDGET}),
}
YEAR_END = frozenset({TransactionKind.CLOSING, TransactionKind.ASSERTION, TransactionKind.REVERSAL})


def check(portfolio: Portfolio, transactions: tuple[Transaction, ...]) -> Iterator[Finding]:
    """Owners who agreed, consultants who were asked, years that stay closed, carried money that arrives."""
    counting = standing(transactions)
    for item in counting:
        yield from _touched(item)
        if item.kind in AGREED or item.late:
            yield from _agreed(portfolio, item)
        if item.kind == TransactionKind.GRANT and not item.document:
            yield error("POOL019", path_of(item), kind=item.kind)
        if item.purchase is not None:
            yield from consulted(portfolio, item.purchase, item.date, path_of(item))
        elif item.kind == TransactionKind.PURCHASE:
            yield error("POOL047", path_of(item), ("purchase",))
    yield from _closed(counting)
    yield from _carried(portfolio, counting)


def _touched(item: Transaction) -> Iterator[Finding]:
    allowed = TOUCHES.get(item.kind)
    for number, line in enumerate(item.postings):
        if allowed is not None and line.account not in allowed:
            at = ("postings", number, "account")
            yield error("POOL002", path_of(item), at, kind=item.kind, account=line.account, amount=line.amount)


def _agreed(portfolio: Portfolio, item: Transaction) -> Iterator[Finding]:
    """R-028, R-029: the owner of each pool that the booking moves is among those who agreed."""
    policy = portfolio.policy(item.date)
    for pool in sorted({line.pool for line in item.postings}):
        if policy and policy.pool(pool) and not owns(portfolio, policy, pool, item.by, item.date):
            yield unowned(portfolio, policy, pool, item.by, item.date, path_of(item))


def _closed(transactions: tuple[Transaction, ...]) -> Iterator[Finding]:
    """A year is closed once, and afterwards only late vouchers reach it."""
    shut: dict[tuple[str, int], date] = {}
    for item in transactions:
        for mark in item.asserts if item.kind == TransactionKind.CLOSING else ():
            if item.date.year <= mark.year:
                yield error("POOL038", path_of(item), ("date",), year=mark.year, date=date(mark.year, 12, 31))
            if (mark.pool, mark.year) in shut:
                yield error("POOL045", path_of(item), pool=mark.pool, year=mark.year)
            shut.setdefault((mark.pool, mark.year), item.date)
    for item in transactions:
        if not item.late and item.kind not in YEAR_END:
            yield from _after_closing(item, shut)


def _after_closing(item: Transaction, shut: dict[tuple[str, int], date]) -> Iterator[Finding]:
    for place in sorted({(line.pool, line.year) for line in item.postings}):
        if place in shut and item.date > shut[place]:
            yield error("POOL046", path_of(item), pool=place[0], year=place[1], date=shut[place])


def _carried(portfolio: Portfolio, transactions: tuple[Transaction, ...]) -> Iterator[Finding]:
    """What leaves a year by a decision arrives in the next one, to the øre."""
    moved: dict[tuple[str, str, int], Decimal] = {}
    latest: dict[tuple[str, str, int], Transaction] = {}
    decisions = {item.id: item for item in portfolio.decisions()}
    for item in transactions:
        if item.kind != TransactionKind.CARRY_FORWARD:
            continue
        decision = decisions.get(item.decision or "")
        if decision is not None and decision.kind != DecisionKind.CARRY_FORWARD:
            yield error("POOL048", path_of(item), ("decision",), decision=decision.id)
        for line in item.postings:
            if line.account in (Account.CARRIED, Account.BUDGET):
                key = (item.decision or "", line.pool, line.year + (line.account == Account.CARRIED))
                moved[key] = moved.get(key, Decimal(0)) + line.amount
                latest[key] = item
    for key, rest in moved.items():
        if rest:
            yield error("POOL044", path_of(latest[key]), pool=key[1], year=key[2], amount=rest)
