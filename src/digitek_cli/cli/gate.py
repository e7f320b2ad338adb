"""`gate status|who|forum|advance|condition|list`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

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
from digitek_cli.cli._ruling import (
    ConditionOption,
    DeciderOption,
    MeetingOption,
    ReserveOption,
    SupersedesOption,
    UntilOption,
    WaiveOption,
    ruling,
)
from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Decider, Gate, Outcome
from digitek_cli.render.language import h

app = typer.Typer(help=h("help.gate"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)
GateArg: TypeAlias = Annotated[Gate | None, typer.Argument(metavar="[GATE]", help=h("help.gate.gate"))]


class Forum(StrEnum):
    """Where a gate can be decided."""

    HEAD = "head"
    HEADS_GROUP = "heads-group"

    @property
    def decider(self) -> Decider:
        """The decider that the forum stands for."""
        return Decider.HEAD_OF_AREA if self == Forum.HEAD else Decider.HEADS_GROUP


@app.command(help=h("help.gate.status"))
def status(
    project: ProjectArg,
    gate: GateArg = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show what is missing, in words, and who decides."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import readiness
    from digitek_cli.render import gates as words

    seen = view(as_of, known)
    ready = readiness.readiness(seen.portfolio, project, gate, seen.day)
    _context.show(words.status_document(ready), words.status_text(ready), json)


@app.command(help=h("help.gate.who"))
def who(
    project: ProjectArg,
    gate: GateArg = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show who decides, by which rule, and why."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import readiness
    from digitek_cli.render import gates as words

    seen = view(as_of, known)
    seat = readiness.who(seen.portfolio, project, gate, seen.day)
    _context.show(words.who_document(seat), words.who_text(seat), json)


@app.command(help=h("help.gate.forum"))
def forum(
    project: ProjectArg,
    by: ByOption,
    reason: ReasonOption,
    recommend: Annotated[Forum | None, typer.Option("--recommend", help=h("help.gate.forum.recommend"))] = None,
    choose: Annotated[Forum | None, typer.Option("--choose", help=h("help.gate.forum.choose"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record DigiTek's recommended forum, or the head's choice of it."""
    from digitek_cli.operations import forum as operation

    if (recommend is None) == (choose is None):
        raise BadReference("forum-one-of")
    day = _clock.on(date)
    if recommend:
        _context.apply(
            lambda portfolio, moment: operation.recommend(
                portfolio, project, recommend.decider, by, reason, day, moment
            ),
            json=json,
            dry_run=dry_run,
        )
        return
    given = ruling(by, reason, date=date)
    chosen = (choose or Forum.HEAD).decider
    _context.apply(
        lambda portfolio, moment: operation.choose(portfolio, project, chosen, given, moment),
        json=json,
        dry_run=dry_run,
    )


@app.command(help=h("help.gate.advance"))
def advance(
    project: ProjectArg,
    by: DeciderOption,
    reason: ReasonOption,
    gate: GateArg = None,
    outcome: Annotated[list[Outcome] | None, typer.Option("--outcome", help=h("help.gate.advance.outcome"))] = None,
    meeting: MeetingOption = None,
    date: DateOption = None,
    reserve: ReserveOption = None,
    condition: ConditionOption = None,
    until: UntilOption = None,
    waive: WaiveOption = None,
    title: Annotated[str | None, typer.Option("--title", help=h("help.gate.advance.title"))] = None,
    supersedes: SupersedesOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record a decision at a gate or control point, with its money, in one commit."""
    from digitek_cli.operations import gate as operation
    from digitek_cli.render.gates import advanced_text

    given = ruling(
        by,
        reason,
        date=date,
        meeting=meeting,
        reserve=reserve,
        condition=condition,
        waive=waive,
        until=until,
        supersedes=supersedes,
    )
    request = operation.Advance(project, given, gate, tuple(dict.fromkeys(outcome or ())), title)
    _context.apply(
        lambda portfolio, moment: operation.advance(portfolio, request, moment),
        json=json,
        dry_run=dry_run,
        text=advanced_text,
    )


@app.command(help=h("help.gate.condition"))
def condition(
    project: ProjectArg,
    decision: Annotated[str, typer.Argument(metavar="D-…", help=h("help.gate.condition.decision"))],
    number: Annotated[int, typer.Argument(metavar="N", help=h("help.gate.condition.number"))],
    by: ByOption,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="REF", help=h("help.option.evidence"))
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=h("help.option.note"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Declare a condition of an earlier decision met."""
    from digitek_cli.operations import condition as operation

    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: operation.meet(
            portfolio, project, decision, number, by, tuple(evidence or ()), note, day, moment
        ),
        json=json,
        dry_run=dry_run,
    )


@app.command("list", help=h("help.gate.list"))
def waiting(as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show what waits for whom, across the portfolio."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import readiness
    from digitek_cli.render import gates as words

    seen = view(as_of, known)
    rows = readiness.waiting(seen.portfolio, seen.day)
    _context.show(words.waiting_document(rows), words.waiting_text(rows), json)
