"""What was typed, before it is anything: read for CPR numbers, and refused in words where a record cannot hold it.

The command line is read before any command sees it. An option that a command ignores, a number that loses its leading
zero, a path in an error message: none of it can go wrong when no command is called with one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, RuleViolation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digitek_cli.operations.change import Change

DIGITS = 10


def refuse_numbers(arguments: Sequence[str]) -> None:
    """Raise RuleViolation `CPR007` for a word that holds one; `-C` names where a portfolio lies, and writes nothing.

    The word before may be the label that says what a number is, as it would be in the file.
    """
    for before, word in pairwise(("digitek", *arguments)):
        if before == "-C" or sum(map(str.isdigit, word)) < DIGITS:
            continue
        from digitek_cli.rules.personal_data import scan

        hits = [hit for hit in scan(f"{before} {word}") if hit.line > 1 or hit.column > len(before) + 1]
        if hits:
            option, equals, _ = word.partition("=")
            raise RuleViolation("CPR007", name=option if equals and word.startswith("-") else before, mask=hits[0].mask)


def typed_well(compute: Callable[[], Change]) -> Change:
    """The change. Raises BadReference `not-valid` where a record would hold what was typed and cannot."""
    from pydantic import ValidationError

    from digitek_cli.rules import invalid

    try:
        return compute()
    except ValidationError as problem:
        if not invalid.typed(problem):
            raise
        raise BadReference("not-valid", findings=invalid.findings(problem)) from None
