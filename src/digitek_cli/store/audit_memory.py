"""What an earlier verification proved, so that the next one reads only what is new.

A file in the git folder, for this user alone. Commits are named by their ids; people are not named but by commits that
they made. A file that is damaged, of another version, about another question or not written by this user is as good as
none: everything is read again, with the same result.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from digitek_cli import __version__
from digitek_cli.errors import DigitekError
from digitek_cli.model import terms
from digitek_cli.model.organisation import Labels
from digitek_cli.rules.finding import Finding
from digitek_cli.store.own_memory import keep, recall

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.store.git import Repository

# Raise it with every change of the rules of the audit or of this file's form.
FORMAT = 3
FOLDER = "digitek-audit"


@dataclass
class Memory:
    """What was proved up to `head`. `hands` are counted by one commit of each kind; `owners` say whose an event is."""

    head: str
    commits: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    remarks: list[list[Any]] = field(default_factory=list)
    tip: list[list[Any]] = field(default_factory=list)
    hand_edits: list[list[Any]] = field(default_factory=list)
    hands: list[list[Any]] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shelf:
    """The place of one memory: one for each question asked of one repository."""

    path: Path
    question: str

    @classmethod
    def of(cls, repository: Repository, *question: str | None) -> Shelf:
        """Where the answer to this question lies."""
        text = "\0".join([__version__, str(FORMAT), repository.prefix, *(part or "" for part in question)])
        name = hashlib.sha256(text.encode()).hexdigest()
        return cls(repository.common_dir / FOLDER / f"{name[:16]}.json", name)

    def read(self) -> Memory | None:
        """What is remembered, or None."""
        content = recall(self.path, self.question)
        try:
            return None if content is None else Memory(**content)
        except TypeError:
            return None

    def write(self, memory: Memory) -> None:
        """Remember; where that cannot be done, the next run reads everything."""
        keep(self.path, self.question, asdict(memory))


def packed(finding: Finding) -> list[Any]:
    """A finding as JSON; `unpacked` gives the same back."""
    return [finding.code, finding.severity.value, _pack(finding.params), finding.path, list(finding.at), finding.line]


def unpacked(parts: list[Any]) -> Finding:
    """The finding that `packed` made this of."""
    code, severity, params, path, at, line = parts
    return Finding(code, terms.Severity(severity), _unpack(params), path, tuple(at), line)


def _pack(value: Any) -> Any:
    if isinstance(value, dict):
        return {"map": {str(key): _pack(item) for key, item in value.items()}}
    if isinstance(value, list | tuple | set | frozenset):
        return {"list": [_pack(item) for item in value]}
    tagged = next((tag(value) for kind, tag in _TAGS if isinstance(value, kind)), None)
    return tagged if tagged is not None else value


_TAGS: tuple[tuple[Any, Any], ...] = (
    (Finding, lambda value: {"finding": packed(value)}),
    (DigitekError, lambda value: {"error": [value.code, _pack(value.params)]}),
    (Labels, lambda value: {"labels": [value.da, value.en]}),
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
    "labels": lambda inner: Labels(da=inner[0], en=inner[1]),
    "term": lambda inner: getattr(terms, inner[0])(inner[1]),
    "date": date.fromisoformat,
    "amount": Decimal,
}
