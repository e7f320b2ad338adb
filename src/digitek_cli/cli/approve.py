"""`approve ID DOCUMENT`: the project owner's approval of this very content."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import ByOption, DateOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.approve"))
def approve(
    project: ProjectArg,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=h("help.argument.document"))],
    by: ByOption,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help=h("help.option.text"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Approve what the document shows now."""
    from digitek_cli.operations import statement

    said = statement.Saying(project, by, text, _clock.on(date))
    _context.apply(
        lambda portfolio, moment: statement.approve(portfolio, said, document, moment), json=json, dry_run=dry_run
    )
