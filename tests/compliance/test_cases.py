"""Product ideas from municipal care: what follows from the facts, what is asked, and what is not asked in vain."""

from __future__ import annotations

import pytest

from digitek_cli.model.terms import ItemState
from digitek_cli.render.checklists import computed_document
from tests.checklist_case import questionnaires
from tests.compliance.cases import cases
from tests.compliance.coverage import computed, reached, values
from tests.compliance.outcomes import desk


@pytest.mark.parametrize("name", cases())
def test_what_follows_is_what_the_law_says(name: str) -> None:
    shown = computed_document(computed(name))
    expected = cases()[name].expect
    found = {key: shown[key] for key in expected}
    for sheet in (found, expected):
        sheet["ce_acts"] = sorted(sheet["ce_acts"])
    assert found == expected


@pytest.mark.parametrize("name", cases())
def test_what_applies_is_asked_and_nothing_in_vain(name: str) -> None:
    case = cases()[name]
    views = desk(case).views()
    silent = {item for item in case.silent if views[item].state != ItemState.NA}
    asked = {item for item in case.applies if views[item].state == ItemState.NA}
    assert (silent, asked) == (set(), set())


def test_every_rule_fires_in_some_case() -> None:
    assert [f"{table}.{rule}" for table, rules in reached().items() for rule, by in rules.items() if not by] == []


def test_every_value_comes_out_in_some_case() -> None:
    assert [f"{name} {value}" for name, found in values().items() for value, by in found.items() if not by] == []


def test_the_cases_speak_of_most_items() -> None:
    """Every item with a condition is ruled out by some case and asked for in some case."""
    conditional = {
        item.id for questionnaire in questionnaires() for item in questionnaire.items if item.applies_when != "true"
    }
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    for case in cases().values():
        for item, view in desk(case).views().items():
            seen[view.state == ItemState.NA].add(item)
    assert conditional - seen[True] == set()
    assert conditional - seen[False] == set()


def test_an_expert_class_with_a_certain_rule_is_at_least_that() -> None:
    assert computed("glucose-sensor").mdr_class.value == "EXPERT"
    assert computed("glucose-sensor").notified_body is True
    assert computed("wound-film").notified_body is None
