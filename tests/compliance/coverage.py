"""Which rule fires in which case, and which values come out: what the coverage table shows and its test counts.

A rule of a table that ends at its first true row fires where it decides; a rule of any other table fires where it
is true. It is asked of the conditions themselves, so that the table does not rest on what it is to prove.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from digitek_cli.model.checklist import DecisionTables, TableRow
from digitek_cli.rules.computed import Computed, compute
from digitek_cli.rules.expressions import evaluate
from tests.checklist_case import facts_of, register
from tests.compliance.cases import Case, cases

TABLES = ("mdr_status", "mdr_class", "ce_acts", "dpia", "ai_tier", "procurement")


def tables() -> DecisionTables:
    """The shipped decision tables."""
    found = register().tables
    assert found is not None
    return found


def rows(table: str) -> tuple[TableRow, ...]:
    """The rules of one table, in their order."""
    found: tuple[TableRow, ...] = tables().dpia.required if table == "dpia" else getattr(tables(), table)
    return found


@lru_cache
def computed(case_id: str) -> Computed:
    """What follows from a case."""
    return compute(tables(), _typed(cases()[case_id]))


def _typed(case: Case) -> dict[str, object]:
    return facts_of({name: value for name, value in case.facts.items() if value is not None})


def fired(case_id: str, table: str) -> tuple[str, ...]:
    """The ids of the rules of a table that fire in a case."""
    found = computed(case_id)
    facts = _typed(cases()[case_id]) | found.facts
    true = tuple(row.id for row in rows(table) if evaluate(row.when, facts) is True)
    if table == "mdr_class":
        return true if found.mdr_class.value != "none" else ()
    if table == "dpia":
        return true if found.dpia.value == "required" else ()
    if table == "ce_acts":
        return true
    return true[-1:] if _undecided(found, table) else true[:1]


def _undecided(found: Computed, table: str) -> bool:
    """Whether an unanswered rule before the first true one left it to the last rule, which is always true."""
    result = found.status if table == "mdr_status" else found.procurement
    return table in ("mdr_status", "procurement") and not result.settled


@lru_cache
def reached() -> dict[str, dict[str, list[str]]]:
    """Table, rule, and the cases that fire it."""
    return {
        table: {row.id: [case for case in cases() if row.id in fired(case, table)] for row in rows(table)}
        for table in TABLES
    }


@lru_cache
def values() -> dict[str, dict[str, list[str]]]:
    """Computed value, what it can be, and the cases in which it is."""
    found = {name: {value: list[str]() for value in allowed} for name, allowed in possible().items()}
    for case in cases():
        for name, value in _values(computed(case)):
            found[name].setdefault(value, []).append(case)
    return found


def possible() -> dict[str, tuple[str, ...]]:
    """Everything that each computed value can be."""
    asked = ("true", "false", "unknown")
    return {
        "mdr_status": _values_of("mdr_status"),
        "mdr_class": ("none", *(name for rung in tables().class_order for name in rung)),
        "class_mismatch": ("ja", "lavere", "unknown"),
        "notified_body": asked,
        "ce_acts": _values_of("ce_acts"),
        "dpia": ("required", "not_required", "not_applicable", "open"),
        "ai_tier": (*_values_of("ai_tier"), "unknown"),
        "fria": asked,
        "procurement": _values_of("procurement"),
    }


def _values_of(table: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.value for row in rows(table)))


def _values(found: Computed) -> Iterable[tuple[str, str]]:
    yield from (("ce_acts", act) for act in found.ce_acts.value)
    for name in ("mdr_status", "mdr_class", "class_mismatch", "dpia", "ai_tier", "procurement"):
        result = found.status if name == "mdr_status" else found.result(name)
        assert result is not None
        yield name, str(result.value)
    for name, asked in (("notified_body", found.notified_body), ("fria", found.fria)):
        yield name, "unknown" if asked is None else str(asked).lower()
