"""What was taken back, and who could: a withdrawal names an event, and the event then counts as never made.

Withdrawing differs from superseding. A decision that supersedes another stands in its place; a withdrawal puts
nothing there, undoes all that the event did, also what it superseded, and can be withdrawn itself, which brings the
event back. It carries the day of what it withdraws: it says that this was never so, and git says since when that is
known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.ids import EVENT, event_path
from digitek_cli.rules.chain import ancestors
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.standing import KINDS, standing, withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digitek_cli.model.portfolio import Portfolio

Event: TypeAlias = Decision | Statement | Transaction

# What a withdrawal must share with what it names: who spoke, and by which right.
SAME: dict[type[Any], tuple[str, ...]] = {
    Decision: ("by", "decider", "rule", "policy", "facts", "gate"),
    Statement: ("by", "role"),
    Transaction: ("currency", "decision", "by", "late"),
}


def is_withdrawal(event: Event) -> bool:
    """Whether an event takes another one back."""
    return event.kind in KINDS


def counting(portfolio: Portfolio) -> tuple[Event, ...]:
    """Every event of a portfolio that counts."""
    return (
        *standing(portfolio.decisions()),
        *standing(portfolio.statements()),
        *standing(portfolio.transactions()),
    )


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Every withdrawal names one event of its own kind and project, once, by who may, and nothing rests on it."""
    every: tuple[tuple[Event, ...], ...] = (portfolio.decisions(), portfolio.statements(), portfolio.transactions())
    for events in every:
        known = {event.id: event for event in events}
        first: dict[str, Event] = {}
        gone = withdrawn(events)
        for event in events:
            if event.kind in KINDS:
                yield from _named(event, known, portfolio)
                if event.id not in gone:
                    yield from _once(event, first)
            elif event.supersedes and not isinstance(event, Decision):
                yield error("EVT022", event_path(event.id), ("supersedes",), event=event.id, names=event.supersedes)
    yield from _rested_on(portfolio)
    yield from _seen_otherwise(portfolio.decisions())


def _named(event: Event, known: Mapping[str, Event], portfolio: Portfolio) -> Iterator[Finding]:
    found = [known[name] for name in event.supersedes if name in known]
    if len(event.supersedes) == 1 and found:
        yield from _like(event, found[0], known)
    elif not any(EVENT.fullmatch(name) and portfolio.unread(event_path(name)) for name in event.supersedes):
        names = event.supersedes or ("–",)
        yield error("EVT022", event_path(event.id), ("supersedes",), event=event.id, names=names)


def _like(event: Event, named: Event, known: Mapping[str, Event]) -> Iterator[Finding]:
    """What a withdrawal shares with what it takes back."""
    path = event_path(event.id)
    if named.project != event.project:
        yield error("EVT023", path, ("project",), event=event.id, named=named.id, project=event.project or "–")
    other = next((field for field in SAME[type(event)] if getattr(named, field) != getattr(event, field)), None)
    if other is not None:
        yield error("EVT025", path, (other,), event=event.id, named=named.id, token=other)
    if event.date != named.date:
        yield error("EVT026", path, ("date",), event=event.id, named=named.id, date=named.date)
    both = isinstance(event, Transaction) and isinstance(named, Transaction)
    if both and _lines(event, -1) != _lines(named, 1):
        yield error("EVT027", path, ("postings",), event=event.id, named=named.id)
    decisions = {name: item for name, item in known.items() if isinstance(item, Decision)}
    if isinstance(event, Decision) and named.id not in ancestors(event, decisions):
        yield error("EVT028", path, ("previous",), event=event.id, named=named.id)


def _lines(booking: Event, sign: int) -> list[tuple[Any, ...]]:
    postings = booking.postings if isinstance(booking, Transaction) else ()
    return sorted(
        (item.account.value, item.pool, item.year, item.project or "", sign * item.amount) for item in postings
    )


def _once(event: Event, first: dict[str, Event]) -> Iterator[Finding]:
    for name in event.supersedes:
        if name in first:
            yield error("EVT024", event_path(event.id), ("supersedes",), event=event.id, named=name, by=first[name].id)
        first.setdefault(name, event)


def _rested_on(portfolio: Portfolio) -> Iterator[Finding]:
    """What stands although something that it names was taken back."""
    gone = withdrawn(portfolio.statements()) | withdrawn(portfolio.decisions())
    if not gone:
        return
    for event in counting(portfolio):
        for name in sorted(gone.intersection(names(event))):
            yield error("EVT029", event_path(event.id), event=event.id, named=name)


def _seen_otherwise(decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    """A decision that stands, of whose chain something stood then and is taken back now, or the other way round."""
    withdrawing = {item.project for item in decisions if item.kind in KINDS}
    known = {item.id: item for item in decisions if item.project in withdrawing}
    counts = {item.id for item in standing(tuple(known.values()))}
    for name in sorted(counts):
        above = ancestors(known[name], known)
        before = tuple(item for item in known.values() if item.id in above)
        seen = {item.id for item in standing(before)}
        for item in before:
            if item.kind not in KINDS and (item.id in seen) != (item.id in counts):
                code = "EVT030" if item.id in seen else "EVT031"
                yield error(code, event_path(name), ("previous",), event=name, named=item.id)


def names(event: Event) -> frozenset[str]:
    """The events that one rests on and says so: not those that it takes back or stands in for."""
    if isinstance(event, Decision):
        return frozenset([*event.considered, *(item.approval for item in event.basis if item.approval)])
    return frozenset([event.decision] if event.decision else ())
