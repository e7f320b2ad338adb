"""CPR numbers, keys and passwords leave no trace on a screen: whatever quotes what somebody typed passes here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from digitek_cli.rules import personal_data, secrets

ENOUGH = re.compile(r"(?:\d.*?){8}", re.DOTALL)


def masked(text: str) -> str:
    """The text without any CPR number, whatever the words around it call the number, and without any secret."""
    for start, end in reversed(secrets.spans(text)):
        text = text[:start] + secrets.MASK + text[end:]
    if not ENOUGH.search(text):
        return text
    for start, end in reversed(personal_data.spans(text, strict=True)):
        text = text[:start] + personal_data.MASK + text[end:]
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
