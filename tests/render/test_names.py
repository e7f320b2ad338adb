"""Tokens of the core as people call them: pools, types, gates, steps and fields; in hints they stay what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from digitek_cli.model.organisation import Labels
from digitek_cli.model.terms import Gate, ProjectType
from digitek_cli.render import findings, language, reports, sarif
from digitek_cli.render.language import say
from digitek_cli.rules.finding import Finding, error


@pytest.fixture(autouse=True)
def speaking_danish() -> Iterator[None]:
    language.set_language("da")
    language.name_pools({"omsorg": Labels(da="Omsorg", en="Elderly care"), "common": Labels(da="F", en="C")})
    yield
    language.name_pools({})
    language.set_language("en")


SHORT = {"project": "P-2026-001", "pool": "omsorg", "year": 2026, "wanted": Decimal(10), "available": Decimal(5)}


def short(**changes: object) -> Finding:
    return Finding("POOL012", params=SHORT | {"lacking": "5", "date": "i dag", "variant": ""} | changes)


def test_a_pool_is_called_by_its_title() -> None:
    assert say("POOL003", pool="omsorg").startswith("Puljen Omsorg ")
    assert say("POOL003", pool="common").startswith("Fællespuljen ")
    assert say("POOL003", pool="gammel").startswith("Puljen gammel ")
    money = say("advanced.money", amount=Decimal(240_000), pool="common", year=2026)
    assert money == "Reserveret 240.000 kr. af fællespuljen 2026."
    language.set_language("en")
    assert "the pool Elderly care" in say("advanced.money", amount=Decimal(1), pool="omsorg", year=2026)


def test_a_hint_keeps_what_is_typed() -> None:
    assert "af puljen Omsorg 2026" in findings.message(short())
    hint = findings.hint(short())
    assert hint is not None
    assert "digitek pools reserve omsorg 5 --project P-2026-001 --year 2026" in hint


def test_a_release_is_not_told_to_reserve() -> None:
    hint = findings.hint(short(variant="release"))
    assert hint is not None
    assert "reserve omsorg" not in hint
    assert "--from committed" in hint
    assert "give 10 kr. tilbage" in findings.message(short(variant="release"))


@pytest.mark.parametrize("kind", [ProjectType.MANDATORY, "mandatory"])
@pytest.mark.parametrize("gate", [Gate.GATE_1, "gate-1"])
def test_closed_words_are_danish_whether_enum_or_token(kind: object, gate: object) -> None:
    said = say("MAND005", type=kind, gate=gate)
    assert "SKAL-projekt" in said
    assert "Gate 1" in said
    assert "mandatory" not in said


def test_a_step_of_intake_is_named() -> None:
    assert "stopklodserne" in say("INTK002", step="blockers")


def test_a_field_is_named_with_its_token() -> None:
    assert say("DOC002", field="need") == "Feltet Behov (need) er ikke udfyldt."
    assert say("DOC002", field="nosuch") == "Feltet nosuch er ikke udfyldt."


def test_a_finding_inside_a_finding_is_said_in_words() -> None:
    why = error("MAND003", people=("hom",), rule="own-area")
    outer = error("EVT013", path="decisions/2026/D-2026-aaaaaa.yaml", decision="D-2026-aaaaaa", why=why)
    for shown in (
        reports.text([outer], ""),
        reports.github([outer], ""),
        sarif.sarif([outer], ""),
        reports.junit([outer], ""),
        str(reports.document([outer], "", ok=False)),
    ):
        assert "hom skal være med i beslutningen" in shown
        assert "Finding(" not in shown
        assert "MAND003" not in shown


def test_an_abbreviation_at_the_end_stops_once() -> None:
    assert say("pools.left", pool="omsorg", amount=Decimal(5)).endswith("5 kr. disponibelt.")
    assert say("advanced.money", pool="omsorg", amount=Decimal(5), year="5 kr.").endswith("kr.")
    assert ".." not in say("advanced.money", pool="omsorg", amount=Decimal(5), year="5 kr.")
    assert say("CLOSE002", amount=Decimal(5)).count("..") == 0
