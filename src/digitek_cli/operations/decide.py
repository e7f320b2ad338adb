"""Decisions outside the gates: money, stop, hold and resumption, hand-over, risk, priority, start, rollout, closing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.project import Department
from digitek_cli.model.terms import DecisionKind, Gate, Phase, Priority, ProjectType
from digitek_cli.operations.change import Change, Moment, refuse
from digitek_cli.operations.deciding import (
    Bench,
    Ruling,
    bench,
    decision_change,
    decision_of,
    give_back,
    money_words,
    reserve_money,
)
from digitek_cli.operations.priorities import sound_rules
from digitek_cli.rules import criteria, ledger, overriding
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_area, find_person, find_project
from digitek_cli.rules.weighing import weigh

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

DEPARTMENT_PHASES = (Phase.TRIAL, Phase.OPERATION, Phase.CLOSED)
START_ORDER = (Phase.IDEA, Phase.STUDY, Phase.TRIAL, Phase.OPERATION, Phase.ROLLOUT)


def seated(portfolio: Portfolio, project: Project, kind: DecisionKind, ruling: Ruling, moment: Moment) -> Bench:
    """The bench of a decision kind, with what its phase and the project's state say against it."""
    seat = bench(portfolio, project, kind.value, ruling, moment)
    rules = next((item for item in seat.policy.decisions if item.kind == kind), None)
    found = list(seat.findings)
    state = seat.state
    if state.closed:
        found.append(error("KIND003", project=project.id))
    elif state.stopped and kind not in (DecisionKind.RESUME, DecisionKind.CLOSING):
        found.append(error("KIND002", project=project.id, kind=kind))
    elif rules is None or project.type not in rules.types:
        found.append(error("KIND004", project=project.id, kind=kind, type=project.type))
    elif state.phase not in rules.phases:
        found.append(error("KIND001", project=project.id, kind=kind, phase=state.phase, phases=rules.phases))
    return replace(seat, findings=tuple(found))


def _decide(
    seat: Bench,
    kind: DecisionKind,
    ruling: Ruling,
    moment: Moment,
    found: list[Finding],
    *,
    release: bool = False,
    project: Project | None = None,
    what: str = "",
    result: dict[str, Any] | None = None,
    **fields: Any,
) -> Change:
    """Refuse with everything at once, else book, decide and settle."""
    decision_id = f"D-{seat.on.year}-{moment.token()}"
    base, returned, stuck = give_back(seat, ruling, decision_id, moment, everything=release)
    booked, grants, objections = reserve_money(seat, ruling, decision_id, moment, base)
    refuse([*seat.findings, *found, *stuck, *objections])
    decision = decision_of(seat, ruling, moment, decision_id, kind=kind, grants=grants, **fields)
    return decision_change(
        seat,
        ruling,
        decision,
        project or seat.project,
        (*returned, *booked),
        operation=OPERATIONS.get(kind, f"decide.{kind.value}"),
        what=f"{what or kind.value}{money_words(grants)}",
        findings=tuple(found),
        result=result,
    )


OPERATIONS = {
    DecisionKind.START: "phase.start",
    DecisionKind.ROLLOUT: "rollout",
    DecisionKind.CLOSING: "close",
    DecisionKind.PRIORITY: "priority.decide",
}


def financing(portfolio: Portfolio, project_id: str, ruling: Ruling, moment: Moment) -> Change:
    """Resolution 8: the pool's owner grants money outside a gate."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.FINANCING, ruling, moment)
    found = [] if ruling.reserves else [error("FIN001", project=project.id)]
    return _decide(seat, DecisionKind.FINANCING, ruling, moment, found)


def stop(portfolio: Portfolio, project_id: str, ruling: Ruling, moment: Moment) -> Change:
    """Stop a project between gates; what is still reserved goes back to its pool."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.STOP, ruling, moment)
    found = [error("FIN002")] if ruling.reserves else []
    return _decide(seat, DecisionKind.STOP, ruling, moment, found, release=True)


