"""Why each computed value is what it is: the rules that fired on which facts, and what could still change it.

A rule that fired is told with the facts that made it true, and not with those that it read besides. What could still
change a value is exact (`rules.outlook`): other values that some answers lead to, the rules that would do it, and the
unanswered facts whose answer can make the difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.rules import computed
from digitek_cli.rules.expression_parser import Literal, Logic, Name, Not, parse, walk
from digitek_cli.rules.expressions import evaluate, truth, valued
from digitek_cli.rules.outlook import Outlook, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.model.checklist import DecisionTables, FactRegister, TableRow
    from digitek_cli.rules.computed import Computed, Result
    from digitek_cli.rules.expression_parser import Expression
    from digitek_cli.rules.facts import Situation

# Conditions of the tables that are no row of one; their words stand with the computed values'.
CLASSED, NOT_APPLICABLE, NOTIFIED, FRIA = "classed_when", "not_applicable_when", "notified_body_when", "fria_when"
CRITERIA, STATED = "wp248_criteria", "stated_class"
# What a value that stays unknown whatever is answered may turn out to be.
UNDECIDED = {"notified_body": frozenset({"yes", "no"}), "class_mismatch": frozenset({"ja", "lavere"})}
ANSWERS: dict[object, str] = {True: "yes", False: "no", None: computed.UNKNOWN}


@dataclass(frozen=True)
class Rule:
    """A rule with what it says and the facts that matter to it: those that made it true, or could still do so."""

    id: str
    value: str
    facts: Mapping[str, object]
    row: TableRow | None = None


@dataclass(frozen=True)
class Why:
    """What is behind one computed value.

    `settled` False shows a class as "at least", and keeps what rests on the value open. `possible` are values that
    answers to `unanswered`, and only to those, can still lead to; an empty `unanswered` beside some that are possible
    means that a person must decide and no fact will.
    """

    value: object
    settled: bool
    fired: tuple[Rule, ...] = ()
    pending: tuple[Rule, ...] = ()
    possible: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


def trace(register: FactRegister | None, situation: Situation, outlook: Outlook | None = None) -> dict[str, Why]:
    """Why, for each computed value by the name that scripts read; empty without tables.

    `outlook` is one of the same facts, where the caller has it already.
    """
    if register is None or register.tables is None or situation.computed is None:
        return {}
    found = situation.computed
    shown = {
        computed.STATUS: found.status.value,
        computed.CLASS: found.mdr_class.value,
        computed.COUNT: found.wp248_count,
    }
    return _Tracer(register.tables, outlook or Outlook(register, situation.facts), situation, shown).everything(found)


def support(text: str, facts: Mapping[str, object]) -> tuple[str, ...]:
    """The facts that decide a condition: of a true `or` every true part, of a false `and` the first false one."""
    return tuple(dict.fromkeys(_support(parse(text), facts)))


def _support(node: Expression, facts: Mapping[str, object]) -> Iterable[str]:
    match node:
        case Not(operand):
            return _support(operand, facts)
        case Logic(sign, operands):
            return [name for part in _deciding(sign, operands, facts) for name in _support(part, facts)]
        case Literal():
            return ()
        case _:
            return [part.name for part in walk(node) if isinstance(part, Name)]


def _deciding(sign: str, parts: tuple[Expression, ...], facts: Mapping[str, object]) -> list[Expression]:
    verdicts = [(part, truth(valued(part, facts))) for part in parts]
    if sign == "or":
        return [part for part, verdict in verdicts if verdict] or list(parts)
    return [part for part, verdict in verdicts if verdict is False][:1] or list(parts)


@dataclass(frozen=True)
class _Tracer:
    tables: DecisionTables
    outlook: Outlook
    situation: Situation
    shown: Mapping[str, object]

    def everything(self, found: Computed) -> dict[str, Why]:
        tables = self.tables
        return {
            "mdr_status": self.first_match("mdr_status", found.status, tables.mdr_status),
            "mdr_class": self.device_class(found.mdr_class),
            "class_mismatch": self.mismatch(found.class_mismatch),
            "notified_body": self.yes_or_no("notified_body", found.notified_body, NOTIFIED, tables.notified_body_when),
            "ce_acts": self.acts(found.ce_acts),
            "dpia": self.impact(found.dpia),
            "wp248_count": self.count(found.wp248_count),
            "ai_tier": self.first_match("ai_tier", found.ai_tier, tables.ai_tier),
            "fria": self.yes_or_no("fria", found.fria, FRIA, tables.fria_when),
            "procurement_route": self.first_match("procurement", found.procurement, tables.procurement),
        }

    def holds(self, text: str) -> bool | None:
        return truth(evaluate(text, self.situation.facts))

    def fired(self, row: TableRow) -> Rule:
        return Rule(row.id, row.value, self.because(row.when), row)

    def because(self, text: str) -> dict[str, object]:
        """The facts that decide a condition, computed ones as they are shown; of a count those that are counted."""
        facts = {**self.situation.facts, **self.shown}
        names = support(text, facts)
        if computed.COUNT in names:
            counted = [name for name in self.tables.dpia.criteria if facts.get(name) is True]
            names = (*(name for name in names if name != computed.COUNT), *counted)
        return {name: facts.get(name) for name in names}

    def pending(self, rows: Iterable[TableRow]) -> tuple[Rule, ...]:
        """Of these rows those that some answers make true and others not, with the facts that would."""
        return tuple(
            Rule(row.id, row.value, dict.fromkeys(self.matter(row.when)), row)
            for row in rows
            if self.holds(row.when) is None and self.outlook.can_be(row.when)
        )

    def matter(self, text: str) -> tuple[str, ...]:
        """The facts that can change a condition. One that only waits for a computed value to be known waits for its."""
        exact = self.outlook.matter(text)
        if exact or self.holds(text) is not None:
            return exact
        read = computed.NAMES & {*_support(parse(text), self.situation.facts)}
        return tuple(dict.fromkeys(name for value in sorted(read) for name in self.outlook.unanswered(value)))

    def possible(self, name: str, value: object) -> tuple[str, ...]:
        """The other values that answers, or a person where no answer can, may lead to, in the order of the labels."""
        leaves = self.outlook.diagrams.values(self.outlook.value(name))
        found = {ANSWERS.get(one, str(one)) for leaf in leaves for one in members(leaf)}
        if computed.UNKNOWN in found:
            found |= UNDECIDED.get(name, frozenset())
        named = found - {str(value), computed.UNKNOWN}
        order = {label: place for place, label in enumerate((*self.tables.labels, "yes", "no"))}
        return tuple(sorted(named, key=lambda label: order.get(label, len(order))))

    def first_match(self, name: str, result: Result, rows: tuple[TableRow, ...]) -> Why:
        """A table that ends at its first true row; what stands before it may still win."""
        before: list[TableRow] = []
        winner: TableRow | None = None
        for row in rows:
            if self.holds(row.when):
                winner = row
                break
            before.append(row)
        waits = not result.settled and result.value in (computed.UNCLEAR, computed.UNKNOWN)
        fired = (self.fired(winner),) if winner is not None and not waits else ()
        possible = self.possible(name, result.value)
        pending = tuple(rule for rule in self.pending(before) if rule.value in possible)
        return Why(result.value, result.settled, fired, pending, possible, self.outlook.unanswered(name))

    def device_class(self, result: Result) -> Why:
        """All rules of the strictest class that is certain, and those that could still give another."""
        tables = self.tables
        if result.value == computed.NONE:
            rules: tuple[Rule, ...] = (Rule(CLASSED, computed.NONE, self.because(tables.classed_when)),)
            return Why(result.value, result.settled, rules)
        true = [row for row in tables.mdr_class if row.value == result.value and self.holds(row.when)]
        possible = self.possible("mdr_class", result.value)
        rules = tuple(rule for rule in self.pending(tables.mdr_class) if rule.value in possible)
        if computed.NONE in possible:
            rules = (Rule(CLASSED, computed.NONE, dict.fromkeys(self.matter(tables.classed_when))), *rules)
        fired = tuple(self.fired(row) for row in true)
        return Why(result.value, result.settled, fired, rules, possible, self.outlook.unanswered("mdr_class"))

    def mismatch(self, result: Result) -> Why:
        facts = {
            "md.stated_class": self.situation.facts.get("md.stated_class"),
            computed.CLASS: self.shown[computed.CLASS],
        }
        rule = Rule(STATED, str(result.value), {name: value for name, value in facts.items() if value is not None})
        fired = (rule,) if result.settled else ()
        possible = self.possible("class_mismatch", result.value)
        return Why(result.value, result.settled, fired, (), possible, self.outlook.unanswered("class_mismatch"))

    def yes_or_no(self, name: str, value: bool | None, rule: str, text: str) -> Why:
        said = ANSWERS[value]
        fired = () if value is None else (Rule(rule, said, self.because(text)),)
        possible = self.possible(name, said)
        pending = (Rule(rule, possible[0], dict.fromkeys(self.matter(text))),) if possible else ()
        left = self.outlook.unanswered(name) or self.matter(text)
        return Why(value, value is not None and not possible, fired, pending, possible, left)

    def acts(self, result: Result) -> Why:
        rows = self.tables.ce_acts
        fired = tuple(self.fired(row) for row in rows if row.value in result.value)
        pending = self.pending(rows)
        acts = Counter(name for rule in pending for name in rule.facts)  # the fact on which most acts wait stands first
        possible = tuple(rule.value for rule in pending)
        return Why(
            result.value, result.settled, fired, pending, possible, tuple(name for name, _ in acts.most_common())
        )

    def impact(self, result: Result) -> Why:
        """Open until every fact that could require it is answered, also those that the others outweigh."""
        rules = self.tables.dpia
        fired = tuple(self.fired(row) for row in rules.required if self.holds(row.when))
        if result.value == "not_applicable":
            fired = (Rule(NOT_APPLICABLE, "not_applicable", self.because(rules.not_applicable_when)),)
        asked = computed.reads(self.tables, "dpia") | {*rules.criteria} if result.value == "open" else frozenset()
        others = [name for name in self.outlook.order if name in asked and self.situation.facts.get(name) is None]
        facts = tuple(dict.fromkeys((*self.outlook.unanswered("dpia"), *others)))
        possible = self.possible("dpia", result.value)
        pending = self.pending(rules.required) if "required" in possible else ()
        if "not_applicable" in possible:
            out = Rule(NOT_APPLICABLE, "not_applicable", dict.fromkeys(self.matter(rules.not_applicable_when)))
            pending = (out, *pending)
        return Why(result.value, result.settled, fired, pending, possible, facts)

    def count(self, value: int) -> Why:
        known = {name: True for name in self.tables.dpia.criteria if self.situation.facts.get(name) is True}
        fired = (Rule(CRITERIA, str(value), known),) if known else ()
        left = self.outlook.unanswered("wp248_count")
        return Why(value, not left, fired, (), tuple(str(value + more + 1) for more in range(len(left))), left)
