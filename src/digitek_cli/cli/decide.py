"""`decide ID KIND`: decisions outside the gates."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption, ProjectArg, ReasonOption
from digitek_cli.cli._ruling import (
    ConditionOption,
    DeciderOption,
    MeetingOption,
    ReserveOption,
    SupersedesOption,
    UntilOption,
    ruling,
)
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Kind(StrEnum):
    """What can be decided outside a gate."""

    FINANCING = "financing"
    STOP = "stop"
    HOLD = "hold"
    RESUME = "resume"
    HAND_OVER = "hand-over"
    CARRY_FORWARD = "carry-forward"
    RISK = "risk"


@app.command(help=h("help.decide"))
def decide(
    project: ProjectArg,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help=h("help.decide.kind"))],
    by: DeciderOption,
    reason: ReasonOption,
    meeting: MeetingOption = None,
    date: DateOption = None,
    reserve: ReserveOption = None,
    condition: ConditionOption = None,
    until: UntilOption = None,
    benefit_owner: Annotated[
        str | None, typer.Option("--benefit-owner", metavar="ABC", help=h("help.decide.benefit-owner"))
    ] = None,
    supersedes: SupersedesOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record a decision that no gate takes."""
    from digitek_cli.operations import decide as operation

    given = ruling(
        by,
        reason,
        date=date,
        meeting=meeting,
        reserve=reserve,
        condition=condition,
        until=until,
        supersedes=supersedes,
    )
    simple = {
        Kind.FINANCING: operation.financing,
        Kind.STOP: operation.stop,
        Kind.HOLD: operation.hold,
        Kind.RESUME: operation.resume,
        Kind.CARRY_FORWARD: operation.carry_forward,
        Kind.RISK: operation.risk,
    }
    if kind == Kind.HAND_OVER:
        _context.apply(
            lambda portfolio, moment: operation.hand_over(portfolio, project, benefit_owner, given, moment),
            json=json,
            dry_run=dry_run,
        )
        return
    _context.apply(
        lambda portfolio, moment: simple[kind](portfolio, project, given, moment), json=json, dry_run=dry_run
    )
