"""Facts that were typed: saved in one commit, with what was read and what follows from it in the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.cli import _context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.change import Change, Moment
    from digitek_cli.rules.trace import Why


def save(project: str, given: Mapping[str, object], by: str | None, day: date, *, json: bool, dry_run: bool) -> None:
    """Answer facts, and say what they were read as and which computed values are others now."""
    from digitek_cli.operations import checklist
    from digitek_cli.operations.facts_told import moved
    from digitek_cli.render.checklists import receipt
    from digitek_cli.render.facts import told

    pairs: dict[str, tuple[Why, Why]] = {}

    def compute(portfolio: Portfolio, moment: Moment) -> Change:
        change, others = moved(portfolio, checklist.set_facts(portfolio, project, given, by, day, moment))
        pairs.clear()
        pairs.update(others)
        return change

    def text(change: Change) -> str:
        return "\n".join([receipt(change), *told(change, pairs)])

    _context.apply(compute, json=json, dry_run=dry_run, text=text)
