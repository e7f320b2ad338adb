"""Which items apply, how each stands, and what keeps a gate shut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from digitek_cli.model.checklist import Answer, AnswerSheet, Fact, FactSheet, Questionnaire
from digitek_cli.model.events import ItemSigned, Statement
from digitek_cli.model.organisation import Held, Person
from digitek_cli.model.portfolio import FACTS_PATH
from digitek_cli.model.terms import Gate, ItemState, ProjectType, Role, StatementKind
from digitek_cli.rules import checklists
from digitek_cli.rules.finding import Finding, errors
from tests.checklist_case import (
    ALL_GATES,
    EXAMPLES,
    ID,
    NO_GATES,
    Desk,
    item_of,
    questionnaires,
    register,
    silent,
)
from tests.world import START, rules_only

NA, OPEN, CONDITION, STOP, OK = ItemState.NA, ItemState.OPEN, ItemState.CONDITION, ItemState.STOP, ItemState.OK


# ── the data ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_questionnaire_has_all_its_items() -> None:
    assert {found.id: len(found.items) for found in questionnaires()} == {
        "ce": 18,
        "contract": 8,
        "existing": 7,
        "infosec": 25,
        "mdr": 24,
        "principles": 6,
        "service-design": 8,
    }


def test_the_policy_names_the_questionnaires_that_ship() -> None:
    in_force = {(entry.id, entry.version) for entry in rules_only(questionnaires=True).policies[-1].questionnaires}
    assert in_force == {(found.id, found.version) for found in questionnaires()}


def test_everything_has_a_danish_and_an_english_name() -> None:
    for found in questionnaires():
        for item in found.items:
            assert set(item.answer.labels) == {*item.answer.options, *item.answer.columns}, item.id
            texts = [item.text, *item.answer.labels.values(), *(outcome.text for outcome in item.outcomes)]
            texts += [piece.title for piece in item.evidence]
            texts += [check.title for piece in item.evidence for check in piece.checks]
            for text in texts:
                assert text is not None, item.id
                assert text.da.strip(), item.id
                assert text.en.strip(), item.id
    for name, fact in register().facts.items():
        assert fact.text.da.strip(), name
        assert fact.text.en.strip(), name
        assert set(fact.labels) == set(fact.values), name


def test_every_computed_value_has_a_name() -> None:
    tables = register().tables
    assert tables is not None
    rows = (*tables.mdr_status, *tables.mdr_class, *tables.ce_acts, *tables.ai_tier, *tables.procurement)
    wanted = {row.value for row in rows} | {"none", "required", "not_required", "not_applicable", "open", "unknown"}
    assert wanted <= set(tables.labels)


def test_items_that_rest_on_knowledge_alone_say_so() -> None:
    assert item_of("K-08").unverified
    assert not item_of("MDR-11").unverified


def test_the_shipped_rules_have_no_fault() -> None:
    assert errors(checklists.check(rules_only(questionnaires=True))) == ()


# ── applicability ───────────────────────────────────────────────────────────────────────────────────────────


def desk_with(example: str) -> Desk:
    desk = Desk(today=date(2026, 11, 22))
    desk.facts(**EXAMPLES[example][0])
    return desk


def test_a_calendar_board_meets_no_device_and_no_ai_question() -> None:
    views = desk_with("Digital kalendertavle med påmindelser").views()
    silent_items = {"MDR-02", "MDR-07", "MDR-08", "MDR-10", "MDR-23", "SEC-20", "SEC-21", "SEC-07", "CE-07", "CE-09"}
    assert {views[item].state for item in silent_items} == {NA}
    assert views["SEC-06"].applies is True
    assert views["CE-06"].applies is True


def test_a_robot_vacuum_without_an_account_needs_neither_device_nor_privacy_papers() -> None:
    desk = Desk()
    desk.facts(**silent(), data__personal=False, ai__is_ai=False, product__is_physical=True, product__radio=False)
    asked = {item for item, view in desk.views().items() if view.applies is not False}
    always = {"MDR-01", "MDR-06", "MDR-24"}
    assert {item for item in asked if item.startswith("MDR")} <= always | {"MDR-05", "MDR-11", "MDR-12"} | {"MDR-03"}
    assert not asked & {"SEC-02", "SEC-06", "SEC-07", "SEC-09", "SEC-20"}


def test_an_unknown_keeps_an_item_applicable_and_names_the_facts_behind_it() -> None:
    desk = Desk()
    view = desk.view("MDR-08")
    assert (view.applies, view.state) == (None, OPEN)
    assert {"md.ivd", "md.medical_purpose"} <= set(view.unknown)
    desk.facts(**silent("md.accessory"))
    assert desk.view("MDR-08").applies is None
    assert desk.view("MDR-08").unknown == ("md.accessory",)
    desk.facts(md__accessory=False)
    assert desk.view("MDR-08").state == NA
    desk.facts(md__accessory="ved ikke")
    assert desk.view("MDR-08").applies is None
    desk.facts(md__accessory=False, md__ivd="ved ikke")
    assert desk.view("MDR-08").state == NA
    assert desk.view("MDR-23").applies is None


def test_a_class_that_is_not_settled_keeps_the_certificate_applicable() -> None:
    desk = desk_with("Mobil personlift (batteri) til plejecenter")
    assert desk.view("MDR-10").applies is None
    desk.facts(**silent("md.manufacturer_states_md", "md.medical_purpose"), md__manufacturer_states_md=True)
    assert desk.view("MDR-10").state == NA


def test_project_facts_come_from_the_project() -> None:
    assert Desk(it_solution=None).view("SD-01").applies is None
    assert Desk(it_solution=True).view("SD-01").applies is True
    assert Desk(it_solution=False).view("SD-01").state == NA
    assert Desk(type=ProjectType.MANDATORY).view("P-5").state == NA
    assert Desk().view("P-5").state == OPEN


# ── states ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_item_is_ok_only_with_answer_evidence_and_signature() -> None:
    desk = Desk()
    assert desk.view("MDR-24").reasons == ("unanswered",)
    desk.answer("MDR-24", "nej")
    assert (desk.state("MDR-24"), desk.view("MDR-24").reasons) == (OPEN, ("evidence-missing", "unsigned"))
    assert desk.view("MDR-24").missing == ("paastand_vs_formaal",)
    desk.answer("MDR-24", evidence={"paastand_vs_formaal": "SAG-1"})
    assert desk.view("MDR-24").reasons == ("unsigned",)
    desk.sign("MDR-24", by="pl2")
    assert (desk.state("MDR-24"), desk.view("MDR-24").signed_by) == (OK, "pl2")


def test_a_changed_answer_evidence_or_fact_voids_the_signature() -> None:
    desk = Desk(it_solution=True)
    changes: tuple[Callable[[], None], ...] = (
        lambda: desk.answer("SEC-18", "nej"),
        lambda: desk.answer("SEC-18", evidence={"noedprocedure": "SAG-2"}),
        lambda: desk.facts(it__health_service_critical=True),
    )
    for change in changes:
        desk.settle("SEC-18", "ja")
        assert desk.state("SEC-18") == OK
        change()
        assert desk.view("SEC-18").signed_by is None
        assert desk.state("SEC-18") != OK


def test_a_fact_behind_a_computed_answer_voids_the_signature_though_the_value_stays() -> None:
    desk = desk_with("Digital kalendertavle med påmindelser")
    desk.settle("CE-02", "bekræft")
    assert desk.state("CE-02") == OK
    desk.facts(product__household_domestic=True)
    assert (desk.state("CE-02"), desk.view("CE-02").reasons) == (OPEN, ("unsigned",))


def test_answering_the_same_again_keeps_the_signature() -> None:
    desk = Desk()
    desk.settle("MDR-24", "nej")
    desk.answer("MDR-24", "nej")
    assert desk.state("MDR-24") == OK


def test_stop_and_condition_show_whether_signed_or_not() -> None:
    desk = Desk()
    desk.answer("CE-16", "ja")
    assert (desk.state("CE-16"), desk.view("CE-16").reasons) == (STOP, ("stop",))
    desk.answer("EX-05", "ja")
    assert (desk.state("EX-05"), desk.view("EX-05").reasons) == (CONDITION, ("condition-unowned",))
    desk.answer("EX-05", owner="pl1", due=date(2026, 3, 1))
    assert (desk.state("EX-05"), desk.view("EX-05").reasons) == (CONDITION, ())


def test_dont_know_is_open_and_an_empty_answer_is_what_the_questionnaire_says() -> None:
    desk = Desk()
    desk.answer("P-1", "ved ikke")
    assert desk.state("P-1") == OPEN
    desk.answer("P-1", "tom")
    assert desk.state("P-1") == STOP
    desk.answer("P-3", "")
    assert desk.state("P-3") == CONDITION
    desk.answer("EX-02", "ingen")
    assert desk.state("EX-02") == STOP


def test_some_but_not_all_of_the_required_options_is_partly() -> None:
    desk = Desk()
    desk.facts(md__legacy_directive=True)
    conditions = [option for option in item_of("MDR-11").answer.options if option != "ingen_af_delene"]
    desk.answer("MDR-11", ",".join(conditions[:-1]))
    assert desk.state("MDR-11") == STOP
    desk.answer("MDR-11", ",".join(conditions))
    assert desk.state("MDR-11") == OPEN
    desk.answer("MDR-11", "ingen_af_delene")
    assert desk.state("MDR-11") == STOP


def test_a_word_in_any_cell_of_a_table_counts() -> None:
    desk = Desk()
    desk.facts(data__personal=True)
    desk.answer("SEC-02", "pleje|6(1)(e)|9(2)(h)|ældreloven")
    assert desk.state("SEC-02") == OPEN
    desk.answer("SEC-02", "pleje|6(1)(e)|9(2)(h)|ældreloven;foto|6(1)(a) Samtykke||")
    assert desk.state("SEC-02") == CONDITION


def test_an_outcome_whose_condition_is_unknown_never_makes_things_better() -> None:
    desk = Desk()
    desk.facts(product__powered_moving_parts=True)
    desk.answer("CE-07", "direktiv")
    assert (desk.state("CE-07"), desk.view("CE-07").unknown) == (OPEN, ("product.placed_on_market",))
    desk.facts(product__placed_on_market="2027-01-20")
    assert desk.state("CE-07") == STOP
    desk.facts(product__placed_on_market="2027-01-19")
    assert desk.view("CE-07").reasons == ("evidence-missing", "unsigned")


def test_a_lower_class_is_a_stop_until_it_is_known_to_be_legacy() -> None:
    desk = Desk()
    desk.facts(**silent("md.manufacturer_states_md", "md.legacy_directive"), md__manufacturer_states_md=True)
    desk.facts(sw__monitors_physio=True, md__stated_class="I")
    desk.answer("MDR-08", "lavere")
    assert desk.state("MDR-08") == STOP
    desk.facts(md__legacy_directive=True)
    assert desk.state("MDR-08") == CONDITION
    desk.facts(md__legacy_directive=False)
    assert desk.state("MDR-08") == STOP


def test_a_tidy_answer_does_not_close_what_is_computed_otherwise() -> None:
    desk = Desk()
    desk.facts(**silent("md.manufacturer_states_md"), md__manufacturer_states_md=True)
    desk.facts(sw__monitors_physio=True, md__stated_class="I")
    desk.settle("MDR-08", "ja")
    assert desk.state("MDR-08") == STOP


def test_a_computed_answer_is_open_while_unsettled_and_after_the_value_changed() -> None:
    desk = Desk()
    desk.facts(data__personal=True)
    desk.settle("SEC-06", "bekræft")
    assert desk.view("SEC-06").reasons == ("computed-unsettled",)
    assert "data.location" in desk.view("SEC-06").unknown
    desk.facts(data__vulnerable=True, data__innovative=True)
    assert desk.view("SEC-06").reasons == ("computed-changed",)
    desk.settle("SEC-06", "bekræft")
    assert desk.state("SEC-06") == OK
    assert desk.view("SEC-07").applies is True


def test_a_stop_on_a_computed_value_names_the_rules_and_facts_behind_it() -> None:
    desk = Desk()
    known = silent("md.manufacturer_states_md", "sw.info_dx_tx", "sw.decision_harm", "md.legacy_directive")
    desk.facts(**known, md__manufacturer_states_md=True, sw__info_dx_tx=True, sw__decision_harm="none")
    desk.facts(md__stated_class="I", md__legacy_directive=False)
    desk.answer("MDR-08", "bekræft")
    found = desk.blocking(Gate.GATE_2)["MDR-08"]
    because = found.params["outcome"]
    assert (found.code, because.code, because.params["rules"]) == ("CHK002", "CHK015", ("r11a",))
    assert because.params["facts"] == {"md.stated_class": "I", "mdr.class": "IIa", "sw.info_dx_tx": True}


def test_what_no_fact_settles_is_answered_by_an_expert_with_a_reason() -> None:
    desk = Desk()
    known = silent("md.manufacturer_states_md", "md.invasive", "sw.decision_harm")
    desk.facts(**known, md__manufacturer_states_md=True, md__invasive=True, md__stated_class="IIa")
    desk.answer("MDR-08", "bekræft")
    assert desk.view("MDR-08").reasons == ("computed-expert",)
    assert desk.blocking(Gate.GATE_2)["MDR-08"].code == "CHK014"
    desk.settle("MDR-08", "ja", note="Regel 6: kortvarig brug, klasse IIa. Notat i SAG-1.")
    assert desk.state("MDR-08") == ItemState.OK


def test_an_override_is_what_the_questionnaire_says() -> None:
    desk = Desk()
    desk.facts(data__personal=True, data__vulnerable=True, data__innovative=True)
    desk.answer("SEC-06", "not_required", note="DPO'en indstiller det.")
    assert desk.state("SEC-06") == CONDITION


def test_a_prohibited_ai_is_a_stop_when_confirmed() -> None:
    desk = desk_with("Kamera der vurderer medarbejderes humør")
    desk.answer("SEC-20", "bekræft")
    assert desk.state("SEC-20") == STOP


def test_evidence_grows_old() -> None:
    desk = Desk()
    desk.facts(product__is_physical=True)
    desk.settle("CE-15", "ingen")
    assert desk.state("CE-15") == OK
    desk.today += timedelta(days=90)
    assert desk.state("CE-15") == OK
    desk.today += timedelta(days=1)
    assert desk.view("CE-15").reasons == ("evidence-old",)


def test_evidence_is_asked_for_only_where_it_applies() -> None:
    desk = Desk()
    desk.answer("CE-17", "nej")
    assert desk.view("CE-17").missing == ()
    desk.answer("EX-05", "ja", owner="pl1", due=date(2026, 3, 1))
    desk.answer("K-03", "ja_bruges")
    assert desk.view("K-03").missing == ("rammeaftale_nr",)


# ── signatures ──────────────────────────────────────────────────────────────────────────────────────────────


def signed(desk: Desk, by: str, role: Role, item: str = "MDR-24", on: date | None = None) -> None:
    """A signature that no command checked."""
    view = desk.view(item)
    assert view.content is not None
    statement = Statement(
        id="S-2026-aaaaaa",
        project=ID,
        kind=StatementKind.SIGNATURE,
        by=by,
        role=role,
        date=on or desk.today,
        questionnaire=view.questionnaire.id,
        items=(ItemSigned(item=item, content=view.content),),
    )
    desk.portfolio = desk.portfolio.with_records(statement)


@pytest.mark.parametrize(
    ("by", "role", "counts"),
    [
        ("pl2", Role.PROJECT_MANAGER, True),
        ("pl1", Role.PROJECT_MANAGER, False),
        ("mdo", Role.MEDICAL_DEVICE_OFFICER, False),
        ("mdo", Role.PROJECT_MANAGER, False),
    ],
)
def test_only_a_reviewer_who_did_not_answer_counts(by: str, role: Role, counts: bool) -> None:
    desk = Desk()
    desk.answer("MDR-24", "nej", evidence={"paastand_vs_formaal": "SAG-1"})
    signed(desk, by, role)
    assert (desk.view("MDR-24").signed_by == by) is counts
    assert desk.state("MDR-24") == (OK if counts else OPEN)


def test_who_answers_may_sign_where_nothing_can_stop() -> None:
    desk = Desk()
    desk.answer("MDR-01", "nej", evidence={"formaalscitat": "SAG-1"})
    signed(desk, "pl1", Role.PROJECT_MANAGER, "MDR-01")
    assert desk.state("MDR-01") == OK


def test_the_head_of_another_area_does_not_sign() -> None:
    desk = Desk()
    desk.facts(org__duplicate_found=True)
    desk.answer("EX-06", "reuse", evidence={"beslutning": "SAG-1"})
    signed(desk, "hso", Role.HEAD_OF_AREA, "EX-06")
    assert desk.view("EX-06").signed_by is None
    signed(desk, "hom", Role.HEAD_OF_AREA, "EX-06")
    assert desk.view("EX-06").signed_by == "hom"


def test_a_role_counts_on_the_day_of_the_signature() -> None:
    desk = Desk(today=date(2026, 6, 1))
    desk.answer("MDR-24", "nej", evidence={"paastand_vs_formaal": "SAG-1"})
    organisation = desk.portfolio.organisation
    left = [
        person.with_(roles=tuple(role.with_(until=date(2026, 6, 30)) for role in person.roles))
        if person.initials == "pl2"
        else person
        for person in organisation.people
    ]
    desk.portfolio = desk.portfolio.with_records(organisation.with_(people=tuple(left)))
    signed(desk, "pl2", Role.PROJECT_MANAGER, on=date(2026, 7, 1))
    assert desk.state("MDR-24") == OPEN
    signed(desk, "pl2", Role.PROJECT_MANAGER, on=date(2026, 6, 30))
    assert desk.state("MDR-24") == OK
    assert [finding.code for finding in errors(checklists.check(desk.portfolio))] == []


# ── derived ─────────────────────────────────────────────────────────────────────────────────────────────────


def close_existing(desk: Desk) -> None:
    desk.settle("EX-01", "Beboerne mangler overblik.")
    desk.settle("EX-02", "kitos,depot")
    desk.settle("EX-03", "kon|2026-01-05|nej")
    desk.settle("EX-04", "nej")
    desk.settle("EX-05", "nej")
    desk.settle("EX-07", "projekt")


def test_a_derived_item_follows_its_questionnaires() -> None:
    desk = Desk()
    assert (desk.state("P-2"), desk.view("P-2").reasons) == (STOP, ("derived-open",))
    close_existing(desk)
    assert desk.state("P-2") == OK
    desk.sign("P-2", by="kon")
    assert desk.view("P-2").signed_by == "kon"
    desk.answer("EX-05", "ja")
    assert (desk.state("P-2"), desk.view("P-2").missing) == (STOP, ("EX-05",))
    assert desk.view("P-2").signed_by is None
    desk.answer("EX-05", owner="pl1", due=date(2026, 3, 1))
    assert desk.state("P-2") == CONDITION


def test_a_derived_item_asks_only_for_what_is_due_by_then() -> None:
    """SEC-23 and CE-18 are bound to gate 3; the trial does not wait for them."""
    desk = Desk()
    waiting = desk.view("P-6").missing
    assert {"SEC-01", "CE-03", "MDR-21"} <= set(waiting)
    assert not {"SEC-12", "SEC-21", "SEC-23", "SEC-24", "CE-11", "CE-18"} & set(waiting)


# ── gates ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("gate", "gates", "met"),
    [
        (Gate.GATE_1, ALL_GATES, Gate.GATE_1),
        (Gate.GATE_1, NO_GATES, Gate.TRIAL_START),
        (Gate.GATE_2, NO_GATES, Gate.TRIAL_START),
        (Gate.TRIAL_START, NO_GATES, Gate.TRIAL_START),
        (Gate.GATE_3, NO_GATES, Gate.OPERATION),
        (Gate.OPERATION, NO_GATES, Gate.OPERATION),
        (Gate.GATE_2, (Gate.GATE_1, Gate.TRIAL_START, Gate.GATE_3, Gate.OPERATION), Gate.TRIAL_START),
        (Gate.OPERATION, (Gate.GATE_1,), Gate.OPERATION),
    ],
)
def test_what_a_project_has_no_gate_for_moves_to_the_next_control_point(
    gate: Gate, gates: tuple[Gate, ...], met: Gate
) -> None:
    assert checklists.bound_to(gate, gates) == met


def test_a_gate_asks_for_what_is_bound_to_it_or_earlier() -> None:
    desk = Desk()
    first, last = desk.blocking(Gate.GATE_1), desk.blocking(Gate.OPERATION)
    assert "MDR-01" in first
    assert "MDR-07" not in first
    assert {item_of(item).blocks for item in first} == {Gate.GATE_1}
    assert set(first) < set(desk.blocking(Gate.GATE_2)) < set(last)
    assert len(last) == sum(view.applies is not False for view in desk.views().values())
    assert desk.blocking(Gate.TRIAL_START, NO_GATES).keys() == desk.blocking(Gate.TRIAL_START).keys()


def test_at_gate_1_an_owner_and_a_day_are_enough_for_an_open_item() -> None:
    desk = Desk()
    desk.answer("MDR-24", "ved_ikke", owner="pl1", due=date(2026, 3, 1))
    assert desk.state("MDR-24") == OPEN
    assert "MDR-24" not in desk.blocking(Gate.GATE_1)
    assert desk.blocking(Gate.GATE_2)["MDR-24"].code == "CHK001"
    assert "MDR-24" in desk.blocking(Gate.TRIAL_START, NO_GATES)
    desk.answer("MDR-24", "ja")
    assert desk.blocking(Gate.GATE_1)["MDR-24"].code == "CHK002"


def test_an_open_item_needs_both_owner_and_day() -> None:
    desk = Desk()
    desk.answer("MDR-24", owner="pl1")
    assert "MDR-24" in desk.blocking(Gate.GATE_1)
    desk.answer("MDR-24", due=date(2026, 3, 1))
    assert "MDR-24" not in desk.blocking(Gate.GATE_1)


def test_a_derived_item_does_not_undo_what_gate_1_tolerates() -> None:
    desk = Desk()
    for item in ("EX-01", "EX-02", "EX-03", "EX-04", "EX-05", "EX-06", "EX-07"):
        desk.answer(item, owner="pl1", due=date(2026, 3, 1))
    assert "P-2" not in desk.blocking(Gate.GATE_1)
    assert "EX-01" in desk.blocking(Gate.GATE_2)


def test_a_condition_with_owner_and_day_lets_a_gate_pass() -> None:
    desk = Desk()
    desk.answer("EX-05", "ja")
    assert desk.blocking(Gate.GATE_1)["EX-05"].code == "CHK003"
    desk.answer("EX-05", owner="pl1", due=date(2026, 3, 1))
    assert "EX-05" not in desk.blocking(Gate.GATE_1)


def test_each_reason_has_its_finding() -> None:
    desk = Desk()
    desk.answer("MDR-24", "nej")
    assert desk.blocking(Gate.GATE_1)["MDR-24"].code == "CHK005"
    desk.answer("EX-07", "projekt")
    assert desk.blocking(Gate.GATE_1)["EX-07"].code == "CHK004"
    desk.facts(data__personal=True)
    desk.answer("SEC-06", "bekræft")
    finding = desk.blocking(Gate.GATE_1)["SEC-06"]
    assert finding.code == "CHK006"
    assert "data.location" in finding.params["names"]
    assert finding.path == "checklists/2026/P-2026-001/infosec.yaml"
    assert finding.at == ("answers", "SEC-06")


def test_a_questionnaire_that_is_not_there_is_never_passed_over() -> None:
    desk = Desk()
    records = dict(desk.portfolio.records)
    del records["questionnaires/mdr-1.0.0.yaml"]
    broken = replace(desk.portfolio, records=records)
    found = checklists.blocking(broken, desk.project(), Gate.GATE_1, ALL_GATES, START)
    assert [finding.params["item"] for finding in found if finding.code == "CHK010"] == ["mdr"]
    del records[FACTS_PATH]
    assert len([item for item in codes(broken, desk) if item == "CHK010"]) == 7


def codes(portfolio: Any, desk: Desk) -> list[str]:
    return [item.code for item in checklists.blocking(portfolio, desk.project(), Gate.GATE_1, ALL_GATES, START)]


def test_a_sheet_keeps_the_version_that_it_was_answered_under() -> None:
    desk = Desk()
    old = next(found for found in questionnaires() if found.id == "principles")
    desk.answer("P-1", "Mere ro.")
    new: Questionnaire = old.with_(version="2.0.0", items=old.items[1:])
    policy = desk.portfolio.policies[-1]
    entries = [entry.with_(version="2.0.0") if entry.id == "principles" else entry for entry in policy.questionnaires]
    desk.portfolio = desk.portfolio.with_records(new, policy.with_(questionnaires=tuple(entries)))
    assert desk.view("P-1").questionnaire.version == "1.0.0"
    fresh = Desk()
    fresh.portfolio = desk.portfolio.with_records(fresh.project().with_(id="P-2026-002"))
    found = checklists.evaluate_items(fresh.portfolio, fresh.portfolio.projects["P-2026-002"], START)
    assert next(view.id for view in found if view.questionnaire.id == "principles") == "P-2"


# ── check ───────────────────────────────────────────────────────────────────────────────────────────────────


def found_in(desk: Desk) -> list[Finding]:
    return list(errors(checklists.check(desk.portfolio)))


def sheet_with(item: str, value: object, questionnaire: str = "ce", **more: Any) -> AnswerSheet:
    answer = Answer(value=value, by=more.pop("by", "pl1"), date=START, **more)
    return AnswerSheet(project=ID, questionnaire=questionnaire, version="1.0.0", answers={item: answer})


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (sheet_with("CE-99", "ja"), "CHK022"),
        (sheet_with("CE-03", "måske"), "CHK023"),
        (sheet_with("CE-01", "tekst"), "CHK023"),
        (sheet_with("CE-01", [{"ukendt": "x"}]), "CHK023"),
        (sheet_with("CE-03", ["ja"]), "CHK023"),
        (sheet_with("CE-18", {"a": 1}), "CHK023"),
        (sheet_with("K-01", "tusind", "contract"), "CHK023"),
        (sheet_with("EX-02", "kitos", "existing"), "CHK023"),
        (sheet_with("P-2", "ok", "principles"), "CHK023"),
        (sheet_with("CE-03", "ja", by="zz9"), "CHK033"),
        (sheet_with("CE-03", "ja", owner="zz9"), "CHK033"),
        (sheet_with("CE-03", "ja", "ce").with_(version="9.9.9"), "CHK025"),
        (sheet_with("CE-03", "ja").with_(project="P-2026-999"), "CHK027"),
        (FactSheet(project="P-2026-999"), "CHK027"),
        (FactSheet(project=ID, facts={"md.lvd": Fact(value=True, date=START)}), "CHK024"),
        (FactSheet(project=ID, facts={"md.ivd": Fact(value="ja", date=START)}), "CHK028"),
        (FactSheet(project=ID, facts={"product.power": Fact(value="steam", date=START)}), "CHK028"),
    ],
)
def test_check_names_what_does_not_fit(record: AnswerSheet | FactSheet, code: str) -> None:
    desk = Desk()
    desk.portfolio = desk.portfolio.with_records(record)
    assert [finding.code for finding in found_in(desk)] == [code]
    checklists.evaluate_items(desk.portfolio, desk.project(), START)


def test_an_answer_that_does_not_fit_is_open() -> None:
    desk = Desk()
    desk.portfolio = desk.portfolio.with_records(sheet_with("CE-16", "måske"))
    assert (desk.state("CE-16"), desk.view("CE-16").reasons) == (OPEN, ("misfit",))
    assert desk.blocking(Gate.GATE_1)["CE-16"].code == "CHK023"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"applies_when": "md.ivd =="}, "CHK020"),
        ({"applies_when": "md.lvd == true"}, "CHK021"),
        ({"applies_when": "md.ivd == 'yes'"}, "CHK029"),
        ({"applies_when": "product.power in ['steam']"}, "CHK029"),
        ({"applies_when": "product.placed_on_market > '20.1.2027'"}, "CHK029"),
        ({"answer": {"type": "text", "sets": "md.lvd"}}, "CHK021"),
        ({"answer": {"type": "computed_confirm", "computes": "fate"}}, "CHK032"),
        ({"id": "CE-02"}, "CHK031"),
    ],
)
def test_check_reads_every_condition(change: dict[str, Any], code: str) -> None:
    desk = Desk()
    ce = next(found for found in questionnaires() if found.id == "ce")
    broken = ce.with_(items=(ce.items[0].with_(**change), *ce.items[1:]))
    desk.portfolio = desk.portfolio.with_records(broken)
    assert [finding.code for finding in found_in(desk)] == [code]


def test_check_reads_the_decision_tables() -> None:
    desk = Desk()
    tables = register().tables
    assert tables is not None
    desk.portfolio = desk.portfolio.with_records(register().with_(tables=tables.with_(fria_when="ai.lives == true")))
    assert [(finding.code, finding.params["fact"]) for finding in found_in(desk)] == [("CHK021", "ai.lives")]


def test_check_wants_every_questionnaire_in_force_and_a_reviewer_for_each_role() -> None:
    desk = Desk()
    policy = desk.portfolio.policies[-1]
    entries = (*policy.questionnaires, policy.questionnaires[0].with_(id="gone"))
    people = tuple(person for person in desk.portfolio.organisation.people if person.initials != "mdo")
    organisation = desk.portfolio.organisation.with_(people=people)
    desk.portfolio = desk.portfolio.with_records(policy.with_(questionnaires=entries), organisation)
    found = list(checklists.check(desk.portfolio))
    assert [finding.params["questionnaire"] for finding in found if finding.code == "CHK025"] == ["gone"]
    assert {finding.params["role"] for finding in found if finding.code == "CHK026"} == {Role.MEDICAL_DEVICE_OFFICER}


def test_check_names_a_signature_that_nobody_could_give() -> None:
    desk = Desk()
    desk.answer("MDR-24", "nej")
    signed(desk, "kli", Role.PROJECT_MANAGER)
    assert [finding.code for finding in found_in(desk)] == ["CHK035"]
    organisation = desk.portfolio.organisation
    held = Held.model_validate({"role": "project-manager", "from": START})
    people = [person for person in organisation.people if person.initials != "kli"]
    desk.portfolio = desk.portfolio.with_records(
        organisation.with_(people=(*people, Person(initials="kli", roles=(held,))))
    )
    assert found_in(desk) == []


def test_an_answer_under_rules_that_are_due_for_review_is_a_warning() -> None:
    desk = Desk(today=date(2027, 1, 21))
    desk.answer("CE-16", "nej")
    assert desk.last is not None
    assert [finding.code for finding in desk.last.findings] == ["CHK030"]
    assert [finding.code for finding in checklists.check(desk.portfolio)] == ["CHK030"]
    assert found_in(desk) == []
