"""`pools frames|transfer|purchase|receive|assert|close`: what the owners of pools do, and the end of a year."""

from __future__ import annotations

from datetime import date as date_type
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import DateOption, DryRunOption, JsonOption, ReasonOption
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from decimal import Decimal

PoolArg: TypeAlias = Annotated[str, typer.Argument(metavar="POOL", help=h("help.pools.pool"))]
AmountArg: TypeAlias = Annotated[str, typer.Argument(metavar="AMOUNT", help=h("help.pools.amount"))]
YearOption: TypeAlias = Annotated[int | None, typer.Option("--year", metavar="Y", help=h("help.pools.year"))]
OwnersOption: TypeAlias = Annotated[str, typer.Option("--by", metavar="ABC[,ABC]", help=h("help.pools.owners"))]
MeetingOption: TypeAlias = Annotated[str | None, typer.Option("--meeting", metavar="M", help=h("help.pools.meeting"))]


def transfer(
    source: Annotated[str, typer.Argument(metavar="FROM", help=h("help.pools.transfer.from"))],
    target: Annotated[str, typer.Argument(metavar="TO", help=h("help.pools.transfer.to"))],
    amount: AmountArg,
    by: OwnersOption,
    reason: ReasonOption,
    year: YearOption = None,
    meeting: MeetingOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Move money from one pool to another."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pool_moves
    from digitek_cli.render.pools import receipt

    owners = pool_moves.Owners(_context.people(by), reason, _clock.on(date), year, meeting)
    kroner = parse_amount(amount)
    _context.apply(
        lambda portfolio, moment: pool_moves.transfer(portfolio, source, target, kroner, owners, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


def purchase(
    pool: PoolArg,
    amount: AmountArg,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help=h("help.pools.purchase.title"))],
    by: OwnersOption,
    reason: ReasonOption,
    it: Annotated[bool, typer.Option("--it", help=h("help.pools.purchase.it"))] = False,
    consulted: Annotated[
        str | None, typer.Option("--consulted", metavar="ABC=D", help=h("help.pools.purchase.consulted"))
    ] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="REF", help=h("help.pools.document"))] = None,
    year: YearOption = None,
    meeting: MeetingOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Record a purchase that a pool pays, without a project."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pool_moves
    from digitek_cli.render.pools import receipt

    owners = pool_moves.Owners(_context.people(by), reason, _clock.on(date), year, meeting, document)
    bought = pool_moves.Bought(title, it, _consulted(consulted))
    kroner = parse_amount(amount)
    _context.apply(
        lambda portfolio, moment: pool_moves.purchase(portfolio, pool, kroner, bought, owners, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


def receive(
    pool: PoolArg,
    amount: AmountArg,
    document: Annotated[str, typer.Option("--document", metavar="REF", help=h("help.pools.document"))],
    reason: ReasonOption,
    year: YearOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Book money from outside, or a refund, into a pool."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pool_moves
    from digitek_cli.render.pools import receipt

    owners = pool_moves.Owners((), reason, _clock.on(date), year, document=document)
    kroner = parse_amount(amount)
    _context.apply(
        lambda portfolio, moment: pool_moves.receive(portfolio, pool, kroner, owners, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


def certify(
    pool: PoolArg,
    amount: AmountArg,
    account: Annotated[str, typer.Option("--account", metavar="ACCOUNT", help=h("help.pools.assert.account"))] = (
        "available"
    ),
    project: Annotated[str | None, typer.Option("--project", metavar="ID", help=h("help.argument.project"))] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=h("help.option.reason"))] = None,
    year: YearOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Write down a balance that must hold on a day, ever after."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations import pool_moves
    from digitek_cli.render.language import say
    from digitek_cli.render.pools import receipt

    owners = pool_moves.Owners((), reason or say("pools.assert.text"), _clock.on(date), year)
    kroner, which = parse_amount(amount), pool_moves.find_account(account)
    _context.apply(
        lambda portfolio, moment: pool_moves.certify(portfolio, pool, kroner, which, project, owners, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


def close(
    year: Annotated[int, typer.Argument(metavar="YEAR", help=h("help.pools.close.year"))],
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=h("help.option.reason"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """End a year: carry forward what was decided, and let the rest lapse."""
    from digitek_cli.operations import pool_moves
    from digitek_cli.render.language import say
    from digitek_cli.render.pools import receipt

    why = reason or say("pools.close.text", year=str(year))
    owners = pool_moves.Owners((), why, _clock.on(date), year)
    _context.apply(
        lambda portfolio, moment: pool_moves.close(portfolio, year, owners, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


def _consulted(text: str | None) -> tuple[str, date_type] | None:
    """`kon=2026-03-01`. Raises BadReference `consulted-unclear`."""
    if text is None:
        return None
    person, sign, day = text.partition("=")
    if not sign or not person.strip():
        raise BadReference("consulted-unclear", typed=text)
    return person.strip().lower(), _clock.parse_day(day)


def frames(
    year: Annotated[int, typer.Argument(metavar="YEAR", help=h("help.pools.frames.year"))],
    amounts: Annotated[list[str], typer.Argument(metavar="NAME=AMOUNT…", help=h("help.pools.frames.amounts"))],
    document: Annotated[str, typer.Option("--document", metavar="REF", help=h("help.pools.frames.document"))],
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Write down what the budget gives each pool in a new year."""
    from digitek_cli.operations import frames as operation

    given = dict(_amount(text) for text in amounts)
    _context.apply(
        lambda portfolio, moment: operation.adopt(portfolio, year, given, document, moment), json=json, dry_run=dry_run
    )


def _amount(text: str) -> tuple[str, Decimal]:
    """`social=200.000`. Raises BadReference `frame-unclear` for anything else."""
    from digitek_cli.model.amounts import parse_amount

    name, sign, amount = text.partition("=")
    if not sign or not name.strip():
        raise BadReference("frame-unclear", typed=text)
    return name, parse_amount(amount)


def add(app: typer.Typer) -> None:
    """Hang the commands on the group."""
    for name, command in (
        ("frames", frames),
        ("transfer", transfer),
        ("purchase", purchase),
        ("receive", receive),
        ("assert", certify),
        ("close", close),
    ):
        app.command(name, help=h(f"help.pools.{name}"))(command)
