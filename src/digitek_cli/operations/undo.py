"""Taking back what one commit did: events by events that withdraw them, state by what lay there before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from digitek_cli.errors import BadReference
from digitek_cli.model.checklist import AnswerSheet, FactSheet
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.ids import name_in, project_path, short
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.project import Project
from digitek_cli.model.settings import Settings
from digitek_cli.model.terms import DecisionKind, Phase, StatementKind, TransactionKind
from digitek_cli.model.value import to_document
from digitek_cli.operations import restoring
from digitek_cli.operations.change import RULES, Change, Moment, refuse
from digitek_cli.operations.deciding import decision_reads
from digitek_cli.rules import check, lifecycle, resting
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.standing import withdrawn
from digitek_cli.rules.takeback import put_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from digitek_cli.model.events import Link
    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.value import Document
    from digitek_cli.rules.withdrawals import Event

# What an empty sheet of a questionnaire or of facts still says.
SKELETON = ("project", "questionnaire", "version")
# What a withdrawal takes over from the event that it names.
KEPT: dict[type[Any], tuple[str, ...]] = {
    Decision: ("project", "gate", "date", "decider", "by", "rule", "policy", "facts"),
    Statement: ("project", "document", "gate", "by", "role", "date", "questionnaire"),
    Transaction: ("project", "date", "text", "decision", "document", "policy", "currency", "late", "by", "meeting"),
}


@dataclass(frozen=True)
class Later:
    """A later commit: who made it and when."""

    commit: str
    date: date
    by: str


@dataclass(frozen=True)
class Past:
    """A commit and the portfolio on both sides of it. `changed_by` says who has changed a file since."""

    commit: str
    date: date
    recorded_by: str | None
    author: str
    operation: str
    before: Portfolio
    after: Portfolio
    changed_by: Callable[[str], Later | None]
    merge: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that say something else, also those that nobody can read."""
        before, after = self.before, self.after
        paths = before.blobs.keys() | after.blobs.keys() | before.records.keys() | after.records.keys()
        unread = {path for path in paths if before.unread(path) or after.unread(path)}
        return tuple(
            path
            for path in sorted(paths)
            if before.records.get(path) != after.records.get(path)
            or (path in unread and before.blobs.get(path) != after.blobs.get(path))
        )


@dataclass
class _Work:
    """What taking back would write, and what speaks against it."""

    now: Portfolio
    reason: str
    records: list[Record] = field(default_factory=list)
    removes: list[str] = field(default_factory=list)
    withdrawn: list[tuple[Event, Event]] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    against: list[Finding] = field(default_factory=list)


def take_back(portfolio: Portfolio, past: Past, reason: str, moment: Moment) -> Change:
    """The change that takes a commit back.

    Raises RuleViolation where the commit is somebody else's, where later work rests on it, where what it took back
    could not be made again, or where what is left would break a rule; BadReference `undo-already` where nothing of
    it is left.
    """
    refuse(_not_own(past, moment))
    work = _Work(portfolio, reason)
    for path in past.paths:
        _take(work, past, path, moment)
    projects = _projects(past)
    after = _settled(work, projects)
    # What has been put back by other means already is nothing to tell of.
    work.records = [record for record in work.records if portfolio.records.get(path_of(record)) != record]
    if not (work.records or work.removes or work.against):
        raise BadReference("undo-already", commit=short(past.commit), date=past.date)
    refuse([*work.against, *_rests(work, past, after, projects, moment)])
    refuse(restoring.refusals(portfolio, after, [event for event, _ in work.withdrawn]))
    refuse(check.brought_about(portfolio, after, moment.today))
    return _change(work, past, after, projects)


