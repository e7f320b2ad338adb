"""What is looked for first, to be quick, never hides what the slow look would have found."""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digitek_cli.model.characters import FORBIDDEN
from digitek_cli.model.value import clean_text
from digitek_cli.rules import leaks, personal_data, secrets
from digitek_cli.store import yaml_guard
from tests.attacks.test_personal_disguises import DISGUISES
from tests.core.test_secrets import SECRETS

EVERYTHING = re.compile("")
# What all three patterns of a number have in common, as plainly as it can be said.
PLAINLY = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,44}[0-9]){9}|[0-9]{6}[ -]?[0-9][A-Za-z]{2}[0-9]")
PIECES = [
    *DISGUISES.values(),
    *(text for _, text in SECRETS.values()),
    *(needle for _, _, needles in secrets.PATTERNS for needle in needles),
    *secrets.NAMED,
    *"0123456789",
    *" \t\n-./_=:@aæÆøKYé–·\u200b\u0336\u2011\u00a0٣３\U0001d7ceßKſİı",
    "010290",
    "7AB1",
    "cpr",
    "hr. Jens Hansen",
    "ring til 22 33 44 55",
    "Kontakt",
    "mobıl 22334455",
    "tlftlf. +45 22334455 borgerborger Jens Hansen",
    "a@gmail.com",
    " " * 44,
    "-" * 45,
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join)


@given(TEXTS)
@example("0102907AB1")
@example("1" + ("." * 44 + "2") * 9)
@example("12" * 3 + ("." * 45 + "2") * 4)
def test_a_run_of_digits_is_seen_as_before(text: str) -> None:
    assert bool(personal_data.RUN.search(text)) == bool(PLAINLY.search(text))


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_what_is_not_possible_is_not_there_in_any_part(texts: list[str]) -> None:
    whole = "\n\0\n".join(texts)
    if not personal_data.possible(whole):
        assert not any(personal_data.scan(text) for text in (whole, *texts))
    if not secrets.possible(whole):
        assert not any(secrets.scan(text) for text in (whole, *texts))
    if personal_data.possible(whole) or secrets.possible(whole):
        return
    assert not leaks.possible(whole)


@given(TEXTS)
def test_the_quick_looks_change_no_answer(text: str) -> None:
    quick = answers(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(personal_data, "RUN", EVERYTHING)
        patch.setattr(personal_data, "odd", lambda text: True)
        patch.setattr(personal_data, "_digits", lambda text: True)
        patch.setattr(personal_data, "_begun", lambda pattern, words, text, low: pattern.finditer(text))
        patch.setattr(secrets, "TELLING", ("",))
        assert answers(text) == quick


def answers(text: str) -> list[Any]:
    """Everything that is asked of a text, and how it reads; in ASCII as well, which is a way of its own."""
    personal_data.legible.cache_clear()
    bare = text.encode("ascii", "ignore").decode()
    return [
        (
            personal_data.scan(each),
            personal_data.spans(each, strict=True),
            personal_data.scan_warnings(each),
            secrets.scan(each),
            secrets.spans(each),
            personal_data.legible(each)[0],
            list(personal_data.legible(each)[1]),
        )
        for each in (text, bare)
    ]


def test_letters_that_are_let_pass_mean_themselves() -> None:
    assert all(unicodedata.category(char)[0] in "LPS" for char in personal_data.PLAIN)
    assert all(personal_data._like(char) == char for char in personal_data.PLAIN)


@pytest.mark.parametrize("name", SECRETS)
def test_each_secret_holds_what_is_looked_for(name: str) -> None:
    low = SECRETS[name][1].lower()
    assert any(telling in low for telling in secrets.TELLING)


def test_nothing_forbidden_is_printable() -> None:
    forbidden = [chr(code) for code in range(sys.maxunicode + 1) if FORBIDDEN.match(chr(code))]
    assert forbidden
    assert not any(char.isprintable() for char in forbidden)


@given(TEXTS)
def test_a_clean_text_is_the_same_either_way(text: str) -> None:
    slow = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    expected = None if FORBIDDEN.search(slow) or not slow or slow in ("…", "...") else slow
    try:
        found: str | None = clean_text(text)
    except ValueError:
        found = None
    assert found == expected


DEEP = st.lists(st.sampled_from(["- ", "-\t", "? ", ": ", "-  ", ":\t\t", "x", "\n", "<<<<<<<", ">>>>>>> ", "\x7f"]))


@given(DEEP.map("".join), st.integers(0, 70))
def test_a_bomb_is_refused_as_before(text: str, times: int) -> None:
    bomb = text + "- " * times + text * (times // 8)
    try:
        yaml_guard.decode(bomb.encode())
        found = ""
    except yaml_guard.Refused as refused:
        found = refused.code
    marker, compact = yaml_guard.MARKERS.search(bomb), yaml_guard.COMPACT.search(bomb)
    expected = "FILE003" if FORBIDDEN.search(bomb) else "FILE014" if marker else "FILE004" if compact else ""
    assert found == expected
