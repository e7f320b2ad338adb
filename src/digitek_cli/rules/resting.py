"""What later work rests on something that somebody wants to take back: who, what and when.

An event rests on those that it names, and every decision on all that lay before it in its project. Money that was
drawn rests on what put it there, and an approval or a signature on the very content that it was given on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.ids import event_path, project_path
from digitek_cli.model.terms import StatementKind, TransactionKind
from digitek_cli.rules.balances import OF_PROJECTS, key_of
from digitek_cli.rules.checklists import evaluate_items
from digitek_cli.rules.content import content_hash
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.withdrawals import Event, counting, names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def later_events(then: Portfolio, now: Portfolio) -> tuple[Event, ...]:
    """Everything that counts now and was not there then."""
    return tuple(event for event in counting(now) if event_path(event.id) not in then.records)


def on_events(gone: Collection[Event], projects: Collection[str], later: Collection[Event]) -> Iterator[Finding]:
    """Later events that rest on these, and later decisions about these projects."""
    ids = {event.id for event in gone}
    booked = [event for event in gone if isinstance(event, Transaction)]
    for event in later:
        decided = isinstance(event, Decision) and event.project in projects
        named = ids & {*names(event), *event.supersedes}
        if decided or named or (isinstance(event, Transaction) and _draws(event, booked)):
            yield _rests(event)


def _draws(later: Transaction, booked: list[Transaction]) -> bool:
    """Whether a booking takes what one of these put there; an opening bears all of its year, a closing what is late."""
    put = {key_of(line) for item in booked for line in item.postings if line.amount > 0 and line.account in OF_PROJECTS}
    openings = (item for item in booked if item.kind == TransactionKind.OPENING)
    opened = {(line.pool, line.year) for item in openings for line in item.postings}
    closings = (item for item in booked if item.kind == TransactionKind.CLOSING and later.late)
    shut = {(mark.pool, mark.year) for item in closings for mark in item.asserts}
    return any(
        (line.pool, line.year) in opened | shut or (line.amount < 0 and key_of(line) in put) for line in later.postings
    )


def on_project(project_id: str, now: Portfolio, then: Portfolio, later: Collection[Event]) -> Iterator[Finding]:
    """What rests on a project that is to go: every event of it, every answer, and what sprang from it."""
    yield from (_rests(event) for event in later if event.project == project_id and not isinstance(event, Decision))
    folder = f"checklists/{project_id[2:6]}/{project_id}/"
    for path in sorted(now.blobs.keys() | now.records.keys()):
        if path.startswith(folder) and path not in then.records:
            yield error("UNDO003", path, project=project_id)
    for project in now.projects.values():
        if project.origin and project.origin.project == project_id:
            yield error("UNDO004", project_path(project.id), project=project.id, origin=project_id)


def on_content(
    project: Project, now: Portfolio, after: Portfolio, later: Collection[Event], today: date
) -> Iterator[Finding]:
    """Later approvals and signatures that hold now and would be void."""
    result = after.project(project.id)
    spoken = [event for event in later if isinstance(event, Statement) and event.project == project.id]
    policy = now.policy(today)
    if result is None or policy is None or not spoken:
        return
    for event in spoken:
        kind = policy.document(event.document) if event.document else None
        if event.kind == StatementKind.APPROVAL and kind is not None:
            if event.content == content_hash(project, kind) != content_hash(result, kind):
                yield _rests(event)
    signed = [event for event in spoken if event.kind == StatementKind.SIGNATURE]
    if signed:
        was = {view.id: view.signed_by for view in evaluate_items(now, project, today)}
        void = {view.id for view in evaluate_items(after, result, today) if was.get(view.id) and view.signed_by is None}
        yield from (_rests(event) for event in signed if void & {item.item for item in event.items})


def _rests(event: Event) -> Finding:
    people: tuple[str, ...] = ()
    if isinstance(event, Decision) or (isinstance(event, Transaction) and event.by):
        people = event.by
    elif isinstance(event, Statement):
        people = (event.by,)
    elif event.recorded_by:
        people = (event.recorded_by,)
    return error(
        "UNDO001",
        event_path(event.id),
        event=event.id,
        what=event.kind,
        people=people,
        date=event.date,
        project=event.project or "",
        variant="" if people else "nobody",
    )
