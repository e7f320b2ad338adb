"""`log [ID]`: who did what and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption
from digitek_cli.cli._trail import told
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.render.trail import Line
    from digitek_cli.store.snapshot import Snapshot

app = typer.Typer(add_completion=False, rich_markup_mode=None)

# As many as a screen or two hold; `--json` answers whole unless it is asked otherwise.
USUAL = 40


@app.command(help=h("help.log"))
def log(
    project: Annotated[str | None, typer.Argument(metavar="[ID]", help=h("help.argument.project"))] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help=h("help.log.limit"))] = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show the trail, the latest first."""
    from digitek_cli.cli._view import view
    from digitek_cli.render import trail
    from digitek_cli.rules.references import find_project
    from digitek_cli.store.changes import lexicon
    from digitek_cli.store.history import log as history

    root = _context.root()
    wanted: str | None = None
    events: tuple[str, ...] = ()
    tip: str | None = "HEAD"
    named: str | None = None
    if project or as_of or known:
        seen = view(as_of, known)
        tip = _tip(seen.snapshot, as_of)
        if project:
            wanted, named = find_project(seen.portfolio, project).id, seen.snapshot.base
            events = seen.snapshot.portfolio.event_paths(wanted)
    most = limit or (None if json else USUAL)
    entries = history(root, wanted, None if most is None else most + 1, events, tip, named) if tip else []
    lines = told(root, entries[:most])
    about = [name for line in lines for name in line.projects]
    asked = any(item.code.startswith("fact") for line in lines for item in line.differences)
    words = lexicon(root, about, _taken_back(lines), facts=asked)
    _context.learn(words.policies)
    more = most is not None and len(entries) > most
    _context.show_list(trail.document(lines, words), trail.text(lines, words, more=more, project=wanted), json)


def _tip(snapshot: Snapshot, as_of: str | None) -> str | None:
    """The commit that the trail ends with: the last one of the day, or of what is asked; None before the first."""
    from digitek_cli.store.instant import last_commit_by

    newest = snapshot.base or "HEAD"
    return last_commit_by(snapshot.root, _clock.on(as_of), newest) if as_of else newest


def _taken_back(lines: list[Line]) -> list[str]:
    """The events that the shown commits withdraw: their words tell what was taken back."""
    events = [item.params["event"] for line in lines for item in line.differences if item.code == "withdrawn"]
    return [name for event in events for name in event.supersedes]
