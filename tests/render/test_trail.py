"""The trail in words: every operation that a commit can name has its word in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from digitek_cli.model.terms import DecisionKind, StatementKind
from digitek_cli.operations.decide import OPERATIONS
from digitek_cli.render import language, trail
from digitek_cli.render.language import maybe

SOURCE = Path(__file__).parents[2] / "src" / "digitek_cli"
INTAKE = ("triage", "blockers", "interest", "priority", "owner", "manager")
# Decisions that are made by commands of their own.
OWN = {DecisionKind.GATE, DecisionKind.FORUM, DecisionKind.ACCEPTANCE, *OPERATIONS}
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
    assert {"gate.advance", "new-idea", "pools.spend", "checklist.sign", "decide.stop", "approval"} <= names
    assert not [name for name in sorted(names) if maybe(f"operation.{name}") is None]


@dataclass
class Entry:
    summary: str
    operation: str = "manual"
    author: str = "Test"
    recorded_by: str | None = "kon"
    project: str | None = None
    commit: str = "0123456789abcdef"
    date: datetime = datetime(2026, 3, 14, 12)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            Entry("intake.interest P-2026-001: interest yes", "intake.interest"),
            "Interesse, P-2026-001: ja (tastet af kon)",
        ),
        (Entry("set P-2026-001: need", "set"), "Felt rettet, P-2026-001: Behov (tastet af kon)"),
        (Entry("gate.advance P-2026-001: gate-1 trial", "gate.advance"), "Gate afgjort, P-2026-001: Gate 1 afprøvning"),
        (
            Entry("gate.advance P-2026-001: gate-3 -> operation rollout; reserved common 2026 7500.00", "gate.advance"),
            "Gate afgjort, P-2026-001: Gate 3: idriftsættelse og spredning; reserveret 7.500 kr. i fællespuljen 2026",
        ),
        (Entry("decide.hand-over P-2026-001: to lo1", "decide.hand-over"), "Overdraget til drift, P-2026-001: til lo1"),
        (Entry("close P-2026-001: closed", "close"), "Afsluttet, P-2026-001 (tastet af kon)"),
        (
            Entry("recommendation P-2026-001: high at gate-1", "recommendation"),
            "Anbefalet, P-2026-001: prioritet høj ved Gate 1 (tastet",
        ),
        (Entry("approval P-2026-001: evaluation by lo1", "approval"), "Godkendt, P-2026-001: evaluering af lo1"),
        (
            Entry("rollout P-2026-001: Afdeling Nord trial", "rollout"),
            "Spredning, P-2026-001: Afdeling Nord: AFPRØVNING",
        ),
        (
            Entry("decide.financing P-2026-001: financing; reserved common 2026 100.50", "decide.financing"),
            "Penge bevilget, P-2026-001: reserveret 100,50 kr. i fællespuljen 2026",
        ),
        (
            Entry("pools.spend P-2026-001: common 2026 7500.00; Faktura 1", "pools.spend"),
            "Bilag bogført, P-2026-001: 7.500 kr. fra fællespuljen 2026; Faktura 1",
        ),
        (Entry("checklist.facts P-2026-001: 38 facts", "checklist.facts"), "Fakta besvaret, P-2026-001: 38 fakta"),
        (Entry("set P-2026-001: budget.hours.trial", "set"), "Felt rettet, P-2026-001: Timer til afprøvning"),
        (Entry("new-idea P-2026-001: A by B; C", "new-idea"), "Idé registreret, P-2026-001: A by B; C (tastet"),
        (Entry("Ret stavefejl", recorded_by=None), "Ret stavefejl (tastet af Test)"),
    ],
)
def test_the_trail_is_told_in_words(entry: Entry, said: str) -> None:
    language.set_language("da")
    try:
        shown = trail.text([entry])
    finally:
        language.set_language("en")
    assert " ".join(shown.split()).startswith(f"0123456789 2026-03-14 {said}")


def test_json_keeps_the_words_of_the_commit() -> None:
    entry = Entry("set P-2026-001: need", "set", project="P-2026-001")
    (document,) = trail.document([entry])
    assert (document["operation"], document["summary"]) == ("set", "set P-2026-001: need")
