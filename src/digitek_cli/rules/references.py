"""From what somebody typed to what is meant; an unknown name carries the nearest known one."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like the typed one, or None when nothing is close."""
    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)), None)


def unknown(code: str, typed: str, known: Iterable[str]) -> BadReference:
    """`no-such-project`, `no-such-person`, `no-such-pool` … with what was typed, the nearest and all known."""
    names = tuple(known)
    near = nearest(typed, names)
    return BadReference(f"{code}-near" if near else code, typed=typed, nearest=near, known=names)


def find_project(portfolio: Portfolio, typed: str) -> Project:
    """A project by id, or by `2026-14` or `14` where that is unambiguous.

    Raises BadReference: `no-such-project`, or `ambiguous-project` with the candidates.
    """
    projects = portfolio.projects
    wanted = typed.strip().upper()
    if wanted in projects:
        return projects[wanted]
    match = re.fullmatch(r"(?:P-)?(?:(\d{4})-)?(\d{1,5})", wanted)
    if match:
        year, number = match.group(1), int(match.group(2))
        found = [item for item in projects.values() if int(item.id[7:]) == number and year in (None, item.id[2:6])]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadReference("ambiguous-project", typed=typed, candidates=tuple(item.id for item in found))
    raise unknown("no-such-project", wanted if wanted.startswith("P-") else typed, projects)


def find_person(portfolio: Portfolio, typed: str) -> str:
    """Initials of somebody in the organisation, typed in any case. Raises BadReference `no-such-person`."""
    wanted = typed.strip().lower()
    people = [person.initials for person in portfolio.organisation.people]
    if wanted not in people:
        raise unknown("no-such-person", wanted, people)
    return wanted


def find_area(portfolio: Portfolio, typed: str) -> str:
    """An area id. Raises BadReference `no-such-area`."""
    wanted = typed.strip().lower()
    areas = [area.id for area in portfolio.organisation.areas]
    if wanted not in areas:
        raise unknown("no-such-area", wanted, areas)
    return wanted
