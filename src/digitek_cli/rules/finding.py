"""A verdict is a value. Rules return findings; nobody raises for bad data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, missing or worth knowing.

    `code` names the sentence (`<code>` and `<code>.hint` in the catalogue) and `params` fill it. `path` is
    relative to the portfolio; `at` is the key path inside the file, from which the store finds `line`.
    """

    code: str
    severity: Severity = Severity.ERROR
    params: dict[str, Any] = field(default_factory=dict)
    path: str | None = None
    at: tuple[str | int, ...] = ()
    line: int | None = None

    @property
    def order(self) -> tuple[str, int, str]:
        """Sorted by file, line and code, as an editor would walk through them."""
        return (self.path or "", self.line or 0, self.code)


def error(code: str, /, path: str | None = None, at: tuple[str | int, ...] = (), **params: Any) -> Finding:
    """A finding that makes `check` fail."""
    return Finding(code, Severity.ERROR, params, path, at)


def warning(code: str, /, path: str | None = None, at: tuple[str | int, ...] = (), **params: Any) -> Finding:
    """A finding that `--strict` counts."""
    return Finding(code, Severity.WARNING, params, path, at)


def info(code: str, /, path: str | None = None, at: tuple[str | int, ...] = (), **params: Any) -> Finding:
    """A finding that is worth knowing and never fails anything."""
    return Finding(code, Severity.INFO, params, path, at)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only those that refuse."""
    return tuple(finding for finding in findings if finding.severity == Severity.ERROR)


def broken_files(findings: Iterable[Finding]) -> int:
    """How many files these findings are about."""
    return len({finding.path for finding in findings})
