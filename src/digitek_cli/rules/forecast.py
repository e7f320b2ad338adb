"""What will be left of the pools at year end: what is free now, less what waits at the gates (models 8c).

Nothing is multiplied by a probability. Three cases are listed instead, each with its projects: what DigiTek has
recommended, what stands in the study phase besides, and what is still an idea.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from digitek_cli.model.terms import FundingSource, Phase, StatementKind, Status
from digitek_cli.rules import balances, lifecycle
from digitek_cli.rules.attempt import used_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.lifecycle import State

CENT = Decimal("0.01")
COMMON = "common"


class Case(StrEnum):
    """How much is taken into account; each case holds the ones before it."""

    LOW = "low"
    EXPECTED = "expected"
    HIGH = "high"


CASES = tuple(Case)


@dataclass(frozen=True)
class Wish:
    """What a project will ask a pool for; `pool` is None while nobody has chosen where the money comes from."""

    project: str
    title: str
    pool: str | None
    amount: Decimal
    case: Case


@dataclass(frozen=True)
class PoolForecast:
    """One pool: free on the day, and what would be left in each case. Negative when the pool cannot bear it."""

    pool: str | None
    available: Decimal
    left: dict[Case, Decimal]


@dataclass(frozen=True)
class Forecast:
    """The pools of a year at its end, seen from a day."""

    as_of: date
    year: int
    pools: tuple[PoolForecast, ...]
    wishes: tuple[Wish, ...]


def forecast(portfolio: Portfolio, as_of: date, year: int) -> Forecast:
    """From what waits at the gates. A wish without a chosen pool stands in a row of its own and burdens none."""
    wishes = tuple(wish for project in portfolio.projects.values() for wish in _wishes(portfolio, project, as_of))
    sheet = balances.balance(portfolio, as_of, year)
    free = [(item.pool, item.figures.available) for item in sheet.pools]
    rows: list[tuple[str | None, Decimal]] = [*free]
    if any(wish.pool is None for wish in wishes):
        rows.append((None, balances.ZERO))
    return Forecast(as_of, year, tuple(_left(pool, amount, wishes) for pool, amount in rows), wishes)


def _left(pool: str | None, available: Decimal, wishes: tuple[Wish, ...]) -> PoolForecast:
    asked = {
        case: sum(
            (wish.amount for wish in wishes if wish.pool == pool and CASES.index(wish.case) <= CASES.index(case)),
            balances.ZERO,
        )
        for case in Case
    }
    return PoolForecast(pool, available, {case: available - amount for case, amount in asked.items()})


def _wishes(portfolio: Portfolio, project: Project, on: date) -> Iterator[Wish]:
    state = lifecycle.replay(portfolio, project)
    if lifecycle.status(project, state) in (Status.STOPPED, Status.COMPLETED, Status.ON_HOLD) or project.history:
        return
    short = _uncovered(portfolio, project)
    if short <= 0 or state.phase not in (Phase.IDEA, Phase.STUDY):
        return
    case = _case(portfolio, project, state, on)
    pools = pools_of(project)
    for pool, amount in zip(pools, shares(short, len(pools)) if pools else (), strict=True):
        yield Wish(project.id, project.title, pool, amount, case)


def _uncovered(portfolio: Portfolio, project: Project) -> Decimal:
    """What the trial costs beyond what is granted and what others pay."""
    budget = project.budget
    if budget.trial is None:
        return balances.ZERO
    return budget.trial - balances.granted(portfolio, project.id) - (budget.external or balances.ZERO)


def _case(portfolio: Portfolio, project: Project, state: State, on: date) -> Case:
    gate, spent = lifecycle.next_gate(project, state), used_up(portfolio, project)
    for said in portfolio.statements(project.id):
        if said.kind == StatementKind.RECOMMENDATION and said.gate == gate and said.date <= on and said.id not in spent:
            return Case.LOW
    return Case.EXPECTED if state.phase == Phase.STUDY else Case.HIGH


def pools_of(project: Project) -> tuple[str | None, ...]:
    """The chosen source; areas that pay together are taken to share evenly until a decision says otherwise."""
    if project.funding is None:
        return (None,)
    if project.funding.source == FundingSource.NONE:
        return ()
    if project.funding.source == FundingSource.COMMON:
        return (COMMON,)
    return tuple(dict.fromkeys((project.area, *project.funding.areas)))


def shares(amount: Decimal, parts: int) -> tuple[Decimal, ...]:
    """Even shares to the øre that add up to the amount; the first bears what does not divide."""
    share = (amount / parts).quantize(CENT, rounding="ROUND_DOWN")
    return (amount - share * (parts - 1), *[share] * (parts - 1))
