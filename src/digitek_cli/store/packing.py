"""Findings as JSON and back, without the models: what is remembered is to be shown quickly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DigitekError
from digitek_cli.model import terms
from digitek_cli.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, eq=False)
class Both:
    """A text in both languages, as `model.organisation.Labels` has it and screens ask for it."""

    da: str
    en: str

    def __eq__(self, other: object) -> bool:
        known: Any = other
        return _in_both(other) and (self.da, self.en) == (known.da, known.en)

    def __hash__(self) -> int:
        return hash((self.da, self.en))


def _in_both(value: object) -> bool:
    """Whether it is such a text; `Labels` is known by its name, so that no model is loaded for it."""
    return isinstance(value, Both) or type(value).__name__ == "Labels"


def packed(finding: Finding) -> list[Any]:
    """A finding as JSON; `unpacked` gives the same back."""
    return [finding.code, finding.severity.value, _pack(finding.params), finding.path, list(finding.at), finding.line]


def unpacked(parts: list[Any]) -> Finding:
    """The finding that `packed` made this of."""
    code, severity, params, path, at, line = parts
    return Finding(code, terms.Severity(severity), _unpack(params), path, tuple(at), line)


def kept(findings: Iterable[Finding]) -> list[list[Any]] | None:
    """Findings as JSON; None where not all of them would come back as they are."""
    given = list(findings)
    try:
        parts = [packed(item) for item in given]
        return parts if [unpacked(item) for item in json.loads(json.dumps(parts))] == given else None
    except (TypeError, ValueError, KeyError, AttributeError):
        return None


def labelled(texts: Mapping[str, Any]) -> dict[str, list[str]]:
    """Texts in both languages, by their names."""
    return {name: [text.da, text.en] for name, text in texts.items()}


def _pack(value: Any) -> Any:
    if isinstance(value, dict):
        return {"map": {str(key): _pack(item) for key, item in value.items()}}
    if isinstance(value, list | tuple | set | frozenset):
        return {"list": [_pack(item) for item in value]}
    if _in_both(value):
        return {"labels": [value.da, value.en]}
    tagged = next((tag(value) for kind, tag in _TAGS if isinstance(value, kind)), None)
    return tagged if tagged is not None else value


_TAGS: tuple[tuple[Any, Any], ...] = (
    (Finding, lambda value: {"finding": packed(value)}),
    (DigitekError, lambda value: {"error": [value.code, _pack(value.params)]}),
    (Enum, lambda value: {"term": [type(value).__name__, value.value]}),
    (date, lambda value: {"date": value.isoformat()}),
    (Decimal, lambda value: {"amount": str(value)}),
)


def _unpack(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((tag, inner),) = value.items()
    return _READ[tag](inner)


_READ: dict[str, Any] = {
    "map": lambda inner: {key: _unpack(item) for key, item in inner.items()},
    "list": lambda inner: tuple(_unpack(item) for item in inner),
    "finding": unpacked,
    "error": lambda inner: Finding(inner[0], params=_unpack(inner[1])),
    "labels": lambda inner: Both(da=inner[0], en=inner[1]),
    "term": lambda inner: getattr(terms, inner[0])(inner[1]),
    "date": date.fromisoformat,
    "amount": Decimal,
}
