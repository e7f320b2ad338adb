"""`show ID`: one project on one screen."""

from __future__ import annotations

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption, ProjectArg
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.show"))
def show(project: ProjectArg, as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show where a project stands."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.standing import standing
    from digitek_cli.render import projects as words
    from digitek_cli.rules.references import find_project

    seen = view(as_of, known)
    stands = standing(seen.portfolio, find_project(seen.portfolio, project), seen.day)
    _context.show(words.document(stands), words.text(stands), json)
