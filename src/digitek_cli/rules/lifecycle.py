"""From events to where a project stands: the order of the chain, the replay, the derived status."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from digitek_cli.model.events import Link
from digitek_cli.model.terms import DecisionKind, Gate, Outcome, Phase, ProjectType, Status
from digitek_cli.rules.content import event_hash
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import date

    from digitek_cli.model.events import Decision
    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

CONTROL_POINTS = frozenset({Gate.TRIAL_START, Gate.OPERATION})


@dataclass(frozen=True)
class State:
    """Where a project stands after its events."""

    phase: Phase
    stopped: bool = False
    hold: Decision | None = None
    passed: frozenset[Gate] = frozenset()
    fast_track: bool = False
    handed_over: bool = False
    rethought: bool = False
    closed: bool = False
    extensions: int = 0
    extended_to: date | None = None
    departments: dict[str, Phase] = field(default_factory=dict)


def in_order(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """A project's decisions, each after those that it names; among equals by date and id.

    A decision whose links are missing or circular still appears, by date; `rules.trail` names the breach.
    """
    known = {decision.id for decision in decisions}
    waiting = sorted(decisions, key=lambda decision: (decision.date, decision.id))
    placed: list[Decision] = []
    names: set[str] = set()
    while waiting:
        ready = next(
            (item for item in waiting if all(link.id in names or link.id not in known for link in item.previous)),
            waiting[0],
        )
        waiting.remove(ready)
        placed.append(ready)
        names.add(ready.id)
    return tuple(placed)


def effective(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that stand, in order: neither taken back nor superseded by one that was not."""
    counting = standing(decisions)
    superseded = {name for decision in counting for name in decision.supersedes}
    left = {decision.id for decision in counting} - superseded
    return tuple(decision for decision in in_order(decisions) if decision.id in left)


