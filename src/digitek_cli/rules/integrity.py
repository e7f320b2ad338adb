"""Whether the records fit together: what is named exists, what is numbered is numbered once, roles were held."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.ids import EVIDENCE, SETTINGS_PATH, event_path, evidence_path, project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import ProjectType, Role
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import known_project
from digitek_cli.rules.standing import withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.project import Project

At = tuple[str | int, ...]

OWNERS = (Role.PROJECT_OWNER, Role.MANAGER)
MANAGERS = (Role.PROJECT_MANAGER, Role.DIGITALISATION_CONSULTANT)


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Everything that does not fit together; what time alone can bring about is left to rules.deadlines."""
    yield from shared(portfolio)
    yield from projects(portfolio)


def projects(portfolio: Portfolio) -> Iterator[Finding]:
    """What each project names."""
    for item in portfolio.projects.values():
        yield from project(portfolio, item)
        yield from type_needs(item)
    yield from _projects_once(portfolio)


def shared(portfolio: Portfolio) -> Iterator[Finding]:
    """What the organisation and the events name."""
    yield from _organisation(portfolio)
    gone = withdrawn(portfolio.decisions())
    for decision in portfolio.decisions():
        yield from _decision(portfolio, decision, gone)
    for statement in portfolio.statements():
        yield from _statement(portfolio, statement)
    for transaction in portfolio.transactions():
        yield from _transaction(portfolio, transaction)


def is_event(record: Record) -> bool:
    """Whether a record is append-only."""
    return isinstance(record, Decision | Statement | Transaction)


def type_needs(project: Project) -> Iterator[Finding]:
    """R-080, R-081: a warning, so that a script can register first and ask later."""
    path = project_path(project.id)
    if project.type == ProjectType.OTHER and project.other_model is None:
        yield warning("PROJ011", path, ("type",), project=project.id)
    if project.type == ProjectType.MANDATORY and project.legal_basis is None:
        yield warning("PROJ010", path, ("type",), project=project.id)


def project(portfolio: Portfolio, item: Project) -> Iterator[Finding]:
    """What one project names."""
    path = project_path(item.id)
    yield from _areas(portfolio, item, path)
    yield from _appointed(portfolio, item, path)
    people: list[tuple[str | None, At]] = [(item.benefit_owner, ("benefit_owner",))]
    people += [(item.funding.by, ("funding", "by"))] if item.funding else []
    people += [(concern.owner, ("concerns", number, "owner")) for number, concern in enumerate(item.concerns)]
    yield from _people(portfolio, path, people)
    cited: list[tuple[str, At]] = [(name, ("evidence", number)) for number, name in enumerate(item.evidence)]
    cited += [
        (name, ("benefits", number, "evidence", place))
        for number, benefit in enumerate(item.benefits)
        for place, name in enumerate(benefit.evidence)
    ]
    yield from _evidence(portfolio, path, cited)
    if item.origin and not known_project(portfolio, item.origin.project):
        yield error("REF004", path, ("origin", "project"), project=item.origin.project)
    if item.origin and item.origin.decision:
        yield from _events(portfolio, path, [(item.origin.decision, ("origin", "decision"))])
    for name, ids in (
        ("benefits", [benefit.id for benefit in item.benefits]),
        ("figures", [figure.id for figure in item.figures]),
        ("departments", [department.id for department in item.departments]),
        ("concerns", [concern.id for concern in item.concerns]),
    ):
        yield from _once(path, name, ids)


def _areas(portfolio: Portfolio, item: Project, path: str) -> Iterator[Finding]:
    known = {area.id for area in portfolio.organisation.areas}
    named: list[tuple[str | None, At]] = [(item.area, ("area",))]
    if item.funding:
        named += [(area, ("funding", "areas", number)) for number, area in enumerate(item.funding.areas)]
    named += [(part.area, ("departments", number, "area")) for number, part in enumerate(item.departments)]
    for area, at in named:
        if area is not None and area not in known:
            yield error("REF002", path, at, area=area, known=tuple(sorted(known)))


def _appointed(portfolio: Portfolio, item: Project, path: str) -> Iterator[Finding]:
    """An owner or manager of the organisation, who held the role on the day of the appointment."""
    for name, person, roles, appointment in (
        ("owner", item.owner, OWNERS, item.intake.owner),
        ("manager", item.manager, MANAGERS, item.intake.manager),
    ):
        if person is None:
            continue
        if portfolio.organisation.person(person) is None:
            yield error("REF001", path, (name,), person=person)
        elif appointment is not None and appointment.person == person:
            if not holds_one(portfolio, person, roles, appointment.date):
                yield error("ROLE010", path, (name,), person=person, roles=roles, date=appointment.date)


def holds_one(portfolio: Portfolio, person: str, roles: Iterable[Role], on: date) -> bool:
    """Whether somebody holds one of these roles on a day."""
    return any(portfolio.organisation.holds(person, role, on) for role in roles)


