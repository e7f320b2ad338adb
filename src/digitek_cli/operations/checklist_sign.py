"""Who vouches for an answer: the reviewer who signs it, and the head who accepts a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.events import Basis, ItemSigned, Statement
from digitek_cli.model.terms import DecisionKind, ItemState, Role, StatementKind
from digitek_cli.operations.change import Change, Moment, refuse
from digitek_cli.operations.checklist import find_item, item_change, open_for_writing, several
from digitek_cli.operations.decide import seated
from digitek_cli.operations.deciding import Bench, Ruling, decision_change, decision_of
from digitek_cli.rules import answers, checklists
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.references import find_person, find_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from digitek_cli.model.events import LegalOpinion
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.checklists import ItemView


def sign(portfolio: Portfolio, project_id: str, items: Sequence[str], by: str, on: date, moment: Moment) -> Change:
    """Sign answered items in the reviewer's role; without items everything that this person may sign.

    One statement per questionnaire and role. Raises RuleViolation with every item that cannot be signed.
    """
    project, chosen, statements = signed(portfolio, project_id, items, by, on, moment)
    told = {view.id: view.item for view in chosen}
    result: dict[str, Any] = {"signed": list(told), "statements": [statement.id for statement in statements]}
    what = f"{several(told)} by {statements[0].by}"
    return item_change(portfolio, project, "sign", what, statements, on, result, told)


def signed(
    portfolio: Portfolio, project_id: str, items: Sequence[str], by: str, on: date, moment: Moment
) -> tuple[Project, list[ItemView], tuple[Statement, ...]]:
    """The signatures themselves, and the items that they are for. Raises as `sign` does."""
    project = find_project(portfolio, project_id)
    person = find_person(portfolio, by)
    found = open_for_writing(portfolio, project, on, moment)
    views = {view.id: view for view in checklists.evaluate_items(portfolio, project, on)}
    chosen = _chosen(portfolio, project, views, items, on)
    if not items:
        chosen = [view for view in views.values() if _waits_for(portfolio, project, view, person, on)]
        if not chosen:
            found.append(error("CHK046", person=person, project=project.id))
    found += [finding for view in chosen for finding in _objections(portfolio, project, view, person, on)]
    refuse(found)
    return project, chosen, _signatures(project, chosen, person, on, moment)


def _chosen(
    portfolio: Portfolio, project: Project, views: dict[str, ItemView], items: Sequence[str], on: date
) -> list[ItemView]:
    """The items that were named, each once."""
    names = dict.fromkeys(find_item(portfolio, project, item, on)[1].id for item in items)
    return [views[name] for name in names]


def _waits_for(portfolio: Portfolio, project: Project, view: ItemView, person: str, on: date) -> bool:
    derived = view.item.answer.type == "derived"
    return not derived and view.signed_by is None and not _objections(portfolio, project, view, person, on)


def _objections(portfolio: Portfolio, project: Project, view: ItemView, person: str, on: date) -> list[Finding]:
    """Why somebody cannot sign an item."""
    given = view.answer
    if view.applies is False:
        return [error("CHK043", item=view.id, condition=view.item.applies_when)]
    derived = view.item.answer.type == "derived"
    if not derived and (given is None or given.value is None or view.content is None):
        return [error("CHK042", item=view.id, project=project.id)]
    found = []
    if not answers.may_review(portfolio, project, view.item, person, on):
        found.append(error("CHK040", item=view.id, person=person, role=view.item.reviewer, date=on))
    if given is None:
        return found
    if given.by == person and answers.can_stop(view.item):
        found.append(error("CHK041", item=view.id, person=person))
    if on < given.date:
        found.append(error("CHK045", item=view.id, date=on, answered=given.date))
    return found


def _signatures(
    project: Project, views: Iterable[ItemView], person: str, on: date, moment: Moment
) -> tuple[Statement, ...]:
    groups: dict[tuple[str, Role], list[ItemSigned]] = {}
    for view in views:
        signed = ItemSigned(item=view.id, content=view.content or "")
        groups.setdefault((view.questionnaire.id, view.item.reviewer), []).append(signed)
    return tuple(
        Statement(
            id=f"S-{on.year}-{moment.token()}",
            project=project.id,
            kind=StatementKind.SIGNATURE,
            by=person,
            role=role,
            date=on,
            questionnaire=questionnaire,
            items=tuple(signed),
            recorded_by=moment.recorded_by,
        )
        for (questionnaire, role), signed in groups.items()
    )


def accept(
    portfolio: Portfolio,
    project_id: str,
    items: Sequence[str],
    ruling: Ruling,
    moment: Moment,
    opinion: LegalOpinion | None = None,
) -> Change:
    """The head accepts conditions as they stand, and carries a legal stop where a lawyer's opinion is attached.

    Raises RuleViolation for other states, for a stop without an opinion, and for somebody without the mandate.
    """
    project = find_project(portfolio, project_id)
    seat = seated(portfolio, project, DecisionKind.ACCEPTANCE, ruling, moment)
    views = {view.id: view for view in checklists.evaluate_items(portfolio, project, seat.on)}
    chosen = _chosen(portfolio, project, views, items, seat.on)
    found = list(seat.findings)
    found += [finding for view in chosen if (finding := _not_taken(project, view, opinion))]
    found += _opinion(portfolio, seat, opinion) if opinion else []
    refuse(found)
    basis = tuple(Basis(document=view.id, content=view.content or "") for view in chosen)
    name = f"D-{seat.on.year}-{moment.token()}"
    kind = DecisionKind.ACCEPTANCE
    decision = decision_of(seat, ruling, moment, name, kind=kind, basis=basis, opinion=opinion)
    carried = [view.id for view in chosen if view.state == ItemState.STOP]
    what = f"{several(view.id for view in chosen)} accepted"
    if opinion and carried:
        what += f"; {several(carried)} carried on the legal opinion of {opinion.by}"
    result = {"accepted": [view.id for view in chosen], "carried": carried}
    return decision_change(seat, ruling, decision, project, operation="checklist.accept", what=what, result=result)


def _not_taken(project: Project, view: ItemView, opinion: LegalOpinion | None) -> Finding | None:
    """Why nobody can accept an item as it stands."""
    legal = view.state == ItemState.STOP and view.item.answer.type != "derived"
    if view.state == ItemState.CONDITION or (legal and opinion):
        return None
    if legal:
        return error("CHK049", item=view.id, state=view.state, project=project.id, variant="stop")
    return error("CHK049", item=view.id, state=view.state)


def _opinion(portfolio: Portfolio, seat: Bench, opinion: LegalOpinion) -> list[Finding]:
    """A legal opinion is a lawyer's, who does not decide on it, and is there on the day of the decision."""
    found = []
    person = find_person(portfolio, opinion.by)
    if not portfolio.organisation.holds(person, Role.LEGAL, opinion.date):
        found.append(error("CHK050", person=person, date=opinion.date))
    if person in seat.by:
        found.append(error("CHK051", person=person))
    if opinion.date > seat.on:
        found.append(error("CHK052", given=opinion.date, date=seat.on))
    return found
