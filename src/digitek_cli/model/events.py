"""Events: what was decided, said and booked. One file each, append-only, superseded and never edited."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from digitek_cli.model.terms import (
    Account,
    Currency,
    Decider,
    DecisionKind,
    FundingSource,
    Gate,
    Outcome,
    Phase,
    Priority,
    Role,
    StatementKind,
    TransactionKind,
)
from digitek_cli.model.value import Amount, Count, Day, Flag, Initials, Line, Text, Value


class Link(Value):
    """An earlier decision by id, and the hash of its content (rules.content.event_hash)."""

    id: Line
    hash: Line


class Basis(Value):
    """What a decision rested on: a document with its content hash and the approval of that very content."""

    document: Line
    content: Line
    approval: Line | None = None


class Condition(Value):
    """Something to be done by someone before a day; asked for at the next gate."""

    text: Text
    owner: Initials
    due: Day


class Waiver(Value):
    """A rule set aside by the decider, with the reason."""

    code: Line
    reason: Text


class Grant(Value):
    """Money granted by the decision; `transaction` is the booking made in the same commit."""

    pool: Line
    year: Count
    amount: Amount
    transaction: Line


class LegalOpinion(Value):
    """What a lawyer wrote about going on in spite of a legal stop: who, where it lies, and the hash of the document."""

    by: Initials
    ref: Line
    date: Day
    sha256: Line | None = None


class Computed(Value):
    """What the model of priorities computed on the day, kept beside what people said: a fraction, and its level."""

    score: Line
    level: Priority | None = None


class Decision(Value):
    """Somebody with a mandate decided something.

    `decider` and `rule` are what the decision rights gave on that date; `facts` are the facts that the rule
    read, so that the verdict can be derived again. `previous` links to the project's latest decisions.
    """

    id: Line
    project: Line
    kind: DecisionKind
    gate: Gate | None = None
    outcomes: tuple[Outcome, ...] = ()
    phase: Phase | None = None
    department: Line | None = None
    date: Day
    decider: Decider
    by: tuple[Initials, ...]
    rule: Line
    policy: Day
    facts: dict[str, Any] = {}
    meeting: Line | None = None
    reason: Text
    until: Day | None = None
    forum: Decider | None = None
    priority: Priority | None = None
    computed: Computed | None = None
    basis: tuple[Basis, ...] = ()
    considered: tuple[Line, ...] = ()
    conditions: tuple[Condition, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    opinion: LegalOpinion | None = None
    grants: tuple[Grant, ...] = ()
    created: Line | None = None
    learnt: Text | None = None
    supersedes: tuple[Line, ...] = ()
    previous: tuple[Link, ...] = ()
    recorded_by: Initials | None = None


class FileSeen(Value):
    """A file as it was when something was said: path and git blob id."""

    path: Line
    blob: Line


class ItemSigned(Value):
    """One questionnaire item, signed on this very answer and facts."""

    item: Line
    content: Line


class Statement(Value):
    """Somebody said something: an approval binds to `content`, the hash of what the document shows."""

    id: Line
    project: Line
    kind: StatementKind
    document: Line | None = None
    gate: Gate | None = None
    by: Initials
    role: Role
    date: Day
    content: Line | None = None
    files: tuple[FileSeen, ...] = ()
    text: Text | None = None
    priority: Priority | None = None
    computed: Computed | None = None
    forum: Decider | None = None
    funding: FundingSource | None = None
    areas: tuple[Line, ...] = ()
    hours: Count | None = None
    questionnaire: Line | None = None
    items: tuple[ItemSigned, ...] = ()
    decision: Line | None = None
    condition: Count | None = None
    evidence: tuple[Line, ...] = ()
    supersedes: tuple[Line, ...] = ()
    recorded_by: Initials | None = None


class Posting(Value):
    """One line of a transaction. Debits are positive; a transaction sums to zero per currency."""

    account: Account
    pool: Line
    year: Count
    project: Line | None = None
    amount: Amount


class Consulted(Value):
    """R-107: the consultant who was asked before something for IT was bought."""

    person: Initials
    date: Day


class Purchase(Value):
    """R-106 to R-108: bought by the line itself, paid by a pool, without a project."""

    title: Line
    it: Flag = False
    consulted: Consulted | None = None


class Asserted(Value):
    """What an account must hold at the end of a day, as people speak of it: a frame is positive."""

    pool: Line
    year: Count
    account: Account
    project: Line | None = None
    amount: Amount


class Transaction(Value):
    """A booking. `decision` for a reservation or release, `document` for a contract or voucher.

    `by` are the owners who agreed where no decision says so: to a transfer, a purchase, a late voucher. `asserts`
    books nothing and must hold ever after. `late` marks what reaches a year after its books were closed.
    """

    id: Line
    date: Day
    kind: TransactionKind
    text: Line
    project: Line | None = None
    decision: Line | None = None
    document: Line | None = None
    policy: Day | None = None
    currency: Currency = Currency.DKK
    late: Flag = False
    by: tuple[Initials, ...] = ()
    meeting: Line | None = None
    reason: Text | None = None
    purchase: Purchase | None = None
    asserts: tuple[Asserted, ...] = ()
    postings: tuple[Posting, ...] = ()
    supersedes: tuple[Line, ...] = ()
    recorded_by: Initials | None = None

    @property
    def total(self) -> Decimal:
        """The sum of the postings; zero in a sound transaction."""
        return sum((posting.amount for posting in self.postings), Decimal(0))
