"""How far a project may spend beyond what it has ordered (models 8c): small purchases and the last krone of a bill."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.rules.balances import ZERO
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from digitek_cli.model.events import Posting, Transaction
    from digitek_cli.model.policy import Policy


class Breach(NamedTuple):
    """The first day on which more was spent without an order than the tolerance allows."""

    day: date
    ordered: Decimal
    beyond: Decimal
    tolerance: Decimal


def tolerance(policy: Policy | None, ordered: Decimal) -> Decimal:
    """The larger of a share of what is ordered and an amount, so that small vouchers need no order."""
    if policy is None:
        return ZERO
    share = ordered * policy.thresholds.spend_tolerance_percent / 100
    return max(share.quantize(Decimal("0.01")), policy.thresholds.spend_tolerance_amount)


def overspent(
    transactions: Iterable[Transaction], pool: str, year: int, policy_on: Callable[[date], Policy | None]
) -> Breach | None:
    """The first breach in one project's transactions of a pool and year; the rules of each day count for it."""
    days: dict[date, list[Decimal]] = {}
    for item in standing(tuple(transactions)):
        for posting in item.postings:
            if (posting.pool, posting.year) == (pool, year):
                moved = days.setdefault(item.date, [ZERO, ZERO])
                moved[0] += _ordered(item, posting)
                moved[1] += _beyond(item, posting)
    ordered = beyond = ZERO
    for day in sorted(days):
        ordered += days[day][0]
        beyond += days[day][1]
        allowed = tolerance(policy_on(day), ordered) if days[day][1] else beyond
        if beyond > allowed:
            return Breach(day, ordered, beyond, allowed)
    return None


def _ordered(item: Transaction, posting: Posting) -> Decimal:
    """Orders signed, less those that fell away; paying one changes nothing."""
    signed = item.kind in (TransactionKind.COMMITMENT, TransactionKind.RELEASE)
    return posting.amount if signed and posting.account == Account.COMMITTED else ZERO


def _beyond(item: Transaction, posting: Posting) -> Decimal:
    """Paid straight from what was reserved."""
    direct = item.kind == TransactionKind.SPENDING and posting.account == Account.RESERVED
    return -posting.amount if direct else ZERO
