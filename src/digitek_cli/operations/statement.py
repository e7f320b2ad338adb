"""Approvals, comments and recommendations: what people say about a document without deciding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.events import FileSeen, Statement
from digitek_cli.model.ids import project_path
from digitek_cli.model.project import Funding
from digitek_cli.model.terms import FundingSource, Gate, Phase, Priority, ProjectType, Role, StatementKind
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.operations.deciding import rules_of
from digitek_cli.operations.priorities import sound_rules
from digitek_cli.rules import lifecycle, overriding
from digitek_cli.rules.content import content_hash, field_of
from digitek_cli.rules.criteria import example
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.integrity import OWNERS, holds_one
from digitek_cli.rules.references import find_area, find_person, find_project, unknown
from digitek_cli.rules.weighing import weigh

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.policy import DocumentKind, Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

GATE_OF_PHASE = {Phase.IDEA: Gate.GATE_1, Phase.STUDY: Gate.GATE_2, Phase.TRIAL: Gate.GATE_3}


@dataclass(frozen=True)
class Saying:
    """Who said something, when, and in which words. `date` None means today."""

    project: str
    by: str
    text: str | None = None
    date: date | None = None


@dataclass(frozen=True)
class FundingChoice:
    """The head's choice of source (R-119): a source, and the areas that contribute."""

    source: FundingSource
    areas: tuple[str, ...] = ()


def find_document(policy: Policy, typed: str, *pages: str) -> DocumentKind:
    """A document kind by its id. Raises BadReference `no-such-document`, which names the other `pages` too."""
    document = policy.document(typed.strip().lower())
    if document is None:
        raise unknown("no-such-document", typed, (*(item.id for item in policy.documents), *pages))
    return document


def _common(portfolio: Portfolio, saying: Saying, moment: Moment) -> tuple[Project, Policy, str, date, list[Finding]]:
    project = find_project(portfolio, saying.project)
    day = saying.date or moment.today
    policy = rules_of(portfolio, day)
    person = find_person(portfolio, saying.by)
    found = [error("DATE001", date=day, today=moment.today)] if day > moment.today else []
    state = lifecycle.replay(portfolio, project)
    if state.closed:
        found.append(error("GATE003", project=project.id))
    elif state.stopped:
        found.append(error("STMT001", project=project.id))
    return project, policy, person, day, found


def _seen(portfolio: Portfolio, project: Project) -> tuple[FileSeen, ...]:
    """The project file as it was: its git blob id, kept beside the content hash."""
    path = project_path(project.id)
    blob = portfolio.blobs.get(path)
    return (FileSeen(path=path, blob=blob),) if blob else ()


def new_statement(moment: Moment, day: date, **fields: Any) -> Statement:
    """A statement of this day with an id of its own."""
    return Statement(id=f"S-{day.year}-{moment.token()}", date=day, recorded_by=moment.recorded_by, **fields)


def _change(portfolio: Portfolio, project: Project, statement: Statement, what: str, **fields: Any) -> Change:
    records = fields.pop("records", (statement,))
    return Change(
        operation=statement.kind.value,
        subject_id=project.id,
        what=what,
        records=records,
        after=portfolio.with_records(*records),
        reads=project_reads(project.id),
        reason=statement.text or "",
        result={"project": project.id, "statement": statement.id, "date": statement.date.isoformat()}
        | fields.pop("result", {}),
        **fields,
    )


def approve(portfolio: Portfolio, saying: Saying, document_id: str, moment: Moment) -> Change:
    """R-118, R-131, R-142: the project's owner approves this very content.

    Raises RuleViolation when somebody else approves or when required fields are still empty.
    """
    project, policy, person, day, found = _common(portfolio, saying, moment)
    document = find_document(policy, document_id)
    if project.owner is None:
        found.append(error("APPR003", project=project.id))
    elif person != project.owner:
        found.append(error("APPR004", person=person, owner=project.owner, title=document.title))
    elif not holds_one(portfolio, person, OWNERS, day):
        found.append(error("APPR005", project=project.id, person=person, date=day))
    found += [
        error("DOC001", project=project.id, field=name, example=example(name), title=document.title)
        for name in document.requires
        if field_of(project, name) in (None, (), "")
    ]
    refuse(found)
    content = content_hash(project, document)
    statement = new_statement(
        moment,
        day,
        project=project.id,
        kind=StatementKind.APPROVAL,
        document=document.id,
        by=person,
        role=Role.PROJECT_OWNER,
        content=content,
        files=_seen(portfolio, project),
        text=saying.text,
    )
    result = {"document": document.id, "title": document.title, "content": content}
    return _change(portfolio, project, statement, f"{document.id} by {person}", result=result)


