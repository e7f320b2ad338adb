"""`set ID FIELD VALUE`: amend one field of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DryRunOption, JsonOption, OptionalByOption, ProjectArg
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from digitek_cli.operations.change import Change

app = typer.Typer(add_completion=False, rich_markup_mode=None)


# Values may begin with a hyphen: they are read as they stand.
@app.command(help=h("help.set"), epilog=h("help.set.examples"))
def amend(
    project: ProjectArg,
    field: Annotated[str, typer.Argument(metavar="FIELD", help=h("help.set.field"))],
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help=h("help.set.value"))] = None,
    clear: Annotated[bool, typer.Option("--clear", help=h("help.set.clear"))] = False,
    json_value: Annotated[bool, typer.Option("--json-value", help=h("help.set.json-value"))] = False,
    by: OptionalByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Set one field."""
    from digitek_cli.operations.project import Amendment
    from digitek_cli.operations.project import amend as compute

    if (value is None) != clear:
        raise BadReference("set-value-or-clear", field=field)
    # A tab comes along from a table that was copied; in a field it would be a blank that nobody can see.
    typed = value.replace("\t", " ") if value is not None else None
    exact: Any = parsed(typed) if json_value and typed is not None else typed
    request = Amendment(project, field, exact, exact=json_value, by=by)
    _context.apply(
        lambda portfolio, moment: compute(portfolio, request, moment),
        json=json,
        dry_run=dry_run,
        text=text,
    )


def parsed(value: str) -> Any:
    """JSON given as a value, as strict as a file: decimals stay exact, no key stands twice, no bomb is opened."""
    from digitek_cli.store.json_value import parse

    try:
        return parse(value)
    except ValueError:
        raise BadReference("not-json", typed=value) from None


def text(change: Change) -> str:
    """What the field was and is."""
    from digitek_cli.render import fields

    result = change.result
    field = str(result["field"])
    return say(
        "set.done",
        project=result["project"],
        field=fields.title(field),
        before=fields.words(result["before"], field),
        after=fields.words(result["after"], field),
    )
