"""Facts after they were answered: each as it was read, and the computed values that became others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.render import computed, conditions
from digitek_cli.render.checklists import SHOWN
from digitek_cli.render.language import say
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digitek_cli.operations.change import Change
    from digitek_cli.rules.trace import Why


def told(change: Change, pairs: Mapping[str, tuple[Why, Why]]) -> list[str]:
    """The first facts with the values that they were read as, then what is computed otherwise than before."""
    register = change.after.fact_register
    if register is None:
        return []
    given = list(change.result["facts"].items())
    rows = [f"  {name} = {conditions.value(name, value, register)}" for name, value in given[:SHOWN]]
    found = computed.changes(pairs, register)
    head = [say("checklist.facts.computed")] if found else []
    return folded([*rows, *head, *(f"  {row}" for row in found)])
