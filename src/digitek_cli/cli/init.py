"""`init DIR`: a new portfolio repository with one commit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import DryRunOption, JsonOption, refuse_personal
from digitek_cli.render import language
from digitek_cli.render.language import h, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.init"))
def init(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help=h("help.init.directory"))],
    lang: Annotated[language.Language | None, typer.Option("--lang", help=h("help.init.lang"))] = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Make a new portfolio."""
    from digitek_cli.operations import founding as operation
    from digitek_cli.store import founding

    chosen: language.Language = "en" if (lang or _context.asked_language()) == "en" else "da"
    refuse_personal(str(directory), "DIR")
    place = _context.directory() / directory
    founding.require_empty(place)
    readme = language.written(chosen, "init.readme")
    founder = founding.Founder(
        founding.read_shipped(), lambda shipped, moment: operation.found(shipped, chosen, moment), readme
    )
    receipt = founding.found(
        place, founder, _context.moment_without_repository(), dry_run=dry_run, fixed_clock=_clock.clock_is_fixed()
    )
    receipt.change.result["path"] = str(place)
    text = say("init.done", path=str(directory), year=str(receipt.change.result["year"]))
    _context.tell(receipt, text, json=json, dry_run=dry_run)
