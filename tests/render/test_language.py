"""Words, money, days and lists in both languages, and text that cannot do anything to a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from digitek_cli.model.organisation import Labels
from digitek_cli.model.terms import Gate, Outcome, Phase
from digitek_cli.render import language


@pytest.fixture(autouse=True)
def speaking_danish() -> Iterator[None]:
    language.set_language("da")
    yield
    language.set_language("en")


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (Decimal(1372000), "1.372.000 kr.", "DKK 1,372,000"),
        (Decimal("1250.5"), "1.250,50 kr.", "DKK 1,250.50"),
        (Decimal("-1250.00"), "-1.250 kr.", "DKK -1,250"),
        (Decimal(0), "0 kr.", "DKK 0"),
        (date(2026, 11, 21), "21. november 2026", "21 November 2026"),
        (date(2026, 3, 1), "1. marts 2026", "1 March 2026"),
        (True, "ja", "yes"),
        (False, "nej", "no"),
        (None, "–", "–"),
        (7, "7", "7"),
        (Phase.TRIAL, "AFPRØVNING", "TRIAL"),
        ((Outcome.OPERATION, Outcome.ROLLOUT), "idriftsættelse og spredning", "operation and rollout"),
        (["a", "b", "c"], "a, b og c", "a, b and c"),
        (("a",), "a", "a"),
        ((), "", ""),
        ({"x": True}, "x = ja", "x = yes"),
        (Labels(da="dansk", en="engelsk"), "dansk", "engelsk"),
    ],
)
def test_a_value_is_said_by_its_kind(value: object, danish: str, english: str) -> None:
    assert language.phrase(value) == danish
    language.set_language("en")
    assert language.phrase(value) == english


def test_crowns_of_another_country_are_named() -> None:
    assert language.amount(Decimal(1500), "SEK") == "1.500 SEK"
    language.set_language("en")
    assert language.amount(Decimal(1500), "SEK") == "SEK 1,500"


def test_no_space_is_unbreakable() -> None:
    assert "\u00a0" not in language.amount(Decimal(1372000)) + language.day(date(2026, 1, 1))


@pytest.mark.parametrize("text", ["\x1b[31mrød", "a\u202eb", "a\x07b", "a\u200bb", "a\u2066b", "a\x9bb"])
def test_text_cannot_steer_a_terminal(text: str) -> None:
    said = language.say("no-such-person", typed=text)
    assert not set(said) & set("\x1b\u202e\x07\u200b\u2066\x9b")


def test_braces_in_a_parameter_stay_braces() -> None:
    assert "{nearest}" in language.say("no-such-person", typed="{nearest}")
    assert "{typed.__class__}" in language.say("no-such-person", typed="{typed.__class__}")


def test_an_unknown_key_is_seen() -> None:
    assert language.say("nothing-like-this", typed="x") == "nothing-like-this (typed: x)"
    assert language.maybe("nothing-like-this") is None


def test_a_missing_parameter_does_not_hide_the_sentence() -> None:
    assert language.say("no-such-person") == "{typed} står ikke i organisationen."


def test_a_term_is_the_contracts_word() -> None:
    assert [language.term(gate) for gate in Gate] == [
        "Gate 1",
        "Gate 2",
        "Start på afprøvning",
        "Gate 3",
        "Drift",
    ]


def test_one_line_is_one_line() -> None:
    assert language.one_line("a\n b\t c\x1b") == "a b c"
