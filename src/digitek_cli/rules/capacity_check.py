"""What must hold in `capacity.yaml`: known people and projects, shares within a hundred, no span twice."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from digitek_cli.model.ids import CAPACITY_PATH
from digitek_cli.model.terms import Phase
from digitek_cli.rules.capacity import phase_hours
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import known_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.capacity import Worker
    from digitek_cli.model.portfolio import Portfolio

BOOKED = (Phase.STUDY, Phase.TRIAL, Phase.OPERATION, Phase.ROLLOUT)


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Everything that is wrong in the file; nothing where there is none."""
    yield from shared(portfolio)
    yield from without_hours(portfolio)


def shared(portfolio: Portfolio) -> Iterator[Finding]:
    """What is wrong in the file whatever the projects say; nothing where there is none."""
    if not portfolio.unread(CAPACITY_PATH):
        yield from _people(portfolio)
        yield from _bookings(portfolio)


def without_hours(portfolio: Portfolio) -> Iterator[Finding]:
    """Bookings of all the hours of a phase, for which the project has none."""
    if portfolio.unread(CAPACITY_PATH):
        return
    for number, item in enumerate(portfolio.capacity.bookings):
        project = portfolio.project(item.project)
        if item.monthly is None and project is not None and not phase_hours(project, item.phase):
            params = {"project": item.project, "phase": item.phase}
            yield warning("CAP007", CAPACITY_PATH, ("bookings", number), **params)


def _people(portfolio: Portfolio) -> Iterator[Finding]:
    spans: dict[str, list[tuple[Worker, int]]] = {}
    for number, item in enumerate(portfolio.capacity.people):
        at = ("people", number)
        spans.setdefault(item.initials, []).append((item, number))
        if portfolio.organisation.person(item.initials) is None:
            yield error("REF001", CAPACITY_PATH, (*at, "initials"), person=item.initials)
        if item.shares.total > 100:
            params = {"person": item.initials, "total": item.shares.total}
            yield error("CAP001", CAPACITY_PATH, (*at, "shares"), **params)
        if item.until and item.until < item.from_:
            yield error("CAP002", CAPACITY_PATH, (*at, "until"), date=item.from_, until=item.until)
    for person, entries in spans.items():
        for (item, _), (later, number) in pairwise(sorted(entries, key=lambda entry: entry[0].from_)):
            if item.until is None or later.from_ <= item.until:
                yield error("CAP003", CAPACITY_PATH, ("people", number), person=person, date=later.from_)


def _bookings(portfolio: Portfolio) -> Iterator[Finding]:
    counted = Counter(item.key for item in portfolio.capacity.bookings)
    known = {item.initials for item in portfolio.capacity.people}
    for number, item in enumerate(portfolio.capacity.bookings):
        at = ("bookings", number)
        params = {"project": item.project, "phase": item.phase}
        if not known_project(portfolio, item.project):
            yield error("REF004", CAPACITY_PATH, (*at, "project"), project=item.project)
        if item.until < item.from_:
            yield error("CAP002", CAPACITY_PATH, (*at, "until"), date=item.from_, until=item.until)
        if item.phase not in BOOKED:
            yield error("CAP004", CAPACITY_PATH, (*at, "phase"), **params)
        if counted[item.key] > 1:
            yield error("CAP005", CAPACITY_PATH, at, **params)
        if item.person is not None and item.person not in known:
            yield error("CAP006", CAPACITY_PATH, (*at, "person"), person=item.person)
