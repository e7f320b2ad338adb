"""Every way to tamper with a history is found, and the commit named: also by a run that reads only what is new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.model.ids import event_path, project_path
from digitek_cli.model.organisation import Held
from digitek_cli.model.portfolio import path_of
from digitek_cli.rules.content import digest
from tests.audit.history_case import DECIDED, PROJECT, TYPED, History, against, told

if TYPE_CHECKING:
    from tests.proofs import Tally

LATER = DECIDED + timedelta(days=7)


def amended_event(history: History) -> str:
    return history.forge(history.decision().with_(reason="Noget helt andet"))


def deleted_event(history: History) -> str:
    (history.root / event_path(history.approval().id)).unlink()
    return history.commit()


def renamed_event(history: History) -> str:
    approval = history.approval()
    (history.root / path_of(approval)).unlink()
    return history.forge(approval.with_(id="S-2026-bbbbbb"))


def reordered_chain(history: History) -> str:
    """A second decision that says it came first: it names no earlier one."""
    assert history.run("decide", PROJECT, "stop", "--by", "hom,hso,hsu", "--reason", "Slut", on=LATER) == 0
    stop = next(item for item in history.portfolio().decisions(PROJECT) if item.kind == "stop")
    history.git("reset", "-q", "--hard", "HEAD^")
    stopped = history.project()
    history.write(stopped)
    return history.forge(stop.with_(previous=()), on=LATER)


def wrong_hash(history: History) -> str:
    assert history.run("decide", PROJECT, "stop", "--by", "hom,hso,hsu", "--reason", "Slut", on=LATER) == 0
    stop = next(item for item in history.portfolio().decisions(PROJECT) if item.kind == "stop")
    history.git("reset", "-q", "--hard", "HEAD^")
    links = [{"id": stop.previous[0].id, "hash": "sha256:" + "0" * 64}]
    return history.forge(stop.with_(previous=links), on=LATER)


def by_somebody_else(history: History) -> str:
    """The decision of the gate, forged in the name of one without the mandate."""
    return _instead(history, by=("pl2",))


def by_the_applicant(history: History) -> str:
    return _instead(history, by=("lo1",))


def one_person_twice(history: History) -> str:
    return _instead(history, by=("hom", "hom"), decider="heads-group")


def _instead(history: History, **fields: Any) -> str:
    """The real decision taken out of the history, and another one put in its place."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    return history.forge(decision.with_(**fields), project)


def after_the_role_ended(history: History) -> str:
    """Decided by a head whose role had ended the day before."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    organisation = history.portfolio().organisation
    ended = [
        person.with_(roles=tuple(_ended(held) for held in person.roles)) if person.initials == "hom" else person
        for person in organisation.people
    ]
    history.forge(organisation.with_(people=tuple(ended)), message=TYPED)
    return history.forge(decision, project)


def _ended(held: Held) -> Held:
    ended: Held = held.with_(until=DECIDED - timedelta(days=1))
    return ended


def content_changed_after_approval(history: History) -> str:
    """The approved text is another one when the gate is decided, and the decision says nothing of it."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    history.forge(history.project().with_(solution="Noget, som ingen har godkendt"), message=TYPED)
    return history.forge(decision, project.with_(solution="Noget, som ingen har godkendt"))


