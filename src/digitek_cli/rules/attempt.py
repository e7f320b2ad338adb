"""One attempt at a gate, and what lies on the table for it: facts, statements that count, open conditions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import DecisionKind, Gate, Outcome, StatementKind
from digitek_cli.rules.content import content_hash
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.integrity import OWNERS, holds_one
from digitek_cli.rules.lifecycle import State, effective
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.events import Decision, Statement
    from digitek_cli.model.policy import GateRules, Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


@dataclass(frozen=True)
class Attempt:
    """One attempt at a gate: the project as it stands, the rules of the day and what the decision would do."""

    portfolio: Portfolio
    project: Project
    state: State
    policy: Policy
    gate: Gate
    on: date
    outcomes: tuple[Outcome, ...]
    reserves: tuple[tuple[str, int, Decimal], ...] = ()

    @property
    def rules(self) -> GateRules:
        """The rules of this gate."""
        return self.policy.gate(self.gate)

    @property
    def spent_approvals(self) -> frozenset[str]:
        """Statements that a return or a way back has used up: the next try needs new ones."""
        return used_up(self.portfolio, self.project)


def used_up(portfolio: Portfolio, project: Project) -> frozenset[str]:
    """What was considered by a decision that sent the project back (Gate 1 return, Gate 2 study)."""
    return frozenset(
        statement
        for decision in effective(portfolio.decisions(project.id))
        if sent_back(decision)
        for statement in decision.considered
    )


def sent_back(decision: Decision) -> bool:
    """Whether a gate sent the project back to do more."""
    return decision.kind == DecisionKind.GATE and (
        Outcome.RETURN in decision.outcomes
        or (decision.gate == Gate.GATE_2 and Outcome.STUDY in decision.outcomes)
        or Outcome.EXTEND in decision.outcomes
    )


def project_facts(attempt: Attempt) -> dict[str, Any]:
    """What a policy's conditions may read about a project. A missing value is unknown, never no."""
    project, policy = attempt.project, attempt.policy
    sheet = attempt.portfolio.fact_sheet(project.id)
    budget = project.budget
    planned = [amount for amount in (budget.study, budget.trial) if amount is not None]
    facts: dict[str, Any] = {name: fact.value for name, fact in sheet.facts.items()}
    facts |= {
        "project.type": project.type.value,
        "project.area": project.area,
        "project.is_it_solution": project.it_solution,
        "project.fast_track": attempt.state.fast_track,
        "project.cross_directorate": project.cross_directorate,
        "budget.total": sum(planned, Decimal(0)) if planned else None,
        "budget.trial": budget.trial,
        "hours.study": budget.hours.study,
        "hours.trial": budget.hours.trial,
        "risk.category": project.risk.category if project.risk else None,
        "funding.area_count": 1 + len(set(project.funding.areas) - {project.area}) if project.funding else None,
    }
    facts["project.very_small"] = evaluate(policy.thresholds.very_small, facts)
    facts["project.resource_heavy"] = evaluate(policy.thresholds.resource_heavy, facts)
    return facts


def said(attempt: Attempt, kind: StatementKind, document: str | None) -> list[Statement]:
    """Statements of one kind about one document that count on the day of the decision."""
    return [
        statement
        for statement in standing(attempt.portfolio.statements(attempt.project.id))
        if statement.kind == kind
        and statement.document == document
        and statement.date <= attempt.on
        and statement.id not in attempt.spent_approvals
    ]


def valid_approval(attempt: Attempt, document: str) -> Statement | None:
    """The latest approval by the project's owner of this very content, or None."""
    kind = attempt.policy.document(document)
    if kind is None:
        return None
    content = content_hash(attempt.project, kind)
    fitting = [
        item
        for item in said(attempt, StatementKind.APPROVAL, document)
        if item.content == content
        and item.by == attempt.project.owner
        and holds_one(attempt.portfolio, item.by, OWNERS, item.date)
    ]
    return fitting[-1] if fitting else None


def recommended(attempt: Attempt) -> list[Statement]:
    """DigiTek's recommendations for this gate that still count."""
    return [
        statement
        for statement in standing(attempt.portfolio.statements(attempt.project.id))
        if statement.kind == StatementKind.RECOMMENDATION
        and statement.gate == attempt.gate
        and statement.date <= attempt.on
        and statement.id not in attempt.spent_approvals
    ]


def open_conditions(portfolio: Portfolio, project: Project) -> list[tuple[Decision, int]]:
    """Conditions of standing decisions that nobody has declared met, numbered from one."""
    met = {
        (item.decision, item.condition)
        for item in standing(portfolio.statements(project.id))
        if item.kind == StatementKind.FULFILMENT
    }
    return [
        (decision, number)
        for decision in effective(portfolio.decisions(project.id))
        for number in range(1, len(decision.conditions) + 1)
        if (decision.id, number) not in met
    ]
