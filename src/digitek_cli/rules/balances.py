"""The arithmetic of the books: what every account holds, on any date. Knows transactions and frames, no rules.

Figures are shown as people speak of them: a frame is positive although its account stands on the credit side,
so that for every pool and year `budget = available + reserved + committed + spent`.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from digitek_cli.model.events import Posting, Transaction
    from digitek_cli.model.organisation import Labels
    from digitek_cli.model.policy import FixedLine, OpenQuestion, Policy, YearFrames
    from digitek_cli.model.portfolio import Portfolio

ZERO = Decimal("0.00")
FIXED = "fixed:"
OF_PROJECTS = frozenset({Account.RESERVED, Account.COMMITTED, Account.SPENT})


class Key(NamedTuple):
    """One account: of a pool and year, and of a project where money is set aside for one."""

    account: Account
    pool: str
    year: int
    project: str | None = None


class Level(NamedTuple):
    """What an account holds at the end of a day."""

    day: date
    amount: Decimal


@dataclass(frozen=True)
class Figures:
    """The five figures of a pool, and what came from outside, went into the next year or lapsed. They add.

    `budget + external = available + reserved + committed + spent + carried + lapsed`.
    """

    budget: Decimal = ZERO
    available: Decimal = ZERO
    reserved: Decimal = ZERO
    committed: Decimal = ZERO
    spent: Decimal = ZERO
    external: Decimal = ZERO
    carried: Decimal = ZERO
    lapsed: Decimal = ZERO

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class PoolBalance:
    """One pool of the sheet. `title` is None for a pool that no policy knows."""

    pool: str
    title: Labels | None
    figures: Figures


@dataclass(frozen=True)
class FixedBalance:
    """One fixed line."""

    line: FixedLine
    spent: Decimal = ZERO

    @property
    def printed(self) -> Decimal:
        """What the document prints, which is not what is stored where the amount is derived."""
        return self.line.amount if self.line.printed is None else self.line.printed


@dataclass(frozen=True)
class FixedTotals:
    """Resolution 1: the total that the documents state, the sum as printed, and the sum as stored."""

    stated: Decimal | None
    printed: Decimal
    budget: Decimal
    spent: Decimal

    @property
    def agree(self) -> bool:
        """Whether there is only one total to show."""
        return self.stated in (None, self.budget) and self.printed == self.budget


@dataclass(frozen=True)
class ProjectBalance:
    """What one project holds of one pool and year."""

    project: str
    pool: str
    year: int
    reserved: Decimal = ZERO
    committed: Decimal = ZERO
    spent: Decimal = ZERO

    @property
    def granted(self) -> Decimal:
        """Everything that was set aside and not released."""
        return self.reserved + self.committed + self.spent


@dataclass(frozen=True)
class BalanceSheet:
    """The books of one year at the end of a day."""

    as_of: date
    year: int
    pools: tuple[PoolBalance, ...]
    fixed: tuple[FixedBalance, ...]
    projects: tuple[ProjectBalance, ...]
    fixed_totals: FixedTotals
    questions: tuple[OpenQuestion, ...] = ()

    @property
    def totals(self) -> Figures:
        """The pools together (R-036); fixed lines are their own group."""
        return sum((item.figures for item in self.pools), Figures())


def key_of(posting: Posting) -> Key:
    """The account that a posting moves."""
    project = posting.project if posting.account in OF_PROJECTS else None
    return Key(posting.account, posting.pool, posting.year, project)


def sums(transactions: Iterable[Transaction], as_of: date | None = None) -> dict[Key, Decimal]:
    """Every account's balance, at the end of a day or after all that is booked.

    A booking and its reversal are of one day and leave nothing behind, not even an account that stands at zero.
    """
    held: dict[Key, Decimal] = {}
    for item in standing(tuple(transactions)):
        if as_of is None or item.date <= as_of:
            for posting in item.postings:
                key = key_of(posting)
                held[key] = held.get(key, ZERO) + posting.amount
    return held


def course(moves: Iterable[tuple[date, Decimal]]) -> tuple[Level, ...]:
    """Movements as the level at the end of each day that has one. Order within a day means nothing."""
    by_day: dict[date, Decimal] = {}
    for day, amount in moves:
        by_day[day] = by_day.get(day, ZERO) + amount
    levels, running = [], ZERO
    for day in sorted(by_day):
        running += by_day[day]
        levels.append(Level(day, running))
    return tuple(levels)


def lowest(levels: Sequence[Level], on: date) -> Level:
    """The least that is held at the end of `on` or of any later day, and the first such day.

    Money can only be moved on a day if it is still there on every later one.
    """
    held = next((level.amount for level in reversed(levels) if level.day <= on), ZERO)
    later = (level for level in levels if level.day > on)
    return min((Level(on, held), *later), key=lambda level: (level.amount, level.day))


def levels_of(transactions: Iterable[Transaction], key: Key) -> tuple[Level, ...]:
    """One account through time."""
    return course(
        (item.date, posting.amount) for item in transactions for posting in item.postings if key_of(posting) == key
    )


def least(portfolio: Portfolio, key: Key, on: date) -> Level:
    """The least that an account holds on a day or any later one."""
    return lowest(levels_of(portfolio.transactions(), key), on)


def available(portfolio: Portfolio, pool: str, year: int, on: date) -> Decimal:
    """What may be reserved with that date: the least that is available then or on any later day."""
    return least(portfolio, Key(Account.AVAILABLE, pool, year), on).amount


def opened(portfolio: Portfolio, pool: str, year: int) -> date | None:
    """The day on which a pool's year was opened, or None."""
    openings = (item for item in standing(portfolio.transactions()) if item.kind == TransactionKind.OPENING)
    return next(
        (item.date for item in openings if any((line.pool, line.year) == (pool, year) for line in item.postings)), None
    )


