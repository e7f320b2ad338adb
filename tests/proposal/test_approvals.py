"""Who must agree to a proposal, by the base's own rules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from digitek_cli.model.portfolio import path_of
from digitek_cli.operations import decide
from digitek_cli.operations.approvals import MAINTAINERS, needed
from digitek_cli.operations.proposal import Proposed
from digitek_cli.render.language import say, set_language
from tests.world import World, in_trial, rules_only

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio

TODAY = date(2026, 2, 20)


def proposed(before: Portfolio, after: Portfolio, *more: str) -> Proposed:
    paths = {path for path in after.records if before.records.get(path) != after.records[path]}
    moved = {f"portfolio/{path}": (path in before.records, True) for path in paths}
    return Proposed(before, after, moved | dict.fromkeys(more, (True, True)), "portfolio/")


def reasons(seen: Proposed) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(item.reason, item.owner): item.people for item in needed(seen, TODAY)}


def test_a_decision_belongs_to_those_who_may_take_it_and_not_to_those_whom_it_names() -> None:
    base = in_trial()
    before = base.portfolio
    after = World(before, base.today)
    after.decide(decide.stop, "hom")
    found = reasons(proposed(before, after.portfolio))
    key = ("decision", "head-of-area")
    assert found[key] == ("hom",)
    decision = next(item for item in after.portfolio.decisions() if item.kind == "stop")
    forged = after.portfolio.with_records(decision.with_(by=("pl1",), decider="project-owner"))
    assert reasons(proposed(before, forged))[key] == found[key]


def test_rules_guards_and_data_have_their_owners() -> None:
    before = in_trial().portfolio
    policy = before.policies[-1]
    project = before.project("P-2026-001")
    assert project is not None
    after = before.with_records(
        policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1)), project.with_(title="Nyt")
    )
    found = needed(proposed(before, after, ".github/CODEOWNERS"), TODAY)
    told = {(item.reason, item.owner): item for item in found}
    assert told["rules", "heads-group"].people == ("hso", "hsu", "hom")
    assert told["rules", "heads-group"].paths == (f"portfolio/{path_of(policy)}",)
    assert told["guard", "heads-group"].paths == told["guard", MAINTAINERS].paths == (".github/CODEOWNERS",)
    assert told["data", "digitalisation-consultant"].people == ("kon",)
    assert not needed(Proposed(before, before), TODAY)


def test_money_without_a_decision_is_its_owners() -> None:
    before = rules_only()
    after = in_trial().portfolio
    grant = next(item for item in after.transactions() if item.decision)
    free = grant.with_(decision=None)
    found = reasons(proposed(before, before.with_records(free)))
    assert found["money", "head-of-area"] == ("hom",)
    assert ("money", "head-of-area") not in reasons(proposed(before, before.with_records(grant)))


def test_each_reason_has_its_sentence() -> None:
    for language in ("da", "en"):
        set_language(language)
        for item in needed(proposed(rules_only(), in_trial().portfolio, ".gitattributes"), TODAY):
            assert say(f"approval.{item.reason}", **item.params)
