"""`rollout ID DEPARTMENT PHASE`: one department of a rollout on its way."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption, ProjectArg, ReasonOption
from digitek_cli.cli._ruling import DeciderOption, MeetingOption, ruling
from digitek_cli.model.terms import Phase
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.rollout"))
def rollout(
    project: ProjectArg,
    department: Annotated[str, typer.Argument(metavar="DEPARTMENT", help=h("help.rollout.department"))],
    phase: Annotated[Phase, typer.Argument(metavar="PHASE", help=h("help.rollout.phase"))],
    by: DeciderOption,
    reason: ReasonOption,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help=h("help.rollout.area"))] = None,
    meeting: MeetingOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Move a department to trial, operation or closed."""
    from digitek_cli.operations import decide

    given = ruling(by, reason, date=date, meeting=meeting)
    _context.apply(
        lambda portfolio, moment: decide.rollout(portfolio, project, department, phase, area, given, moment),
        json=json,
        dry_run=dry_run,
    )
