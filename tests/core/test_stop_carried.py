"""What a head may take: a condition as it stands, and a legal stop only on a lawyer's opinion; and what falls again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.events import LegalOpinion
from digitek_cli.model.policy import Policy
from digitek_cli.model.terms import Gate, ItemState, Severity
from digitek_cli.operations import checklist, checklist_sign, checklist_view, evidence, readiness, repetition
from digitek_cli.operations.checklist import Given
from digitek_cli.operations.deciding import Ruling
from digitek_cli.render import checklist_item, delta_events
from digitek_cli.render import checklists as words
from digitek_cli.render.language import set_language
from digitek_cli.rules import checklists
from tests.checklist_case import ALL_GATES, ID, NO_GATES, Desk

HASH = "ab" * 32
REASON = "Fordi det giver mening."


def opinion(desk: Desk, by: str = "jur", later: int = 0) -> LegalOpinion:
    return LegalOpinion(by=by, ref="SAG-9", date=desk.today + timedelta(days=later), sha256=HASH)


def accept(desk: Desk, *items: str, on: LegalOpinion | None = None, by: str = "hom") -> None:
    ruling = Ruling((by,), REASON)
    desk.do(lambda portfolio, moment: checklist_sign.accept(portfolio, ID, items, ruling, moment, on))


def stopped() -> Desk:
    """A prototype is tried out: CE-16 stops."""
    desk = Desk()
    desk.intake()
    desk.answer("CE-16", "ja", evidence={"godkendelse": "SAG-1"})
    return desk


def refused_codes(refused: pytest.ExceptionInfo[RuleViolation]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def test_a_stop_is_carried_only_on_an_opinion_and_never_green() -> None:
    desk = stopped()
    assert desk.blocking(Gate.GATE_1)["CE-16"].code == "CHK002"
    with pytest.raises(RuleViolation) as refused:
        accept(desk, "CE-16")
    assert refused_codes(refused) == {"CHK049"}
    accept(desk, "CE-16", on=opinion(desk))
    view = desk.view("CE-16")
    assert (view.state, view.accepted, view.opinion) == (ItemState.STOP, True, opinion(desk))
    assert "CE-16" not in desk.blocking(Gate.GATE_1)
    notes = checklists.weighed(desk.portfolio, desk.project(), Gate.GATE_1, ALL_GATES, desk.today)
    carried = [finding for finding in notes if finding.code == "CHK012"]
    assert [(finding.severity, finding.params["person"]) for finding in carried] == [(Severity.WARNING, "jur")]
    # What rests on the item is not in order either.
    assert desk.state("P-2") != ItemState.OK


def test_a_decision_without_an_opinion_carries_no_stop_whoever_wrote_it() -> None:
    desk = stopped()
    accept(desk, "CE-16", on=opinion(desk))
    decision = desk.portfolio.decisions(ID)[-1]
    desk.portfolio = desk.portfolio.with_records(decision.with_(opinion=None))
    assert desk.blocking(Gate.GATE_1)["CE-16"].code == "CHK002"


def test_an_opinion_carries_this_answer_and_no_other() -> None:
    desk = stopped()
    accept(desk, "CE-16", on=opinion(desk))
    desk.answer("CE-16", "ja", evidence={"godkendelse": "SAG-2"})
    assert desk.blocking(Gate.GATE_1)["CE-16"].code == "CHK002"


@pytest.mark.parametrize(("by", "later", "code"), [("kon", 0, "CHK050"), ("hom", 0, "CHK051"), ("jur", 1, "CHK052")])
def test_an_opinion_is_a_lawyers_who_does_not_decide_and_is_there_in_time(by: str, later: int, code: str) -> None:
    desk = stopped()
    with pytest.raises(RuleViolation) as refused:
        accept(desk, "CE-16", on=opinion(desk, by, later))
    assert code in refused_codes(refused)
    with pytest.raises(BadReference):
        accept(desk, "CE-16", on=opinion(desk, "zzz"))


def test_what_follows_from_other_items_is_not_carried_by_itself() -> None:
    desk = stopped()
    assert desk.state("P-2") == ItemState.STOP
    with pytest.raises(RuleViolation) as refused:
        accept(desk, "P-2", on=opinion(desk))
    assert refused_codes(refused) == {"CHK049"}


def test_a_stop_is_not_waived_even_where_a_policy_says_so() -> None:
    desk = stopped()
    policy = desk.portfolio.policy(desk.today)
    assert policy is not None
    desk.portfolio = desk.portfolio.with_records(_all_waivable(policy))
    found = readiness.readiness(desk.portfolio, ID, Gate.GATE_1, desk.today).missing
    waivable = {item.finding.code: item.waivable for item in found}
    assert waivable["CHK001"] is True
    assert waivable["CHK002"] is False
    assert waivable["CHK009"] is False


def _all_waivable(policy: Policy) -> Policy:
    document: dict[str, Any] = policy.model_dump(by_alias=True)
    for gate in document["gates"]:
        for criterion in gate["criteria"]:
            criterion["waivable"] = True
    return Policy.model_validate(document)


def test_before_there_is_a_project_nothing_is_accepted() -> None:
    desk = Desk()
    desk.answer("EX-05", "ja")
    with pytest.raises(RuleViolation) as refused:
        accept(desk, "EX-05")
    assert refused_codes(refused) == {"KIND001"}


def test_the_decision_is_derived_again_with_its_opinion() -> None:
    desk = stopped()
    before = desk.portfolio
    accept(desk, "CE-16", on=opinion(desk))
    decision = desk.portfolio.decisions(ID)[-1]
    assert decision in repetition.again(before, decision, desk.project())


def test_a_condition_past_its_day_shuts_the_gate_until_somebody_says_when() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("EX-05", "ja", owner="pl1", due=desk.today)
    assert "EX-05" not in desk.blocking(Gate.GATE_1)
    desk.today += timedelta(days=1)
    late = desk.blocking(Gate.GATE_1)["EX-05"]
    assert (late.code, late.params["owner"]) == ("CHK011", "pl1")
    desk.answer("EX-05", owner="pl1", due=desk.today)
    assert "EX-05" not in desk.blocking(Gate.GATE_1)
    desk.today += timedelta(days=1)
    accept(desk, "EX-05")
    assert "EX-05" not in desk.blocking(Gate.GATE_1)


def test_at_gate_1_who_owes_an_answer_past_its_day_owes_it_in_vain() -> None:
    desk = Desk()
    desk.answer("EX-01", owner="pl1", due=desk.today)
    assert "EX-01" not in desk.blocking(Gate.GATE_1)
    desk.today += timedelta(days=1)
    assert desk.blocking(Gate.GATE_1)["EX-01"].code == "CHK011"
    assert desk.blocking(Gate.GATE_2)["EX-01"].code == "CHK001"


def test_what_has_moved_is_said_with_the_gate_that_it_came_from() -> None:
    desk = Desk()
    found = checklists.weighed(desk.portfolio, desk.project(), Gate.TRIAL_START, NO_GATES, desk.today)
    moved = {finding.params["absent"]: finding for finding in found if finding.code == "CHK013"}
    assert set(moved) == {Gate.GATE_1, Gate.GATE_2}
    assert "EX-01" in moved[Gate.GATE_1].params["items"]
    assert {finding.params["point"] for finding in moved.values()} == {Gate.TRIAL_START}
    assert all(finding.severity == Severity.INFO for finding in moved.values())
    usual = checklists.weighed(desk.portfolio, desk.project(), Gate.GATE_2, ALL_GATES, desk.today)
    assert "CHK013" not in {finding.code for finding in usual}


def test_a_changed_fact_says_which_items_it_opens_and_whose_signatures_fall() -> None:
    desk = Desk()
    desk.facts(product__is_physical=True)
    desk.settle("CE-14", "nej")
    desk.settle("EX-05", "nej")
    desk.facts(product__digital_elements=False)
    assert desk.last is not None
    assert "reopened" not in desk.last.result
    assert "reopens" not in desk.last.what
    desk.answer("CE-14", "nej", note="Set igen")
    assert "reopened" not in desk.last.result
    desk.facts(product__is_physical=None)
    assert desk.last.result["reopened"] == [{"id": "CE-14", "state": ItemState.OPEN, "signed_by": "mdo"}]
    assert desk.last.what.endswith("; reopens CE-14")


def test_what_no_longer_applies_is_not_open_again() -> None:
    desk = Desk()
    desk.facts(product__is_physical=True)
    desk.settle("CE-14", "nej")
    desk.facts(product__is_physical=False)
    assert desk.last is not None
    assert desk.state("CE-14") == ItemState.NA
    assert "reopened" not in desk.last.result


def test_of_a_document_the_hash_is_kept_and_found_again() -> None:
    desk = Desk()
    given = Given("nej", evidence=(("Formaalscitat", "citat.pdf"),), hashes=(("formaalscitat", HASH),))
    desk.do(checklist.answer, ID, {"MDR-01": given}, by="pl1", on=desk.today)
    answer = desk.view("MDR-01").answer
    assert answer is not None
    assert [(piece.ref, piece.sha256) for piece in answer.evidence] == [("citat.pdf", HASH)]
    found = evidence.matches(desk.portfolio, ID, HASH, desk.today)
    assert [(match.about, match.evidence, match.by) for match in found] == [("MDR-01", "formaalscitat", "pl1")]
    assert evidence.matches(desk.portfolio, ID, "cd" * 32, desk.today) == ()


def test_another_document_voids_the_signature_though_the_reference_stays() -> None:
    desk = Desk()
    desk.answer("MDR-01", "nej", evidence={"formaalscitat": "SAG-1"}, hashes=(("formaalscitat", HASH),))
    desk.sign("MDR-01", by="pl2")
    assert desk.state("MDR-01") == ItemState.OK
    desk.answer("MDR-01", hashes=(("formaalscitat", "cd" * 32),))
    assert desk.state("MDR-01") == ItemState.OPEN
    assert desk.last is not None
    assert desk.last.result["reopened"][0]["signed_by"] == "pl2"


def test_a_hash_belongs_to_evidence_that_is_there() -> None:
    desk = Desk()
    with pytest.raises(BadReference) as refused:
        desk.answer("MDR-01", "nej", hashes=(("formaalscitat", HASH),))
    assert refused.value.code == "hash-without-evidence"
    with pytest.raises(BadReference) as refused:
        desk.answer("MDR-01", "nej", hashes=(("citat", HASH),))
    assert refused.value.code.startswith("no-such-evidence")


def test_the_opinion_is_found_again_by_its_hash() -> None:
    desk = stopped()
    accept(desk, "CE-16", on=opinion(desk))
    found = evidence.matches(desk.portfolio, ID, HASH, desk.today)
    assert [(match.evidence, match.by, match.ref) for match in found] == [("opinion", "jur", "SAG-9")]


def test_the_words_say_that_a_stop_is_carried_and_by_whom() -> None:
    desk = stopped()
    accept(desk, "CE-16", on=opinion(desk))
    set_language("da")
    assert desk.last is not None
    said = words.receipt(desk.last)
    assert "stop bæres nu på juridisk udtalelse: CE-16" in said
    assert "vilkår" not in said
    decision = desk.view("CE-16").carried
    assert decision is not None
    assert delta_events.told(decision, desk.portfolio).startswith("Stop båret på juridisk udtalelse fra jur: CE-16")
    explained = checklist_view.explain(desk.portfolio, ID, "CE-16", desk.today)
    told = " ".join(checklist_item.text(explained, desk.portfolio.fact_register).split())
    assert "Stoppet bæres af hom (besluttet 5. januar 2026) på juridisk udtalelse fra jur den 5. januar 2026" in told
    carried = checklist_item.document(explained, None)["carried"]
    assert carried == {"by": ("hom",), "date": desk.today, "decision": decision.id}


def test_the_straight_way_is_no_fact_that_anybody_answers() -> None:
    desk = Desk()
    with pytest.raises(RuleViolation) as refused:
        desk.facts(project__fast_track=True)
    (finding,) = refused.value.findings
    assert (finding.code, finding.params["variant"]) == ("CHK047", "fast-track")
    desk.facts(project__fast_track=None)
    with pytest.raises(RuleViolation):
        desk.facts(project__fast_track=False)


def test_who_types_facts_is_somebody() -> None:
    desk = Desk()
    with pytest.raises(BadReference) as refused:
        desk.do(
            lambda portfolio, moment: checklist.set_facts(
                portfolio, ID, {"product.radio": "ja"}, None, desk.today, replace(moment, recorded_by="xx9")
            )
        )
    assert refused.value.code.startswith("no-such-person")
