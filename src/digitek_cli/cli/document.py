"""`document ID KIND`: a document of the policy, or the page about compliance, as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._files import keep_out, write
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption, ProjectArg
from digitek_cli.errors import BadReference
from digitek_cli.render import language
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

# What somebody who types such a name waits for, and gets from another program.
OTHER = frozenset({".html", ".htm", ".pdf", ".doc", ".docx", ".odt", ".rtf"})
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
    from digitek_cli.rules.references import find_project

    if output is not None and output.suffix.lower() in OTHER:
        raise BadReference("output-not-markdown", path=str(output), better=str(output.with_suffix(".md")))
    if lang is not None:
        language.set_language(lang)
    seen = view(as_of, known)
    found = find_project(seen.portfolio, project)
    answer, title = _composed(seen.portfolio, found, kind.strip().lower(), seen.day)
    text = str(answer["text"])
    if output is not None:
        keep_out(output)
        write(output, _context.headed(text).encode(), force=force)
        text = say("document.written", document=title, project=found.id, path=str(output))
    _context.show(answer | {"path": None if output is None else str(output)}, text, json)


def _composed(portfolio: Portfolio, project: Project, kind: str, day: date) -> tuple[dict[str, Any], object]:
    """The answer with its text, and what the document is called. The page for the meeting is no kind of the policy."""
    from digitek_cli.operations import compliance
    from digitek_cli.operations.document import compose, result
    from digitek_cli.render import compliance as page
    from digitek_cli.render.documents import render

    if kind == compliance.KIND:
        found = compliance.compose(portfolio, project, day)
        return compliance.result(found, page.render(found)), say("compliance.title")
    sheet = compose(portfolio, project, kind, day)
    return result(sheet, render(sheet)), sheet.kind.title
