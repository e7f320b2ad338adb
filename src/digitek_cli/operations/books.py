"""Looking into the books: the bookings with their running balance, and an equipment frame as its sources tell it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Account
from digitek_cli.rules import ledger
from digitek_cli.rules.references import find_project
from digitek_cli.rules.standing import withdrawn

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.events import Transaction
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Figure, Project


@dataclass(frozen=True)
class Filter:
    """Which postings to show; None means all."""

    pool: str | None = None
    year: int | None = None
    account: Account | None = None
    project: str | None = None


@dataclass(frozen=True)
class Line:
    """One posting; `balance` is what its account's lines up to it come to. `gone` marks one that was taken back."""

    transaction: Transaction
    pool: str
    year: int
    account: Account
    project: str | None
    amount: Decimal
    balance: Decimal
    gone: bool


def lines(portfolio: Portfolio, wanted: Filter, day: date) -> tuple[Line, ...]:
    """The postings until the end of a day, oldest first; without an account, those of the account `available`."""
    account = wanted.account or (Account.AVAILABLE if wanted.project is None else None)
    pool = ledger.find_pool(portfolio, wanted.pool) if wanted.pool else None
    project = find_project(portfolio, wanted.project).id if wanted.project else None
    gone = withdrawn(portfolio.transactions())
    balances: defaultdict[tuple[str, int, Account], Decimal] = defaultdict(Decimal)
    found = []
    # Within a day what was taken back stands before what takes it back.
    for item in sorted(portfolio.transactions(), key=lambda item: (item.date, bool(item.supersedes))):
        for posting in item.postings if item.date <= day else ():
            whose = posting.project or (item.project if project else None)
            if (
                pool in (None, posting.pool)
                and wanted.year in (None, posting.year)
                and account in (None, posting.account)
                and project in (None, whose)
                and (account is not None or posting.project is not None)
            ):
                account_of = (posting.pool, posting.year, posting.account)
                balances[account_of] += posting.amount
                taken = item.id in gone or bool(item.supersedes)
                found.append(Line(item, *account_of, posting.project, posting.amount, balances[account_of], taken))
    return tuple(found)


@dataclass(frozen=True)
class Wishes:
    """R-149 as document 000 tells it: no figure is derived from another (resolution 46).

    `implied` is what the frame would be if everything wished for were disposed; the sources do not say so.
    """

    project: Project
    wished: tuple[Figure, ...]
    disposed: tuple[Figure, ...]
    implied: Decimal | None


def wishes(portfolio: Portfolio, typed: str) -> Wishes:
    """The figures of the kinds `wish` and `disposition` of a project. Raises BadReference `no-wishes` without any."""
    project = find_project(portfolio, typed)
    wished = tuple(item for item in project.figures if item.kind == "wish")
    disposed = tuple(item for item in project.figures if item.kind == "disposition")
    if not wished and not disposed:
        raise BadReference("no-wishes", project=project.id)
    most, rest = _most(wished), _most(disposed)
    return Wishes(project, wished, disposed, None if most is None or rest is None else most + rest)


def _most(figures: tuple[Figure, ...]) -> Decimal | None:
    """The total of a group in kroner: the largest, since the others are parts of it."""
    return max((item.value for item in figures if item.value is not None and item.currency is not None), default=None)
