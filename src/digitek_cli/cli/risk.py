"""`risk ID`: the risk radar, shown or assessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import (
    AsOfOption,
    DateOption,
    DryRunOption,
    JsonOption,
    KnownOption,
    OptionalByOption,
    ProjectArg,
)
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h

if TYPE_CHECKING:
    import datetime as dt

    from digitek_cli.model.project import Project
    from digitek_cli.operations.risk import Assessment, NewConcern

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Level: TypeAlias = int | None
Texts: TypeAlias = list[str] | None
EXTRA = re.compile(r"\s*([^=]*[^=\s])\s*=\s*([1-4])\s*")


@app.command(help=h("help.risk"))
def risk(
    project: ProjectArg,
    by: OptionalByOption = None,
    category: Annotated[
        Level, typer.Option("--category", metavar="N", min=1, max=4, help=h("help.risk.category"))
    ] = None,
    predictability: Annotated[
        Level, typer.Option("--predictability", metavar="N", min=1, max=4, help=h("help.risk.predictability"))
    ] = None,
    breadth: Annotated[Level, typer.Option("--breadth", metavar="N", min=1, max=4, help=h("help.risk.breadth"))] = None,
    profession: Annotated[
        Level, typer.Option("--profession", metavar="N", min=1, max=4, help=h("help.risk.profession"))
    ] = None,
    technology: Annotated[
        Level, typer.Option("--technology", metavar="N", min=1, max=4, help=h("help.risk.technology"))
    ] = None,
    dimension: Annotated[Texts, typer.Option("--dimension", metavar="NAME=1-4", help=h("help.risk.dimension"))] = None,
    product_known: Annotated[
        bool | None, typer.Option("--product-known/--product-unknown", help=h("help.risk.product-known"))
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=h("help.risk.reason"))] = None,
    doing: Annotated[Texts, typer.Option("--doing", metavar="TEXT", help=h("help.risk.doing"))] = None,
    not_doing: Annotated[Texts, typer.Option("--not-doing", metavar="TEXT", help=h("help.risk.not-doing"))] = None,
    add: Annotated[Texts, typer.Option("--risk", metavar='"TEXT;OWNER;DUE"', help=h("help.risk.risk"))] = None,
    issue: Annotated[Texts, typer.Option("--issue", metavar='"TEXT;OWNER;DUE"', help=h("help.risk.issue"))] = None,
    close: Annotated[Texts, typer.Option("--close", metavar="R-001", help=h("help.risk.close"))] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=h("help.risk.note"))] = None,
    date: DateOption = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Show the radar, or with --by assess it."""
    from digitek_cli.operations.risk import Assessment, assess

    values: dict[str, Any] = {
        "category": category,
        "predictability": predictability,
        "breadth": breadth,
        "profession": profession,
        "technology": technology,
        "product_known": product_known,
        "reason": reason,
    }
    said = Assessment(
        values={name: value for name, value in values.items() if value is not None},
        extra=tuple(map(_dimension, dimension or ())),
        doing=tuple(doing or ()),
        not_doing=tuple(not_doing or ()),
        concerns=(*(_concern("risk", text) for text in add or ()), *(_concern("issue", text) for text in issue or ())),
        closed=tuple(dict.fromkeys(close or ())),
        note=note,
    )
    if by is None:
        _show(project, said, as_of, known, json=json, writes=dry_run or date is not None)
        return
    if as_of is not None or known is not None:
        raise BadReference("risk-look-or-write")
    from digitek_cli.render.risk import told

    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: assess(portfolio, project, said, by, day, moment),
        json=json,
        dry_run=dry_run,
        text=None if said.judges else told,
    )


def _show(project: str, said: Assessment, as_of: str | None, known: str | None, *, json: bool, writes: bool) -> None:
    from digitek_cli.cli._view import view
    from digitek_cli.operations import risk_view
    from digitek_cli.operations.risk import Assessment
    from digitek_cli.render import risk as words
    from digitek_cli.rules.references import find_project

    if writes or said != Assessment():
        raise BadReference("risk-by-missing")
    seen = view(as_of, known)
    found = find_project(seen.portfolio, project)
    earlier = _history(found, risk_view.quarter_ends(seen.day), seen.snapshot.base)
    shown = risk_view.look(seen.portfolio, project, seen.day, earlier)
    _context.show(words.document(shown), words.text(shown), json)


def _history(project: Project, days: tuple[dt.date, ...], base: str | None) -> dict[dt.date, Project]:
    """The project as the history had it at the end of each day; nothing outside a repository."""
    from digitek_cli.errors import EnvironmentProblem
    from digitek_cli.store.changes import projects_at
    from digitek_cli.store.instant import last_commit_by
    from digitek_cli.store.tip import NO_HISTORY

    root = _context.root()
    try:
        commits = {day: last_commit_by(root, day, base or "HEAD") for day in days if day >= project.received}
        names = (project.id, *project.formerly)
        found = projects_at(root, [(commit, name) for commit in commits.values() if commit for name in names])
    except EnvironmentProblem as problem:
        if problem.code in NO_HISTORY:
            return {}
        raise
    except BadReference:  # no commit yet
        return {}
    versions = {
        day: next((found[key] for name in names if (key := (commit or "", name)) in found), None)
        for day, commit in commits.items()
    }
    return {day: version for day, version in versions.items() if version}


def _dimension(typed: str) -> tuple[str, int]:
    """`Leverandør=3`."""
    match = EXTRA.fullmatch(typed)
    if match is None:
        raise BadReference("dimension-unclear", typed=typed)
    return " ".join(match[1].split()), int(match[2])


def _concern(kind: str, typed: str) -> NewConcern:
    """`TEXT;OWNER;DUE`; the text may itself hold semicolons."""
    from digitek_cli.operations.risk import NewConcern

    parts = typed.rsplit(";", 2)
    if len(parts) != 3 or not all(part.strip() for part in parts):
        raise BadReference("concern-unclear", typed=typed)
    return NewConcern(kind, parts[0].strip(), parts[1].strip(), _clock.parse_day(parts[2]))
