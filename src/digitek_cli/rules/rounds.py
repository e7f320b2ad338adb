"""Rounds of an answer: a signature or an acceptance that has fallen does not come back by itself.

Both bind to the content of an item, and the round is part of it. Whatever voids one that stands raises the round, so
that the old content never lies there again when a fact or an answer is put back. Only `undo` goes back a round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import DecisionKind
from digitek_cli.rules import checklists
from digitek_cli.rules.lifecycle import effective

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digitek_cli.model.checklist import AnswerSheet
    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.project import Project

# An item, the content that was vouched for, and whether that is a signature or an acceptance.
Vouched = tuple[str, str, str]


def raised(portfolio: Portfolio, project: Project, records: Sequence[Record], on: date) -> tuple[Record, ...]:
    """The records of a change, with a new round for every answer that loses a signature or an acceptance by it."""
    held = vouched(portfolio, project, on)
    after = portfolio.with_records(*records)
    fallen = {item for item, *_ in held - vouched(after, project, on)} if held else set()
    made = {path_of(record): record for record in records}
    for name, _ in checklists.questionnaires(after, project, on) if fallen else ():
        sheet = after.answer_sheet(project.id, name)
        if sheet is not None and fallen & sheet.answers.keys():
            made[path_of(sheet)] = _raised(sheet, portfolio.answer_sheet(project.id, name), fallen)
    return tuple(made.values())


def _raised(sheet: AnswerSheet, before: AnswerSheet | None, fallen: set[str]) -> AnswerSheet:
    was = before.answers if before else {}
    again = {
        item: answer.with_(round=was.get(item, answer).round + 1)
        for item, answer in sheet.answers.items()
        if item in fallen
    }
    made: AnswerSheet = sheet.with_(answers=sheet.answers | again)
    return made


def vouched(portfolio: Portfolio, project: Project, on: date) -> frozenset[Vouched]:
    """Every signature and every acceptance that holds on a day; derived items have no answer of their own."""
    accepted = {
        (basis.document, basis.content)
        for decision in effective(portfolio.decisions(project.id))
        if decision.kind == DecisionKind.ACCEPTANCE
        for basis in decision.basis
    }
    return frozenset(
        (view.id, view.content, kind)
        for view in checklists.evaluate_items(portfolio, project, on)
        if view.content is not None and view.answer is not None
        for kind, holds in (
            ("signature", view.signed_by is not None),
            ("acceptance", (view.id, view.content) in accepted),
        )
        if holds
    )
