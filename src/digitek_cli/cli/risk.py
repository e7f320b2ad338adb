"""`risk ID`: the risk radar."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import ByOption, DateOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Level: TypeAlias = int | None


@app.command(help=h("help.risk"))
def risk(
    project: ProjectArg,
    by: ByOption,
    category: Annotated[Level, typer.Option("--category", min=1, max=4, help=h("help.risk.category"))] = None,
    predictability: Annotated[
        Level, typer.Option("--predictability", min=1, max=4, help=h("help.risk.predictability"))
    ] = None,
    breadth: Annotated[Level, typer.Option("--breadth", min=1, max=4, help=h("help.risk.breadth"))] = None,
    profession: Annotated[Level, typer.Option("--profession", min=1, max=4, help=h("help.risk.profession"))] = None,
    technology: Annotated[Level, typer.Option("--technology", min=1, max=4, help=h("help.risk.technology"))] = None,
    product_known: Annotated[
        bool | None, typer.Option("--product-known/--product-unknown", help=h("help.risk.product-known"))
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=h("help.risk.reason"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Assess the four dimensions and the category."""
    from digitek_cli.operations import risk as operation

    values = {
        "category": category,
        "predictability": predictability,
        "breadth": breadth,
        "profession": profession,
        "technology": technology,
        "product_known": product_known,
        "reason": reason,
    }
    day = _context.on(date)
    _context.apply(
        lambda portfolio, moment: operation.assess(portfolio, project, values, by, day, moment),
        json=json,
        dry_run=dry_run,
    )