def closed(portfolio: Portfolio, pool: str, year: int) -> date | None:
    """The day on which the books of a pool's year were closed, or None."""
    closings = (item for item in standing(portfolio.transactions()) if item.kind == TransactionKind.CLOSING)
    return next(
        (item.date for item in closings if any((mark.pool, mark.year) == (pool, year) for mark in item.asserts)), None
    )


def outstanding(portfolio: Portfolio, project: str, as_of: date | None = None) -> tuple[ProjectBalance, ...]:
    """What a project holds, by pool and year; pools in which it never held anything are absent."""
    return _projects(sums(portfolio.transactions(), as_of), only=project)


def reserved(portfolio: Portfolio, project: str, year: int | None = None) -> Decimal:
    """What is still reserved for a project, neither committed nor spent."""
    return sum((item.reserved for item in outstanding(portfolio, project) if year in (None, item.year)), ZERO)


def granted(portfolio: Portfolio, project: str) -> Decimal:
    """Everything granted to a project and not released: reserved, committed and spent, all pools and years."""
    return sum((item.granted for item in outstanding(portfolio, project)), ZERO)


def pools_used(portfolio: Portfolio, project: str) -> set[str]:
    """The pools that a project holds or has spent money of."""
    return {item.pool for item in outstanding(portfolio, project) if item.granted}


def balance(portfolio: Portfolio, as_of: date, year: int) -> BalanceSheet:
    """The books of a year at the end of a day. A pool without an opening stands at zero."""
    return sheet(sums(portfolio.transactions(), as_of), portfolio.frames(year), as_of, year)


def sheet(every: Mapping[Key, Decimal], policy: Policy | None, as_of: date, year: int) -> BalanceSheet:
    """The same from what all accounts hold, of any year, and the policy that adopts the year's frames."""
    held = {key: amount for key, amount in every.items() if key.year == year}
    frame = policy.frame(year) if policy else None
    fixed = tuple(
        FixedBalance(line, held.get(Key(Account.SPENT, FIXED + line.line, year), ZERO))
        for line in (frame.fixed if frame else ())
    )
    named = [item.pool for item in frame.pools] if frame else []
    booked = sorted({key.pool for key in held if not key.pool.startswith(FIXED)} - set(named))
    return BalanceSheet(
        as_of=as_of,
        year=year,
        pools=tuple(_pool(policy, pool, held) for pool in (*named, *booked)),
        fixed=fixed,
        projects=_projects(held),
        fixed_totals=FixedTotals(
            stated=frame.stated_fixed if frame else None,
            printed=sum((item.printed for item in fixed), ZERO),
            budget=sum((item.line.amount for item in fixed), ZERO),
            spent=sum((item.spent for item in fixed), ZERO),
        ),
        questions=_questions(policy, frame),
    )


def _questions(policy: Policy | None, frame: YearFrames | None) -> tuple[OpenQuestion, ...]:
    """What nobody has answered yet about the figures of a year."""
    if policy is None or frame is None:
        return ()
    return tuple(item for item in policy.open_questions if item.id in frame.questions and item.answered is None)


def _pool(policy: Policy | None, pool: str, held: dict[Key, Decimal]) -> PoolBalance:
    def total(account: Account) -> Decimal:
        return sum((amount for key, amount in held.items() if (key.account, key.pool) == (account, pool)), ZERO)

    known = policy.pool(pool) if policy else None
    figures = Figures(
        budget=ZERO - total(Account.BUDGET),
        available=total(Account.AVAILABLE),
        reserved=total(Account.RESERVED),
        committed=total(Account.COMMITTED),
        spent=total(Account.SPENT),
        external=ZERO - total(Account.EXTERNAL),
        carried=total(Account.CARRIED),
        lapsed=total(Account.LAPSED),
    )
    return PoolBalance(pool, known.title if known else None, figures)


def _projects(held: dict[Key, Decimal], only: str | None = None) -> tuple[ProjectBalance, ...]:
    places = sorted(
        {(key.project, key.pool, key.year) for key in held if key.project and (not only or key.project == only)}
    )
    return tuple(
        ProjectBalance(
            project,
            pool,
            year,
            reserved=held.get(Key(Account.RESERVED, pool, year, project), ZERO),
            committed=held.get(Key(Account.COMMITTED, pool, year, project), ZERO),
            spent=held.get(Key(Account.SPENT, pool, year, project), ZERO),
        )
        for project, pool, year in places
    )


def unopened(portfolio: Portfolio, year: int) -> tuple[str, ...]:
    """The pools that have a frame for a year and no opening yet."""
    policy = portfolio.frames(year)
    frame = policy.frame(year) if policy else None
    return tuple(item.pool for item in (frame.pools if frame else ()) if opened(portfolio, item.pool, year) is None)
