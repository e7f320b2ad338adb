"""Whether an event that was taken back can hold again: its own command is asked once more, as things are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.errors import DigitekError
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.portfolio import path_of
from digitek_cli.operations.repetition import again
from digitek_cli.rules import lifecycle
from digitek_cli.rules.chain import ancestors
from digitek_cli.rules.finding import Finding, error, errors
from digitek_cli.rules.standing import standing
from digitek_cli.rules.withdrawals import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.rules.withdrawals import Event

Spoken: TypeAlias = Decision | Statement


def refusals(before: Portfolio, after: Portfolio, taken: Sequence[Event]) -> Iterator[Finding]:
    """What speaks against each event that holds in `after` because what had withdrawn it, `taken`, is withdrawn."""
    back = returned(after, taken)
    decided = {item.id: item for item in after.decisions()}
    for event in back:
        # What came back with it and rests on it was not there yet when it was made.
        later = [name for name in (item.id for item in back) if event.id in ancestors_of(name, decided)]
        # A commit by hand may hold what the event needs; else what it brought along stands in its own way.
        why = [_asked(_unmade(state, [event.id, *later]), event, after) for state in (before, after)]
        if why[0] is not None and why[1] is not None:
            yield error("UNDO009", path_of(event), event=event.id, what=event.kind, project=event.project, why=why[0])


def returned(after: Portfolio, taken: Iterable[Event]) -> tuple[Spoken, ...]:
    """The decisions and statements that hold again since these withdrawals were withdrawn."""
    named = {name for event in taken if is_withdrawal(event) for name in event.supersedes}
    counting: tuple[Spoken, ...] = (*standing(after.decisions()), *standing(after.statements()))
    return tuple(item for item in counting if item.id in named)


def ancestors_of(name: str, decided: dict[str, Decision]) -> frozenset[str]:
    """The same as `rules.chain.ancestors`, by id; nothing for what is no decision."""
    return ancestors(decided[name], decided) if name in decided else frozenset()


def _unmade(portfolio: Portfolio, names: Iterable[str]) -> Portfolio:
    """The portfolio as if these had never been made, with what took them back and what they had booked."""
    every: tuple[Event, ...] = (*portfolio.decisions(), *portfolio.statements(), *portfolio.transactions())
    gone = set(names)
    size = -1
    while size != len(gone):
        size = len(gone)
        gone |= {item.id for item in every if is_withdrawal(item) and gone.intersection(item.supersedes)}
        gone |= {item.id for item in every if isinstance(item, Transaction) and item.decision in gone}
    found = portfolio.without(*(path_of(item) for item in every if item.id in gone))
    decided = {item.project for item in every if item.id in gone and isinstance(item, Decision)}
    projects = (found.project(name) for name in decided)
    return found.with_records(*(lifecycle.settled(found, project) for project in projects if project))


def _asked(before: Portfolio, event: Spoken, after: Portfolio) -> Finding | DigitekError | None:
    """The first thing that the command refuses now; or that it would book otherwise."""
    settled = after.project(event.project)
    if settled is None or before.project(event.project) is None:
        return None
    created = after.project(event.created) if isinstance(event, Decision) and event.created else None
    try:
        records = again(before, event, settled, created.title if created else None)
    except DigitekError as refused:
        return next(iter(errors(refused.findings)), refused)
    made = [item for item in records if isinstance(item, Transaction)]
    booked = [item for item in standing(after.transactions()) if item.decision == event.id]
    if isinstance(event, Decision) and records and _lines(made) != _lines(booked):
        return error("UNDO010", path_of(event), event=event.id)
    return None


def _lines(booked: Sequence[Record]) -> list[tuple[str, ...]]:
    return sorted(
        (line.account.value, line.pool, str(line.year), line.project or "", str(line.amount))
        for item in booked
        if isinstance(item, Transaction)
        for line in item.postings
    )
