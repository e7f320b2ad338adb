"""`pools balance|reserve|commit|spend|release`: the books of the pools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from digitek_cli.cli import _books, _clock, _context, _pool_moves
from digitek_cli.cli._options import (
    AsOfOption,
    ByOption,
    DateOption,
    DryRunOption,
    JsonOption,
    KnownOption,
    OptionalByOption,
    OptionalReasonOption,
    ReasonOption,
)
from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Account, Per
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from digitek_cli.rules.balances import BalanceSheet

app = typer.Typer(help=h("help.pools"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)

PoolArg: TypeAlias = Annotated[str, typer.Argument(metavar="POOL", help=h("help.pools.pool"))]
AmountArg: TypeAlias = Annotated[str, typer.Argument(metavar="AMOUNT", help=h("help.pools.amount"))]
ProjectOption: TypeAlias = Annotated[str, typer.Option("--project", metavar="ID", help=h("help.argument.project"))]
YearOption: TypeAlias = Annotated[int | None, typer.Option("--year", metavar="Y", help=h("help.pools.year"))]
DocumentOption: TypeAlias = Annotated[str, typer.Option("--document", metavar="REF", help=h("help.pools.document"))]
SourceOption: TypeAlias = Annotated[str, typer.Option("--from", metavar="ACCOUNT", help=h("help.pools.release.from"))]


@app.command(help=h("help.pools.balance"))
def balance(
    as_of: AsOfOption = None,
    known: KnownOption = None,
    year: Annotated[int | None, typer.Option("--year", metavar="Y", help=h("help.pools.balance.year"))] = None,
    project: Annotated[
        str | None, typer.Option("--project", metavar="ID", help=h("help.pools.balance.project"))
    ] = None,
    per: Annotated[Per | None, typer.Option("--per", help=h("help.pools.balance.per"))] = None,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help=h("help.pools.balance.svg"))] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help=h("help.pools.balance.html"))] = None,
    force: Annotated[bool, typer.Option("--force", help=h("help.document.force"))] = False,
    json: JsonOption = False,
) -> None:
    """Show the five figures of every pool, or what one project holds."""
    from digitek_cli.render import pools as words

    if project is not None:
        from digitek_cli.cli._view import view
        from digitek_cli.operations import pools

        seen = view(as_of, known)
        held = pools.holdings(seen.portfolio, project, seen.day, year)
        _context.show(words.project_document(held), words.project_text(held), json)
        return
    if per is not None:
        _shares(as_of, known, year, per, json=json)
        return
    sheet = _sheet(as_of, known, year)
    for file, draw in ((svg, "svg"), (html, "html")):
        if file is not None:
            from digitek_cli.cli._files import keep_out, write
            from digitek_cli.render.books import chart

            keep_out(file)
            write(file, getattr(chart, draw)(sheet).encode(), force=force)
            _context.talk(say("pools.drawn", path=str(file)))
    _context.show(words.document(sheet), words.text(sheet), json)


def _shares(as_of: str | None, known: str | None, year: int | None, per: Per, *, json: bool) -> None:
    """The money by whom it was given to."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.shares import shares
    from digitek_cli.render import pools as words

    seen = view(as_of, known)
    wanted = seen.day.year if year is None else year
    found = shares(seen.portfolio, seen.day, wanted, per)
    _context.show(
        words.shares_document(found, seen.day, wanted, per), words.shares_text(found, seen.day, wanted, per), json
    )


def _sheet(as_of: str | None, known: str | None, year: int | None) -> BalanceSheet:
    """The books of the work tree without a record of each booking, where that is enough; else from the records."""
    from digitek_cli.cli import _view
    from digitek_cli.operations.sheet import drawn_up, overview
    from digitek_cli.store.books import read_books

    books = None if known is not None else read_books(_context.root())
    if books is None:
        seen = _view.view(as_of, known)
        return overview(seen.portfolio, seen.day, year)
    _context.learn(books.policies)
    day = _view.asked_day(as_of)
    if as_of is not None:
        books = books.until(day)
    wanted = day.year if year is None else year
    return drawn_up(books.sums(day), books.frames(wanted), books.policies, day, wanted)


@app.command("open", help=h("help.pools.open"))
def open_year(
    year: YearOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Book the frames of a year that a policy has adopted."""
    from digitek_cli.operations import pools

    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: pools.open_year(portfolio, year or day.year, day, moment),
        json=json,
        dry_run=dry_run,
    )


@app.command(help=h("help.pools.reserve"))
def reserve(
    pool: PoolArg,
    amount: AmountArg,
    project: ProjectOption,
    by: ByOption,
    reason: ReasonOption,
    year: YearOption = None,
    meeting: Annotated[str | None, typer.Option("--meeting", metavar="M", help=h("help.pools.meeting"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Set money aside by a financing decision of the pool's owner."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import decide, pools
    from digitek_cli.operations.deciding import Ruling
    from digitek_cli.render.pools import receipt

    day = _clock.on(date)
    entry = pools.Entry(pool, parse_amount(amount), project, year, day)
    _context.apply(
        lambda portfolio, moment: decide.financing(
            portfolio,
            project,
            Ruling(
                by=_context.people(by),
                reason=reason,
                date=day,
                meeting=meeting,
                reserves=(pools.wanted(portfolio, entry, day),),
            ),
            moment,
        ),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


@app.command(help=h("help.pools.commit"))
def commit(
    pool: PoolArg,
    amount: AmountArg,
    project: ProjectOption,
    document: DocumentOption,
    year: YearOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Bind reserved money by a signed contract or an order."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pools
    from digitek_cli.render.pools import receipt

    entry = pools.Entry(pool, parse_amount(amount), project, year, _clock.on(date))
    _context.apply(
        lambda portfolio, moment: pools.commit(portfolio, entry, document, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
        about=project,
    )


@app.command(help=h("help.pools.spend"))
def spend(
    pool: PoolArg,
    amount: AmountArg,
    project: ProjectOption,
    document: DocumentOption,
    year: YearOption = None,
    late: Annotated[bool, typer.Option("--late", help=h("help.pools.spend.late"))] = False,
    by: OptionalByOption = None,
    reason: OptionalReasonOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Pay a voucher: from what is committed first, then from what is reserved."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pool_moves, pools
    from digitek_cli.render.pools import receipt

    if late:
        if by is None or reason is None:
            raise BadReference("late-needs")
        owners = pool_moves.Owners(_context.people(by), reason, _clock.on(date), year, document=document)
        kroner = parse_amount(amount)
        _context.apply(
            lambda portfolio, moment: pool_moves.late(portfolio, pool, kroner, project, owners, moment),
            json=json,
            dry_run=dry_run,
            text=receipt,
        )
        return
    if by is not None or reason is not None:
        raise BadReference("only-late")
    entry = pools.Entry(pool, parse_amount(amount), project, year, _clock.on(date))
    _context.apply(
        lambda portfolio, moment: pools.spend(portfolio, entry, document, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
        about=project,
    )


@app.command(help=h("help.pools.release"))
def release(
    pool: PoolArg,
    amount: AmountArg,
    project: ProjectOption,
    reason: ReasonOption,
    source: SourceOption = Account.RESERVED.value,
    year: YearOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Give money back to its pool."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pools
    from digitek_cli.render.pools import receipt

    entry = pools.Entry(pool, parse_amount(amount), project, year, _clock.on(date))
    _context.apply(
        lambda portfolio, moment: pools.release(portfolio, entry, reason, moment, pools.find_source(source)),
        json=json,
        dry_run=dry_run,
        text=receipt,
        about=project,
    )


_pool_moves.add(app)
_books.add(app)
