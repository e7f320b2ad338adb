"""The one rewriting of an event that is allowed: a merge gave another number to what had the same one on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.ids import SETTINGS_PATH, project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.project import Project
from digitek_cli.model.settings import Settings
from digitek_cli.rules.renumber import renumber, renumbered
from digitek_cli.rules.twins import same_project
from digitek_cli.store.audit_state import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digitek_cli.model.portfolio import Record
    from digitek_cli.store.audit_state import State

Pair = tuple[str, str]


def proven(parents: Sequence[State], result: State) -> dict[str, Record]:
    """What a merge holds because of a renumbering, by the path it has now; each value exactly what that makes of it.

    A renumbering counts where another parent holds something else under the old number, or has retired it, or has
    moved the same project already; and where what carries the new number remembers the old.
    """
    found: dict[str, Record] = {}
    for side in parents:
        others = [state for state in parents if state is not side]
        pairs = [*_projects(side, others, result), *_evidence(side, others, result)]
        if pairs:
            found |= _moved(side, result, pairs)
    return found


def _projects(side: State, others: Sequence[State], result: State) -> Iterator[Pair]:
    new = [name for name in result.groups if name.startswith("P-") and result.groups[name]]
    for name in new:
        if side.groups.get(name):
            continue
        record = result.get(project_path(name))
        for former in record.formerly if isinstance(record, Project) else ():
            held = side.get(project_path(former))
            if isinstance(held, Project) and any(_gave_way(held, name, side, state) for state in others):
                yield former, name


def _gave_way(held: Project, name: str, side: State, other: State) -> bool:
    """Whether the number of a project stood for something else on the other side, or for nothing any more."""
    there = other.get(project_path(held.id))
    if other.groups.get(name):
        return _moved_before(held, name, side, other)
    settings = other.get(SETTINGS_PATH)
    return (isinstance(there, Project) and there != held) or (
        there is None and isinstance(settings, Settings) and held.id in settings.retired
    )


def _moved_before(held: Project, name: str, side: State, other: State) -> bool:
    """Whether the other side has the very project under its new number: its sync broke off before we followed."""
    moved, there = other.get(project_path(name)), other.get(project_path(held.id))
    books = (side.whole(), other.whole())
    stayed = isinstance(there, Project) and same_project(held, there, *books)
    return isinstance(moved, Project) and not stayed and same_project(held, moved, *books)


def _evidence(side: State, others: Sequence[State], result: State) -> Iterator[Pair]:
    known = {path for state in (side, *others) for path in state.groups.get(RULES, ())}
    for path in result.groups.get(RULES, ()):
        record = result.get(path) if path.startswith("evidence/") and path not in known else None
        if isinstance(record, EvidenceRecord):
            yield from ((held.id, record.id) for held in _twins(side, others) if _same(held, record))


def _twins(side: State, others: Sequence[State]) -> Iterator[EvidenceRecord]:
    for path in side.groups.get(RULES, ()):
        held = side.get(path) if path.startswith("evidence/") else None
        if isinstance(held, EvidenceRecord) and any(state.get(path) not in (None, held) for state in others):
            yield held


def _same(held: EvidenceRecord, record: EvidenceRecord) -> bool:
    return renumber(held, held.id, record.id, {}) == record


def _moved(side: State, result: State, pairs: Iterable[Pair]) -> dict[str, Record]:
    """Everything of one side under its new numbers, as far as the merge holds it so."""
    records: dict[str, Record] = dict(side.whole().records)
    touched: set[str] = set()
    for old, new in pairs:
        changed = renumbered(records.values(), old, new)
        touched |= set(changed)
        records |= changed
    moved = {path_of(records[path]): records[path] for path in touched}
    return {path: record for path, record in moved.items() if result.get(path) == record}
