"""Registering an idea, amending a project, and taking a hand edit into the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.ids import next_project_id, project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.project import Project
from digitek_cli.model.terms import Phase, ProjectType, Role
from digitek_cli.model.value import check_initials, to_document
from digitek_cli.operations.audit_foundation import Alteration, refused
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.rules import check, content, fields, integrity, invalid
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_area, find_person, find_project, numbers_taken
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.value import Document

OWNERS = (Role.PROJECT_OWNER, Role.MANAGER)
DECIDED_ON = ("type", "area", "cross_directorate")
APPLICATION = ("submitter", "received")
MANAGERS = (Role.PROJECT_MANAGER, Role.DIGITALISATION_CONSULTANT)
# Fields that rules beyond the project's own file read: the whole portfolio is judged again.
WEIGHTY = frozenset({"type", "area", "owner", "manager", "submitter", "funding", "budget"})


@dataclass(frozen=True)
class Idea:
    """What is known about an idea when it is registered. `received` None means today."""

    title: str
    area: str
    submitter: str
    type: ProjectType = ProjectType.DIGITEK
    need: str | None = None
    source: str | None = None
    other_model: str | None = None
    legal_basis: str | None = None
    it_solution: bool | None = None
    received: date | None = None


def new_idea(portfolio: Portfolio, idea: Idea, moment: Moment, folder: str = "") -> Change:
    """Register an idea under the next free number of the year it came in.

    `folder` is what stands before a path of the portfolio in the answer.
    """
    received = idea.received or moment.today
    if received > moment.today:
        refuse([error("DATE001", date=received, today=moment.today)])
    document = {
        "id": next_project_id(numbers_taken(portfolio), received.year),
        "title": idea.title,
        "type": idea.type,
        "area": find_area(portfolio, idea.area),
        "phase": Phase.INTAKE,
        "submitter": initials(idea.submitter),
        "received": received,
        "need": idea.need,
        "source": idea.source,
        "other_model": idea.other_model,
        "legal_basis": idea.legal_basis,
        "it_solution": idea.it_solution,
    }
    project = valid(document, None)
    path = project_path(project.id)
    return Change(
        operation="new-idea",
        subject_id=project.id,
        what=project.title[:80],
        records=(project,),
        after=portfolio.with_records(project),
        reads=("portfolio.yaml", "organisation.yaml"),
        findings=tuple(integrity.type_needs(project)),
        result={"id": project.id, "path": folder + path, "phase": project.phase.value},
    )


def initials(typed: str) -> str:
    """Initials of anyone, typed in any case. Raises BadReference `not-initials`."""
    try:
        return check_initials(typed.strip().lower())
    except ValueError:
        raise BadReference("not-initials", typed=typed) from None


def valid(document: Document, path: str | None) -> Project:
    """A project from its document. Raises BadReference `not-valid` with every value that was refused."""
    try:
        return Project.model_validate(document)
    except ValidationError as problem:
        raise BadReference("not-valid", findings=invalid.findings(problem, path)) from None


@dataclass(frozen=True)
class Amendment:
    """One field to be set. `value` is typed text, or with `exact` plain data; None clears the field.

    A field that ends in `+` adds to a list, and one that ends in `-` takes the named item out of it.
    """

    project: str
    field: str
    value: Any
    exact: bool = False
    by: str | None = None


def amend(portfolio: Portfolio, request: Amendment, moment: Moment) -> Change:
    """Set one field of a project, and say which approvals it makes void."""
    project = find_project(portfolio, request.project)
    by = find_person(portfolio, request.by) if request.by else None
    document = to_document(project)
    field = _put(document, request)
    amended = _signed(valid(document, None), field, by, moment)
    change = amended_project(portfolio, project, amended, moment, operation="set", what=request.field, field=field)
    refuse(_role_objections(portfolio, amended, field, moment))
    return change


def _put(document: Document, request: Amendment) -> str:
    """Write the value into the document and give the plain name of the field."""
    field, sign = request.field.strip(), request.field.strip()[-1:]
    if sign not in ("+", "-"):
        kind = fields.kind_of(field)
        keep = request.exact or request.value is None
        fields.put(document, field, request.value if keep else fields.convert(request.value, kind, field))
        return field
    field = field[:-1]
    kind = fields.kind_of(field)
    items = list(_items(document, field))
    if sign == "-":
        del items[fields.position(items, str(request.value), field)]
    else:
        items.append(_numbered(items, request.value if request.exact else _item(request.value, kind, field), field))
    fields.put(document, field, items or None)
    return field


def _items(document: Document, field: str) -> list[Any]:
    value: Any = document
    for part in field.split("."):
        value = value.get(part, {}) if isinstance(value, dict) else {}
    return value if isinstance(value, list) else []


def _item(text: str, kind: Any, field: str) -> Any:
    inner = fields.item_kind(kind)
    if inner is None:
        raise BadReference("not-a-list", typed=field)
    return fields.convert(text, inner, field)


def _numbered(items: list[Any], item: Any, field: str) -> Any:
    """A benefit without an id gets the next one."""
    if field != "benefits" or not isinstance(item, dict) or item.get("id"):
        return item
    used = [str(other.get("id", "")) for other in items]
    number = next(number for number in range(1, len(used) + 2) if f"G-{number:03d}" not in used)
    return {"id": f"G-{number:03d}"} | item


JUDGED = frozenset({"risk", "horizon", "attention"})


def _signed(project: Project, field: str, by: str | None, moment: Moment) -> Project:
    """Who judged the risk, the horizon or the attention, and when, where that was said."""
    part = field.split(".")[0]
    value = getattr(project, part, None)
    if by is None or part not in JUDGED or value is None:
        return project
    signed: Project = project.with_(**{part: value.with_(by=by, date=moment.today)})
    return signed


def _role_objections(portfolio: Portfolio, project: Project, field: str, moment: Moment) -> list[Finding]:
    wanted: list[tuple[str | None, tuple[Role, ...], str]] = []
    if field == "owner":
        wanted.append((project.owner, OWNERS, "ROLE002"))
    if field == "manager":
        wanted.append((project.manager, MANAGERS, "ROLE002"))
    held = portfolio.organisation.holds
    return [
        Finding(code, params={"person": person, "roles": roles, "date": moment.today})
        for person, roles, code in wanted
        if person and not any(held(person, role, moment.today) for role in roles)
    ]


def amended_project(
    portfolio: Portfolio,
    before: Project,
    amended: Project,
    moment: Moment,
    *,
    operation: str,
    what: str,
    field: str = "",
) -> Change:
    """The change from one version of a project to another; sealed fields must be as they were.

    Raises RuleViolation for a sealed field, an error that the amendment brings about, or no difference at all.
    """
    if amended == before and operation == "set":
        raise RuleViolation("nothing-changed", project=before.id)
    refuse([*_sealed(before, amended), *_settled(portfolio, before, amended)])
    after = portfolio.with_records(amended)
    refuse(_brought_about(portfolio, after, before, amended, moment))
    void = _void_approvals(portfolio, before, amended, moment)
    return Change(
        operation=operation,
        subject_id=before.id,
        what=what,
        records=(amended,),
        after=after,
        reads=project_reads(before.id),
        findings=(*void, *integrity.type_needs(amended)),
        result={
            "project": before.id,
            "field": field,
            "before": _shown(before, field),
            "after": _shown(amended, field),
            "void": sorted({str(finding.params["document"]) for finding in void}),
        },
    )


def _shown(project: Project, field: str) -> Any:
    return fields.get(to_document(project), field) if field else None


def _sealed(before: Project, amended: Project) -> list[Finding]:
    return [
        error("PROJ001", project_path(before.id), (name,), field=name, command=command)
        for name, command in fields.SEALED.items()
        if getattr(before, name) != getattr(amended, name)
    ]


def _settled(portfolio: Portfolio, before: Project, amended: Project) -> list[Finding]:
    """What the rights to decide rest on is fixed: who applied from the end of intake, the rest from a decision."""
    decided = bool(portfolio.decisions(before.id))
    fixed: tuple[str, ...] = DECIDED_ON if decided else ()
    fixed += APPLICATION if decided or before.phase != Phase.INTAKE else ()
    return [
        error("PROJ002", project_path(before.id), (name,), project=before.id, field=name)
        for name in fixed
        if getattr(before, name) != getattr(amended, name)
    ]


def _funded(before: Project, amended: Project) -> list[Finding]:
    """The source of the money is the head's word, given with a comment; a hand edit cannot speak for the head."""
    if before.funding == amended.funding:
        return []
    command = fields.SEALED["funding"]
    return [error("PROJ001", project_path(before.id), ("funding",), field="funding", command=command)]


