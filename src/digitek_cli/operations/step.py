"""The numbered steps of a phase: which there are, what is done, and doing one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.project import StepDone
from digitek_cli.model.terms import Phase, Role, StatementKind, StepKind
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.operations.deciding import rules_of
from digitek_cli.rules import checklists, lifecycle
from digitek_cli.rules.attempt import Attempt, project_facts
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.integrity import OWNERS, holds_one
from digitek_cli.rules.references import find_person, find_project, unknown
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.policy import Policy, Step
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

BY_STATEMENT = {StepKind.APPROVAL, StepKind.COMMENT, StepKind.RECOMMENDATION, StepKind.CHECKLIST, StepKind.INTAKE}
SAID = {
    StepKind.APPROVAL: StatementKind.APPROVAL,
    StepKind.COMMENT: StatementKind.COMMENT,
    StepKind.RECOMMENDATION: StatementKind.RECOMMENDATION,
}


@dataclass(frozen=True)
class StepView:
    """A step of a project's phase: whether it applies (None unknown), and whether it is done."""

    step: Step
    phase: Phase
    applies: bool | None
    done: bool
    by: str | None = None
    on: date | None = None


def find_step(project: Project, policy: Policy, typed: str) -> tuple[Phase, Step]:
    """A step by name, number, or `phase.name`; a bare one is looked for in the project's own phase first.

    Raises BadReference `no-such-step` with the nearest.
    """
    phase_word, _, name = typed.strip().lower().rpartition(".")
    order = list(Phase)
    phases = [Phase(phase_word)] if phase_word in order else [project.phase, *order]
    for phase in phases:
        for step in policy.steps(phase):
            if name in (step.id, str(step.number), f"{phase.value}-{step.number}"):
                return phase, step
    raise unknown("no-such-step", typed, (step.id for step in policy.steps(project.phase)))


def done(
    portfolio: Portfolio,
    project_id: str,
    typed: str,
    by: str,
    evidence: tuple[str, ...],
    note: str | None,
    on: date | None,
    moment: Moment,
) -> Change:
    """Mark a step done. Raises RuleViolation when the phase, the role or the evidence is missing."""
    project = find_project(portfolio, project_id)
    day = on or moment.today
    policy = rules_of(portfolio, day)
    phase, step = find_step(project, policy, typed)
    person = find_person(portfolio, by)
    refuse(_objections(portfolio, project, phase, step, person, evidence, day, moment))
    entry = StepDone(phase=phase, step=step.id, by=person, date=day, evidence=evidence, note=note)
    others = tuple(item for item in project.steps if (item.phase, item.step) != (phase, step.id))
    amended: Project = project.with_(steps=(*others, entry))
    return Change(
        operation="step.done",
        subject_id=project.id,
        what=f"{phase.value}.{step.number} {step.id}",
        records=(amended,),
        after=portfolio.with_records(amended),
        reads=project_reads(project.id),
        reason=note or "",
        result={"project": project.id, "phase": phase, "step": step.id, "number": step.number},
    )


def _objections(
    portfolio: Portfolio,
    project: Project,
    phase: Phase,
    step: Step,
    person: str,
    evidence: tuple[str, ...],
    day: date,
    moment: Moment,
) -> list[Finding]:
    found: list[Finding] = []
    params: dict[str, Any] = {"project": project.id, "step": step.id, "phase": phase, "title": step.title}
    state = lifecycle.replay(portfolio, project)
    if day > moment.today:
        found.append(error("DATE001", date=day, today=moment.today))
    if step.kind in BY_STATEMENT:
        raise BadReference(f"step-by-{step.kind.value}", document=step.document or "", **params)
    if state.closed:
        found.append(error("GATE003", project=project.id))
    elif state.stopped:
        found.append(error("STEP003", **params))
    elif list(Phase).index(phase) > list(Phase).index(_working_phase(state)):
        found.append(error("STEP002", **params, now=state.phase))
    if not any(_may(portfolio, project, role, person, day) for role in step.by):
        found.append(error("ROLE001", person=person, roles=step.by, date=day))
    if step.evidence and not evidence:
        found.append(error("STEP004", **params))
    return found


def _working_phase(state: lifecycle.State) -> Phase:
    """A rollout runs beside operation, so operation's steps are open in both."""
    return Phase.OPERATION if state.phase == Phase.ROLLOUT else state.phase


def _may(portfolio: Portfolio, project: Project, role: Role, person: str, day: date) -> bool:
    """The project's own owner, and for other roles anyone who holds it that day."""
    if role == Role.PROJECT_OWNER:
        return person == project.owner and holds_one(portfolio, person, OWNERS, day)
    return portfolio.organisation.holds(person, role, day)


def views(portfolio: Portfolio, project: Project, on: date) -> tuple[StepView, ...]:
    """All steps of the phases so far, with what is done; intake's steps come from the project's intake."""
    policy = rules_of(portfolio, on)
    state = lifecycle.replay(portfolio, project)
    gate = lifecycle.next_gate(project, state) or policy.gates[-1].gate
    attempt = Attempt(portfolio, project, state, policy, gate, on, (policy.gate(gate).forward,))
    facts = project_facts(attempt)
    last = list(Phase).index(_working_phase(state))
    shown = []
    for phase in list(Phase)[: last + 1]:
        for step in policy.steps(phase):
            applies = evaluate(step.when, facts)
            shown.append(_view(attempt, phase, step, applies if isinstance(applies, bool) else None))
    return tuple(shown)


def _view(attempt: Attempt, phase: Phase, step: Step, applies: bool | None) -> StepView:
    project = attempt.project
    if step.kind == StepKind.INTAKE:
        answer = getattr(project.intake, step.id)
        return StepView(step, phase, applies, answer is not None, *((answer.by, answer.date) if answer else ()))
    if step.kind == StepKind.CHECKLIST:
        return StepView(step, phase, applies, _answered(attempt))
    if step.kind in SAID:
        gates = {Phase.IDEA: "gate-1", Phase.STUDY: "gate-2", Phase.TRIAL: "gate-3"}
        given = [
            item
            for item in standing(attempt.portfolio.statements(project.id))
            if item.kind == SAID[step.kind]
            and (item.document == step.document if step.document else item.gate == gates.get(phase))
        ]
        return StepView(step, phase, applies, bool(given), *((given[-1].by, given[-1].date) if given else ()))
    entry = next((item for item in project.steps if (item.phase, item.step) == (phase, step.id)), None)
    return StepView(step, phase, applies, entry is not None, *((entry.by, entry.date) if entry else ()))


def _answered(attempt: Attempt) -> bool:
    """Whether the questionnaires let the project through its first gate."""
    gates = lifecycle.gates_of(attempt.project, attempt.state)
    if not gates or gates[0] in attempt.state.passed:
        return bool(gates)
    return not checklists.blocking(attempt.portfolio, attempt.project, gates[0], gates, attempt.on)
