"""The one list of rules that `check` runs, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.rules import (
    capacity_check,
    checklist_check,
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

# The same in two halves: what is asked of all that projects share and of all events, and what is asked of each project
# with its answers and its own events, for which it is enough to know that the others exist.
SHARED: tuple[Callable[[Portfolio], Iterable[Finding]], ...] = (
    integrity.shared,
    capacity_check.shared,
    withdrawals.check,
    ledger.check,
    checklist_check.shared,
    systems_check.check,
    priority_policy.check,
)
OF_PROJECTS: tuple[Callable[[Portfolio], Iterable[Finding]], ...] = (
    integrity.projects,
    dependencies.check,
    capacity_check.without_hours,
    trail.check,
    checklist_check.projects,
    priority_values.check,
)

DECISIONS = "decisions/"
# While a decision cannot be read, what follows from all of them cannot be judged; its own finding says why.
NEEDS_EVERY_DECISION = frozenset(
    {"EVT003", "EVT004", "EVT005", "EVT007", "EVT008", "EVT009", "EVT024", "EVT028", "EVT029", "EVT030", "EVT031"}
)


def check(portfolio: Portfolio, today: date) -> tuple[Finding, ...]:
    """Everything that is wrong or worth knowing, in the order of files and lines."""
    return tuple(sorted([*shared(portfolio, today), *of_projects(portfolio, today)], key=lambda item: item.order))


def shared(portfolio: Portfolio, today: date) -> list[Finding]:
    """What is wrong or worth knowing of all but the projects; they may lie elsewhere, unread."""
    found = _timeless(portfolio, SHARED)
    return [*found, *deadlines.shared(portfolio, today), *trail.future(portfolio, today)]


def of_projects(portfolio: Portfolio, today: date) -> list[Finding]:
    """The same of the projects that the portfolio has, with their answers and events; all others may lie elsewhere."""
    return [*_timeless(portfolio, OF_PROJECTS), *deadlines.projects(portfolio, today)]


def _timeless(portfolio: Portfolio, rules: Iterable[Callable[[Portfolio], Iterable[Finding]]]) -> list[Finding]:
    found = [finding for rule in rules for finding in rule(portfolio)]
    if any(path.startswith(DECISIONS) and portfolio.unread(path) for path in portfolio.blobs):
        return [finding for finding in found if finding.code not in NEEDS_EVERY_DECISION]
    return found


def brought_about(before: Portfolio, after: Portfolio, today: date) -> tuple[Finding, ...]:
    """Errors of the new state that the old one did not have."""
    return new_ones(errors(before, today), errors(after, today))


def new_ones(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that were not found before, wherever in their file they stood."""
    known = set(map(_identity, before))
    return tuple(item for item in after if _identity(item) not in known)


def _identity(finding: Finding) -> tuple[Any, ...]:
    return (finding.code, finding.path, finding.at, repr(sorted(finding.params.items())))


def errors(portfolio: Portfolio, today: date) -> tuple[Finding, ...]:
    """Only what makes `check` fail."""
    return only_errors(check(portfolio, today))
