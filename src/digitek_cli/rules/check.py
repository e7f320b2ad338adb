"""The one list of rules that `check` runs, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules import checklists, deadlines, integrity, ledger, trail
from digitek_cli.rules.finding import Finding
from digitek_cli.rules.finding import errors as only_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio

# What holds or not whatever the day is.
TIMELESS: tuple[Callable[[Portfolio], Iterable[Finding]], ...] = (
    integrity.check,
    trail.check,
    ledger.check,
    checklists.check,
)


def check(portfolio: Portfolio, today: date) -> tuple[Finding, ...]:
    """Everything that is wrong or worth knowing, in the order of files and lines."""
    found = [finding for rule in TIMELESS for finding in rule(portfolio)]
    found += deadlines.check(portfolio, today)
    return tuple(sorted(found, key=lambda finding: finding.order))


def errors(portfolio: Portfolio, today: date) -> tuple[Finding, ...]:
    """Only what makes `check` fail."""
    return only_errors(check(portfolio, today))
