"""The one list of rules that `check` runs, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.rules import (
    capacity_check,
    checklists,
    deadlines,
    dependencies,
    integrity,
    ledger,
    priority_policy,
    priority_values,
    systems_check,
    trail,
    withdrawals,
)
from digitek_cli.rules.finding import Finding
from digitek_cli.rules.finding import errors as only_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio

# What holds or not whatever the day is.
TIMELESS: tuple[Callable[[Portfolio], Iterable[Finding]], ...] = (
    integrity.check,
    dependencies.check,
    capacity_check.check,
    trail.check,
    withdrawals.check,
    ledger.check,
    checklists.check,
    systems_check.check,
    priority_policy.check,
    priority_values.check,
)

DECISIONS = "decisions/"
# While a decision cannot be read, what follows from all of them cannot be judged; its own finding says why.
NEEDS_EVERY_DECISION = frozenset(
    {"EVT003", "EVT004", "EVT005", "EVT007", "EVT008", "EVT009", "EVT024", "EVT028", "EVT029", "EVT030", "EVT031"}
)


def check(portfolio: Portfolio, today: date) -> tuple[Finding, ...]:
    """Everything that is wrong or worth knowing, in the order of files and lines."""
    found = [finding for rule in TIMELESS for finding in rule(portfolio)]
    if any(path.startswith(DECISIONS) and portfolio.unread(path) for path in portfolio.blobs):
        found = [finding for finding in found if finding.code not in NEEDS_EVERY_DECISION]
    found += deadlines.check(portfolio, today)
    found += trail.future(portfolio, today)
    return tuple(sorted(found, key=lambda finding: finding.order))


def brought_about(before: Portfolio, after: Portfolio, today: date) -> tuple[Finding, ...]:
    """Errors of the new state that the old one did not have."""
    known = set(map(_identity, errors(before, today)))
    return tuple(item for item in errors(after, today) if _identity(item) not in known)


def _identity(finding: Finding) -> tuple[Any, ...]:
    return (finding.code, finding.path, finding.at, repr(sorted(finding.params.items())))


def errors(portfolio: Portfolio, today: date) -> tuple[Finding, ...]:
    """Only what makes `check` fail."""
    return only_errors(check(portfolio, today))
