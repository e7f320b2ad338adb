"""`similar ID|TEXT`: does it exist already, in the portfolio or among the municipality's systems?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, DryRunOption, JsonOption, KnownOption, OptionalByOption
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.change import Change, Moment
    from digitek_cli.rules.similar import Found

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.similar"))
def similar(
    words: Annotated[list[str], typer.Argument(metavar="ID|TEXT…", help=h("help.similar.words"))],
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, metavar="N", help=h("help.similar.limit"))] = 10,
    log: Annotated[bool, typer.Option("--log", help=h("help.similar.log"))] = False,
    project: Annotated[str | None, typer.Option("--project", metavar="ID", help=h("help.similar.project"))] = None,
    by: OptionalByOption = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Search what there is, and with --log keep the search as evidence."""
    from digitek_cli.render import similar as shown

    typed = " ".join(words)
    if log:
        if by is None or as_of is not None or known is not None:
            raise BadReference("similar-log-by" if by is None else "similar-log-now", typed=typed)
        _log(typed, project, limit, by, json=json, dry_run=dry_run)
        return
    if by is not None or dry_run:
        raise BadReference("similar-not-logged", typed=typed)
    from digitek_cli.cli._view import view

    found = _search(view(as_of, known, systems=True).portfolio, typed, project, limit)
    _context.show(shown.document(found), shown.text(found), json)


def _search(portfolio: Portfolio, typed: str, project: str | None, limit: int) -> Found:
    """What is like a project, or like a text that was typed; `project` is then the one that it is asked for."""
    from digitek_cli.rules.references import find_project
    from digitek_cli.rules.similar import described, looks_like_id
    from digitek_cli.store.search import search

    if looks_like_id(typed):
        asking = find_project(portfolio, typed)
        if project is not None and find_project(portfolio, project).id != asking.id:
            raise BadReference("similar-two-projects", typed=typed)
        return search(portfolio, asking.title, asking.id, limit, described(asking))
    asked_for = find_project(portfolio, project).id if project is not None else None
    return search(portfolio, typed, asked_for, limit)


def _log(typed: str, project: str | None, limit: int, by: str, *, json: bool, dry_run: bool) -> None:
    from digitek_cli.operations.search_log import record
    from digitek_cli.render import similar as shown

    seen: list[Found] = []

    def compute(portfolio: Portfolio, moment: Moment) -> Change:
        found = _search(portfolio, typed, project, limit)
        if found.project is None:
            raise BadReference("similar-log-project", typed=typed)
        seen.append(found)
        told = shown.log_text(found, moment.today, portfolio.settings.language)
        return record(portfolio, found, told, shown.document(found), by, moment)

    _context.apply(compute, json=json, dry_run=dry_run, text=lambda change: shown.logged(seen[-1], change))
