"""`capacity`, `capacity person|plan`: the hours there are, who is overbooked, and what could begin when."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import typer
from typer.core import TyperGroup

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import AsOfOption, DryRunOption, JsonOption, KnownOption, ProjectArg
from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Phase
from digitek_cli.render.language import h

HELP = ("--help", "-h")


class ShowsByItself(TyperGroup):
    """A group whose name alone, or with options alone, means its verb `show`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As the parent, with `show` in its place."""
        if not args or (args[0].startswith("-") and args[0] not in HELP):
            args = ["show", *args]
        found: list[str] = super().parse_args(ctx, args)
        return found


app = typer.Typer(cls=ShowsByItself, help=h("help.capacity"), add_completion=False, rich_markup_mode=None)

Part: TypeAlias = int | None
FromOption: TypeAlias = Annotated[str | None, typer.Option("--from", metavar="D", help=h("help.capacity.from"))]
UntilOption: TypeAlias = Annotated[str | None, typer.Option("--until", metavar="D", help=h("help.capacity.until"))]
RemoveOption: TypeAlias = Annotated[bool, typer.Option("--remove", help=h("help.capacity.remove"))]


@app.command(help=h("help.capacity.show"))
def show(
    quarters: Annotated[int, typer.Option("--quarters", metavar="N", help=h("help.capacity.quarters"))] = 4,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show the coming quarters."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.capacity import overview
    from digitek_cli.render import capacity as words

    seen = view(as_of, known)
    found = overview(seen.portfolio, seen.day, quarters)
    areas = seen.portfolio.organisation.areas
    _context.show(words.document(found), words.text(found, areas), json)


@app.command(help=h("help.capacity.person"))
def person(
    initials: Annotated[str, typer.Argument(metavar="ABC", help=h("help.capacity.initials"))],
    weekly: Annotated[
        Part, typer.Option("--weekly", metavar="N", min=0, max=60, help=h("help.capacity.weekly"))
    ] = None,
    available: Annotated[
        Part, typer.Option("--available", metavar="N", min=0, max=100, help=h("help.capacity.available"))
    ] = None,
    projects: Annotated[
        Part, typer.Option("--projects", metavar="N", min=0, max=100, help=h("help.capacity.projects"))
    ] = None,
    surveys: Annotated[
        Part, typer.Option("--surveys", metavar="N", min=0, max=100, help=h("help.capacity.surveys"))
    ] = None,
    communication: Annotated[
        Part, typer.Option("--communication", metavar="N", min=0, max=100, help=h("help.capacity.communication"))
    ] = None,
    team: Annotated[Part, typer.Option("--team", metavar="N", min=0, max=100, help=h("help.capacity.team"))] = None,
    holiday: Annotated[
        Part, typer.Option("--holiday", metavar="N", min=0, max=100, help=h("help.capacity.holiday"))
    ] = None,
    start: FromOption = None,
    until: UntilOption = None,
    remove: RemoveOption = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Set a person's hours and what they go to."""
    from digitek_cli.operations import capacity as operation
    from digitek_cli.render.capacity import said

    named = {
        "projects": projects,
        "surveys": surveys,
        "communication": communication,
        "team": team,
        "holiday": holiday,
    }
    shares = {name: value for name, value in named.items() if value is not None}
    begin, end = _day(start), _day(until)
    if remove and (shares or any(value is not None for value in (weekly, available, begin, end))):
        raise BadReference("remove-alone")
    wish = operation.PersonWish(initials, weekly, available, shares, begin, end, remove)
    _context.apply(
        lambda portfolio, moment: operation.person(portfolio, wish, moment), json=json, dry_run=dry_run, text=said
    )


@app.command(help=h("help.capacity.plan"))
def plan(
    project: ProjectArg,
    phase: Annotated[Phase, typer.Argument(metavar="PHASE", help=h("help.capacity.phase"))],
    start: FromOption = None,
    until: UntilOption = None,
    who: Annotated[str | None, typer.Option("--person", metavar="ABC", help=h("help.capacity.who"))] = None,
    monthly: Annotated[Part, typer.Option("--monthly", metavar="N", min=0, help=h("help.capacity.monthly"))] = None,
    remove: RemoveOption = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Put a phase of a project in time."""
    from digitek_cli.operations import capacity as operation
    from digitek_cli.render.capacity import said

    begin, end = _day(start), _day(until)
    if remove and any(value is not None for value in (begin, end, monthly)):
        raise BadReference("remove-alone")
    wish = operation.BookingWish(project, phase, begin, end, who, monthly, remove)
    _context.apply(lambda portfolio, _: operation.booking(portfolio, wish), json=json, dry_run=dry_run, text=said)


def _day(typed: str | None) -> Any:
    return None if typed is None else _clock.parse_day(typed)
