"""`list`: the projects, all or some."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption
from digitek_cli.model.terms import Phase, ProjectType, Status
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.list"))
def listing(
    phase: Annotated[Phase | None, typer.Option("--phase", help=h("help.list.phase"))] = None,
    status: Annotated[Status | None, typer.Option("--status", help=h("help.list.status"))] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help=h("help.list.area"))] = None,
    type: Annotated[ProjectType | None, typer.Option("--type", help=h("help.list.type"))] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help=h("help.list.waiting"))] = False,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show the projects, all or some."""
    from digitek_cli.cli._view import view
    from digitek_cli.render import tables
    from digitek_cli.rules import views
    from digitek_cli.rules.references import find_area

    seen = view(as_of, known)
    portfolio = seen.portfolio
    rows = views.overview(portfolio)
    total = sum(path.startswith("projects/") for path in portfolio.blobs)
    wanted = find_area(portfolio, area) if area else None
    shown = [
        row
        for row in rows
        if phase in (None, row.phase)
        and status in (None, row.status)
        and wanted in (None, row.project.area)
        and type in (None, row.project.type)
        and (row.gate is not None or not waiting)
    ]
    _context.show(
        tables.project_list_document(shown), tables.project_list(shown, portfolio, total=total, past=seen.past), json
    )
