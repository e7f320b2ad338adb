"""Registering and amending projects: what a change holds, what it makes void, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.terms import Phase, ProjectType
from digitek_cli.operations import founding, project
from digitek_cli.operations.change import Moment
from digitek_cli.operations.project import Amendment, Idea
from digitek_cli.rules import fields
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import errors
from tests.world import World, in_trial, rules_only, shipped

NOW = Moment(date(2026, 3, 14), "kon", lambda: "abcdef")
IDEA = Idea(title="Tavler", area="social", submitter="ABC")


def world() -> World:
    made = World(today=NOW.today)
    made.idea(benefits=())
    return made


def test_a_number_is_the_next_free_one_of_the_year() -> None:
    portfolio = rules_only()
    for expected in ("P-2026-001", "P-2026-002"):
        change = project.new_idea(portfolio, IDEA, NOW)
        assert change.subject_id == expected
        portfolio = change.after
    earlier = replace(IDEA, received=date(2025, 12, 31))
    assert project.new_idea(portfolio, earlier, NOW).subject_id == "P-2025-001"


def test_a_number_once_used_is_never_given_again() -> None:
    portfolio = replace(rules_only(), blobs={"projects/2026/P-2026-007.yaml": "broken"})
    assert project.new_idea(portfolio, IDEA, NOW).subject_id == "P-2026-008"
    moved = project.new_idea(rules_only(), IDEA, NOW).records[0].with_(formerly=("P-2026-011",))
    assert project.new_idea(rules_only().with_records(moved), IDEA, NOW).subject_id == "P-2026-012"


def test_an_idea_is_in_intake_and_whole() -> None:
    change = project.new_idea(rules_only(), IDEA, NOW, "portfolio/")
    (idea,) = change.records
    assert (idea.phase, idea.type, idea.submitter) == (Phase.INTAKE, ProjectType.DIGITEK, "abc")  # type: ignore[union-attr]
    assert change.result == {"id": "P-2026-001", "path": "portfolio/projects/2026/P-2026-001.yaml", "phase": "intake"}
    assert errors(check(change.after, NOW.today)) == ()


@pytest.mark.parametrize(
    ("kind", "code"), [(ProjectType.MANDATORY, "PROJ010"), (ProjectType.OTHER, "PROJ011"), (ProjectType.DIGITEK, None)]
)
def test_what_a_type_needs_is_a_warning(kind: ProjectType, code: str | None) -> None:
    change = project.new_idea(rules_only(), replace(IDEA, type=kind), NOW)
    assert [finding.code for finding in change.findings] == ([code] if code else [])


def amend(made: World, field: str, value: Any, **more: Any) -> Any:
    return project.amend(made.portfolio, Amendment("1", field, value, **more), NOW)


def test_an_approval_becomes_void_when_what_it_showed_changes() -> None:
    made = World(today=NOW.today)
    made.idea()
    made.intake()
    made.prepare(Phase.IDEA)
    change = amend(made, "need", "Et andet behov")
    assert [finding.code for finding in change.findings] == ["APPR010"]
    assert change.result["void"] == ["idea-description"]
    assert amend(made, "benefit_chain", "Andet").result["void"] == []


@pytest.mark.parametrize("field", sorted(fields.SEALED))
def test_what_follows_from_decisions_is_not_amended(field: str) -> None:
    with pytest.raises(BadReference) as caught:
        amend(world(), field, "x")
    assert caught.value.code in ("field-sealed", "field-fixed")


@pytest.mark.parametrize("field", sorted(fields.SEALED))
def test_nor_in_an_editor(field: str) -> None:
    made = in_trial()
    before = made.project()
    other = {"id": "P-2026-001", "phase": Phase.IDEA, "steps": (), "intake": before.intake.with_(triage=None)}
    values = other | {"departments": ({"id": "a", "phase": "trial"},), "origin": {"project": "P-2026-001"}}
    values |= {
        "funding": {"source": "none", "by": "hom"},
        "formerly": ("P-2020-001",),
        "history": {"phase": "trial", "text": "x", "source": "x"},
    }
    if field == "id":
        return
    with pytest.raises(RuleViolation) as caught:
        project.edited(made.portfolio, before.with_(**{field: values[field]}), NOW)
    assert [finding.code for finding in caught.value.findings] == ["PROJ001"]


def test_the_type_is_fixed_by_the_first_decision() -> None:
    assert amend(world(), "type", "other").result["after"] == "other"
    with pytest.raises(RuleViolation) as caught:
        amend(in_trial(), "type", "other")
    assert caught.value.findings[0].code == "PROJ002"


def test_money_that_is_spoken_for_keeps_its_owner() -> None:
    made = in_trial()
    before = errors(check(made.portfolio, NOW.today))
    assert before == ()
    change = amend(made, "budget.trial", "70.000")
    assert errors(check(change.after, NOW.today)) == ()


def test_the_source_of_the_money_is_not_amended_but_said() -> None:
    with pytest.raises(BadReference) as refusal:
        amend(world(), "funding.source", "common", by="hom")
    assert refusal.value.params["command"] == "comment"


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("budget.external", "1.250,50", Decimal("1250.50")),
        ("budget.hours.trial", "40", 40),
        ("it_solution", "JA", True),
        ("cross_directorate", "j", True),
        ("trial_end", "2026-12-01", date(2026, 12, 1)),
        ("focus", "Første, med komma; Anden", ("Første, med komma", "Anden")),
        ("benefit_owner", "LO1", "lo1"),
    ],
)
def test_typed_text_becomes_what_the_field_holds(field: str, value: str, stored: Any) -> None:
    made = world()
    (amended,) = amend(made, field, value).records
    for part in field.split("."):
        amended = getattr(amended, part)
    assert amended == stored


def test_every_field_that_is_offered_can_be_reached() -> None:
    offered = list(fields.names())
    assert "budget.hours.study" in offered
    assert "phase" not in offered
    for name in offered:
        assert fields.kind_of(name) is not None


def test_clearing_a_field_leaves_no_trace() -> None:
    made = world()
    (amended,) = amend(made, "risk", None).records
    assert amended.risk is None
    with pytest.raises(RuleViolation) as caught:
        amend(made, "legal_basis", None)
    assert caught.value.code == "nothing-changed"


def test_events_are_not_taken_from_a_hand() -> None:
    made = in_trial()
    decision = made.portfolio.decisions()[0]
    with pytest.raises(RuleViolation) as caught:
        project.manual(made.portfolio, [decision.with_(reason="Andet")], NOW)
    assert [finding.code for finding in caught.value.findings] == ["EDIT001"]


def test_a_hand_edit_is_judged_by_all_rules() -> None:
    made = in_trial()
    with pytest.raises(RuleViolation):
        project.manual(made.portfolio, [made.project().with_(phase=Phase.OPERATION)], NOW)
    change = project.manual(made.portfolio, [made.project().with_(need="Andet")], NOW, "Stavefejl")
    assert (change.operation, change.subject_id, change.reason) == ("manual", "P-2026-001", "Stavefejl")


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 3, 14), date(2030, 12, 31)])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_new_portfolio_is_sound_in_any_year(today: date, lang: Any) -> None:
    tokens = iter(["aaaaaa", "bbbbbb", "cccccc", "dddddd"])
    change = founding.found(shipped(), lang, replace(NOW, today=today, token=lambda: next(tokens)))
    assert change.after.projects == {}
    assert change.after.settings.language == lang
    assert {finding.code for finding in check(change.after, today)} <= {"QST001", "POOL020", "QUE011"}
    assert errors(check(change.after, today)) == ()
    assert change.after.organisation.heads(date(today.year, 1, 1)) == ("hso", "hsu", "hom")
    assert len(change.after.transactions()) == 4
