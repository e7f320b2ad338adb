"""What must hold of the books as they lie in files: each booking by itself, the openings, and every date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.model.ids import event_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import Account, Currency, TransactionKind
from digitek_cli.rules import assertions, pool_moves_check
from digitek_cli.rules.balances import FIXED, OF_PROJECTS, ZERO, Key, course, key_of
from digitek_cli.rules.bookings import LATE, SHAPES
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.lifecycle import handed_over
from digitek_cli.rules.pools import owns, unowned
from digitek_cli.rules.references import known_project
from digitek_cli.rules.standing import standing
from digitek_cli.rules.tolerance import overspent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Decision, Transaction
    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio

DOCUMENTED = frozenset({TransactionKind.COMMITMENT, TransactionKind.SPENDING})
USES = frozenset({TransactionKind.RESERVATION, TransactionKind.COMMITMENT, TransactionKind.SPENDING})
NEVER_NEGATIVE = frozenset({Account.AVAILABLE, Account.RESERVED, Account.COMMITTED, Account.LAPSED})


@dataclass(frozen=True)
class _Books:
    """What every rule looks up, gathered once: the portfolio itself searches all its records each time."""

    portfolio: Portfolio
    transactions: tuple[Transaction, ...]
    policies: tuple[Policy, ...]
    decisions: dict[str, Decision]
    projects: frozenset[str]
    by_project: dict[str, list[Decision]] = field(default_factory=dict)

    def policy(self, on: date) -> Policy | None:
        return next((policy for policy in reversed(self.policies) if policy.valid_from <= on), None)

    def frames(self, year: int) -> Policy | None:
        return next((policy for policy in reversed(self.policies) if policy.frame(year)), None)

    def unread(self, event: str | None) -> bool:
        """Whether an event lies in a broken file, which its own finding names."""
        return event is not None and len(event) > 6 and self.portfolio.unread(event_path(event))

    def budget(self, policy: Policy | None, pool: str, year: int) -> Decimal | None:
        frame = policy.frame(year) if policy else None
        return next((item.amount for item in frame.pools if item.pool == pool), None) if frame else None


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Everything that is wrong with the books; nothing when a portfolio has none."""
    decisions = {decision.id: decision for decision in portfolio.decisions()}
    books = _Books(portfolio, portfolio.transactions(), portfolio.policies, decisions, frozenset(_projects(portfolio)))
    for decision in decisions.values():
        books.by_project.setdefault(decision.project, []).append(decision)
    for item in books.transactions:
        yield from _sound(item)
        yield from _known(books, item)
        yield from _backed(books, item)
    yield from _openings(books)
    yield from _grants(books)
    yield from _never_negative(books)
    yield from _within_orders(books)
    yield from _after_hand_over(books)
    yield from pool_moves_check.check(portfolio, books.transactions)
    yield from assertions.check(portfolio)


def _projects(portfolio: Portfolio) -> set[str]:
    named = {item.project for item in portfolio.transactions() if item.project is not None}
    return {name for name in named if known_project(portfolio, name)}


def _sound(item: Transaction) -> Iterator[Finding]:
    """One booking by itself: kroner, balanced by pool and year, and only the accounts of its kind."""
    path = path_of(item)
    if item.currency != Currency.DKK:
        yield error("POOL006", path, ("currency",), currency=item.currency.value)
    places: dict[tuple[str, int], Decimal] = {}
    for number, posting in enumerate(item.postings):
        place = (posting.pool, posting.year)
        places[place] = places.get(place, ZERO) + posting.amount
        shape = LATE if item.late and item.kind != TransactionKind.REVERSAL else SHAPES.get(item.kind)
        if shape is not None and not _fits(shape.get(posting.account), posting.amount, item.kind):
            where = ("postings", number, "account")
            yield error("POOL002", path, where, kind=item.kind, account=posting.account, amount=posting.amount)
    for (pool, year), total in places.items():
        if total:
            yield error("POOL001", path, ("postings",), pool=pool, year=year, amount=total)


