"""JSON that somebody typed as a value, held to what a portfolio file may hold."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from digitek_cli.store.yaml_guard import BOMB, BRACKETS, MAX_BYTES


def parse(text: str, most: int = MAX_BYTES) -> Any:
    """The value; decimals stay exact. Raises ValueError for anything that is no JSON, or too much of it."""
    if len(text) > most or _depth(text) > BOMB:
        raise ValueError("too much")
    return json.loads(text, parse_float=Decimal, parse_constant=_refused, object_pairs_hook=_unique)


def _depth(text: str) -> int:
    """How deep brackets are nested, those inside texts counted too: the parser recurses and must not be led on."""
    depth = deepest = 0
    for bracket in BRACKETS.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _refused(name: str) -> Any:
    raise ValueError(name)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)
