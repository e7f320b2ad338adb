"""`log [ID]`: who did what and when."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import JsonOption
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.log"))
def log(
    project: Annotated[str | None, typer.Argument(metavar="[ID]", help=h("help.argument.project"))] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help=h("help.log.limit"))] = None,
    json: JsonOption = False,
) -> None:
    """Show the trail, the latest first."""
    from digitek_cli.render import trail
    from digitek_cli.rules.references import find_project
    from digitek_cli.store.history import log as history

    root = _context.root()
    wanted = find_project(_context.reading().portfolio, project).id if project else None
    entries = history(root, wanted, limit)
    _context.show_list(trail.document(entries), trail.text(entries), json)
