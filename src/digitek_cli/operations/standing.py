"""Where one project stands, gathered for one screen. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.operations import step
from digitek_cli.rules import criteria, ledger, lifecycle, priority_values, views
from digitek_cli.rules.attempt import Attempt, open_conditions
from digitek_cli.rules.finding import Finding, errors

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Decision
    from digitek_cli.model.organisation import Labels
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.balances import ProjectBalance
    from digitek_cli.rules.priority_values import Given
    from digitek_cli.rules.views import Row


@dataclass(frozen=True)
class Standing:
    """A project with what its events say. `missing` are the errors of the next gate."""

    row: Row
    area: Labels | None
    missing: tuple[Finding, ...]
    steps: tuple[step.StepView, ...]
    priority: Given | None
    decisions: tuple[Decision, ...]
    conditions: tuple[tuple[Decision, int], ...]
    money: tuple[ProjectBalance, ...]
    granted: Decimal
    offspring: tuple[str, ...]

    @property
    def project(self) -> Project:
        """The project itself."""
        return self.row.project


def standing(portfolio: Portfolio, project: Project, on: date) -> Standing:
    """Everything about one project on a day."""
    row = views.row(portfolio, project)
    decisions = lifecycle.effective(portfolio.decisions(project.id))
    governed = portfolio.policy(on) is not None
    return Standing(
        row=row,
        area=next((area.title for area in portfolio.organisation.areas if area.id == project.area), None),
        missing=_missing(portfolio, row, on) if governed else (),
        steps=_steps(portfolio, row, on) if governed and project.history is None else (),
        priority=priority_values.values(portfolio, project).effective,
        decisions=decisions,
        conditions=tuple(open_conditions(portfolio, project)),
        money=ledger.outstanding(portfolio, project.id),
        granted=ledger.granted(portfolio, project.id),
        offspring=tuple(
            item.id for item in portfolio.projects.values() if item.origin and item.origin.project == project.id
        ),
    )


def _missing(portfolio: Portfolio, row: Row, on: date) -> tuple[Finding, ...]:
    policy = portfolio.policy(on)
    if row.gate is None or policy is None:
        return ()
    state = lifecycle.replay(portfolio, row.project)
    forward = policy.gate(row.gate).forward
    attempt = Attempt(portfolio, row.project, state, policy, row.gate, on, (forward,))
    return errors(item.finding for item in criteria.missing(attempt))


def _steps(portfolio: Portfolio, row: Row, on: date) -> tuple[step.StepView, ...]:
    """The steps of the phase that the project is in, without those that do not apply."""
    shown = step.views(portfolio, row.project, on)
    return tuple(view for view in shown if view.phase == row.phase and view.applies is not False)
