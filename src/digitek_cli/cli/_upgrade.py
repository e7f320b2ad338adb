"""`checklist upgrade`: a project's answers put under the versions in force."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import ByOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.render.language import h


def upgrade(
    project: ProjectArg,
    by: ByOption,
    questionnaire: Annotated[
        str | None, typer.Argument(metavar="[QUESTIONNAIRE]", help=h("help.checklist.upgrade.questionnaire"))
    ] = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Put the answers under the version in force."""
    from digitek_cli.operations import upgrade as operation
    from digitek_cli.render.upgrade import receipt

    day = _clock.today()
    _context.apply(
        lambda portfolio, moment: operation.upgrade(portfolio, project, questionnaire, by, day, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )
