"""Conditions of earlier decisions, declared met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Role, StatementKind
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.operations.statement import new_statement
from digitek_cli.rules.attempt import open_conditions
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_person, find_project

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.events import Decision
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def meet(
    portfolio: Portfolio,
    project_id: str,
    decision_id: str,
    number: int,
    by: str,
    evidence: tuple[str, ...],
    note: str | None,
    on: date | None,
    moment: Moment,
) -> Change:
    """Declare a condition met: by its owner, the project's manager or owner, with evidence or a note."""
    project = find_project(portfolio, project_id)
    day = on or moment.today
    person = find_person(portfolio, by)
    decision = _condition_of(portfolio, project, decision_id, number)
    owner = decision.conditions[number - 1].owner
    found = [] if day <= moment.today else [error("DATE001", date=day, today=moment.today)]
    if person not in {owner, project.manager, project.owner}:
        found.append(error("COND002", person=person, owner=owner))
    if not evidence and not note:
        found.append(error("COND003", number=number, decision=decision.id))
    refuse(found)
    statement = new_statement(
        moment,
        day,
        project=project.id,
        kind=StatementKind.FULFILMENT,
        by=person,
        role=_role_of(project, person),
        text=note,
        decision=decision.id,
        condition=number,
        evidence=evidence,
    )
    return Change(
        operation="gate.condition",
        subject_id=project.id,
        what=f"{decision.id} condition {number} met",
        records=(statement,),
        after=portfolio.with_records(statement),
        reads=project_reads(project.id),
        reason=note or "",
        findings=_late(decision, number, day),
        result={"project": project.id, "decision": decision.id, "condition": number, "statement": statement.id},
    )


def _late(decision: Decision, number: int, day: date) -> tuple[Finding, ...]:
    due = decision.conditions[number - 1].due
    return (warning("COND004", due=due, date=day, number=number),) if day > due else ()


def _role_of(project: Project, person: str) -> Role:
    if person == project.owner:
        return Role.PROJECT_OWNER
    return Role.PROJECT_MANAGER if person == project.manager else Role.EMPLOYEE


def _condition_of(portfolio: Portfolio, project: Project, decision_id: str, number: int) -> Decision:
    """The decision that set a condition. Raises BadReference with the open ones."""
    open_ = open_conditions(portfolio, project)
    for decision, index in open_:
        if decision.id == decision_id and index == number:
            return decision
    known = tuple(f"{decision.id} {index}" for decision, index in open_)
    raise BadReference("no-such-condition", typed=f"{decision_id} {number}", known=known)
