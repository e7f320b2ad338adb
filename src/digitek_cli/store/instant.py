"""Days as git dates them, and which commit a portfolio stood at on a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import Finding, warning
from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from pathlib import Path

NOON = time(12)
END = time(23, 59, 59)


def at(day: date, hour: time) -> str:
    """A time of a day in Copenhagen, as git reads it.

    In seconds, since git takes a date in words for another one before 1970 and refuses it from 2100 on.
    """
    zoned = datetime.combine(day, hour, _copenhagen())
    return f"@{max(int(zoned.timestamp()), 0)} {zoned:%z}"


def day_of(seconds: int) -> date:
    """The day in Copenhagen of a commit's time; the last of all days where no calendar reaches."""
    try:
        return datetime.fromtimestamp(seconds, _copenhagen()).date()
    except (ValueError, OverflowError, OSError):
        return date.max


def clock_notes(repository: Repository, commit: str) -> tuple[Finding, ...]:
    """A clock that lies days before the commit built on is said to; the order of the history rests on no date."""
    done = repository.run("log", "--max-count=2", "--first-parent", "--format=%ct", commit, "--", check=False)
    days = [day_of(int(line)) for line in done.text.split() if line.isdecimal()]
    if len(days) < 2 or days[0] >= days[1]:
        return ()
    return (warning("clock-behind", today=days[0], last=days[1]),)


def last_commit_by(root: Path, day: date, revision: str) -> str | None:
    """The newest commit of a revision's history that was made by the end of the day; None before the first."""
    repository = Repository.open(root)
    newest = repository.resolve(revision)
    asked = ("--max-count=1", f"--before={at(day, END)}", newest, "--")
    return repository.run("rev-list", *asked).text or None


def _copenhagen() -> tzinfo:
    """The time zone; winter time where the system knows none."""
    try:
        from zoneinfo import ZoneInfo

        return ZoneInfo("Europe/Copenhagen")
    except (ImportError, KeyError):
        return timezone(timedelta(hours=1))
