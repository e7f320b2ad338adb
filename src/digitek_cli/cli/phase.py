"""`phase start ID PHASE`: how a type without gates goes on."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption, ProjectArg, ReasonOption
from digitek_cli.cli._ruling import DeciderOption, MeetingOption, SupersedesOption, ruling
from digitek_cli.model.terms import Phase
from digitek_cli.render.language import h

app = typer.Typer(help=h("help.phase"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def phase() -> None:
    """Keep `phase` a group while it has one verb."""


@app.command(help=h("help.phase.start"))
def start(
    project: ProjectArg,
    phase: Annotated[Phase, typer.Argument(metavar="PHASE", help=h("help.phase.start.phase"))],
    by: DeciderOption,
    reason: ReasonOption,
    meeting: MeetingOption = None,
    date: DateOption = None,
    supersedes: SupersedesOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Start a phase, confirmed by head and owner."""
    from digitek_cli.operations import decide

    given = ruling(by, reason, date=date, meeting=meeting, supersedes=supersedes)
    _context.apply(
        lambda portfolio, moment: decide.start(portfolio, project, phase, given, moment), json=json, dry_run=dry_run
    )
