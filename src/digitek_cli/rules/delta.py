"""What changed between two states of the portfolio, as differences that the catalogue has words for.

A difference is a value like a finding: a code and parameters. What follows from another difference is left out: the
phase that a decision moves, the reservation that it grants, the owner that intake appoints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli.model.checklist import AnswerSheet, FactSheet
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.ids import SYSTEMS, name_in, project_path
from digitek_cli.model.policy import Policy
from digitek_cli.model.project import Intake, Project
from digitek_cli.model.systems import SystemShard
from digitek_cli.model.terms import DecisionKind, TransactionKind
from digitek_cli.model.value import to_document
from digitek_cli.rules import delta_answers
from digitek_cli.rules.delta_documents import entries, fields, named
from digitek_cli.rules.delta_numbers import with_later_numbers
from digitek_cli.rules.delta_systems import counted
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.withdrawals import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.rules.withdrawals import Event

# Parts of a project that have differences of their own.
TOLD_APART = frozenset({"id", "phase", "intake", "steps", "departments", "funding", "owner", "manager"})
BREACHES = frozenset({"event.changed", "event.gone"})


@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise. `project` is None for what belongs to none; `day` is when it says it happened."""

    code: str
    path: str
    project: str | None = None
    params: dict[str, Any] = field(default_factory=dict)
    day: date | None = None

    @property
    def breach(self) -> bool:
        """Whether something happened that never may: an event that reads differently, or is gone."""
        return self.code in BREACHES


def compare(before: Portfolio, after: Portfolio) -> tuple[Difference, ...]:
    """Every difference, project by project and there by time; then what belongs to no project."""
    before, numbers = with_later_numbers(before, after)
    paths = sorted(before.records.keys() | after.records.keys() | before.blobs.keys() | after.blobs.keys())
    found = [Difference("renumbered", project_path(new), new, {"old": old, "new": new}) for old, new in numbers]
    for path in paths:
        found += _file(before, after, path)
    found += [Difference("systems", SYSTEMS, None, dict(counts)) for counts in counted(before, after)]
    told = [item for item in found if not _follows(item, found)]
    return tuple(sorted(told, key=_order))


def _order(item: Difference) -> tuple[bool, str, int, int, str]:
    """By project: that it came or went, its fields, then what happened day by day."""
    rank = 0 if item.code.startswith("project.") else 1 if item.day is None else 2
    day = item.day.toordinal() if item.day and rank == 2 else 0
    return (item.project is None, item.project or "", rank, day, item.path)


def _file(before: Portfolio, after: Portfolio, path: str) -> Iterator[Difference]:
    old, new = before.records.get(path), after.records.get(path)
    if before.unread(path) or after.unread(path):
        if before.blobs.get(path) != after.blobs.get(path):
            yield Difference("unread", path)
    elif old == new:
        return
    elif is_event_path(path):
        yield from _event(path, old, new)
    else:
        yield from _state(path, old, new)
        if old is None and isinstance(new, Policy):
            yield from _succeeding(path, before.policy(new.valid_from), new)


def _event(path: str, old: Record | None, new: Record | None) -> Iterator[Difference]:
    event = new or old
    assert isinstance(event, Decision | Statement | Transaction)
    if old is not None:
        code = "event.gone" if new is None else "event.changed"
        yield Difference(code, path, event.project, {"event": event, "id": event.id}, event.date)
        return
    kind = "decision" if isinstance(event, Decision) else "statement" if isinstance(event, Statement) else "booking"
    code = "withdrawn" if is_withdrawal(event) else kind
    yield Difference(code, path, event.project, {"event": event}, event.date)


def _state(path: str, old: Record | None, new: Record | None) -> Iterator[Difference]:
    record = new or old
    if isinstance(record, Project):
        yield from _project(path, old, new)
    elif isinstance(record, FactSheet):
        parts = delta_answers.facts(_entries(old, "facts"), _entries(new, "facts"))
        yield from (Difference(code, path, record.project, params, day) for code, params, day in parts)
    elif isinstance(record, AnswerSheet):
        yield from _version(path, old, new)
        parts = delta_answers.answers(_entries(old, "answers"), _entries(new, "answers"))
        yield from (Difference(code, path, record.project, params, day) for code, params, day in parts)
    elif not isinstance(record, SystemShard):  # told by the register, not by the file
        yield from _other(path, old, new)


def _version(path: str, old: Record | None, new: Record | None) -> Iterator[Difference]:
    """Answers that were put under another version of their questionnaire."""
    if isinstance(old, AnswerSheet) and isinstance(new, AnswerSheet) and old.version != new.version:
        params = {"name": new.questionnaire, "before": old.version, "after": new.version}
        yield Difference("version", path, new.project, params)


def _entries(record: Record | None, name: str) -> dict[str, Any]:
    return dict(getattr(record, name)) if record is not None else {}


def _project(path: str, old: Record | None, new: Record | None) -> Iterator[Difference]:
    if isinstance(new, Project) and isinstance(old, Project):
        yield from _amended(path, old, new)
    elif isinstance(new, Project):
        yield Difference("project.new", path, new.id, {"project": new}, new.received)
    elif isinstance(old, Project):
        yield Difference("project.gone", path, old.id, {"project": old})


