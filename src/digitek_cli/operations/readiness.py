"""Questions about gates: how ready, who decides and why, what waits for whom. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Decider, Gate, Phase, Severity
from digitek_cli.operations.deciding import rules_of
from digitek_cli.operations.gate import not_open, standing_gate
from digitek_cli.rules import checklists, criteria, deciders, lifecycle, versions
from digitek_cli.rules.attempt import Attempt
from digitek_cli.rules.finding import Finding, error, errors, warning
from digitek_cli.rules.references import find_project
from digitek_cli.rules.tolerated import tolerated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


@dataclass(frozen=True)
class Seat:
    """Who decides one gate of one project."""

    project: Project
    gate: Gate
    mandate: deciders.Mandate


@dataclass(frozen=True)
class Readiness:
    """How ready a project is for a gate: `missing` are errors, `notes` what is worth knowing."""

    seat: Seat
    missing: tuple[criteria.Missing, ...]
    notes: tuple[Finding, ...]
    state: lifecycle.State

    @property
    def ready(self) -> bool:
        """Whether the decider may let it go forward."""
        return not self.missing


@dataclass(frozen=True)
class Waiting:
    """One line of `gate list`."""

    readiness: Readiness
    status: str


def who(portfolio: Portfolio, project_id: str, gate: Gate | None, on: date) -> Seat:
    """Who decides the gate asked for, or the next one. Raises BadReference when there is none."""
    project = find_project(portfolio, project_id)
    state = lifecycle.replay(portfolio, project)
    return _seat(portfolio, project, standing_gate(project, state, gate), on)


def _seat(portfolio: Portfolio, project: Project, gate: Gate, on: date) -> Seat:
    policy = rules_of(portfolio, on)
    facts = deciders.rights_facts(portfolio, project, policy, gate.value, on)
    mandate = deciders.mandate(portfolio, policy, facts, on)
    if mandate is None:
        raise BadReference("no-rights-row", point=gate, policy=policy.valid_from)
    return Seat(project, gate, mandate)


def readiness(portfolio: Portfolio, project_id: str, gate: Gate | None, on: date) -> Readiness:
    """What the way forward still needs at the gate asked for, or at the next one."""
    project = find_project(portfolio, project_id)
    state = lifecycle.replay(portfolio, project)
    found = standing_gate(project, state, gate)
    seat = _seat(portfolio, project, found, on)
    policy = rules_of(portfolio, on)
    rules = policy.gate(found)
    if seat.mandate.decider == Decider.NONE:
        closed = error("MAND005", type=project.type, gate=found)
        return Readiness(seat, (criteria.Missing(closed, False, found.value),), (), state)
    attempt = Attempt(portfolio, project, state, policy, found, on, (rules.forward,))
    weighed = criteria.missing(attempt)
    standing = tuple(item for item in weighed if item.finding.severity == Severity.ERROR)
    notes = tuple(item.finding for item in weighed if item.finding.severity != Severity.ERROR)
    notes += tuple(_beside(portfolio, project, found, state, on))
    return Readiness(seat, (*_not_open(project, state, policy, found), *standing), notes, state)


def _beside(portfolio: Portfolio, project: Project, gate: Gate, state: lifecycle.State, on: date) -> Iterator[Finding]:
    """What the gate lets pass though it is not in order, and the questionnaires whose rules are due for review."""
    gates, order = lifecycle.gates_of(project, state), tuple(Gate)
    views = (
        view
        for view in checklists.evaluate_items(portfolio, project, on)
        if order.index(checklists.bound_to(view.blocks, gates)) <= order.index(gate)
    )
    yield from tolerated(views, gate, project.id)
    for item in versions.newest(portfolio, project, on):
        if item.overdue:
            record = item.questionnaire
            yield warning("QUE011", questionnaire=record.id, version=record.version, review_by=record.review_by)


def _not_open(project: Project, state: lifecycle.State, policy: Policy, gate: Gate) -> tuple[criteria.Missing, ...]:
    phases = policy.gate(gate).phases
    found: list[Finding] = []
    params: dict[str, Any] = {"project": project.id, "gate": gate}
    if state.stopped:
        found.append(error("GATE002", **params))
    elif state.closed:
        found.append(error("GATE003", **params))
    elif state.phase == Phase.INTAKE and gate == Gate.GATE_1:
        found += _intake(project, policy)
    elif state.phase not in phases:
        found.append(not_open(project, state, gate, phases))
    elif gate in lifecycle.CONTROL_POINTS and gate in state.passed:
        found.append(error("GATE004", **params))
    return tuple(criteria.Missing(item, False, gate.value) for item in errors(found))


INTAKE = {
    "triage": "triage --outcome project --by ABC",
    "blockers": "blockers --none --by ABC",
    "interest": "interest --yes --by ABC",
    "priority": "priority --level medium --by ABC",
    "owner": "owner ABC --by DEF",
    "manager": "manager ABC --by DEF",
}


def _intake(project: Project, policy: Policy) -> list[Finding]:
    """The steps of intake that Gate 1 waits for first; a purchase, a blocker or no interest keeps it there."""
    titles = {step.id: step.title for step in policy.steps(Phase.INTAKE)}
    found = [
        error("INTK010", project=project.id, number=number, title=titles.get(name, name), example=example)
        for number, (name, example) in enumerate(INTAKE.items(), 1)
        if getattr(project.intake, name) is None
    ]
    return found or [error("INTK011", project=project.id)]


def waiting(portfolio: Portfolio, on: date) -> tuple[Waiting, ...]:
    """Every project that has a gate ahead and is not stopped, with how ready it is and who decides."""
    rows = []
    for project in portfolio.projects.values():
        state = lifecycle.replay(portfolio, project)
        if state.stopped or project.history or lifecycle.next_gate(project, state) is None:
            continue
        ready = readiness(portfolio, project.id, None, on)
        rows.append(Waiting(ready, lifecycle.status(project, state).value))
    return tuple(rows)