def content_changed_behind_another_edit(history: History) -> str:
    """The same, hidden among other work of the commit: what the document shows stays as nobody approved it."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    history.forge(history.project().with_(solution="Noget, som ingen har godkendt"), message=TYPED)
    changed = project.with_(solution="Noget, som ingen har godkendt", experience="Noget andet")
    return history.forge(decision, changed)


def second_beginning(history: History) -> str:
    """A portfolio of its own with weaker rules, merged in as an unrelated history."""
    history.git("checkout", "-q", "--orphan", "other")
    policy = history.portfolio().policies[-1]
    commit = history.forge(policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1)), message=TYPED)
    history.git("checkout", "-q", "main")
    history.git("merge", "-q", "--no-ff", "-s", "ours", "--allow-unrelated-histories", "-m", "Merge other", "other")
    return commit


def approval_without_content(history: History) -> str:
    """An approval of a text that never was."""
    return history.forge(history.approval().with_(id="S-2026-bbbbbb", content=digest("løgn")))


def approval_by_somebody_else(history: History) -> str:
    return history.forge(history.approval().with_(id="S-2026-bbbbbb", by="pl1", role="project-manager"))


def approval_before_application(history: History) -> str:
    """The gate decided on a day before the idea had come in."""
    received = history.project().received
    return _instead(history, date=received - timedelta(days=3))


def questionnaire_open(history: History) -> str:
    """A gate passed although an item that blocks it was taken back to unanswered."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    sheet = history.portfolio().answer_sheet(PROJECT, "mdr")
    assert sheet is not None
    history.forge(sheet.with_(answers={}), message=TYPED)
    return history.forge(decision, project)


def money_without_booking(history: History) -> str:
    grant = {"pool": "common", "year": 2026, "amount": 240000, "transaction": "T-2026-aaaaaa"}
    return _instead(history, grants=[grant])


def other_facts(history: History) -> str:
    """The facts that give the mandate, told otherwise than they were."""
    decision = history.decision()
    return _instead(history, facts=decision.facts | {"director.applicant": not decision.facts["director.applicant"]})


def phase_by_hand(history: History) -> str:
    return history.forge(history.project().with_(phase="operation"))


def history_of_before(history: History) -> str:
    """A project declared older than the rules, so that none of them would count."""
    told_of = {"phase": "operation", "text": "Det var altid sådan", "source": "000"}
    return history.forge(history.project().with_(history=told_of, phase="operation"))


def rules_afterwards(history: History) -> str:
    policy = history.portfolio().policies[-1]
    return history.forge(policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1)))


def rules_from_before(history: History) -> str:
    """A policy that comes into force before a decision that was taken under another one."""
    policy = history.portfolio().policies[-1]
    return history.forge(policy.with_(valid_from=date(2026, 2, 1)))


def rules_with_the_decision(history: History) -> str:
    """Weaker rules and the decision that needs them in one commit: it is judged by the rules that it builds on."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    policy = history.portfolio().policies[-1]
    weaker = policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1))
    return history.forge(weaker, decision.with_(by=("hom",)), project)


def project_removed(history: History) -> str:
    (history.root / project_path(PROJECT)).unlink()
    return history.commit()


def unreadable_event(history: History) -> str:
    path = history.root / "decisions" / "2026" / "D-2026-cccccc.yaml"
    path.write_text("id: [", "utf-8")
    return history.commit()


def evil_merge(history: History) -> str:
    """A merge that quietly changes what neither side had."""
    history.git("checkout", "-q", "-b", "side")
    assert history.run("set", PROJECT, "experience", "Set i Aarhus") == 0
    history.git("checkout", "-q", "main")
    assert history.run("new-idea", "--title", "Gulvvarme", "--area", "omsorg", "--submitter", "abc") == 0
    history.git("merge", "-q", "--no-ff", "--no-commit", "side")
    history.write(history.decision().with_(reason="Noget helt andet"))
    return history.commit("Merge branch 'side'")


def merge_that_drops_an_event(history: History) -> str:
    """Ours, and the other side's statement is gone."""
    history.git("checkout", "-q", "-b", "side")
    assert history.run("comment", PROJECT, "project-description", "--by", "hom", "--text", "Nej") == 0
    history.git("checkout", "-q", "main")
    assert history.run("set", PROJECT, "experience", "Set i Aarhus") == 0
    history.git("merge", "-q", "-s", "ours", "-m", "Merge side", "side")
    return history.head


