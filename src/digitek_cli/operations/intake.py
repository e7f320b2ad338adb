"""The six steps of intake. The last one done moves the project into its IDEA phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.project import Appointment, Blockers, FirstPriority, Interest, Triage
from digitek_cli.model.terms import Phase, Priority, ProjectType, Role
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.operations.deciding import rules_of
from digitek_cli.rules import lifecycle
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_person, find_project

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

OWNERS = (Role.PROJECT_OWNER, Role.MANAGER)
# What opens the IDEA phase: once something has been decided there, it stays open.
OPENING = ("triage", "blockers", "interest")


@dataclass(frozen=True)
class IntakeStep:
    """One answer: `step` is its name; `value` an outcome, text, flag, level or initials by step."""

    project: str
    step: str
    value: Any
    by: str
    date: date | None = None


def record(portfolio: Portfolio, request: IntakeStep, moment: Moment) -> Change:
    """Record one step of intake. Raises RuleViolation when the person may not, or the phase is past."""
    project = find_project(portfolio, request.project)
    on = request.date or moment.today
    by = find_person(portfolio, request.by)
    value = find_person(portfolio, request.value) if request.step in ("owner", "manager") else request.value
    found = _objections(portfolio, project, request, by, on, moment)
    found += _appointment(portfolio, request.step, value, on)
    found += _level(project, request.step, value)
    found += _other_area(portfolio, project, request.step, by, on)
    refuse(found)
    intake = project.intake.with_(**{request.step: _answer(request.step, value, by, on)})
    changes: dict[str, Any] = {"intake": intake}
    if request.step in ("owner", "manager"):
        changes[request.step] = value
    amended: Project = project.with_(**changes)
    amended = amended.with_(phase=lifecycle.replay(portfolio, amended).phase)
    after = portfolio.with_records(amended)
    state = lifecycle.replay(after, amended)
    return Change(
        operation=f"intake.{request.step}",
        subject_id=project.id,
        what=f"{request.step} {_word(value)}",
        records=(amended,),
        after=after,
        reads=project_reads(project.id),
        findings=tuple(found),
        result={
            "project": project.id,
            "step": request.step,
            "phase": amended.phase,
            "status": lifecycle.status(amended, state),
            "answer": _shown(value),
        },
    )


def _shown(value: Any) -> Any:
    """The answer as a receipt shows it: no blockers are `none`, flags and terms keep their type."""
    return "none" if value is None else value


def _word(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).splitlines()[0][:80]


def _objections(
    portfolio: Portfolio, project: Project, request: IntakeStep, by: str, on: date, moment: Moment
) -> list[Finding]:
    found: list[Finding] = []
    if on > moment.today:
        found.append(error("DATE001", date=on, today=moment.today))
    if project.history is not None:
        found.append(error("HIST001", project=project.id))
    elif project.phase not in (Phase.INTAKE, Phase.IDEA) and request.step not in ("owner", "manager"):
        found.append(error("INTK001", project=project.id, phase=project.phase))
    elif request.step in OPENING and project.phase != Phase.INTAKE and portfolio.decisions(project.id):
        found.append(error("INTK002", project=project.id, step=request.step))
    step = next((item for item in rules_of(portfolio, on).steps(Phase.INTAKE) if item.id == request.step), None)
    if step and not any(portfolio.organisation.holds(by, role, on) for role in step.by):
        found.append(error("ROLE001", person=by, roles=step.by, date=on))
    return found


def _appointment(portfolio: Portfolio, step: str, value: Any, on: date) -> list[Finding]:
    roles = {"owner": OWNERS, "manager": (Role.PROJECT_MANAGER, Role.DIGITALISATION_CONSULTANT)}.get(step)
    if roles is None or any(portfolio.organisation.holds(value, role, on) for role in roles):
        return []
    return [error("ROLE002", person=value, roles=roles, date=on)]


def _other_area(portfolio: Portfolio, project: Project, step: str, by: str, on: date) -> list[Finding]:
    """R-109 to R-111 speak of the manager or head of the idea's own area."""
    roles = (Role.HEAD_OF_AREA, Role.MANAGER, Role.PROJECT_OWNER)
    if step not in ("interest", "priority", "owner"):
        return []
    own = any(portfolio.organisation.holds(by, role, on, project.area) for role in roles)
    return [] if own else [warning("INTK003", person=by, area=project.area)]


def _level(project: Project, step: str, value: Any) -> list[Finding]:
    """R-072: very high belongs to mandatory projects, and they have no other."""
    if step != "priority":
        return []
    if value == Priority.VERY_HIGH and project.type != ProjectType.MANDATORY:
        return [error("PRIO001", project=project.id, type=project.type)]
    if value != Priority.VERY_HIGH and project.type == ProjectType.MANDATORY:
        return [warning("PRIO002", project=project.id, level=value)]
    return []


def _answer(step: str, value: Any, by: str, on: date) -> Any:
    match step:
        case "triage":
            return Triage(outcome=value, by=by, date=on)
        case "blockers":
            return Blockers(found=value, by=by, date=on)
        case "interest":
            return Interest(wanted=value, by=by, date=on)
        case "priority":
            return FirstPriority(level=value, by=by, date=on)
        case _:
            return Appointment(person=value, by=by, date=on)
