"""Hours that there are, hours that are asked for, and when what is not in time yet could begin.

Exact fractions throughout. A month has as many weeks as its days make; a quarter is the sum of its months.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Phase
from digitek_cli.rules.months import days_within, first, last, months_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.model.capacity import Booking, Capacity, CapacityRules
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

NONE = Fraction(0)


class Strain(StrEnum):
    """How a person or a team stands: within what is planned with, living on the slack, or beyond all hours."""

    FREE = "free"
    SLACK = "slack"
    OVER = "over"


@dataclass(frozen=True)
class Load:
    """Hours of a time: all there are, what is left of them to plan with, and what is asked for."""

    hours: Fraction = NONE
    usable: Fraction = NONE
    asked: Fraction = NONE

    def __add__(self, other: Load) -> Load:
        return Load(self.hours + other.hours, self.usable + other.usable, self.asked + other.asked)

    @property
    def free(self) -> Fraction:
        """What may still be booked; negative when too much is."""
        return self.usable - self.asked

    @property
    def strain(self) -> Strain:
        """Whether it holds."""
        if self.asked <= self.usable:
            return Strain.FREE
        return Strain.SLACK if self.asked <= self.hours else Strain.OVER


def phase_hours(project: Project, phase: Phase) -> int:
    """DigiTek's hours for a phase by the budget; a rollout has none of its own there."""
    hours = project.budget.hours
    known = {Phase.STUDY: hours.study, Phase.TRIAL: hours.trial, Phase.OPERATION: hours.operation}
    return known.get(phase, 0)


@dataclass(frozen=True)
class Book:
    """The file beside the policy and the projects: what can be asked about a month."""

    capacity: Capacity
    rules: CapacityRules
    projects: Mapping[str, Project]

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone who has hours, in the order of the file, each once."""
        return tuple(dict.fromkeys(item.initials for item in self.capacity.people))

    def share(self, person: str, month: int, name: str) -> Fraction:
        """The hours of a person in a month for one of the shares."""
        return sum(
            (
                Fraction(item.weekly * item.available * getattr(item.shares, name), 10_000)
                * Fraction(days_within(item.from_, item.until, month), 7)
                for item in self.capacity.people
                if item.initials == person
            ),
            NONE,
        )

    def all_shares(self, month: int, name: str) -> Fraction:
        """The same of everyone."""
        return sum((self.share(person, month, name) for person in self.people), NONE)

    def carrier(self, project: Project | None, person: str | None) -> str | None:
        """Whose hours a project takes: those named, else its manager's where that one has any."""
        if person is not None:
            return person
        manager = project.manager if project else None
        return manager if manager in self.people else None

    def asked(self, booking: Booking, month: int) -> Fraction:
        """The hours of one booking in a month."""
        days = days_within(booking.from_, booking.until, month)
        if booking.monthly is not None:
            return Fraction(booking.monthly * days, (last(month) - first(month)).days + 1)
        return self._daily[booking.project, booking.phase] * days

    def demand(self, month: int) -> dict[tuple[str, str | None], Fraction]:
        """The hours asked for in a month, by project and who carries them; what is closed asks for none."""
        found: dict[tuple[str, str | None], Fraction] = {}
        for item in self.capacity.bookings:
            project = self.projects.get(item.project)
            hours = NONE if project and project.phase == Phase.CLOSED else self.asked(item, month)
            if hours:
                key = (item.project, self.carrier(project, item.person))
                found[key] = found.get(key, NONE) + hours
        return found

    def load(self, month: int, person: str | None = None) -> Load:
        """The hours for projects in a month, of one person or of the team."""
        hours = self.share(person, month, "projects") if person else self.all_shares(month, "projects")
        asked = (hours for (_, who), hours in self.demand(month).items() if person in (None, who))
        return Load(hours, hours * (100 - self.rules.slack) / 100, sum(asked, NONE))

    @cached_property
    def _daily(self) -> dict[tuple[str, Phase], Fraction]:
        """What is left of a phase's hours beside fixed bookings, for each day booked without a number."""
        days: dict[tuple[str, Phase], int] = {}
        left: dict[tuple[str, Phase], Fraction] = {}
        for item in self.capacity.bookings:
            key, project = (item.project, item.phase), self.projects.get(item.project)
            left.setdefault(key, Fraction(phase_hours(project, item.phase) if project else 0))
            if item.monthly is None:
                days[key] = days.get(key, 0) + max((item.until - item.from_).days + 1, 0)
            else:
                left[key] -= _fixed(item)
        return {key: max(left[key], NONE) / count if count else NONE for key, count in days.items()}


def _fixed(booking: Booking) -> Fraction:
    months = range(booking.from_.year * 12 + booking.from_.month - 1, booking.until.year * 12 + booking.until.month)
    lengths = {month: (last(month) - first(month)).days + 1 for month in months}
    return sum(
        (
            Fraction((booking.monthly or 0) * days_within(booking.from_, booking.until, month), length)
            for month, length in lengths.items()
        ),
        NONE,
    )


def book(portfolio: Portfolio, rules: CapacityRules) -> Book:
    """What the portfolio says about hours."""
    return Book(portfolio.capacity, rules, portfolio.projects)


def quarter_load(of: Book, quarter: str, person: str | None = None) -> Load:
    """The same for a quarter."""
    return sum((of.load(month, person) for month in months_of(quarter)), Load())


def strained(of: Book, person: str | None, months: Iterable[int]) -> tuple[int, ...]:
    """The months in which somebody, or the team, is asked for more than all the hours there are."""
    return tuple(month for month in months if of.load(month, person).strain == Strain.OVER)


class Consumer(StrEnum):
    """What takes hours every quarter beside the projects."""

    SURVEYS = "surveys"
    COMMUNICATION = "communication"


def yearly(rules: CapacityRules, consumer: Consumer) -> int:
    """The hours of a year by the policy."""
    if consumer == Consumer.SURVEYS:
        return rules.surveys * rules.survey_hours * (2 if rules.consultants_each else 1)
    return rules.posts * rules.post_hours + rules.articles * rules.article_hours


def consumer_load(of: Book, consumer: Consumer, quarter: str) -> Load:
    """What is set aside for it in a quarter, and a quarter of what the year asks for."""
    hours = sum((of.all_shares(month, consumer.value) for month in months_of(quarter)), NONE)
    return Load(hours, hours, Fraction(yearly(of.rules, consumer), 4))