def hold(portfolio: Portfolio, project_id: str, ruling: Ruling, moment: Moment) -> Change:
    """Put a project on hold until a day."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.HOLD, ruling, moment)
    found = [] if ruling.until and ruling.until > seat.on else [error("HOLD001", project=project.id)]
    return _decide(seat, DecisionKind.HOLD, ruling, moment, found)


def resume(portfolio: Portfolio, project_id: str, ruling: Ruling, moment: Moment) -> Change:
    """Take a stopped, postponed or held project up again, in the phase where it was."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.RESUME, ruling, moment)
    found = [] if seat.state.stopped or seat.state.hold else [error("RESUME001", project=project.id)]
    if seat.state.phase == Phase.TRIAL:
        # A stop gave the money back, so a trial that goes on needs its budget covered again.
        reserves = tuple((ask.pool, ask.year, ask.amount) for ask in ruling.reserves)
        found += [*criteria.uncovered(portfolio, project, reserves)]
    return _decide(seat, DecisionKind.RESUME, ruling, moment, found)


def risk(portfolio: Portfolio, project_id: str, ruling: Ruling, moment: Moment) -> Change:
    """R-050: the decider accepts the risk that was assessed."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.RISK, ruling, moment)
    category = project.risk.category if project.risk else None
    found = [] if category else [error("RISK001", project=project.id)]
    return _decide(seat, DecisionKind.RISK, ruling, moment, found, what=f"accepted category {category}")


def carry_forward(portfolio: Portfolio, project_id: str, ruling: Ruling, moment: Moment) -> Change:
    """Resolution 5: what is reserved may be carried into the next year; the year-end booking follows it."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.CARRY_FORWARD, ruling, moment)
    held = ledger.granted(portfolio, project.id)
    found = [] if held else [error("CARRY001", project=project.id)]
    return _decide(seat, DecisionKind.CARRY_FORWARD, ruling, moment, found)


def hand_over(
    portfolio: Portfolio, project_id: str, benefit_owner: str | None, ruling: Ruling, moment: Moment
) -> Change:
    """R-145: operation takes over; somebody there owns the benefits, and the rest of the money goes back."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.HAND_OVER, ruling, moment)
    owner = find_person(portfolio, benefit_owner) if benefit_owner else project.benefit_owner
    found = []
    if owner is None:
        found.append(error("HAND001", project=project.id))
    if Gate.OPERATION not in seat.state.passed:
        found.append(error("HAND002", project=project.id))
    if seat.state.handed_over:
        found.append(error("HAND003", project=project.id))
    amended: Project = project.with_(benefit_owner=owner)
    what = f"to {owner}"
    return _decide(seat, DecisionKind.HAND_OVER, ruling, moment, found, release=True, project=amended, what=what)


def priority(portfolio: Portfolio, project_id: str, level: Priority, ruling: Ruling, moment: Moment) -> Change:
    """R-075: the heads' group decides the priority, at a meeting."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.PRIORITY, ruling, moment)
    found = []
    if (level == Priority.VERY_HIGH) != (project.type == ProjectType.MANDATORY):
        found.append(error("PRIO001", project=project.id, type=project.type))
    if not ruling.meeting:
        found.append(error("PRIO003", project=project.id))
    seen = weigh(sound_rules(portfolio, seat.on).priority, project, seat.on)
    found += overriding.of_decision(seen, level, seat.mandate.decider)
    computed = overriding.kept(seen)
    return _decide(
        seat,
        DecisionKind.PRIORITY,
        ruling,
        moment,
        found,
        what=level.value,
        priority=level,
        computed=computed,
        result={"level": level, "computed": computed},
    )


