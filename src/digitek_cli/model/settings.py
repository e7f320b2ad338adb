"""`portfolio.yaml`: what makes a folder a portfolio."""

from __future__ import annotations

from typing import Literal

from digitek_cli.model.value import Count, Day, Line, Value

FORMAT_VERSION = 1


class Settings(Value):
    """Format, name and language; `anchor` names where the shipped history begins."""

    format_version: Count
    name: Line
    language: Literal["da", "en"] = "da"
    opened: Day
    anchor: Line | None = None
