"""Events in the words of the portfolio: what was decided, said and booked, and what of it was taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.terms import Account, DecisionKind, Gate, Outcome, StatementKind, TransactionKind
from digitek_cli.render.language import amount, label, listing, maybe, one_line, phrase, say
from digitek_cli.rules.withdrawals import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.events import Asserted, Posting
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.withdrawals import Event

# Where the money of a pool comes from; no money lies there.
OUTSIDE = frozenset({Account.BUDGET, Account.EXTERNAL})
YEAR_END = frozenset({TransactionKind.CLOSING, TransactionKind.CARRY_FORWARD})


def told(event: Event, known: Portfolio) -> str:
    """What an event says, without who said it. `known` is where titles and withdrawn events are looked up."""
    if event.supersedes and is_withdrawal(event):
        return _withdrawn(event, known)
    if isinstance(event, Decision):
        return _decision(event)
    return _statement(event, known) if isinstance(event, Statement) else _booking(event)


def people(event: Event) -> str:
    """`hom, hso; indtastet af kon`: who decided or said it, and who typed it where that is somebody else."""
    spoke: tuple[str, ...] = ()
    if isinstance(event, Decision | Transaction):
        spoke = event.by
    elif isinstance(event, Statement):
        spoke = (event.by,)
    return typed(spoke, event.recorded_by)


def typed(spoke: tuple[str, ...], recorded_by: str | None) -> str:
    """The people of a sentence; empty where nobody is named."""
    said = [", ".join(map(one_line, spoke))] if spoke else []
    if recorded_by and recorded_by not in spoke:
        said.append(say("log.by", person=one_line(recorded_by)))
    return "; ".join(said)


def _withdrawn(event: Event, known: Portfolio) -> str:
    named = [found for name in event.supersedes if (found := find(known, name)) is not None]
    if not named:
        return say("delta.withdrawn.unknown", events=event.supersedes)
    key = "delta.withdrawn.again" if is_withdrawal(named[0]) else "delta.withdrawn"
    first = _first(named[0], known)
    return say(key, what=told(first, known))


def _first(event: Event, known: Portfolio) -> Event:
    """What is at the bottom of a row of withdrawals."""
    while is_withdrawal(event):
        below = find(known, event.supersedes[0]) if event.supersedes else None
        if below is None or below.id == event.id:
            break
        event = below
    return event


def find(known: Portfolio, name: str) -> Event | None:
    """An event by its id, wherever it lies."""
    return next(
        (
            record
            for record in known.records.values()
            if isinstance(record, Decision | Statement | Transaction) and record.id == name
        ),
        None,
    )


def _decision(event: Decision) -> str:
    parts = [_course(event)]
    parts += [
        say("delta.reserved", money=amount(grant.amount), pool=grant.pool, year=_year(grant.year, event.date.year))
        for grant in event.grants
    ]
    if event.conditions:
        parts.append(say(_plural("delta.conditions", len(event.conditions)), count=str(len(event.conditions))))
    if event.waivers:
        parts.append(say("delta.waived", codes=[waiver.code for waiver in event.waivers]))
    if event.supersedes:
        parts.append(say("delta.supersedes", events=event.supersedes))
    return "; ".join(parts)


def _course(event: Decision) -> str:
    """The decision itself, in a few words."""
    until = "–" if event.until is None else phrase(event.until)
    if event.kind == DecisionKind.GATE and event.gate:
        if event.gate in (Gate.TRIAL_START, Gate.OPERATION) and len(event.outcomes) == 1 and _forward(event):
            return say(f"delta.passed.{event.gate.value}")
        words = [
            maybe(f"delta.outcome.{event.gate.value}.{item.value}", until=until)
            or say(f"delta.outcome.{item.value}", until=until)
            for item in event.outcomes
        ]
        return say("delta.gate", gate=event.gate, outcomes=listing(words))
    params = {
        "gate": event.gate,
        "forum": event.forum,
        "level": event.priority,
        "phase": event.phase,
        "department": event.department,
        "until": until,
        "items": [item.document for item in event.basis],
        "learnt": one_line(event.learnt or "–"),
    }
    if event.opinion is not None:
        return say("delta.decision.acceptance.opinion", lawyer=event.opinion.by, **params)
    return say(f"delta.decision.{event.kind.value}", **params)


def _forward(event: Decision) -> bool:
    return event.outcomes[0] in (Outcome.TRIAL, Outcome.OPERATION)


def _statement(event: Statement, known: Portfolio) -> str:
    params = {
        "document": _document(event.document, event, known),
        "gate": event.gate,
        "level": event.priority,
        "forum": event.forum,
        "decision": event.decision,
        "number": str(event.condition or ""),
        "items": _listed([item.item for item in event.items]),
    }
    key = f"delta.statement.{event.kind.value}"
    if event.kind == StatementKind.RECOMMENDATION and event.gate is None:
        key += ".no-gate"
    said = say(key, **params)
    if event.funding is not None:
        said += "; " + say("delta.funding", source=event.funding)
    return said


def _document(name: str | None, event: Statement, known: Portfolio) -> str:
    """A document by its title, as it stands inside a sentence."""
    policy = known.policy(event.date)
    kind = policy.document(name) if policy and name else None
    if kind is None:
        return (maybe(f"log.word.{name}") if name else None) or (name or "–")
    title = label(kind.title)
    return title[:1].lower() + title[1:]


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return listing(found) if len(found) <= 4 else say("log.said.items", count=str(len(found)))


def ends_year(event: Event, known: Portfolio) -> bool:
    """Whether an event closes a pool's year or carries money out of it, or takes that back."""
    bottom = _first(event, known)
    return isinstance(bottom, Transaction) and bottom.kind in YEAR_END


