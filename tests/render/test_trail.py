"""The trail in words: every operation has its word, and a commit is told by what it changed and not by what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import DecisionKind, Gate, Outcome, StatementKind, TransactionKind
from digitek_cli.operations.decide import OPERATIONS
from digitek_cli.operations.undo import withdrawal
from digitek_cli.render import delta, delta_events, language, trail
from digitek_cli.render.language import maybe
from digitek_cli.rules.delta import compare
from digitek_cli.rules.made_by import by_hand
from tests.store.portfolio_case import DECISION, PROJECT, STATEMENT, TRANSACTION
from tests.world import World

SOURCE = Path(__file__).parents[2] / "src" / "digitek_cli"
INTAKE = ("triage", "blockers", "interest", "priority", "owner", "manager")
# Decisions that are made by commands of their own.
OWN = {DecisionKind.GATE, DecisionKind.FORUM, DecisionKind.ACCEPTANCE, DecisionKind.WITHDRAWAL, *OPERATIONS}
# Statements likewise.
SAID = (StatementKind.APPROVAL, StatementKind.COMMENT, StatementKind.RECOMMENDATION)


def written() -> Iterator[str]:
    """Every operation that stands in the source as it is."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "operation" and isinstance(node.value, ast.Constant):
                yield str(node.value.value)


