"""The evidence library: what others found, with population, date and source (R-187, R-192)."""

from __future__ import annotations

from digitek_cli.model.value import Amount, Day, Line, Text, Value


class Claim(Value):
    """One figure of a source."""

    id: Line
    text: Text
    value: Amount | None = None
    unit: Line | None = None


class EvidenceRecord(Value):
    """A source that benefits and projects cite by id."""

    id: Line
    title: Line
    date: Day
    source: Line
    population: Text
    bias: Text | None = None
    claims: tuple[Claim, ...] = ()
