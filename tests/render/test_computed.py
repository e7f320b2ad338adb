"""What follows from the facts, said to somebody who is no lawyer: the value, the rule, the fact, and what is open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from digitek_cli.operations import checklist_view
from digitek_cli.render import checklist_item, checklists
from digitek_cli.render.language import set_language
from tests.checklist_case import EXAMPLES, ID, Desk, silent
from tests.world import START

DEVICE: dict[str, Any] = silent("md.manufacturer_states_md", "sw.decision_harm") | {"md__manufacturer_states_md": True}
SOFTWARE = DEVICE | {"sw__info_dx_tx": True}


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setattr(checklists, "WIDTH", 1000)
    monkeypatch.setattr(checklists, "columns", lambda: 1000)
    set_language("da")


def lines(**facts: object) -> list[str]:
    desk = Desk()
    if facts:
        desk.facts(**facts)
    sheet = checklist_view.overview(desk.portfolio, ID, None, START)
    found = checklists.text(sheet, desk.portfolio, everything=False).split("\n")
    return [line.replace("°", "").strip() for line in found]


def test_a_class_is_said_with_its_rule_its_fact_and_the_question_that_is_open() -> None:
    assert (
        "MDR-klasse: mindst IIa – regel 11a (sw.info_dx_tx = ja). Kan stadig blive IIb eller III: "
        "«Værst plausible følge af en forkert beslutning» (sw.decision_harm) er ubesvaret."
    ) in lines(**SOFTWARE)


def test_the_same_in_english() -> None:
    set_language("en")
    assert (
        "MDR class: at least IIa – rule 11(a) (sw.info_dx_tx = yes). Can still become IIb or III: "
        '"The worst plausible consequence of a wrong decision" (sw.decision_harm) is unanswered.'
    ) in lines(**SOFTWARE)


def test_what_is_settled_says_nothing_of_what_could_change_it() -> None:
    told = lines(**silent())
    assert "MDR-status: ikke medicinsk udstyr – intet medicinsk formål (md.medical_purpose = Nej)." in told
    assert "MDR-klasse: ingen – MDR-status = Ikke medicinsk udstyr." in told
    assert "Bemyndiget organ: nej – MDR-status = Ikke medicinsk udstyr." in told


def test_the_head_names_the_day_of_the_rules() -> None:
    told = lines()
    assert "Beregnet af fakta (regler pr. 21. november 2026)" in told
    assert f"digitek checklist facts {ID} NØGLE=VÆRDI" in told


def test_how_to_answer_is_said_only_where_something_is_open() -> None:
    board = EXAMPLES["Digital kalendertavle med påmindelser"][0] | {"proc.cross_border_interest": False}
    told = lines(**{name.replace(".", "__"): value for name, value in board.items()})
    assert "Konsekvensanalyse (DPIA): kræves ikke; 1 af 9 kriterier – alt, der kunne kræve den, er besvaret." in told
    assert not [line for line in told if line.startswith(("Ubesvarede fakta", "digitek checklist facts"))]


def test_acts_stand_with_their_rules_and_the_possible_ones_together() -> None:
    told = lines(**silent(), product__radio=True, product__internet_connected=True, product__power="none")
    assert "radioudstyr (2014/53) – radio (product.radio = ja)." in told
    possibly = next(line for line in told if line.startswith("Muligvis også"))
    assert "«Er produktet elektrisk/elektronisk?» (product.electrical)" in possibly or "andre" in possibly
    assert "RED" not in possibly


def test_an_impact_assessment_that_is_not_required_says_that_everything_is_answered() -> None:
    rules = "scoring automated_legal_decision systematic_monitoring special_category large_scale matching innovative "
    rules += "blocks_right location biometric_id genetic breach_physical_harm"
    no: dict[str, object] = {f"data__{name}": False for name in rules.split()}
    told = lines(**no, data__personal=True, data__vulnerable=True)
    assert ("Konsekvensanalyse (DPIA): kræves ikke; 1 af 9 kriterier – alt, der kunne kræve den, er besvaret.") in told


def test_a_tier_says_from_which_day_its_rule_applies() -> None:
    told = lines(**silent(), ai__is_ai=True, ai__annex_iii="p4", ai__art6_3_exempt=False)
    tier = next(line for line in told if line.startswith("AI-forordningen:"))
    assert "højrisiko (bilag III) – brug efter bilag III, gælder fra 2. december 2027" in tier
    assert "Kan stadig blive forbudt" in tier


def test_what_an_expert_decides_waits_for_no_fact() -> None:
    told = lines(**DEVICE | {"md__invasive": True, "ai__is_ai": True, "ai__annex_iii": "none"})
    assert "MDR-klasse: kræver en fagperson – regel 5-8 (sw.standalone = nej, md.invasive = ja)." in told
    assert (
        "Bemyndiget organ: ved ikke. Kan stadig blive ja eller nej; det afgør en fagperson og intet faktum."
    ) in told


def test_unverified_sources_are_marked_and_explained_below() -> None:
    desk = Desk()
    desk.facts(**SOFTWARE)
    sheet = checklist_view.overview(desk.portfolio, ID, None, START)
    told = checklists.text(sheet, desk.portfolio, everything=False)
    assert "MDR-klasse°:" in told
    assert f"° hviler på kilder, som ikke er efterprøvet. Hvilke: digitek checklist explain {ID} PUNKT" in told


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("room", [60, 80])
def test_no_line_is_wider_than_the_terminal_and_none_is_coloured(
    language: str, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_language(language)
    monkeypatch.setattr(checklists, "columns", lambda: room)
    monkeypatch.setenv("COLUMNS", str(room))
    for facts in ({}, SOFTWARE):
        for line in lines(**facts):
            assert len(line) <= room, line
            assert "\x1b" not in line


def test_a_script_reads_rules_sources_facts_and_what_is_open() -> None:
    desk = Desk()
    desk.facts(**SOFTWARE)
    sheet = checklist_view.overview(desk.portfolio, ID, None, START)
    found = checklists.document(sheet, desk.portfolio)
    assert str(found["rules_as_of"]) == "2026-11-21"
    why = found["why"]["mdr_class"]
    assert (why["value"], why["settled"]) == ("IIa", False)
    assert [(rule["rule"], rule["source"], rule["facts"]) for rule in why["fired"]] == [
        ("r11a", ("MDR-A8-R11a",), {"sw.info_dx_tx": True})
    ]
    open_ = why["could_change"]
    assert open_["values"] == ("IIb", "III")
    assert [(rule["rule"], rule["value"], rule["facts"]) for rule in open_["rules"]] == [
        ("r11a_ser", "IIb", ["sw.decision_harm"]),
        ("r11a_dth", "III", ["sw.decision_harm"]),
    ]
    assert open_["facts"] == [{"key": "sw.decision_harm", "question": "Værst plausible følge af en forkert beslutning"}]


def explained(desk: Desk, item: str) -> dict[str, Any]:
    found = checklist_view.explain(desk.portfolio, ID, item, START)
    return checklist_item.document(found, desk.portfolio.fact_register, desk.portfolio.source_register)


def test_explain_names_only_the_facts_that_matter_as_it_stands() -> None:
    desk = Desk()
    desk.facts(**SOFTWARE)
    found = explained(desk, "MDR-07")
    assert found["facts"] == {
        "mdr.status": "md",
        "md.manufacturer_states_md": True,
        "sw.info_dx_tx": True,
        "sw.decision_harm": None,
    }
    assert set(found["why"]) == {"mdr_status", "mdr_class"}
    desk.facts(sw__decision_harm="death_irreversible")
    assert explained(desk, "MDR-07")["facts"] == {
        "mdr.status": "md",
        "md.manufacturer_states_md": True,
        "sw.info_dx_tx": True,
        "sw.decision_harm": "death_irreversible",
    }


def test_explain_says_who_answered_a_fact_and_when() -> None:
    desk = Desk()
    desk.facts(**SOFTWARE)
    found = explained(desk, "MDR-07")
    assert found["answered"]["sw.info_dx_tx"] == {"by": "kon", "date": START}
    assert found["answered"].keys() == {"md.manufacturer_states_md", "sw.info_dx_tx"}
    view = checklist_view.explain(desk.portfolio, ID, "MDR-07", START)
    whole = " ".join(checklist_item.text(view, desk.portfolio.fact_register).split())
    assert "(sw.info_dx_tx = ja) · kon, 5. januar 2026" in whole


def test_explain_of_an_answer_leaves_out_the_facts_of_other_answers() -> None:
    desk = Desk()
    desk.facts(product__powered_moving_parts=True)
    assert explained(desk, "CE-07")["facts"].keys() == {"product.powered_moving_parts", "product.placed_on_market"}
    desk.answer("CE-07", "forordning")
    assert explained(desk, "CE-07")["facts"].keys() == {"product.powered_moving_parts"}


def test_explain_of_what_does_not_apply_names_what_rules_it_out() -> None:
    desk = Desk()
    desk.facts(**silent(), product__is_physical=False)
    found = explained(desk, "MDR-07")
    assert (found["applies"], found["facts"]) == (
        False,
        {"mdr.status": "not_md", "md.medical_purpose": "no"},
    )


def test_explain_says_the_rules_by_id_with_their_sources() -> None:
    desk = Desk()
    desk.facts(**SOFTWARE)
    found = checklist_view.explain(desk.portfolio, ID, "MDR-07", START)
    told = checklist_item.text(found, desk.portfolio.fact_register, desk.portfolio.source_register)
    whole = " ".join(told.split())
    assert "regel 11a → IIa: regel r11a, kilder MDR-A8-R11a" in whole
    assert (
        "Kan stadig ændre det: regel 11a, alvorlig forværring → IIb: regel r11a_ser (ubesvaret: sw.decision_harm)"
    ) in whole
    assert "MDR-A8-R11a: MDR bilag VIII, regel 11, første led: software til beslutninger (ikke efterprøvet)" in whole


def test_what_if_says_what_is_computed_otherwise_and_writes_nothing() -> None:
    desk = Desk()
    desk.facts(**SOFTWARE)
    before = desk.portfolio
    result = checklist_view.what_if(desk.portfolio, ID, {"sw.decision_harm": "death_irreversible"}, START)
    register = desk.portfolio.fact_register
    told = checklists.what_if_text(ID, result, register).split("\n")
    assert told[0] == f"{ID}: det beregnede ville blive et andet"
    assert told[1].strip() == (
        "MDR-klasse: mindst IIa → III – regel 11a, død eller varig skade "
        "(sw.info_dx_tx = ja, sw.decision_harm = Død eller varig skade)."
    )
    found = checklists.what_if_document(ID, result, register)
    assert [(one["name"], one["before"]["value"], one["after"]["value"]) for one in found["computed"]] == [
        ("mdr_class", "IIa", "III")
    ]
    assert json.dumps(found["computed"][0]["after"]["settled"]) == "true"
    assert desk.portfolio is before


def test_what_if_without_any_difference_says_so() -> None:
    desk = Desk()
    result = checklist_view.what_if(desk.portfolio, ID, {"product.ce_mark_seen": None}, START)
    assert checklists.what_if_text(ID, result, desk.portfolio.fact_register) == f"{ID}: ingen punkter ville ændre sig."


def unclear() -> dict[str, Any]:
    return silent() | {
        "md__medical_purpose": "unclear",
        "product__radio": True,
        "product__internet_connected": True,
        "product__digital_elements": True,
    }


def test_an_unclear_purpose_is_no_no_about_the_notified_body() -> None:
    told = lines(**unclear())
    body = next(line for line in told if line.startswith("Bemyndiget organ"))
    assert body.startswith("Bemyndiget organ: ikke så længe det er uklart, om det er medicinsk udstyr")
    assert (
        told[told.index("CE-retsakter:") :].count("Det gælder, indtil det er afgjort, om det er medicinsk udstyr.") == 1
    )
    assert not [line for line in lines(**silent()) if "indtil det er afgjort" in line]


def test_an_unclear_purpose_leaves_the_values_to_scripts() -> None:
    desk = Desk()
    desk.facts(**unclear())
    sheet = checklist_view.overview(desk.portfolio, ID, None, START)
    found = checklists.document(sheet, desk.portfolio)["computed"]
    assert (found["mdr_status"], found["notified_body"]) == ("unclear", False)
    assert "RED_CYBER" in found["ce_acts"]


def test_the_acts_of_an_item_are_for_the_time_being_too() -> None:
    desk = Desk()
    desk.facts(**unclear())
    told = checklist_item.text(checklist_view.explain(desk.portfolio, ID, "CE-02", START), desk.portfolio.fact_register)
    assert "Det gælder, indtil det er afgjort, om det er medicinsk udstyr." in " ".join(told.split())
