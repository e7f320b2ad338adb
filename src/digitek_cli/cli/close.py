"""`close ID`: close a project with what was learnt."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.cli._ruling import DeciderOption, MeetingOption, SupersedesOption, ruling
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.close"))
def close(
    project: ProjectArg,
    by: DeciderOption,
    learnt: Annotated[str, typer.Option("--learnt", metavar="TEXT", help=h("help.close.learnt"))],
    shared: Annotated[str | None, typer.Option("--shared", metavar="TEXT", help=h("help.close.shared"))] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=h("help.option.reason"))] = None,
    meeting: MeetingOption = None,
    date: DateOption = None,
    supersedes: SupersedesOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Close a stopped or handed-over project; what is still reserved goes back."""
    from digitek_cli.operations import decide

    if not learnt.strip():
        raise BadReference("learnt-empty")
    given = ruling(by, reason or learnt, date=date, meeting=meeting, supersedes=supersedes)
    _context.apply(
        lambda portfolio, moment: decide.close(portfolio, project, learnt, shared, given, moment),
        json=json,
        dry_run=dry_run,
    )
