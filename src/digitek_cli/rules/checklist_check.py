"""What `check` asks of facts, answers and signatures, whatever the day is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.checklist import AnswerSheet, FactSheet, Questionnaire
from digitek_cli.model.events import Statement
from digitek_cli.model.policy import Policy
from digitek_cli.model.terms import StatementKind
from digitek_cli.rules import asked, questionnaire_check
from digitek_cli.rules.answers import fits
from digitek_cli.rules.facts import situation, typed
from digitek_cli.rules.finding import Finding, error, errors, warning
from digitek_cli.rules.references import known_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.checklist import Answer
    from digitek_cli.model.portfolio import Portfolio


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Questionnaires that hold together, answers that fit their items, signatures that could be given."""
    yield from shared(portfolio)
    yield from projects(portfolio)


def shared(portfolio: Portfolio) -> Iterator[Finding]:
    """Questionnaires that hold together and are there."""
    yield from questionnaire_check.check(portfolio)
    for path, record in portfolio.records.items():
        if isinstance(record, Policy):
            yield from _in_force(portfolio, path, record)


def projects(portfolio: Portfolio) -> Iterator[Finding]:
    """Answers that fit their items, signatures that could be given."""
    sound = not errors(questionnaire_check.check(portfolio))
    for path, record in portfolio.records.items():
        if isinstance(record, FactSheet):
            yield from _facts(portfolio, path, record)
            yield from _contradictions(portfolio, path, record) if sound else ()
        elif isinstance(record, AnswerSheet):
            yield from _answers(portfolio, path, record)
        elif isinstance(record, Statement) and record.kind == StatementKind.SIGNATURE:
            yield from _signature(portfolio, path, record)


def _in_force(portfolio: Portfolio, path: str, policy: Policy) -> Iterator[Finding]:
    for place, entry in enumerate(policy.questionnaires):
        if portfolio.questionnaire(entry.id, entry.version) is None:
            at = ("questionnaires", place)
            yield error("CHK025", path, at, questionnaire=entry.id, version=entry.version)


def _facts(portfolio: Portfolio, path: str, sheet: FactSheet) -> Iterator[Finding]:
    if not known_project(portfolio, sheet.project):
        yield error("CHK027", path, ("project",), project=sheet.project)
    register = portfolio.fact_register
    for name, fact in sheet.facts.items():
        definition = register.facts.get(name) if register else None
        if definition is None:
            yield error("CHK024", path, ("facts", name), fact=name)
        elif fact.value is not None and typed(definition, fact.value) is None:
            yield error("CHK028", path, ("facts", name), fact=name, value=str(fact.value), kind=definition.type)


def _contradictions(portfolio: Portfolio, path: str, sheet: FactSheet) -> Iterator[Finding]:
    """Facts that were answered against each other."""
    project = portfolio.project(sheet.project)
    if project is not None:
        yield from asked.contradictions(portfolio.fact_register, situation(portfolio, project), project.id, path)


def _answers(portfolio: Portfolio, path: str, sheet: AnswerSheet) -> Iterator[Finding]:
    if not known_project(portfolio, sheet.project):
        yield error("CHK027", path, ("project",), project=sheet.project)
    questionnaire = portfolio.questionnaire(sheet.questionnaire, sheet.version)
    if questionnaire is None:
        yield error("CHK025", path, ("version",), questionnaire=sheet.questionnaire, version=sheet.version)
        return
    for item_id, answer in sheet.answers.items():
        at = ("answers", item_id)
        item = questionnaire.item(item_id)
        if item is None:
            yield error("CHK022", path, at, item=item_id, questionnaire=sheet.questionnaire, version=sheet.version)
            continue
        if not fits(item, answer.value):
            yield error("CHK023", path, (*at, "value"), item=item_id, value=str(answer.value))
        yield from _people(portfolio, path, at, item_id, answer)
        if answer.date > questionnaire.review_by:
            yield warning("CHK030", path, at, item=item_id, date=answer.date, review_by=questionnaire.review_by)


def _people(
    portfolio: Portfolio, path: str, at: tuple[str | int, ...], item_id: str, answer: Answer
) -> Iterator[Finding]:
    for field, person in (("by", answer.by), ("owner", answer.owner)):
        if person is not None and portfolio.organisation.person(person) is None:
            yield error("CHK033", path, (*at, field), item=item_id, person=person)


def _signature(portfolio: Portfolio, path: str, statement: Statement) -> Iterator[Finding]:
    """Who signs must hold the role on that day; an answer that changed since only makes a signature void."""
    known = {
        item.id: item
        for record in portfolio.records.values()
        if isinstance(record, Questionnaire) and record.id == statement.questionnaire
        for item in record.items
    }
    for place, signed in enumerate(statement.items):
        item = known.get(signed.item)
        if item is None:
            yield error("CHK034", path, ("items", place), item=signed.item)
        elif not portfolio.organisation.holds(statement.by, item.reviewer, statement.date):
            params = {"item": item.id, "person": statement.by, "role": item.reviewer, "date": statement.date}
            yield error("CHK035", path, ("by",), **params)
