"""What `check` asks of the questionnaires, the facts and the sources themselves, whoever has answered them.

It serves an edited questionnaire before it is in force as well. Whether everything in it can be met at all is the
longer question of `rules.reachability`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.checklist import Questionnaire
from digitek_cli.model.portfolio import FACTS_PATH, SOURCES_PATH
from digitek_cli.model.value import parse_day
from digitek_cli.rules import computed
from digitek_cli.rules.asked import behind
from digitek_cli.rules.expression_parser import Compare, Literal, Members, Name, walk
from digitek_cli.rules.expressions import ExpressionError, names, parse
from digitek_cli.rules.facts import typed
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.options import COMPUTABLE, outcome_words, sets
from digitek_cli.rules.sources import VERIFIED, doubtful, of_facts, of_questionnaire, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.checklist import FactDefinition, FactRegister, Item
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.sources import SourceRegister

ANSWER = "answer"
At = tuple[str | int, ...]


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Conditions that parse and read known facts, sources that are in the register, names in both languages."""
    register, sources = portfolio.fact_register, portfolio.source_register
    found = {path: record for path, record in portfolio.records.items() if isinstance(record, Questionnaire)}
    if register is not None:
        yield from _facts(register)
    if sources is not None:
        yield from _sources(portfolio, sources, found)
    elif found and not portfolio.unread(SOURCES_PATH):
        yield warning("QUE004")
    ids = {record.id for record in found.values()}
    for path, record in found.items():
        yield from _questionnaire(portfolio, path, record, ids)


# ── sources ─────────────────────────────────────────────────────────────────────────────────────────────────


def _sources(portfolio: Portfolio, sources: SourceRegister, found: dict[str, Questionnaire]) -> Iterator[Finding]:
    """Every source that somebody names is in the register, and what is called verified says when it was seen."""
    for name, source in sources.sources.items():
        if source.status == VERIFIED and source.checked_on is None:
            yield error("QUE002", SOURCES_PATH, ("sources", name), source=name)
    for place, point in enumerate(sources.open_points):
        named = ((point.id, source, ("open_points", place)) for source in point.sources)
        yield from _unknown(sources, SOURCES_PATH, named)
    if portfolio.fact_register is not None:
        yield from _unknown(sources, FACTS_PATH, of_facts(portfolio.fact_register))
    for path, questionnaire in found.items():
        yield from _unknown(sources, path, of_questionnaire(questionnaire))
        for place, item in enumerate(questionnaire.items):
            doubts = doubtful(sources, item.source)
            if doubts and set(doubts) == set(item.source) and not item.unverified:
                yield warning("QUE003", path, ("items", place), item=item.id, names=doubts)


def _unknown(sources: SourceRegister, path: str, named: Iterable[tuple[str, str, At]]) -> Iterator[Finding]:
    for item, source, at in named:
        if source not in sources.sources:
            yield error("QUE001", path, at, item=item, source=source)


# ── facts and tables ────────────────────────────────────────────────────────────────────────────────────────


def _facts(register: FactRegister) -> Iterator[Finding]:
    for name, fact in register.facts.items():
        for value in fact.values:
            if value not in fact.labels:
                yield error("QUE005", FACTS_PATH, ("facts", name), item=name, name=value)
    yield from _asking(register)
    tables = register.tables
    if tables is None:
        return
    for at, row in rows(register):
        yield from _expression(register, FACTS_PATH, at, row.id, row.when)
        if row.value not in tables.labels:
            yield error("QUE005", FACTS_PATH, at, item=row.id, name=row.value)
    texts = [("classed_when", tables.classed_when), ("notified_body_when", tables.notified_body_when)]
    texts += [("fria_when", tables.fria_when), ("dpia", tables.dpia.not_applicable_when)]
    texts += [("dpia", name) for name in tables.dpia.criteria]
    for name, text in texts:
        yield from _expression(register, FACTS_PATH, ("tables",), name, text)


def _asking(register: FactRegister) -> Iterator[Finding]:
    """When a fact is asked for: of yes and no only, and never because of what it is itself."""
    texts = {name: fact.asked_when for name, fact in register.facts.items() if fact.asked_when is not None}
    found = [
        one for name, text in texts.items() for one in _expression(register, FACTS_PATH, ("facts", name), name, text)
    ]
    yield from found
    for name, text in texts.items() if not found else ():
        if register.facts[name].type != "bool" or name in behind(register, names(text)):
            yield error("QUE026", FACTS_PATH, ("facts", name), fact=name, condition=text)


