from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from digitek_cli.errors import BadReference
from digitek_cli.model.project import Budget
from digitek_cli.model.terms import Decider, Gate, ItemState, Leg, Phase
from digitek_cli.operations.document import checklist, compose, is_missing, result
from digitek_cli.rules.content import content_hash
from tests.document_case import DAY, decision, empty, full, items, kind, policy, portfolio, told


def test_sections_follow_the_policy_and_leave_the_head_out() -> None:
    sheet = compose(portfolio(full()), full(), "evaluation", DAY)
    assert [section.field for section in sheet.sections] == [
        *("experiences", "economy", "recommendations", "measurements", "chain_revisited", "benefits")
    ]


def test_a_field_that_a_later_policy_shows_gets_its_section() -> None:
    rules = policy(documents=[kind("idea-description", ["need", "stop_criteria"], [])])
    sheet = compose(portfolio(full(), rules=rules), full(), "idea-description", DAY)
    assert [section.value for section in sheet.sections][1] == full().stop_criteria


def test_empty_fields_are_gaps_and_required_ones_come_first() -> None:
    sheet = compose(portfolio(empty()), empty(), "idea-description", DAY)
    assert sheet.gaps == ("need", "benefits", "risk", "budget.trial", "solution", "purpose", "citizen_effect")
    assert [(section.field, section.required) for section in sheet.sections if section.missing][-1] == ("budget", True)


def test_a_full_project_has_no_gaps() -> None:
    for document in policy().documents:
        assert compose(portfolio(full()), full(), document.id, DAY).gaps == ()


def test_zero_and_no_are_answers() -> None:
    assert not is_missing(False)
    assert not is_missing(Decimal(0))
    assert not is_missing(Budget.model_validate({"trial": 0}))
    assert is_missing(Budget())
    assert is_missing(())
    assert is_missing(None)


def test_benefits_stand_by_leg_in_the_order_of_their_weight() -> None:
    legs = compose(portfolio(full()), full(), "idea-description", DAY).legs
    assert list(legs) == [Leg.EFFICIENCY, Leg.QUALITY, Leg.WELLBEING]
    assert [benefit.id for benefit in legs[Leg.QUALITY]] == ["G-002", "G-003"]
    assert legs[Leg.WELLBEING] == ()


def test_budget_keeps_nothing_apart_from_not_stated() -> None:
    rows = compose(portfolio(full()), full(), "idea-description", DAY).budget
    assert [(row.phase, row.amount, row.hours) for row in rows] == [
        (Phase.STUDY, Decimal(0), 20),
        (Phase.TRIAL, Decimal(80000), 60),
        (Phase.OPERATION, Decimal("12500.50"), None),
    ]


def test_an_approval_is_current_only_for_this_very_content() -> None:
    story = told("idea-description")
    sheet = compose(story, full(), "idea-description", DAY)
    assert [item.current for item in sheet.approvals] == [False, True]
    changed = full().with_(need="Noget andet.")
    later = compose(story.with_records(changed), changed, "idea-description", DAY)
    assert [item.current for item in later.approvals] == [False, False]
    assert [item.current for item in later.comments] == [False]
    assert later.content != sheet.content


def test_what_lies_outside_the_hash_does_not_void_an_approval() -> None:
    story = told("idea-description")
    changed = full().with_(funding={"source": "common"}, economy="Noget andet.")
    sheet = compose(story.with_records(changed), changed, "idea-description", DAY)
    assert [item.current for item in sheet.approvals] == [False, True]


def test_the_hash_is_the_one_that_approvals_bind_to() -> None:
    document = policy().document("idea-description")
    assert document is not None
    sheet = compose(portfolio(full()), full(), "idea-description", DAY)
    assert sheet.content == content_hash(full(), document)


def test_what_is_said_about_another_document_stays_there() -> None:
    sheet = compose(told("idea-description"), full(), "evaluation", DAY)
    assert sheet.approvals == ()
    assert sheet.comments == ()


def test_recommendations_carry_the_forum_of_their_gate() -> None:
    (found,) = compose(told("recommendation"), full(), "recommendation", DAY).recommendations
    assert found.statement.gate == Gate.GATE_1
    assert (found.forum, found.chosen) == (Decider.HEADS_GROUP, None)


def test_only_the_latest_recommendation_of_a_gate_is_shown() -> None:
    story = told("recommendation")
    first = compose(story, full(), "recommendation", DAY).recommendations[0].statement
    newer = first.with_(id="S-2026-zzzzzz", date=date(2026, 3, 1), hours=10)
    (found,) = compose(story.with_records(newer), full(), "recommendation", DAY).recommendations
    assert found.statement.hours == 10


def test_a_superseded_decision_is_shown_as_such() -> None:
    later = decision().with_(id="D-2026-zzzzzz", supersedes=("D-2026-k7m2qx",), date=date(2026, 3, 12))
    found = compose(portfolio(full(), decision(), later), full(), "evaluation", DAY).decisions
    assert [(item.decision.id, item.stands) for item in found] == [("D-2026-k7m2qx", False), ("D-2026-zzzzzz", True)]


def test_the_checklist_counts_all_and_names_those_that_somebody_must_act_on() -> None:
    found = checklist(items())
    assert found.counts == {ItemState.OPEN: 1, ItemState.CONDITION: 1, ItemState.OK: 1}
    assert [item.id for item in found.waiting] == ["CE-2"]
    assert checklist(()).counts == {}


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(BadReference) as caught:
        compose(portfolio(full()), full(), "evalution", DAY)
    assert caught.value.code == "no-such-document-near"
    assert caught.value.params["nearest"] == "evaluation"


def test_before_the_first_rules_there_is_no_document() -> None:
    with pytest.raises(BadReference) as caught:
        compose(portfolio(full()), full(), "evaluation", date(2025, 12, 31))
    assert caught.value.code == "no-policy"


def test_the_result_names_gaps_and_hash() -> None:
    sheet = compose(told("evaluation"), full(), "evaluation", DAY)
    found = result(sheet, "tekst")
    assert found["content"] == sheet.content
    assert [item["valid"] for item in found["approvals"]] == [False, True]
    assert found["missing"] == []
    assert found["text"] == "tekst"
