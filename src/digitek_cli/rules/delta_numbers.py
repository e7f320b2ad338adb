"""A project that got another number between two states: it is the same project, and nothing was said anew about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules.renumber import renumbered
from digitek_cli.rules.twins import same_project

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio


def with_later_numbers(before: Portfolio, after: Portfolio) -> tuple[Portfolio, tuple[tuple[str, str], ...]]:
    """The first state under the numbers of the second, and which numbers moved, old and new."""
    moved = []
    for project in after.projects.values():
        for old in project.formerly if before.project(project.id) is None else ():
            was, now = before.project(old), after.project(old)
            stayed = was is not None and now is not None and same_project(was, now, before, after)
            if was is not None and not stayed and same_project(was, project, before, after):
                changed = renumbered(before.records.values(), old, project.id)
                before = before.without(*changed).with_records(*changed.values())
                moved.append((old, project.id))
    return before, tuple(moved)
