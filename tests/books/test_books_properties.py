"""Whatever is tried, in whatever order: the books balance, and no pool is ever short."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import TransactionKind
from digitek_cli.rules import ledger
from digitek_cli.rules.balances import ZERO, PoolBalance
from digitek_cli.rules.finding import errors
from digitek_cli.rules.ledger_check import check
from tests.books.moves import BOOKS, START, Move, books

# The decisions behind the reservations are not made here.
NOT_ASKED = {"POOL026", "POOL023"}


@given(BOOKS)
@settings(max_examples=60)
def test_the_books_balance_on_every_date(moves: list[Move]) -> None:
    portfolio = books(moves)
    days = sorted({item.date for item in portfolio.transactions()})
    for day in days:
        sheet = ledger.balance(portfolio, day, START.year)
        for item in sheet.pools:
            figures = item.figures
            held = figures.available + figures.reserved + figures.committed + figures.spent
            assert figures.budget + figures.external == held + figures.carried + figures.lapsed
            assert min(figures.available, figures.reserved, figures.committed) >= ZERO
    assert {item.code for item in errors(check(portfolio))} <= NOT_ASKED


@given(BOOKS, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_files_does_not_matter(moves: list[Move], chance: Random) -> None:
    portfolio = books(moves)
    paths = list(portfolio.records)
    chance.shuffle(paths)
    shuffled = Portfolio({path: portfolio.records[path] for path in paths})
    day = START + timedelta(days=400)
    assert ledger.balance(shuffled, day, START.year) == ledger.balance(portfolio, day, START.year)
    assert shuffled.transactions() == portfolio.transactions()


@given(BOOKS, st.data())
@settings(max_examples=40)
def test_a_reversal_restores(moves: list[Move], data: st.DataObject) -> None:
    portfolio = books(moves)
    chosen = data.draw(st.sampled_from(portfolio.transactions()))
    reversal = chosen.with_(
        id="T-2026-zzzzzz",
        kind=TransactionKind.REVERSAL,
        supersedes=(chosen.id,),
        postings=tuple(line.with_(amount=-line.amount) for line in chosen.postings),
    )
    without = Portfolio(
        {path: item for path, item in portfolio.records.items() if getattr(item, "id", "") != chosen.id}
    )
    after = portfolio.with_records(reversal)
    for number in (0, 100, 400):
        day = START + timedelta(days=number)
        assert ledger.balance(after, day, START.year) == ledger.balance(without, day, START.year)


@given(BOOKS, BOOKS)
@settings(max_examples=40)
def test_two_branches_merged_are_the_same_books_or_refused(mine: list[Move], theirs: list[Move]) -> None:
    """Events of two branches are put together; only a pool that both used up makes the result wrong."""
    left, right = books(mine), books(theirs)
    renamed = [
        item.with_(id=item.id.replace("-r", "-q"))
        for item in right.transactions()
        if item.kind != TransactionKind.OPENING
    ]
    merged = left.with_records(*renamed)
    day = START + timedelta(days=400)
    sheets = [ledger.balance(each, day, START.year) for each in (left, right, merged)]
    for ours, other, both in zip(*(sheet.pools for sheet in sheets), strict=True):
        assert both.figures.spent == ours.figures.spent + other.figures.spent
        assert both.figures.reserved == ours.figures.reserved + other.figures.reserved
    wrong = {item.code for item in errors(check(merged))} - NOT_ASKED
    overdrawn = any(item.figures.available < 0 for at in _days(merged) for item in _pools(merged, at))
    assert not overdrawn or "POOL011" in wrong
    assert wrong <= {"POOL011", "POOL014"}


def _days(portfolio: Portfolio) -> list[date]:
    return sorted({item.date for item in portfolio.transactions()})


def _pools(portfolio: Portfolio, day: date) -> tuple[PoolBalance, ...]:
    return ledger.balance(portfolio, day, START.year).pools