def start(portfolio: Portfolio, project_id: str, phase: Phase, ruling: Ruling, moment: Moment) -> Change:
    """Resolution 8: a type without gates goes on to a later phase, confirmed by head and owner."""
    project = find_project(portfolio, project_id)
    if project.type == ProjectType.DIGITEK:
        raise BadReference("gates-decide", project=project.id)
    if phase not in START_ORDER[1:]:
        raise BadReference("not-a-start", phase=phase, known=START_ORDER[1:])
    seat = seated(portfolio, project, DecisionKind.START, ruling, moment)
    now = seat.state.phase
    found = []
    if now in START_ORDER and START_ORDER.index(phase) <= START_ORDER.index(now):
        found.append(error("START001", project=project.id, phase=phase, now=now))
    if now == Phase.TRIAL and Gate.TRIAL_START not in seat.state.passed:
        found.append(error("PASS001", project=project.id, gate=Gate.TRIAL_START))
    return _decide(seat, DecisionKind.START, ruling, moment, found, what=phase.value, phase=phase)


def rollout(
    portfolio: Portfolio,
    project_id: str,
    department: str,
    phase: Phase,
    area: str | None,
    ruling: Ruling,
    moment: Moment,
) -> Change:
    """R-146: one department on its way: trial, operation, closed."""
    project = find_project(portfolio, project_id)
    if phase not in DEPARTMENT_PHASES:
        raise BadReference("not-a-department-phase", phase=phase, known=DEPARTMENT_PHASES)
    where = find_area(portfolio, area) if area else None
    seat = seated(portfolio, project, DecisionKind.ROLLOUT, ruling, moment)
    now = seat.state.departments.get(department)
    found = []
    if now and DEPARTMENT_PHASES.index(phase) <= DEPARTMENT_PHASES.index(now):
        found.append(error("ROLL001", department=department, phase=phase, now=now))
    if phase == Phase.OPERATION and Gate.OPERATION not in seat.state.passed:
        found.append(error("ROLL002", project=project.id, department=department))
    amended = project
    if department not in {item.id for item in project.departments}:
        entry = Department(id=department, phase=phase, area=where)
        amended = project.with_(departments=(*project.departments, entry))
    return _decide(
        seat,
        DecisionKind.ROLLOUT,
        ruling,
        moment,
        found,
        project=amended,
        what=f"{department} {phase.value}",
        department=department,
        phase=phase,
        result={"department": department, "department_phase": phase},
    )


def close(
    portfolio: Portfolio, project_id: str, learnt: str, shared: str | None, ruling: Ruling, moment: Moment
) -> Change:
    """R-002, R-010, R-191: close with what was learnt. Money still committed stands in the way."""
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.CLOSING, ruling, moment)
    found = _unfinished(seat)
    committed = sum((held.committed for held in ledger.outstanding(portfolio, project.id)), Decimal(0))
    if committed > Decimal(0):
        found.append(error("CLOSE002", project=project.id, amount=committed))
    if not (shared or project.shared):
        found.append(warning("CLOSE003", project=project.id))
    amended: Project = project.with_(learnt=learnt, shared=shared or project.shared)
    return _decide(
        seat, DecisionKind.CLOSING, ruling, moment, found, release=True, project=amended, what="closed", learnt=learnt
    )


def _unfinished(seat: Bench) -> list[Finding]:
    """What a project still has to do before it may be closed without having been stopped."""
    state, project = seat.state, seat.project
    if state.stopped or state.rethought or project.history:
        return []
    found = []
    if project.type == ProjectType.OTHER and state.phase in (Phase.OPERATION, Phase.ROLLOUT):
        if Gate.OPERATION not in state.passed:
            found.append(error("HAND002", project=project.id))
        elif not state.handed_over:
            found.append(warning("CLOSE004", project=project.id))
    elif not state.handed_over:
        found.append(error("CLOSE001", project=project.id, phase=state.phase))
    under_way = tuple(name for name, phase in state.departments.items() if phase == Phase.TRIAL)
    if under_way:
        found.append(error("CLOSE005", project=project.id, departments=under_way))
    return found
