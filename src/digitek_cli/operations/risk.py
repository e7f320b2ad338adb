"""The risk of a project: the radar, what may happen, what has happened, and who deals with it by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli.model.project import Concern, Dimension, Project, Risk
from digitek_cli.model.terms import Role
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_person, find_project, unknown
from digitek_cli.rules.risk import derived_category

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio

LETTERS = {"risk": "R", "issue": "I"}


@dataclass(frozen=True)
class NewConcern:
    """`TEXT;OWNER;DUE` for a risk that may happen or an issue that has."""

    kind: str
    text: str
    owner: str
    due: date


@dataclass(frozen=True)
class Assessment:
    """What is said about a project's risk. `values` are parts of the radar, `extra` its further dimensions."""

    values: dict[str, Any] = field(default_factory=dict)
    extra: tuple[tuple[str, int], ...] = ()
    doing: tuple[str, ...] = ()
    not_doing: tuple[str, ...] = ()
    concerns: tuple[NewConcern, ...] = ()
    closed: tuple[str, ...] = ()
    note: str | None = None

    @property
    def judges(self) -> bool:
        """Whether it says anything about the radar; so does one that says nothing at all."""
        told = any(value is not None for value in self.values.values())
        return told or bool(self.extra) or not (self.doing or self.not_doing or self.concerns or self.closed)


def assess(portfolio: Portfolio, project_id: str, said: Assessment, by: str, on: date | None, moment: Moment) -> Change:
    """R-050 to R-056, R-185: the radar with the category that it points to, and the risks and issues.

    Who may: the project's owner, a project manager, the digitalisation consultant.
    """
    project = find_project(portfolio, project_id)
    day = on or moment.today
    person = find_person(portfolio, by)
    found: list[Finding] = [error("DATE001", date=day, today=moment.today)] if day > moment.today else []
    roles = (Role.PROJECT_MANAGER, Role.DIGITALISATION_CONSULTANT)
    if person != project.owner and not any(portfolio.organisation.holds(person, role, day) for role in roles):
        found.append(error("ROLE001", person=person, roles=(*roles, Role.PROJECT_OWNER), date=day))
    risk = _radar(project, said, person, day, found)
    concerns = _concerns(portfolio, project, said, day, found)
    refuse(found)
    amended: Project = project.with_(risk=risk, concerns=concerns)
    category = risk.category if risk else None
    return Change(
        operation="risk",
        subject_id=project.id,
        what=f"category {category}" if said.judges else _what(said),
        records=(amended,),
        after=portfolio.with_records(amended),
        reads=project_reads(project.id),
        findings=tuple(found),
        result={
            "project": project.id,
            "category": category,
            "derived": derived_category(risk.model_dump()) if risk else None,
            "concerns": [item.id for item in concerns[len(project.concerns) :]],
            "closed": [name.upper() for name in said.closed],
        },
    )


def _what(said: Assessment) -> str:
    parts = [f"{len(said.concerns)} raised"] if said.concerns else []
    parts += [f"{len(said.closed)} closed"] if said.closed else []
    parts += ["doing and not doing"] if said.doing or said.not_doing else []
    return ", ".join(parts)


def _radar(project: Project, said: Assessment, person: str, day: date, found: list[Finding]) -> Risk | None:
    """The radar with what was said merged in; the category is the one it points to where nobody judged it."""
    old = project.risk.model_dump(exclude={"by", "date"}) if project.risk else {}
    merged = old | {name: value for name, value in said.values.items() if value is not None}
    merged["extra"] = tuple(Dimension(id=name, value=value) for name, value in _extra(project, said).items())
    for name, told in (("doing", said.doing), ("not_doing", said.not_doing)):
        merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *told)))
    if not said.judges:
        kept = {"by": project.risk.by, "date": project.risk.date} if project.risk else {}
        return Risk.model_validate(merged | kept) if said.doing or said.not_doing else project.risk
    pointed = derived_category(merged)
    if merged.get("category") is None:
        merged["category"] = pointed
    if merged["category"] is None:
        found.append(error("RISK002", project=project.id))
    elif pointed and pointed != merged["category"]:
        found.append(warning("RISK003", judged=merged["category"], derived=pointed))
    return Risk.model_validate(merged | {"by": person, "date": day})


def _extra(project: Project, said: Assessment) -> dict[str, int]:
    """The further dimensions by name, the latest word of each."""
    known = {item.id: item.value for item in project.risk.extra} if project.risk else {}
    return known | dict(said.extra)


def _concerns(
    portfolio: Portfolio, project: Project, said: Assessment, day: date, found: list[Finding]
) -> tuple[Concern, ...]:
    """The list with new ones at its end and closed ones marked."""
    known = {item.id.lower(): item for item in project.concerns}
    for name in said.closed:
        item = known.get(name.lower())
        if item is None:
            raise unknown("no-such-item", name, (other.id for other in project.concerns))
        if item.closed is not None:
            found.append(error("RISK006", concern=item.id, date=item.closed))
        known[name.lower()] = item.with_(closed=day, note=said.note or item.note)
    items = list(known.values())
    for new in said.concerns:
        if new.due < day:
            found.append(error("RISK007", text=new.text, due=new.due, date=day))
        fields = {"kind": new.kind, "text": new.text, "due": new.due, "raised": day}
        owner = find_person(portfolio, new.owner)
        items.append(Concern.model_validate(fields | {"id": _number(items, new.kind), "owner": owner}))
    return tuple(items)


def _number(items: list[Concern], kind: str) -> str:
    """The next number of its kind: R-001, I-001."""
    used = {item.id for item in items}
    return next(name for at in range(1, len(used) + 2) if (name := f"{LETTERS[kind]}-{at:03d}") not in used)
