"""Whether a document is one that was given: by its hash, which is all that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.terms import DecisionKind
from digitek_cli.rules import checklists
from digitek_cli.rules.references import find_project

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio


@dataclass(frozen=True)
class Match:
    """Where a document was given: as evidence of an item, or as the legal opinion of a decision."""

    about: str
    evidence: str
    ref: str
    date: date
    by: str


def matches(portfolio: Portfolio, project_id: str, sha256: str, on: date) -> tuple[Match, ...]:
    """Every place of the project where this very document was given. Raises BadReference `no-such-project`."""
    project = find_project(portfolio, project_id)
    found = []
    for name, _ in checklists.questionnaires(portfolio, project, on):
        sheet = portfolio.answer_sheet(project.id, name)
        for item, answer in sheet.answers.items() if sheet else ():
            given = (piece for piece in answer.evidence if piece.sha256 == sha256)
            found += [Match(item, piece.id, piece.ref, piece.date, piece.by or answer.by) for piece in given]
    for decision in portfolio.decisions(project.id):
        opinion = decision.opinion
        if decision.kind == DecisionKind.ACCEPTANCE and opinion is not None and opinion.sha256 == sha256:
            found.append(Match(decision.id, "opinion", opinion.ref, opinion.date, opinion.by))
    return tuple(found)
