"""A search kept as the evidence that the questionnaire asks for: what was searched, when, and what it gave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.operations import checklist
from digitek_cli.rules import checklists
from digitek_cli.rules.references import find_project

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.change import Change, Moment
    from digitek_cli.rules.similar import Found

EVIDENCE = "soegelog"


def record(portfolio: Portfolio, found: Found, told: str, document: dict[str, Any], by: str, moment: Moment) -> Change:
    """The evidence of the item that asks for a search log; the answer to the item stays as it is.

    `told` is the reference, in the portfolio's language, and `document` the search as JSON shows it. Raises
    BadReference `no-search-item` where no questionnaire of the project asks for one.
    """
    project = find_project(portfolio, found.project or "")
    item = _item(portfolio, project.id, moment)
    given = checklist.Given(evidence=((EVIDENCE, told),))
    change = checklist.answer(portfolio, project.id, {item: given}, by, moment.today, moment)
    return replace(
        change, what=f"{item} search log by {by.strip().lower()}", result=change.result | {"search": document}
    )


def _item(portfolio: Portfolio, project: str, moment: Moment) -> str:
    for name, version in checklists.questionnaires(portfolio, find_project(portfolio, project), moment.today):
        questionnaire = portfolio.questionnaire(name, version)
        for item in questionnaire.items if questionnaire else ():
            if any(piece.id == EVIDENCE for piece in item.evidence):
                return item.id
    raise BadReference("no-search-item", project=project)