def _brought_about(
    portfolio: Portfolio, after: Portfolio, before: Project, amended: Project, moment: Moment
) -> tuple[Finding, ...]:
    """Errors of the new state that the old one did not have."""
    if any(getattr(before, name) != getattr(amended, name) for name in WEIGHTY):
        known = set(map(_identity, check.errors(portfolio, moment.today)))
        return tuple(item for item in check.errors(after, moment.today) if _identity(item) not in known)
    known = set(map(_identity, integrity.project(portfolio, before)))
    return tuple(item for item in integrity.project(after, amended) if _identity(item) not in known)


def _identity(finding: Finding) -> tuple[Any, ...]:
    return (finding.code, finding.path, finding.at, repr(sorted(finding.params.items())))


def _void_approvals(portfolio: Portfolio, before: Project, amended: Project, moment: Moment) -> tuple[Finding, ...]:
    """Approvals of the content that was: they no longer count."""
    policy = portfolio.policy(moment.today)
    found = []
    for kind in policy.documents if policy else ():
        was = content.content_hash(before, kind)
        if was == content.content_hash(amended, kind):
            continue
        found += [
            warning("APPR010", document=kind.id, title=kind.title, person=item.by, date=item.date, project=before.id)
            for item in standing(portfolio.statements(before.id))
            if item.kind == "approval" and item.document == kind.id and item.content == was
        ]
    return tuple(found)


