"""`setup`: owners, ruleset, line ends, the editor and the workflow, from what the portfolio says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from digitek_cli.cli import _context, _setup
from digitek_cli.cli._options import DryRunOption, JsonOption
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.operations.change import Change
    from digitek_cli.operations.setup import Piece
    from digitek_cli.store.snapshot import Snapshot

USES = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*@[0-9a-f]{40}", re.ASCII)
TEMPLATE = "ci/gitlab.yml"

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

    found = tuple(_setup.kept(read_worktree(_context.root()), _context.today(), always=True))
    stale = [item for item in found if item.severity == "warning"]
    text = "\n".join(lines(found)) if found else say("setup.true")
    _context.show({"ok": not stale, "findings": [document(item) for item in found]}, text, json)
    _context.finish(1 if stale else 0)


def make(forge: str | None, uses: str | None, *, dry_run: bool, json: bool) -> None:
    """One commit; nothing where all of it is as it should be."""
    from digitek_cli.store import setup as files

    root, now = _context.root(), _context.moment()
    repository, prefix = files.place(root)
    server = forge or files.forge_of(repository)
    pieces: list[Piece] = []

    def compute(snapshot: Snapshot) -> Change:
        pieces[:] = [*_setup.wanted(snapshot.portfolio, now.today, prefix, server), *_ours(server, uses)]
        return _change(snapshot, server, prefix, now.today)

    receipt = files.write(
        root,
        compute,
        lambda: pieces,
        recorded_by=now.recorded_by,
        today=now.today,
        dry_run=dry_run,
        fixed_clock=_context.clock_is_fixed(),
    )
    receipt.change.result["files"] = [edit.path for edit in receipt.edits]
    said = sentences(receipt.change.result, uses)
    if receipt.edits:
        _context.tell(receipt, said, json=json, dry_run=dry_run)
    else:
        _context.show(receipt.change.result | {"commit": None}, said, json)


def _ours(forge: str, uses: str | None) -> tuple[Piece, ...]:
    """The workflow that runs the check on the server."""
    from digitek_cli.render.setup_files import pipeline, workflow
    from digitek_cli.store.setup import template

    if forge == "gitlab":
        return pipeline(template(TEMPLATE))
    return () if uses is None else (workflow(uses),)


def _change(snapshot: Snapshot, forge: str, prefix: str, on: date) -> Change:
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
        reads=(f"{prefix}organisation.yaml", f"{prefix}portfolio.yaml"),
        result={"forge": forge, "files": [], "without_account": list(without_account(lines, organisation))},
    )


def sentences(result: dict[str, Any], uses: str | None) -> str:
    """What was written, and what remains to be done by hand."""
    from digitek_cli.operations.setup import SCHEMAS

    files = dict.fromkeys(SCHEMAS if name.startswith(SCHEMAS) else name for name in result["files"])
    said = [say("setup.done", files=tuple(files)) if files else say("setup.true")]
    if result["without_account"]:
        said.append(say("setup.no-account", people=result["without_account"]))
    if result["forge"] == "github" and uses is None:
        said.append(say("setup.no-workflow"))
    said.append(say(f"setup.next.{result['forge']}"))
    return "\n".join(said)
