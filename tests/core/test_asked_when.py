"""Facts that need no asking: what is a no because of other answers, and what is told when somebody says yes."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from digitek_cli.model.checklist import FactDefinition, FactRegister
from digitek_cli.model.organisation import Labels
from digitek_cli.model.terms import ItemState
from digitek_cli.operations import checklist_view, interview
from digitek_cli.render import checklist_item
from digitek_cli.render.language import set_language
from digitek_cli.rules import checklist_check, questionnaire_check, reachability
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.facts import Situation, settled, situation
from digitek_cli.rules.finding import Finding
from digitek_cli.rules.outlook import Outlook
from tests.checklist_case import ID, Desk, register, silent
from tests.questionnaires.questionnaire_case import with_item

WORDS = Labels(da="Spørgsmål?", en="Question?")


def known(**facts: Any) -> Situation:
    desk = Desk()
    desk.facts(**facts)
    return situation(desk.portfolio, desk.project())


def noted(desk: Desk) -> tuple[Finding, ...]:
    """What the last receipt says beside what was done."""
    assert desk.last is not None
    return desk.last.findings


def contradicted(found: Any) -> list[str]:
    return [str(finding.params["fact"]) for finding in found if finding.code == "CHK036"]


# ── what follows ────────────────────────────────────────────────────────────────────────────────────────────


def test_without_personal_data_nothing_is_special_about_them() -> None:
    found = known(data__personal=False)
    assert found.facts["data.special_category"] is False
    assert "data.special_category" in found.follows
    assert found.facts.get("data.third_country") is None
    assert found.computed is not None
    assert found.computed.wp248_count == 0


def test_an_unknown_leaves_it_unknown_and_an_answer_stays() -> None:
    assert known().facts.get("data.special_category") is None
    assert known(data__personal=None).facts.get("data.special_category") is None
    assert known(data__personal=False, data__special_category=None).facts["data.special_category"] is False
    assert known(data__personal=False, data__special_category=True).facts["data.special_category"] is True


def test_what_is_no_device_has_no_old_certificate() -> None:
    """The status is computed first, and what follows from it after."""
    legacy = "md.legacy_directive"
    assert known(**silent(legacy)).facts[legacy] is False
    assert known(**silent(legacy) | {"md__medical_purpose": "unclear"}).facts.get(legacy) is None


def test_what_follows_settles_what_was_open_before() -> None:
    facts = {
        "a.x": FactDefinition(type="bool", text=WORDS),
        "a.y": FactDefinition(type="bool", text=WORDS, asked_when="a.x == true"),
        "a.z": FactDefinition(type="bool", text=WORDS, asked_when="a.y == true"),
    }
    found = settled(FactRegister(version="1", facts=facts), {"a.x": False})
    assert found.follows == {"a.y", "a.z"}


@pytest.mark.parametrize("item", ["SEC-05", "SEC-16", "SEC-22"])
def test_items_about_personal_data_are_silent_without_any(item: str) -> None:
    desk = Desk()
    desk.facts(data__personal=False)
    assert desk.state(item) == ItemState.NA


def test_an_answer_against_the_others_is_asked_about() -> None:
    """The law is read from the fact that was answered, and not from the one that speaks against it."""
    desk = Desk()
    desk.facts(data__personal=False, data__special_category=True)
    assert desk.state("SEC-16") == ItemState.OPEN


def test_explain_says_by_which_answer_it_is_a_no() -> None:
    desk = Desk()
    desk.facts(data__personal=False)
    found = checklist_view.explain(desk.portfolio, ID, "SEC-16", desk.today)
    assert found.follows == {"data.special_category": {"data.personal": False}}
    set_language("da")
    told = checklist_item.text(found, register())
    assert "(data.special_category = nej (følger af data.personal = nej))" in told
    assert checklist_item.document(found, register())["follows"] == found.follows


# ── what can still change it ────────────────────────────────────────────────────────────────────────────────


def test_what_decides_whether_to_ask_can_change_it_too() -> None:
    outlook = Outlook(register(), {})
    assert set(outlook.matter("data.special_category == true")) == {"data.personal", "data.special_category"}
    assert not outlook.can_be("data.personal == false and data.special_category == true")


def test_what_needs_no_asking_counts_as_no() -> None:
    """Where no personal data are treated nothing is special about them, whatever is answered to the rest."""
    portfolio, _ = with_item("SEC-16", applies_when="data.personal == false and data.special_category == true")
    assert [finding.code for finding in reachability.check(portfolio)] == ["QUE021"]


FACTS = {
    "a.x": FactDefinition(type="bool", text=WORDS),
    "a.y": FactDefinition(type="bool", text=WORDS, asked_when="a.x == true"),
    "a.z": FactDefinition(type="bool", text=WORDS, asked_when="a.y == true or a.kind == 'one'"),
    "a.kind": FactDefinition(type="enum", values=("one", "two"), text=WORDS),
}


@pytest.mark.parametrize(
    "text", ["a.z == true", "a.y != true and a.z == true", "a.x == a.z", "a.kind == 'one' or a.z == true"]
)
def test_diagrams_are_what_trying_every_answer_gives(text: str) -> None:
    small = FactRegister(version="1", facts=FACTS)
    found = set()
    for values in product((True, False, None), (True, False, None), (True, False, None), ("one", "two")):
        facts = settled(small, dict(zip(FACTS, values, strict=True))).facts
        if None not in facts.values() and not _against(facts, values):
            found.add(evaluate(text, facts))
    outlook = Outlook(small, {})
    assert outlook.diagrams.values(outlook.condition(text)) == found


def _against(facts: dict[str, object], values: tuple[object, ...]) -> bool:
    """Whether somebody answered yes to what need not be asked for."""
    asked = {name: fact.asked_when for name, fact in FACTS.items() if fact.asked_when}
    given = dict(zip(FACTS, values, strict=True))
    return any(given[name] is True and evaluate(text, facts) is False for name, text in asked.items())


def test_the_interview_asks_first_whether_to_ask() -> None:
    desk = Desk()
    asked: list[str] = []
    last = None
    view = interview.outlook(desk.portfolio, interview.Scope(ID, None, "infosec", desk.today))
    assert {"data.personal", "data.special_category"} <= view.facts.keys()
    seen: frozenset[Any] = frozenset()
    while (question := interview.next_question(view, seen, last)) is not None and question.kind == interview.Kind.FACT:
        asked.append(question.about)
        seen, last = seen | {question.key}, question
    assert asked.index("data.personal") < asked.index("data.special_category")


# ── contradictions ──────────────────────────────────────────────────────────────────────────────────────────


def test_facts_against_each_other_are_told_everywhere() -> None:
    desk = Desk()
    desk.facts(data__personal=False, data__special_category=True, data__cpr=False)
    assert contradicted(noted(desk)) == ["data.special_category"]
    assert contradicted(checklist_check.check(desk.portfolio)) == ["data.special_category"]
    told = checklist_view.overview(desk.portfolio, ID, None, desk.today).contradictions
    assert contradicted(told) == ["data.special_category"]
    assert told[0].params["facts"] == {"data.personal": False}
    desk.facts(data__personal=True)
    assert noted(desk) == ()


def test_an_answer_that_turns_the_facts_against_each_other_says_so() -> None:
    desk = Desk()
    desk.facts(**silent("md.medical_purpose", "md.legacy_directive"), md__legacy_directive=True)
    desk.answer("MDR-01", "nej")
    assert contradicted(noted(desk)) == ["md.legacy_directive"]
    desk.answer("EX-03", "ingen")
    assert contradicted(noted(desk)) == []


# ── the data ────────────────────────────────────────────────────────────────────────────────────────────────


def check_with(**facts: FactDefinition) -> list[Finding]:
    desk = Desk()
    changed = register().with_(facts=register().facts | {name.replace("__", "."): one for name, one in facts.items()})
    return list(questionnaire_check.check(desk.portfolio.with_records(changed)))


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("data.personal =", "bool", "CHK020"),
        ("data.no_such == true", "bool", "CHK021"),
        ("data.personal == 'x'", "bool", "CHK029"),
        ("data.personal == true", "number", "QUE026"),
        ("data.new == true", "bool", "QUE026"),
        ("mdr.status != 'not_md'", "bool", None),
    ],
)
def test_when_to_ask_is_checked_like_every_condition(text: str, kind: Any, code: str | None) -> None:
    found = check_with(data__new=FactDefinition(type=kind, text=WORDS, asked_when=text))
    assert [finding.code for finding in found] == ([code] if code else [])


def test_what_feeds_the_status_may_not_wait_for_it() -> None:
    purpose = register().facts["md.accessory"].with_(asked_when="mdr.status != 'not_md'")
    assert {finding.code for finding in check_with(md__accessory=purpose)} == {"QUE026"}
