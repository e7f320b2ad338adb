"""Options and arguments that many commands share, so that they read the same everywhere."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from digitek_cli.errors import BadReference
from digitek_cli.render.language import h

ProjectArg: TypeAlias = Annotated[str, typer.Argument(metavar="ID", help=h("help.argument.project"))]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help=h("help.option.json"))]
DryRunOption: TypeAlias = Annotated[bool, typer.Option("--dry-run", help=h("help.option.dry-run"))]
DateOption: TypeAlias = Annotated[str | None, typer.Option("--date", metavar="D", help=h("help.option.date"))]
ByOption: TypeAlias = Annotated[str, typer.Option("--by", metavar="ABC", help=h("help.option.by"))]
OptionalByOption: TypeAlias = Annotated[str | None, typer.Option("--by", metavar="ABC", help=h("help.option.by"))]
ReasonOption: TypeAlias = Annotated[str, typer.Option("--reason", metavar="TEXT", help=h("help.option.reason"))]
OptionalReasonOption: TypeAlias = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help=h("help.option.reason"))
]
AsOfOption: TypeAlias = Annotated[str | None, typer.Option("--as-of", metavar="D", help=h("help.option.as-of"))]
KnownOption: TypeAlias = Annotated[str | None, typer.Option("--known", metavar="REV", help=h("help.option.known"))]


def refuse_personal(typed: str, name: str) -> None:
    """A name of a file or a folder that holds a CPR number is refused: it would stand where nobody looks for one."""
    from digitek_cli.rules.personal_data import scan

    if scan(typed):
        raise BadReference("personal-name", name=name)
