"""`portfolio optimise|compare`: the best set of projects, and two portfolios side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from digitek_cli.cli import _context, _optimising
from digitek_cli.cli._optimising import Engine
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.render.mix import Side

app = typer.Typer(help=h("help.portfolio"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)

Typed: TypeAlias = list[str] | None
HoursOption: TypeAlias = Annotated[Typed, typer.Option("--hours", metavar="[Q=]N", help=h("help.portfolio.hours"))]
PoolOption: TypeAlias = Annotated[Typed, typer.Option("--pool", metavar="POOL=AMOUNT", help=h("help.portfolio.pool"))]
WithOption: TypeAlias = Annotated[Typed, typer.Option("--with", metavar="ID", help=h("help.portfolio.with"))]
WithoutOption: TypeAlias = Annotated[Typed, typer.Option("--without", metavar="ID", help=h("help.portfolio.without"))]
WhyOption: TypeAlias = Annotated[Typed, typer.Option("--why", metavar="ID", help=h("help.portfolio.why"))]
YearOption: TypeAlias = Annotated[int | None, typer.Option("--year", metavar="Y", help=h("help.portfolio.year"))]
QuartersOption: TypeAlias = Annotated[int, typer.Option("--quarters", metavar="N", help=h("help.portfolio.quarters"))]
ShareOption: TypeAlias = Annotated[
    int | None, typer.Option("--three-legs", metavar="PERCENT", help=h("help.portfolio.three-legs"))
]
WithinOption: TypeAlias = Annotated[
    int | None, typer.Option("--within", metavar="PERCENT", min=0, max=100, help=h("help.portfolio.within"))
]
FileOption: TypeAlias = Annotated[Path | None, typer.Option("--file", metavar="FILE", help=h("help.portfolio.file"))]
EngineOption: TypeAlias = Annotated[Engine | None, typer.Option("--solver", help=h("help.portfolio.solver"))]


@app.command(help=h("help.portfolio.optimise"))
def optimise(
    hours: HoursOption = None,
    pool: PoolOption = None,
    year: YearOption = None,
    quarters: QuartersOption = 4,
    inside: WithOption = None,
    outside: WithoutOption = None,
    split: Annotated[bool, typer.Option("--split", help=h("help.portfolio.split"))] = False,
    each_area: Annotated[bool, typer.Option("--each-area", help=h("help.portfolio.each-area"))] = False,
    three_legs: ShareOption = None,
    why: WhyOption = None,
    brief: Annotated[bool, typer.Option("--brief", help=h("help.portfolio.brief"))] = False,
    exact: Annotated[bool, typer.Option("--exact", help=h("help.portfolio.exact"))] = False,
    within: WithinOption = None,
    solver: EngineOption = None,
    file: FileOption = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Find the best set of projects, with proof and reasons."""
    from digitek_cli.operations.optimise import Asked
    from digitek_cli.render.optimise import text
    from digitek_cli.render.optimise_document import document

    asked = Asked(
        tuple(hours or ()),
        tuple(pool or ()),
        year,
        quarters,
        tuple(inside or ()),
        tuple(outside or ()),
        split,
        each_area,
        three_legs,
    )
    if file is not None:
        question = _optimising.from_file(file, asked, as_of, known)
    else:
        question = _optimising.from_portfolio(asked, as_of, known)
    wish = _optimising.Wish(tuple(why or ()), solver, brief=brief, within=within, exact=exact, json=json)
    answer, told = _optimising.solved(question, wish)
    _context.show(document(question, answer, told), text(question, answer, told), json)


@app.command(help=h("help.portfolio.compare"))
def compare(
    before: Annotated[str, typer.Argument(metavar="A", help=h("help.portfolio.compare.a"))],
    after: Annotated[str, typer.Argument(metavar="[B]", help=h("help.portfolio.compare.b"))] = "HEAD",
    json: JsonOption = False,
) -> None:
    """Show two portfolios side by side."""
    from digitek_cli.render import mix as words

    old, new = _side(before), _side(after)
    _context.show(words.document(old, new), words.text(old, new), json)


def _side(typed: str) -> Side:
    """The portfolio of a branch or a revision, or as it was known at the end of a day."""
    from digitek_cli.cli._view import revision
    from digitek_cli.render.mix import Side
    from digitek_cli.rules.mix import mix
    from digitek_cli.store.history import entry_of

    entry = entry_of(_context.root(), revision(typed))
    return Side(typed, entry.commit, entry.date.date(), mix(_context.reading(entry.commit).portfolio))
