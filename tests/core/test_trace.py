"""Why a computed value is what it is: which rules fired on which facts, and exactly what could still change it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.model.checklist import DecisionTables
from digitek_cli.operations import checklist_view
from digitek_cli.rules import computed
from digitek_cli.rules.checklists import ItemView
from digitek_cli.rules.computed import compute
from digitek_cli.rules.expressions import OneOf
from digitek_cli.rules.facts import Situation
from digitek_cli.rules.outlook import Outlook, all_texts, answers, literals
from digitek_cli.rules.trace import Why, support, trace
from tests.checklist_case import EXAMPLES, ID, Desk, facts_of, register, silent
from tests.world import START

KEYS = {
    "mdr_status",
    "mdr_class",
    "class_mismatch",
    "notified_body",
    "ce_acts",
    "dpia",
    "wp248_count",
    "ai_tier",
    "fria",
    "procurement_route",
}
DEVICE = silent("md.manufacturer_states_md", "sw.decision_harm") | {"md__manufacturer_states_md": True}


def tables() -> DecisionTables:
    found = register().tables
    assert found is not None
    return found


def tracing(**facts: Any) -> dict[str, Why]:
    known = {name.replace("__", "."): value for name, value in facts.items()}
    found = compute(tables(), known)
    return trace(register(), Situation(known | found.facts, found))


def fired(why: Why) -> dict[str, dict[str, object]]:
    return {rule.id: dict(rule.facts) for rule in why.fired}


def pending(why: Why) -> dict[str, list[str]]:
    return {rule.id: list(rule.facts) for rule in why.pending}


def test_a_class_names_its_rule_the_fact_that_fired_it_and_the_one_that_could_raise_it() -> None:
    why = tracing(**DEVICE | {"sw__info_dx_tx": True})["mdr_class"]
    assert (why.value, why.settled) == ("IIa", False)
    assert fired(why) == {"r11a": {"sw.info_dx_tx": True}}
    assert why.fired[0].row is not None
    assert why.fired[0].row.source == ("MDR-A8-R11a",)
    assert pending(why) == {"r11a_ser": ["sw.decision_harm"], "r11a_dth": ["sw.decision_harm"]}
    assert (why.possible, why.unanswered) == (("IIb", "III"), ("sw.decision_harm",))


def test_a_fact_that_cannot_change_the_value_is_not_named() -> None:
    told = tracing(**DEVICE | {"sw__info_dx_tx": False})["mdr_class"]
    assert (told.value, told.settled, told.possible, told.unanswered) == ("I", True, (), ())
    vital = tracing(
        **DEVICE | {"sw__info_dx_tx": True, "sw__decision_harm": "death_irreversible", "md__invasive": False}
    )
    assert (vital["mdr_class"].value, vital["mdr_class"].unanswered) == ("III", ())
    # IIa already calls for a notified body, whatever harm a wrong decision does.
    assert tracing(**DEVICE | {"sw__info_dx_tx": True})["notified_body"].unanswered == ()


def test_a_fact_that_only_matters_after_another_is_named_with_it() -> None:
    known = DEVICE | {"sw__info_dx_tx": False, "md__therapeutic_energy": None, "md__hazardous_manner": None}
    why = tracing(**known)["mdr_class"]
    assert why.unanswered == ("md.therapeutic_energy", "md.hazardous_manner")
    assert tracing(**known | {"md__therapeutic_energy": False})["mdr_class"].unanswered == ()


def test_a_class_as_strict_by_another_rule_is_confirmed_and_says_what_it_could_be_called() -> None:
    why = tracing(**DEVICE | {"sw__info_dx_tx": False, "md__measuring": True, "md__sterile": None})["mdr_class"]
    assert (why.value, why.settled) == ("Im", True)
    assert (why.possible, why.unanswered, pending(why)) == (("Is",), ("md.sterile",), {"r1_is": ["md.sterile"]})


def test_a_first_match_table_names_the_rule_that_won_and_no_row_after_it() -> None:
    why = tracing(**DEVICE)["mdr_status"]
    assert fired(why) == {"stated": {"md.manufacturer_states_md": True}}
    assert (why.settled, why.pending, why.unanswered) == (True, (), ())


def test_an_unanswered_row_before_the_true_one_is_unclear_and_says_what_it_waits_for() -> None:
    why = tracing(**DEVICE | {"md__ivd": None})["mdr_status"]
    assert (why.value, why.fired) == ("unclear", ())
    assert (why.possible, why.unanswered) == (("ivd", "md"), ("md.ivd",))
    assert pending(why) == {"ivd": ["md.ivd"]}


def test_an_unclear_that_is_answered_fires_its_own_rule() -> None:
    why = tracing(**silent("md.medical_purpose"), md__medical_purpose="unclear")["mdr_status"]
    assert (why.value, why.settled, [rule.id for rule in why.fired]) == ("unclear", True, ["otherwise"])


def test_no_device_says_by_which_rule_and_keeps_silent_about_classes() -> None:
    found = tracing(**silent())
    assert fired(found["mdr_status"]) == {"no_medical_purpose": {"md.medical_purpose": "no"}}
    assert fired(found["mdr_class"]) == {"classed_when": {"mdr.status": "not_md"}}
    assert fired(found["notified_body"]) == {"notified_body_when": {"mdr.status": "not_md"}}
    assert all(found[name].unanswered == () for name in ("mdr_status", "mdr_class", "notified_body", "class_mismatch"))


def test_acts_name_their_rules_and_the_possible_ones_their_facts() -> None:
    known = silent() | {"product__radio": True, "product__electrical": True}
    why = tracing(**known)["ce_acts"]
    assert fired(why) == {"red": {"product.radio": True}, "rohs": {"product.electrical": True}}
    assert pending(why)["red_cyber"] == ["product.internet_connected"]
    assert "emc" not in pending(why)
    assert "product.radio" not in why.unanswered
    # Either way it is a device or for specimens: nothing that stands back for devices can still apply.
    device = tracing(**DEVICE | {"md__ivd": None, "product__radio": True, "product__internet_connected": True})[
        "ce_acts"
    ]
    assert "RED_CYBER" not in device.possible
    assert {"MDR", "IVDR"} <= set(device.possible)
    assert pending(device)["mdr"] == ["md.ivd"]


def test_an_act_that_only_waits_for_the_status_to_be_clear_names_what_makes_it_so() -> None:
    known = silent("md.accessory", "sw.drives_or_influences_device") | {"sw__drives_or_influences_device": True}
    why = tracing(**known)["ce_acts"]
    assert "MDR" in why.possible
    assert pending(why)["mdr"] == ["md.accessory"]


def test_an_impact_assessment_names_the_criteria_that_count() -> None:
    why = tracing(data__personal=True, data__vulnerable=True, data__innovative=True, data__scoring=False)["dpia"]
    assert fired(why) == {"two_criteria": {"data.vulnerable": True, "data.innovative": True}}
    assert (why.value, why.possible, why.unanswered) == ("required", (), ())
    assert tracing(data__vulnerable=True, data__innovative=True)["dpia"].unanswered == ("data.personal",)


def test_an_impact_assessment_stays_open_for_every_fact_that_is_asked() -> None:
    rules = tables().dpia
    no: dict[str, object] = dict.fromkeys(
        (*rules.criteria, "data.location", "data.biometric_id", "data.genetic"), False
    )
    known = no | {"data.personal": True, "data.breach_physical_harm": False, "data.scoring": None}
    found = compute(tables(), known)
    why = trace(register(), Situation(known | found.facts, found))["dpia"]
    assert (why.value, why.possible, why.unanswered) == ("open", ("not_required",), ("data.scoring",))


def test_the_tier_of_an_ai_system_says_from_when_its_rule_applies() -> None:
    why = tracing(**silent() | {"ai__is_ai": True, "ai__annex_iii": "p4", "ai__art6_3_exempt": False})["ai_tier"]
    assert why.value == "high_annex_iii"
    assert fired(why) == {"high_annex_iii": {"ai.is_ai": True, "ai.annex_iii": "p4", "ai.art6_3_exempt": False}}
    assert why.fired[0].row is not None
    assert str(why.fired[0].row.applies_from) == "2027-12-02"
    assert why.possible == ("prohibited",)
    assert set(why.unanswered) >= {"ai.other_prohibited", "ai.emotion_recognition"}
    assert "ai.profiles_persons" not in why.unanswered


def test_a_procurement_route_waits_only_for_what_can_change_it() -> None:
    why = tracing(proc__estimated_value_dkk=1000, proc__regime="goods_services")["procurement_route"]
    assert (why.value, why.possible) == ("unknown", ("advertise_cbi", "market_terms_only"))
    assert why.unanswered == ("proc.cross_border_interest",)
    dear = tracing(proc__estimated_value_dkk=2_000_000, proc__regime="goods_services")["procurement_route"]
    assert (dear.value, dear.unanswered) == ("eu_tender", ())


def test_what_an_expert_decides_waits_for_no_fact() -> None:
    known = DEVICE | {"sw__decision_harm": "none", "md__invasive": True, "ai__is_ai": True, "ai__annex_iii": "none"}
    why = tracing(**known, ai__other_prohibited=False, ai__emotion_recognition=False, ai__interacts=False)
    assert (why["mdr_class"].value, why["mdr_class"].unanswered) == ("EXPERT", ())
    assert (why["notified_body"].value, why["notified_body"].possible) == (None, ("yes", "no"))
    assert why["notified_body"].unanswered == ()
    assert (why["ai_tier"].value, why["ai_tier"].possible) == ("minimal", ("high_annex_i", "transparency"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_settled_value_of_the_open_examples_names_a_rule(example: str) -> None:
    known = facts_of(EXAMPLES[example][0])
    found = compute(tables(), known)
    why = trace(register(), Situation(known | found.facts, found))
    assert set(why) == KEYS
    for name, one in why.items():
        nothing_fires = name == "wp248_count" or one.value == "not_required"
        assert one.fired or not one.settled or nothing_fires, name
        assert (one.unanswered == ()) or not one.settled or name == "dpia", name


def test_every_rule_of_every_table_has_words_in_both_languages_and_a_source() -> None:
    found = tables()
    lists = (found.mdr_status, found.mdr_class, found.ce_acts, found.dpia.required, found.ai_tier, found.procurement)
    for row in (row for table in lists for row in table):
        assert row.text is not None, row.id
        assert row.text.da, row.id
        assert row.text.en, row.id
        assert row.text.da != row.text.en or row.text.da == "radio", row.id
        assert row.source, row.id
        assert row.value in found.labels, row.id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a.x == true and a.y == true", ("a.x", "a.y")),
        ("a.x == true or a.y == true", ("a.x", "a.y")),
        ("a.x == true or a.n == true", ("a.x",)),
        ("a.n == true and a.x == true", ("a.n",)),
        ("not (a.n == true and a.x == true)", ("a.n",)),
        ("a.n == true or a.m == true", ("a.n", "a.m")),
        ("true", ()),
        ("a.x", ("a.x",)),
    ],
)
def test_what_decides_a_condition(text: str, names: tuple[str, ...]) -> None:
    assert support(text, {"a.x": True, "a.y": True, "a.n": False, "a.m": False}) == names


NAMED = ("status", "mdr_class", "class_mismatch", "dpia", "ai_tier", "procurement", "notified_body", "fria")
KEY_OF = {"status": "mdr_status"}


def value_of(found: computed.Computed, name: str) -> object:
    """A value when everything is answered; a tier that an expert's class may raise is one of several."""
    value = getattr(found, name)
    if not isinstance(value, computed.Result):
        return value
    return OneOf(frozenset({value.value, *value.possible})) if name == "ai_tier" and value.possible else value.value


