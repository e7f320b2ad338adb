"""`portfolio.yaml`: what makes a folder a portfolio."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from digitek_cli.model.value import Count, Day, Line, Value

FORMAT_VERSION = 1


class Settings(Value):
    """Format, name and language; `anchor` is the commit, older than all events, from which history holds.

    `retired` holds the numbers of projects whose registration was taken back: no other project gets one of them.
    """

    format_version: Annotated[Count, Field(ge=1)]
    name: Line
    language: Literal["da", "en"] = "da"
    opened: Day
    anchor: Line | None = None
    retired: tuple[Line, ...] = ()