def composed() -> Iterator[str]:
    """Every operation that is put together."""
    yield from (f"intake.{step}" for step in INTAKE)
    yield from OPERATIONS.values()
    yield from (f"decide.{kind.value}" for kind in DecisionKind if kind not in OWN)
    yield from (kind.value for kind in SAID)
    for module, function, place, prefix in (
        ("checklist", "item_change", 2, "checklist"),
        ("checklist_sign", "item_change", 2, "checklist"),
        ("pools", "_change", 1, "pools"),
    ):
        for node in ast.walk(ast.parse((SOURCE / "operations" / f"{module}.py").read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                verb = node.args[place]
                assert isinstance(verb, ast.Constant)
                yield f"{prefix}.{verb.value!s}"


def test_every_operation_has_its_word() -> None:
    names = {*written(), *composed()}
    assert {"gate.advance", "new-idea", "pools.spend", "checklist.sign", "decide.stop", "approval", "undo"} <= names
    assert not [name for name in sorted(names) if maybe(f"operation.{name}") is None]


@dataclass
class Entry:
    summary: str = "set P-2026-014: need"
    operation: str = "set"
    author: str = "Test"
    recorded_by: str | None = "kon"
    project: str | None = "P-2026-014"
    commit: str = "0123456789abcdef"
    date: datetime = field(default_factory=lambda: datetime(2026, 3, 14, 12))
    parents: tuple[str, ...] = ("f" * 40,)


def line(entry: Entry, before: Portfolio, after: Portfolio) -> trail.Line:
    return trail.Line(entry, compare(before, after), by_hand=by_hand(entry.operation, before, after))


@pytest.fixture
def danish() -> Iterator[None]:
    language.set_language("da")
    yield
    language.set_language("en")


BEFORE = Portfolio().with_records(PROJECT)
GATE = DECISION.with_(gate="gate-2", outcomes=("trial",), by=("hom", "hso"), conditions=(), waivers=(), grants=())


def told(entry: Entry, before: Portfolio, after: Portfolio) -> str:
    return " ".join(trail.text([line(entry, before, after)], after).split())


@pytest.mark.usefixtures("danish")
def test_a_gate_is_told_with_its_outcome_money_and_people() -> None:
    grants = ({"pool": "common", "year": 2026, "amount": 250_000, "transaction": TRANSACTION.id},)
    money = {"pool": "common", "year": 2026}
    postings = (
        {"account": "reserved", "project": PROJECT.id, "amount": 250_000} | money,
        {"account": "available", "amount": -250_000} | money,
    )
    booked = TRANSACTION.with_(decision=GATE.id, project=PROJECT.id, postings=postings)
    after = BEFORE.with_records(GATE.with_(grants=grants), booked)
    assert told(Entry(operation="gate.advance"), BEFORE, after) == (
        "0123456789 14. mar. 2026 · P-2026-014 Skærm til sår: prøve: "
        "Gate 2: videre til afprøvning; reserveret 250.000 kr. af fællespuljen (hom, hso; indtastet af kon)"
    )


@pytest.mark.usefixtures("danish")
def test_a_subject_that_claims_something_else_is_not_believed() -> None:
    entry = Entry("gate.advance P-2026-014: gate-3 -> operation; reserved common 2026 999999.00", "gate.advance")
    shown = told(entry, BEFORE, BEFORE.with_records(PROJECT.with_(purpose="Ro")))
    assert "Rettet i hånden: Formål: Ro" in shown
    assert "Gate" not in shown
    assert "999" not in shown


@pytest.mark.usefixtures("danish")
def test_a_commit_without_change_speaks_in_its_own_words_as_its_own() -> None:
    shown = told(Entry("Ret stavefejl", "manual", recorded_by=None), BEFORE, BEFORE)
    assert shown.endswith("ingen ændring af porteføljen; commit siger: Ret stavefejl (indtastet af Test)")


@pytest.mark.usefixtures("danish")
def test_a_merge_is_called_one() -> None:
    entry = Entry("gate.advance P-2026-014: gate-3", "gate.advance", parents=("a" * 40, "b" * 40))
    shown = told(entry, BEFORE, BEFORE.with_records(PROJECT.with_(purpose="Ro")))
    assert "Sammenfletning: Formål: Ro" in shown


def test_json_tells_the_change_and_keeps_the_words_of_the_commit() -> None:
    after = BEFORE.with_records(PROJECT.with_(purpose="Calm"))
    (found,) = trail.document([line(Entry("set P-2026-014: need"), BEFORE, after)], after)
    assert {name: found[name] for name in ("operation", "project", "summary", "subject", "by_hand", "merge")} == {
        "operation": "set",
        "project": "P-2026-014",
        "summary": "Purpose: Calm",
        "subject": "set P-2026-014: need",
        "by_hand": False,
        "merge": False,
    }


@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_of_a_whole_project_is_told_cryptically(lang: str) -> None:
    """Every field of a project, filled in and cleared again, in words without a token of the code."""
    language.set_language(lang)
    try:
        bare = PROJECT.with_(**dict.fromkeys(("need", "risk", "funding")), benefits=(), steps=(), figures=())
        for before, after in ((bare, PROJECT), (PROJECT, bare)):
            sides = Portfolio().with_records(before), Portfolio().with_records(after)
            for item in compare(*sides):
                said = delta.sentence(item, sides[1])
                assert "{" not in said
                assert "delta." not in said
                assert "None" not in said
                assert "_" not in said, said
    finally:
        language.set_language("en")


OUTCOMES = [(gate, outcome) for gate in Gate for outcome in Outcome]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_kind_of_event_has_its_sentence(lang: str) -> None:
    language.set_language(lang)
    try:
        events: list[Any] = [GATE.with_(gate=gate, outcomes=(outcome,)) for gate, outcome in OUTCOMES]
        events += [DECISION.with_(kind=kind) for kind in DecisionKind if kind != DecisionKind.GATE]
        events += [
            STATEMENT.with_(kind=kind, gate="gate-1", decision="D-2026-k7m2qx", condition=1) for kind in StatementKind
        ]
        events += [TRANSACTION.with_(kind=kind) for kind in TransactionKind]
        for event in events:
            said = delta_events.told(event, BEFORE)
            assert not said.startswith("delta.")
            assert "{" not in said
    finally:
        language.set_language("en")


@pytest.mark.usefixtures("danish")
def test_a_withdrawal_says_what_was_taken_back_and_what_holds_again() -> None:
    world = World()
    taken = withdrawal(GATE, (), world.moment, "")
    again = withdrawal(taken, (), world.moment, "")
    known = BEFORE.with_records(GATE, taken, again)
    assert delta_events.told(taken, known) == "Taget tilbage: Gate 2: videre til afprøvning"
    assert delta_events.told(again, known) == "Gælder igen: Gate 2: videre til afprøvning"


@pytest.mark.usefixtures("danish")
def test_an_event_that_was_changed_or_deleted_is_a_breach() -> None:
    before = BEFORE.with_records(GATE)
    changed = compare(before, before.with_records(GATE.with_(outcomes=("stop",))))
    gone = compare(before, BEFORE)
    assert [item.code for item in (*changed, *gone)] == ["event.changed", "event.gone"]
    assert all(item.breach for item in (*changed, *gone))
    assert "aldrig" in delta.sentence(gone[0], before)


def test_a_file_that_cannot_be_read_on_one_side_is_named_and_the_others_compared() -> None:
    broken = Portfolio({}, {"projects/2026/P-2026-014.yaml": "1", "projects/2026/P-2026-015.yaml": "2"})
    whole = Portfolio(BEFORE.records, {"projects/2026/P-2026-014.yaml": "3", "projects/2026/P-2026-015.yaml": "2"})
    assert [(item.code, item.path) for item in compare(broken, whole)] == [("unread", "projects/2026/P-2026-014.yaml")]


def test_what_follows_from_a_decision_is_not_told_twice() -> None:
    booked = TRANSACTION.with_(project=PROJECT.id)
    granted = ({"pool": "social", "year": 2026, "amount": Decimal("1250.50"), "transaction": booked.id},)
    after = BEFORE.with_records(PROJECT.with_(phase="study"), DECISION.with_(grants=granted), booked)
    assert [item.code for item in compare(BEFORE, after)] == ["decision"]
    twice = booked.with_(postings=[item.with_(amount=item.amount * 2) for item in booked.postings])
    more = BEFORE.with_records(DECISION.with_(grants=granted), twice)
    assert [item.code for item in compare(BEFORE, more)] == ["decision", "booking"]
    alone = BEFORE.with_records(PROJECT.with_(phase="study"))
    assert [item.code for item in compare(BEFORE, alone)] == ["phase"]


def test_differences_stand_by_project_and_then_by_time() -> None:
    early = STATEMENT.with_(id="S-2026-zzzzzz", date=date(2026, 1, 2))
    other = PROJECT.with_(id="P-2026-002")
    after = BEFORE.with_records(PROJECT.with_(purpose="Ro"), STATEMENT, early, other)
    found = [(item.project, item.code) for item in compare(BEFORE, after)]
    assert found == [
        ("P-2026-002", "project.new"),
        ("P-2026-014", "field"),
        ("P-2026-014", "statement"),
        ("P-2026-014", "statement"),
    ]
    assert [item.params["event"].id for item in compare(BEFORE, after)[2:]] == [early.id, STATEMENT.id]
