"""`priority recommend|decide`: a priority as a level."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import ByOption, DateOption, DryRunOption, JsonOption, ProjectArg, ReasonOption
from digitek_cli.cli._ruling import DeciderOption, MeetingOption, SupersedesOption, ruling
from digitek_cli.model.terms import Priority
from digitek_cli.render.language import h

app = typer.Typer(help=h("help.priority"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.priority.recommend"))
def recommend(
    project: ProjectArg,
    level: Annotated[Priority, typer.Argument(metavar="LEVEL", help=h("help.priority.level"))],
    by: ByOption,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help=h("help.option.text"))] = None,
    hours: Annotated[int | None, typer.Option("--hours", min=0, help=h("help.recommend.hours"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record the priority that DigiTek recommends."""
    from digitek_cli.operations import statement

    said = statement.Saying(project, by, text, _context.on(date))
    _context.apply(
        lambda portfolio, moment: statement.recommend(portfolio, said, level, hours, None, moment),
        json=json,
        dry_run=dry_run,
    )


@app.command(help=h("help.priority.decide"))
def decide(
    project: ProjectArg,
    level: Annotated[Priority, typer.Argument(metavar="LEVEL", help=h("help.priority.level"))],
    by: DeciderOption,
    reason: ReasonOption,
    meeting: MeetingOption = None,
    date: DateOption = None,
    supersedes: SupersedesOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record the priority that the heads' group decides."""
    from digitek_cli.operations import decide as operation

    given = ruling(by, reason, date=date, meeting=meeting, supersedes=supersedes)
    _context.apply(
        lambda portfolio, moment: operation.priority(portfolio, project, level, given, moment),
        json=json,
        dry_run=dry_run,
    )
