"""Whoever proposes rules does not act by them yet, and what somebody did in one commit another cannot hide."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.model.ids import event_path
from digitek_cli.model.portfolio import path_of
from tests.proposal.proposal_case import PROJECT, TODAY, Branch

if TYPE_CHECKING:
    from collections.abc import Callable

GATE = ("gate", "advance", PROJECT, "--outcome", "stop", "--reason", "Slut")
STOP = ("decide", PROJECT, "stop", "--reason", "Slut", "--by")


def stopped(branch: Branch) -> Any:
    """A decision by the rules of the base, which stays in no commit."""
    branch.do(*STOP, "hom,hso,hsu")
    decision = next(item for item in branch.portfolio().decisions(PROJECT) if item.kind == "stop")
    project = branch.project()
    branch.git("reset", "-q", "--hard", "HEAD^")
    branch.write(project)
    return decision


def test_a_decision_by_those_who_may_is_none_of_our_business(branch: Branch) -> None:
    branch.do(*STOP, "hom,hso,hsu")
    assert not branch.errors()
    assert not branch.warnings().keys() & {"AUD009", "AUD030", "PROP006", "PROP007"}


def test_somebody_hired_by_the_same_proposal_decides_nothing(branch: Branch) -> None:
    branch.hire("nyc", "head-of-area", "omsorg")
    branch.save()
    decision = stopped(branch)
    branch.write(decision.with_(by=("nyc",)))
    branch.save()
    found = branch.errors()
    assert found.keys() & {"EVT013", "MAND001"}, found
    assert found["EVT013"].path == event_path(decision.id)
    assert found["GOV019"].path == "organisation.yaml"
    assert branch.warnings()["GOV014"].params["person"] == "nyc"
    # Once the roles are in force, so is the decision.
    branch.git("branch", "-f", "main", "mine~1")
    assert "GOV019" not in branch.errors()


def test_somebody_new_may_have_an_idea(branch: Branch) -> None:
    branch.hire("nyp", "project-manager")
    branch.save()
    branch.do("new-idea", "--title", "En", "--area", "social", "--submitter", "nyp")
    assert not branch.errors()
    assert {"GOV002", "GOV014"} <= branch.warnings().keys()


def lower_quorum(policy: Any) -> Any:
    return policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1))


@pytest.mark.parametrize("dated", [None, date(2026, 2, 15)], ids=["in place", "a new one"])
def test_a_policy_of_the_same_proposal_gives_its_decisions_no_power(branch: Branch, dated: date | None) -> None:
    policy = lower_quorum(branch.policy())
    decision = stopped(branch).with_(by=("hom",))
    if dated is not None:
        policy, decision = policy.with_(valid_from=dated), decision.with_(policy=dated, date=TODAY)
    branch.write(policy, decision)
    branch.save()
    found = branch.errors()
    assert {item.path for item in found.values()} >= {path_of(decision), path_of(policy)}, found
    assert "GOV019" in found
    assert branch.warnings()["GOV012"].params["variant"] == "quorum"


def test_rules_alone_are_a_matter_for_their_owners(branch: Branch) -> None:
    policy = branch.policy()
    branch.write(lower_quorum(policy).with_(valid_from=date(2026, 3, 1)))
    branch.save()
    assert not branch.errors()
    assert branch.warnings().keys() == {"GOV012"}


def test_frames_and_their_openings_belong_together_and_what_is_spent_of_them_does_not(branch: Branch) -> None:
    with_frames = ("pools", "frames", "2027", "--document", "Budget 2027")
    amounts = [f"{pool}=100000" for pool in ("social", "sundhed", "omsorg", "common")]
    assert branch.run(*with_frames, *amounts, on=date(2026, 12, 1)) == 0
    assert branch.run("pools", "open", "--year", "2027", on=date(2027, 1, 2)) == 0
    from digitek_cli.cli._proposal import findings
    from digitek_cli.store.proposal import propose

    def codes() -> set[str]:
        with propose(branch.root, "main") as proposal:
            told = findings(proposal, date(2027, 1, 10), strict=False)
        return {item.code for item in told if item.severity == "error"}

    assert not codes()
    buy = ("pools", "purchase", "social", "50000", "--title", "Tavler", "--by", "hso", "--reason", "Nu")
    assert branch.run(*buy, on=date(2027, 1, 5)) == 0
    assert codes() & {"POOL007", "POOL009"}


def test_a_frame_raised_by_the_same_proposal_is_no_money_yet(branch: Branch) -> None:
    policy = branch.policy()
    frames = tuple(
        frame.with_(pools=tuple(pool.with_(amount=pool.amount + Decimal(1000)) for pool in frame.pools))
        for frame in policy.frames
    )
    branch.write(policy.with_(frames=frames))
    branch.save()
    assert branch.warnings()["GOV012"].params["variant"] == "frame"
    branch.do("pools", "purchase", "social", "500", "--title", "Tavler", "--by", "hso", "--reason", "Nu")
    assert "GOV019" in branch.errors()


def decided_in_one(branch: Branch) -> None:
    decision = stopped(branch)
    branch.write(decision.with_(previous=()))


def approved_other_content(branch: Branch) -> None:
    approval = branch.approval()
    branch.write(approval.with_(id="S-2026-aaaaaa", date=TODAY, content="sha256:" + "0" * 64))


def moved_phase(branch: Branch) -> None:
    branch.write(branch.project().with_(phase="trial"))


def sealed_field(branch: Branch) -> None:
    branch.write(branch.project().with_(area="social"))


def shifted_anchor(branch: Branch) -> None:
    branch.write(branch.portfolio().settings.with_(anchor=branch.head))


def gone_project(branch: Branch) -> None:
    (branch.root / path_of(branch.project())).unlink()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (decided_in_one, {"EVT010", "AUD014", "AUD010", "AUD011", "EVT009", "EVT012"}),
        (approved_other_content, {"AUD010"}),
        (moved_phase, {"EVT003"}),
        (sealed_field, {"PROJ002"}),
        (shifted_anchor, {"AUD044"}),
        (gone_project, {"AUD005"}),
    ],
)
def test_what_only_the_change_shows(branch: Branch, change: Callable[[Branch], None], codes: set[str]) -> None:
    change(branch)
    branch.save()
    assert branch.errors().keys() & codes, branch.found()


def test_what_one_commit_did_and_another_took_back_is_a_reason_to_squash(branch: Branch) -> None:
    moved_phase(branch)
    branch.save()
    branch.git("revert", "--no-edit", "HEAD")
    branch.do("set", PROJECT, "title", "Et navn")
    assert not branch.errors()
    told = branch.warnings()
    assert told["PROP006"].params["commit"] == branch.git("rev-parse", "HEAD~2")[:10]
    branch.git("reset", "-q", "--soft", "main")
    branch.save()
    assert not branch.errors()
    assert "PROP006" not in branch.warnings()


def test_an_event_written_anew_in_the_web_editor_is_one_until_it_is_merged(branch: Branch) -> None:
    comment = next(item for item in branch.portfolio().statements(PROJECT) if item.kind == "comment")
    first = comment.with_(id="S-2026-aaaaaa", date=TODAY, text="Et udkast", funding=None, areas=())
    branch.write(first)
    branch.save()
    branch.write(first.with_(text="Godt forslag"))
    branch.save()
    assert not branch.errors()
    assert branch.warnings()["PROP006"].path == path_of(first)


def test_an_event_that_was_rewritten_and_put_back_is_whole(branch: Branch) -> None:
    branch.write(branch.approval().with_(text="Noget andet"))
    branch.save()
    assert "EVT001" in branch.errors()
    branch.git("revert", "--no-edit", "HEAD")
    branch.do("set", PROJECT, "title", "Et navn")
    assert not branch.errors()
    assert "PROP006" in branch.warnings()


def test_a_whole_gate_in_one_branch_stands_by_its_commits(branch: Branch) -> None:
    """What the commands made is right, commit by commit; as one it could not be proven, and that is said."""
    branch.do("new-idea", "--title", "En", "--area", "social", "--submitter", "abc", "--need", "Overblik")
    for step, *words in (
        ("triage", "--outcome", "project", "--by", "kon"),
        ("blockers", "--none", "--by", "kon"),
        ("interest", "--yes", "--by", "ls1"),
        ("priority", "--level", "high", "--by", "ls1"),
        ("owner", "ls1", "--by", "hso"),
        ("manager", "pl1", "--by", "kon"),
    ):
        branch.do("intake", "P-2026-004", step, *words)
    branch.do("decide", "P-2026-004", "stop", "--by", "hso", "--reason", "Slut")
    assert not branch.errors()
    assert not branch.warnings().keys() & {"AUD009", "AUD030"}
