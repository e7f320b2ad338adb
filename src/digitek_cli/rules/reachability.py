"""Whether everything in the questionnaires can be met: every rule can win, every item be asked, every outcome reached.

A fact has finitely many answers that the rules tell apart, so that all that people may answer can be looked through
exactly (`rules.outlook`). What nobody can reach is a slip in the data: a condition that contradicts another, a rule
that an earlier one hides.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.errors import DataError
from digitek_cli.model.checklist import Answer, FactDefinition, Questionnaire
from digitek_cli.model.organisation import Labels
from digitek_cli.model.portfolio import FACTS_PATH
from digitek_cli.rules import computed, questionnaire_check, sources
from digitek_cli.rules.answers import Said, said
from digitek_cli.rules.expressions import names
from digitek_cli.rules.facts import Situation
from digitek_cli.rules.finding import Finding, errors, warning
from digitek_cli.rules.options import EMPTY, OVERRIDE, computed_values, sets
from digitek_cli.rules.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.checklist import DecisionTables, FactRegister, Item, TableRow
    from digitek_cli.model.portfolio import Portfolio

ALWAYS, ANSWER = "true", "answer"
# An item with more options than this is tried with each alone, in pairs and with all of them.
MANY = 8
UNKNOWN = Situation({}, None)
At = tuple[str | int, ...]


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """What nobody can reach, in the tables and in every version of every questionnaire.

    Silent while something in them is wrong in itself: `rules.questionnaire_check` finds that.
    """
    register = portfolio.fact_register
    if register is None or register.tables is None or errors(questionnaire_check.check(portfolio)):
        return
    yield from _whole(FACTS_PATH, _tables(World(register, ()), register.tables))
    for path, record in portfolio.records.items():
        if isinstance(record, Questionnaire):
            yield from _whole(path, _items(World(register, record.items), path, record))


def _whole(path: str, looked: Iterator[Finding]) -> Iterator[Finding]:
    """What one file has; conditions that pair too many facts crosswise are told and left."""
    try:
        yield from looked
    except DataError:
        yield warning("QUE025", path)


def _items(world: World, path: str, questionnaire: Questionnaire) -> Iterator[Finding]:
    for place, item in enumerate(questionnaire.items):
        for one in world.unreachable(item):
            yield Finding(one.code, one.severity, one.params, path, ("items", place))


class Answered(NamedTuple):
    """One way to answer an item: its words, the value that conditions read, and the diagram of what goes with it."""

    words: Said
    value: str | None
    facts: int


class World:
    """All that people may answer, with the conditions of these items and of the tables."""

    def __init__(self, register: FactRegister, items: Iterable[Item]) -> None:
        known = list(items)
        values = dict.fromkeys((*(option for item in known for option in item.answer.options), EMPTY))
        answer = FactDefinition(type="enum", values=tuple(values), text=Labels(da=ANSWER, en=ANSWER))
        self.register = register
        self.outlook = Outlook(
            register.model_copy(update={"facts": {**register.facts, ANSWER: answer}}), {}, _texts(known)
        )

    def can(self, *diagrams: int) -> bool:
        """Whether some answers make all of these true."""
        whole = self.outlook.diagrams.apply(lambda *values: all(value is True for value in values), *diagrams)
        return True in self.outlook.diagrams.values(whole)

    def among(self, diagram: int, value: object) -> int:
        """The diagram of a value being this one."""
        return self.outlook.diagrams.apply(lambda found: found == value, diagram)

    def none_of(self, texts: Iterable[str]) -> int:
        """The diagram of no condition being true."""
        return self.outlook.diagrams.apply(lambda found: found is not True, self.outlook.any_of(texts))

    # ── one item ────────────────────────────────────────────────────────────────────────────────────────────

    def unreachable(self, item: Item) -> Iterator[Finding]:
        """What of an item nobody can meet: the item, an outcome, a piece of evidence."""
        if not self.outlook.can_be(item.applies_when):
            yield warning("QUE021", item=item.id, condition=item.applies_when)
        elif item.answer.type != "derived":  # what that leads to is in other questionnaires
            yield from self._within(item)

    def _within(self, item: Item) -> Iterator[Finding]:
        ways = list(self._ways(item))
        for place, outcome in enumerate(item.outcomes):
            if not any(self._leads_to(item, place, way) for way in ways):
                yield warning("QUE022", item=item.id, answer=outcome.answer, result=outcome.result)
        for piece in item.evidence:
            if not any(self._holds(item, piece.when, way) for way in ways):
                yield warning("QUE024", item=item.id, evidence=piece.id)

    def _holds(self, item: Item, text: str, way: Answered, *besides: int) -> bool:
        """Whether the item can be asked, answered so, and a condition of it be true."""
        asked = self._asked(item)
        if ANSWER in names(text) and way.value is None:
            return self.can(asked, way.facts, *besides)  # an answer of any words, of which conditions may ask anything
        return self.can(asked, way.facts, self.outlook.condition(text), *besides)

    def _asked(self, item: Item) -> int:
        """Whether the item is asked; the fact that it sets itself does not rule it out (`rules.own_fact`)."""
        asked = self.outlook.condition(item.applies_when)
        if item.answer.sets not in self.register.facts:
            return asked
        each = self.outlook.diagrams.answered(asked, item.answer.sets)
        return self.outlook.diagrams.apply(lambda *values: True in values, *each)

    def _leads_to(self, item: Item, place: int, way: Answered) -> bool:
        """Whether an answer can end in this outcome: it is named, its condition holds, and none before it does."""
        if not way.words.match(item.outcomes[place].answer):
            return False
        before = [other.when for other in item.outcomes[:place] if way.words.match(other.answer)]
        return self._holds(item, item.outcomes[place].when, way, self.none_of(before))

    def _ways(self, item: Item) -> Iterator[Answered]:
        """Every way to answer that the outcomes can tell from the others."""
        yield Answered(Said(frozenset({EMPTY})), EMPTY, self._answered(EMPTY))
        if item.answer.type == "computed_confirm":
            yield from self._confirmed(item)
            return
        for value in _values(item):
            words = said(item, Answer(value=value, by="nn", date=date.min), UNKNOWN)
            text = value if isinstance(value, str) and item.answer.type == "single" else None
            yield Answered(words, text, self._effect(item, text))

    def _confirmed(self, item: Item) -> Iterator[Answered]:
        """What is computed, confirmed or overridden; a list of computed values has no word of its own."""
        name = item.answer.computes or ""
        anything = self.outlook.condition(ALWAYS)
        yield Answered(Said(frozenset({OVERRIDE})), None, anything)
        for value in computed_values(self.register.tables, name) if name != "ce_acts" else ():
            computed_so = self.among(self.outlook.value(name), value)
            yield Answered(Said(frozenset({value})), None, computed_so)

    def _answered(self, value: str) -> int:
        return self.among(self.outlook.diagrams.fact(ANSWER), value)

    def _effect(self, item: Item, value: str | None) -> int:
        """The answer with the fact that it sets."""
        if value is None:
            return self.outlook.condition(ALWAYS)
        definition = self.register.facts.get(item.answer.sets or "")
        fact = sets(item, definition, value) if definition else None
        if fact is None or item.answer.sets is None:
            return self._answered(value)
        so = self.among(self.outlook.diagrams.fact(item.answer.sets), fact)
        return self.outlook.diagrams.apply(lambda one, other: one and other, self._answered(value), so)


def _values(item: Item) -> Iterator[object]:
    """Answers that stand for all others: each option, each choice of several, a table with each word in it."""
    options = item.answer.options
    match item.answer.type:
        case "single":
            yield from options
        case "multi":
            together = [option for option in options if option not in item.answer.exclusive]
            sizes = range(1, len(together) + 1) if len(options) <= MANY else (1, 2, len(together))
            yield from ([option] for option in item.answer.exclusive)
            for size in sizes:
                yield from map(list, combinations(together, size))
        case "table":
            words = [outcome.answer for outcome in item.outcomes]
            yield from ([{"": word}] for word in words)
        case _:
            yield "0"


def _texts(items: Iterable[Item]) -> tuple[str, ...]:
    found: list[str] = []
    for item in items:
        found += [item.applies_when, *(one.when for one in item.outcomes), *(piece.when for piece in item.evidence)]
    return tuple(found)


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────


def _tables(world: World, tables: DecisionTables) -> Iterator[Finding]:
    places = {id(row): at for at, row in sources.rows(world.register)}
    for row in _hidden(world, tables):
        yield warning("QUE020", FACTS_PATH, places[id(row)], item=row.id, value=row.value)
    for name in ("classed_when", "notified_body_when", "fria_when"):
        if not world.outlook.can_be(getattr(tables, name)):
            yield warning("QUE021", FACTS_PATH, ("tables", name), item=name, condition=getattr(tables, name))


def _hidden(world: World, tables: DecisionTables) -> Iterator[TableRow]:
    """The rows that no answers make decisive. A last row that always holds is for what is not answered."""
    for rows in (tables.mdr_status, tables.ai_tier, tables.procurement, tables.dpia.required):
        for place, row in enumerate(rows):
            for_the_rest = row is rows[-1] and row.when == ALWAYS
            if not for_the_rest and not _wins(world, row, rows[:place]):
                yield row
    for row in tables.mdr_class:
        rung = computed.rung(tables, row.value)
        stricter = [other for other in tables.mdr_class if computed.rung(tables, other.value) > rung]
        if not _wins(world, row, stricter, tables.classed_when):
            yield row
    for row in tables.ce_acts:
        if not world.outlook.can_be(row.when):
            yield row


def _wins(world: World, row: TableRow, over: Iterable[TableRow], besides: str = ALWAYS) -> bool:
    """Whether some answers make a row true, and none of those that would win over it."""
    conditions = map(world.outlook.condition, (row.when, besides))
    return world.can(*conditions, world.none_of(other.when for other in over))