def tips(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The latest decisions: those that no other names in `previous`. A merge leaves two."""
    named = {link.id for decision in decisions for link in decision.previous}
    return tuple(decision for decision in in_order(decisions) if decision.id not in named)


def links(decisions: tuple[Decision, ...]) -> tuple[Link, ...]:
    """What the next decision writes in `previous`."""
    return tuple(Link(id=decision.id, hash=event_hash(decision)) for decision in tips(decisions))


def intake_complete(project: Project) -> bool:
    """R-105 to R-112: all six steps, a project and not a purchase, no blocker, and somebody who wants it."""
    intake = project.intake
    return (
        intake.triage is not None
        and intake.triage.outcome == "project"
        and intake.blockers is not None
        and intake.blockers.found is None
        and intake.interest is not None
        and intake.interest.wanted
        and None not in (intake.priority, intake.owner, intake.manager)
    )


def first_phase(project: Project) -> Phase:
    """Where the replay begins: history's phase, else intake until its six steps are done."""
    if project.history is not None:
        return project.history.phase
    return Phase.IDEA if intake_complete(project) else Phase.INTAKE


def replay(portfolio: Portfolio, project: Project, without: Container[str] = ()) -> State:
    """The state that the decisions that stand lead to; `without` leaves some out, to see what they replaced."""
    state = State(first_phase(project))
    for decision in effective(portfolio.decisions(project.id)):
        if decision.id not in without:
            state = step(state, decision, portfolio.policy(decision.date))
    return state


def settled(portfolio: Portfolio, project: Project) -> Project:
    """The project with its phase, and those of its departments, as its events have them."""
    state = replay(portfolio, project)
    departments = tuple(item.with_(phase=state.departments.get(item.id, item.phase)) for item in project.departments)
    found: Project = project.with_(phase=state.phase, departments=departments)
    return found


def step(state: State, decision: Decision, policy: Policy | None) -> State:
    """One decision further. A decision about the project's course ends a hold."""
    if decision.kind == DecisionKind.GATE:
        return _gate(replace(state, hold=None), decision, policy)
    if decision.kind == DecisionKind.START:
        return replace(state, phase=decision.phase or state.phase, hold=None)
    if decision.kind == DecisionKind.ROLLOUT:
        departments = state.departments | {decision.department or "": decision.phase or Phase.TRIAL}
        return replace(state, departments=departments)
    return replace(state, **(_COURSE[decision.kind](decision) if decision.kind in _COURSE else {}))


# What the other kinds set; those that are missing leave the course alone.
_COURSE: dict[DecisionKind, Callable[[Decision], dict[str, Any]]] = {
    DecisionKind.STOP: lambda _: {"stopped": True, "hold": None},
    DecisionKind.HOLD: lambda decision: {"hold": decision},
    DecisionKind.RESUME: lambda _: {"stopped": False, "hold": None},
    DecisionKind.HAND_OVER: lambda _: {"handed_over": True},
    DecisionKind.CLOSING: lambda _: {"closed": True, "phase": Phase.CLOSED, "hold": None},
}


def _gate(state: State, decision: Decision, policy: Policy | None) -> State:
    outcomes = set(decision.outcomes)
    if Outcome.STOP in outcomes:
        return replace(state, stopped=True)
    if Outcome.POSTPONE in outcomes:
        return replace(state, hold=decision)
    if Outcome.EXTEND in outcomes:
        return replace(state, extensions=state.extensions + 1, extended_to=decision.until)
    if policy is None or decision.gate is None or Outcome.RETURN in outcomes:
        return state
    targets = [rules.to for rules in policy.gate(decision.gate).outcomes if rules.outcome in outcomes and rules.to]
    order = list(Phase)
    return replace(
        state,
        phase=max(targets, key=order.index, default=state.phase),
        passed=state.passed | {decision.gate},
        fast_track=state.fast_track or (decision.gate == Gate.GATE_1 and Outcome.TRIAL in outcomes),
        rethought=state.rethought or outcomes == {Outcome.RETHINK},
    )


def gates_of(project: Project, state: State) -> tuple[Gate, ...]:
    """The gates and control points that this project meets, in order (law.md 0.3).

    Gate 2 is not met by a fast track, and no gate by a type without gates.
    """
    if project.type != ProjectType.DIGITEK:
        return (Gate.TRIAL_START, Gate.OPERATION)
    return tuple(gate for gate in Gate if not (gate == Gate.GATE_2 and state.fast_track))


def next_gate(project: Project, state: State) -> Gate | None:
    """What the project meets next; None in intake, without gates before a trial, and after the last."""
    if state.closed or state.phase in (Phase.INTAKE, Phase.CLOSED):
        return None
    if state.phase == Phase.TRIAL and Gate.TRIAL_START not in state.passed:
        return Gate.TRIAL_START
    if state.phase in (Phase.OPERATION, Phase.ROLLOUT):
        return None if Gate.OPERATION in state.passed else Gate.OPERATION
    if project.type != ProjectType.DIGITEK:
        return None
    return {Phase.INTAKE: Gate.GATE_1, Phase.IDEA: Gate.GATE_1, Phase.STUDY: Gate.GATE_2, Phase.TRIAL: Gate.GATE_3}[
        state.phase
    ]


def status(project: Project, state: State) -> Status:
    """R-073, R-074 and the contract: always derived, never stored."""
    triage, interest, blockers = project.intake.triage, project.intake.interest, project.intake.blockers
    if state.stopped or (triage and triage.outcome == "purchase") or (interest and not interest.wanted):
        return Status.STOPPED
    if state.closed or (project.history and project.history.status == "completed"):
        return Status.COMPLETED
    # What became of a project from before the rules is not for us to invent: it rests until somebody decides.
    untold = project.history is not None and project.history.status == "unknown"
    if state.hold or (blockers and blockers.found) or untold:
        return Status.ON_HOLD
    if state.phase in (Phase.INTAKE, Phase.IDEA):
        return Status.BACKLOG if project.backlog else Status.PIPELINE
    return Status.ACTIVE


def known_since(project: Project) -> date:
    """The day before which nothing could be decided: it was received, and its intake answered, by then."""
    intake = project.intake
    steps = (intake.triage, intake.blockers, intake.interest, intake.priority, intake.owner, intake.manager)
    return max([project.received, *(step.date for step in steps if step)])


def handed_over(decisions: tuple[Decision, ...]) -> date | None:
    """The day on which operation took over, or None."""
    found = (decision.date for decision in effective(decisions) if decision.kind == DecisionKind.HAND_OVER)
    return min(found, default=None)


def last_date(portfolio: Portfolio, project_id: str) -> date | None:
    """The day of the project's latest decision that was not taken back; no decision may be dated before it."""
    return max((decision.date for decision in standing(portfolio.decisions(project_id))), default=None)