def _not_own(past: Past, moment: Moment) -> Iterator[Finding]:
    params: dict[str, Any] = {
        "commit": short(past.commit),
        "person": past.recorded_by or past.author,
        "date": past.date,
    }
    added = [past.after.records[path] for path in past.paths if is_event_path(path) and path in past.after.records]
    typists = {item.recorded_by for item in added if isinstance(item, Decision | Statement | Transaction)}
    if past.merge:
        yield error("UNDO008", **params)
    elif past.recorded_by is None or past.recorded_by != moment.recorded_by or typists - {past.recorded_by}:
        yield error("UNDO007", **params)


def _take(work: _Work, past: Past, path: str, moment: Moment) -> None:
    before, after = past.before.records.get(path), past.after.records.get(path)
    if past.before.unread(path) or past.after.unread(path) or work.now.unread(path):
        work.against.append(error("UNDO006", path, file=path))
    elif is_event_path(path):
        if before is not None:
            work.against.append(error("UNDO005", path, event=name_in(path)))
        elif isinstance(after, Decision | Statement | Transaction):
            _withdraw(work, after, moment)
    elif work.now.records.get(path) != before:
        _restore(work, past, path)


def _withdraw(work: _Work, event: Event, moment: Moment) -> None:
    """Add the event that takes this one back, unless one did so already."""
    known = {item.id: item for item in _kin(work.now, event)}
    if event.id not in known:
        work.against.append(error("EVT002", event=event.id))
        return
    if event.id in withdrawn(known.values()):
        return
    previous = lifecycle.links(work.now.decisions(event.project)) if isinstance(event, Decision) else ()
    made = withdrawal(event, previous, moment, work.reason)
    work.withdrawn.append((event, made))
    work.records.append(made)
    work.now = work.now.with_records(made)


def _kin(portfolio: Portfolio, event: Event) -> tuple[Event, ...]:
    if isinstance(event, Decision):
        return portfolio.decisions(event.project)
    return portfolio.statements(event.project) if isinstance(event, Statement) else portfolio.transactions()


def withdrawal(event: Event, previous: tuple[Link, ...], moment: Moment, reason: str) -> Event:
    """The event that takes another one back: by the same people and rule, of the same day."""
    made: dict[str, Any] = {name: getattr(event, name) for name in KEPT[type(event)]} | {
        "id": f"{event.id[:7]}{moment.token()}",
        "supersedes": (event.id,),
        "recorded_by": moment.recorded_by,
    }
    if isinstance(event, Decision):
        why = reason or event.reason
        return Decision.model_validate(made | {"kind": DecisionKind.WITHDRAWAL, "previous": previous, "reason": why})
    if isinstance(event, Statement):
        return Statement.model_validate(made | {"kind": StatementKind.WITHDRAWAL, "text": reason or None})
    postings = tuple(line.with_(amount=-line.amount) for line in event.postings)
    return Transaction.model_validate(made | {"kind": TransactionKind.REVERSAL, "postings": postings})


def _restore(work: _Work, past: Past, path: str) -> None:
    """Put a state file back to what it was, as far as nobody has changed the same values since."""
    before, after = past.before.records.get(path), past.after.records.get(path)
    now = work.now.records.get(path)
    skeleton = _skeleton(after)
    was, became, stands = (_document(record, skeleton) for record in (before, after, now))
    back = put_back(was, became, stands)
    unlike = now != after and (now is None or after is None or (before is None and not skeleton))
    work.fields += [(path, name) for name in sorted(was.keys() | became.keys()) if was.get(name) != became.get(name)]
    if unlike or back.clashes:
        work.against += [_changed(past, path, clash) for clash in (((),) if unlike else back.clashes)]
    elif before is None and (now == after or back.document == skeleton):
        _remove(work, path)
    else:
        _accept(work, past, path, back.document)


def _accept(work: _Work, past: Past, path: str, document: Document) -> None:
    """Write what came out of it; two halves that make no whole are as much as a changed value."""
    record = next(item for item in (past.before.records.get(path), past.after.records.get(path)) if item)
    try:
        restored = type(record).model_validate(document)
    except ValidationError:
        work.against.append(_changed(past, path, ()))
    else:
        work.records = [item for item in work.records if path_of(item) != path]
        work.records.append(restored)


