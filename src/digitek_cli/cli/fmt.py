"""`fmt [PATH…]`: the portfolio's files in one layout, with every comment kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import DryRunOption, JsonOption
from digitek_cli.errors import DataError
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from digitek_cli.store.formatting import Survey

SHOWN = 10

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.fmt"), epilog=h("help.fmt.examples"))
def fmt(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help=h("help.fmt.paths"))] = None,
    check: Annotated[bool, typer.Option("--check", help=h("help.fmt.check"))] = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Lay the files out, or name those that are not."""
    from digitek_cli.rules.finding import broken_files
    from digitek_cli.store.formatting import survey

    found = survey(_context.root(), [_context.directory() / path for path in paths or ()])
    if check:
        show_check(found, json=json)
    elif not found.edits and not found.broken:
        _context.show({"paths": [], "in_place": [], "unsaved": [], "commit": None}, untouched(found), json)
    if found.broken:
        raise DataError("broken-files", findings=found.broken, count=broken_files(found.broken))
    if not check and found.edits:
        lay_out(found, asked=bool(paths), dry_run=dry_run, json=json)


def show_check(found: Survey, *, json: bool) -> None:
    """Name what is not in its canonical form, and end with 1 where there is anything."""
    files = [{"path": path, "line": line} for path, line in found.lines().items()]
    folder = _context.prefix(machine=json)
    named = [{**item, "path": folder + str(item["path"])} for item in files]
    lines = [say("fmt.differs", path=str(item["path"]), line=str(item["line"])) for item in named]
    text = "\n".join([*lines, say("fmt.mend")]) if lines else untouched(found)
    if lines or json or not found.broken:  # of a file that nobody can read it is not known how it is laid out
        _context.show({"ok": not files and not found.broken, "files": named}, text, json)
    _context.finish(1 if files else 0)


def untouched(found: Survey) -> str:
    """That there is nothing to lay out, and which files were not asked about."""
    if found.events and found.events == found.files:
        return say("fmt.events-only")
    return say("fmt.nothing")


def lay_out(found: Survey, *, asked: bool, dry_run: bool, json: bool) -> None:
    """One commit of the saved files; an unsaved one that was asked for is laid out where it lies, and stays unsaved."""
    from dataclasses import replace

    from digitek_cli.operations.formatting import formatted
    from digitek_cli.render import receipt as words
    from digitek_cli.store import formatting

    loose = tuple(path for path in found.edits if path in found.unsaved)
    placed = tuple(path for path in loose if asked or path in found.bare)
    left = tuple(path for path in loose if path not in placed)
    told = {"in_place": list(placed), "unsaved": list(left)}
    edits = tuple(found.edits[path] for path in placed)
    receipt = None
    if found.saved:
        receipt = _context.published(
            lambda portfolio, _: formatted(portfolio, found.saved), dry_run=dry_run, patch=formatting.patch
        )
    if placed and not dry_run:
        formatting.in_place(found, placed)
    edited = tuple(path for path in placed if path not in found.bare)
    text = "\n".join(sentences(found.saved, edited, tuple(path for path in placed if path in found.bare), left))
    if receipt is not None:
        receipt.change.result.update(told)
        _context.tell(replace(receipt, edits=(*receipt.edits, *edits)), text, json=json, dry_run=dry_run)
        return
    diff = words.diff(edits)
    payload = {"paths": [], **told, **({"dry_run": True, "diff": diff} if dry_run else {}), "commit": None}
    _context.show(payload, f"{say('receipt.dry-run')}\n\n{text}\n\n{diff}" if dry_run else text, json)


def sentences(
    saved: tuple[str, ...], placed: tuple[str, ...], bare: tuple[str, ...], left: tuple[str, ...]
) -> list[str]:
    """What was laid out and committed, what only where it lies, with and without edits in it, and what was left."""
    found = [say("fmt.done", files=saved[:SHOWN], number=len(saved))] if saved else []
    found += [say("fmt.in-place", files=placed[:SHOWN], number=len(placed))] if placed else []
    found += [say("fmt.ends", files=bare[:SHOWN], number=len(bare))] if bare else []
    return found + ([say("fmt.left", files=left[:SHOWN], number=len(left))] if left else [])
