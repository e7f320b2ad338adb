"""Who is who: areas, people by initials, and the roles they hold from one date to another."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from digitek_cli.model.terms import Role
from digitek_cli.model.value import Day, Initials, Line, Value

# An account or a team on a git server; groups of groups have more parts.
ACCOUNT = re.compile("@[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,9}")


def check_account(raw: str) -> str:
    """`@name` or `@organisation/team`; no address, which would be a person's."""
    if not ACCOUNT.fullmatch(raw):
        raise ValueError("not_an_account")
    return raw


Account = Annotated[str, AfterValidator(check_account)]


class Labels(Value):
    """One text in both languages."""

    da: str
    en: str


class Area(Value):
    """An area with its own head and pool. The list is data (R-174)."""

    id: Line
    title: Labels
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class Held(Value):
    """A role held in a span of days, both ends included; `area` for a head, a manager or an owner of one area."""

    role: Role
    area: Line | None = None
    from_: Day = Field(alias="from")
    until: Day | None = None

    def covers(self, on: date) -> bool:
        """Whether the role is held on that day."""
        return self.from_ <= on and (self.until is None or on <= self.until)


class Person(Value):
    """Someone of the municipality, by initials; names stay outside git, which cannot forget.

    `account` is the account or the team on the git server, `@org/team`: whom a review is asked of.
    """

    initials: Initials
    title: Line | None = None
    account: Account | None = None
    roles: tuple[Held, ...] = ()


class Organisation(Value):
    """Areas and people."""

    areas: tuple[Area, ...]
    people: tuple[Person, ...]

    def person(self, initials: str) -> Person | None:
        """The person, or None."""
        return next((person for person in self.people if person.initials == initials), None)

    def holds(self, initials: str, role: Role, on: date, area: str | None = None) -> bool:
        """Whether somebody holds a role on a day; an area given must match a role that names one."""
        person = self.person(initials)
        return person is not None and any(
            held.role == role and held.covers(on) and (area is None or held.area in (None, area))
            for held in person.roles
        )

    def holders(self, role: Role, on: date, area: str | None = None) -> tuple[str, ...]:
        """The initials of everyone who holds the role on that day."""
        return tuple(person.initials for person in self.people if self.holds(person.initials, role, on, area))

    def head(self, area: str, on: date) -> str | None:
        """The head of one area on that day; a head's role always names its area."""
        for person in self.people:
            for held in person.roles:
                if held.role == Role.HEAD_OF_AREA and held.area == area and held.covers(on):
                    return person.initials
        return None

    def heads(self, on: date) -> tuple[str, ...]:
        """All heads of area on that day."""
        return self.holders(Role.HEAD_OF_AREA, on)
