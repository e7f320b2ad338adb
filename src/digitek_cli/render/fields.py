"""A field's value on one line, for receipts: what it was and what it is."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import Any

from digitek_cli.render.language import amount, figure, maybe, one_line, phrase, say

LONGEST_LIST = 200
LONGEST = 120
# Closed lists by the name of the field that holds one of their words.
CLOSED = {"leg": "Leg", "source": "FundingSource", "type": "ProjectType", "phase": "Phase"}
MONEY = frozenset({"budget.study", "budget.trial", "budget.operation", "budget.external"})


def title(field: str) -> str:
    """`Timer til afprøvning (budget.hours.trial)`; a field without a heading of its own keeps its name alone."""
    heading = maybe(f"document.field.{field.rstrip('+-')}")
    return field if heading is None else f"{heading} ({field})"


def words(value: Any, field: str) -> str:
    """The value of a dotted field in words; the parts of a list item by their names."""
    if value in (None, "", [], {}):
        return say("set.empty")
    if isinstance(value, list):
        return textwrap.shorten("; ".join(words(item, field) for item in value), LONGEST_LIST, placeholder="…")
    if isinstance(value, dict):
        return ", ".join(_part(name, item, f"{field}.{name}") for name, item in value.items())
    if field in MONEY:
        return amount(Decimal(str(value)))
    if isinstance(value, int) and not isinstance(value, bool) and not field.endswith("year"):
        return figure(Decimal(value))
    return _text(value, field.rsplit(".", 1)[-1])


def _part(name: str, value: Any, field: str) -> str:
    """`ben Effektivitet`; an id and a text speak for themselves."""
    said = words(value, field)
    called = maybe(f"field.part.{name}")
    return said if name in ("id", "text") or called is None else f"{called} {said}"


def _text(value: Any, name: str) -> str:
    closed = CLOSED.get(name)
    known = maybe(f"term.{closed}.{value}") if closed else None
    return known or textwrap.shorten(one_line(phrase(value)), LONGEST, placeholder="…")
