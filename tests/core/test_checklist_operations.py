"""Facts, answers, evidence, signatures and accepted conditions: what is stored, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.checklist import AnswerSheet
from digitek_cli.model.terms import DecisionKind, Gate, ItemState, ProjectType, Role
from digitek_cli.operations import checklist, checklist_sign, checklist_values, checklist_view, decide
from digitek_cli.operations.checklist import Given
from digitek_cli.operations.deciding import Ruling
from digitek_cli.rules import check
from tests.checklist_case import ID, Desk, item_of, questionnaires, register, silent
from tests.world import START


def stored(desk: Desk, fact: str) -> object:
    return desk.portfolio.fact_sheet(ID).facts[fact].value


def answered(desk: Desk, item: str, questionnaire: str) -> Any:
    sheet = desk.portfolio.answer_sheet(ID, questionnaire)
    assert sheet is not None
    return sheet.answers[item]


def codes(refused: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


# ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("md.ivd", "ja", True),
        ("md.ivd", "NEJ", False),
        ("md.ivd", "false", False),
        ("md.ivd", True, True),
        ("md.ivd", "ved ikke", None),
        ("md.ivd", "null", None),
        ("md.ivd", None, None),
        ("md.ivd", "", None),
        ("product.power", "battery", "battery"),
        ("product.power", "Batteri", "battery"),
        ("product.power", "mains", "mains"),
        ("product.power", "none", "none"),
        ("product.power", "ukendt", None),
        ("md.medical_purpose", "ja", "yes"),
        ("md.medical_purpose", "no", "no"),
        ("md.medical_purpose", "uklart", "unclear"),
        ("md.stated_class", "iia", "IIa"),
        ("product.placed_on_market", "2027-02-01", "2027-02-01"),
        ("product.placed_on_market", date(2027, 2, 1), "2027-02-01"),
        ("proc.estimated_value_dkk", "1.611.360", 1_611_360),
        ("proc.estimated_value_dkk", "1.500", 1500),
        ("proc.estimated_value_dkk", "1250,50", "1250.50"),
        ("proc.estimated_value_dkk", 200_000, 200_000),
        ("proc.estimated_value_dkk", Decimal("0.50"), "0.50"),
        ("proc.estimated_value_dkk", 1_611_360.0, 1_611_360),
        ("proc.estimated_value_dkk", 1_611_359.99, "1611359.99"),
        ("md.medical_purpose", True, "yes"),
        ("md.medical_purpose", False, "no"),
        ("it.integrations", "EOJ, FMK", ["EOJ", "FMK"]),
        ("it.integrations", ["EOJ"], ["EOJ"]),
    ],
)
def test_a_fact_is_stored_as_its_kind(fact: str, typed: object, value: object) -> None:
    desk = Desk()
    desk.facts(**{fact.replace(".", "__"): typed})
    assert stored(desk, fact) == value
    assert type(stored(desk, fact)) is type(value)
    assert list(check.errors(desk.portfolio, START)) == []


@pytest.mark.parametrize(
    ("fact", "typed", "code"),
    [
        ("md.ivd", "måske", "fact-not-bool"),
        ("md.ivd", 1, "fact-not-bool"),
        ("product.power", "batery", "fact-not-one-of-near"),
        ("product.power", 7, "fact-not-enum"),
        ("product.placed_on_market", "1.2.2027", "fact-not-date"),
        ("product.placed_on_market", "2027-02-30", "fact-not-date"),
        ("product.placed_on_market", 2027, "fact-not-date"),
        ("proc.estimated_value_dkk", "mange", "not-an-amount"),
        ("proc.estimated_value_dkk", 1.505, "fact-not-number"),
        ("proc.estimated_value_dkk", float("inf"), "fact-not-number"),
        ("proc.estimated_value_dkk", 1e300, "fact-not-number"),
        ("proc.estimated_value_dkk", -5, "fact-not-number"),
        ("proc.estimated_value_dkk", "-5", "not-an-amount"),
        ("md.ivd", 1.0, "fact-not-bool"),
        ("product.power", True, "fact-not-one-of"),
        ("proc.estimated_value_dkk", True, "fact-not-number"),
        ("it.integrations", 3, "fact-not-list"),
        ("product.phyiscal", "ja", "no-such-fact-near"),
    ],
)
def test_a_fact_of_another_kind_is_refused(fact: str, typed: object, code: str) -> None:
    desk = Desk()
    with pytest.raises(BadReference) as refused:
        desk.facts(**{fact.replace(".", "__"): typed})
    assert refused.value.code == code
    assert desk.last is None


def test_an_unknown_fact_names_the_nearest() -> None:
    with pytest.raises(BadReference) as refused:
        Desk().facts(product__is_phyiscal="ja")
    assert refused.value.params["nearest"] == "product.is_physical"


def test_no_answer_given_is_nothing_to_save() -> None:
    desk = Desk()
    with pytest.raises(BadReference) as refused:
        desk.do(checklist.answer, ID, {}, by="pl1", on=START)
    assert refused.value.code == "nothing-given"


def test_a_file_without_facts_changes_nothing() -> None:
    desk = Desk()
    desk.facts()
    assert desk.last is not None
    assert desk.last.records == ()


def test_nested_facts_are_the_dotted_ones() -> None:
    assert checklist_values.flat({"md": {"ivd": True}, "data.cpr": None}) == {"md.ivd": True, "data.cpr": None}


def test_what_the_project_says_is_not_answered_otherwise() -> None:
    desk = Desk(it_solution=False)
    with pytest.raises(RuleViolation) as refused:
        desk.facts(project__is_it_solution="ja", project__type="mandatory")
    assert codes(refused) == ["CHK047", "CHK047"]
    desk.facts(project__is_it_solution="nej", project__type="digitek")
    other = Desk(it_solution=None)
    other.facts(project__is_it_solution="ja")
    assert other.view("SD-01").applies is True


def test_facts_keep_who_and_when_and_leave_the_others() -> None:
    desk = Desk()
    desk.facts(md__ivd="ja")
    desk.today = date(2026, 2, 1)
    desk.do(checklist.set_facts, ID, {"data.cpr": "nej"}, by="PL1", on=desk.today)
    sheet = desk.portfolio.fact_sheet(ID).facts
    assert (sheet["md.ivd"].by, sheet["md.ivd"].date) == ("kon", START)
    assert (sheet["data.cpr"].by, sheet["data.cpr"].date) == ("pl1", date(2026, 2, 1))


def test_one_change_touches_its_own_sheet_alone() -> None:
    desk = Desk()
    desk.facts(md__ivd="ja")
    assert desk.last is not None
    assert desk.last.touches == ("checklists/2026/P-2026-001/facts.yaml",)
    assert desk.last.operation == "checklist.facts"
    desk.answer("MDR-01", "ja")
    assert set(desk.last.touches) == {f"checklists/2026/P-2026-001/{name}.yaml" for name in ("mdr", "facts")}


# ── answers ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "typed", "value"),
    [
        ("CE-03", "ja", "ja"),
        ("CE-03", "Yes", "ja"),
        ("CE-03", False, "nej"),
        ("CE-03", "Ikke et krav", "ikke_krav"),
        ("SEC-11", "none", "none"),
        ("EX-06", "Genbrug", "reuse"),
        ("EX-02", "depot, kitos", ["kitos", "depot"]),
        ("EX-02", ["kitos"], ["kitos"]),
        ("EX-01", " Et behov ", "Et behov"),
        ("EX-01", "tom", ""),
        ("EX-01", "", ""),
        ("EX-02", [], ""),
        (
            "EX-03",
            "kon|2026-01-05|nej; itd ||",
            [{"hvem": "kon", "dato": "2026-01-05", "svar": "nej"}, {"hvem": "itd"}],
        ),
        ("EX-03", [["kon", date(2026, 1, 5)]], [{"hvem": "kon", "dato": "2026-01-05"}]),
        ("EX-03", [{"svar": "ja", "hvem": "itd"}], [{"hvem": "itd", "svar": "ja"}]),
        ("EX-03", " | | ", ""),
        ("K-01", "250.000", 250_000),
        ("K-01", 250_000, 250_000),
        ("K-01", "ved ikke", None),
        ("CE-03", "-", None),
        ("CE-03", None, None),
    ],
)
def test_an_answer_is_stored_as_its_kind(item: str, typed: object, value: object) -> None:
    desk = Desk()
    desk.answer(item, typed)
    questionnaire = desk.view(item).questionnaire.id
    assert answered(desk, item, questionnaire).value == value
    assert list(check.errors(desk.portfolio, START)) == []


@pytest.mark.parametrize(
    ("item", "typed", "code"),
    [
        ("CE-03", "måske", "no-such-option"),
        ("CE-03", "jaa", "no-such-option-near"),
        ("EX-02", "kitos,ingen", "option-stands-alone"),
        ("EX-02", "kitos,lager", "no-such-option"),
        ("EX-03", "a|b|c|d", "too-many-cells"),
        ("EX-03", [{"dao": "x"}], "no-such-column-near"),
        ("EX-01", "skjult\u202etekst", "text-unusable"),
        ("EX-01", ["a"], "answer-not-text"),
        ("K-01", "mange", "not-an-amount"),
        ("K-01", 1.5, "answer-not-exact"),
        ("P-2", "ja", "item-derived"),
        ("MDR-07", "IIa", "override-needs-note"),
        ("MDR-07", "IV", "no-such-option"),
        ("CE-99", "ja", "no-such-question-near"),
    ],
)
def test_an_answer_of_another_kind_is_refused(item: str, typed: object, code: str) -> None:
    desk = Desk()
    with pytest.raises(BadReference) as refused:
        desk.answer(item, typed)
    assert refused.value.code == code


def test_items_are_typed_short_and_in_any_case() -> None:
    desk = Desk()
    desk.answer("mdr-1", "nej")
    assert answered(desk, "MDR-01", "mdr").value == "nej"
    desk.answer("p-01", "Mere ro")
    assert answered(desk, "P-1", "principles").value == "Mere ro"


@pytest.mark.parametrize(
    ("item", "typed", "fact", "value"),
    [
        ("MDR-01", "ja", "md.medical_purpose", "yes"),
        ("MDR-01", "uklart", "md.medical_purpose", "unclear"),
        ("MDR-02", "delvist", "md.used_within_ifu", False),
        ("MDR-03", "ja", "sw.acts_beyond_storage", True),
        ("MDR-03", "nej", "sw.acts_beyond_storage", False),
        ("MDR-03", "ved ikke", "sw.acts_beyond_storage", None),
        ("MDR-18", "kun_bruger", "md.altered_or_combined_by_municipality", False),
        ("EX-04", "delvist", "org.duplicate_found", True),
        ("EX-06", "parallel", "org.duplicate_decision", "parallel"),
        ("SEC-10", "uklart", "data.used_for_training", None),
        ("SEC-11", "ingen", "data.third_country_basis", None),
        ("SEC-11", "scc_tia", "data.third_country_basis", "scc_tia"),
        ("K-01", "1.611.360", "proc.estimated_value_dkk", 1_611_360),
        ("K-01", "tom", "proc.estimated_value_dkk", None),
    ],
)
def test_an_answer_sets_its_fact(item: str, typed: str, fact: str, value: object) -> None:
    desk = Desk()
    desk.answer(item, typed)
    assert stored(desk, fact) == value


def test_owner_and_day_alone_leave_answer_and_fact() -> None:
    desk = Desk()
    desk.answer("MDR-01", "ja", note="Se brochuren.")
    desk.answer("MDR-01", by="pl2", owner="PL2", due=date(2026, 3, 1))
    found = answered(desk, "MDR-01", "mdr")
    assert (found.value, found.by, found.note, found.owner, found.due) == (
        *("ja", "pl1", "Se brochuren.", "pl2"),
        date(2026, 3, 1),
    )
    assert stored(desk, "md.medical_purpose") == "yes"


def test_evidence_is_added_and_replaced_by_name() -> None:
    desk = Desk()
    desk.answer("CE-12", "ja", evidence={"psirt_kontakt": "SAG-1", "supportperiode": "SAG-2"})
    desk.answer("CE-12", evidence={"psirt_kontakt": "SAG-3"})
    found = answered(desk, "CE-12", "ce")
    assert {piece.id: piece.ref for piece in found.evidence} == {"psirt_kontakt": "SAG-3", "supportperiode": "SAG-2"}
    with pytest.raises(BadReference) as refused:
        desk.answer("CE-12", evidence={"psirt_kontak": "SAG-3"})
    assert refused.value.code == "no-such-evidence-near"


def test_a_computed_answer_is_confirmed_or_overridden_with_a_note() -> None:
    desk = Desk()
    desk.facts(**silent("md.manufacturer_states_md"), md__manufacturer_states_md=True)
    desk.answer("MDR-07", "ja")
    assert (answered(desk, "MDR-07", "mdr").value, answered(desk, "MDR-07", "mdr").computed) == ("I", "I")
    desk.answer("MDR-07", "Klasse IIa", note="Fabrikanten har selv valgt den.")
    assert (answered(desk, "MDR-07", "mdr").value, answered(desk, "MDR-07", "mdr").computed) == ("IIa", "I")
    desk.answer("MDR-07", "i")
    assert answered(desk, "MDR-07", "mdr").value == "I"
    desk.facts(product__radio=True, product__electrical=True)
    desk.answer("CE-02", "confirm")
    assert answered(desk, "CE-02", "ce").value == ["MDR", "RED", "ROHS"]
    desk.answer("CE-02", "ROHS, RED, MDR")
    assert desk.state("CE-02") == ItemState.OPEN
    desk.answer("CE-02", "MDR", note="Radioen er slået fra.")
    assert answered(desk, "CE-02", "ce").value == ["MDR"]


def test_many_answers_are_one_change() -> None:
    desk = Desk()
    given = {"EX-01": Given("Et behov"), "EX-05": Given("nej"), "CE-16": Given("nej"), "MDR-01": Given("nej")}
    change = desk.do(checklist.answer, ID, given, by="pl1", on=START)
    assert len(change.records) == 4
    assert change.what == "EX-01, EX-05, CE-16, MDR-01 by pl1"
    assert [entry["id"] for entry in change.result["items"]] == list(given)


def test_one_wrong_answer_saves_none() -> None:
    desk = Desk()
    with pytest.raises(BadReference):
        desk.do(checklist.answer, ID, {"EX-01": Given("x"), "CE-03": Given("måske")}, by="pl1", on=START)
    assert desk.portfolio.answer_sheet(ID, "existing") is None


def test_who_answers_and_who_owes_must_be_known() -> None:
    desk = Desk()
    for arguments in ({"by": "zzz"}, {"owner": "zzz"}):
        with pytest.raises(BadReference) as refused:
            desk.answer("CE-16", "nej", **arguments)
        assert refused.value.code.startswith("no-such-person")


def test_days_that_cannot_be() -> None:
    desk = Desk()
    with pytest.raises(RuleViolation) as refused:
        desk.answer("CE-16", "nej", owner="pl1", due=date(2026, 1, 4))
    assert codes(refused) == ["CHK048"]
    with pytest.raises(RuleViolation) as refused:
        desk.do(checklist.answer, ID, {"CE-16": Given("nej")}, by="pl1", on=date(2026, 1, 6))
    assert codes(refused) == ["DATE001"]


def test_a_stopped_project_is_not_answered() -> None:
    desk = Desk()
    desk.intake()
    desk.decide(decide.stop, "hom")
    attempts: tuple[Callable[[], None], ...] = (
        lambda: desk.facts(md__ivd="ja"),
        lambda: desk.answer("CE-16", "nej"),
        lambda: desk.sign(by="kon"),
    )
    for attempt in attempts:
        with pytest.raises(RuleViolation) as refused:
            attempt()
        assert "STMT001" in codes(refused)


# ── signatures ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_signature_is_one_statement_a_questionnaire_and_role() -> None:
    desk = Desk()
    desk.facts(product__is_physical=True)
    desk.answer("MDR-24", "nej")
    desk.answer("CE-13", "ja")
    desk.answer("CE-15", "ingen")
    desk.sign("MDR-24", "CE-13", "ce-15", "CE-13", by="pl2")
    statements = desk.portfolio.statements(ID)
    signed = {(item.questionnaire, item.role): [entry.item for entry in item.items] for item in statements}
    assert signed == {
        ("mdr", Role.PROJECT_MANAGER): ["MDR-24"],
        ("ce", Role.PROJECT_MANAGER): ["CE-13", "CE-15"],
    }
    assert len({item.id for item in statements}) == 2


def test_all_objections_at_once() -> None:
    desk = Desk()
    desk.facts(data__personal=False)
    desk.answer("MDR-24", "nej")
    with pytest.raises(RuleViolation) as refused:
        desk.sign("MDR-24", "SEC-02", "CE-16", by="kli")
    assert codes(refused) == ["CHK040", "CHK043", "CHK042"]
    with pytest.raises(RuleViolation) as refused:
        desk.sign("MDR-24", by="pl1")
    assert codes(refused) == ["CHK041"]


def test_nobody_signs_before_the_answer_or_in_the_future() -> None:
    desk = Desk(today=date(2026, 2, 1))
    desk.answer("MDR-24", "nej")
    for on, code in ((date(2026, 1, 31), "CHK045"), (date(2026, 2, 2), "DATE001")):
        with pytest.raises(RuleViolation) as refused:
            desk.do(checklist_sign.sign, ID, ("MDR-24",), by="pl2", on=on)
        assert codes(refused) == [code]


def test_everything_that_a_person_may_sign() -> None:
    desk = Desk()
    desk.answer("EX-02", "kitos")
    desk.answer("EX-07", "projekt")
    desk.answer("EX-05", "nej", by="kon")
    desk.answer("MDR-24", "nej")
    desk.sign(by="kon")
    assert desk.last is not None
    assert desk.last.result["signed"] == ["EX-02", "EX-05", "EX-07"]
    with pytest.raises(RuleViolation) as refused:
        desk.sign(by="kon")
    assert codes(refused) == ["CHK046"]


# ── acceptance ──────────────────────────────────────────────────────────────────────────────────────────────


def accepting(desk: Desk, by: str, *items: str) -> None:
    desk.do(checklist_sign.accept, ID, items, ruling=Ruling((by,), "Vi kan leve med det."))


def test_a_head_accepts_a_condition_on_this_very_answer() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("EX-05", "ja")
    assert "EX-05" in desk.blocking(Gate.GATE_1)
    accepting(desk, "hom", "EX-05")
    assert desk.view("EX-05").accepted
    assert desk.state("EX-05") == ItemState.CONDITION
    assert "EX-05" not in desk.blocking(Gate.GATE_1)
    found = desk.portfolio.decisions(ID)
    assert [(item.kind, item.by) for item in found] == [(DecisionKind.ACCEPTANCE, ("hom",))]
    desk.answer("EX-05", evidence={"link_eller_kilde": "SAG-9"})
    assert not desk.view("EX-05").accepted
    assert list(check.errors(desk.portfolio, desk.today)) == []


def test_a_stop_is_nobodys_to_accept() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("CE-16", "ja")
    with pytest.raises(RuleViolation) as refused:
        accepting(desk, "hom", "CE-16")
    assert "CHK049" in codes(refused)


def test_somebody_without_the_mandate_does_not_accept() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("EX-05", "ja")
    with pytest.raises(RuleViolation) as refused:
        accepting(desk, "hso", "EX-05")
    assert [code for code in codes(refused) if code.startswith("MAND")]


# ── questions ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_if_writes_nothing_and_names_the_changes() -> None:
    desk = Desk(it_solution=True)
    before = desk.portfolio
    result = checklist_view.what_if(
        desk.portfolio, ID, {"data.personal": "nej", "project.is_it_solution": "nej"}, START
    )
    changed = {old.id: (old.state.value, new.state.value) for old, new in result.changed}
    assert changed["SEC-06"] == ("open", "na")
    assert changed["SD-01"] == ("open", "na")
    assert "MDR-01" not in changed
    assert desk.portfolio is before
    supposed = checklist_view.what_if(desk.portfolio, ID, {"project.type": "mandatory"}, START)
    assert [old.id for old, _ in supposed.changed] == ["P-5"]
    with pytest.raises(BadReference):
        checklist_view.what_if(desk.portfolio, ID, {"data.persnal": "nej"}, START)


def test_an_overview_of_one_gate() -> None:
    desk = Desk(type=ProjectType.OTHER)
    sheet = checklist_view.overview(desk.portfolio, "2026-1", Gate.TRIAL_START, START)
    assert {view.blocks for view in sheet.views} == {Gate.GATE_1, Gate.GATE_2, Gate.TRIAL_START}
    assert sheet.meets[Gate.GATE_2] == Gate.TRIAL_START
    assert sheet.meets[Gate.GATE_3] == Gate.OPERATION
    assert len(checklist_view.overview(desk.portfolio, ID, None, START).views) == 96
    assert sheet.computed is not None


def test_an_item_explained_names_the_facts_it_rests_on() -> None:
    desk = Desk()
    desk.facts(product__radio=True)
    found = checklist_view.explain(desk.portfolio, ID, "ce-2", START)
    assert found.facts["product.radio"] is True
    assert found.facts["md.ivd"] is None
    assert found.computed is not None
    assert "RED" in found.computed.value


ANSWERS = st.sampled_from(
    [
        *("ja", "nej", "ved ikke", "tom", "bekræft", "kitos", "ingen", "uklart", "lavere", "a|b;c", "100", "delvist"),
        *("mangler", "parallel", "prohibited", "IIa", "not_required", "direktiv", "2.000.000", ""),
    ]
)
ITEMS = st.deferred(lambda: st.sampled_from([item.id for found in questionnaires() for item in found.items]))
FACTS = st.deferred(lambda: st.sampled_from(sorted(register().facts)))
STEP = st.one_of(
    st.tuples(st.just("answer"), ITEMS, ANSWERS),
    st.tuples(st.just("facts"), FACTS, st.sampled_from(["ja", "nej", "ved ikke", "IIa", "2027-02-01", "yes", "mains"])),
    st.tuples(st.just("sign"), st.sampled_from(["pl1", "pl2", "mdo", "kon", "dpo", "jur", "itd"]), st.just("")),
)


@given(st.lists(STEP, max_size=12))
def test_no_sequence_of_answers_reaches_a_state_that_check_refuses(steps: list[tuple[str, str, str]]) -> None:
    desk = Desk()
    for kind, what, value in steps:
        try:
            if kind == "answer":
                desk.answer(what, value, note="Fordi.")
            elif kind == "facts":
                desk.facts(**{what.replace(".", "__"): value})
            else:
                desk.sign(by=what)
        except (BadReference, RuleViolation):
            continue
        states = {view.state for view in desk.views().values()}
        assert states <= set(ItemState)
    assert list(check.errors(desk.portfolio, desk.today)) == []


def test_an_ok_item_is_answered_signed_and_complete() -> None:
    """The sheet of an item says all that its state rests on."""
    desk = Desk()
    desk.settle("MDR-24", "nej")
    sheet = desk.portfolio.answer_sheet(ID, "mdr")
    assert isinstance(sheet, AnswerSheet)
    required = {piece.id for piece in item_of("MDR-24").evidence if piece.required}
    assert required <= {piece.id for piece in sheet.answers["MDR-24"].evidence}
