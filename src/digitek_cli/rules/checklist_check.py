"""What `check` asks of questionnaires, facts and answers, whatever the day is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.checklist import AnswerSheet, FactSheet, Questionnaire
from digitek_cli.model.events import Statement
from digitek_cli.model.policy import Policy
from digitek_cli.model.portfolio import FACTS_PATH
from digitek_cli.model.terms import StatementKind
from digitek_cli.rules import computed
from digitek_cli.rules.answers import fits
from digitek_cli.rules.expression_parser import Compare, Literal, Members, Name, walk
from digitek_cli.rules.expressions import ExpressionError, names, parse
from digitek_cli.rules.facts import typed
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import known_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.checklist import Answer, FactDefinition, FactRegister, Item
    from digitek_cli.model.portfolio import Portfolio

ANSWER = "answer"


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Conditions that parse and read known facts, answers that fit their items, signatures that could be given."""
    if portfolio.fact_register is not None:
        yield from _tables(portfolio.fact_register)
    for path, record in portfolio.records.items():
        if isinstance(record, Questionnaire):
            yield from _questionnaire(portfolio, path, record)
        elif isinstance(record, FactSheet):
            yield from _facts(portfolio, path, record)
        elif isinstance(record, AnswerSheet):
            yield from _answers(portfolio, path, record)
        elif isinstance(record, Statement) and record.kind == StatementKind.SIGNATURE:
            yield from _signature(portfolio, path, record)
        elif isinstance(record, Policy):
            yield from _in_force(portfolio, path, record)


def _in_force(portfolio: Portfolio, path: str, policy: Policy) -> Iterator[Finding]:
    for place, entry in enumerate(policy.questionnaires):
        if portfolio.questionnaire(entry.id, entry.version) is None:
            at = ("questionnaires", place)
            yield error("CHK025", path, at, questionnaire=entry.id, version=entry.version)


def _tables(register: FactRegister) -> Iterator[Finding]:
    tables = register.tables
    if tables is None:
        return
    lists = (tables.mdr_status, tables.mdr_class, tables.ce_acts, tables.dpia.required, tables.ai_tier)
    rows = [row for table in (*lists, tables.procurement) for row in table]
    texts = [(f"{row.id}", row.when) for row in rows]
    texts += [("classed_when", tables.classed_when), ("notified_body_when", tables.notified_body_when)]
    texts += [("fria_when", tables.fria_when), ("dpia", tables.dpia.not_applicable_when)]
    texts += [("dpia", name) for name in tables.dpia.criteria]
    for name, text in texts:
        yield from _expression(register, FACTS_PATH, ("tables",), name, text)


def _questionnaire(portfolio: Portfolio, path: str, questionnaire: Questionnaire) -> Iterator[Finding]:
    seen: set[str] = set()
    unheld: set[str] = set()
    for place, item in enumerate(questionnaire.items):
        at = ("items", place)
        if item.id in seen:
            yield error("CHK031", path, at, item=item.id)
        seen.add(item.id)
        yield from _item(portfolio, path, at, item)
        people = portfolio.organisation.people
        if not any(held.role == item.reviewer for person in people for held in person.roles):
            unheld.add(item.reviewer)
    for role in sorted(unheld):
        yield warning("CHK026", path, role=next(item.reviewer for item in questionnaire.items if item.reviewer == role))


def _item(portfolio: Portfolio, path: str, at: tuple[str | int, ...], item: Item) -> Iterator[Finding]:
    register = portfolio.fact_register
    if register is None:
        return
    texts = [item.applies_when, *(outcome.when for outcome in item.outcomes), *(piece.when for piece in item.evidence)]
    for text in texts:
        yield from _expression(register, path, at, item.id, text)
    if item.answer.sets is not None and item.answer.sets not in register.facts:
        yield error("CHK021", path, at, item=item.id, fact=item.answer.sets)
    if item.answer.computes is not None and item.answer.computes not in COMPUTABLE:
        yield error("CHK032", path, at, item=item.id, name=item.answer.computes)


COMPUTABLE = frozenset({"ce_acts", "mdr_class", "class_mismatch", "dpia", "ai_tier", "procurement"})


def _expression(
    register: FactRegister, path: str, at: tuple[str | int, ...], item: str, text: str
) -> Iterator[Finding]:
    try:
        read = names(text)
    except ExpressionError as refused:
        yield error("CHK020", path, at, item=item, text=text, position=refused.position + 1)
        return
    for fact in sorted(read - computed.NAMES - {ANSWER} - set(register.facts)):
        yield error("CHK021", path, at, item=item, fact=fact)
    for node in walk(parse(text)):
        if isinstance(node, Compare) and isinstance(node.left, Name) and node.left.name in register.facts:
            yield from _comparison(register.facts[node.left.name], node, path, at, item)


def _comparison(
    definition: FactDefinition, node: Compare, path: str, at: tuple[str | int, ...], item: str
) -> Iterator[Finding]:
    """A literal that the fact can never be would be unknown for ever, or never true."""
    right = node.right.items if isinstance(node.right, Members) else (node.right,)
    for literal in right:
        if isinstance(literal, Literal) and typed(definition, literal.value) is None:
            assert isinstance(node.left, Name)
            yield error("CHK029", path, at, item=item, fact=node.left.name, value=str(literal.value))


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
