"""What a portfolio amounts to, whatever was written and withdrawn on the way: the yardstick of `undo`."""

from __future__ import annotations

from datetime import date
from typing import Any

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.value import to_document
from digitek_cli.rules import criteria, ledger, lifecycle
from digitek_cli.rules.attempt import Attempt, open_conditions, valid_approval
from digitek_cli.rules.checklists import evaluate_items
from digitek_cli.rules.deciders import forum
from digitek_cli.rules.finding import errors
from digitek_cli.rules.standing import standing

YEARS = (2026, 2027)


def effect(portfolio: Portfolio, on: date) -> dict[str, Any]:
    """Everything that somebody could rest on: states, readiness, approvals, items, money, and each file of state."""
    return {
        "projects": {name: _project(portfolio, name, on) for name in portfolio.projects},
        "pools": {year: ledger.balance(portfolio, date.max, year).pools for year in YEARS},
        "files": {
            path: to_document(record)
            for path, record in portfolio.records.items()
            if not path.startswith(("decisions/", "statements/", "transactions/", "portfolio.yaml"))
        },
    }


def _project(portfolio: Portfolio, name: str, on: date) -> dict[str, Any]:
    project = portfolio.projects[name]
    state = lifecycle.replay(portfolio, project)
    policy = portfolio.policy(on)
    gate = lifecycle.next_gate(project, state)
    told: dict[str, Any] = {
        "state": state,
        "status": lifecycle.status(project, state),
        "decisions": [item.id for item in lifecycle.effective(portfolio.decisions(name))],
        "statements": [item.id for item in standing(portfolio.statements(name))],
        "bookings": [item.id for item in standing(portfolio.transactions(name))],
        "last": lifecycle.last_date(portfolio, name),
        "money": ledger.outstanding(portfolio, name),
        "conditions": [(item.id, number) for item, number in open_conditions(portfolio, project)],
        "forum": forum(portfolio, project, gate),
    }
    if policy is not None and project.history is None:
        told["items"] = [
            (view.id, view.state, view.signed_by, view.accepted) for view in evaluate_items(portfolio, project, on)
        ]
    if policy is not None and gate is not None:
        attempt = Attempt(portfolio, project, state, policy, gate, on, (policy.gate(gate).forward,))
        told["missing"] = [item.finding for item in errors_of(attempt)]
        told["approved"] = {kind.id: valid_approval(attempt, kind.id) for kind in policy.documents}
    return told


def errors_of(attempt: Attempt) -> list[criteria.Missing]:
    """What keeps the gate shut."""
    return [item for item in criteria.missing(attempt) if errors([item.finding])]