def _skeleton(record: Record | None) -> Document:
    document = to_document(record) if isinstance(record, AnswerSheet | FactSheet) else {}
    return {name: document[name] for name in SKELETON if name in document}


def _document(record: Record | None, skeleton: Document) -> Document:
    """A record as plain data, without the phase of a project: that follows from the events."""
    document = dict(skeleton) if record is None else to_document(record)
    return document | ({"phase": Phase.INTAKE.value} if isinstance(record, Project) else {})


def _changed(past: Past, path: str, at: tuple[str, ...]) -> Finding:
    """Somebody has changed the same value since."""
    later = past.changed_by(path)
    params: dict[str, Any] = {"file": path, "variant": "" if later else "nobody"}
    if later:
        params |= {"person": later.by, "date": later.date, "commit": short(later.commit)}
    return error("UNDO002", path, at, field=".".join(at[:2]) or path, **params)


def _remove(work: _Work, path: str) -> None:
    """A file that the commit made goes again; a project's number is kept from other projects."""
    work.removes.append(path)
    record = work.now.records[path]
    if isinstance(record, Project):
        settings = next((item for item in work.records if isinstance(item, Settings)), work.now.settings)
        others = [item for item in work.records if not isinstance(item, Settings)]
        work.records = [*others, settings.with_(retired=tuple(sorted({*settings.retired, record.id})))]


def _projects(past: Past) -> tuple[str, ...]:
    """The projects that the commit was about."""
    found: set[str] = set()
    for path in past.paths:
        for portfolio in (past.before, past.after):
            record = portfolio.records.get(path)
            if isinstance(record, Project):
                found.add(record.id)
            elif isinstance(record, Decision | Statement | Transaction | AnswerSheet | FactSheet) and record.project:
                found.add(record.project)
    return tuple(sorted(found))


def _settled(work: _Work, projects: tuple[str, ...]) -> Portfolio:
    """The portfolio after it, each project in the phase that its remaining events give it."""
    after = work.now.with_records(*work.records).without(*work.removes)
    for name in projects:
        project = after.project(name)
        if project is None:
            continue
        settled = lifecycle.settled(after, project)
        path = project_path(name)
        work.records = [item for item in work.records if path_of(item) != path]
        if settled != work.now.project(name):
            work.records.append(settled)
        after = after.with_records(settled)
    return after


def _rests(work: _Work, past: Past, after: Portfolio, projects: tuple[str, ...], moment: Moment) -> Iterator[Finding]:
    later = resting.later_events(past.after, work.now)
    yield from resting.on_events([event for event, _ in work.withdrawn], projects, later)
    for name in projects:
        if project_path(name) in work.removes:
            yield from resting.on_project(name, work.now, past.after, later)
        elif (project := work.now.project(name)) is not None:
            yield from resting.on_content(project, work.now, after, later, moment.today)


def _change(work: _Work, past: Past, after: Portfolio, projects: tuple[str, ...]) -> Change:
    subject = projects[0] if len(projects) == 1 else "portfolio"
    reads = {path for name in projects for path in decision_reads(work.now, name)} if projects else {"transactions/"}
    return Change(
        operation="undo",
        subject_id=subject,
        what=f"{past.operation} {short(past.commit)}",
        records=tuple(work.records),
        after=after,
        reads=(*RULES, *sorted(reads - {path_of(made) for _, made in work.withdrawn})),
        removes=tuple(work.removes),
        reason=work.reason,
        trailers=(("Digitek-Undoes", past.commit),),
        result={
            "project": subject if projects else None,
            "undone": past.commit,
            "operation": past.operation,
            "date": past.date,
            "withdrawn": [{"event": event.id, "by": made.id} for event, made in work.withdrawn],
            "fields": [{"path": path, "field": name} for path, name in work.fields if path not in work.removes],
            "removed": list(work.removes),
        },
    )
