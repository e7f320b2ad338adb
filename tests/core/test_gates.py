"""Gates are decisions: everything missing at once, money in the same change, and no state without a way out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.checklist import AnswerSheet
from digitek_cli.model.events import Condition, Waiver
from digitek_cli.model.project import Budget, Hours, Risk
from digitek_cli.model.terms import Decider, FundingSource, Gate, Outcome, Phase, ProjectType, Status
from digitek_cli.operations import condition, decide, forum, statement
from digitek_cli.operations.gate import basis
from digitek_cli.operations.readiness import readiness
from digitek_cli.rules import ledger, lifecycle
from digitek_cli.rules.attempt import Attempt
from digitek_cli.rules.check import check
from tests.world import World, in_operation, in_trial


def refused(refusal: pytest.ExceptionInfo[RuleViolation]) -> set[str]:
    return {finding.code for finding in refusal.value.findings}


def at_gate_1() -> World:
    world = World()
    world.idea()
    world.intake()
    world.prepare(Phase.IDEA)
    return world


def status(world: World) -> Status:
    project = world.project()
    return lifecycle.status(project, lifecycle.replay(world.portfolio, project))


def test_the_last_step_of_intake_opens_the_idea_phase() -> None:
    world = World()
    world.idea()
    assert world.project().phase == Phase.INTAKE
    world.intake()
    assert world.project().phase == Phase.IDEA
    assert status(world) == Status.PIPELINE


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"triage": ("purchase", "kon")}, Status.STOPPED),
        ({"interest": (False, "lo1")}, Status.STOPPED),
        ({"blockers": ("Kræver lovændring.", "kon")}, Status.ON_HOLD),
    ],
)
def test_intake_can_end_and_be_taken_up_again(answer: dict[str, tuple[object, str]], expected: Status) -> None:
    world = World()
    world.idea()
    for step, (value, by) in answer.items():
        world.intake_step(step, value, by)
    assert (world.project().phase, status(world)) == (Phase.INTAKE, expected)
    world.intake()
    assert world.project().phase == Phase.IDEA


def test_a_gate_names_everything_that_is_missing_at_once() -> None:
    world = World()
    world.idea(benefits=(), risk=None, need=None)
    world.intake()
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hso", reserve=(("omsorg", 900000),))
    assert refused(refusal) >= {
        "STEP001", "DOC001", "RISK001", "RECO001", "APPR001", "COMM001", "FUND001", "MAND001", "MAND008", "POOL010",
    }  # fmt: skip
    assert world.portfolio.decisions() == ()


def test_an_approval_is_void_when_the_content_changes() -> None:
    world = at_gate_1()
    world.amend(title="Noget helt andet")
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom")
    assert "APPR002" in refused(refusal)
    world.do(statement.approve, statement.Saying("1", "lo1"), "idea-description")
    change = world.advance("hom")
    assert [item.code for item in change.findings if item.severity != "info"] == ["COMM002"]


def test_funding_steps_and_comments_do_not_void_an_approval() -> None:
    world = at_gate_1()
    choice = statement.FundingChoice(FundingSource.NONE)
    world.do(statement.comment, statement.Saying("1", "hom", "Og en ting mere."), "idea-description", choice)
    world.advance("hom")
    assert world.project().phase == Phase.STUDY


def test_only_the_owner_approves_and_only_the_head_chooses_funding() -> None:
    world = at_gate_1()
    with pytest.raises(RuleViolation) as refusal:
        world.do(statement.approve, statement.Saying("1", "pl1"), "idea-description")
    assert refused(refusal) == {"APPR004"}
    own = statement.FundingChoice(FundingSource.OWN)
    with pytest.raises(RuleViolation) as refusal:
        world.do(statement.comment, statement.Saying("1", "hso", "Ja"), "idea-description", own)
    assert refused(refusal) == {"FUND002"}


def test_the_reservation_is_made_by_the_decision_in_the_same_change() -> None:
    world = in_trial()
    decision = world.portfolio.decisions("P-2026-001")[-1]
    grant = next(item for decision in world.portfolio.decisions() for item in decision.grants)
    booked = next(item for item in world.portfolio.transactions() if item.id == grant.transaction)
    assert (grant.pool, grant.amount, booked.project) == ("omsorg", Decimal(60000), "P-2026-001")
    assert booked.decision in {item.id for item in world.portfolio.decisions()}
    assert decision.policy == date(2026, 1, 1)
    assert world.findings() == ()


def test_a_trial_needs_its_budget_covered_and_an_overdrawn_pool_refuses() -> None:
    world = at_gate_1()
    world.advance("hom")
    world.prepare(Phase.STUDY)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("omsorg", 59999),))
    assert refused(refusal) == {"BUDG001"}
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("omsorg", 200001),))
    assert refused(refusal) == {"POOL010"}
    world.amend(budget=Budget(trial=Decimal(60000), external=Decimal(60000), hours=Hours(study=20)))
    world.do(statement.approve, statement.Saying("1", "lo1"), "project-description")
    world.advance("hom")
    assert world.project().phase == Phase.TRIAL


def test_two_reservations_of_one_pool_are_weighed_together() -> None:
    world = at_gate_1()
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("omsorg", 150000), ("omsorg", 100000)))
    assert refused(refusal) == {"POOL010"}


def test_only_a_very_small_project_takes_the_fast_track_and_owes_its_documents_at_trial_start() -> None:
    world = at_gate_1()
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", Outcome.TRIAL, reserve=(("omsorg", 60000),))
    assert refused(refusal) == {"FAST001"}
    waiver = Waiver(code="FAST001", reason="Leverandøren kan kun nu.")
    world.amend(measurement=None)
    world.do(statement.approve, statement.Saying("1", "lo1"), "idea-description")
    world.advance("hom", Outcome.TRIAL, reserve=(("omsorg", 60000),), waivers=(waiver,))
    state = lifecycle.replay(world.portfolio, world.project())
    assert (state.phase, state.fast_track) == (Phase.TRIAL, True)
    missing = readiness(world.portfolio, "1", None, world.today).missing
    assert ("DOC001", "measurement") in {(item.finding.code, item.detail) for item in missing}


def test_a_very_small_project_needs_no_waiver() -> None:
    world = World()
    world.idea(budget=Budget(trial=Decimal(20000), hours=Hours(trial=10)), risk=Risk(category=1))
    world.intake()
    world.prepare(Phase.IDEA)
    facts = world.portfolio.fact_sheet("P-2026-001")
    world.portfolio = world.portfolio.with_records(
        facts.with_(facts={"data.personal": {"value": False, "date": "2026-01-05"}})
    )
    world.advance("hom", Outcome.TRIAL, reserve=(("omsorg", 20000),))
    assert world.project().phase == Phase.TRIAL


def test_gate_2_may_send_back_and_then_wants_a_new_approval() -> None:
    world = at_gate_1()
    world.advance("hom")
    world.prepare(Phase.STUDY)
    world.advance("hom", Outcome.STUDY)
    assert world.project().phase == Phase.STUDY
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("omsorg", 60000),))
    assert refused(refusal) == {"APPR001", "RECO001", "COMM001"}
    world.prepare(Phase.STUDY)
    world.advance("hom", reserve=(("omsorg", 60000),))
    assert world.project().phase == Phase.TRIAL


def test_a_return_and_a_postponement_keep_the_phase_and_a_later_decision_goes_on() -> None:
    world = at_gate_1()
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", Outcome.POSTPONE)
    assert refused(refusal) == {"GATE013"}
    world.advance("hom", Outcome.POSTPONE, until=date(2026, 5, 1))
    assert (world.project().phase, status(world)) == (Phase.IDEA, Status.ON_HOLD)
    world.advance("hom", Outcome.RETURN)
    assert status(world) == Status.PIPELINE
    world.prepare(Phase.IDEA)
    world.advance("hom")
    assert world.findings() == ()


def test_a_stop_releases_the_rest_and_a_resumption_takes_the_project_up_where_it_was() -> None:
    world = in_trial()
    world.decide(decide.stop, "hom")
    assert status(world) == Status.STOPPED
    assert ledger.granted(world.portfolio, "P-2026-001") == 0
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", at=Gate.TRIAL_START)
    assert "GATE002" in refused(refusal)
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.resume, "hom")
    assert refused(refusal) == {"BUDG001"}
    world.decide(decide.resume, "hom", reserve=(("omsorg", 60000),))
    assert (world.project().phase, status(world)) == (Phase.TRIAL, Status.ACTIVE)
    assert world.findings() == ()


def test_a_stopped_project_is_closed_with_what_was_learnt() -> None:
    world = at_gate_1()
    world.advance("hom", Outcome.STOP)
    change = world.decide(decide.close, "hom", "For dyrt i drift.", None)
    assert (world.project().phase, world.project().learnt) == (Phase.CLOSED, "For dyrt i drift.")
    assert status(world) == Status.STOPPED
    assert [finding.code for finding in change.findings] == ["CLOSE003"]


def test_trial_start_comes_before_gate_3() -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", at=Gate.GATE_3)
    assert refused(refusal) == {"PASS001"}


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ((Outcome.ROLLOUT,), "GATE012"),
        ((Outcome.STOP, Outcome.OPERATION), "GATE011"),
        ((Outcome.OPERATION, Outcome.RETHINK), "GATE015"),
        ((Outcome.STUDY,), "GATE010"),
        ((Outcome.EXTEND,), "GATE013"),
    ],
)
def test_gate_3_takes_a_set_of_outcomes_that_go_together(outcomes: tuple[Outcome, ...], code: str) -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    world.advance("hom", at=Gate.TRIAL_START)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", *outcomes)
    assert code in refused(refusal)


def test_a_trial_is_extended_once() -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    world.advance("hom", at=Gate.TRIAL_START)
    world.advance("hom", Outcome.EXTEND, until=date(2027, 1, 1))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", Outcome.EXTEND, until=date(2027, 3, 1))
    assert refused(refusal) == {"GATE014"}


def test_a_rethink_creates_the_linked_new_project() -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    world.advance("hom", at=Gate.TRIAL_START)
    change = world.advance("hom", Outcome.OPERATION, Outcome.RETHINK, title="Tavler hjemme hos borgerne")
    new = world.project(change.result["created"])
    assert new.origin is not None
    assert (new.origin.project, new.phase, new.title) == ("P-2026-001", Phase.INTAKE, "Tavler hjemme hos borgerne")
    assert world.findings() == ()


def test_rollout_runs_beside_operation_department_by_department() -> None:
    world = in_operation()
    assert world.project().phase == Phase.ROLLOUT
    world.decide(decide.rollout, "hom", "Plejecenter Nord", Phase.TRIAL, "omsorg")
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.rollout, "hom", "Plejecenter Nord", Phase.OPERATION, None)
    assert refused(refusal) == {"ROLL002"}
    world.advance("hom", at=Gate.OPERATION, waivers=(Waiver(code="STEP001", reason="Lederen tager den."),))
    world.decide(decide.rollout, "hom", "Plejecenter Nord", Phase.OPERATION, None)
    assert [(item.id, item.phase) for item in world.project().departments] == [("Plejecenter Nord", Phase.OPERATION)]
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.hand_over, "hom", None)
    assert refused(refusal) == {"HAND001"}
    world.decide(decide.hand_over, "hom,lo1", "lo1")
    assert ledger.granted(world.portfolio, "P-2026-001") == 0
    world.decide(decide.close, "hom", "Det virker.", "DigiTek-mødet")
    assert status(world) == Status.COMPLETED
    assert world.findings() == ()


def test_conditions_are_asked_for_at_the_next_gate() -> None:
    world = at_gate_1()
    due = date(2026, 3, 1)
    asked = Condition(text="Spørg IT", owner="pl1", due=due)
    world.advance("hom", conditions=(asked,))
    world.prepare(Phase.STUDY)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("omsorg", 60000),))
    assert refused(refusal) == {"COND001"}
    decision = world.portfolio.decisions()[0].id
    with pytest.raises(RuleViolation) as refusal:
        world.do(condition.meet, "1", decision, 1, "hso", ("Mail",), None, None)
    assert refused(refusal) == {"COND002"}
    with pytest.raises(BadReference):
        world.do(condition.meet, "1", decision, 2, "pl1", ("Mail",), None, None)
    world.do(condition.meet, "1", decision, 1, "pl1", ("Mail af 1/2",), None, None)
    world.advance("hom", reserve=(("omsorg", 60000),))
    assert world.findings() == ()


def test_a_waiver_needs_something_to_waive_and_a_rule_that_can_be_waived() -> None:
    world = World()
    world.idea()
    world.intake()
    waivers = (Waiver(code="APPR001", reason="x"), Waiver(code="STEP009", reason="x"))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", waivers=waivers)
    assert {"WAIV001", "WAIV002"} <= refused(refusal)


def test_a_waiver_of_one_detail_leaves_the_others() -> None:
    world = at_gate_1()
    world.advance("hom")
    world.prepare(Phase.STUDY)
    world.amend(steps=(), benefit_chain=None)
    world.do(statement.approve, statement.Saying("1", "lo1"), "project-description")
    waiver = Waiver(code="STEP001:schedule", reason="Ingen tidsplan endnu.")
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("omsorg", 60000),), waivers=(waiver,))
    left = {finding.params.get("step") for finding in refusal.value.findings if finding.code == "STEP001"}
    assert "schedule" not in left
    assert "benefits" in left


def test_no_decision_lies_in_the_future_or_before_the_latest_one() -> None:
    world = at_gate_1()
    world.today = date(2026, 3, 2)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", date=world.today + timedelta(days=1))
    assert "DATE001" in refused(refusal)
    world.advance("hom", date=date(2026, 3, 1))
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.stop, "hom", date=date(2026, 2, 1))
    assert refused(refusal) == {"DATE002"}


def test_before_the_first_policy_nothing_can_be_decided() -> None:
    world = at_gate_1()
    with pytest.raises(BadReference) as unknown:
        world.advance("hom", date=date(2025, 12, 31))
    assert unknown.value.code == "no-policy"


def test_a_decision_is_superseded_never_edited() -> None:
    world = at_gate_1()
    first = world.advance("hom", reserve=(("omsorg", 10000),)).result["decision"]
    assert world.project().phase == Phase.STUDY
    world.advance("hom", Outcome.POSTPONE, at=Gate.GATE_1, until=date(2026, 9, 1), supersedes=(first,))
    assert (world.project().phase, status(world)) == (Phase.IDEA, Status.ON_HOLD)
    assert ledger.granted(world.portfolio, "P-2026-001") == 0
    assert len(world.portfolio.decisions()) == 2
    assert world.findings() == ()


def test_a_decision_that_later_ones_rest_on_cannot_be_superseded() -> None:
    world = in_trial()
    first = lifecycle.in_order(world.portfolio.decisions())[0].id
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", at=Gate.GATE_1, supersedes=(first,))
    assert "SUPER001" in refused(refusal)


def test_each_decision_names_the_latest_one_and_its_hash() -> None:
    world = in_trial()
    first, second = lifecycle.in_order(world.portfolio.decisions())
    assert [link.id for link in second.previous] == [first.id]
    forged = first.with_(reason="En anden grund")
    world.portfolio = world.portfolio.with_records(forged)
    assert [finding.code for finding in world.findings()] == ["EVT006"]


def test_two_decisions_of_one_gate_that_did_not_see_each_other_are_an_error() -> None:
    world = at_gate_1()
    before = world.portfolio
    world.advance("hom")
    mine = world.portfolio.decisions()[0]
    other = World(before)
    other.advance("hom", Outcome.STOP)
    theirs = other.portfolio.decisions()[0].with_(id="D-2026-other2")
    merged = World(world.portfolio.with_records(theirs))
    assert {"EVT010"} <= {finding.code for finding in merged.findings()}
    assert mine.previous == theirs.previous == ()


def test_a_phase_that_no_decision_led_to_is_an_error() -> None:
    world = at_gate_1()
    world.amend(phase=Phase.TRIAL)
    assert [finding.code for finding in world.findings()] == ["EVT003"]


def test_a_decision_by_somebody_without_a_mandate_is_an_error_also_when_written_by_hand() -> None:
    world = at_gate_1()
    world.advance("hom")
    decision = world.portfolio.decisions()[0]
    world.portfolio = world.portfolio.with_records(decision.with_(by=("pl2",)))
    assert "EVT013" in {finding.code for finding in world.findings()}
    world.portfolio = world.portfolio.with_records(decision.with_(rule="forum-declined"))
    assert "EVT012" in {finding.code for finding in world.findings()}


def test_a_hold_ends_by_itself_when_the_gate_is_decided() -> None:
    world = at_gate_1()
    with pytest.raises(RuleViolation):
        world.decide(decide.hold, "hom")
    world.decide(decide.hold, "hom", until=date(2026, 8, 1))
    assert status(world) == Status.ON_HOLD
    world.advance("hom")
    assert status(world) == Status.ACTIVE


def test_money_can_be_granted_outside_a_gate_by_the_owner_of_the_pool() -> None:
    world = World()
    world.idea(type=ProjectType.MANDATORY, legal_basis="Lov 1")
    world.intake()
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.financing, "hso", reserve=(("omsorg", 5000),))
    assert {"MAND001", "MAND008"} <= refused(refusal)
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.financing, "hom")
    assert refused(refusal) == {"FIN001"}
    world.decide(decide.financing, "hso,hsu", reserve=(("common", 5000),))
    assert ledger.granted(world.portfolio, "P-2026-001") == 5000
    assert world.findings() == ()


def test_forum_recommended_and_unanswered_holds_the_gate_back() -> None:
    world = at_gate_1()
    world.do(forum.recommend, "1", Decider.HEADS_GROUP, "kon", "Mange timer.", None)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom")
    assert refused(refusal) == {"FORUM001"}


def test_a_project_without_a_gate_ahead_says_so() -> None:
    world = World()
    world.idea(type=ProjectType.OTHER, other_model="Egen model")
    world.intake()
    with pytest.raises(BadReference) as unknown:
        world.advance("hom")
    assert unknown.value.code == "no-next-gate"


def test_in_intake_gate_1_waits_for_the_steps_of_intake() -> None:
    world = World()
    world.idea()
    ready = readiness(world.portfolio, "1", None, world.today)
    assert [item.finding.code for item in ready.missing][:6] == ["INTK010"] * 6
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom")
    assert "GATE001" in refused(refusal)
    world.intake_step("triage", "purchase", "kon")
    world.intake_step("blockers", None, "kon")
    assert "INTK010" in {item.finding.code for item in readiness(world.portfolio, "1", None, world.today).missing}


def test_a_funding_that_the_head_never_chose_is_an_error() -> None:
    world = at_gate_1()
    funding = world.project().funding
    assert funding is not None
    world.amend(funding=funding.with_(source=FundingSource.COMMON))
    assert {finding.code for finding in world.findings()} == {"EVT021"}


def test_a_decision_names_the_answers_and_signatures_that_it_rests_on() -> None:
    world = at_gate_1()
    sheet = AnswerSheet(project="P-2026-001", questionnaire="mdr", version="1.0.0")
    policy = world.portfolio.policies[0]
    world.portfolio = world.portfolio.with_records(
        sheet, policy.with_(questionnaires=({"id": "mdr", "version": "1.0.0"},))
    )
    state = lifecycle.replay(world.portfolio, world.project())
    attempt = Attempt(
        world.portfolio, world.project(), state, world.portfolio.policies[0], Gate.GATE_1, world.today, (Outcome.STUDY,)
    )
    assert [item.document for item in basis(attempt)] == ["idea-description", "checklist/mdr"]


def test_a_control_point_is_passed_once() -> None:
    world = in_trial()
    world.advance("hom", at=Gate.TRIAL_START, waivers=(Waiver(code="STEP001", reason="Gratis prøve."),))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", at=Gate.TRIAL_START)
    assert "GATE004" in refused(refusal)


def test_a_condition_has_an_owner_who_exists_and_a_day_ahead() -> None:
    world = at_gate_1()
    with pytest.raises(BadReference) as unknown:
        world.advance("hom", conditions=(Condition(text="Spørg IT", owner="zzz", due=date(2026, 5, 1)),))
    assert unknown.value.code.startswith("no-such-person")
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", conditions=(Condition(text="Spørg IT", owner="pl1", due=date(2025, 5, 1)),))
    assert refused(refusal) == {"COND005"}


def test_what_was_said_later_does_not_count_for_a_decision_dated_earlier() -> None:
    world = World()
    world.idea()
    world.intake()
    world.today = date(2026, 2, 2)
    world.prepare(Phase.IDEA)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", date=date(2026, 2, 1))
    assert refused(refusal) >= {"STEP001", "APPR001", "COMM001", "RECO001", "FUND001"}
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", date=date(2026, 1, 4))
    assert "DATE003" in refused(refusal)
    world.advance("hom")


def end_role(world: World, initials: str, until: str) -> None:
    organisation = world.portfolio.organisation
    people = tuple(
        person.with_(roles=tuple(held.with_(until=until) for held in person.roles))
        if person.initials == initials
        else person
        for person in organisation.people
    )
    world.portfolio = world.portfolio.with_records(organisation.with_(people=people))


def test_an_owner_whose_role_has_ended_neither_approves_nor_does_steps() -> None:
    world = at_gate_1()
    world.today = date(2026, 2, 20)
    end_role(world, "lo1", "2026-02-15")
    with pytest.raises(RuleViolation) as refusal:
        world.do(statement.approve, statement.Saying("1", "lo1"), "idea-description")
    assert refused(refusal) == {"APPR005"}
    assert world.findings() == ()
    # What was approved while the role was held still counts.
    world.advance("hom")


def test_a_decision_during_intake_does_not_strand_the_idea_there() -> None:
    world = World()
    world.idea()
    world.decide(decide.hold, "hom", until=date(2026, 3, 1))
    world.intake()
    assert world.project().phase == Phase.IDEA
    assert world.findings() == ()


def test_two_gate_decisions_that_met_in_a_merge_are_settled_by_one_that_supersedes_both() -> None:
    world = at_gate_1()
    before = world.portfolio
    mine = world.advance("hom", reserve=(("omsorg", 10000),)).result["decision"]
    other = World(before)
    other.advance("hom", Outcome.STOP)
    theirs = other.portfolio.decisions()[0].with_(id="D-2026-other2")
    world.portfolio = world.portfolio.with_records(theirs)
    assert "EVT010" in {finding.code for finding in world.findings()}
    world.advance("hom", at=Gate.GATE_1, supersedes=(mine, theirs.id))
    assert world.project().phase == Phase.STUDY
    assert ledger.granted(world.portfolio, "P-2026-001") == 0
    assert world.findings() == ()


def test_first_decisions_of_two_branches_are_joined_by_the_next_one() -> None:
    world = at_gate_1()
    before = world.portfolio
    world.decide(decide.risk, "hom")
    other = World(before)
    other.decide(decide.hold, "hom", until=date(2026, 3, 1))
    theirs = other.portfolio.decisions()[0].with_(id="D-2026-other2")
    world.portfolio = world.portfolio.with_records(theirs)
    assert world.findings() == ()
    assert "EVT007" in {finding.code for finding in check(world.portfolio, world.today)}
    world.advance("hom")
    assert len(lifecycle.in_order(world.portfolio.decisions())[-1].previous) == 2
    assert "EVT007" not in {finding.code for finding in check(world.portfolio, world.today)}


def test_a_trial_whose_budget_grew_is_asked_about_it_before_it_starts() -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    world.amend(budget=Budget(trial=Decimal(90000)))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", at=Gate.TRIAL_START)
    assert refused(refusal) == {"BUDG001"}
    world.advance("hom", at=Gate.TRIAL_START, reserve=(("omsorg", 30000),))


def test_an_extension_comes_after_the_trial_has_begun_and_moves_its_end() -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", Outcome.EXTEND, at=Gate.GATE_3, until=date(2026, 12, 31))
    assert refused(refusal) == {"PASS001"}
    world.advance("hom", at=Gate.TRIAL_START)
    world.amend(trial_end=date(2026, 9, 30))
    world.advance("hom", Outcome.EXTEND, at=Gate.GATE_3, until=date(2026, 12, 31))
    late = {finding.code for finding in check(world.portfolio, date(2026, 10, 20))}
    assert "TIME005" not in late
    assert "TIME005" in {finding.code for finding in check(world.portfolio, date(2027, 1, 1))}


def test_after_a_rethink_alone_only_the_closing_is_left() -> None:
    world = in_trial()
    world.prepare(Phase.TRIAL)
    world.advance("hom", at=Gate.TRIAL_START)
    world.advance("hom", Outcome.RETHINK, title="Tavler hjemme")
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", Outcome.RETHINK, title="Tavler igen")
    assert refused(refusal) == {"GATE005"}
    world.decide(decide.close, "hom", "Brug en anden vej.", None)
    assert world.findings() == ()


def test_an_other_project_is_not_closed_before_operation_was_confirmed() -> None:
    world = World()
    world.idea(type=ProjectType.OTHER, other_model="Egen model", budget=Budget())
    world.intake()
    world.decide(decide.start, "hom,lo1", Phase.OPERATION)
    with pytest.raises(RuleViolation) as refusal:
        world.decide(decide.close, "hom,lo1", "Det virker.", None)
    assert refused(refusal) == {"HAND002"}
    world.advance("hom,lo1", at=Gate.OPERATION)
    world.decide(decide.close, "hom,lo1", "Det virker.", None)
    assert status(world) == Status.COMPLETED


@pytest.mark.parametrize(
    ("forgery", "code"),
    [
        ({"facts": {"project.area": "social"}}, "EVT017"),
        ({"facts": {"applicants": []}}, "EVT017"),
        ({"facts": {"project.owner": "none"}}, "EVT017"),
        ({"facts": {"point": "gate-2"}}, "EVT017"),
        ({"basis": ()}, "EVT018"),
        ({"date": date(2031, 1, 1)}, "EVT016"),
        ({"gate": "gate-3", "outcomes": ("operation",)}, "EVT009"),
        ({"outcomes": ("rollout",)}, "EVT011"),
        ({"kind": "hand-over", "gate": None, "outcomes": ()}, "EVT019"),
    ],
)
def test_a_decision_written_by_hand_must_agree_with_the_project_and_the_rules(
    forgery: dict[str, object], code: str
) -> None:
    world = at_gate_1()
    world.advance("hom")
    decision = world.portfolio.decisions()[0]
    changed = dict(forgery)
    if "facts" in changed:
        changed["facts"] = decision.facts | changed["facts"]  # type: ignore[operator]
    world.portfolio = world.portfolio.with_records(decision.with_(**changed))
    assert code in {finding.code for finding in world.findings()}


def test_money_that_the_decision_does_not_speak_of_is_found() -> None:
    world = at_gate_1()
    world.advance("hom", reserve=(("omsorg", 1000),))
    decision = world.portfolio.decisions()[0]
    facts = decision.facts | {"funding.areas": ["social"], "funding.area_count": 1}
    world.portfolio = world.portfolio.with_records(decision.with_(facts=facts))
    assert "EVT020" in {finding.code for finding in world.findings()}


def test_a_decision_is_judged_by_the_rules_of_its_own_day() -> None:
    world = at_gate_1()
    policy = world.portfolio.policies[0]
    strict = policy.with_(
        valid_from=date(2026, 7, 1), thresholds=policy.thresholds.with_(heads_quorum=3), frames=(), open_questions=()
    )
    world.portfolio = world.portfolio.with_records(strict)
    choice = statement.FundingChoice(FundingSource.COMMON)
    world.do(statement.comment, statement.Saying("1", "hom", "Af fællespuljen."), "idea-description", choice)
    world.advance("hom,hso")
    assert world.portfolio.decisions()[0].policy == date(2026, 1, 1)
    world.prepare(Phase.STUDY, funding=FundingSource.COMMON)
    world.today = date(2026, 7, 2)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom,hso", reserve=(("common", 60000),))
    assert "MAND002" in refused(refusal)
    world.advance("hom,hso,hsu", reserve=(("common", 60000),))
    assert world.findings() == ()
