"""Projects that need or exclude one another: what they name exists, and is not what they need at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import project_path
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.references import known_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """REF004 for a project that is not there, DEP001 for one that names itself, DEP002 for both at once."""
    for project in portfolio.projects.values():
        for field in ("depends_on", "excludes"):
            yield from _named(portfolio, project, field)
        for place, name in enumerate(project.excludes):
            if name in project.depends_on:
                at = ("excludes", place)
                yield error("DEP002", project_path(project.id), at, project=project.id, other=name)


def _named(portfolio: Portfolio, project: Project, field: str) -> Iterator[Finding]:
    path = project_path(project.id)
    for place, name in enumerate(getattr(project, field)):
        if name == project.id:
            yield error("DEP001", path, (field, place), project=project.id)
        elif not known_project(portfolio, name):
            yield error("REF004", path, (field, place), project=name)
