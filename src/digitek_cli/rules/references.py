"""From what somebody typed to what is meant; an unknown name carries the nearest known one."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, DataError
from digitek_cli.model.ids import PROJECT, SETTINGS_PATH, name_in, project_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """A project by id, or by `2026-14` or `14` where that is unambiguous, or by a number that only it once had.

    Raises BadReference: `no-such-project`, or `ambiguous-project` with the candidates; DataError
    `broken-project` where the file lies there but cannot be read.
    """
    projects = portfolio.projects
    wanted = typed.strip().upper()
    found = _meant(wanted, sorted({*projects, *_broken_projects(portfolio)})) or _renumbered(wanted, projects)
    if not found:
        raise unknown("no-such-project", wanted if wanted.startswith("P-") else typed, projects)
    if len(found) > 1:
        raise BadReference("ambiguous-project", typed=typed, candidates=tuple(found))
    if found[0] not in projects:
        raise DataError("broken-project", where=project_path(found[0]), project=found[0])
    return projects[found[0]]


def known_project(portfolio: Portfolio, project_id: str) -> bool:
    """Whether a project exists, also when its file cannot be read; that is one finding, not one per reference."""
    return portfolio.project(project_id) is not None or portfolio.unread(project_path(project_id))


def _meant(wanted: str, known: list[str]) -> list[str]:
    """The ids that what was typed may stand for."""
    if wanted in known:
        return [wanted]
    match = re.fullmatch(r"(?:(\d{4})-)?(\d{1,5})", wanted, re.ASCII)
    if not match:
        return []
    year, number = match.group(1), int(match.group(2))
    return [name for name in known if int(name[7:]) == number and year in (None, name[2:6])]


def _renumbered(wanted: str, projects: dict[str, Project]) -> list[str]:
    """The projects that had a number before, when no project has it now."""
    former = {name: project.id for project in projects.values() for name in project.formerly}
    return sorted({former[name] for name in _meant(wanted, sorted(former))})


def _broken_projects(portfolio: Portfolio) -> Iterator[str]:
    """Ids whose file cannot be read: such a project exists, although nothing is known about it."""
    for path in portfolio.blobs:
        name = name_in(path)
        if PROJECT.fullmatch(name) and path == project_path(name) and portfolio.unread(path):
            yield name


def numbers_taken(portfolio: Portfolio) -> set[str]:
    """Project numbers in use or once used; a broken file keeps its number through its path."""
    paths = (path for path in portfolio.blobs if path.startswith("projects/"))
    former = {name for project in portfolio.projects.values() for name in project.formerly}
    retired = portfolio.settings.retired if SETTINGS_PATH in portfolio.records else ()
    return set(portfolio.projects) | former | set(retired) | {name_in(path) for path in paths}


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
