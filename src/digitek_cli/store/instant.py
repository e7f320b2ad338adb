"""Days as git dates them, and which commit a portfolio stood at on a day."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

NOON = time(12)
END = time(23, 59, 59)


def at(day: date, hour: time) -> str:
    """A time of a day in Copenhagen, as git reads it; winter time where the system has no time zones."""
    moment = datetime.combine(day, hour)
    try:
        from zoneinfo import ZoneInfo

        zoned = moment.replace(tzinfo=ZoneInfo("Europe/Copenhagen"))
    except (ImportError, KeyError):
        zoned = moment.replace(tzinfo=timezone(timedelta(hours=1)))
    return zoned.strftime("%Y-%m-%dT%H:%M:%S%z")


def last_commit_by(root: Path, day: date, revision: str) -> str | None:
    """The newest commit of a revision's history that was made by the end of the day; None before the first."""
    repository = Repository.open(root)
    newest = repository.resolve(revision)
    asked = ("--max-count=1", f"--before={at(day, END)}", newest, "--")
    return repository.run("rev-list", *asked).text or None