def _people(portfolio: Portfolio, path: str, named: Iterable[tuple[str | None, At]]) -> Iterator[Finding]:
    for person, at in named:
        if person is not None and portfolio.organisation.person(person) is None:
            yield error("REF001", path, at, person=person)


def _evidence(portfolio: Portfolio, path: str, cited: Iterable[tuple[str, At]]) -> Iterator[Finding]:
    known = {record.id for record in portfolio.evidence}
    for name, at in cited:
        if EVIDENCE.fullmatch(name) and name not in known and not portfolio.unread(evidence_path(name)):
            yield error("REF005", path, at, evidence=name)


def _events(portfolio: Portfolio, path: str, named: Iterable[tuple[str | None, At]]) -> Iterator[Finding]:
    for event, at in named:
        if event is not None and not _exists(portfolio, event):
            yield error("REF006", path, at, event=event)


def _exists(portfolio: Portfolio, event: str) -> bool:
    """Whether an event is there; one whose file is broken is, and its own finding says so."""
    if event[:1] not in "DST" or len(event) <= 6:
        return False
    return event_path(event) in portfolio.records or portfolio.unread(event_path(event))


def _once(path: str, name: str, ids: Iterable[str]) -> Iterator[Finding]:
    for item, times in Counter(ids).items():
        if times > 1:
            yield error("PROJ003", path, (name,), field=name, id=item, times=times)


def _projects_once(portfolio: Portfolio) -> Iterator[Finding]:
    """A project was called something else before; whoever took its number first is called that still."""
    projects = portfolio.projects
    for item in projects.values():
        for number, former in enumerate(item.formerly):
            if former == item.id:
                yield error("PROJ004", project_path(item.id), ("formerly", number), project=item.id, former=former)
    for number, name in enumerate(portfolio.settings.retired):
        if name in projects:
            yield error("PROJ012", SETTINGS_PATH, ("retired", number), project=name)


def _organisation(portfolio: Portfolio) -> Iterator[Finding]:
    organisation = portfolio.organisation
    path = path_of(organisation)
    areas = {area.id for area in organisation.areas}
    yield from _once(path, "areas", (area.id for area in organisation.areas))
    yield from _once(path, "people", (person.initials for person in organisation.people))
    for number, person in enumerate(organisation.people):
        for place, held in enumerate(person.roles):
            at = ("people", number, "roles", place)
            if held.area is not None and held.area not in areas:
                yield error("REF002", path, (*at, "area"), area=held.area, known=tuple(sorted(areas)))
            if held.until is not None and held.until < held.from_:
                yield error("ORG001", path, (*at, "until"), person=person.initials, role=held.role)
            if held.role == Role.HEAD_OF_AREA and held.area is None:
                yield error("ORG002", path, at, person=person.initials)


def _decision(portfolio: Portfolio, decision: Decision, gone: frozenset[str]) -> Iterator[Finding]:
    path = path_of(decision)
    yield from _of_project(portfolio, path, decision.project)
    people: list[tuple[str | None, At]] = [(person, ("by", number)) for number, person in enumerate(decision.by)]
    people += [(item.owner, ("conditions", number, "owner")) for number, item in enumerate(decision.conditions)]
    yield from _people(portfolio, path, people)
    named: list[tuple[str | None, At]] = [
        (name, ("supersedes", number)) for number, name in enumerate(decision.supersedes)
    ]
    named += [(link.id, ("previous", number, "id")) for number, link in enumerate(decision.previous)]
    named += [(item.approval, ("basis", number, "approval")) for number, item in enumerate(decision.basis)]
    named += [(item, ("considered", number)) for number, item in enumerate(decision.considered)]
    named += [(grant.transaction, ("grants", number, "transaction")) for number, grant in enumerate(decision.grants)]
    yield from _events(portfolio, path, named)
    if decision.created and decision.id not in gone and not known_project(portfolio, decision.created):
        yield error("REF004", path, ("created",), project=decision.created)


def _statement(portfolio: Portfolio, statement: Statement) -> Iterator[Finding]:
    """Anybody may speak as an employee; every other role must have been held on the day."""
    path = path_of(statement)
    yield from _of_project(portfolio, path, statement.project)
    yield from _events(portfolio, path, [(statement.decision, ("decision",))])
    if statement.role == Role.EMPLOYEE:
        return
    if portfolio.organisation.person(statement.by) is None:
        yield error("REF001", path, ("by",), person=statement.by)
    elif not portfolio.organisation.holds(statement.by, statement.role, statement.date):
        params = {"person": statement.by, "roles": (statement.role,), "date": statement.date}
        yield error("ROLE010", path, ("by",), **params)


def _transaction(portfolio: Portfolio, transaction: Transaction) -> Iterator[Finding]:
    """Its decision exists; pools, project and amounts are the ledger's."""
    yield from _events(portfolio, path_of(transaction), [(transaction.decision, ("decision",))])


def _of_project(portfolio: Portfolio, path: str, project_id: str) -> Iterator[Finding]:
    if not known_project(portfolio, project_id):
        yield error("REF004", path, ("project",), project=project_id)