def _fits(sign: int | None, amount: Decimal, kind: TransactionKind) -> bool:
    """Whether an event may move an account that way. A year may be opened with nothing; nothing else is nothing."""
    return sign is not None and (sign * amount > 0 or (amount == 0 and kind == TransactionKind.OPENING))


def _known(books: _Books, item: Transaction) -> Iterator[Finding]:
    """Pools, years and projects that exist."""
    path = path_of(item)
    if item.project is not None and item.project not in books.projects:
        yield error("POOL029", path, ("project",), project=item.project)
    for number, posting in enumerate(item.postings):
        at = ("postings", number)
        if not posting.pool.startswith(FIXED):
            policy = books.frames(posting.year)
            if all(known.pool(posting.pool) is None for known in books.policies):
                yield error("POOL003", path, (*at, "pool"), pool=posting.pool)
            elif books.budget(policy, posting.pool, posting.year) is None:
                yield error("POOL004", path, (*at, "year"), pool=posting.pool, year=posting.year)
            if posting.project != (item.project if posting.account in OF_PROJECTS else None) or (
                posting.account in OF_PROJECTS
                and posting.project is None
                and item.kind not in (TransactionKind.PURCHASE, TransactionKind.REVERSAL)
            ):
                yield error("POOL005", path, at, account=posting.account, project=item.project or "-")


def _backed(books: _Books, item: Transaction) -> Iterator[Finding]:
    """The voucher or the decision that a booking rests on."""
    path = path_of(item)
    if item.kind in DOCUMENTED and not item.document:
        yield error("POOL019", path, kind=item.kind)
    if item.kind == TransactionKind.RESERVATION or item.decision:
        decision = books.decisions.get(item.decision or "")
        if decision is None and books.unread(item.decision):
            return
        if decision is None or decision.project != item.project:
            yield error("POOL026", path, ("decision",), decision=item.decision or "-")
        elif item.kind == TransactionKind.RESERVATION:
            yield from _granted_by(books, item, decision)


def _granted_by(books: _Books, item: Transaction, decision: Decision) -> Iterator[Finding]:
    path = path_of(item)
    booked = sorted((line.pool, line.year, line.amount) for line in item.postings if line.account == Account.RESERVED)
    granted = sorted(
        (grant.pool, grant.year, grant.amount) for grant in decision.grants if grant.transaction == item.id
    )
    if booked != granted or item.date < decision.date:
        amount = sum((line[2] for line in booked), ZERO)
        yield error("POOL027", path, ("decision",), decision=decision.id, amount=amount)
    policy = books.policy(decision.date)
    for pool in sorted({line[0] for line in booked}):
        if policy and policy.pool(pool) and not owns(books.portfolio, policy, pool, decision.by, decision.date):
            yield unowned(books.portfolio, policy, pool, decision.by, decision.date, path)


def _grants(books: _Books) -> Iterator[Finding]:
    """Money that a decision grants and nobody booked."""
    ids = {item.id: item for item in books.transactions}
    for decision in books.decisions.values():
        for number, grant in enumerate(decision.grants):
            item = ids.get(grant.transaction)
            if item is None and books.unread(grant.transaction):
                continue
            if item is None or item.decision != decision.id:
                at = ("grants", number, "transaction")
                yield error("POOL028", event_path(decision.id), at, transaction=grant.transaction, amount=grant.amount)


def _openings(books: _Books) -> Iterator[Finding]:
    """Each pool of a year in use is opened once, with the frame of the policy that its opening cites."""
    seen: set[tuple[str, int]] = set()
    for item, number in _opening_lines(books):
        line = item.postings[number]
        if (line.pool, line.year) in seen:
            yield error("POOL008", path_of(item), pool=line.pool, year=line.year)
        seen.add((line.pool, line.year))
        yield from _frame(books, item, number)
    used = {(line.pool, line.year) for item in books.transactions for line in item.postings}
    for year in sorted({year for _, year in used}):
        policy = books.frames(year)
        frame = policy.frame(year) if policy else None
        for pool in frame.pools if frame else ():
            if (pool.pool, year) in used - seen:
                yield error("POOL007", pool=pool.pool, year=year)
            elif (pool.pool, year) not in seen:
                # A frame was adopted and nothing booked on it yet: `pools open` does that.
                yield warning("POOL007", pool=pool.pool, year=year)


