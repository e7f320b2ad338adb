"""Gates: the decision itself, DigiTek's recommended forum and the head's choice, conditions declared met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.events import Basis
from digitek_cli.model.ids import next_project_id
from digitek_cli.model.project import Origin, Project
from digitek_cli.model.terms import Decider, DecisionKind, Gate, Outcome, Phase, ProjectType, StatementKind
from digitek_cli.model.value import to_document
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
from digitek_cli.rules import criteria, lifecycle
from digitek_cli.rules.attempt import Attempt, project_facts, recommended, said, valid_approval
from digitek_cli.rules.content import content_hash, digest
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.references import find_project, numbers_taken
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from digitek_cli.model.checklist import AnswerSheet, FactSheet
    from digitek_cli.model.policy import GateRules, OutcomeRules
    from digitek_cli.model.portfolio import Portfolio

APPROVED = {Gate.GATE_1: "idea-description", Gate.GATE_2: "project-description", Gate.GATE_3: "evaluation"}


@dataclass(frozen=True)
class Advance:
    """A request to decide at a gate. Without `gate` the next one, without outcomes the gate's way forward."""

    project: str
    ruling: Ruling
    gate: Gate | None = None
    outcomes: tuple[Outcome, ...] = ()
    title: str | None = None


def standing_gate(project: Project, state: lifecycle.State, gate: Gate | None) -> Gate:
    """The gate asked for, or the next; an idea in intake is on its way to Gate 1.

    Raises BadReference `no-next-gate` when there is none.
    """
    found = gate or lifecycle.next_gate(project, state)
    if found is None and state.phase == Phase.INTAKE and project.type == ProjectType.DIGITEK:
        found = Gate.GATE_1
    if found is None:
        raise BadReference("no-next-gate", project=project.id, phase=state.phase, type=project.type)
    return found


def advance(portfolio: Portfolio, request: Advance, moment: Moment) -> Change:
    """Decide at a gate or control point, with everything that is missing named at once.

    The reservation, the release after a stop and the project that a rethink creates are part of the same
    change. Raises RuleViolation with all findings.
    """
    project = find_project(portfolio, request.project)
    state = lifecycle.replay(portfolio, project, without=request.ruling.supersedes)
    gate = standing_gate(project, state, request.gate)
    seat = bench(portfolio, project, gate.value, request.ruling, moment)
    # Where a type has no gates, nothing that is missing for one is worth naming.
    refuse(item for item in seat.findings if item.code == "MAND005")
    attempt = _attempt(seat, gate, request)
    outcomes = attempt.outcomes
    against = [*seat.findings, *_open(seat, attempt.rules), *_outcomes(seat, attempt.rules, outcomes, request)]
    weighed = _weigh(attempt, attempt.rules, request.ruling)
    decision_id = f"D-{seat.on.year}-{moment.token()}"
    base, released, stuck = give_back(seat, request.ruling, decision_id, moment, everything=Outcome.STOP in outcomes)
    booked, grants, objections = reserve_money(seat, request.ruling, decision_id, moment, base)
    refuse([*against, *weighed, *stuck, *objections])
    created = _rethink(seat, request, outcomes, decision_id)
    decision = decision_of(
        seat,
        request.ruling,
        moment,
        decision_id,
        kind=DecisionKind.GATE,
        gate=gate,
        outcomes=outcomes,
        grants=grants,
        basis=basis(attempt),
        considered=_considered(attempt),
        created=created.id if created else None,
    )
    names = " ".join(outcome.value for outcome in outcomes)
    return decision_change(
        seat,
        request.ruling,
        decision,
        project,
        (*released, *booked, *((created,) if created else ())),
        operation="gate.advance",
        what=f"{gate.value} -> {names}{money_words(grants)}",
        findings=tuple(weighed),
        outcomes=outcomes,
        result={"gate": gate, "outcome": list(outcomes)} | ({"created": created.id} if created else {}),
    )


def _attempt(seat: Bench, gate: Gate, request: Advance) -> Attempt:
    reserves = tuple((ask.pool, ask.year, ask.amount) for ask in request.ruling.reserves)
    outcomes = request.outcomes or (seat.policy.gate(gate).forward,)
    return Attempt(seat.portfolio, seat.project, seat.state, seat.policy, gate, seat.on, outcomes, reserves)


def not_open(project: Project, state: lifecycle.State, gate: Gate, phases: tuple[Phase, ...]) -> Finding:
    """That a gate belongs to another phase; a project without gates gets there by starting the phase."""
    variant = None if project.type == ProjectType.DIGITEK else "no-gates"
    where: dict[str, Any] = {"project": project.id, "gate": gate, "phase": state.phase, "phases": phases}
    return error("GATE001", **where, next=phases[0].value, variant=variant)


def _open(seat: Bench, rules: GateRules) -> list[Finding]:
    """A gate stands open in its own phases, once, and not for a stopped or closed project."""
    state = seat.state
    params: dict[str, Any] = {"project": seat.project.id, "gate": rules.gate}
    if seat.mandate.decider == Decider.NONE:
        return []
    if state.closed:
        return [error("GATE003", **params)]
    if state.stopped:
        return [error("GATE002", **params)]
    if state.phase not in rules.phases:
        return [not_open(seat.project, state, rules.gate, rules.phases)]
    if rules.control_point and rules.gate in state.passed:
        return [error("GATE004", **params)]
    if state.rethought:
        return [error("GATE005", **params)]
    return []