@dataclass(frozen=True)
class Case:
    tamper: Callable[[History], str]
    code: str
    proofs: tuple[str, ...] = ()


CASES = [
    Case(amended_event, "EVT001", ("A21",)),
    Case(deleted_event, "EVT002", ("A21",)),
    Case(renamed_event, "EVT002", ("A21",)),
    Case(reordered_chain, "AUD014", ("A21",)),
    Case(wrong_hash, "EVT006", ("A21",)),
    Case(by_somebody_else, "EVT013", ("A23",)),
    Case(by_the_applicant, "EVT013", ("A23",)),
    Case(one_person_twice, "EVT013", ("A23",)),
    Case(after_the_role_ended, "EVT013", ("A23",)),
    Case(approval_before_application, "DATE003", ("A23",)),
    Case(content_changed_after_approval, "APPR002", ("A23",)),
    Case(content_changed_behind_another_edit, "APPR002", ("A23",)),
    Case(second_beginning, "AUD047", ("A25",)),
    Case(approval_without_content, "AUD010"),
    Case(approval_by_somebody_else, "APPR004"),
    Case(questionnaire_open, "CHK001"),
    Case(money_without_booking, "AUD016"),
    Case(other_facts, "AUD010"),
    Case(phase_by_hand, "EVT003"),
    Case(history_of_before, "AUD031"),
    Case(rules_afterwards, "AUD040", ("A25",)),
    Case(rules_from_before, "AUD045", ("A25",)),
    Case(rules_with_the_decision, "MAND002", ("A25",)),
    Case(project_removed, "AUD005"),
    Case(unreadable_event, "AUD002"),
    Case(evil_merge, "EVT001", ("A21",)),
    Case(merge_that_drops_an_event, "EVT002", ("A21",)),
]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.tamper.__name__, marks=pytest.mark.proof(*case.proofs)) for case in CASES]
)
def test_tampering_is_found_and_the_commit_named(history: History, case: Case, tally: Tally) -> None:
    commit = case.tamper(history)
    report = history.audit()
    assert not report.ok
    named = [item for item in report.breaches if item in against(report, case.code)]
    assert [item.commit for item in named][:1] == [commit], told(report)
    assert commit in report.stamps
    tally()


@pytest.mark.parametrize("case", [CASES[0], CASES[5], CASES[18], CASES[26]], ids=lambda case: case.tamper.__name__)
def test_a_resumed_run_finds_it_and_remembers_it(history: History, case: Case) -> None:
    history.audit()
    commit = case.tamper(history)
    found = history.audit()
    assert commit in [item.commit for item in found.breaches], told(found)
    assert history.audit().remarks == found.remarks
    history.run("new-idea", "--title", "Noget nyt", "--area", "omsorg", "--submitter", "abc", on=LATER)
    later = history.audit()
    assert later.read == 1
    assert commit in [item.commit for item in later.breaches]


def test_an_event_put_back_later_does_not_hide_that_it_was_gone(history: History) -> None:
    commit = deleted_event(history)
    history.git("revert", "-n", commit)
    history.commit(TYPED)
    assert commit in [item.commit for item in history.audit().breaches]


def test_a_sealed_field_moved_by_hand_is_named(history: History) -> None:
    commit = history.forge(history.project().with_(steps=()))
    report = history.audit()
    assert [item.commit for item in against(report, "AUD030")] == [commit]


def test_a_hand_edit_that_breaks_nothing_is_named_and_breaks_nothing(history: History) -> None:
    commit = history.forge(history.project().with_(experience="Skrevet i hånden"), message=TYPED)
    report = history.audit()
    assert report.ok, told(report)
    assert [(item.commit, item.reason) for item in report.hand_edits] == [(commit, "unnamed")]


def test_roles_taken_away_afterwards_are_named(history: History) -> None:
    organisation = history.portfolio().organisation
    gone = tuple(person.with_(roles=()) if person.initials == "hom" else person for person in organisation.people)
    commit = history.forge(organisation.with_(people=gone), message=TYPED)
    assert commit in [item.commit for item in against(history.audit(), "AUD042")]


