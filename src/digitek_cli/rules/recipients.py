"""How many changes hit one department at once: trials, operation and rollouts that it must live with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Phase, Status
from digitek_cli.rules import lifecycle
from digitek_cli.rules.months import first, last, months_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

HITTING = (Phase.TRIAL, Phase.OPERATION, Phase.ROLLOUT)


@dataclass(frozen=True)
class Recipient:
    """An area or one of its departments, and the projects that change something there in each quarter."""

    area: str
    department: str | None
    hits: tuple[tuple[str, ...], ...]


def recipients(portfolio: Portfolio, quarters: Sequence[str]) -> tuple[Recipient, ...]:
    """Everyone who is hit in one of the quarters, areas first. What is planned counts like what runs already.

    What hits a whole area hits each of its departments too.
    """
    found: dict[tuple[str, str], list[list[str]]] = {}
    for project in portfolio.projects.values():
        spans = tuple(_spans(portfolio, project))
        for place, quarter in enumerate(quarters):
            months = months_of(quarter)
            begin, end = first(months[0]), last(months[-1])
            for key, start, until in spans:
                hit = (start is None or start <= end) and (until is None or until >= begin)
                if hit:
                    rows = found.setdefault(key, [[] for _ in quarters])
                    if project.id not in rows[place]:
                        rows[place].append(project.id)
    nothing: list[list[str]] = [[] for _ in quarters]
    return tuple(
        Recipient(
            area,
            department or None,
            tuple(
                tuple(dict.fromkeys((*whole, *own)))
                for whole, own in zip(found.get((area, ""), nothing), rows, strict=True)
            ),
        )
        for (area, department), rows in sorted(found.items())
    )


Span = tuple[tuple[str, str], "date | None", "date | None"]


def _spans(portfolio: Portfolio, project: Project) -> Iterator[Span]:
    """Whom it hits, from and until when; None is open."""
    state = lifecycle.replay(portfolio, project)
    if lifecycle.status(project, state) in (Status.STOPPED, Status.COMPLETED, Status.ON_HOLD):
        return
    whom = [(item.area or project.area, item.id) for item in project.departments] or [(project.area, "")]
    booked = [item for item in portfolio.capacity.bookings if item.project == project.id and item.phase in HITTING]
    for item in booked:
        yield from ((key, item.from_, item.until) for key in whom)
    if state.phase in (Phase.TRIAL, Phase.ROLLOUT) and not any(item.phase == state.phase for item in booked):
        until = project.trial_end if state.phase == Phase.TRIAL else None
        yield from ((key, None, until) for key in whom)
