"""Every stop, every condition and every way to be in order is reached by some answer in some case."""

from __future__ import annotations

from digitek_cli.model.terms import ItemState
from tests.compliance.cases import cases
from tests.compliance.outcomes import desk, items, possible, reached


def test_every_outcome_of_every_item_is_reached() -> None:
    assert [outcome for outcome in possible() if outcome not in reached()] == []


def test_an_item_that_reads_others_stops_while_they_are_open() -> None:
    views = desk(cases()["nothing-known"]).views()
    derived = [item for item in items() if item.answer.type == "derived"]
    assert {item.id: views[item.id].state for item in derived} == dict.fromkeys(("P-2", "P-6"), ItemState.STOP)
