"""`priority score|explain|rank|sensitivity|recommend|decide`: what comes first, and why."""

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
    ReasonOption,
)
from digitek_cli.cli._ruling import DeciderOption, MeetingOption, SupersedesOption, ruling
from digitek_cli.model.terms import Priority
from digitek_cli.render.language import h

app = typer.Typer(help=h("help.priority"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.priority.score"))
def score(project: ProjectArg, as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show a project's score with all its parts."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import priorities
    from digitek_cli.render import priority as words

    seen = view(as_of, known)
    found = priorities.look(seen.portfolio, project, seen.day)
    _context.show(words.document(found), words.text(found), json)


@app.command(help=h("help.priority.explain"))
def explain(project: ProjectArg, as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show what each part gave and what would lift the level."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import priorities
    from digitek_cli.render import priority as words

    seen = view(as_of, known)
    found = priorities.explain(seen.portfolio, project, seen.day)
    _context.show(words.explained_document(found), words.explained_text(found), json)


@app.command(help=h("help.priority.rank"))
def rank(
    everything: Annotated[bool, typer.Option("--all", help=h("help.priority.rank.all"))] = False,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show the projects in order, with the four values side by side."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import priorities
    from digitek_cli.render import ranking as words

    seen = view(as_of, known)
    rows = priorities.rank(seen.portfolio, seen.day, everything=everything)
    _context.show(words.rank_document(rows), words.rank_text(rows), json)


@app.command(help=h("help.priority.sensitivity"))
def sensitivity(
    points: Annotated[
        int | None,
        typer.Option("--points", metavar="N", min=0, max=100, help=h("help.priority.sensitivity.points")),
    ] = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show whose level changes when the weights move."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import priorities
    from digitek_cli.render import ranking as words

    seen = view(as_of, known)
    found = priorities.sensitive(seen.portfolio, seen.day, points)
    _context.show(words.sensitive_document(found), words.sensitive_text(found), json)


@app.command(help=h("help.priority.recommend"))
def recommend(
    project: ProjectArg,
    level: Annotated[Priority, typer.Argument(metavar="LEVEL", help=h("help.priority.level"))],
    by: ByOption,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help=h("help.option.text"))] = None,
    hours: Annotated[int | None, typer.Option("--hours", metavar="N", min=0, help=h("help.recommend.hours"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record the priority that DigiTek recommends."""
    from digitek_cli.operations import statement

    said = statement.Saying(project, by, text, _clock.on(date))
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
