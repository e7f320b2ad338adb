"""Words as the search compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.rules import stems


@pytest.mark.parametrize(
    "spellings",
    [
        ("støvsuger", "støvsugeren", "støvsugere", "støvsugerne", "STØVSUGER", "Stoevsuger", "stoevsugernes"),
        ("ældre", "Ældre", "aeldre"),
        ("årsplan", "aarsplan", "ÅRSPLANEN", "a\u030arsplan"),
        ("nødkald", "nødkaldet", "noedkaldene"),
        ("lift", "liften", "lifte"),
        ("støvsuger", "støvsugning", "støvsugningen"),
        ("måler", "måling", "målingerne", "maalinger"),
        ("træner", "træning", "træningen"),
        ("dispenser", "dispensere", "dispensering"),
        ("beregner", "beregning"),
        ("ledning", "ledninger", "ledningerne"),
        ("kommune", "kommunen", "kommunens", "kommuner"),
    ],
    ids=lambda words: words[0],
)
def test_spellings_and_endings_of_one_word_are_one(spellings: tuple[str, ...]) -> None:
    assert len(set(map(stems.stem, spellings))) == 1


def test_other_words_stay_apart() -> None:
    assert len({stems.stem(word) for word in ("lift", "loft", "luft", "medicin", "mad", "seng", "sang")}) == 7


def test_words_leave_out_what_stands_everywhere_and_keep_how_it_is_written() -> None:
    found = list(stems.words("Borgeren og Robotstøvsugeren, i (det) 2026: a_b x"))
    assert [word.written for word in found] == ["borgeren", "robotstøvsugeren", "2026"]


def test_a_compound_is_known_by_how_it_begins_and_ends() -> None:
    known = {"robot", "stoevsug", "lift", "loft"}
    assert set(stems.parts(stems.stem("robotstøvsugere"), known)) == {"robot", "stoevsug"}
    assert set(stems.parts(stems.stem("loftlifte"), known)) == {"loft", "lift"}


@pytest.mark.parametrize(
    ("compound", "known"),
    [("stoevsug", "stoevsug"), ("skrift", "rift"), ("bad", "ad"), ("registrering", "ring"), ("medicinrum", "rum")],
)
def test_what_is_no_part(compound: str, known: str) -> None:
    """Not the word itself, not what leaves two letters over, nothing short, and no ending."""
    assert not set(stems.parts(compound, {known}))


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_a_stem_holds_no_sign(text: str) -> None:
    for word in stems.words(text):
        assert word.stem
        assert '"' not in word.stem
        assert not word.stem.isspace()
        assert len(word.written) <= stems.LONGEST
