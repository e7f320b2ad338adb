"""Amounts as people and programs type them."""

from __future__ import annotations

import re
from decimal import Decimal

from digitek_cli.errors import BadReference

# [0-9] and not \d, which also matches the digits of other scripts.
# A leading zero is no amount's: without it, a number that begins with a birthday would become one.
WHOLE = re.compile(r"0|[1-9][0-9]{0,12}")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}")
DANISH = re.compile(r"(0|[1-9][0-9]{0,12}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}),([0-9]{1,2})")
PROGRAM = re.compile(r"(?:0|[1-9][0-9]{0,12})\.[0-9]{1,2}")
CENT = Decimal("0.01")


def parse_amount(text: str) -> Decimal:
    """`250000`, `250.000`, `250.000,50` or `250000.50` as kroner.

    A dot before exactly three digits groups thousands, and a comma is always decimal. Raises BadReference:
    `amount-unclear` with both readings where there are two, else `not-an-amount`.
    """
    typed = text.strip()
    if WHOLE.fullmatch(typed) or PROGRAM.fullmatch(typed):
        return Decimal(typed).quantize(CENT)
    if GROUPED.fullmatch(typed):
        return Decimal(typed.replace(".", "")).quantize(CENT)
    decimal = DANISH.fullmatch(typed)
    if decimal:
        return Decimal(f"{decimal[1].replace('.', '')}.{decimal[2]}").quantize(CENT)
    raise _unclear(typed)


def _unclear(typed: str) -> BadReference:
    """What was meant: dots for thousands and a comma for decimals, or the other way round?"""
    first = _number(typed.replace(".", "").replace(",", "."))
    second = _number(typed.replace(",", ""))
    if first is None or second is None or first == second:
        return BadReference("not-an-amount", typed=typed)
    return BadReference("amount-unclear", typed=typed, first=first, second=second)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,15})?", text) else None
