"""`audit verify|anchor`: prove the history, and leave a mark elsewhere that exposes a rewritten one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import JsonOption, refuse_personal
from digitek_cli.model.ids import short
from digitek_cli.render.language import h, say

app = typer.Typer(help=h("help.audit"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.audit.verify"))
def verify(
    revision: Annotated[str, typer.Argument(metavar="[REV]", help=h("help.audit.verify.rev"))] = "HEAD",
    full: Annotated[bool, typer.Option("--full", help=h("help.audit.verify.full"))] = False,
    start: Annotated[str | None, typer.Option("--from", metavar="REV", help=h("help.audit.verify.from"))] = None,
    anchor: Annotated[
        list[Path] | None, typer.Option("--anchor", metavar="FILE", help=h("help.audit.verify.anchor"))
    ] = None,
    signers: Annotated[
        Path | None, typer.Option("--signers", metavar="FILE", help=h("help.audit.verify.signers"))
    ] = None,
    require_signatures: Annotated[
        bool, typer.Option("--require-signatures", help=h("help.audit.verify.require-signatures"))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=h("help.audit.verify.strict"))] = False,
    json: JsonOption = False,
) -> None:
    """Replay the history and prove it, or name the commits that break it."""
    from digitek_cli.cli import _view
    from digitek_cli.render import audit as words
    from digitek_cli.store import audit, audit_anchor

    root = _context.root()
    wish = audit.Wish(
        today=_clock.today(),
        revision=revision,
        start=None if start is None else _view.revision(start),
        full=full,
        signers=_beside(signers).absolute() if signers else None,
        required=require_signatures,
        anchors=tuple(audit_anchor.load(_beside(path)) for path in anchor or ()),
        progress=_progress(),
    )
    report = audit.verify(root, wish)
    report = report.strictly() if strict else report
    folder = _context.prefix(machine=json)
    _context.show(words.document(report, folder), words.text(report, folder), json)
    _context.finish(0 if report.ok else 1)


def _beside(file: Path) -> Path:
    """A file of the user's, from the folder of `-C` or from here."""
    beside = _context.directory() / file
    return beside if beside.exists() else file


def _progress() -> Callable[[int, int], None]:
    """How far it is, on a terminal's error stream alone."""
    if not sys.stderr.isatty():
        return lambda *_: None

    def tell(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{say('audit.progress', done=str(done), total=str(total))}{end}")
        sys.stderr.flush()

    return tell


@app.command(help=h("help.audit.anchor"))
def anchor(
    revision: Annotated[str, typer.Argument(metavar="[REV]", help=h("help.audit.anchor.rev"))] = "HEAD",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=h("help.audit.anchor.output"))
    ] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="FILE", help=h("help.audit.anchor.previous"))
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say in a small document what the history holds now."""
    from digitek_cli.render import audit as words
    from digitek_cli.store import audit, audit_anchor
    from digitek_cli.store.git import Repository

    if output is not None:
        refuse_personal(str(output), "FILE")
    root = _context.root()
    commit = Repository.open(root).resolve(revision)
    earlier = audit_anchor.load(_beside(previous)) if previous else None
    name = audit.settings_at(root, commit).name
    taken = audit_anchor.take(root, name, commit, _clock.today(), earlier)
    answer = taken.document()
    text = words.anchor_text(answer)
    if output is not None:
        audit_anchor.save(_context.directory() / output, taken, text + "\n")
        answer |= {"path": str(output)}
        text = say("audit.anchor.written", path=str(output), commit=short(taken.head))
    _context.show(answer, text, json)
