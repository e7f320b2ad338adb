"""The five ways a command can end badly, each with its exit code. Standard library only.

An error carries a code and parameters, never a sentence: `render` owns the words in Danish and English
under the keys `<code>` and `<code>.hint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.rules.finding import Finding


class DigitekError(Exception):
    """A command cannot go on.

    `code` names the sentence in the catalogue, `params` fill it, `where` is `path:line` or None, and
    `findings` lists what was found where one sentence is not enough.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, code: str, *, where: str | None = None, findings: Sequence[Finding] = (), **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.where = where
        self.findings = tuple(findings)
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" + "".join(f"\n  {finding}" for finding in self.findings)


class RuleViolation(DigitekError):
    """The rules say no: a refused gate, an overdrawn pool."""

    exit_code = 1


class BadReference(DigitekError):
    """Usage, or no such project, pool, person or step. `nearest` in params where there is one."""

    exit_code = 2


class DataError(DigitekError):
    """A file does not parse or validate."""

    exit_code = 3


class Conflict(DigitekError):
    """Unsaved or staged edits in the way, a merge under way, a branch that kept moving."""

    exit_code = 4


class EnvironmentProblem(DigitekError):
    """No git, no portfolio, disk full, read-only."""

    exit_code = 5
