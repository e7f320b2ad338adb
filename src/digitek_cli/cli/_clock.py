"""What day it is, and days as they are typed."""

from __future__ import annotations

import os
import re
import time
from datetime import date, datetime

from digitek_cli.errors import BadReference

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_DAY = date(1970, 1, 2)  # before it, noon in some time zone has no time in git


def today() -> date:
    """DIGITEK_TODAY, else the date in Copenhagen. The only place that asks the clock."""
    fixed = os.environ.get("DIGITEK_TODAY")
    if fixed:
        if not DAY.fullmatch(fixed):
            raise BadReference("clock-unclear", typed=fixed)
        day = parse_day(fixed)
        if day < FIRST_DAY:
            raise BadReference("clock-out-of-range", typed=fixed)
        return day
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def seconds() -> float:
    """The machine's clock, by which the age of a file is told; no rule and no record asks it."""
    return time.time()


def clock_is_fixed() -> bool:
    """Whether DIGITEK_TODAY says what day it is; commits are then dated by it as well."""
    return bool(os.environ.get("DIGITEK_TODAY"))


def parse_day(text: str) -> date:
    """`2026-03-14`. Raises BadReference `not-a-day` for anything else."""
    if DAY.fullmatch(text.strip()):
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            pass
    raise BadReference("not-a-day", typed=text)


def on(text: str | None) -> date:
    """The day of `--date`, else today."""
    return today() if text is None else parse_day(text)