def edited(portfolio: Portfolio, amended: Project, moment: Moment) -> Change:
    """Take a project as it came back from an editor."""
    before = portfolio.project(amended.id)
    if before is None:
        raise RuleViolation("refused", findings=[error("PROJ001", field="id", command="")])
    return amended_project(portfolio, before, amended, moment, operation="edit", what=_fields(before, amended))


def _fields(before: Project, amended: Project) -> str:
    """The names of the fields that differ."""
    names = [name for name in type(before).model_fields if getattr(before, name) != getattr(amended, name)]
    return ", ".join(names)[:80] or "comments"


def manual(portfolio: Portfolio, records: Iterable[Record], moment: Moment, reason: str = "") -> Change:
    """Take hand edits of state files into the history, once the whole result holds.

    Raises RuleViolation for an event among them, and for every error that the edits bring about.
    """
    changed = tuple(records)
    refuse(error("EDIT001", path_of(record), file=path_of(record)) for record in changed if integrity.is_event(record))
    refuse(
        finding
        for record in changed
        if isinstance(record, Project) and isinstance(before := portfolio.records.get(path_of(record)), Project)
        for finding in (*_settled(portfolio, before, record), *_funded(before, record))
    )
    altered = (
        Alteration(path, portfolio.records.get(path), record) for record in changed for path in (path_of(record),)
    )
    refuse(refused(altered, portfolio))
    after = portfolio.with_records(*changed)
    known = set(map(_identity, check.errors(portfolio, moment.today)))
    refuse(item for item in check.errors(after, moment.today) if _identity(item) not in known)
    paths = [path_of(record) for record in changed]
    subject = changed[0].id if len(changed) == 1 and isinstance(changed[0], Project) else "portfolio"
    return Change(
        operation="manual",
        subject_id=subject,
        what=", ".join(paths)[:120],
        records=changed,
        after=after,
        reason=reason,
        findings=_manual_warnings(portfolio, changed, moment),
        result={"paths": paths},
    )


def _manual_warnings(portfolio: Portfolio, changed: tuple[Record, ...], moment: Moment) -> tuple[Finding, ...]:
    found: tuple[Finding, ...] = ()
    for record in changed:
        before = portfolio.records.get(path_of(record))
        if isinstance(record, Project) and isinstance(before, Project):
            found += _void_approvals(portfolio, before, record, moment)
    return found
