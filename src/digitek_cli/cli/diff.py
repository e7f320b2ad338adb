"""`diff [A] [B]`: what changed between two moments, in the words of the portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import JsonOption
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.render.diff import Side

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.diff"))
def diff(
    before: Annotated[str | None, typer.Argument(metavar="[A]", help=h("help.diff.from"))] = None,
    after: Annotated[str | None, typer.Argument(metavar="[B]", help=h("help.diff.to"))] = None,
    json: JsonOption = False,
) -> None:
    """Compare two states of the portfolio."""
    from digitek_cli.render import diff as words
    from digitek_cli.rules.delta import compare
    from digitek_cli.rules.delta_money import moved

    old = _side("HEAD" if before is None else before)
    new = _worktree() if before is None else _side(after or "HEAD")
    swapped = _backwards(old, new)
    if swapped:
        old, new = new, old
    differences, money = compare(old.portfolio, new.portfolio), moved(old.portfolio, new.portfolio)
    found = words.Comparison(old, new, differences, money, swapped)
    if found.breach:
        _context.finish(1)
    _context.show(words.document(found), words.text(found), json)


def _side(typed: str) -> Side:
    """The portfolio at a revision, or at the end of a day."""
    from digitek_cli.cli._view import revision
    from digitek_cli.render.diff import Side
    from digitek_cli.store.history import entry_of

    entry = entry_of(_context.root(), revision(typed))
    snapshot = _context.reading(entry.commit, systems=True)
    return Side(snapshot.portfolio, entry.commit, entry.date.date())


def _backwards(old: Side, new: Side) -> bool:
    """Whether the second state is the earlier one: read that way, all that was added since would seem deleted."""
    from digitek_cli.store.history import holds

    if old.commit is None or new.commit in (None, old.commit):
        return False
    return holds(_context.root(), old.commit, new.commit or "")


def _worktree() -> Side:
    from digitek_cli.render.diff import Side

    return Side(_context.reading(systems=True).portfolio)
