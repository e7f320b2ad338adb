"""`intake ID STEP`: the six steps of an incoming idea."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.model.terms import Priority
from digitek_cli.render.language import h

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Step(StrEnum):
    """The steps, in their order."""

    TRIAGE = "triage"
    BLOCKERS = "blockers"
    INTEREST = "interest"
    PRIORITY = "priority"
    OWNER = "owner"
    MANAGER = "manager"


class Route(StrEnum):
    """What an idea is."""

    PROJECT = "project"
    PURCHASE = "purchase"


@app.command(help=h("help.intake"))
def intake(
    project: ProjectArg,
    step: Annotated[Step, typer.Argument(metavar="STEP", help=h("help.intake.step"))],
    person: Annotated[str | None, typer.Argument(metavar="[ABC]", help=h("help.intake.person"))] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="ABC", help=h("help.option.by"))] = None,
    outcome: Annotated[Route | None, typer.Option("--outcome", help=h("help.intake.outcome"))] = None,
    none: Annotated[bool, typer.Option("--none", help=h("help.intake.none"))] = False,
    found: Annotated[str | None, typer.Option("--found", metavar="TEXT", help=h("help.intake.found"))] = None,
    yes: Annotated[bool | None, typer.Option("--yes/--no", help=h("help.intake.interest"))] = None,
    level: Annotated[Priority | None, typer.Option("--level", help=h("help.intake.level"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record one step; on a terminal what is missing is asked for."""
    given = {
        Step.TRIAGE: outcome.value if outcome else None,
        Step.BLOCKERS: found or ("" if none else None),
        Step.INTEREST: yes,
        Step.PRIORITY: level,
        Step.OWNER: person,
        Step.MANAGER: person,
    }[step]
    value = _complete(step, given)
    who = by or _by()
    _record(project, step, value, who, date, json=json, dry_run=dry_run)


def _complete(step: Step, given: Any) -> Any:
    """The answer to a step, asked for when it is missing and somebody sits there."""
    from digitek_cli.cli import _prompt
    from digitek_cli.render.language import say

    if given is None and not _prompt.can_ask():
        _prompt.refuse_missing([_OPTIONS[step]])
    if given is not None:
        return None if given == "" else given
    question = say(f"ask.intake.{step.value}")
    if step == Step.TRIAGE:
        return _prompt.choose(question, [item.value for item in Route])
    if step == Step.BLOCKERS:
        return None if _prompt.yes_no(say("ask.intake.none"), default=True) else _prompt.ask(question)
    if step == Step.INTEREST:
        return _prompt.yes_no(question)
    if step == Step.PRIORITY:
        return _prompt.choose_term(question, Priority)
    return _prompt.ask(question)


_OPTIONS = {
    Step.TRIAGE: "--outcome",
    Step.BLOCKERS: "--none | --found",
    Step.INTEREST: "--yes | --no",
    Step.PRIORITY: "--level",
    Step.OWNER: "ABC",
    Step.MANAGER: "ABC",
}


def _by() -> str:
    from digitek_cli.cli import _prompt
    from digitek_cli.render.language import say

    if not _prompt.can_ask():
        _prompt.refuse_missing(["--by"])
    return _prompt.ask(say("ask.by"), default=_context.recorded_by())


def _record(project: str, step: Step, value: Any, by: str, date: str | None, *, json: bool, dry_run: bool) -> None:
    from digitek_cli.operations import intake as operation

    request = operation.IntakeStep(project, step.value, value, by, _clock.on(date))
    _context.apply(lambda portfolio, moment: operation.record(portfolio, request, moment), json=json, dry_run=dry_run)
