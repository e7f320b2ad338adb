"""Where the rules come from, and how far anybody has seen it with their own eyes."""

from __future__ import annotations

from typing import Literal, TypeAlias

from digitek_cli.model.organisation import Labels
from digitek_cli.model.value import Day, Line, Value

SourceStatus: TypeAlias = Literal["verified", "knowledge", "unsettled"]


class Source(Value):
    """One source of rules.

    `verified` was seen in public on `checked_on`, at `seen_at`; `knowledge` is a lead that nobody has looked up;
    `unsettled` was looked for and is not settled, so that the tool asks and does not decide.
    """

    title: Labels
    status: SourceStatus
    checked_on: Day | None = None
    seen_at: tuple[Line, ...] = ()
    note: Labels | None = None


class OpenPoint(Value):
    """Something about these sources that remains to be looked up, whatever their status."""

    id: Line
    text: Labels
    sources: tuple[Line, ...]


class SourceRegister(Value):
    """`questionnaires/sources.yaml`: every source that an item, a rule or a fact may name, by its id."""

    version: Line
    sources: dict[str, Source]
    open_points: tuple[OpenPoint, ...] = ()
