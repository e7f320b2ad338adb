"""Which facts a condition or a computed value still waits for.

Not every fact that is read and unanswered matters: `false and x` waits for nothing, and in a first-match table no
row after a true one does. Names of computed facts are replaced by the facts that those wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules import computed
from digitek_cli.rules.expressions import evaluate, names, truth, undecided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from digitek_cli.model.checklist import DecisionTables, TableRow

NOBODY = frozenset[str]()
# Tables of which the first true row counts.
FIRST_MATCH: dict[str, Callable[[DecisionTables], tuple[TableRow, ...]]] = {
    computed.STATUS: lambda tables: tables.mdr_status,
    "ai_tier": lambda tables: tables.ai_tier,
    "procurement": lambda tables: tables.procurement,
}
SHOWN_AS = {"mdr_class": computed.CLASS, "dpia": computed.REQUIRED}


class Waiting:
    """What is waited for while the facts are these; each computed value is worked out once."""

    def __init__(
        self, tables: DecisionTables | None, facts: Mapping[str, object], asked: Mapping[str, str] | None = None
    ) -> None:
        self.tables = tables
        self.facts = facts
        self.asked = asked or {}
        self._known: dict[str, frozenset[str]] = {}

    def conditions(self, *texts: str) -> frozenset[str]:
        """The unanswered facts that may still decide one of the conditions, or whether to ask for those (`asked`)."""
        found, read = NOBODY, frozenset[str]()
        fresh = frozenset(texts)
        while fresh:
            named = NOBODY.union(*(undecided(text, self.facts) for text in fresh))
            found = found.union(named - computed.NAMES, *(self.value(name) for name in named & computed.NAMES))
            read |= fresh
            fresh = frozenset(self.asked[name] for name in found if name in self.asked) - read
        return found

    def value(self, name: str) -> frozenset[str]:
        """The unanswered facts that may still change a computed fact, or what an item shows as computed."""
        name = SHOWN_AS.get(name, name)
        if name not in self._known:
            self._known[name] = NOBODY  # for a condition that in the end rests on itself
            self._known[name] = self._value(self.tables, name) if self.tables else NOBODY
        return self._known[name]

    def _value(self, tables: DecisionTables, name: str) -> frozenset[str]:
        if name in FIRST_MATCH:
            return self._first_match(FIRST_MATCH[name](tables))
        match name:
            case computed.CLASS:
                return self._class(tables)
            case computed.COUNT:
                return self._unanswered(tables.dpia.criteria)
            case computed.REQUIRED:
                return self._impact(tables)
            case "class_mismatch":
                return self._class(tables) | self._unanswered(("md.stated_class",))
            case "ce_acts":
                return self.conditions(*(row.when for row in tables.ce_acts))
            case _:
                return NOBODY

    def _first_match(self, rows: Iterable[TableRow]) -> frozenset[str]:
        """What the rows before the first true one wait for, as far as they say something else."""
        pending: list[TableRow] = []
        for row in rows:
            verdict = truth(evaluate(row.when, self.facts))
            if verdict:
                return self.conditions(*(item.when for item in pending if item.value != row.value))
            if verdict is None:
                pending.append(row)
        return self.conditions(*(item.when for item in pending))

    def _class(self, tables: DecisionTables) -> frozenset[str]:
        """Whether it has a class at all, and the rules that are stricter than the least certain class."""
        if truth(evaluate(tables.classed_when, self.facts)) is False:
            return NOBODY
        least = computed.rung(tables, computed.mdr_class(tables, self.facts).value)
        stricter = (row.when for row in tables.mdr_class if computed.rung(tables, row.value) > least)
        return self.conditions(tables.classed_when, *stricter)

    def _impact(self, tables: DecisionTables) -> frozenset[str]:
        """`not_required` wants every fact of the rules answered, also one that the others already outweigh."""
        rules = tables.dpia
        if computed.dpia(tables, self.facts).value != "open":
            return NOBODY
        read = NOBODY.union(*(names(row.when) for row in rules.required)) - computed.NAMES
        return self.conditions(rules.not_applicable_when) | self._unanswered((*rules.criteria, *read))

    def _unanswered(self, wanted: Iterable[str]) -> frozenset[str]:
        return frozenset(name for name in wanted if self.facts.get(name) is None)
