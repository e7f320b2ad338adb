"""A booking as one line of text: as much of it as the balances ask."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.model.terms import Account
from digitek_cli.rules.balances import ZERO, Key, key_of
from digitek_cli.rules.standing import KINDS, withdrawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.events import Transaction

# Before each posting, and between the parts of a line: no name in a booking may hold them.
POSTING, PART = "\n", "\x7f"


class Head(NamedTuple):
    """What tells whether a booking counts."""

    date: str
    kind: str
    id: str
    supersedes: tuple[str, ...]


def text_of(record: Transaction) -> str:
    """Day, kind, id and what it takes back; then each posting with its account."""
    head = (record.date.isoformat(), record.kind.value, record.id, *record.supersedes)
    lines = (
        (key.account.value, key.pool, str(key.year), key.project or "", f"{item.amount:.2f}")
        for item in record.postings
        for key in (key_of(item),)
    )
    return POSTING.join(PART.join(parts) for parts in (head, *lines))


def head_of(text: str) -> Head:
    """The head of a booking."""
    date, kind, name, *supersedes = text.partition(POSTING)[0].split(PART)
    return Head(date, kind, name, tuple(supersedes))


def sums(texts: Sequence[str], last: str) -> dict[Key, Decimal]:
    """What `balances.sums` finds in these bookings at the end of the day `last`; in whole øre until the end."""
    gone = withdrawn(head for text in texts if (head := head_of(text)).kind in KINDS)
    held: dict[str, int] = {}
    for text in texts:
        head = head_of(text)
        if head.date <= last and head.kind not in KINDS and head.id not in gone:
            for posting in text.split(POSTING)[1:]:
                account, _, amount = posting.rpartition(PART)
                held[account] = held.get(account, 0) + int(amount.replace(".", ""))
    return {_key(account): ZERO + Decimal(cents).scaleb(-2) for account, cents in held.items()}


def _key(text: str) -> Key:
    account, pool, year, project = text.split(PART)
    return Key(Account(account), pool, int(year), project or None)
