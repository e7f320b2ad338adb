"""The table of rules of models 8a, at each gate with its severity, its waivers and who accepts a risk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from digitek_cli.errors import RuleViolation
from digitek_cli.model.events import Waiver
from digitek_cli.model.project import Attention, Budget, Horizon, Risk
from digitek_cli.model.terms import DecisionKind, Gate, Leg, Outcome, Phase, Priority, ProjectType
from digitek_cli.operations import decide, statement
from digitek_cli.operations.readiness import readiness
from digitek_cli.rules.priority_values import values
from tests.priority.case import benefit, legs
from tests.world import World, in_trial

GAIN = legs(2, 2, 1)
HARM = benefit(Leg.QUALITY, 1, 8, negative=True)
FAR = {"risk": Risk(category=4), "budget": Budget(trial=600_000)}
ABOVE = {"risk": Risk(category=3)}
# What a project breaks: fields, the code, and the severity at gates 1, 2 and 3; a w for one that can be waived.
TABLE: dict[str, tuple[dict[str, Any], str, tuple[str, str, str]]] = {
    "no efficiency": ({"benefits": legs(0, 2, 2)}, "TEK001", ("error", "error", "error")),
    "efficiency of 0": (
        {"benefits": (benefit(Leg.EFFICIENCY, 0), *legs(0, 2, 2))},
        "TEK001",
        ("error", "error", "error"),
    ),
    "only efficiency": ({"benefits": legs(3, 0, 0)}, "TEK002", ("warning", "error w", "error w")),
    "two legs": ({"benefits": legs(2, 2, 0)}, "TEK003", ("info", "info", "info")),
    "more harm than gain": (
        {"benefits": (*GAIN, HARM.with_(size=3))},
        "TEK004",
        ("warning", "error w", "error"),
    ),
    "harm without mitigation": ({"benefits": (*GAIN, HARM)}, "TEK005", ("warning", "error w", "error")),
    "outside the field": ({"benefits": legs(1, 3, 1)}, "TEK006", ("info", "warning", "")),
    "above the appetite": (ABOVE, "RISK004", ("warning", "error", "error")),
    "far above it": (FAR, "RISK004", ("warning", "error", "error")),
}
GATES = (Gate.GATE_1, Gate.GATE_2, Gate.GATE_3)


def world(**fields: Any) -> World:
    """A world with one idea through intake, all inputs there."""
    made = World(today=date(2026, 3, 2))
    complete: dict[str, Any] = {
        "benefits": GAIN,
        "horizon": Horizon(months=12),
        "attention": Attention(level=1),
        "budget": Budget(trial=60_000),
    }
    made.idea(**(complete | fields))
    made.intake()
    return made


def severity(made: World, gate: Gate, code: str) -> str:
    """How a gate takes a breach; empty where it does not ask."""
    ready = readiness(made.portfolio, "1", gate, made.today)
    for item in ready.missing:
        if item.finding.code == code:
            return "error" + (" w" if item.waivable else "")
    return next((note.severity.value for note in ready.notes if note.code == code), "")


@pytest.mark.parametrize("name", TABLE)
def test_each_rule_at_each_gate_with_its_severity(name: str) -> None:
    fields, code, expected = TABLE[name]
    made = world(**fields)
    assert tuple(severity(made, gate, code) for gate in GATES) == expected


@pytest.mark.parametrize("code", sorted({code for _, code, _ in TABLE.values()}))
def test_a_sound_project_breaks_none(code: str) -> None:
    assert [severity(world(), gate, code) for gate in GATES] == ["", "", ""]


def test_mitigation_and_equal_harm_are_enough() -> None:
    mitigated = HARM.with_(size=2, mitigation="Ekstra vagt i overgangen")
    made = world(benefits=(*GAIN, mitigated))
    assert [severity(made, Gate.GATE_2, code) for code in ("TEK004", "TEK005", "TEK007")] == ["", "", ""]


def test_a_harm_without_a_size_is_asked_for_and_no_breach() -> None:
    made = world(benefits=(*GAIN, HARM.with_(size=None, mitigation="Ja")))
    assert (severity(made, Gate.GATE_1, "TEK007"), severity(made, Gate.GATE_1, "TEK004")) == ("warning", "")


def test_a_gate_says_that_there_is_no_score() -> None:
    assert severity(world(horizon=None), Gate.GATE_1, "PRIO017") == "info"
    assert severity(world(), Gate.GATE_1, "PRIO017") == ""


def at_gate_2(**fields: Any) -> World:
    """Through Gate 1, and everything else that Gate 2 asks for."""
    made = world()
    made.prepare(Phase.IDEA)
    made.advance("hom")
    made.amend(**fields)
    made.prepare(Phase.STUDY)
    return made


def test_the_decider_waives_at_gate_2_by_name() -> None:
    made = at_gate_2(benefits=legs(3, 0, 0))
    with pytest.raises(RuleViolation) as refusal:
        made.advance("hom", reserve=(("omsorg", 60_000),))
    assert "TEK002" in {item.code for item in refusal.value.findings}
    waived = (Waiver(code="TEK002", reason="Ren effektivisering er aftalt."),)
    assert made.advance("hom", reserve=(("omsorg", 60_000),), waivers=waived).result["outcome"] == [Outcome.TRIAL]


def test_nobody_else_waives() -> None:
    made = at_gate_2(benefits=legs(3, 0, 0))
    waived = (Waiver(code="TEK002", reason="Ren effektivisering er aftalt."),)
    with pytest.raises(RuleViolation) as refusal:
        made.advance("hso", reserve=(("omsorg", 60_000),), waivers=waived)
    assert "MAND001" in {item.code for item in refusal.value.findings}


def test_efficiency_cannot_be_waived() -> None:
    made = at_gate_2(benefits=legs(0, 3, 3))
    waived = (Waiver(code="TEK001", reason="Det går nok."),)
    with pytest.raises(RuleViolation) as refusal:
        made.advance("hom", reserve=(("omsorg", 60_000),), waivers=waived)
    assert {"TEK001", "WAIV001"} <= {item.code for item in refusal.value.findings}


class TestAcceptance:
    def test_the_decider_accepts_a_risk_above_the_appetite(self) -> None:
        made = world(**ABOVE)
        made.decide(decide.risk, "hom")
        assert severity(made, Gate.GATE_2, "RISK004") == ""

    def test_a_risk_that_grew_since_must_be_accepted_again(self) -> None:
        made = world(**ABOVE)
        made.decide(decide.risk, "hom")
        made.amend(risk=Risk(category=4))
        assert severity(made, Gate.GATE_2, "RISK004") == "error"

    def test_money_that_grew_since_lowers_the_appetite(self) -> None:
        made = world(**ABOVE)
        made.decide(decide.risk, "hom")
        made.amend(budget=Budget(trial=250_000))
        assert severity(made, Gate.GATE_2, "RISK004") == "error"

    def test_far_above_only_the_heads_group_accepts(self) -> None:
        made = world(**FAR)
        with pytest.raises(RuleViolation) as refusal:
            made.decide(decide.risk, "hom")
        assert {item.code for item in refusal.value.findings} == {"MAND002"}
        made.decide(decide.risk, "hom,hso")
        assert severity(made, Gate.GATE_2, "RISK004") == ""

    def test_far_above_nobody_elses_acceptance_counts_whatever_the_rights_say(self) -> None:
        made = world(**FAR)
        policy = made.portfolio.policies[0]
        rows = tuple(row for row in policy.decision_rights if row.rule != "risk-far-above-appetite")
        made.portfolio = made.portfolio.with_records(policy.with_(decision_rights=rows))
        made.decide(decide.risk, "hom")
        assert severity(made, Gate.GATE_2, "RISK004") == "error"

    def test_an_acceptance_says_what_it_accepted(self) -> None:
        made = world(**FAR)
        made.decide(decide.risk, "hom,hso")
        facts = made.portfolio.decisions("P-2026-001")[0].facts
        assert (facts["risk.category"], facts["risk.excess"]) == (4, 3)


def test_without_gates_the_rules_wait_at_the_control_points() -> None:
    made = world(type=ProjectType.OTHER, other_model="Egen", benefits=legs(0, 2, 2))
    assert severity(made, Gate.TRIAL_START, "TEK001") == "error"
    assert severity(made, Gate.OPERATION, "TEK001") == "error"


def test_a_mandatory_project_is_stopped_by_none_of_them() -> None:
    made = world(type=ProjectType.MANDATORY, legal_basis="Lov", benefits=legs(0, 0, 1), **FAR)
    assert severity(made, Gate.TRIAL_START, "TEK001") == ""
    assert severity(made, Gate.TRIAL_START, "RISK004") == "warning"


def test_a_fast_track_meets_the_rules_of_gate_2_before_the_trial() -> None:
    made = in_trial()
    assert severity(made, Gate.TRIAL_START, "TEK002") == ""
    made.amend(benefits=legs(3, 0, 0))
    assert severity(made, Gate.TRIAL_START, "TEK002") == ""
    quick = world(budget=Budget(trial=10_000), it_solution=False)
    quick.prepare(Phase.IDEA)
    waived = (Waiver(code="FAST001", reason="Meget lille."),)
    quick.advance("hom", Outcome.TRIAL, reserve=(("omsorg", 10_000),), waivers=waived)
    quick.amend(benefits=legs(3, 0, 0))
    assert severity(quick, Gate.TRIAL_START, "TEK002") == "error w"


class TestFourValues:
    def test_the_first_judgement_until_somebody_recommends(self) -> None:
        made = world()
        given = values(made.portfolio, made.project()).effective
        assert given is not None
        assert (given.origin, given.level) == ("first", Priority.HIGH)

    def test_then_the_latest_recommendation_then_the_latest_decision(self) -> None:
        made = world()
        made.do(statement.recommend, statement.Saying("1", "kon", "Senere."), Priority.LOW, None, None)
        recommended = values(made.portfolio, made.project()).effective
        made.decide(decide.priority, "hom,hso", Priority.MEDIUM, meeting="K1")
        made.do(statement.recommend, statement.Saying("1", "kon", "Nu."), Priority.HIGH, None, None)
        decided = values(made.portfolio, made.project()).effective
        assert recommended is not None
        assert decided is not None
        assert (recommended.origin, recommended.level) == ("recommended", Priority.LOW)
        assert (decided.origin, decided.level) == ("decided", Priority.MEDIUM)

    def test_a_decision_that_was_superseded_counts_no_more(self) -> None:
        made = world()
        made.decide(decide.priority, "hom,hso", Priority.LOW, meeting="K1")
        first = made.portfolio.decisions("P-2026-001")[0].id
        made.decide(decide.priority, "hom,hso", Priority.HIGH, meeting="K1", supersedes=(first,))
        given = values(made.portfolio, made.project()).decided
        assert given is not None
        assert given.level == Priority.HIGH

    def test_a_mandatory_project_is_very_high_by_its_type(self) -> None:
        made = world(type=ProjectType.MANDATORY, legal_basis="Lov")
        given = values(made.portfolio, made.project()).effective
        assert given is not None
        assert (given.origin, given.level) == ("type", Priority.VERY_HIGH)

    def test_the_computed_value_of_the_day_is_kept_beside_what_was_said(self) -> None:
        made = world()
        made.decide(decide.priority, "hom,hso", Priority.MEDIUM, meeting="K1")
        computed = made.portfolio.decisions("P-2026-001")[0].computed
        made.amend(attention=Attention(level=4, reference="Budget"))
        assert computed is not None
        assert (computed.score, computed.level) == ("170/3", "medium")


class TestOverride:
    def decided(self, level: Priority, **fields: Any) -> list[str]:
        made = world(**fields)
        change = made.decide(decide.priority, "hom,hso", level, meeting="K1")
        return [item.code for item in change.findings]

    def test_as_computed_needs_no_word(self) -> None:
        assert self.decided(Priority.MEDIUM) == []

    def test_a_step_is_named(self) -> None:
        assert self.decided(Priority.HIGH) == ["PRIO012"]

    def test_two_steps_are_the_heads_groups_to_take(self) -> None:
        assert self.decided(Priority.LOW, attention=Attention(level=4, reference="Budget")) == ["PRIO012"]

    def test_two_steps_are_nobody_elses(self) -> None:
        made = world(attention=Attention(level=4, reference="Budget"))
        policy = made.portfolio.policies[0]
        rows = tuple(
            row.with_(decider="head-of-area") if row.rule == "portfolio-priority" else row
            for row in policy.decision_rights
        )
        made.portfolio = made.portfolio.with_records(policy.with_(decision_rights=rows))
        made.decide(decide.priority, "hom", Priority.MEDIUM, meeting="K1")
        with pytest.raises(RuleViolation) as refusal:
            made.decide(decide.priority, "hom", Priority.LOW, meeting="K1")
        assert [item.code for item in refusal.value.findings] == ["PRIO013"]

    def test_no_level_without_efficiency(self) -> None:
        with pytest.raises(RuleViolation) as refusal:
            self.decided(Priority.LOW, benefits=legs(0, 2, 2))
        assert [item.code for item in refusal.value.findings] == ["PRIO014"]

    def test_a_recommendation_that_differs_should_say_why(self) -> None:
        made = world()
        said = made.do(statement.recommend, statement.Saying("1", "kon"), Priority.HIGH, None, None)
        assert [item.code for item in said.findings] == ["PRIO015"]
        told = made.do(statement.recommend, statement.Saying("1", "kon", "Det haster."), Priority.HIGH, None, None)
        assert told.findings == ()


def test_a_gate_says_that_the_decided_level_is_another() -> None:
    made = world()
    made.decide(decide.priority, "hom,hso", Priority.MEDIUM, meeting="K1")
    assert [severity(made, gate, "PRIO012") for gate in GATES] == ["", "", ""]
    made.decide(decide.priority, "hom,hso", Priority.HIGH, meeting="K2")
    assert [severity(made, gate, "PRIO012") for gate in GATES] == ["info", "info", ""]


def test_very_high_by_hand_is_found() -> None:
    made = world()
    made.decide(decide.priority, "hom,hso", Priority.HIGH, meeting="K1")
    decision = made.portfolio.decisions("P-2026-001")[0]
    assert decision.kind == DecisionKind.PRIORITY
    made.portfolio = made.portfolio.with_records(decision.with_(priority=Priority.VERY_HIGH))
    assert "PRIO001" in {item.code for item in made.findings()}
