"""Commits and events whose days cannot be right. The order of a history is its graph's; dates are only pointed at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from digitek_cli.store.chronicle import Commit

# Two machines whose clocks differ by less than this are in step.
SKEW = timedelta(minutes=5)


def check(commit: Commit, parents: Iterable[Commit], today: date) -> Iterator[Finding]:
    """A commit from before its parent, from the future, or without a date."""
    when = commit.committer.when
    if when is None:
        yield warning("AUD063")
        return
    earlier = [parent.committer.when for parent in parents if parent.committer.when is not None]
    if earlier and max(earlier) - when > SKEW:
        yield warning("AUD060", date=day(when), earlier=day(max(earlier)))
    if day(when) > today:
        yield warning("AUD061", date=day(when))


def dated(commit: Commit, path: str, event: object) -> Iterator[Finding]:
    """An event of a day on which its commit did not exist yet."""
    said, when = getattr(event, "date", None), commit.author.when
    if said is not None and when is not None and said > day(when):
        yield warning("AUD062", path, ("date",), date=said, made=day(when))


def day(moment: datetime) -> date:
    """The day in Copenhagen; the commit's own where the system has no time zones."""
    try:
        from zoneinfo import ZoneInfo

        return moment.astimezone(ZoneInfo("Europe/Copenhagen")).date()
    except (ImportError, KeyError, OverflowError):
        return moment.date()
