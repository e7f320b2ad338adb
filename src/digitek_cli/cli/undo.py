"""`undo [COMMIT|ID]`: take back one's own last change by a new commit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import DryRunOption, JsonOption, OptionalReasonOption
from digitek_cli.cli._typed import typed_well
from digitek_cli.errors import BadReference
from digitek_cli.model.ids import short
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.operations.change import Change, Moment
    from digitek_cli.operations.undo import Later, Past
    from digitek_cli.store.history import LogEntry
    from digitek_cli.store.renumberings import Step
    from digitek_cli.store.snapshot import Snapshot

app = typer.Typer(add_completion=False, rich_markup_mode=None)

# `P-2026-014`, `2026-14` and `14` are projects; anything else that is typed is a revision.
PROJECT_TYPED = re.compile(r"(?:P-)?(?:\d{4}-)?\d{1,5}", re.IGNORECASE)


@app.command(help=h("help.undo"))
def undo(
    what: Annotated[str | None, typer.Argument(metavar="[COMMIT|ID]", help=h("help.undo.what"))] = None,
    reason: OptionalReasonOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Take back one's own last change, or the one that is named."""
    from digitek_cli.render import undo as words
    from digitek_cli.store.commit import publish

    now = _context.moment()
    seen: dict[str, tuple[Past, Snapshot]] = {}

    def compute(snapshot: Snapshot) -> Change:
        from digitek_cli.operations.undo import take_back

        _context.learn(snapshot.portfolio.policies)
        past = _past(snapshot, _entry(snapshot, what, now))
        seen["last"] = (past, snapshot)
        return typed_well(lambda: take_back(snapshot.portfolio, past, (reason or "").strip(), now))

    receipt = publish(
        _context.root(),
        compute,
        recorded_by=now.recorded_by,
        today=now.today,
        dry_run=dry_run,
        fixed_clock=_clock.clock_is_fixed(),
    )
    past, snapshot = seen["last"]
    text = words.text(past, snapshot.portfolio, receipt.change)
    _context.tell(receipt, text, json=json, dry_run=dry_run)


def _entry(snapshot: Snapshot, what: str | None, now: Moment) -> LogEntry:
    """The commit that is meant. Raises BadReference where there is nothing to take back."""
    from digitek_cli.rules.references import find_project
    from digitek_cli.store.history import entry_of, own

    if what is not None and not PROJECT_TYPED.fullmatch(what):
        return entry_of(snapshot.root, what)
    if now.recorded_by is None:
        raise BadReference("undo-nobody")
    if snapshot.base is None:
        raise BadReference("undo-nothing", person=now.recorded_by)
    project = find_project(snapshot.portfolio, what).id if what else None
    found = own(snapshot.root, snapshot.base, now.recorded_by, project)
    if found is None:
        raise BadReference("undo-nothing", person=now.recorded_by)
    return found


def _past(snapshot: Snapshot, entry: LogEntry) -> Past:
    """The portfolio on both sides of a commit, and who has changed its files since."""
    from digitek_cli.operations.undo import Past
    from digitek_cli.rules.renumber import under
    from digitek_cli.store.git import Repository
    from digitek_cli.store.history import holds
    from digitek_cli.store.renumberings import steps
    from digitek_cli.store.snapshot import read_commit

    if not entry.parents or not holds(snapshot.root, snapshot.base or "", entry.commit):
        raise BadReference("undo-not-here" if entry.parents else "undo-first", commit=short(entry.commit))

    # What the commit was about may have got another number since; the change is taken back where it is now.
    taken = steps(Repository.open(snapshot.root), entry.commit, snapshot.base or "HEAD")
    pairs = [pair for step in taken for pair in step.pairs]
    return Past(
        commit=entry.commit,
        date=entry.date.date(),
        recorded_by=entry.recorded_by,
        author=entry.author,
        operation=entry.operation,
        before=under(read_commit(snapshot.root, entry.parents[0]).portfolio, pairs),
        after=under(read_commit(snapshot.root, entry.commit).portfolio, pairs),
        changed_by=lambda path: _since(snapshot, entry, path, taken),
        merge=len(entry.parents) > 1,
    )


def _since(snapshot: Snapshot, entry: LogEntry, path: str, taken: Sequence[Step]) -> Later | None:
    """Who changed a file after a commit, also while it still had another number."""
    from digitek_cli.operations.undo import Later
    from digitek_cli.rules.renumber import back
    from digitek_cli.store.history import changed_by

    later = changed_by(snapshot.root, entry.commit, snapshot.base or "HEAD", path)
    for step in reversed(taken):
        if later is not None and len(later.parents) == 1:
            break
        path = back(path, step.pairs)
        later = changed_by(snapshot.root, entry.commit, step.side, path) or later
    return Later(later.commit, later.date.date(), later.recorded_by or later.author) if later else None
