"""`step list|done`: the numbered steps of each phase."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import (
    AsOfOption,
    ByOption,
    DateOption,
    DryRunOption,
    JsonOption,
    KnownOption,
    ProjectArg,
)
from digitek_cli.render.language import h

app = typer.Typer(help=h("help.step"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.command("list", help=h("help.step.list"))
def steps(project: ProjectArg, as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show the steps of the phases so far, and which are done."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.step import views
    from digitek_cli.render import steps as words
    from digitek_cli.rules.references import find_project

    seen = view(as_of, known)
    found = find_project(seen.portfolio, project)
    shown = views(seen.portfolio, found, seen.day)
    _context.show(words.document(found.id, shown), words.text(found.id, shown), json)


@app.command(help=h("help.step.done"))
def done(
    project: ProjectArg,
    step: Annotated[str, typer.Argument(metavar="STEP", help=h("help.step.done.step"))],
    by: ByOption,
    date: DateOption = None,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="REF", help=h("help.option.evidence"))
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=h("help.option.note"))] = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Mark a step done."""
    from digitek_cli.operations import step as operation

    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: operation.done(
            portfolio, project, step, by, tuple(evidence or ()), note, day, moment
        ),
        json=json,
        dry_run=dry_run,
    )
