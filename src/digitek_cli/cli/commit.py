"""`commit [PATH…]`: take hand edits of the portfolio's files into the history."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DryRunOption, JsonOption, OptionalReasonOption
from digitek_cli.render.language import h, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.commit"))
def commit(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help=h("help.commit.paths"))] = None,
    reason: OptionalReasonOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Validate hand edits and make them one commit."""
    from digitek_cli.operations.project import manual
    from digitek_cli.store.handmade import gather

    handmade = gather(_context.root(), [_context.directory() / path for path in paths or ()])
    _context.apply(
        lambda portfolio, moment: manual(portfolio, handmade.records, moment, reason or ""),
        json=json,
        dry_run=dry_run,
        text=lambda change: say("commit.done", files=change.result["paths"]),
        patch=handmade.patch,
    )
