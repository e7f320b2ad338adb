"""The hours of the coming quarters, and the changes of `capacity.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.capacity import Booking, Capacity, CapacityRules, Shares, Worker
from digitek_cli.model.terms import Phase, Status
from digitek_cli.operations.change import RULES, Change, Moment, refuse
from digitek_cli.operations.deciding import rules_of
from digitek_cli.operations.priorities import rank
from digitek_cli.rules import capacity_check
from digitek_cli.rules.capacity import NONE, Book, Consumer, Load, book, consumer_load, quarter_load, strained
from digitek_cli.rules.finding import Finding, errors
from digitek_cli.rules.giving_way import GivingWay, giving_way
from digitek_cli.rules.months import coming, months_of
from digitek_cli.rules.ranking import LEVELS
from digitek_cli.rules.recipients import Recipient, recipients
from digitek_cli.rules.references import find_person, find_project, unknown
from digitek_cli.rules.starting import Start, starts, waiting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.priorities import Look

NOT_WAITING = (Status.STOPPED, Status.COMPLETED, Status.ON_HOLD)
SHARES = tuple(Shares.model_fields)


@dataclass(frozen=True)
class PersonRow:
    """One person's hours for projects in each quarter, and the months beyond all hours."""

    initials: str
    loads: tuple[Load, ...]
    over: tuple[int, ...]


@dataclass(frozen=True)
class View:
    """The coming quarters. `team` holds also what is booked on nobody, `team_over` its months beyond all hours."""

    quarters: tuple[str, ...]
    rules: CapacityRules
    people: tuple[PersonRow, ...]
    team: tuple[Load, ...]
    team_over: tuple[int, ...]
    consumers: dict[Consumer, tuple[Load, ...]]
    starts: tuple[Start, ...]
    giving_way: tuple[GivingWay, ...]
    recipients: tuple[Recipient, ...]

    @property
    def crowded(self) -> tuple[tuple[Recipient, str, tuple[str, ...]], ...]:
        """Who is hit by more changes in a quarter than the policy thinks that a department can take."""
        return tuple(
            (item, quarter, hits)
            for item in self.recipients
            for quarter, hits in zip(self.quarters, item.hits, strict=True)
            if len(hits) > self.rules.changes_at_once
        )


def overview(portfolio: Portfolio, on: date, count: int = 4) -> View:
    """The quarters after the day's own.

    Raises RuleViolation where the policy contradicts itself, BadReference for a number of quarters out of range.
    """
    quarters = coming(on, count)
    rules = rules_of(portfolio, on).capacity
    of = book(portfolio, rules)
    months = range(months_of(quarters[0])[0], months_of(quarters[-1])[-1] + 1)
    order = by_priority(rank(portfolio, on))
    queue = [
        found
        for seen in order
        if seen.status not in NOT_WAITING and (found := waiting(of, seen.project, seen.project.phase))
    ]
    begun = starts(of, queue, months) if of.people else ()
    return View(
        quarters,
        rules,
        tuple(_person(of, name, quarters, months) for name in of.people),
        tuple(quarter_load(of, quarter) for quarter in quarters),
        strained(of, None, months) if of.people else (),
        {item: tuple(consumer_load(of, item, quarter) for quarter in quarters) for item in Consumer},
        begun,
        giving_way(of, begun, [seen.project.id for seen in order], months) if of.people else (),
        recipients(portfolio, quarters),
    )


def by_priority(ranking: Iterable[Look]) -> list[Look]:
    """By the priority in force, else by the computed one; of equals as they are ranked (resolution 11)."""

    def place(seen: Look) -> int:
        in_force = seen.values.effective
        return LEVELS.index(in_force.level if in_force else seen.weighing.level)

    return sorted(ranking, key=place)


def _person(of: Book, name: str, quarters: tuple[str, ...], months: range) -> PersonRow:
    return PersonRow(name, tuple(quarter_load(of, quarter, name) for quarter in quarters), strained(of, name, months))


def free_hours(
    portfolio: Portfolio, quarters: tuple[str, ...], on: date, leaving: frozenset[str]
) -> dict[str, Fraction]:
    """The hours for projects less slack and less what is booked by others than those in `leaving`.

    Negative where the others have more than there is; empty where nobody has hours in the file.
    """
    of = book(portfolio, rules_of(portfolio, on).capacity)
    if not of.people:
        return {}
    found: dict[str, Fraction] = {}
    for quarter in quarters:
        months = months_of(quarter)
        own = (hours for month in months for (name, _), hours in of.demand(month).items() if name in leaving)
        found[quarter] = quarter_load(of, quarter).free + sum(own, NONE)
    return found


# ── changing the file ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class PersonWish:
    """What is said about a person's hours; what is not said stays. `start` names the span."""

    person: str
    weekly: int | None = None
    available: int | None = None
    shares: dict[str, int] = field(default_factory=dict)
    start: date | None = None
    until: date | None = None
    remove: bool = False


