"""What conditions and computed values can still become, and exactly which unanswered facts can change them.

Three-valued logic says that something is open; it does not say what can close it. Here every unanswered fact stands for
all answers that it may get, and each condition and each table is worked out for all of them at once (`rules.diagrams`).
A number or a day that nobody has answered stands for the answers that the rules tell apart.

A value is what the tables give once everything is answered. Two things of `rules.computed` are about not knowing and
have no place here: `unclear` because of an unanswered row, and the impact assessment that stays open until all is said.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digitek_cli.rules import computed
from digitek_cli.rules.diagrams import Diagrams
from digitek_cli.rules.expression_parser import Compare, Literal, Logic, Members, Name, Not, parse, walk
from digitek_cli.rules.expressions import OneOf, both, either, negated, truth, valued

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from digitek_cli.model.checklist import DecisionTables, FactDefinition, FactRegister, TableRow
    from digitek_cli.rules.expression_parser import Expression


class Outlook:
    """The facts of one project with everything that they leave open. `texts` are conditions beside the tables'."""

    def __init__(self, register: FactRegister, facts: Mapping[str, object], texts: Iterable[str] = ()) -> None:
        self._facts = {name: value for name, value in facts.items() if name not in computed.NAMES}
        self.tables = register.tables
        self._asked = {name: fact.asked_when for name, fact in register.facts.items() if fact.asked_when}
        self._under: set[str] = set()
        wanted = literals((*(all_texts(register.tables) if register.tables else ()), *self._asked.values(), *texts))
        self.diagrams = Diagrams(
            {
                name: answers(definition, wanted.get(name, frozenset()))
                for name, definition in register.facts.items()
                if self._facts.get(name) is None
            }
        )
        self.order = tuple(register.facts)
        self._conditions: dict[str, int] = {}
        self._named: dict[str, int] = {}

    def condition(self, text: str) -> int:
        """The diagram of a condition: true, false, or None where a name stays unknown whatever is answered."""
        if text not in self._conditions:
            self._conditions[text] = self._expression(parse(text))
        return self._conditions[text]

    def can_be(self, text: str, value: object = True) -> bool:
        """Whether some answers make a condition true (or another value)."""
        return value in self.diagrams.values(self.condition(text))

    def matter(self, *texts: str) -> tuple[str, ...]:
        """The unanswered facts whose answer can change one of the conditions."""
        return self.diagrams.reads(*map(self.condition, texts))

    def unanswered(self, name: str) -> tuple[str, ...]:
        """The facts whose answer can change a computed value; first those after which the fewest are left."""
        diagram = self.value(name)
        return tuple(sorted(self.diagrams.reads(diagram), key=lambda fact: self.diagrams.left(diagram, fact)))

    def value(self, name: str) -> int:
        """The diagram of a computed value or fact, by the name that conditions, items or `Computed` give it."""
        if name not in self._named:
            assert self.tables is not None
            self._named[name] = _VALUES[name](self, self.tables)
        return self._named[name]

    def _expression(self, node: Expression) -> int:
        match node:
            case Not(operand):
                return self.diagrams.apply(lambda value: negated(truth(value)), self._expression(operand))
            case Logic(sign, operands):
                joined = both if sign == "and" else either
                return self._folded(joined, [self._expression(operand) for operand in operands])
            case _:
                return self._atom(node)

    def _folded(self, joined: Callable[[tuple[bool | None, ...]], bool | None], parts: list[int]) -> int:
        whole = parts[0]
        for part in parts[1:]:
            whole = self.diagrams.apply(lambda one, other: joined((truth(one), truth(other))), whole, part)
        return whole

    def _atom(self, node: Expression) -> int:
        """A comparison or a bare name, for every value that the names in it may have."""
        names = tuple(dict.fromkeys(part.name for part in walk(node) if isinstance(part, Name)))
        return (
            self.diagrams.apply(
                lambda *values: valued(node, dict(zip(names, values, strict=True))), *map(self._fact, names)
            )
            if names
            else self.diagrams.leaf(valued(node, {}))
        )

    def _fact(self, name: str) -> int:
        if name in computed.NAMES and self.tables is not None:
            return self.value(name)
        answered = self._facts.get(name)
        if answered is None and name in self.order:
            return self._asked_for(name)
        return self.diagrams.leaf(answered)

    def _asked_for(self, name: str) -> int:
        """A fact that nobody has answered: a no where it need not be asked for. One that rests on itself is free."""
        free = self.diagrams.fact(name)
        if name not in self._asked or name in self._under:
            return free
        self._under.add(name)
        asked = self.condition(self._asked[name])
        self._under.discard(name)
        return self.diagrams.apply(lambda wanted, value: False if wanted is False else value, asked, free)

    def first(self, rows: Iterable[tuple[str, object]], otherwise: object) -> int:
        """The value of the first true row; with a row before it that no answer settles, one of several."""

        def either_way(holds: object, rest: object, value: object) -> object:
            if truth(holds) is None:
                return OneOf(members(rest) | {value})
            return value if holds else rest

        found = self.diagrams.leaf(otherwise)
        for text, value in reversed(list(rows)):
            row = self.diagrams.leaf(value)
            found = self.diagrams.apply(either_way, self.condition(text), found, row)
        return found

    def any_of(self, texts: Iterable[str]) -> int:
        """Whether one of the conditions is true."""
        return self._folded(either, [self.condition("false"), *map(self.condition, texts)])

    def count(self, names: Iterable[str]) -> int:
        """How many of these facts are true."""
        found = self.diagrams.leaf(Decimal(0))
        for name in reversed(list(names)):
            found = self.diagrams.apply(lambda fact, rest: rest + 1 if fact is True else rest, self._fact(name), found)
        return found


