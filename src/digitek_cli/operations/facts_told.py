"""What answering facts did beside saving them: the computed values that became others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digitek_cli.rules.facts import situation
from digitek_cli.rules.references import find_project
from digitek_cli.rules.trace import trace

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.change import Change
    from digitek_cli.rules.trace import Why


def moved(portfolio: Portfolio, change: Change) -> tuple[Change, dict[str, tuple[Why, Why]]]:
    """The change with the computed values that are others than before in its result, and what is behind each."""
    project = find_project(portfolio, change.subject_id)
    before = trace(portfolio.fact_register, situation(portfolio, project))
    after = trace(change.after.fact_register, situation(change.after, project))
    pairs = {
        name: (before[name], now)
        for name, now in after.items()
        if (before[name].value, before[name].settled) != (now.value, now.settled)
    }
    told = [{"name": name, "before": old.value, "after": new.value} for name, (old, new) in pairs.items()]
    return replace(change, result=change.result | {"computed": told}), pairs