# ── questionnaires ──────────────────────────────────────────────────────────────────────────────────────────


def _questionnaire(portfolio: Portfolio, path: str, questionnaire: Questionnaire, ids: set[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    unheld: set[str] = set()
    for place, item in enumerate(questionnaire.items):
        at = ("items", place)
        if item.id in seen:
            yield error("CHK031", path, at, item=item.id)
        seen.add(item.id)
        yield from _item(portfolio, path, at, item)
        for other in item.answer.from_:
            if other not in ids:
                yield error("QUE008", path, at, item=item.id, questionnaire=other)
        people = portfolio.organisation.people
        if not any(held.role == item.reviewer for person in people for held in person.roles):
            unheld.add(item.reviewer)
    for role in sorted(unheld):
        yield warning("CHK026", path, role=next(item.reviewer for item in questionnaire.items if item.reviewer == role))


def _item(portfolio: Portfolio, path: str, at: At, item: Item) -> Iterator[Finding]:
    yield from _names(path, at, item)
    register = portfolio.fact_register
    if register is None:
        return
    texts = [item.applies_when, *(outcome.when for outcome in item.outcomes), *(piece.when for piece in item.evidence)]
    for text in texts:
        yield from _expression(register, path, at, item.id, text)
    if item.answer.sets is not None:
        yield from _effect(register, path, at, item, item.answer.sets)
    if item.answer.computes is not None and item.answer.computes not in COMPUTABLE:
        yield error("CHK032", path, at, item=item.id, name=item.answer.computes)
    words = outcome_words(item, register.tables)
    reckoned = [outcome.answer for outcome in item.outcomes if words is not None and outcome.answer not in words]
    reckoned += [option for option in item.answer.map if option not in item.answer.options]
    for name in dict.fromkeys(reckoned):
        yield error("QUE006", path, at, item=item.id, name=name)


def _names(path: str, at: At, item: Item) -> Iterator[Finding]:
    """Options and columns are shown by their names; an outcome or a piece of evidence without one says less."""
    for name in (*item.answer.options, *item.answer.columns):
        if name not in item.answer.labels:
            yield error("QUE005", path, at, item=item.id, name=name)
    unnamed = [outcome.answer for outcome in item.outcomes if outcome.text is None]
    unnamed += [piece.id for piece in item.evidence if piece.title is None]
    for name in unnamed:
        yield warning("QUE005", path, at, item=item.id, name=name)


def _effect(register: FactRegister, path: str, at: At, item: Item, fact: str) -> Iterator[Finding]:
    """The fact that an item sets exists, and can be what each of the options would make of it."""
    definition = register.facts.get(fact)
    if definition is None:
        yield error("CHK021", path, at, item=item.id, fact=fact)
        return
    for option in item.answer.options:
        value = sets(item, definition, option)
        if value is not None and typed(definition, value) is None:
            yield error("QUE007", path, at, item=item.id, name=option, fact=fact, value=str(value))


def _expression(register: FactRegister, path: str, at: At, item: str, text: str) -> Iterator[Finding]:
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


def _comparison(definition: FactDefinition, node: Compare, path: str, at: At, item: str) -> Iterator[Finding]:
    """A literal that the fact can never be would be unknown for ever, or never true."""
    right = node.right.items if isinstance(node.right, Members) else (node.right,)
    for literal in right:
        if isinstance(literal, Literal) and _never(definition, literal.value):
            assert isinstance(node.left, Name)
            yield error("CHK029", path, at, item=item, fact=node.left.name, value=_written(literal.value))


def _written(value: object) -> str:
    """A literal as a condition has it: `true` and not Python's True."""
    return {"True": "true", "False": "false", "None": "null"}.get(str(value), str(value))


def _never(definition: FactDefinition, value: object) -> bool:
    """Whether a fact can never be this; a day has to be one of the calendar."""
    if typed(definition, value) is None:
        return True
    if definition.type != "date":
        return False
    try:
        parse_day(value)
    except ValueError:
        return True
    return False