def _opening_lines(books: _Books) -> Iterator[tuple[Transaction, int]]:
    for item in standing(books.transactions):
        if item.kind == TransactionKind.OPENING:
            for number, line in enumerate(item.postings):
                if line.account == Account.AVAILABLE:
                    yield item, number


def _frame(books: _Books, item: Transaction, number: int) -> Iterator[Finding]:
    line = item.postings[number]
    cited = next((policy for policy in books.policies if policy.valid_from == item.policy), None)
    adopted = books.budget(cited, line.pool, line.year)
    newest = books.budget(books.frames(line.year), line.pool, line.year)
    names = {"pool": line.pool, "year": line.year, "booked": line.amount}
    if adopted != line.amount:
        yield error("POOL009", path_of(item), ("postings", number, "amount"), **names, budget=adopted or ZERO)
    elif newest != line.amount:
        yield warning("POOL024", path_of(item), ("postings", number, "amount"), **names, budget=newest or ZERO)


def _never_negative(books: _Books) -> Iterator[Finding]:
    """Available, reserved and committed on every date; the first breach of each account."""
    moves: dict[Key, list[tuple[date, Decimal]]] = {}
    last: dict[tuple[Key, date], Transaction] = {}
    for item in books.transactions:
        for posting in item.postings:
            if posting.account in NEVER_NEGATIVE:
                key = key_of(posting)
                moves.setdefault(key, []).append((item.date, posting.amount))
                if posting.amount < 0:
                    last[key, item.date] = item
    for key, amounts in moves.items():
        below = next((level for level in course(amounts) if level.amount < 0), None)
        if below is not None:
            item = last[key, below.day]
            code = "POOL011" if key.account == Account.AVAILABLE else "POOL016"
            named = {"project": key.project or "-", "account": key.account, "pool": key.pool, "year": key.year}
            yield error(code, path_of(item), ("postings",), **named, date=below.day, amount=-below.amount)


def _by_project(items: Iterable[Transaction]) -> dict[str, list[Transaction]]:
    found: dict[str, list[Transaction]] = {}
    for item in items:
        if item.project is not None:
            found.setdefault(item.project, []).append(item)
    return found


def _within_orders(books: _Books) -> Iterator[Finding]:
    """Spent at most what was ordered and the tolerance (models 8c)."""
    for project, items in _by_project(books.transactions).items():
        for pool, year in sorted({(line.pool, line.year) for item in items for line in item.postings}):
            breach = overspent(items, pool, year, books.policy)
            if breach is not None:
                latest = [item for item in items if item.date == breach.day and item.kind == TransactionKind.SPENDING]
                yield error(
                    "POOL014",
                    path_of(latest[-1]),
                    project=project,
                    pool=pool,
                    date=breach.day,
                    ordered=breach.ordered,
                    beyond=breach.beyond,
                    tolerance=breach.tolerance,
                )


def _after_hand_over(books: _Books) -> Iterator[Finding]:
    """R-023, R-027: what is taken of a pool after the hand-over is operation, and no pool is for that.

    A voucher for what was ordered before is pointed out only.
    """
    handed = {project: day for project, items in books.by_project.items() if (day := handed_over(tuple(items)))}
    for item in standing(books.transactions):
        day = handed.get(item.project or "")
        if day is None or item.kind not in USES or item.date <= day:
            continue
        ordered = item.kind == TransactionKind.SPENDING and all(
            line.account != Account.RESERVED for line in item.postings
        )
        say, code = (warning, "POOL022") if ordered else (error, "POOL033")
        yield say(code, path_of(item), project=item.project, date=day, kind=item.kind)
