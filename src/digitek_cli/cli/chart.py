"""`chart tek|risk|bubbles|roadmap|capacity`: the portfolio as pictures, and compactly in the terminal."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.render.charts.frame import Figure

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Kind(StrEnum):
    """The pictures there are."""

    TEK = "tek"
    RISK = "risk"
    BUBBLES = "bubbles"
    ROADMAP = "roadmap"
    CAPACITY = "capacity"


@app.command(help=h("help.chart"))
def chart(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help=h("help.chart.kind"))],
    project: Annotated[str | None, typer.Option("--project", metavar="ID", help=h("help.chart.project"))] = None,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help=h("help.chart.svg"))] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help=h("help.chart.html"))] = None,
    force: Annotated[bool, typer.Option("--force", help=h("help.document.force"))] = False,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show a picture of the portfolio."""
    from digitek_cli.cli._files import keep_out, write
    from digitek_cli.cli._view import view
    from digitek_cli.render.charts import frame

    if project is not None and kind not in (Kind.TEK, Kind.RISK):
        raise BadReference("chart-whole", kind=kind.value)
    seen = view(as_of, known)
    figure = _figure(kind, seen.portfolio, seen.day, project)
    for file, draw in ((svg, frame.svg), (html, frame.html)):
        if file is not None:
            keep_out(file)
            write(file, draw(figure).encode(), force=force)
            _context.talk(say("chart.drawn", path=str(file)))
    _context.show(frame.document(kind.value, figure), frame.text(figure), json)


def _figure(kind: Kind, portfolio: Portfolio, on: date, project: str | None) -> Figure:
    if kind in (Kind.ROADMAP, Kind.CAPACITY):
        from digitek_cli.operations.capacity import overview
        from digitek_cli.render.charts import hours

        found = overview(portfolio, on)
        return hours.roadmap(found, portfolio) if kind == Kind.ROADMAP else hours.bars(found)
    return _of_projects(kind, portfolio, on, project)


def _of_projects(kind: Kind, portfolio: Portfolio, on: date, project: str | None) -> Figure:
    from digitek_cli.operations.charts import dots, least_share
    from digitek_cli.operations.priorities import sound_rules
    from digitek_cli.render.charts import projects
    from digitek_cli.render.language import label, one_line
    from digitek_cli.rules.references import find_project

    wanted = None if project is None else find_project(portfolio, project).id
    found = dots(portfolio, on, wanted)
    if kind == Kind.TEK:
        return projects.triangle(found, least_share(sound_rules(portfolio, on)))
    if kind == Kind.BUBBLES:
        return projects.bubbles(found)
    if wanted is not None:
        return projects.spider(found[0])
    return projects.radar(found, {area.id: one_line(label(area.title)) for area in portfolio.organisation.areas})