DOMAINS = {
    name: answers(fact, literals(all_texts(tables())).get(name, frozenset())) for name, fact in register().facts.items()
}


@st.composite
def mostly_answered(draw: st.DrawFn) -> tuple[dict[str, object], tuple[str, ...]]:
    """All facts but up to four of one topic, so that every completion can be tried."""
    topic = draw(st.sampled_from([("md.", "sw."), ("data.",), ("ai.",), ("sw.", "ai.is_ai"), ("proc.",)]))
    missing = draw(st.sets(st.sampled_from([name for name in DOMAINS if name.startswith(topic)]), max_size=4))
    known = {name: draw(st.sampled_from(domain)) for name, domain in DOMAINS.items() if name not in missing}
    return known, tuple(sorted(missing))


@settings(max_examples=40)
@given(mostly_answered())
def test_what_can_still_change_is_exactly_what_trying_every_answer_shows(
    case: tuple[dict[str, object], tuple[str, ...]],
) -> None:
    known, missing = case
    outlook = Outlook(register(), known)
    combinations = list(product(*(DOMAINS[name] for name in missing)))
    worlds = {given: compute(tables(), known | dict(zip(missing, given, strict=True))) for given in combinations}
    for name in NAMED:
        values = {given: value_of(found, name) for given, found in worlds.items()}
        matters = {
            fact
            for place, fact in enumerate(missing)
            for given, value in values.items()
            if any(values[(*given[:place], other, *given[place + 1 :])] != value for other in DOMAINS[fact])
        }
        diagram = outlook.value(KEY_OF.get(name, name))
        assert set(outlook.diagrams.reads(diagram)) == matters, name
        assert outlook.diagrams.values(diagram) == frozenset(values.values()), name


