"""The portfolio as it was true on a day, from what is known now and what had been recorded by then.

Two times meet here. What carries a date of its own (events, steps, intake, answers, roles) is cut at the day, also
when it was recorded later. A field without a date had on that day the value that the history then held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from digitek_cli.model.capacity import Capacity
from digitek_cli.model.checklist import AnswerSheet, FactSheet
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.policy import Policy
from digitek_cli.model.portfolio import Portfolio, path_of
from digitek_cli.model.project import Intake, Project
from digitek_cli.model.systems import SystemShard
from digitek_cli.rules import lifecycle

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.checklist import Answer
    from digitek_cli.model.portfolio import Record


class _Dated(Protocol):
    @property
    def date(self) -> date | None: ...


D = TypeVar("D", bound=_Dated)
DATED_PARTS = ("funding", "horizon", "attention", "risk", "backlog")


def as_of(known: Portfolio, then: Portfolio | None, day: date) -> Portfolio:
    """What was true at the end of a day.

    `known` is the portfolio that is asked, `then` the newest version of it that had been recorded by the end of
    the day, or None where there is none. A project that was received later is not there.
    """
    kept = {path: left for path, record in known.records.items() if (left := _cut(record, then, day)) is not None}
    present = {record.id for record in kept.values() if isinstance(record, Project)}
    records = {path: record for path, record in kept.items() if _has_project(record, present)}
    dropped = known.records.keys() - records.keys()
    blobs = {path: oid for path, oid in known.blobs.items() if path not in dropped}
    cut = Portfolio(records, blobs)
    return cut.with_records(*(_replayed(cut, project) for project in cut.projects.values()))


def _has_project(record: Record, present: set[str]) -> bool:
    """A sheet without its project says nothing."""
    return not isinstance(record, FactSheet | AnswerSheet) or record.project in present


def _cut(record: Record, then: Portfolio | None, day: date) -> Record | None:
    """A record without what came after the day; None when all of it did."""
    if isinstance(record, Decision | Statement | Transaction | EvidenceRecord):
        return record if record.date <= day else None
    if isinstance(record, Policy):
        return record if record.valid_from <= day else None
    if isinstance(record, Project):
        return _project(record, then, day)
    if isinstance(record, FactSheet):
        return _facts(record, then, day)
    if isinstance(record, AnswerSheet):
        return _answers(record, then, day)
    if isinstance(record, Capacity):
        return then.capacity if then else record
    return _systems(record, then, day) if isinstance(record, SystemShard) else record


def _systems(shard: SystemShard, then: Portfolio | None, day: date) -> SystemShard:
    """Each register as it was listed on the day: an export of later days says nothing about it."""
    before = then.records.get(path_of(shard)) if then else None
    older = before.registers if isinstance(before, SystemShard) else {}
    listed = (*older.items(), *shard.registers.items())
    return shard.model_copy(update={"registers": {source: part for source, part in listed if part.imported <= day}})


def _facts(sheet: FactSheet, then: Portfolio | None, day: date) -> FactSheet | None:
    before = then.fact_sheet(sheet.project).facts if then else {}
    facts = _entries(sheet.facts, before, day)
    return sheet.model_copy(update={"facts": facts}) if facts or before else None


def _answers(sheet: AnswerSheet, then: Portfolio | None, day: date) -> AnswerSheet | None:
    before = then.answer_sheet(sheet.project, sheet.questionnaire) if then else None
    earlier = before.answers if before else {}
    answers = {
        item: earlier[item] if item in earlier and _only_round(answer, earlier[item]) else answer
        for item, answer in _entries(sheet.answers, earlier, day).items()
    }
    version = before.version if before else sheet.version
    return sheet.model_copy(update={"answers": answers, "version": version}) if answers or before else None


def _only_round(known: Answer, before: Answer) -> bool:
    """Whether nothing but the round is otherwise: what voided a signature later had not done so by then."""
    return known.model_copy(update={"round": before.round}) == before


def _entries(known: dict[str, D], before: dict[str, D], day: date) -> dict[str, D]:
    """By name, the entry of the day: today's where it is old enough, else the one that lay there."""
    chosen = {name: _of_day(entry, before.get(name), day) for name, entry in known.items()}
    return {name: entry for name, entry in chosen.items() if entry is not None}


def _of_day(known: D | None, before: D | None, day: date) -> D | None:
    for entry in (known, before):
        if entry is not None and entry.date is not None and entry.date <= day:
            return entry
    undated = before if before is not None else known
    return undated if undated is not None and undated.date is None else None


def _project(known: Project, then: Portfolio | None, day: date) -> Project | None:
    if known.received > day:
        return None
    names = (known.id, *known.formerly)
    before = next((found for name in names if then and (found := then.project(name))), None)
    base = before or known
    intake = _intake(known.intake, day)
    parts: dict[str, Any] = {name: _of_day(getattr(known, name), getattr(base, name), day) for name in DATED_PARTS}
    return base.model_copy(
        update=parts
        | {
            "id": known.id,
            "formerly": known.formerly,
            "received": known.received,
            "history": known.history,
            "intake": intake,
            "steps": tuple(step for step in known.steps if step.date <= day),
            "owner": _appointed(base.owner, intake.owner, known.intake.owner),
            "manager": _appointed(base.manager, intake.manager, known.intake.manager),
        }
    )


def _intake(known: Intake, day: date) -> Intake:
    steps = {name: getattr(known, name) for name in Intake.model_fields}
    return known.model_copy(update={name: None for name, step in steps.items() if step and step.date > day})


def _appointed(person: str | None, appointed: Any, known: Any) -> str | None:
    """Who held the part: nobody before the appointment; recorded late, whoever was appointed."""
    if appointed is None:
        return None if known is not None else person
    return person or appointed.person


def _replayed(portfolio: Portfolio, project: Project) -> Project:
    """Phases are what the decisions until then make them."""
    state = lifecycle.replay(portfolio, project)
    departments = tuple(
        part.model_copy(update={"phase": state.departments[part.id]})
        for part in project.departments
        if part.id in state.departments
    )
    untold = project.history is not None and not state.departments
    phases = {"phase": state.phase, "departments": project.departments if untold else departments}
    return project.model_copy(update=phases)