def comment(
    portfolio: Portfolio, saying: Saying, document_id: str, funding: FundingChoice | None, moment: Moment
) -> Change:
    """R-119, R-132: a comment on a document; the head of the area may choose the funding source with it."""
    project, policy, person, day, found = _common(portfolio, saying, moment)
    document = find_document(policy, document_id)
    head = portfolio.organisation.head(project.area, day)
    if funding and person != head:
        found.append(error("FUND002", person=person, head=head or "?", area=project.area))
    if not saying.text and not funding:
        found.append(error("COMM003", document=document.id))
    refuse(found)
    areas = tuple(find_area(portfolio, area) for area in funding.areas) if funding else ()
    role = Role.HEAD_OF_AREA if person == head else _role(portfolio, project, person, day)
    statement = new_statement(
        moment,
        day,
        project=project.id,
        kind=StatementKind.COMMENT,
        document=document.id,
        by=person,
        role=role,
        content=content_hash(project, document),
        files=_seen(portfolio, project),
        text=saying.text,
        funding=funding.source if funding else None,
        areas=areas,
    )
    records: tuple[Any, ...] = (statement,)
    if funding:
        chosen = Funding(source=funding.source, areas=areas, by=person, date=day)
        records = (project.with_(funding=chosen), statement)
    result = {"document": document.id, "title": document.title} | ({"funding": funding.source} if funding else {})
    what = f"{document.id} by {person}" + (f"; funding {funding.source.value}" if funding else "")
    return _change(portfolio, project, statement, what, records=records, result=result)


def _role(portfolio: Portfolio, project: Project, person: str, day: date) -> Role:
    """The role somebody speaks in: the project's own first, then the first one held."""
    if person == project.owner:
        return Role.PROJECT_OWNER
    known = portfolio.organisation.person(person)
    held = [item.role for item in known.roles if item.covers(day)] if known else []
    return held[0] if held else Role.EMPLOYEE


def recommend(
    portfolio: Portfolio,
    saying: Saying,
    priority: Priority,
    hours: int | None,
    gate: Gate | None,
    moment: Moment,
) -> Change:
    """R-070, R-116, R-130, R-141: DigiTek recommends a priority and an effort for the next gate."""
    project, policy, person, day, found = _common(portfolio, saying, moment)
    state = lifecycle.replay(portfolio, project)
    for_gate = gate or (GATE_OF_PHASE.get(state.phase) if project.type == ProjectType.DIGITEK else None)
    if gate and gate in lifecycle.CONTROL_POINTS:
        raise BadReference("no-recommendation-here", gate=gate)
    if not portfolio.organisation.holds(person, Role.DIGITALISATION_CONSULTANT, day):
        found.append(error("ROLE001", person=person, roles=(Role.DIGITALISATION_CONSULTANT,), date=day))
    if (priority == Priority.VERY_HIGH) != (project.type == ProjectType.MANDATORY):
        found.append(error("PRIO001", project=project.id, type=project.type))
    seen = weigh(sound_rules(portfolio, day).priority, project, day)
    refuse(found)
    notes = overriding.of_recommendation(seen, priority, saying.text)
    document = policy.document("recommendation")
    statement = new_statement(
        moment,
        day,
        project=project.id,
        kind=StatementKind.RECOMMENDATION,
        gate=for_gate,
        by=person,
        role=Role.DIGITALISATION_CONSULTANT,
        priority=priority,
        computed=overriding.kept(seen),
        hours=hours,
        content=content_hash(project, document) if document else None,
        files=_seen(portfolio, project),
        text=saying.text,
    )
    what = f"{priority.value}" + (f" at {for_gate.value}" if for_gate else "")
    result = {"priority": priority, "computed": statement.computed} | ({"gate": for_gate} if for_gate else {})
    return _change(portfolio, project, statement, what, result=result, findings=tuple(notes))
