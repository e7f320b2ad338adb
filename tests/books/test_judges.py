"""The accountants' own tools read our export and come to the same balances, on every date."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Account
from digitek_cli.render.books import plaintext
from digitek_cli.rules.balances import sums
from tests.books.moves import BOOKS, Move, books

# A judge may be missing on a laptop; Linux build servers install both, and there a missing one is a failure.
OBLIGED = bool(os.environ.get("CI")) and sys.platform == "linux"
TOGETHER = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)


@pytest.fixture(scope="module")
def hledger() -> str:
    found = shutil.which("hledger")
    if found is None and OBLIGED:
        pytest.fail("hledger is not installed on the build server")
    if found is None:
        pytest.skip("hledger is not installed here")
    return found


@pytest.fixture(scope="module")
def bean_check() -> list[str]:
    try:
        import beancount  # noqa: F401
    except ImportError:
        if OBLIGED:
            pytest.fail("beancount is not installed on the build server")
        pytest.skip("beancount is not installed here")
    return [sys.executable, "-m", "beancount.scripts.check"]


def ours(portfolio: Portfolio, day: date) -> dict[str, Decimal]:
    """Every account's balance by hledger's name for it, without those at zero."""
    named: dict[str, Decimal] = defaultdict(Decimal)
    for key, amount in sums(portfolio.transactions(), day).items():
        name = ":".join(filter(None, (f"pools:{key.pool}", str(key.year), key.account.value, key.project)))
        named[name] += amount
    return {name: amount for name, amount in named.items() if amount}


@given(BOOKS)
@TOGETHER
def test_hledger_agrees_on_every_date(hledger: str, tmp_path: Path, moves: list[Move]) -> None:
    portfolio = books(moves)
    journal = tmp_path / "books.journal"
    journal.write_text(plaintext.hledger(portfolio.transactions()), encoding="utf-8")
    run(hledger, "-f", str(journal), "check", "--strict")
    told = run(hledger, "-f", str(journal), "bal", "--daily", "--historical", "--flat", "-N", "-O", "csv")
    heading, *rows = csv.reader(io.StringIO(told))
    for column, title in enumerate(heading[1:], 1):
        day = date.fromisoformat(title)
        theirs = {row[0]: Decimal(row[column].removesuffix(" DKK")) for row in rows}
        assert {name: amount for name, amount in theirs.items() if amount} == ours(portfolio, day), day


@given(BOOKS)
@TOGETHER
def test_beancount_agrees_on_every_date(bean_check: list[str], tmp_path: Path, moves: list[Move]) -> None:
    """Our balances are written into its own assertions, each at the beginning of the next day."""
    portfolio = books(moves)
    text = plaintext.beancount(portfolio.transactions())
    accounts = {
        key: plaintext.beancount_account(key.account, key.pool, key.year, key.project)
        for key in sums(portfolio.transactions())
    }
    asserted = [
        f"{day + timedelta(days=1)} balance {accounts[key]} {amount:.2f} ~ 0.001 DKK"
        for day in sorted({item.date for item in portfolio.transactions()})
        for key, amount in sums(portfolio.transactions(), day).items()
    ]
    ledger = tmp_path / "books.beancount"
    ledger.write_text(text + "\n".join(asserted) + "\n", encoding="utf-8")
    run(*bean_check, str(ledger))


def test_beancount_would_say_no(bean_check: list[str], tmp_path: Path) -> None:
    """The judge judges: one øre too much is seen."""
    portfolio = books([])
    account = plaintext.beancount_account(Account.AVAILABLE, "common", 2026, None)
    ledger = tmp_path / "wrong.beancount"
    wrong = f"2026-12-31 balance {account} 1372000.01 ~ 0.001 DKK\n"
    ledger.write_text(plaintext.beancount(portfolio.transactions()) + wrong, encoding="utf-8")
    with pytest.raises(AssertionError):
        run(*bean_check, str(ledger))


def test_hledger_would_say_no(hledger: str, tmp_path: Path) -> None:
    journal = tmp_path / "wrong.journal"
    journal.write_text("2026-01-01 * (T-1) x\n    a    1.00 DKK\n    b    -2.00 DKK\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        run(hledger, "-f", str(journal), "check")


def run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout
