"""Balances that must hold: what somebody has counted, checked ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.rules.balances import OF_PROJECTS, ZERO, Key, sums
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Asserted, Transaction
    from digitek_cli.model.portfolio import Portfolio

# Accounts on the credit side, which people speak of as positive all the same.
CREDIT = frozenset({Account.BUDGET, Account.EXTERNAL})


def held(transactions: tuple[Transaction, ...], asserted: Asserted, day: date) -> Decimal:
    """What the account holds at the end of a day; without a project, of all projects together."""
    balances = sums(transactions, day)
    if asserted.account in OF_PROJECTS and asserted.project is None:
        found = sum(
            (amount for key, amount in balances.items() if key[:3] == (asserted.account, asserted.pool, asserted.year)),
            ZERO,
        )
    else:
        found = balances.get(Key(asserted.account, asserted.pool, asserted.year, asserted.project), ZERO)
    return -found if asserted.account in CREDIT else found


def broken(before: Portfolio, after: Portfolio) -> tuple[Finding, ...]:
    """Asserted balances that held before a booking and would not hold after it."""
    known = {(item.path, item.at) for item in check(before)}
    return tuple(item for item in check(after) if (item.path, item.at) not in known)


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """POOL037 for every asserted balance that does not hold any more, with what is there instead."""
    transactions = portfolio.transactions()
    for item in standing(transactions):
        if item.kind not in (TransactionKind.ASSERTION, TransactionKind.CLOSING):
            continue
        for number, asserted in enumerate(item.asserts):
            there = held(transactions, asserted, item.date)
            if there != asserted.amount:
                yield error(
                    "POOL037",
                    path_of(item),
                    ("asserts", number, "amount"),
                    pool=asserted.pool,
                    year=asserted.year,
                    account=asserted.account,
                    project=asserted.project or "",
                    date=item.date,
                    asserted=asserted.amount,
                    there=there,
                )
