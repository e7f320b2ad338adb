"""Our vouchers against the municipality's finance system: what agrees, what is missing where, what differs.

A voucher agrees when its number and its amount are the same and the days lie close; the finance system books when
the bill is paid, we when it is recorded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Account
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from digitek_cli.model.events import Transaction

ZERO = Decimal("0.00")
DAYS = 31
# What people write before a number: "Faktura 4711", "bilag nr. 4711", "4711" are one voucher.
WORDS = re.compile(r"\b(faktura|bilag|invoice|voucher|nr|no)\b\.?", re.IGNORECASE)


@dataclass(frozen=True)
class FinanceRow:
    """One line of the finance system's export; `line` is where it stands in the file."""

    line: int
    date: date
    amount: Decimal
    document: str
    text: str = ""


@dataclass(frozen=True)
class Voucher:
    """What we booked as spent under one document on one day."""

    transaction: str
    date: date
    amount: Decimal
    document: str
    project: str | None


@dataclass(frozen=True)
class Pair:
    """A voucher and the line it answers to."""

    ours: Voucher
    theirs: FinanceRow

    @property
    def difference(self) -> Decimal:
        """What the finance system has more than we."""
        return self.theirs.amount - self.ours.amount


@dataclass(frozen=True)
class Reconciliation:
    """The outcome. `difference` is what the finance system has spent in all beyond our books."""

    matched: tuple[Pair, ...]
    differing: tuple[Pair, ...]
    missing_here: tuple[FinanceRow, ...]
    missing_there: tuple[Voucher, ...]

    @property
    def difference(self) -> Decimal:
        """Zero when both agree, and then nothing is missing either."""
        theirs = sum((row.amount for row in self.missing_here), ZERO)
        ours = sum((voucher.amount for voucher in self.missing_there), ZERO)
        return theirs - ours + sum((pair.difference for pair in self.differing), ZERO)

    @property
    def agrees(self) -> bool:
        """Whether there is nothing to look into."""
        return not (self.differing or self.missing_here or self.missing_there)


def vouchers(transactions: Iterable[Transaction], year: int) -> tuple[Voucher, ...]:
    """What was spent of a year's pools, one a transaction, without what was taken back."""
    found = []
    for item in standing(tuple(transactions)):
        amount = sum(
            (line.amount for line in item.postings if line.account == Account.SPENT and line.year == year), ZERO
        )
        if amount:
            found.append(Voucher(item.id, item.date, amount, item.document or "", item.project))
    return tuple(found)


def reconcile(ours: Sequence[Voucher], theirs: Sequence[FinanceRow], days: int = DAYS) -> Reconciliation:
    """Pair them: the same number and amount first, nearest in time; then the same number alone."""
    matched, ours_left, theirs_left = _pairs(
        ours, theirs, lambda voucher, row: voucher.amount == row.amount and _apart(voucher, row) <= days
    )
    differing, ours_left, theirs_left = _pairs(ours_left, theirs_left, lambda *_: True)
    return Reconciliation(tuple(matched), tuple(differing), tuple(theirs_left), tuple(ours_left))


def number(document: str) -> str:
    """A voucher's number as both sides would write it."""
    return re.sub(r"[^0-9a-zæøå]", "", WORDS.sub("", document).lower()).lstrip("0")


def _apart(voucher: Voucher, row: FinanceRow) -> int:
    return abs((voucher.date - row.date).days)


def _pairs(
    ours: Sequence[Voucher], theirs: Sequence[FinanceRow], fits: Callable[[Voucher, FinanceRow], bool]
) -> tuple[list[Pair], list[Voucher], list[FinanceRow]]:
    """Each line is used once; the nearest in time goes first, so that the order of the files does not matter."""
    named: dict[str, list[Voucher]] = {}
    for voucher in ours:
        named.setdefault(number(voucher.document), []).append(voucher)
    candidates = sorted(
        (
            (_apart(voucher, row), voucher.transaction, row.line, voucher, row)
            for row in theirs
            for voucher in named.get(number(row.document), ())
            if number(row.document) and fits(voucher, row)
        ),
        key=lambda item: item[:3],
    )
    pairs: list[Pair] = []
    used: set[str] = set()
    taken: set[int] = set()
    for _, name, line, voucher, row in candidates:
        if name not in used and line not in taken:
            pairs.append(Pair(voucher, row))
            used.add(name)
            taken.add(line)
    left = [voucher for voucher in ours if voucher.transaction not in used]
    return pairs, left, [row for row in theirs if row.line not in taken]
