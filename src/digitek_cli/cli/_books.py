"""`pools ledger|forecast|reconcile|export|wishes`: looking into the books, and handing them on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption, ProjectArg
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h, say

YearOption: TypeAlias = Annotated[int | None, typer.Option("--year", metavar="Y", help=h("help.pools.year"))]


class Format(StrEnum):
    """What the books can be written as."""

    HLEDGER = "hledger"
    BEANCOUNT = "beancount"
    CSV = "csv"
    XLSX = "xlsx"


def ledger(
    pool: Annotated[str | None, typer.Argument(metavar="[POOL]", help=h("help.pools.ledger.pool"))] = None,
    account: Annotated[
        str | None, typer.Option("--account", metavar="ACCOUNT", help=h("help.pools.ledger.account"))
    ] = None,
    project: Annotated[str | None, typer.Option("--project", metavar="ID", help=h("help.pools.ledger.project"))] = None,
    year: YearOption = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show the bookings with a running balance."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import books
    from digitek_cli.operations.pool_moves import find_account
    from digitek_cli.render.books import views

    seen = view(as_of, known)
    wanted = books.Filter(pool, year, find_account(account) if account else None, project)
    lines = books.lines(seen.portfolio, wanted, seen.day)
    _context.show(views.ledger_document(lines), views.ledger_text(lines), json)


def forecast(
    year: YearOption = None, as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False
) -> None:
    """Show what is left at year end."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.sheet import overview
    from digitek_cli.render.books import views
    from digitek_cli.rules.forecast import forecast as foresee

    seen = view(as_of, known)
    overview(seen.portfolio, seen.day, year)  # refuses a year without frames
    found = foresee(seen.portfolio, seen.day, seen.day.year if year is None else year)
    _context.show(views.forecast_document(found), views.forecast_text(found), json)


def reconcile(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=h("help.pools.reconcile.file"))],
    year: YearOption = None,
    days: Annotated[int, typer.Option("--days", min=0, metavar="N", help=h("help.pools.reconcile.days"))] = 31,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Compare the vouchers with the finance system's export."""
    from digitek_cli.cli._files import sheet
    from digitek_cli.cli._view import view
    from digitek_cli.render.books import views
    from digitek_cli.rules import reconcile as rules
    from digitek_cli.rules.finance_file import MAX_BYTES, read

    seen = view(as_of, known)
    which = seen.day.year if year is None else year
    rows = read(sheet(file, MAX_BYTES, "finance-large"), file.name)
    found = rules.reconcile(rules.vouchers(seen.portfolio.transactions(), which), rows, days)
    _context.show(views.reconciliation_document(found, which), views.reconciliation_text(found, which, file.name), json)
    _context.finish(0 if found.agrees else 1)


def export(
    format: Annotated[Format, typer.Option("--format", help=h("help.pools.export.format"))],
    year: YearOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=h("help.pools.export.output"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=h("help.document.force"))] = False,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Write the books for another program."""
    from digitek_cli.cli._files import keep_out, write
    from digitek_cli.cli._view import view
    from digitek_cli.render.books.plaintext import WRITERS, of_year

    seen = view(as_of, known)
    if output is None and (format == Format.XLSX or json):
        raise BadReference("export-needs-file")
    items = tuple(item for item in of_year(seen.portfolio.transactions(), year) if item.date <= seen.day)
    if format == Format.XLSX:
        from digitek_cli.render.books.spreadsheet import workbook

        data = workbook(items)
    else:
        data = WRITERS[format.value](items).encode()
    if output is None:
        _context.mark({}, "")  # another program reads it
        _context.show({}, data.decode(), json=False)
        return
    keep_out(output)
    write(output, data, force=force)
    payload = {"format": format.value, "transactions": len(items), "path": str(output)}
    _context.show(payload, say("pools.exported", count=len(items), path=str(output)), json)


def wishes(project: ProjectArg, as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show an equipment frame."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import books
    from digitek_cli.render.books import views

    found = books.wishes(view(as_of, known).portfolio, project)
    _context.show(views.wishes_document(found), views.wishes_text(found), json)


def add(app: typer.Typer) -> None:
    """Hang the commands on the group."""
    for name, command in (
        ("ledger", ledger),
        ("forecast", forecast),
        ("reconcile", reconcile),
        ("export", export),
        ("wishes", wishes),
    ):
        app.command(name, help=h(f"help.pools.{name}"))(command)
