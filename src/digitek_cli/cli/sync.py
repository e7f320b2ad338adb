"""`sync`: bring this portfolio and the one on the server together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digitek_cli.cli import _clock, _context, _prompt, _trail
from digitek_cli.cli._options import DryRunOption, JsonOption
from digitek_cli.errors import BadReference, Conflict
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from digitek_cli.rules.merging import Side

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.sync"))
def sync(
    remote: Annotated[str | None, typer.Option("--remote", metavar="NAME", help=h("help.sync.remote"))] = None,
    choose: Annotated[
        list[str] | None, typer.Option("--choose", metavar="PLACE=mine|theirs", help=h("help.sync.choose"))
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help=h("help.sync.mine"))] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help=h("help.sync.theirs"))] = False,
    no_push: Annotated[bool, typer.Option("--no-push", help=h("help.sync.no-push"))] = False,
    new_branch: Annotated[bool, typer.Option("--new-branch", help=h("help.sync.new-branch"))] = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Fetch, merge, check the result, push."""
    from digitek_cli.render import sync as words
    from digitek_cli.store import sync as store
    from digitek_cli.store.snapshot import read_commit

    if mine and theirs:
        raise BadReference("sync-both-sides")
    prefer: Side | None = "mine" if mine else "theirs" if theirs else None
    wish = store.Wish(remote, choices(choose or ()), prefer, not no_push, dry_run, new_branch)
    moment = _context.moment()
    snapshot = read_commit(_context.root())
    _context.learn(snapshot.portfolio.policies)
    portfolio = snapshot.portfolio

    def once(wish: Any) -> Any:
        return store.sync(
            _context.root(),
            wish,
            recorded_by=moment.recorded_by,
            today=moment.today,
            fixed_clock=_clock.clock_is_fixed(),
            progress=lambda stage, server: None if json else _context.talk(words.progress(stage, server)),
        )

    done = once(wish)
    while done.plan.undecided and not dry_run and not json and _prompt.can_ask():
        wish = asked(done, wish, portfolio)
        done = once(wish)
    if done.plan.undecided and not dry_run:
        both = {side: words.commands(done, side) for side in words.SIDES}
        raise Conflict("sync-choose", findings=words.clashes(done, portfolio), **both)
    if done.notes and not json:
        from digitek_cli.render.findings import lines as told_of

        _context.talk("\n".join(told_of(done.notes)))
    there = read_commit(_context.root(), done.plan.theirs).portfolio if done.plan.theirs else portfolio
    came, went = (_trail.told(_context.root(), entries) for entries in (done.fetched, done.pushed))
    told = words.Told(came, went, there, portfolio)
    payload = words.document(done, told, dry_run=dry_run)
    _context.show(payload, words.text(done, told, dry_run=dry_run), json)
    _context.finish(Conflict.exit_code if done.plan.undecided else 0)


def choices(typed: Any) -> dict[str, Side]:
    """`P-2026-014:budget.trial=mine` as the place and the side. Raises BadReference for any other form."""
    found: dict[str, Side] = {}
    for text in typed:
        where, _, side = text.rpartition("=")
        if not where or side not in ("mine", "theirs"):
            raise BadReference("sync-choice-unclear", typed=text)
        found[where.strip()] = side
    return found


def asked(done: Any, wish: Any, portfolio: Any) -> Any:
    """Show each pair of values and ask whose holds."""
    from digitek_cli.render import sync as words

    found = dict(wish.choices)
    for number, item in enumerate(done.plan.clashes):
        if item.clash.chosen is None:
            _context.talk(words.clash(done, number, portfolio))
            answer = _prompt.choose(say("sync.ask"), ("mine", "theirs"))
            found[item.place] = answer
    return replace(wish, choices=found)
