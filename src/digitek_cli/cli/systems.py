"""`systems import|list`: the register of the municipality's systems."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import AsOfOption, DateOption, DryRunOption, JsonOption, KnownOption
from digitek_cli.render.language import h

app = typer.Typer(help=h("help.systems"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.command("import", help=h("help.systems.import"))
def take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=h("help.systems.file"))],
    source: Annotated[str, typer.Option("--source", metavar="NAME", help=h("help.systems.source"))] = "kitos",
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Take a register's export in the place of what it listed before."""
    from digitek_cli.cli._files import sheet
    from digitek_cli.cli._options import refuse_personal
    from digitek_cli.operations.systems import find_source, replace_register
    from digitek_cli.render.systems import receipt
    from digitek_cli.rules.systems_file import MAX_BYTES, read

    refuse_personal(file.name, "FILE")
    name, day = find_source(source), _clock.on(date)
    _context.reading()  # what is wrong with the portfolio is said first, as by every command
    export = read(sheet(file, MAX_BYTES, "systems-large"), file.name)
    _context.apply(
        lambda portfolio, moment: replace_register(portfolio, export, name, day, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


@app.command("list", help=h("help.systems.list"))
def listing(as_of: AsOfOption = None, known: KnownOption = None, json: JsonOption = False) -> None:
    """Show the imported systems."""
    from digitek_cli.cli._view import view
    from digitek_cli.render import systems as words

    registers = view(as_of, known, systems=True).portfolio.system_registers
    _context.show(words.document(registers), words.text(registers), json)
