"""`show ID`: one project on one screen."""

from __future__ import annotations

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import JsonOption, ProjectArg
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.show"))
def show(project: ProjectArg, json: JsonOption = False) -> None:
    """Show where a project stands."""
    from digitek_cli.operations.standing import standing
    from digitek_cli.render import projects as words
    from digitek_cli.rules.references import find_project

    portfolio = _context.reading().portfolio
    seen = standing(portfolio, find_project(portfolio, project), _context.today())
    _context.show(words.document(seen), words.text(seen), json)
