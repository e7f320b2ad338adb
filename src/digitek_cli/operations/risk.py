"""The risk radar of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.project import Project, Risk
from digitek_cli.model.terms import Role
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_person, find_project
from digitek_cli.rules.risk import derived_category

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio


def assess(
    portfolio: Portfolio, project_id: str, values: dict[str, Any], by: str, on: date | None, moment: Moment
) -> Change:
    """R-052: the radar's four dimensions and the judged category, with the category that they point to."""
    project = find_project(portfolio, project_id)
    day = on or moment.today
    person = find_person(portfolio, by)
    found: list[Finding] = [error("DATE001", date=day, today=moment.today)] if day > moment.today else []
    roles = (Role.PROJECT_MANAGER, Role.DIGITALISATION_CONSULTANT)
    if person != project.owner and not any(portfolio.organisation.holds(person, role, day) for role in roles):
        found.append(error("ROLE001", person=person, roles=(*roles, Role.PROJECT_OWNER), date=day))
    old = project.risk.model_dump(exclude={"by", "date"}) if project.risk else {}
    given = {name: value for name, value in values.items() if value is not None}
    merged = old | given
    if merged.get("category") is None:
        merged["category"] = derived_category(merged)
    if merged["category"] is None:
        found.append(error("RISK002", project=project.id))
        refuse(found)
    assessed = Risk.model_validate(merged | {"by": person, "date": day})
    pointed = derived_category(merged)
    if pointed and pointed != assessed.category:
        found.append(warning("RISK003", judged=assessed.category, derived=pointed))
    refuse(found)
    amended: Project = project.with_(risk=assessed)
    return Change(
        operation="risk",
        subject_id=project.id,
        what=f"category {assessed.category}",
        records=(amended,),
        after=portfolio.with_records(amended),
        reads=project_reads(project.id),
        findings=tuple(found),
        result={"project": project.id, "category": assessed.category, "derived": pointed},
    )