def year_end(events: Sequence[Event], known: Portfolio) -> str:
    """All that one commit booked at the end of a year, in one sentence."""
    bottoms = [found for event in events if isinstance(found := _first(event, known), Transaction)]
    moved: dict[Account, Decimal] = {Account.LAPSED: Decimal(0), Account.CARRIED: Decimal(0)}
    for line in (line for item in bottoms for line in item.postings if line.account in moved):
        moved[line.account] += line.amount
    years = sorted({mark.year for item in bottoms for mark in item.asserts})
    said = say(
        "delta.year-end" if moved[Account.CARRIED] else "delta.year-end.lapsed",
        year=", ".join(map(str, years)) or "–",
        lapsed=amount(moved[Account.LAPSED]),
        carried=amount(moved[Account.CARRIED]),
    )
    if events[0].kind != TransactionKind.REVERSAL:
        return said
    below = find(known, events[0].supersedes[0]) if events[0].supersedes else None
    again = below is not None and below.kind == TransactionKind.REVERSAL
    return say("delta.withdrawn.again" if again else "delta.withdrawn", what=said)


def _booking(event: Transaction) -> str:
    # What a booking without postings is about stands in what it asserts.
    places: list[Posting | Asserted] = [*event.postings, *event.asserts]
    place = places[0] if places else None
    return say(
        f"delta.booking.{event.kind.value}{_variant(event)}",
        money=amount(_money(event), event.currency.value),
        pool=place.pool if place else "–",
        source=next((line.pool for line in event.postings if line.amount < 0 and line.account not in OUTSIDE), "–"),
        year=_year(place.year if place else event.date.year, event.date.year),
        number=str(place.year if place else event.date.year),
        document=one_line(event.document or "–"),
        text=one_line(event.text),
        account=place.account if place else Account.AVAILABLE,
    )


def _variant(event: Transaction) -> str:
    """Another sentence for the same kind of booking: what came late, and what arrives in the next year."""
    if event.kind == TransactionKind.CARRY_FORWARD:
        return ".out" if any(line.account == Account.CARRIED for line in event.postings) else ".into"
    return ".late" if event.kind == TransactionKind.SPENDING and event.late else ""


def _money(event: Transaction) -> Decimal:
    """What a booking is about: what it moves, and not the frame that moves along; or what it asserts."""
    if event.kind == TransactionKind.ASSERTION:
        return sum((item.amount for item in event.asserts), start=Decimal(0))
    return sum((line.amount for line in event.postings if line.amount > 0 and line.account not in OUTSIDE), Decimal(0))


def _year(year: int, usual: int) -> str:
    """` 2027`, where it is another year than one would think."""
    return "" if year == usual else f" {year}"


def _plural(key: str, number: int) -> str:
    return f"{key}.one" if number == 1 else f"{key}.many"
