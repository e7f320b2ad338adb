"""`new-idea`: register an idea, asking for what is missing on a terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from digitek_cli.cli import _clock, _context, _prompt
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption
from digitek_cli.model.terms import ProjectType
from digitek_cli.render.language import h, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True)
class Given:
    """What stood on the command line."""

    title: str | None
    area: str | None
    submitter: str | None
    type: ProjectType | None
    need: str | None
    other_model: str | None
    legal_basis: str | None
    it: bool | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The options that an idea cannot be registered without."""
        required = {"--title": self.title, "--area": self.area, "--submitter": self.submitter}
        return tuple(name for name, value in required.items() if not value)


@app.command(help=h("help.new-idea"))
def new_idea(
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help=h("help.new-idea.title"))] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help=h("help.new-idea.area"))] = None,
    submitter: Annotated[
        str | None, typer.Option("--submitter", metavar="ABC", help=h("help.new-idea.submitter"))
    ] = None,
    type: Annotated[ProjectType | None, typer.Option("--type", help=h("help.new-idea.type"))] = None,
    need: Annotated[str | None, typer.Option("--need", metavar="TEXT", help=h("help.new-idea.need"))] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT", help=h("help.new-idea.source"))] = None,
    other_model: Annotated[
        str | None, typer.Option("--other-model", metavar="TEXT", help=h("help.new-idea.other-model"))
    ] = None,
    legal_basis: Annotated[
        str | None, typer.Option("--legal-basis", metavar="TEXT", help=h("help.new-idea.legal-basis"))
    ] = None,
    it: Annotated[bool | None, typer.Option("--it/--no-it", help=h("help.new-idea.it"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Register an idea."""
    from digitek_cli.operations import project

    given = complete(Given(title, area, submitter, type, need, other_model, legal_basis, it))
    idea = project.Idea(
        title=(given.title or "").replace("\t", " "),
        area=given.area or "",
        submitter=given.submitter or "",
        type=given.type or ProjectType.DIGITEK,
        need=given.need or None,
        source=source,
        other_model=given.other_model or None,
        legal_basis=given.legal_basis or None,
        it_solution=given.it,
        received=_clock.parse_day(date) if date else None,
    )
    folder = _context.prefix(machine=True)
    _context.apply(
        lambda portfolio, moment: project.new_idea(portfolio, idea, moment, folder),
        json=json,
        dry_run=dry_run,
        text=lambda change: say("new-idea.done", id=change.result["id"], title=idea.title, path=change.result["path"]),
    )


def complete(given: Given) -> Given:
    """Ask for what is missing; without a terminal, refuse with all of it at once."""
    if not given.missing:
        return given
    if not _prompt.can_ask():
        _prompt.refuse_missing(given.missing)
    return _asked(given)


def _asked(given: Given) -> Given:
    from digitek_cli.operations.project import initials

    portfolio = _context.reading().portfolio
    areas = [area.id for area in portfolio.organisation.areas]
    answers: dict[str, Any] = {
        "title": given.title or _prompt.ask(say("new-idea.ask.title")),
        "area": given.area or _prompt.choose(say("new-idea.ask.area"), areas),
        "submitter": given.submitter or _prompt.ask_until(say("new-idea.ask.submitter"), initials),
        "need": given.need or _prompt.ask_or_skip(say("new-idea.ask.need")),
    }
    kind = given.type or _prompt.choose_term(say("new-idea.ask.type"), ProjectType, default=ProjectType.DIGITEK)
    answers["type"] = kind
    if kind == ProjectType.OTHER:
        answers["other_model"] = given.other_model or _prompt.ask(say("new-idea.ask.other-model"))
    if kind == ProjectType.MANDATORY:
        answers["legal_basis"] = given.legal_basis or _prompt.ask(say("new-idea.ask.legal-basis"))
    return replace(given, **answers)
