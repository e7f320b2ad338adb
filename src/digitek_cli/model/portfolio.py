"""The whole portfolio as one frozen value, indexed by id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from digitek_cli.model.capacity import Capacity
from digitek_cli.model.checklist import AnswerSheet, FactRegister, FactSheet, Questionnaire
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.ids import (
    CAPACITY_PATH,
    ORGANISATION_PATH,
    SETTINGS_PATH,
    checklist_path,
    event_path,
    evidence_path,
    policy_path,
    project_path,
    questionnaire_path,
    systems_path,
)
from digitek_cli.model.organisation import Organisation
from digitek_cli.model.policy import Policy
from digitek_cli.model.project import Project
from digitek_cli.model.settings import Settings
from digitek_cli.model.sources import SourceRegister
from digitek_cli.model.systems import Listing, Register, SystemShard

Record: TypeAlias = (
    Settings
    | Organisation
    | Capacity
    | Policy
    | FactRegister
    | SourceRegister
    | Questionnaire
    | Project
    | FactSheet
    | AnswerSheet
    | Decision
    | Statement
    | Transaction
    | EvidenceRecord
    | SystemShard
)

R = TypeVar("R")
E = TypeVar("E", Decision, Statement, Transaction)
FACTS_PATH = "questionnaires/facts.yaml"
SOURCES_PATH = "questionnaires/sources.yaml"


def path_of(record: Record) -> str:
    """The one file that a record lives in, relative to the portfolio."""
    return _PLACES[type(record)](record)


# One entry a kind; Any, since each place knows its own kind only.
_PLACES: dict[type[Any], Callable[[Any], str]] = {
    Settings: lambda _: SETTINGS_PATH,
    Organisation: lambda _: ORGANISATION_PATH,
    Capacity: lambda _: CAPACITY_PATH,
    FactRegister: lambda _: FACTS_PATH,
    SourceRegister: lambda _: SOURCES_PATH,
    Policy: lambda record: policy_path(record.valid_from.isoformat()),
    Questionnaire: lambda record: questionnaire_path(record.id, record.version),
    Project: lambda record: project_path(record.id),
    FactSheet: lambda record: checklist_path(record.project, "facts"),
    AnswerSheet: lambda record: checklist_path(record.project, record.questionnaire),
    EvidenceRecord: lambda record: evidence_path(record.id),
    SystemShard: lambda record: systems_path(record.shard),
    Decision: lambda record: event_path(record.id),
    Statement: lambda record: event_path(record.id),
    Transaction: lambda record: event_path(record.id),
}


@dataclass(frozen=True)
class Portfolio:
    """Every record by its path. `blobs` holds the git blob id of each path at the revision that was read.

    Invariant: `records[path_of(record)] is record`. Immutable: `with_records` returns another one. The record
    of a broken file is absent; its path is among `blobs`, and the snapshot's findings say what is wrong.
    `elsewhere` names files that lie there and that nobody wanted to read; what is read may be among them.
    """

    records: dict[str, Record] = field(default_factory=dict)
    blobs: dict[str, str] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()

    def with_records(self, *records: Record) -> Portfolio:
        """The portfolio with these records in place of those at the same paths."""
        return replace(self, records=self.records | {path_of(record): record for record in records})

    def without(self, *paths: str) -> Portfolio:
        """The portfolio as if no file lay at these paths."""
        records = {path: record for path, record in self.records.items() if path not in paths}
        blobs = {path: oid for path, oid in self.blobs.items() if path not in paths}
        return replace(self, records=records, blobs=blobs)

    def unread(self, path: str) -> bool:
        """Whether a file lies there that could not be read: what it would say is unknown, not absent."""
        return path not in self.records and (path in self.blobs or path in self.elsewhere)

    @property
    def settings(self) -> Settings:
        """`portfolio.yaml`; the snapshot refuses a portfolio without it."""
        record = self.records[SETTINGS_PATH]
        assert isinstance(record, Settings)
        return record

    @property
    def organisation(self) -> Organisation:
        """`organisation.yaml`; the snapshot refuses a portfolio without it."""
        record = self.records[ORGANISATION_PATH]
        assert isinstance(record, Organisation)
        return record

    @property
    def capacity(self) -> Capacity:
        """`capacity.yaml`, or an empty one where nobody has written it."""
        record = self.records.get(CAPACITY_PATH)
        return record if isinstance(record, Capacity) else Capacity()

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        """All policies, oldest first."""
        return tuple(sorted(self._all(Policy), key=lambda policy: policy.valid_from))

    def policy(self, on: date) -> Policy | None:
        """The rules in force on a day; None before the first policy."""
        return next((policy for policy in reversed(self.policies) if policy.valid_from <= on), None)

    def frames(self, year: int) -> Policy | None:
        """The newest policy that adopts frames for a year."""
        return next((policy for policy in reversed(self.policies) if policy.frame(year)), None)

    @cached_property
    def projects(self) -> dict[str, Project]:
        """Projects by id, in the order of their ids."""
        return {project.id: project for project in sorted(self._all(Project), key=lambda project: project.id)}

    def project(self, project_id: str) -> Project | None:
        """A project by its full id."""
        record = self.records.get(project_path(project_id))
        return record if isinstance(record, Project) else None

    def decisions(self, project_id: str | None = None) -> tuple[Decision, ...]:
        """Decisions, all or of one project, by id; rules.lifecycle puts them in the order of their chain."""
        return self._decisions.get(project_id, ())

    def event_paths(self, project_id: str) -> tuple[str, ...]:
        """The files of everything that was decided, said and booked about a project."""
        names = [item.id for item in self.decisions(project_id)]
        names += [item.id for item in self.statements(project_id)]
        names += [item.id for item in self.transactions(project_id)]
        return tuple(map(event_path, names))

    def statements(self, project_id: str | None = None) -> tuple[Statement, ...]:
        """Statements by date and id, all or of one project."""
        return self._statements.get(project_id, ())

    def transactions(self, project_id: str | None = None) -> tuple[Transaction, ...]:
        """Transactions by date and id, all or of one project."""
        return self._transactions.get(project_id, ())

    # Sorted once for the whole portfolio: a rule that asks project by project must not sort everything each time.
    @cached_property
    def _decisions(self) -> dict[str | None, tuple[Decision, ...]]:
        return _by_project(sorted(self._all(Decision), key=lambda item: item.id))

    @cached_property
    def _statements(self) -> dict[str | None, tuple[Statement, ...]]:
        return _by_project(sorted(self._all(Statement), key=lambda item: (item.date, item.id)))

    @cached_property
    def _transactions(self) -> dict[str | None, tuple[Transaction, ...]]:
        return _by_project(sorted(self._all(Transaction), key=lambda item: (item.date, item.id)))

    @property
    def fact_register(self) -> FactRegister | None:
        """The facts that expressions may read."""
        record = self.records.get(FACTS_PATH)
        return record if isinstance(record, FactRegister) else None

    @property
    def source_register(self) -> SourceRegister | None:
        """The sources that items, rules and facts may name; None in a portfolio from before there was one."""
        record = self.records.get(SOURCES_PATH)
        return record if isinstance(record, SourceRegister) else None

    def questionnaire(self, questionnaire: str, version: str) -> Questionnaire | None:
        """One version of a questionnaire."""
        record = self.records.get(questionnaire_path(questionnaire, version))
        return record if isinstance(record, Questionnaire) else None

    @cached_property
    def versions(self) -> dict[str, tuple[Questionnaire, ...]]:
        """Every version of each questionnaire by its id."""
        found: dict[str, tuple[Questionnaire, ...]] = {}
        for record in self._all(Questionnaire):
            found[record.id] = (*found.get(record.id, ()), record)
        return found

    def fact_sheet(self, project_id: str) -> FactSheet:
        """What is known about a project; empty when nothing was answered."""
        record = self.records.get(checklist_path(project_id, "facts"))
        return record if isinstance(record, FactSheet) else FactSheet(project=project_id)

    def answer_sheet(self, project_id: str, questionnaire: str) -> AnswerSheet | None:
        """What a project answered to one questionnaire, or None."""
        record = self.records.get(checklist_path(project_id, questionnaire))
        return record if isinstance(record, AnswerSheet) else None

    def sheets(self, project_id: str) -> tuple[AnswerSheet, ...]:
        """Everything that a project answered, by questionnaire."""
        return self._sheets.get(project_id, ())

    @cached_property
    def _sheets(self) -> dict[str, tuple[AnswerSheet, ...]]:
        found: dict[str, tuple[AnswerSheet, ...]] = {}
        for sheet in sorted(self._all(AnswerSheet), key=lambda item: item.questionnaire):
            found[sheet.project] = (*found.get(sheet.project, ()), sheet)
        return found

    @cached_property
    def evidence(self) -> tuple[EvidenceRecord, ...]:
        """The evidence library by id."""
        return tuple(sorted(self._all(EvidenceRecord), key=lambda record: record.id))

    @cached_property
    def system_registers(self) -> tuple[Register, ...]:
        """What the imported registers list, each whole again: by source, and there by name and id."""
        found: dict[str, list[Listing]] = {}
        for shard in self._all(SystemShard):
            for source, part in shard.registers.items():
                found.setdefault(source, []).append(part)
        return tuple(_whole(source, parts) for source, parts in sorted(found.items()))

    def _all(self, kind: type[R]) -> list[R]:
        return [record for record in self.records.values() if isinstance(record, kind)]


def _whole(source: str, parts: list[Listing]) -> Register:
    """One register of its parts; after a merge that joined two exports it is as old as the older one."""
    every = (item for part in parts for item in part.systems)
    systems = tuple(sorted(every, key=lambda item: (item.name.casefold(), item.id)))
    return Register(source=source, imported=min(part.imported for part in parts), systems=systems)


def _by_project(events: list[E]) -> dict[str | None, tuple[E, ...]]:
    """Events by their project, each in the order given, and all of them under None."""
    grouped: dict[str | None, list[E]] = {}
    for event in events:
        if event.project is not None:
            grouped.setdefault(event.project, []).append(event)
    return {None: tuple(events)} | {name: tuple(items) for name, items in grouped.items()}