def views_of(desk: Desk) -> dict[str, ItemView]:
    return {view.id: view for view in checklist_view.overview(desk.portfolio, ID, None, START).views}


def test_an_item_waits_only_for_facts_that_can_change_how_it_stands() -> None:
    desk = Desk()
    desk.facts(**DEVICE | {"md__ivd": None, "sw__standalone": None, "md__accessory": None})
    assert views_of(desk)["MDR-08"].unknown == ("md.ivd",)
    # Whatever decides whether a rule about software applies, this is no device and needs no class.
    desk.facts(**silent("sw.info_dx_tx", "sw.decision_harm"), sw__info_dx_tx=None)
    waited = {fact for view in views_of(desk).values() for fact in view.unknown}
    assert not {fact for fact in waited if fact.startswith(("md.", "sw."))}


def test_a_computed_item_waits_only_for_facts_that_can_change_what_is_computed() -> None:
    desk = Desk()
    desk.facts(**DEVICE | {"sw__info_dx_tx": True, "sw__decision_harm": None})
    desk.answer("MDR-07", "ja")
    view = views_of(desk)["MDR-07"]
    assert (view.reasons, view.unknown) == (("computed-unsettled",), ("sw.decision_harm",))


def test_an_answer_waits_only_for_the_facts_of_its_own_outcome() -> None:
    desk = Desk()
    desk.facts(product__powered_moving_parts=True)
    desk.answer("CE-07", "direktiv")
    view = views_of(desk)["CE-07"]
    assert (view.reasons, view.unknown) == (("fact-unknown",), ("product.placed_on_market",))