def _amended(path: str, old: Project, new: Project) -> Iterator[Difference]:
    for name, before, after in fields(to_document(old), to_document(new), skip=TOLD_APART):
        yield from _field(path, new.id, name, before, after)
    for name in Intake.model_fields:
        answered, answer = getattr(old.intake, name), getattr(new.intake, name)
        if answer is not None and answer != answered:
            yield Difference("intake", path, new.id, {"step": name, "answer": answer, "by": answer.by}, answer.date)
        elif answer != answered:
            yield Difference("intake.gone", path, new.id, {"step": name})
    yield from _steps(path, old, new)
    yield from _derived(path, old, new)


def _field(path: str, project: str, name: str, before: Any, after: Any) -> Iterator[Difference]:
    """One field; a list of described things item by item."""
    was, now = named(before), named(after)
    if was is None or now is None or not (was or now):
        yield Difference("field", path, project, {"field": name, "before": before, "after": after})
        return
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        if old != new:
            code = "item.changed" if old and new else "item.new" if new else "item.gone"
            yield Difference(code, path, project, {"field": name, "item": new or old, "before": old})


def _steps(path: str, old: Project, new: Project) -> Iterator[Difference]:
    for step in new.steps:
        if step not in old.steps:
            yield Difference("step", path, new.id, {"step": step, "by": step.by}, step.date)
    kept = {(step.phase, step.step) for step in new.steps}
    for step in old.steps:
        if (step.phase, step.step) not in kept:
            yield Difference("step.gone", path, new.id, {"step": step})


def _derived(path: str, old: Project, new: Project) -> Iterator[Difference]:
    """What usually follows from something else, and is told when it does not."""
    for name in ("phase", "owner", "manager", "funding"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            before, after = (item.source if name == "funding" and item else item for item in (before, after))
            yield Difference(name, path, new.id, {"field": name, "before": before, "after": after})
    parts = {item.id: item.phase for item in old.departments}
    for item in new.departments:
        if parts.get(item.id) != item.phase:
            params = {"department": item.id, "before": parts.get(item.id), "after": item.phase}
            yield Difference("department", path, new.id, params)
    for name in parts.keys() - {item.id for item in new.departments}:
        yield Difference("department", path, new.id, {"department": name, "before": parts[name], "after": None})


def _other(path: str, old: Record | None, new: Record | None) -> Iterator[Difference]:
    """Organisation, rules, settings, questionnaires and evidence."""
    area = path.split("/")[0].removesuffix(".yaml")
    if old is None or new is None:
        record = new or old
        title = record.title if isinstance(record, EvidenceRecord) else None
        code = f"{area}.new" if old is None else f"{area}.gone"
        yield Difference(code, path, None, {"file": path, "name": name_in(path), "title": title})
        return
    for name, before, after in entries(to_document(old), to_document(new)):
        yield Difference(f"{area}.entry", path, None, {"file": path, "field": name, "before": before, "after": after})


def _succeeding(path: str, old: Policy | None, new: Policy) -> Iterator[Difference]:
    """What new rules have otherwise than those that held until then."""
    if old is not None:
        for name, before, after in entries(to_document(old), to_document(new)):
            if name == "valid_from":
                continue
            yield Difference(
                "policy.entry", path, None, {"file": path, "field": name, "before": before, "after": after}
            )


def _follows(item: Difference, found: Iterable[Difference]) -> bool:
    """Whether another difference of the project tells this one as well."""
    events: list[Event] = [
        other.params["event"] for other in found if other.project == item.project and "event" in other.params
    ]
    decided = [event for event in events if isinstance(event, Decision)]
    if item.code == "phase":
        return any(event.kind != DecisionKind.FORUM for event in decided)
    if item.code == "portfolio.entry" and item.params["field"] == "retired":
        return any(other.code.startswith("project.") for other in found)
    if item.code == "field" and item.params["field"] == "learnt":
        return any(event.kind == DecisionKind.CLOSING and event.learnt == item.params["after"] for event in decided)
    if item.code == "department":
        return any(event.kind in (DecisionKind.ROLLOUT, DecisionKind.WITHDRAWAL) for event in decided)
    if item.code == "funding":
        return any(isinstance(event, Statement) and event.funding is not None for event in events)
    if item.code in ("owner", "manager"):
        return any(
            other.code == "intake" and other.params["step"] == item.code
            for other in found
            if other.project == item.project
        )
    if item.code in ("booking", "withdrawn"):
        booking = item.params["event"]
        return isinstance(booking, Transaction) and _told_with(booking, decided)
    return False


def _told_with(booking: Transaction, decided: Iterable[Decision]) -> bool:
    """Whether a decision beside it grants this very money, or withdraws the grant."""
    if booking.kind == TransactionKind.REVERSAL:
        return any(booking.decision in event.supersedes for event in decided if is_withdrawal(event))
    money = {(line.pool, line.year, line.amount) for line in booking.postings if line.amount > 0}
    granted = [grant for event in decided for grant in event.grants if grant.transaction == booking.id]
    return bool(granted) and {(grant.pool, grant.year, grant.amount) for grant in granted} == money
