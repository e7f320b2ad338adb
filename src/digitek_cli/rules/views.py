"""Projects as a list shows them: the stored fields beside what the events say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Gate, Phase, Status
from digitek_cli.rules import lifecycle

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


@dataclass(frozen=True)
class Row:
    """One project of a list; `gate` is what it meets next, None when it waits for none."""

    project: Project
    phase: Phase
    status: Status
    gate: Gate | None


def overview(portfolio: Portfolio) -> tuple[Row, ...]:
    """All projects in the order of their ids."""
    return tuple(row(portfolio, project) for project in portfolio.projects.values())


def row(portfolio: Portfolio, project: Project) -> Row:
    """One project."""
    state = lifecycle.replay(portfolio, project)
    status = lifecycle.status(project, state)
    ended = status in (Status.STOPPED, Status.COMPLETED) or project.history is not None
    return Row(project, state.phase, status, None if ended else lifecycle.next_gate(project, state))