def _outcomes(seat: Bench, rules: GateRules, outcomes: tuple[Outcome, ...], request: Advance) -> list[Finding]:
    known = {item.outcome: item for item in rules.outcomes}
    found = []
    for outcome in outcomes:
        if outcome not in known:
            found.append(error("GATE010", gate=rules.gate, outcome=outcome, known=tuple(known)))
        else:
            found += _outcome(seat, rules, known[outcome], outcomes, request)
    if request.ruling.reserves and not any(known[item].forward for item in outcomes if item in known):
        found.append(error("GATE016", gate=rules.gate, outcomes=outcomes))
    return found


def _outcome(
    seat: Bench, rules: GateRules, outcome: OutcomeRules, outcomes: tuple[Outcome, ...], request: Advance
) -> list[Finding]:
    params: dict[str, Any] = {"gate": rules.gate, "outcome": outcome.outcome, "project": seat.project.id}
    found = []
    if outcome.alone and len(set(outcomes)) > 1:
        found.append(error("GATE011", **params))
    missing = tuple(item for item in outcome.needs if item not in outcomes)
    if missing:
        found.append(error("GATE012", **params, needs=missing))
    until = request.ruling.until
    if outcome.until and (until is None or until <= seat.on):
        found.append(error("GATE013", **params))
    if outcome.after and outcome.after not in seat.state.passed:
        found.append(error("PASS001", **params))
    if outcome.outcome == Outcome.EXTEND and seat.state.extensions >= seat.policy.thresholds.extensions:
        found.append(error("GATE014", **params, limit=seat.policy.thresholds.extensions))
    if outcome.outcome == Outcome.RETHINK and not request.title:
        found.append(error("GATE015", **params))
    if outcome.otherwise and not _allowed(seat, rules, outcome, outcomes, request):
        found.append(error(outcome.otherwise, **params))
    return found


def _allowed(
    seat: Bench, rules: GateRules, outcome: OutcomeRules, outcomes: tuple[Outcome, ...], request: Advance
) -> bool:
    attempt = Attempt(seat.portfolio, seat.project, seat.state, seat.policy, rules.gate, seat.on, outcomes)
    waived = any(waiver.code.upper() == outcome.otherwise for waiver in request.ruling.waivers)
    return waived or evaluate(outcome.when, project_facts(attempt)) is True


def _weigh(attempt: Attempt, rules: GateRules, ruling: Ruling) -> list[Finding]:
    """What is missing after the waivers; a waiver that cannot or need not set anything aside is an error."""
    forward = {item.outcome for item in rules.outcomes if item.forward}
    lacking = criteria.missing(attempt) if set(attempt.outcomes) & forward else ()
    found = [item.finding for item in lacking if not any(item.waived_by(waiver.code) for waiver in ruling.waivers)]
    overrides = {item.otherwise for item in rules.outcomes if item.otherwise and item.outcome in attempt.outcomes}
    for waiver in ruling.waivers:
        code = waiver.code.upper()
        if code in overrides or any(item.waived_by(code) for item in lacking):
            continue
        hit = any(code in (item.finding.code, f"{item.finding.code}:{item.detail}".upper()) for item in lacking)
        found.append(error("WAIV001" if hit else "WAIV002", code=waiver.code, gate=rules.gate))
    return found


def _rethink(seat: Bench, request: Advance, outcomes: tuple[Outcome, ...], decision_id: str) -> Project | None:
    """R-147: a new project built on the experience of this one, in intake like any idea."""
    if Outcome.RETHINK not in outcomes:
        return None
    old = seat.project
    return Project(
        id=next_project_id(numbers_taken(seat.portfolio), seat.on.year),
        title=request.title or old.title,
        type=old.type,
        area=old.area,
        phase=Phase.INTAKE,
        submitter=old.owner or old.submitter,
        received=seat.on,
        source="rethink",
        need=old.need,
        origin=Origin(project=old.id, decision=decision_id),
    )


def basis(attempt: Attempt) -> tuple[Basis, ...]:
    """What the decision rests on, by content: the document with its approval, the facts and the questionnaires."""
    name = APPROVED.get(attempt.gate)
    kind = attempt.policy.document(name) if name else None
    answered = tuple(
        Basis(document=f"checklist/{sheet}", content=digest(to_document(found)))
        for sheet in ("facts", *(item.id for item in attempt.policy.questionnaires))
        if (found := _sheet(attempt, sheet)) is not None
    )
    if name is None or kind is None:
        return answered
    approval = valid_approval(attempt, name)
    content = content_hash(attempt.project, kind)
    return (Basis(document=name, content=content, approval=approval.id if approval else None), *answered)


def _sheet(attempt: Attempt, name: str) -> FactSheet | AnswerSheet | None:
    """The facts or the answers of one questionnaire, where there are any."""
    if name != "facts":
        return attempt.portfolio.answer_sheet(attempt.project.id, name)
    sheet = attempt.portfolio.fact_sheet(attempt.project.id)
    return sheet if sheet.facts else None


def _considered(attempt: Attempt) -> tuple[str, ...]:
    """The statements on the table: approvals, comments and recommendations for this gate, and signatures."""
    name = APPROVED.get(attempt.gate)
    kinds = (StatementKind.APPROVAL, StatementKind.COMMENT)
    spoken = [item.id for kind in kinds for item in said(attempt, kind, name)] if name else []
    signed = [
        item.id
        for item in standing(attempt.portfolio.statements(attempt.project.id))
        if item.kind == StatementKind.SIGNATURE and item.date <= attempt.on
    ]
    return tuple(spoken + [item.id for item in recommended(attempt)] + signed)
