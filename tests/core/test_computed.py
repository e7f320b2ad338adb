"""What follows from the facts, and that an unknown never becomes a no."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.model.checklist import DecisionTables
from digitek_cli.rules import computed
from digitek_cli.rules.computed import Computed, compute
from digitek_cli.rules.expressions import OneOf, evaluate
from tests.checklist_case import EXAMPLES, facts_of, register, silent


def tables() -> DecisionTables:
    found = register().tables
    assert found is not None
    return found


def computing(**facts: Any) -> Computed:
    return compute(tables(), {name.replace("__", "."): value for name, value in facts.items()})


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_open_examples_come_out_as_expected(example: str) -> None:
    facts, expected = EXAMPLES[example]
    found = compute(tables(), facts_of(facts))
    assert {
        "mdr_status": found.status.value,
        "mdr_class": found.mdr_class.value,
        "notified_body": found.notified_body,
        "ce_acts": list(found.ce_acts.value),
        "dpia": found.dpia.value,
        "ai_tier": found.ai_tier.value,
    } == expected


def test_nothing_known_is_nothing_settled() -> None:
    found = compute(tables(), {})
    for result in (found.status, found.mdr_class, found.class_mismatch, found.ce_acts, found.dpia, found.ai_tier):
        assert not result.settled
    assert (found.status.value, found.ai_tier.value, found.procurement.value) == ("unclear", "unknown", "unknown")
    assert (found.dpia.value, found.wp248_count) == ("open", 0)
    assert found.notified_body is None
    assert found.fria is None
    assert found.ce_acts.value == ()
    assert evaluate("mdr.status in ['md', 'accessory']", found.facts) is None
    assert evaluate("mdr.status == 'unclear'", found.facts) is None
    assert evaluate("dpia.required == true", found.facts) is None


def test_a_row_that_is_not_answered_makes_the_status_unclear_unless_it_says_the_same() -> None:
    assert computing(md__ivd=False, md__annex_xvi=False, md__manufacturer_states_md=True).status.value == "md"
    assert computing(md__annex_xvi=False, md__manufacturer_states_md=True).status.value == "unclear"
    early = {"md__ivd": False, "md__annex_xvi": False, "md__accessory": False, "sw__standalone": False}
    both_md = computing(**early, sw__drives_or_influences_device=True)
    assert both_md.status == computed.Result("md")


def test_a_manufacturer_who_is_unclear_is_a_settled_unclear() -> None:
    found = computing(**silent("md.medical_purpose"), md__medical_purpose="unclear")
    assert found.status == computed.Result("unclear")
    assert found.facts[computed.STATUS] == "unclear"


def test_the_strictest_class_wins_and_a_stricter_unknown_is_not_confirmed() -> None:
    known = silent("md.manufacturer_states_md") | {"md__manufacturer_states_md": True}
    plain = computing(**known)
    assert (plain.mdr_class.value, plain.mdr_class.settled, plain.notified_body) == ("I", True, False)
    sterile = computing(**known | {"md__sterile": True, "md__measuring": None})
    assert (sterile.mdr_class.value, sterile.mdr_class.settled, sterile.notified_body) == ("Is", True, True)
    vital = known | {"sw__monitors_physio": True, "sw__vital_immediate_danger": None}
    least = computing(**vital)
    assert (least.mdr_class.value, least.mdr_class.possible) == ("IIa", ("IIa", "IIb"))
    assert evaluate("mdr.class in ['IIa', 'IIb', 'III']", least.facts) is True
    assert computing(**vital | {"sw__vital_immediate_danger": True}).mdr_class == computed.Result("IIb")


def test_where_an_expert_must_decide_the_class_is_open_for_conditions() -> None:
    known = silent("md.manufacturer_states_md") | {"md__manufacturer_states_md": True, "md__invasive": True}
    found = computing(**known)
    assert found.mdr_class.value == "EXPERT"
    assert found.notified_body is None
    assert evaluate("mdr.class in ['Is', 'Im', 'Ir', 'IIa', 'IIb', 'III']", found.facts) is None


def test_an_expert_decides_from_the_least_certain_class_upwards() -> None:
    known = silent("md.manufacturer_states_md", "md.invasive") | {"md__manufacturer_states_md": True}
    known |= {"sw__info_dx_tx": True, "sw__decision_harm": "none", "ai__is_ai": True, "ai__interacts": True}
    for invasive in (None, True):
        found = computing(**known | {"md__invasive": invasive})
        assert found.notified_body is True, invasive
        assert found.ai_tier.value == "high_annex_i", invasive


def test_an_expert_who_cannot_raise_the_class_any_more_leaves_it() -> None:
    known = silent("md.manufacturer_states_md", "md.invasive") | {"md__manufacturer_states_md": True}
    known |= {"sw__info_dx_tx": True, "sw__decision_harm": "death_irreversible", "md__invasive": True}
    found = computing(**known)
    assert (found.mdr_class.value, found.facts[computed.CLASS], found.notified_body) == ("EXPERT", "III", True)


@pytest.mark.parametrize(
    ("stated", "physio", "expected"),
    [
        ("I", True, "lavere"),
        ("IIa", True, "unknown"),
        ("IIb", True, "ja"),
        ("III", True, "ja"),
        (None, True, "unknown"),
    ],
)
def test_a_class_lower_than_the_least_certain_one_is_seen(stated: str | None, physio: bool, expected: str) -> None:
    known = silent("md.manufacturer_states_md", "sw.vital_immediate_danger")
    known |= {"md__manufacturer_states_md": True, "sw__monitors_physio": physio, "md__stated_class": stated}
    assert computing(**known).class_mismatch.value == expected


def test_a_class_that_is_too_low_is_not_settled_while_it_may_be_no_device() -> None:
    known = silent("md.manufacturer_states_md") | {"sw__info_dx_tx": True, "md__stated_class": "I"}
    found = computing(**known).class_mismatch
    assert (found.value, found.settled) == ("lavere", False)
    assert computing(**known | {"md__manufacturer_states_md": True}).class_mismatch == computed.Result("lavere")
    assert computing(**known | {"md__manufacturer_states_md": False}).class_mismatch == computed.Result("ja")


def test_no_device_has_no_class_to_mismatch() -> None:
    found = computing(**silent())
    assert (found.status.value, found.mdr_class.value, found.class_mismatch.value) == ("not_md", "none", "ja")
    assert found.notified_body is False


def test_machinery_goes_by_the_day_of_delivery() -> None:
    machine = silent() | {"product__powered_moving_parts": True, "product__household_domestic": False}
    for day, act in (("2027-01-19", "MACHINERY_DIR"), ("2027-01-20", "MACHINERY_REG")):
        assert act in computing(**machine, product__placed_on_market=day).ce_acts.value
    undated = computing(**machine, product__placed_on_market=None).ce_acts
    assert set(undated.possible) >= {"MACHINERY_DIR", "MACHINERY_REG"}


def test_an_impact_assessment_is_ruled_out_only_by_answers() -> None:
    rules = tables().dpia
    no = dict.fromkeys(rules.criteria, False) | dict.fromkeys(
        ("data.location", "data.biometric_id", "data.genetic", "data.breach_physical_harm"), False
    )
    asked: dict[str, object] = {"data.personal": True, **no}
    assert compute(tables(), asked).dpia.value == "not_required"
    for name in asked:
        assert compute(tables(), asked | {name: None}).dpia.value == "open", name
    assert compute(tables(), asked | {"data.personal": False}).dpia.value == "not_applicable"
    two = compute(tables(), {"data.personal": True, "data.vulnerable": True, "data.innovative": True})
    assert (two.dpia.value, two.wp248_count, two.facts[computed.REQUIRED]) == ("required", 2, True)
    located = compute(tables(), asked | {"data.location": True, "data.vulnerable": True})
    assert located.dpia.value == "required"


def test_the_count_of_criteria_is_a_range_while_some_are_open() -> None:
    found = compute(tables(), {"data.scoring": True, **dict.fromkeys(tables().dpia.criteria[1:-1], False)})
    assert found.facts[computed.COUNT] == OneOf(frozenset({Decimal(1), Decimal(2)}))
    assert evaluate("dpia.wp248_count >= 1", found.facts) is True
    assert evaluate("dpia.wp248_count >= 2", found.facts) is None


def test_a_higher_ai_tier_that_may_hold_is_kept() -> None:
    found = computing(ai__is_ai=True, ai__interacts=True, ai__other_prohibited=False, ai__emotion_recognition=False)
    assert found.ai_tier.value == "transparency"
    assert set(found.ai_tier.possible) == {"high_annex_i", "high_annex_iii"}
    assert computing(ai__is_ai=False).ai_tier == computed.Result("none")


@pytest.mark.parametrize(
    ("value", "regime", "interest", "route"),
    [
        (Decimal(1_611_360), "goods_services", None, "eu_tender"),
        (Decimal("1611359.99"), "goods_services", False, "national_193"),
        (Decimal(5_595_000), "light", None, "light_tender"),
        (Decimal(499_999), "light", False, "market_terms_only"),
        (Decimal(499_999), "light", None, "unknown"),
        (Decimal(1000), "light", True, "advertise_cbi"),
        (None, "goods_services", False, "unknown"),
        (Decimal(1), "works", None, "expert"),
    ],
)
def test_the_procurement_route(value: Decimal | None, regime: str, interest: bool | None, route: str) -> None:
    found = computing(proc__estimated_value_dkk=value, proc__regime=regime, proc__cross_border_interest=interest)
    assert found.procurement.value == route


def test_what_a_computed_value_rests_on_reaches_through_other_computed_values() -> None:
    assert {"md.ivd", "product.radio"} <= computed.reads(tables(), "ce_acts")
    assert "sw.info_dx_tx" in computed.reads(tables(), "ai_tier")
    assert computed.reads(tables(), computed.COUNT) == frozenset(tables().dpia.criteria)
    assert not computed.reads(tables(), "ce_acts") & computed.NAMES


@st.composite
def answered(draw: st.DrawFn) -> tuple[dict[str, object], dict[str, object]]:
    """A full set of answers, and the same with some of them missing."""
    asked = {name: fact for name, fact in sorted(register().facts.items()) if fact.type in ("bool", "enum")}
    full: dict[str, object] = {
        name: draw(st.sampled_from(fact.values or (True, False))) for name, fact in asked.items()
    }
    kept = draw(st.sets(st.sampled_from(list(asked))))
    return full, {name: value for name, value in full.items() if name in kept}


@given(answered())
def test_what_is_settled_early_stays_so(pair: tuple[dict[str, object], dict[str, object]]) -> None:
    full, part = pair
    early, late = compute(tables(), part), compute(tables(), full)
    for name in ("status", "mdr_class", "class_mismatch", "ai_tier", "procurement"):
        before, after = early.result(name), late.result(name)
        assert before is not None
        assert after is not None
        if before.settled and name == "mdr_class":  # Is, Im and Ir are equally strict: which one is named may change
            assert computed.rung(tables(), before.value) == computed.rung(tables(), after.value)
        elif before.settled:
            assert before.value == after.value, name
    assert set(early.ce_acts.value) <= set(late.ce_acts.value) <= {*early.ce_acts.value, *early.ce_acts.possible}
    assert early.dpia.value == "open" or early.dpia.value == late.dpia.value or late.dpia.value == "not_applicable"
    assert early.fria in (None, late.fria)
    for condition in (
        "mdr.status in ['md', 'accessory']",
        "mdr.class in ['IIa', 'IIb', 'III']",
        "dpia.wp248_count >= 2",
    ):
        assert evaluate(condition, early.facts) in (None, evaluate(condition, late.facts)), condition