@dataclass(frozen=True)
class BookingWish:
    """What is said about a phase of a project; what is not said stays."""

    project: str
    phase: Phase
    start: date | None = None
    until: date | None = None
    person: str | None = None
    monthly: int | None = None
    remove: bool = False


def person(portfolio: Portfolio, wish: PersonWish, moment: Moment) -> Change:
    """A person's hours set or taken out. A later `start` closes the span before it the day before.

    Raises BadReference for an unknown person, or for a new one without hours.
    """
    name = find_person(portfolio, wish.person)
    file = portfolio.capacity
    own = [item for item in file.people if item.initials == name]
    if wish.remove:
        if not own:
            raise unknown("no-such-worker", name, sorted({item.initials for item in file.people}))
        others = tuple(item for item in file.people if item.initials != name)
        return _change(portfolio, file.with_(people=others), "person", name, "removed", {"person": name})
    if wish.weekly is None and not own:
        raise BadReference("worker-hours-missing", person=name)
    spans = _spans(own, wish, name, moment.today)
    others = tuple(item for item in file.people if item.initials != name)
    people = tuple(sorted((*others, *spans), key=lambda item: (item.initials, item.from_)))
    newest = next(item for item in spans if item.from_ == _start(own, wish, moment.today))
    result = {"person": name, "weekly": newest.weekly, "shares": newest.shares.model_dump(), "from": newest.from_}
    what = f"{newest.weekly} hours a week, {newest.shares.projects} % projects"
    return _change(portfolio, file.with_(people=people), "person", name, what, result)


def _start(own: list[Worker], wish: PersonWish, today: date) -> date:
    return wish.start or (own[-1].from_ if own else today)


def _spans(own: list[Worker], wish: PersonWish, name: str, today: date) -> list[Worker]:
    """The person's spans with the wished one in its place."""
    start = _start(own, wish, today)
    before = [item for item in own if item.from_ < start]
    later = [item for item in own if item.from_ > start]
    like = next((item for item in own if item.from_ == start), before[-1] if before else None)
    old: dict[str, Any] = like.model_dump() if like else {"available": 100, "shares": {}}
    until = wish.until or (like.until if like and like.from_ == start else None)
    fields = {
        "initials": name,
        "weekly": old.get("weekly") if wish.weekly is None else wish.weekly,
        "available": old["available"] if wish.available is None else wish.available,
        "shares": old["shares"] | wish.shares,
        "from": start,
        "until": until,
    }
    return [*(_closed(item, start) for item in before), Worker.model_validate(fields), *later]


def _closed(item: Worker, start: date) -> Worker:
    if item.until is not None and item.until < start:
        return item
    closed: Worker = item.with_(until=start - timedelta(days=1))
    return closed


def booking(portfolio: Portfolio, wish: BookingWish) -> Change:
    """A phase of a project put in time, or taken out of it.

    Raises BadReference where days are missing or nothing is there to be taken out.
    """
    project = find_project(portfolio, wish.project)
    who = find_person(portfolio, wish.person) if wish.person else None
    file = portfolio.capacity
    key = (project.id, wish.phase.value, who or "")
    old = next((item for item in file.bookings if item.key == key), None)
    others = tuple(item for item in file.bookings if item.key != key)
    result: dict[str, Any] = {"project": project.id, "phase": wish.phase, "person": who}
    if wish.remove:
        if old is None:
            raise BadReference("no-such-booking", project=project.id, phase=wish.phase)
        return _change(
            portfolio, file.with_(bookings=others), "plan", project.id, f"{wish.phase.value} removed", result
        )
    start, until = wish.start or (old.from_ if old else None), wish.until or (old.until if old else None)
    if start is None or until is None:
        raise BadReference("booking-days-missing", project=project.id, phase=wish.phase)
    monthly = wish.monthly if wish.monthly is not None else (old.monthly if old else None)
    new = Booking.model_validate(
        {"project": project.id, "phase": wish.phase, "from": start, "until": until, "person": who, "monthly": monthly}
    )
    bookings = tuple(sorted((*others, new), key=lambda item: item.key))
    what = f"{wish.phase.value} {start.isoformat()}..{until.isoformat()}"
    shown = result | {"from": start, "until": until, "monthly": monthly}
    return _change(portfolio, file.with_(bookings=bookings), "plan", project.id, what, shown)


def _change(portfolio: Portfolio, file: Capacity, verb: str, name: str, what: str, result: dict[str, Any]) -> Change:
    """The commit; refused where the file would break a rule that it did not break before."""
    after = portfolio.with_records(file)
    known = {(item.code, repr(item.params)) for item in errors(capacity_check.check(portfolio))}
    found: list[Finding] = [item for item in capacity_check.check(after) if (item.code, repr(item.params)) not in known]
    refuse(found)
    return Change(
        operation=f"capacity.{verb}",
        subject_id=name,
        what=what,
        records=(file,),
        after=after,
        reads=RULES,
        findings=tuple(item for item in found if item.params.get("project", name) == name),
        result=result,
    )
