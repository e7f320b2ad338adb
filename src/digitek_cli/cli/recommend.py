"""`recommend ID`: DigiTek's recommendation of a priority and an effort."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import ByOption, DateOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.model.terms import Gate, Priority
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.recommend"))
def recommend(
    project: ProjectArg,
    by: ByOption,
    priority: Annotated[Priority, typer.Option("--priority", help=h("help.recommend.priority"))],
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help=h("help.option.text"))] = None,
    hours: Annotated[int | None, typer.Option("--hours", metavar="N", min=0, help=h("help.recommend.hours"))] = None,
    gate: Annotated[Gate | None, typer.Option("--gate", help=h("help.recommend.gate"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record what the DigiTek meeting recommends."""
    from digitek_cli.operations import statement

    said = statement.Saying(project, by, text, _clock.on(date))
    _context.apply(
        lambda portfolio, moment: statement.recommend(portfolio, said, priority, hours, gate, moment),
        json=json,
        dry_run=dry_run,
    )
