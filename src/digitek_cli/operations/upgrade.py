"""A project's answers taken over to the version of a questionnaire that is in force now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.operations.change import Change, Moment, refuse
from digitek_cli.operations.checklist import item_change, open_for_writing
from digitek_cli.rules import answers, checklists, versions
from digitek_cli.rules.options import sets
from digitek_cli.rules.references import find_person, find_project, unknown

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.checklist import Answer, AnswerSheet, FactRegister, Item
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.checklists import ItemView


@dataclass(frozen=True)
class Step:
    """What one questionnaire's new version makes of the answers: items by what happens to them.

    `changed` says which parts of an item differ. `again` are answers that no longer fit, or would now say something
    else about the project; `kept` are all the others, whether the item changed or not.
    """

    questionnaire: str
    old: str
    new: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    kept: tuple[str, ...]
    again: tuple[str, ...]
    sheet: AnswerSheet


def upgrade(
    portfolio: Portfolio, project_id: str, questionnaire: str | None, by: str, on: date, moment: Moment
) -> Change:
    """Put a project's answers under the versions in force; one questionnaire, or all that have a newer one.

    Raises BadReference for an unknown questionnaire (with the nearest), and where there is nothing newer.
    """
    project = find_project(portfolio, project_id)
    person = find_person(portfolio, by)
    refuse(open_for_writing(portfolio, project, on, moment))
    waiting = _waiting(portfolio, project, questionnaire, on)
    steps = [_step(portfolio, project, item) for item in waiting]
    sheets = tuple(step.sheet for step in steps)
    before = {view.id: view for view in checklists.evaluate_items(portfolio, project, on)}
    after = {view.id: view for view in checklists.evaluate_items(portfolio.with_records(*sheets), project, on)}
    what = ", ".join(f"{step.questionnaire} {step.old} to {step.new}" for step in steps) + f" by {person}"
    result = {
        "questionnaires": [_document(step, before, after) for step in steps],
        "states": _states(before, after),
    }
    return item_change(portfolio, project, "upgrade", what, sheets, on, result)


def _waiting(
    portfolio: Portfolio, project: Project, questionnaire: str | None, on: date
) -> tuple[versions.Outdated, ...]:
    """The questionnaires to take over."""
    found = versions.outdated(portfolio, project, on)
    if questionnaire is not None:
        name = questionnaire.strip().lower()
        in_force = versions.in_force(portfolio, on)
        if name not in in_force:
            raise unknown("questionnaire-not-in-force", questionnaire, in_force)
        found = tuple(item for item in found if item.questionnaire == name)
    if not found:
        raise BadReference("upgrade-nothing", project=project.id, date=on)
    return found


def _step(portfolio: Portfolio, project: Project, waiting: versions.Outdated) -> Step:
    """The comparison, and the sheet as it will lie. A version that nobody has any more leaves every item changed."""
    name = waiting.questionnaire
    sheet = portfolio.answer_sheet(project.id, name)
    new = portfolio.questionnaire(name, waiting.in_force)
    assert sheet is not None
    assert new is not None
    old = portfolio.questionnaire(name, waiting.answered)
    before = {item.id: item for item in old.items} if old else {}
    now = {item.id: item for item in new.items}
    kept = {item: answer for item, answer in sheet.answers.items() if item in now}
    again = tuple(
        item for item, answer in kept.items() if _again(before.get(item), now[item], answer, portfolio.fact_register)
    )
    taken = {
        item: answer.with_(value=None, computed=None) if item in again else answer for item, answer in kept.items()
    }
    return Step(
        questionnaire=name,
        old=waiting.answered,
        new=waiting.in_force,
        added=tuple(item for item in now if item not in before),
        gone=tuple(dict.fromkeys(item for item in (*before, *sheet.answers) if item not in now)),
        changed=_changed(before, now),
        kept=tuple(item for item in kept if item not in again and kept[item].value is not None),
        again=again,
        sheet=sheet.with_(version=new.version, answers=taken),
    )


def _changed(before: dict[str, Item], now: dict[str, Item]) -> dict[str, tuple[str, ...]]:
    found = {item: versions.differing(before[item], now[item]) for item in now if item in before}
    return {item: parts for item, parts in found.items() if parts}


def _again(old: Item | None, new: Item, answer: Answer, register: FactRegister | None) -> bool:
    """Whether an answer must be given once more: it does not fit, or it would now set another fact."""
    if answer.value is None:
        return False
    if not answers.fits(new, answer.value):
        return True
    return old is not None and _effect(old, answer, register) != _effect(new, answer, register)


def _effect(item: Item, answer: Answer, register: FactRegister | None) -> tuple[str, object] | None:
    """The fact that an answer sets, and to what."""
    fact = item.answer.sets
    definition = register.facts.get(fact) if register and fact else None
    return (fact, sets(item, definition, answer.value)) if fact and definition else None


def _document(step: Step, before: dict[str, ItemView], after: dict[str, ItemView]) -> dict[str, Any]:
    """What a script reads of one questionnaire."""
    signed = [view for view in before.values() if view.questionnaire.id == step.questionnaire and view.signed_by]
    fallen = [view for view in signed if view.id not in after or after[view.id].signed_by is None]
    return {
        "questionnaire": step.questionnaire,
        "from": step.old,
        "to": step.new,
        "new": list(step.added),
        "gone": list(step.gone),
        "changed": [{"id": item, "parts": list(parts)} for item, parts in step.changed.items()],
        "kept": list(step.kept),
        "again": list(step.again),
        "signatures": [{"id": view.id, "by": view.signed_by} for view in fallen],
    }


def _states(before: dict[str, ItemView], after: dict[str, ItemView]) -> list[dict[str, Any]]:
    """The items that stand otherwise, in every questionnaire: null is an item that is not there."""
    found = []
    for item in dict.fromkeys((*before, *after)):
        was, now = before.get(item), after.get(item)
        pair = (was.state.value if was else None, now.state.value if now else None)
        if pair[0] != pair[1]:
            found.append({"id": item, "before": pair[0], "after": pair[1]})
    return found
