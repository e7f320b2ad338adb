"""What will happen, in full, before anything happens."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import RuleViolation
from digitek_cli.model.ids import PROJECT
from digitek_cli.model.portfolio import Portfolio, Record, path_of
from digitek_cli.rules.finding import Finding, errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

# What every verdict rests on.
RULES = ("portfolio.yaml", "organisation.yaml", "policy/", "questionnaires/")
TRAILER_KEY = re.compile(r"[A-Z][A-Za-z]*(-[A-Z][A-Za-z]*)+")
# git takes these lines in a message for the end of the text, and would then not find the trailers below them.
END_OF_TEXT = re.compile(r"---|.*-{8,} *>8")


@dataclass(frozen=True)
class Moment:
    """What an operation may know about the world: the day, who types, and a source of random tokens."""

    today: date
    recorded_by: str | None
    token: Callable[[], str]


@dataclass(frozen=True)
class Change:
    """One commit to be.

    `records` are the new versions of exactly the files it touches, and `removes` the paths of those that go;
    `reads` are the other paths its verdict rests on, where an entry ending in `/` covers a folder. `subject` and
    `trailers` are single lines; `reason` is free text in the actor's words. `result` is what `--json` prints,
    `findings` what was weighed.
    """

    operation: str
    subject_id: str
    what: str
    records: tuple[Record, ...]
    after: Portfolio
    reads: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()
    reason: str = ""
    trailers: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    result: dict[str, Any] = field(default_factory=dict)

    @property
    def touches(self) -> tuple[str, ...]:
        """The paths it writes or removes, relative to the portfolio."""
        return (*(path_of(record) for record in self.records), *self.removes)


def refuse(findings: Iterable[Finding]) -> None:
    """Raise one RuleViolation that carries every error among the findings; nothing when there is none."""
    stopping = errors(findings)
    if stopping:
        raise RuleViolation("refused", findings=stopping)


def project_reads(project_id: str) -> tuple[str, ...]:
    """The paths that a verdict about one project rests on, apart from its own events and the ledger."""
    year = project_id[2:6]
    return (
        *RULES,
        f"projects/{year}/{project_id}.yaml",
        f"checklists/{year}/{project_id}/",
    )


def message(change: Change, recorded_by: str | None, tx: str) -> str:
    """The commit message: subject, the reason in the actor's words, and our trailers as the last paragraph.

    Whatever people typed stays in its place: it can neither become a trailer nor hide one.
    """
    subject = one_line(f"{change.operation} {change.subject_id}".strip() + f": {change.what}")
    trailers = [
        ("Digitek-Operation", change.operation),
        ("Digitek-Project", change.subject_id if PROJECT.fullmatch(change.subject_id) else ""),
        *change.trailers,
        ("Digitek-Recorded-By", recorded_by or ""),
        ("Digitek-Tx", tx),
    ]
    block = "\n".join(trailer(key, value) for key, value in trailers if one_line(value))
    return "\n\n".join(part for part in (subject, _body(change.reason), block) if part) + "\n"


def trailer(key: str, value: str) -> str:
    """One line of the last paragraph; a key of another form is a bug of ours."""
    if not TRAILER_KEY.fullmatch(key):
        raise ValueError(key)
    return f"{key}: {one_line(value)}"


def one_line(text: str) -> str:
    """Text as a single line without control characters."""
    return " ".join(_printable(text).split())


def _body(reason: str) -> str:
    lines = (_printable(line).rstrip() for line in re.split(r"\r\n|\r|\n", reason))
    return "\n".join(f" {line}" if END_OF_TEXT.match(line) else line for line in lines).strip("\n")


def _printable(text: str) -> str:
    """Without characters that steer a terminal or reorder text; separators become blanks."""
    return "".join(
        " " if char in "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )
