"""The money of the pools by whom it was given to: area by area, or project by project."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Per
from digitek_cli.operations.sheet import overview

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.organisation import Labels
    from digitek_cli.model.portfolio import Portfolio


@dataclass(frozen=True)
class Share:
    """What an area's projects, or one project, hold of a pool; `name` None is what was bought without a project."""

    name: str | None
    title: Labels | str | None
    pool: str
    reserved: Decimal
    committed: Decimal
    spent: Decimal


def shares(portfolio: Portfolio, as_of: date, year: int | None, per: Per) -> tuple[Share, ...]:
    """The money of a year's pools by whom it was given to; the sums are those of the pools themselves."""
    sheet = overview(portfolio, as_of, year)
    held: dict[tuple[str | None, str], list[Decimal]] = {}
    for item in sheet.projects:
        project = portfolio.project(item.project)
        name = item.project if per is Per.PROJECT or project is None else project.area
        figures = held.setdefault((name, item.pool), [Decimal(0)] * 3)
        for place, amount in enumerate((item.reserved, item.committed, item.spent)):
            figures[place] += amount
    for pool in sheet.pools:
        bought = pool.figures.spent - sum(item.spent for item in sheet.projects if item.pool == pool.pool)
        if bought:
            held[None, pool.pool] = [Decimal(0), Decimal(0), bought]
    order = [*(area.id for area in portfolio.organisation.areas), *portfolio.projects, None]
    places = sorted(held, key=lambda place: (order.index(place[0]) if place[0] in order else -1, place[1]))
    return tuple(Share(place[0], _title(portfolio, place[0]), place[1], *held[place]) for place in places)


def _title(portfolio: Portfolio, name: str | None) -> Labels | str | None:
    """What an area or a project is called."""
    project = portfolio.project(name) if name else None
    if project is not None:
        return project.title
    return next((area.title for area in portfolio.organisation.areas if area.id == name), None)