def test_a_commit_from_before_its_parent_is_pointed_at(history: History) -> None:
    history.write(history.project().with_(experience="Skrevet i hånden"))
    commit = history.commit(TYPED, on=date(2025, 1, 1))
    report = history.audit()
    assert report.ok
    assert [item.commit for item in against(report, "AUD060")] == [commit]


def test_a_commit_from_the_future_is_pointed_at(history: History) -> None:
    report = history.audit(today=DECIDED - timedelta(days=1))
    assert report.ok
    assert {item.commit for item in against(report, "AUD061")} == {history.head}


def test_an_event_dated_after_its_commit_is_pointed_at(history: History) -> None:
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    commit = history.forge(decision, project, on=DECIDED - timedelta(days=2))
    assert commit in [item.commit for item in against(history.audit(), "AUD062")]


@pytest.mark.parametrize("resumed", [False, True])
def test_books_that_do_not_balance_are_traced_to_their_commit(history: History, resumed: bool) -> None:
    """What only the whole portfolio shows is named at the commit that brought it, also when little is read again."""
    if resumed:
        history.audit()
    opening = history.portfolio().transactions()[0]
    commit = history.forge(opening.with_(id="T-2026-zzzzzz", postings=opening.postings[:1]))
    assert history.run("new-idea", "--title", "Noget nyt", "--area", "omsorg", "--submitter", "abc", on=LATER) == 0
    report = history.audit()
    assert report.read == (2 if resumed else report.commits)
    assert {item.commit for item in report.breaches} == {commit}, told(report)
    assert {item.finding.code[:4] for item in report.breaches} == {"POOL"}


def test_a_project_broken_on_a_side_branch_is_traced_there(history: History) -> None:
    history.audit()
    history.git("checkout", "-q", "-b", "side")
    commit = history.forge(history.project().with_(owner="zz9"), message=TYPED)
    history.git("checkout", "-q", "main")
    assert history.run("new-idea", "--title", "Noget nyt", "--area", "omsorg", "--submitter", "abc", on=LATER) == 0
    history.git("merge", "-q", "--no-ff", "-m", "Merge side", "side")
    report = history.audit()
    assert commit in [item.commit for item in against(report, "REF001")], told(report)


@pytest.mark.proof("A25")
def test_a_branch_with_weaker_rules_and_its_decision_is_pointed_at(history: History, tally: Tally) -> None:
    """Nobody had decided by those rules yet, so the branch breaks none; whoever merges it is told what came along."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    history.git("checkout", "-q", "-b", "side")
    policy = history.portfolio().policies[-1]
    history.forge(policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1)), message=TYPED)
    history.forge(decision.with_(by=("hom",)), project)
    history.git("checkout", "-q", "main")
    assert history.run("new-idea", "--title", "Noget nyt", "--area", "omsorg", "--submitter", "abc", on=LATER) == 0
    history.git("merge", "-q", "--no-ff", "-m", "Merge side", "side")
    report = history.audit()
    assert [item.commit for item in against(report, "AUD046")] == [history.head], told(report)
    assert any("policy/2026-01-01.yaml" in item.paths for item in report.hand_edits)
    tally()


def test_what_a_mixed_commit_hides_is_not_proven_and_strictly_a_breach(history: History) -> None:
    """The text is changed and the gate decided in one commit: which came first is not in the history."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    commit = history.forge(decision, project.with_(solution="Noget, som ingen har godkendt"))
    report = history.audit()
    assert (report.breaches, report.ok) == ((), False), told(report)
    assert {item.commit for item in report.unproven} == {item.commit for item in against(report, "AUD009")} == {commit}
    assert {item.commit for item in report.strictly().breaches} == {commit}
    assert history.run("audit", "verify", "--strict") == 1
