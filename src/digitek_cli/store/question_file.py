"""A file with a question to `portfolio optimise`: no record, and with many projects longer than one may be."""

from __future__ import annotations

from typing import Any

from digitek_cli.errors import DataError
from digitek_cli.store import json_value
from digitek_cli.store.yaml_guard import MAX_BYTES
from digitek_cli.store.yaml_io import read
from digitek_cli.store.yaml_tree import Parsed

MOST_BYTES = 8 * 1024 * 1024


def load(data: bytes, name: str) -> Parsed:
    """Up to the size of a record as YAML, with its lines; beyond that as JSON. Raises DataError."""
    if len(data) <= MAX_BYTES or not data.lstrip().startswith(b"{"):
        return read(data, name)
    try:
        found: Any = json_value.parse(data.decode("utf-8"), most=MOST_BYTES)
    except ValueError:
        raise DataError("question-json", where=name, path=name, limit=MOST_BYTES // 1024 // 1024) from None
    return Parsed(found, {})
