"""Which portfolio a reading command looks at: as it lies there, as a revision knew it, or as it was on a day."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.cli import _clock, _context
from digitek_cli.errors import BadReference, DataError, EnvironmentProblem
from digitek_cli.model.ids import short
from digitek_cli.render.language import say

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.store.snapshot import Snapshot

MANY = 1_000  # records


@dataclass(frozen=True)
class View:
    """What a command reads, and the day it judges by. `portfolio` is cut at the day, `snapshot` is not."""

    snapshot: Snapshot
    portfolio: Portfolio
    day: date
    past: bool = False


def view(as_of: str | None = None, known: str | None = None, *, systems: bool = False) -> View:
    """The portfolio that the flags ask for; with `systems` also the register of the municipality's systems.

    Raises BadReference `not-yet` where the project that the command names came only after the day.
    """
    return look(_context.reading(None if known is None else revision(known), systems=systems), as_of, known)


def look(snapshot: Snapshot, as_of: str | None, known: str | None) -> View:
    """The same for a command that reads for itself."""
    if len(snapshot.portfolio.records) > MANY:
        gc.freeze()  # all this lives until the end; looking through it for garbage costs as much as ranking it
    as_of, known = (typed if typed is None else typed.strip() for typed in (as_of, known))
    if as_of is None and known is None:
        return View(snapshot, snapshot.portfolio, _clock.today())
    day = _clock.on(as_of)
    _say_which(as_of, known, snapshot.base)
    if as_of is None:
        return View(snapshot, snapshot.portfolio, day, past=True)
    from digitek_cli.rules.as_of import as_of as cut

    portfolio = cut(snapshot.portfolio, _recorded(snapshot, day), day)
    _require_named(snapshot.portfolio, portfolio, day)
    return View(snapshot, portfolio, day, past=True)


def asked_day(as_of: str | None) -> date:
    """The day by which the work tree is judged; the answer says so where it is not today."""
    if as_of is None:
        return _clock.today()
    day = _clock.on(as_of.strip())
    _say_which(as_of.strip(), None, None)
    return day


def revision(known: str) -> str:
    """A revision, or for a day the newest commit made by its end. Raises BadReference `nothing-known`."""
    from digitek_cli.store.instant import last_commit_by

    known = known.strip()
    if not _clock.DAY.fullmatch(known):
        return known
    commit = last_commit_by(_context.root(), _clock.parse_day(known), "HEAD")
    if commit is None:
        raise BadReference("nothing-known", day=_clock.parse_day(known))
    return commit


def _recorded(snapshot: Snapshot, day: date) -> Portfolio | None:
    """What the history held at the end of the day; None before its first commit and outside a repository."""
    from digitek_cli.store.instant import last_commit_by
    from digitek_cli.store.snapshot import read_commit
    from digitek_cli.store.tip import NO_HISTORY

    try:
        commit = last_commit_by(snapshot.root, day, snapshot.base or "HEAD")
        return read_commit(snapshot.root, commit).portfolio if commit else None
    except EnvironmentProblem as problem:
        if problem.code in NO_HISTORY:
            return None
        raise
    except (BadReference, DataError):  # no commit yet, or no portfolio in it
        return None


def _require_named(known: Portfolio, portfolio: Portfolio, day: date) -> None:
    from digitek_cli.rules.references import find_project

    typed = _context.named_project()
    if typed is None:
        return
    project = find_project(known, typed)
    if portfolio.project(project.id) is None:
        received = project.received
        iso: dict[str, Any] = {"typed": day.isoformat(), "earliest": received.isoformat()}
        raise BadReference("not-yet", project=project.id, day=day, received=received, **iso)


def _say_which(as_of: str | None, known: str | None, base: str | None) -> None:
    """Mark the answer, on screen and in JSON, so that nobody takes the past for the present."""
    asked: dict[str, date] = {}
    for name, typed in (("as_of", as_of), ("known_on", known)):
        if typed is not None and _clock.DAY.fullmatch(typed):
            asked[name] = _clock.parse_day(typed)
    parts = ("as-of" if as_of else "", ("known-on" if "known_on" in asked else "known") if known else "")
    key = "-".join(("view", *filter(None, parts)))
    words = say(key, revision=known, commit=short(base or ""), **asked)
    about: dict[str, Any] = {"as_of": asked.get("as_of"), "known": base}
    _context.mark({name: value for name, value in about.items() if value is not None}, words)
