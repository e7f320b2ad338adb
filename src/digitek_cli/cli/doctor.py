"""`doctor`: see whether git, the folder and the machine are as they should be."""

from __future__ import annotations

import os

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import JsonOption
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.doctor"))
def doctor(json: JsonOption = False) -> None:
    """Look at everything that a command may stumble over, and change nothing."""
    from digitek_cli.render import doctor as words
    from digitek_cli.rules.finding import errors
    from digitek_cli.store.health import Asker, examine

    asker = Asker(_context.directory(), _clock.today(), _clock.seconds(), os.environ.get("DIGITEK_USER"))
    health = examine(asker)
    payload = words.document(health.facts, health.findings)
    _context.show(payload, words.text(health.facts, health.findings), json)
    _context.finish(1 if errors(health.findings) else 0)
