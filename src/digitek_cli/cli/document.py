"""`document ID KIND`: the idea description, project description, evaluation or recommendation as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption, ProjectArg, refuse_personal
from digitek_cli.errors import BadReference
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
        write(output, _context.headed(text), force=force)
        text = say("document.written", document=sheet.kind.title, project=sheet.project.id, path=str(output))
    _context.show(answer, text, json)


def keep_out(path: Path) -> None:
    """The portfolio and git's own folder are no places for a document, by whatever link. Raises BadReference."""
    refuse_personal(str(path), "--output")
    place = path.resolve()
    inside_git = ".git" in (part.lower() for part in place.parts)
    if inside_git or place.is_relative_to(_context.root().resolve()):
        raise BadReference("output-in-portfolio", path=str(path))


def write(path: Path, text: str, *, force: bool) -> None:
    """Write a file that is not there yet, or with `force` any file. Raises BadReference before it touches one."""
    if path.is_dir():
        raise BadReference("output-is-folder", path=str(path))
    if not path.absolute().parent.is_dir():
        raise BadReference("output-no-folder", path=str(path))
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise BadReference("output-exists", path=str(path)) from None
