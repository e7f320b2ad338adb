"""Withdrawals: what counts afterwards, who may, and what `check` says of one that nobody could have made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.model.events import Decision, Posting, Statement, Transaction
from digitek_cli.model.ids import event_path
from digitek_cli.model.terms import DecisionKind, Phase, StatementKind, TransactionKind
from digitek_cli.operations.undo import withdrawal
from digitek_cli.render import language
from digitek_cli.render.findings import hint, message
from digitek_cli.rules import ledger, lifecycle
from digitek_cli.rules.finding import error
from digitek_cli.rules.standing import standing, withdrawn
from tests.world import World, in_trial

NAME = "P-2026-001"


@pytest.fixture
def world() -> World:
    return in_trial()


def take(world: World, event: Decision | Statement | Transaction, **changed: Any) -> Any:
    """Withdraw one event by hand, otherwise than it should be where `changed` says so."""
    links = lifecycle.links(world.portfolio.decisions(NAME)) if isinstance(event, Decision) else ()
    made = withdrawal(event, links, world.moment, "Forkert")
    made = made.with_(**changed) if changed else made
    world.portfolio = world.portfolio.with_records(made)
    return made


def last(world: World) -> Decision:
    return lifecycle.effective(world.portfolio.decisions(NAME))[-1]


def gate_2_withdrawn(world: World) -> None:
    """The decision and its reservation."""
    decision = last(world)
    for item in world.portfolio.transactions(NAME):
        if item.decision == decision.id:
            take(world, item)
    take(world, decision)
    world.amend(phase=Phase.STUDY)


def test_a_withdrawn_decision_was_never_taken(world: World) -> None:
    gate_2_withdrawn(world)
    assert world.findings() == ()
    assert lifecycle.replay(world.portfolio, world.project()).phase == Phase.STUDY
    assert ledger.outstanding(world.portfolio, NAME) == ()
    assert last(world).gate == "gate-1"


def test_a_withdrawal_of_a_withdrawal_brings_the_event_back(world: World) -> None:
    decision = last(world)
    gate_2_withdrawn(world)
    events: list[Decision | Transaction] = [*world.portfolio.transactions(NAME), *world.portfolio.decisions(NAME)]
    for item in events:
        if item.kind in (TransactionKind.REVERSAL, DecisionKind.WITHDRAWAL):
            take(world, item)
    world.amend(phase=Phase.TRIAL)
    assert world.findings() == ()
    assert last(world) == decision
    assert ledger.granted(world.portfolio, NAME) == Decimal(60000)


def test_what_a_withdrawn_decision_superseded_counts_again(world: World) -> None:
    first = last(world)
    world.advance("hom", reserve=(("omsorg", 60000),), at=first.gate, supersedes=(first.id,))
    second = last(world)
    assert second.id != first.id
    for item in world.portfolio.transactions(NAME):
        if item.decision == second.id:
            take(world, item)
    take(world, second)
    assert last(world) == first
    assert world.findings() == ()


def test_statements_that_were_taken_back_are_not_on_the_table(world: World) -> None:
    world.prepare(Phase.TRIAL)
    approval = [item for item in world.portfolio.statements(NAME) if item.kind == StatementKind.APPROVAL][-1]
    take(world, approval)
    assert world.findings() == ()
    assert approval not in standing(world.portfolio.statements(NAME))
    assert approval.id in withdrawn(world.portfolio.statements(NAME))


def test_a_decision_after_a_withdrawal_may_be_dated_before_it() -> None:
    world = World()
    world.idea()
    world.intake()
    world.prepare(Phase.IDEA)
    world.advance("hom")
    world.prepare(Phase.STUDY)
    right, world.today = world.today, world.today + timedelta(days=60)
    world.advance("hom", reserve=(("omsorg", 60000),))
    gate_2_withdrawn(world)
    world.advance("hom", reserve=(("omsorg", 60000),), date=right)
    assert last(world).date == right
    assert world.findings() == ()


def test_a_decision_is_still_not_dated_before_what_stands_behind_a_withdrawal(world: World) -> None:
    gate_2_withdrawn(world)
    world.advance("hom", reserve=(("omsorg", 60000),))
    decision = last(world)
    world.portfolio = world.portfolio.with_records(decision.with_(date=decision.date - timedelta(days=1)))
    assert "EVT014" in {finding.code for finding in world.findings()}


WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("EVT022", "decision", {"supersedes": ("D-2026-nosuch",)}),
    ("EVT022", "decision", {"supersedes": ()}),
    ("EVT023", "statement", {"project": "P-2026-002"}),
    ("EVT025", "decision", {"by": ("hso",)}),
    ("EVT025", "decision", {"rule": "another"}),
    ("EVT025", "statement", {"by": "hso"}),
    ("EVT026", "statement", {"date": "2026-02-01"}),
    ("EVT027", "transaction", {"postings": ()}),
    ("EVT028", "decision", {"previous": ()}),
]


@pytest.mark.parametrize(("code", "kind", "changed"), WRONG)
def test_a_withdrawal_that_nobody_could_have_made_is_named(
    world: World, code: str, kind: str, changed: dict[str, Any]
) -> None:
    world.idea("P-2026-002")
    chosen: dict[str, Callable[[], Any]] = {
        "decision": lambda: last(world),
        "statement": lambda: world.portfolio.statements(NAME)[-1],
        "transaction": lambda: world.portfolio.transactions(NAME)[-1],
    }
    made = take(world, chosen[kind](), **changed)
    found = {finding.code: finding for finding in world.findings() if finding.path == event_path(made.id)}
    assert code in found


def test_nothing_is_withdrawn_twice(world: World) -> None:
    said = world.portfolio.statements(NAME)[-1]
    first, second = take(world, said), take(world, said)
    found = [finding for finding in world.findings() if finding.code == "EVT024"]
    assert [(item.params["named"], {item.params["event"], item.params["by"]}) for item in found] == [
        (said.id, {first.id, second.id})
    ]


def test_a_decision_does_not_stand_on_what_was_taken_back(world: World) -> None:
    considered = last(world).considered[0]
    said = next(item for item in world.portfolio.statements(NAME) if item.id == considered)
    take(world, said)
    assert "EVT029" in {finding.code for finding in world.findings()}


def test_a_statement_that_is_no_withdrawal_supersedes_nothing(world: World) -> None:
    said = world.portfolio.statements(NAME)[-1]
    world.portfolio = world.portfolio.with_records(said.with_(id="S-2026-qqqqqq", supersedes=(said.id,)))
    assert "EVT022" in {finding.code for finding in world.findings()}


def test_withdrawals_in_a_circle_end() -> None:
    posting = Posting(account="reserved", pool="omsorg", year=2026, project=NAME, amount=Decimal(1))
    circle = [
        Transaction(
            id=f"T-2026-{one * 6}",
            date="2026-03-14",
            kind=TransactionKind.REVERSAL,
            text="x",
            postings=(posting,),
            supersedes=(f"T-2026-{other * 6}",),
        )
        for one, other in ("ab", "bc", "ca")
    ]
    assert len(withdrawn(circle)) < 3


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("code", [f"EVT0{number}" for number in range(22, 30)])
def test_every_breach_has_its_words(code: str, lang: str) -> None:
    language.set_language(lang)
    try:
        finding = error(code, event="D-2", named="D-1", names=("D-1",), project=NAME, by="D-3", token="by", date=None)
        assert code not in message(finding)
        assert "{" not in message(finding) + (hint(finding) or "")
    finally:
        language.set_language("en")