def _class(outlook: Outlook, tables: DecisionTables, *, expert: bool = True) -> int:
    rows = [row for row in tables.mdr_class if expert or row.value != computed.EXPERT]
    strictest = sorted(rows, key=lambda row: -computed.rung(tables, row.value))
    found = outlook.first([(row.when, row.value) for row in strictest], computed.NONE)
    classed = outlook.condition(tables.classed_when)
    return outlook.diagrams.apply(lambda holds, value: value if holds is not False else computed.NONE, classed, found)


def _class_fact(outlook: Outlook, tables: DecisionTables) -> int:
    """The class as conditions read it: where an expert decides, any class from the least certain one."""

    def read(least: object, whole: object) -> object:
        if whole != computed.EXPERT:
            return whole
        above = tables.class_order[max(computed.rung(tables, least), 0) :]
        return OneOf(frozenset(value for classes in above for value in classes) - {computed.EXPERT})

    return outlook.diagrams.apply(read, _class(outlook, tables, expert=False), outlook.value("mdr_class"))


def _mismatch(outlook: Outlook, tables: DecisionTables) -> int:
    """The class that the manufacturer states against the strictest one that a rule names."""

    def told(stated: object, least: object, whole: object) -> object:
        if whole == computed.NONE:
            return "ja"
        if stated is None:
            return computed.UNKNOWN
        if computed.rung(tables, stated) < computed.rung(tables, least):
            return "lavere"
        return "ja" if computed.rung(tables, stated) >= computed.rung(tables, whole) else computed.UNKNOWN

    stated = outlook.condition("md.stated_class")
    return outlook.diagrams.apply(told, stated, _class(outlook, tables, expert=False), outlook.value("mdr_class"))


def _impact(outlook: Outlook, tables: DecisionTables) -> int:
    rules = tables.dpia
    rows = [(rules.not_applicable_when, "not_applicable"), *((row.when, "required") for row in rules.required)]
    return outlook.first(rows, "not_required")


def _required(outlook: Outlook, _tables: DecisionTables) -> int:
    return outlook.diagrams.apply(lambda value: value == "required", outlook.value("dpia"))


def _rows(rows: Iterable[TableRow]) -> list[tuple[str, object]]:
    return [(row.when, row.value) for row in rows]


