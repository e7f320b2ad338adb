"""Questionnaires in tests: the shipped register and rules, the published examples, and a project that answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from digitek_cli.model.checklist import FactRegister, Item, Questionnaire
from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.operations import checklist, checklist_sign
from digitek_cli.operations.checklist import Given
from digitek_cli.rules import checklists, facts
from digitek_cli.rules.checklists import ItemView
from digitek_cli.rules.finding import Finding
from tests.world import START, World, rules_only

ID = "P-2026-001"
ALL_GATES = tuple(Gate)
NO_GATES = (Gate.TRIAL_START, Gate.OPERATION)
REVIEWERS = {
    "project-manager": "pl2",
    "medical-device-officer": "mdo",
    "it-department": "itd",
    "clinical-lead": "kli",
    "legal": "jur",
    "procurement": "ind",
    "project-owner": "lo1",
    "head-of-area": "hom",
    "dpo": "dpo",
    "information-security": "inf",
    "work-environment": "arb",
    "archivist": "ark",
    "digitalisation-consultant": "kon",
}


def register() -> FactRegister:
    """The shipped facts and tables."""
    found = rules_only(questionnaires=True).fact_register
    assert found is not None
    return found


def facts_of(raw: dict[str, object]) -> dict[str, object]:
    """Facts of an example as conditions read them; a fact that the register refuses fails the test."""
    typed = {name: facts.typed(register().facts[name], value) for name, value in raw.items()}
    assert None not in typed.values()
    return typed


def silent(*unknown: str) -> dict[str, Any]:
    """Answers that make everything about devices a no, apart from those named; dots are doubled underscores."""
    names = [name for name, fact in register().facts.items() if name.startswith(("md.", "sw.")) and fact.type == "bool"]
    found: dict[str, Any] = {name.replace(".", "__"): False for name in names if name not in unknown}
    if "md.medical_purpose" not in unknown:
        found["md__medical_purpose"] = "no"
    return found


class Desk(World):
    """A project whose questionnaires are answered; `pl1` answers."""

    def __init__(self, today: date = START, **project: Any) -> None:
        super().__init__(rules_only(questionnaires=True), today)
        self.idea(ID, **project)

    def facts(self, **values: object) -> None:
        self.do(
            checklist.set_facts,
            ID,
            {name.replace("__", "."): value for name, value in values.items()},
            by=None,
            on=self.today,
        )

    def answer(self, item: str, value: object = checklist.KEEP, by: str = "pl1", **more: Any) -> None:
        evidence = tuple(more.pop("evidence", {}).items())
        self.do(checklist.answer, ID, {item: Given(value, evidence, **more)}, by=by, on=self.today)

    def sign(self, *items: str, by: str) -> None:
        self.do(checklist_sign.sign, ID, items, by=by, on=self.today)

    def views(self) -> dict[str, ItemView]:
        found = checklists.evaluate_items(self.portfolio, self.project(), self.today)
        return {view.id: view for view in found}

    def view(self, item: str) -> ItemView:
        return self.views()[item]

    def state(self, item: str) -> ItemState:
        return self.view(item).state

    def blocking(self, gate: Gate, gates: tuple[Gate, ...] = ALL_GATES) -> dict[str, Finding]:
        found = checklists.blocking(self.portfolio, self.project(), gate, gates, self.today)
        return {str(finding.params["item"]): finding for finding in found}

    def settle(self, item: str, value: object, **more: Any) -> None:
        """Answer, with all evidence that may be asked for, and have it signed."""
        wanted = {piece.id: "SAG-1" for piece in item_of(item).evidence}
        self.answer(item, value, evidence=wanted, **more)
        self.sign(item, by=REVIEWERS[item_of(item).reviewer])


def questionnaires() -> tuple[Questionnaire, ...]:
    """The shipped questionnaires."""
    return tuple(item for item in rules_only(questionnaires=True).records.values() if isinstance(item, Questionnaire))


def item_of(item_id: str) -> Item:
    """A shipped item by its id."""
    return next(item for questionnaire in questionnaires() for item in questionnaire.items if item.id == item_id)


Example = tuple[dict[str, object], dict[str, object]]

EXAMPLES: dict[str, Example] = {
    "Mobil personlift (batteri) til plejecenter": (
        {
            "product.is_physical": True,
            "product.electrical": True,
            "product.power": "battery",
            "product.radio": False,
            "product.powered_moving_parts": True,
            "product.household_domestic": False,
            "product.consumer_available": False,
            "product.ppe_claim": False,
            "product.digital_elements": False,
            "product.placed_on_market": "2027-02-01",
            "md.medical_purpose": "yes",
            "md.manufacturer_states_md": True,
            "md.stated_class": "I",
            "md.ivd": False,
            "md.annex_xvi": False,
            "md.administers_to_body": False,
            "md.therapeutic_energy": False,
            "md.contacts_injured_skin": False,
            "md.invasive": False,
            "sw.standalone": False,
            "sw.info_dx_tx": False,
            "sw.monitors_physio": False,
            "data.personal": False,
            "ai.is_ai": False,
            "proc.estimated_value_dkk": 200000,
            "proc.regime": "goods_services",
        },
        {
            "mdr_status": "md",
            "mdr_class": "I",
            "notified_body": False,
            "ce_acts": ["MDR", "ROHS", "BATTERY"],
            "dpia": "not_applicable",
            "ai_tier": "none",
        },
    ),
    "Blodtryksmåler + app med alarmgrænser til sygeplejen": (
        {
            "product.is_physical": True,
            "product.electrical": True,
            "product.power": "battery",
            "product.radio": True,
            "product.internet_connected": True,
            "product.powered_moving_parts": False,
            "product.consumer_available": True,
            "product.ppe_claim": False,
            "product.digital_elements": True,
            "product.placed_on_market": "2026-12-01",
            "md.medical_purpose": "yes",
            "md.manufacturer_states_md": True,
            "md.stated_class": "IIa",
            "md.ivd": False,
            "md.annex_xvi": False,
            "md.administers_to_body": False,
            "md.therapeutic_energy": False,
            "md.contacts_injured_skin": False,
            "md.invasive": False,
            "sw.standalone": False,
            "sw.info_dx_tx": True,
            "sw.monitors_physio": True,
            "sw.vital_immediate_danger": False,
            "data.personal": True,
            "data.special_category": True,
            "data.vulnerable": True,
            "data.systematic_monitoring": True,
            "ai.is_ai": False,
            "proc.estimated_value_dkk": 700000,
            "proc.regime": "goods_services",
        },
        {
            "mdr_status": "md",
            "mdr_class": "IIa",
            "notified_body": True,
            "ce_acts": ["MDR", "RED", "ROHS", "BATTERY", "GPSR"],
            "dpia": "required",
            "ai_tier": "none",
        },
    ),
    "Digital kalendertavle med påmindelser": (
        {
            "sw.drives_or_influences_device": False,
            "product.is_physical": True,
            "product.electrical": True,
            "product.power": "mains",
            "product.radio": True,
            "product.internet_connected": True,
            "product.powered_moving_parts": False,
            "product.consumer_available": True,
            "product.ppe_claim": False,
            "product.digital_elements": True,
            "product.placed_on_market": "2026-12-01",
            "md.medical_purpose": "no",
            "md.manufacturer_states_md": False,
            "md.accessory": False,
            "md.ivd": False,
            "md.annex_xvi": False,
            "sw.standalone": False,
            "data.personal": True,
            "data.special_category": False,
            "data.vulnerable": True,
            "data.scoring": False,
            "data.automated_legal_decision": False,
            "data.systematic_monitoring": False,
            "data.large_scale": False,
            "data.matching": False,
            "data.innovative": False,
            "data.blocks_right": False,
            "data.location": False,
            "data.biometric_id": False,
            "data.genetic": False,
            "data.breach_physical_harm": False,
            "ai.is_ai": False,
            "proc.estimated_value_dkk": 60000,
            "proc.regime": "goods_services",
        },
        {
            "mdr_status": "not_md",
            "mdr_class": "none",
            "notified_body": False,
            "ce_acts": ["RED", "RED_CYBER", "ROHS", "GPSR", "CRA_REPORTING"],
            "dpia": "not_required",
            "ai_tier": "none",
        },
    ),
    "AI-chatbot til personalets interne vejledninger (ingen borgerdata)": (
        {
            "product.is_physical": False,
            "product.electrical": False,
            "product.power": "none",
            "product.radio": False,
            "product.powered_moving_parts": False,
            "product.consumer_available": False,
            "product.ppe_claim": False,
            "product.digital_elements": True,
            "product.placed_on_market": "2027-01-01",
            "md.medical_purpose": "no",
            "md.manufacturer_states_md": False,
            "md.accessory": False,
            "md.ivd": False,
            "md.annex_xvi": False,
            "sw.standalone": True,
            "sw.drives_or_influences_device": False,
            "sw.acts_beyond_storage": True,
            "sw.individual_benefit": False,
            "data.personal": False,
            "ai.is_ai": True,
            "ai.interacts": True,
            "ai.generates_content": True,
            "ai.emotion_recognition": False,
            "ai.other_prohibited": False,
            "ai.annex_iii": "none",
            "proc.estimated_value_dkk": 100000,
            "proc.regime": "goods_services",
        },
        {
            "mdr_status": "not_md",
            "mdr_class": "none",
            "notified_body": False,
            "ce_acts": ["CRA_REPORTING"],
            "dpia": "not_applicable",
            "ai_tier": "transparency",
        },
    ),
    "Kamera der vurderer medarbejderes humør": (
        {
            "sw.drives_or_influences_device": False,
            "product.is_physical": True,
            "product.electrical": True,
            "product.power": "mains",
            "product.radio": True,
            "product.internet_connected": True,
            "product.powered_moving_parts": False,
            "product.consumer_available": False,
            "product.ppe_claim": False,
            "product.digital_elements": True,
            "product.placed_on_market": "2027-01-01",
            "md.medical_purpose": "no",
            "md.manufacturer_states_md": False,
            "md.accessory": False,
            "md.ivd": False,
            "md.annex_xvi": False,
            "sw.standalone": False,
            "data.personal": True,
            "data.special_category": True,
            "data.vulnerable": True,
            "data.systematic_monitoring": True,
            "data.scoring": True,
            "data.innovative": True,
            "ai.is_ai": True,
            "ai.emotion_recognition": True,
            "ai.context": "workplace",
            "ai.medical_or_safety_reason": False,
            "ai.other_prohibited": False,
            "ai.annex_iii": "p1",
            "proc.estimated_value_dkk": 100000,
            "proc.regime": "goods_services",
        },
        {
            "mdr_status": "not_md",
            "mdr_class": "none",
            "notified_body": False,
            "ce_acts": ["RED", "RED_CYBER", "ROHS", "CRA_REPORTING"],
            "dpia": "required",
            "ai_tier": "prohibited",
        },
    ),
}
