"""The frames of a new year: what the budget gives each pool and each fixed line, written into the policy in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.policy import FixedLine, PoolFrame, YearFrames
from digitek_cli.operations.change import Change, Moment, refuse
from digitek_cli.operations.deciding import rules_of
from digitek_cli.operations.pools import line
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.pools import find_pool
from digitek_cli.rules.references import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio


def adopt(portfolio: Portfolio, year: int, typed: Mapping[str, Decimal], document: str, moment: Moment) -> Change:
    """Write down what the budget gives; `typed` by pool or fixed line (R-028, R-029, R-031 to R-035).

    Every pool must be named. A fixed line that is not goes on as it was, one that is given nothing ends. Raises
    BadReference `no-such-frame`; RuleViolation: POOL049 for a year that has frames, POOL050 for one that is neither
    this nor the next, POOL051 for a pool without an amount, POOL052 without the budget's reference.
    """
    budget = line(document, error("POOL052"))
    policy = rules_of(portfolio, moment.today)
    latest = max((frame for each in portfolio.policies for frame in each.frames), key=_year, default=None)
    fixed = latest.fixed if latest else ()
    amounts = {_name(portfolio, name, fixed): amount for name, amount in typed.items()}
    refuse(tuple(_objections(portfolio, policy, year, amounts, moment)))
    frame = YearFrames(
        year=year,
        pools=tuple(PoolFrame(pool=pool.id, amount=amounts[pool.id]) for pool in policy.pools),
        fixed=tuple(_fixed(item, amounts, budget) for item in fixed if amounts.get(item.line) != 0),
        source=budget,
    )
    changed = policy.with_(frames=(*policy.frames, frame))
    return Change(
        operation="pools.frames",
        subject_id="portfolio",
        what=f"{year}; {budget}",
        records=(changed,),
        after=portfolio.with_records(changed),
        reads=("portfolio.yaml", "policy/"),
        result={
            "year": year,
            "pools": [{"pool": item.pool, "budget": f"{item.amount:.2f}"} for item in frame.pools],
            "fixed": [{"line": item.line, "budget": f"{item.amount:.2f}"} for item in frame.fixed],
        },
    )


def _objections(
    portfolio: Portfolio, policy: Policy, year: int, amounts: Mapping[str, Decimal], moment: Moment
) -> Iterator[Finding]:
    if portfolio.frames(year) is not None:
        yield error("POOL049", year=year)
    if year not in (moment.today.year, moment.today.year + 1):
        yield error("POOL050", year=year, this=moment.today.year, next=moment.today.year + 1)
    for pool in policy.pools:
        if pool.id not in amounts:
            yield error("POOL051", pool=pool.id, year=year)


def _year(frame: YearFrames) -> int:
    return frame.year


def _name(portfolio: Portfolio, typed: str, fixed: tuple[FixedLine, ...]) -> str:
    """The pool or the fixed line that was meant."""
    lines = [item.line for item in fixed]
    if typed.strip().lower() in lines:
        return typed.strip().lower()
    try:
        return find_pool(portfolio, typed)
    except BadReference:
        pools = [pool.id for policy in portfolio.policies for pool in policy.pools]
        raise unknown("no-such-frame", typed, [*dict.fromkeys(pools), *lines]) from None


def _fixed(item: FixedLine, amounts: Mapping[str, Decimal], budget: str) -> FixedLine:
    """The line in the new year; what an older document printed about it stays with the older year."""
    if item.line in amounts:
        return FixedLine(line=item.line, title=item.title, amount=amounts[item.line], source=budget)
    unchanged: FixedLine = item.with_(printed=None, in_stated=True)
    return unchanged
