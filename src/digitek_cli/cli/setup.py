"""`setup`: owners, ruleset, line ends, the editor and the workflow, from what the portfolio says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from digitek_cli.cli import _clock, _context, _setup
from digitek_cli.cli._options import DryRunOption, JsonOption
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.operations.change import Change
    from digitek_cli.operations.setup import Piece
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot

USES = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*@[0-9a-f]{40}", re.ASCII)
TEMPLATE = "ci/gitlab.yml"
WORKFLOW = ".github/workflows/portfolio.yml"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.setup"), epilog=h("help.setup.examples"))
def setup(
    forge: Annotated[Literal["github", "gitlab"] | None, typer.Option("--forge", help=h("help.setup.forge"))] = None,
    uses: Annotated[str | None, typer.Option("--uses", metavar="OWNER/REPO@HASH", help=h("help.setup.uses"))] = None,
    check: Annotated[bool, typer.Option("--check", help=h("help.setup.check"))] = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Write what lies beside the portfolio as one commit, or say what is missing."""
    if uses is not None and not USES.fullmatch(uses):
        raise BadReference("setup-uses", typed=uses)
    if check:
        look(json=json)
    else:
        make(forge, uses, dry_run=dry_run, json=json)


def look(*, json: bool) -> None:
    """Say what is missing or out of date, and write nothing."""
    from digitek_cli.render.findings import document, lines
    from digitek_cli.store.snapshot import read_worktree

    found = tuple(_setup.kept(read_worktree(_context.root()), _clock.today(), always=True))
    stale = [item for item in found if item.severity == "warning"]
    text = "\n".join(lines(found)) if found else say("setup.true")
    _context.show({"ok": not stale, "findings": [document(item) for item in found]}, text, json)
    _context.finish(1 if stale else 0)


def make(forge: str | None, uses: str | None, *, dry_run: bool, json: bool) -> None:
    """One commit; nothing where all of it is as it should be."""
    from digitek_cli.store import setup as files
    from digitek_cli.store.snapshot import read_worktree

    root, now = _context.root(), _context.moment()
    repository, prefix = files.place(root)
    server = forge or files.forge_of(repository)
    flows = files.workflows(repository) if server == "github" else {}
    pieces: list[Piece] = []

    def compute(snapshot: Snapshot) -> Change:
        pieces[:] = [*_setup.wanted(snapshot.portfolio, now.today, prefix, server), *_ours(server, uses, flows)]
        stale = _stale(pieces, files.present(repository, [piece.path for piece in pieces]))
        return _change(snapshot, server, prefix, now.today, stale)

    receipt, by_hand = files.write(
        root,
        compute,
        lambda: pieces,
        recorded_by=now.recorded_by,
        today=now.today,
        dry_run=dry_run,
        fixed_clock=_clock.clock_is_fixed(),
    )
    result = receipt.change.result
    result["files"] = [edit.path for edit in receipt.edits]
    result["by_hand"] = _by_hand(pieces, by_hand)
    left = [] if dry_run else _setup.kept(read_worktree(root), now.today, always=True, forge=server)
    said = sentences(result, left, workflow=uses is not None or any(map(calls, flows.values())))
    if receipt.edits:
        _context.tell(receipt, said, json=json, dry_run=dry_run)
    else:
        _context.show(result | {"commit": None}, said, json)


def calls(text: str) -> bool:
    """Whether a workflow runs the check."""
    from digitek_cli.operations import setup as operation

    return operation.calls(text)


def _ours(forge: str, uses: str | None, flows: dict[str, str]) -> tuple[Piece, ...]:
    """The workflow that runs the check on the server: the one that calls it already, wherever it lies."""
    from digitek_cli.render.setup_files import pipeline, workflow
    from digitek_cli.store.setup import template

    if forge == "gitlab":
        return pipeline(template(TEMPLATE))
    if uses is None:
        return ()
    there = [path for path, text in flows.items() if calls(text)]
    return tuple(workflow(uses, path) for path in there or [WORKFLOW])


def _stale(pieces: list[Piece], present: dict[str, str]) -> tuple[str, ...]:
    """The files that `check` would object to as they lie there: what is unsaved in them is in the way."""
    from digitek_cli.operations.setup import joined

    made = {piece.path: joined(piece, present.get(piece.path)) for piece in pieces}
    return tuple(path for path, text in made.items() if text is not None and text != present.get(path))


def _by_hand(pieces: list[Piece], texts: dict[str, str]) -> list[dict[str, str]]:
    """What people have to put into the files that are only theirs to write."""
    from digitek_cli.operations.setup import lacking
    from digitek_cli.render.setup_files import as_json

    return [
        {
            "file": piece.path,
            "add": "\n".join(as_json(lacking(piece, texts[piece.path])).splitlines()[1:-1])
            if piece.how == "json"
            else piece.text.rstrip(),
        }
        for piece in pieces
        if piece.path in texts
    ]


def _change(snapshot: Snapshot, forge: str, prefix: str, on: date, stale: tuple[str, ...]) -> Change:
    """No record, and what people should know about the owners."""
    from digitek_cli.operations.change import Change
    from digitek_cli.rules.ownership import owned, without_account

    organisation = snapshot.portfolio.organisation
    lines = owned(organisation, on, prefix, forge)
    return Change(
        operation="setup",
        subject_id="portfolio",
        what=f"owners, editor and checks for {forge}",
        records=(),
        after=snapshot.portfolio,
        reads=(f"{prefix}organisation.yaml", f"{prefix}portfolio.yaml", *stale),
        result={"forge": forge, "files": [], "without_account": list(without_account(lines, organisation))},
    )


def sentences(result: dict[str, Any], left: list[Finding], *, workflow: bool) -> str:
    """What was written, and what remains to be done by hand."""
    from digitek_cli.operations.setup import SCHEMAS, UNREAD
    from digitek_cli.render.findings import lines

    files = dict.fromkeys(SCHEMAS if name.startswith(SCHEMAS) else name for name in result["files"])
    missing = []
    if result["without_account"]:
        missing.append(say("setup.no-account", people=result["without_account"]))
    if result["forge"] == "github" and not workflow:
        missing.append(say("setup.no-workflow"))
    said = (UNREAD, "SETUP007") if result["without_account"] else (UNREAD,)
    missing += lines(item for item in left if item.code not in said or "variant" in item.params)
    missing += [say("setup.by-hand", **item) for item in result["by_hand"]]
    head = say("setup.done", files=tuple(files)) if files else say("setup.lacking" if missing else "setup.true")
    return "\n".join([head, *missing, say(f"setup.next.{result['forge']}")])
