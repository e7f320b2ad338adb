"""`document ID KIND`: the idea description, project description, evaluation or recommendation as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._files import keep_out, write
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption, ProjectArg
from digitek_cli.render import language
from digitek_cli.render.language import h, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.document"))
def document(
    project: ProjectArg,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=h("help.document.kind"))],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=h("help.document.output"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=h("help.document.force"))] = False,
    lang: Annotated[language.Language | None, typer.Option("--lang", help=h("help.document.lang"))] = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Compose the sheet, render it, and print it or write it to a file."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.document import compose, result
    from digitek_cli.render.documents import render
    from digitek_cli.rules.references import find_project

    if lang is not None:
        language.set_language(lang)
    seen = view(as_of, known)
    sheet = compose(seen.portfolio, find_project(seen.portfolio, project), kind, seen.day)
    text = render(sheet)
    if output is not None:
        keep_out(output)
    answer = result(sheet, text) | {"path": None if output is None else str(output)}
    if output is not None:
        write(output, _context.headed(text).encode(), force=force)
        text = say("document.written", document=sheet.kind.title, project=sheet.project.id, path=str(output))
    _context.show(answer, text, json)
