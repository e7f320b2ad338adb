"""The books of a year, looked at. Asks of a portfolio no more than its frames, so that they need no model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.rules import balances

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.portfolio import Portfolio


def overview(portfolio: Portfolio, as_of: date, year: int | None = None) -> balances.BalanceSheet:
    """The books of a year, without `year` that of the day.

    Raises BadReference `no-frames` for a year that no policy has frames for and nothing is booked in, and
    `no-frames-yet` before the first policy.
    """
    wanted = as_of.year if year is None else year
    held = balances.sums(portfolio.transactions(), as_of)
    return drawn_up(held, portfolio.frames(wanted), portfolio.policies, as_of, wanted)


def drawn_up(
    held: Mapping[balances.Key, Decimal], adopted: Any, policies: Iterable[Any], as_of: date, year: int
) -> balances.BalanceSheet:
    """The same from what all accounts hold, the policy that adopts the year's frames, and all policies."""
    sheet = balances.sheet(held, adopted, as_of, year)
    if not sheet.pools and not sheet.fixed:
        known = sorted({frame.year for policy in policies for frame in policy.frames})
        code = "no-frames" if known else "no-frames-yet"
        raise BadReference(code, year=year, known=tuple(str(item) for item in known))
    return sheet