_VALUES: dict[str, Callable[[Outlook, DecisionTables], int]] = {
    computed.STATUS: lambda outlook, tables: outlook.first(_rows(tables.mdr_status), computed.UNCLEAR),
    "mdr_status": lambda outlook, _: outlook.value(computed.STATUS),
    "mdr_class": _class,
    computed.CLASS: _class_fact,
    "class_mismatch": _mismatch,
    "notified_body": lambda outlook, tables: outlook.condition(tables.notified_body_when),
    computed.COUNT: lambda outlook, tables: outlook.count(tables.dpia.criteria),
    "wp248_count": lambda outlook, _: outlook.value(computed.COUNT),
    "dpia": _impact,
    computed.REQUIRED: _required,
    "ai_tier": lambda outlook, tables: outlook.first(_rows(tables.ai_tier), computed.UNKNOWN),
    "fria": lambda outlook, tables: outlook.condition(tables.fria_when),
    "procurement": lambda outlook, tables: outlook.first(_rows(tables.procurement), computed.UNKNOWN),
}


def members(value: object) -> frozenset[object]:
    """The values that a value stands for: of one that a person must still decide all that it may be."""
    return value.values if isinstance(value, OneOf) else frozenset({value})


def all_texts(tables: DecisionTables) -> tuple[str, ...]:
    """Every condition of the tables."""
    lists = (tables.mdr_status, tables.mdr_class, tables.ce_acts, tables.dpia.required, tables.ai_tier)
    rows = tuple(row.when for table in (*lists, tables.procurement) for row in table)
    return (*rows, tables.classed_when, tables.notified_body_when, tables.fria_when, tables.dpia.not_applicable_when)


def literals(texts: Iterable[str]) -> dict[str, frozenset[object]]:
    """What each fact is compared with."""
    found: dict[str, frozenset[object]] = {}
    for text in texts:
        for name, values in _literals(text):
            found[name] = found.get(name, frozenset()) | values
    return found


@lru_cache(maxsize=4096)
def _literals(text: str) -> tuple[tuple[str, frozenset[object]], ...]:
    nodes = [node for node in walk(parse(text)) if isinstance(node, Compare)]
    return tuple(pair for node in nodes for pair in _compared(node))


def _compared(node: Compare) -> Iterable[tuple[str, frozenset[object]]]:
    right = node.right.items if isinstance(node.right, Members) else (node.right,)
    sides = (node.left, *right)
    values = frozenset(side.value for side in sides if isinstance(side, Literal) and side.value is not None)
    return [(side.name, values) for side in sides if isinstance(side, Name)]


def answers(definition: FactDefinition, wanted: frozenset[object]) -> tuple[object, ...]:
    """Every answer that a fact may get; of numbers and days one for each stretch that the conditions tell apart."""
    match definition.type:
        case "bool":
            return (True, False)
        case "enum":
            return definition.values or (None,)
        case "number":
            return _numbers(sorted(value for value in wanted if isinstance(value, Decimal)))
        case "date":
            return _days(sorted(value for value in wanted if isinstance(value, str)))
        case "list":
            told = sorted(str(value) for value in wanted)
            return tuple(some for size in range(len(told) + 1) for some in combinations(told, size))


def _numbers(cuts: list[Decimal]) -> tuple[Decimal, ...]:
    if not cuts:
        return (Decimal(0),)
    between = [(one + other) / 2 for one, other in pairwise(cuts)]
    return tuple(sorted({cuts[0] - 1, *cuts, *between, cuts[-1] + 1}))


def _days(cuts: list[str]) -> tuple[str, ...]:
    """The days at the cuts and beside them; what is no day cuts nothing, and `check` says so."""
    days = [day for cut in cuts if (day := _day(cut)) is not None]
    step = timedelta(days=1)
    return tuple(sorted({day.isoformat() for cut in days for day in (cut - step, cut, cut + step)})) or ("2000-01-01",)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
