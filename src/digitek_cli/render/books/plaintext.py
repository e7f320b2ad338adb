"""The books for the accountants' own tools: hledger's and beancount's journals, and CSV.

Every transaction keeps its id, its account structure and its sign: debits are positive, as in the portfolio. An
asserted balance becomes the tool's own assertion, so that it checks what we checked.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Account
from digitek_cli.render.language import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Posting, Transaction

FIXED = "fixed:"
# beancount knows five kinds of account; what a pool holds are assets, where its money came from is equity.
KINDS = {
    Account.BUDGET: "Equity",
    Account.CARRIED: "Equity",
    Account.LAPSED: "Equity",
    Account.EXTERNAL: "Income",
    Account.SPENT: "Expenses",
}
COLUMNS = (
    "transaction",
    "date",
    "kind",
    "text",
    "pool",
    "year",
    "account",
    "project",
    "amount",
    "currency",
    "decision",
    "document",
    "by",
    "recorded_by",
)
FORMULA = re.compile(r"[=+\-@\t\r]")


def in_order(transactions: Iterable[Transaction]) -> tuple[Transaction, ...]:
    """By date; of one day those that move money before those that assert what it came to."""
    return tuple(sorted(transactions, key=lambda item: (item.date, not item.postings, item.id)))


def of_year(transactions: Iterable[Transaction], year: int | None) -> tuple[Transaction, ...]:
    """Those that move money of a year; one that carries money into the next belongs to both."""
    return tuple(
        item for item in transactions if item.postings and (year is None or any(p.year == year for p in item.postings))
    )


def hledger(transactions: Iterable[Transaction]) -> str:
    """A journal for `hledger`; accounts are `pools:omsorg:2026:reserved:P-2026-014`."""
    items = in_order(transactions)
    lines = ["commodity 1000.00 DKK", ""]
    lines += [
        f"account {name}" for name in sorted({_hledger_account(line) for item in items for line in item.postings})
    ]
    for item in items:
        lines += ["", *_hledger_entry(item)]
    return "\n".join(lines) + "\n"


def _hledger_entry(item: Transaction) -> Iterator[str]:
    # A semicolon begins a comment and a bar parts payee from note.
    text = re.sub(r"[;|]", ",", one_line(item.text))
    yield f"{item.date} * ({item.id}) {text}  ; {', '.join(f'{key}:{value}' for key, value in _tags(item))}"
    for line in item.postings:
        yield f"    {_hledger_account(line)}    {line.amount:.2f} {item.currency}"


def _hledger_account(line: Posting) -> str:
    owner = line.pool if line.pool.startswith(FIXED) else f"pools:{line.pool}"
    return ":".join(filter(None, (owner, str(line.year), line.account.value, line.project)))


def beancount(transactions: Iterable[Transaction]) -> str:
    """A ledger for `beancount`; accounts are `Assets:Pools:Omsorg:Y2026:Reserved:P-2026-014`."""
    items = in_order(transactions)
    opened: dict[str, date] = {}
    for item in items:
        for line in item.postings:
            opened.setdefault(_beancount_account(line), item.date)
    lines = ['option "operating_currency" "DKK"', ""]
    lines += [f"{day} open {account} DKK" for account, day in sorted(opened.items(), key=lambda entry: entry[::-1])]
    for item in items:
        lines += ["", *_beancount_entry(item)]
    return "\n".join(lines) + "\n"


def _beancount_entry(item: Transaction) -> Iterator[str]:
    yield f'{item.date} * "{_quoted(item.text)}"'
    yield f'  id: "{item.id}"'
    for key, value in _tags(item):
        yield f'  {key}: "{_quoted(value)}"'
    for line in item.postings:
        yield f"  {_beancount_account(line)}  {line.amount:.2f} {item.currency}"


def _beancount_account(line: Posting) -> str:
    return beancount_account(line.account, line.pool, line.year, line.project)


def beancount_account(account: Account, pool: str, year: int, project: str | None) -> str:
    """An account by beancount's name for it."""
    group, _, name = pool.rpartition(":")
    parts = ("Fixed" if group else "Pools", _component(name), f"Y{year}", _component(account.value))
    return ":".join(filter(None, (KINDS.get(account, "Assets"), *parts, project)))


def _component(name: str) -> str:
    """A part of a beancount account: it begins with a capital, and holds letters, digits and dashes."""
    return re.sub(r"[^\w-]|_", "-", name, flags=re.ASCII).title().replace("--", "-") or "X"


def _quoted(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace('"', '\\"')


def _tags(item: Transaction) -> Iterator[tuple[str, str]]:
    yield "kind", item.kind.value
    for key, value in (("project", item.project), ("decision", item.decision), ("document", item.document)):
        if value:
            # hledger ends a tag's value at a comma.
            yield key, re.sub(r"[,;|]", " ", one_line(value))


def rows(transactions: Iterable[Transaction]) -> Iterator[tuple[str | Decimal, ...]]:
    """One row a posting, in the order of COLUMNS; amounts are numbers."""
    for item in in_order(transactions):
        head = (item.id, item.date.isoformat(), item.kind.value, one_line(item.text))
        basis = (item.currency.value, item.decision or "", item.document or "")
        tail = (*basis, ",".join(item.by), item.recorded_by or "")
        for line in item.postings:
            yield (*head, line.pool, str(line.year), line.account.value, line.project or "", line.amount, *tail)


def as_csv(transactions: Iterable[Transaction]) -> str:
    """Comma-separated values with a decimal point; text that a spreadsheet would run as a formula is defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(transactions):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: str | Decimal) -> str:
    if not isinstance(value, str):
        return f"{value:.2f}"
    return f"'{value}" if FORMULA.match(value) else value


WRITERS = {"hledger": hledger, "beancount": beancount, "csv": as_csv}

__all__ = ["COLUMNS", "WRITERS", "as_csv", "beancount", "beancount_account", "hledger", "in_order", "rows"]
