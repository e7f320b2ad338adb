"""`schema [KIND]`: JSON Schema of the portfolio's files, for editors and other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import JsonOption, refuse_personal
from digitek_cli.errors import BadReference, EnvironmentProblem
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from digitek_cli.store.layout import Shelf

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.schema"), epilog=h("help.schema.examples"))
def schema(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help=h("help.schema.kind"))] = None,
    output: Annotated[Path | None, typer.Option("--output", metavar="DIR", help=h("help.schema.output"))] = None,
    json: JsonOption = False,
) -> None:
    """Print one schema, list the kinds, or write schemas into a folder."""
    from digitek_cli.render.schema import listing

    chosen = shelves(kind)
    if output is not None:
        written = write(output, {shelf.word: drawn(shelf) for shelf in chosen})
        key = "schema.written" if kind is None else "schema.written.one"
        _context.show({"files": written}, say(key, number=len(written), path=str(output)), json)
    elif kind is None:
        _context.show({"kinds": listing.document(chosen)}, listing.table(chosen), json)
    else:
        shelf = chosen[0]
        document = drawn(shelf)
        _context.show(listing.entry(shelf) | {"document": document}, listing.text(document), json)


def shelves(kind: str | None) -> tuple[Shelf, ...]:
    """All kinds of file, or the one that is named. Raises BadReference `unknown-schema`."""
    from digitek_cli.store.layout import SHELVES

    if kind is None:
        return SHELVES
    found = tuple(shelf for shelf in SHELVES if shelf.word == kind.strip().lower())
    if not found:
        raise BadReference("unknown-schema", typed=kind, known=", ".join(shelf.word for shelf in SHELVES))
    return found


def drawn(shelf: Shelf) -> dict[str, Any]:
    """The schema of one kind of file, in the language spoken now."""
    from digitek_cli.render.language import language
    from digitek_cli.render.schema.build import schema as build

    return build(shelf.word, shelf.kind, language())


def write(folder: Path, documents: dict[str, dict[str, Any]]) -> list[str]:
    """One file for each, over older schemas and over nothing else; the portfolio is no place for them. The paths."""
    from digitek_cli.render.schema.listing import START, text

    keep_out(folder)
    files = {folder / f"{word}.json": text(document).encode() for word, document in documents.items()}
    for file in files:
        if file.exists() and not (file.is_file() and file.read_bytes().startswith(START)):
            raise BadReference("output-exists", path=str(file))
    folder.mkdir(parents=True, exist_ok=True)
    for file, data in files.items():
        file.write_bytes(data)
    return [str(file) for file in files]


def keep_out(folder: Path) -> None:
    """Neither a portfolio nor git's own folder is a place for them. Raises BadReference."""
    from digitek_cli.cli import _files

    if folder.exists() and not folder.is_dir():
        raise BadReference("output-is-file", path=str(folder))
    try:
        _files.keep_out(folder)
    except EnvironmentProblem:
        refuse_personal(str(folder), "--output")  # where no portfolio is, there is none to keep out of
