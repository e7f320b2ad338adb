"""What a finding is known by again in the next report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from digitek_cli.render.machine import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.rules.finding import Finding


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """What a finding is known by again: its code, its file and what it is about, whatever line that has moved to.

    Neither the language nor any day is in it, since many findings tell the day of the check. Two alike are counted.
    """
    from hashlib import sha256

    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        parts = {"at": finding.at, "code": finding.code, "params": finding.params, "path": finding.path}
        about = dumps(_steady(parts))
        number, seen[about] = seen[about], seen[about] + 1
        marks.append(sha256(f"{about}\n{number}".encode()).hexdigest())
    return marks


def _steady(value: Any) -> Any:
    """A value as data that reads the same in every process."""
    if value is None or isinstance(value, date):
        return None
    if isinstance(value, Enum | bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(name): _steady(value[name]) for name in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [_steady(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(str(item) for item in value)
    if hasattr(value, "code") and hasattr(value, "params"):
        return [value.code, _steady(value.params)]
    return str(getattr(value, "en", value))
