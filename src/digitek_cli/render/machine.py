"""JSON as scripts read it: ISO dates, money as strings with two decimals, tokens of the closed lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import UNSEEN

if TYPE_CHECKING:
    import re


def dumps(payload: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """One JSON document. What a terminal would obey or hide is written as an escape, which says the same."""
    return UNSEEN.sub(_escape, json.dumps(jsonable(payload), ensure_ascii=False, indent=2))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def jsonable(value: Any) -> Any:
    """A value as plain JSON data."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value.quantize(Decimal("0.01")), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(jsonable(key)): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [jsonable(item) for item in value]
    if hasattr(type(value), "model_fields"):
        fields = type(value).model_fields
        return {fields[name].alias or name: jsonable(getattr(value, name)) for name in fields}
    return value
