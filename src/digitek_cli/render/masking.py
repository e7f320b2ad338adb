"""CPR numbers leave no trace on a screen: whatever quotes what somebody typed passes here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from digitek_cli.rules.personal_data import MASK, spans

ENOUGH = re.compile(r"[0-9\uff10-\uff19]{2}.*[0-9\uff10-\uff19]{2}.*[0-9\uff10-\uff19]{2}", re.DOTALL)


def masked(text: str) -> str:
    """The text with the digits of every CPR number replaced, whatever the words around it call the number."""
    if not ENOUGH.search(text):
        return text
    for start, end in reversed(spans(text, strict=True)):
        text = text[:start] + MASK + text[end:]
    return text


def masked_in(value: Any) -> Any:
    """The same in every text of a document."""
    if type(value) is str:
        return masked(value)
    if isinstance(value, Mapping):
        return {masked_in(name): masked_in(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked_in(item) for item in value]
    return value
