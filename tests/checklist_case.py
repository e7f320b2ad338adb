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
from digitek_cli.store.yaml_io import load_plain
from tests.world import ROOT, START, World, rules_only

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
    case["name"]["da"]: (case["facts"], case["expect"])
    for case in load_plain((ROOT / "tests" / "compliance" / "examples.yaml").read_bytes(), "examples.yaml")["cases"]
}
