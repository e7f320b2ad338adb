"""An item is not closed by the fact that its own answer sets, and not left in order when that fact says otherwise."""

from __future__ import annotations

import pytest

from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.operations import checklist_view
from tests.checklist_case import ID, Desk, silent

PROOF = {"kvalifikationsbegrundelse": "SAG-1"}
PURPOSE = "md.medical_purpose"


def unclear() -> Desk:
    """A project that would be no device at all, if only its purpose were clear; and that is what its sheet says."""
    desk = Desk()
    desk.facts(**silent(PURPOSE), product__digital_elements=True)
    desk.settle("MDR-01", "uklart")
    return desk


@pytest.mark.parametrize("value", ["accepteret_ikke_md", "accepteret_md"])
def test_an_answer_that_settles_the_status_still_needs_evidence_and_a_signature(value: str) -> None:
    desk = unclear()
    desk.answer("MDR-23", value)
    view = desk.view("MDR-23")
    assert (view.state, view.kept, view.applies) == (ItemState.OPEN, True, True)
    assert view.reasons == ("evidence-missing", "unsigned")
    assert "MDR-23" in desk.blocking(Gate.GATE_2)
    desk.answer("MDR-23", evidence=PROOF)
    desk.sign("MDR-23", by="mdo")
    assert desk.state("MDR-23") == ItemState.OK


def test_a_signed_stop_is_not_lifted_by_typing_the_fact() -> None:
    desk = unclear()
    desk.settle("MDR-23", "mangler")
    desk.facts(md__medical_purpose="no")
    view = desk.view("MDR-23")
    assert (view.state, view.reasons, view.signed_by) == (ItemState.STOP, ("stop", "fact-differs"), None)
    assert desk.blocking(Gate.GATE_2)["MDR-23"].code == "CHK002"


def test_other_facts_still_rule_it_out() -> None:
    desk = unclear()
    desk.settle("MDR-23", "mangler")
    desk.facts(md__manufacturer_states_md=True)
    assert desk.state("MDR-23") == ItemState.NA


def test_an_item_that_nobody_answered_is_ruled_out_by_its_fact() -> None:
    desk = unclear()
    assert desk.state("MDR-23") == ItemState.OPEN
    desk.facts(md__medical_purpose="no")
    assert desk.state("MDR-23") == ItemState.NA


def test_a_condition_is_open_again_where_its_fact_says_otherwise() -> None:
    desk = unclear()
    assert desk.state("MDR-01") == ItemState.CONDITION
    desk.facts(md__medical_purpose="no")
    view = desk.view("MDR-01")
    assert (view.state, view.reasons) == (ItemState.OPEN, ("fact-differs",))
    found = desk.blocking(Gate.GATE_1)["MDR-01"]
    assert (found.code, found.params["names"]) == ("CHK016", (PURPOSE,))
    desk.settle("MDR-01", "nej")
    assert desk.state("MDR-01") == ItemState.OK


def test_a_fact_that_the_answer_leaves_open_may_not_be_settled_elsewhere() -> None:
    desk = Desk()
    desk.facts(data__personal=True, data__processor=True)
    desk.answer("SEC-10", "uklart", owner="pl1", due=desk.today)
    assert desk.state("SEC-10") == ItemState.CONDITION
    desk.facts(data__used_for_training=False)
    assert desk.view("SEC-10").reasons == ("fact-differs",)
    desk.facts(data__used_for_training=None)
    assert desk.state("SEC-10") == ItemState.CONDITION


def test_a_fact_that_is_unknown_again_opens_what_was_in_order() -> None:
    desk = Desk()
    desk.settle("EX-04", "nej")
    assert desk.state("EX-04") == ItemState.OK
    desk.facts(org__duplicate_found=None)
    assert desk.view("EX-04").reasons == ("fact-differs",)


def test_what_if_says_that_the_stop_stays() -> None:
    desk = unclear()
    desk.settle("MDR-23", "mangler")
    found = checklist_view.what_if(desk.portfolio, ID, {PURPOSE: "nej"}, desk.today)
    after = next(view for view in found.after if view.id == "MDR-23")
    assert after.state == ItemState.STOP
