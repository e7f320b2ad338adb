"""`capacity.yaml`: who has hours for what, and when the hours of projects fall; what is reckoned with is policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from digitek_cli.model.terms import Phase
from digitek_cli.model.value import Count, Day, Flag, Initials, Line, Value

if TYPE_CHECKING:
    from datetime import date

Percent = Annotated[Count, Field(ge=0, le=100)]
Number = Annotated[Count, Field(ge=0)]


class CapacityRules(Value):
    """What is reckoned with: slack (R-076), 360 surveys (R-084, R-085), posts and articles (R-043, R-049).

    `survey_hours` are those of one consultant; `consultants_each` says that each of the two takes them, where the
    documents leave it open (resolution 33). `phase_months` is how long a phase is taken to last that nobody has put
    in time, and `changes_at_once` how many changes a department can take in one quarter.
    """

    slack: Percent = 20
    surveys: Number = 4
    survey_hours: Number = 40
    consultants_each: Flag = False
    posts: Number = 12
    post_hours: Number = 3
    articles: Number = 4
    article_hours: Number = 16
    phase_months: Annotated[Count, Field(ge=1, le=24)] = 3
    changes_at_once: Number = 2


class Shares(Value):
    """What a person's hours go to, in per cent; what is left of a hundred is nobody's yet."""

    projects: Percent = 0
    surveys: Percent = 0
    communication: Percent = 0
    team: Percent = 0
    holiday: Percent = 0

    @property
    def total(self) -> int:
        """All of them together; more than a hundred is an error of `check`."""
        return self.projects + self.surveys + self.communication + self.team + self.holiday


class Worker(Value):
    """A person's hours a week in a span of days, both ends included; `available` is the part that is ours."""

    initials: Initials
    weekly: Annotated[Count, Field(ge=0, le=60)]
    available: Percent = 100
    shares: Shares = Shares()
    from_: Day = Field(alias="from")
    until: Day | None = None

    def covers(self, on: date) -> bool:
        """Whether it says what the person has on that day."""
        return self.from_ <= on and (self.until is None or on <= self.until)


class Booking(Value):
    """When a phase of a project takes its hours, and whose.

    Without `monthly` they are the hours of the project's budget for that phase, evenly over the days. Without
    `person` they are the project manager's where that one has hours, else the team's.
    """

    project: Line
    phase: Phase
    from_: Day = Field(alias="from")
    until: Day
    person: Initials | None = None
    monthly: Number | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What there is one booking of."""
        return (self.project, self.phase.value, self.person or "")


class Capacity(Value):
    """People's hours and the bookings of projects, each in a fixed order, so that two branches seldom meet."""

    people: tuple[Worker, ...] = ()
    bookings: tuple[Booking, ...] = ()
