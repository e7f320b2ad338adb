"""Where a gate is decided: DigiTek's recommendation and the head's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Decider, DecisionKind, Gate, Phase, Role, StatementKind
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.operations.deciding import Ruling, bench, decision_change, decision_of
from digitek_cli.operations.gate import standing_gate
from digitek_cli.operations.statement import new_statement
from digitek_cli.rules import lifecycle
from digitek_cli.rules.finding import error
from digitek_cli.rules.references import find_person, find_project

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def recommend(
    portfolio: Portfolio, project_id: str, forum: Decider, by: str, reason: str, on: date | None, moment: Moment
) -> Change:
    """R-117: DigiTek recommends where the next gate is decided."""
    project = find_project(portfolio, project_id)
    day = on or moment.today
    person = find_person(portfolio, by)
    gate = _forum_gate(portfolio, project)
    found = [] if day <= moment.today else [error("DATE001", date=day, today=moment.today)]
    if not portfolio.organisation.holds(person, Role.DIGITALISATION_CONSULTANT, day):
        found.append(error("ROLE001", person=person, roles=(Role.DIGITALISATION_CONSULTANT,), date=day))
    refuse(found)
    statement = new_statement(
        moment,
        day,
        project=project.id,
        kind=StatementKind.FORUM,
        gate=gate,
        by=person,
        role=Role.DIGITALISATION_CONSULTANT,
        forum=forum,
        text=reason,
    )
    return Change(
        operation="gate.forum",
        subject_id=project.id,
        what=f"{gate.value}: recommended {forum.value}",
        records=(statement,),
        after=portfolio.with_records(statement),
        reads=project_reads(project.id),
        reason=reason,
        trailers=(("Digitek-Gate", gate.value),),
        result={"project": project.id, "gate": gate, "recommended": forum, "statement": statement.id},
    )


def _forum_gate(portfolio: Portfolio, project: Project) -> Gate:
    """The next gate; a control point has no forum to choose, so then it is the gate after it."""
    state = lifecycle.replay(portfolio, project)
    # In intake there is no document yet that could be too much for the head alone.
    gate = standing_gate(project, state, None) if state.phase != Phase.INTAKE else None
    if gate is None:
        raise BadReference("no-next-gate", project=project.id, phase=state.phase, type=project.type)
    if gate == Gate.TRIAL_START and project.type == "digitek":
        return Gate.GATE_3
    if gate in lifecycle.CONTROL_POINTS:
        raise BadReference("no-forum-here", project=project.id, gate=gate)
    return gate


def choose(portfolio: Portfolio, project_id: str, forum: Decider, ruling: Ruling, moment: Moment) -> Change:
    """R-121: the head's final word on where the next gate is decided."""
    project = find_project(portfolio, project_id)
    gate = _forum_gate(portfolio, project)
    seat = bench(portfolio, project, DecisionKind.FORUM.value, ruling, moment)
    refuse(seat.findings)
    decision = decision_of(
        seat,
        ruling,
        moment,
        f"D-{seat.on.year}-{moment.token()}",
        kind=DecisionKind.FORUM,
        gate=gate,
        forum=forum,
    )
    return decision_change(
        seat,
        ruling,
        decision,
        project,
        operation="gate.forum",
        what=f"{gate.value}: chosen {forum.value}",
        result={"gate": gate, "chosen": forum},
    )
