"""Every fault and attack is tried or says why not, and the pages in docs/ name exactly the tests that try them."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from scripts import resilience
from scripts.proof_marks import Mark, marks
from scripts.resilience import PAGES, counted, page
from tests.architecture.source import here
from tests.proof_catalogue import CATALOGUE, HALF, UNTESTED, Language


def test_the_catalogue_has_forty_of_each() -> None:
    assert list(CATALOGUE) == [f"{letter}{number:02}" for letter in "FA" for number in range(1, 41)]
    for proof in CATALOGUE.values():
        assert "|" not in "".join([*proof.title.values(), *proof.expected.values()]), proof.id


def test_every_mark_names_a_fault_or_an_attack() -> None:
    assert not {mark for mark in marks() if mark.id not in CATALOGUE}


def test_every_fault_and_attack_is_tried_or_says_why_not() -> None:
    tried = {mark.id for mark in marks()}
    assert not set(CATALOGUE) - tried - set(UNTESTED), "neither tried nor explained"
    assert not tried & set(UNTESTED), "tried all the same"
    assert set(HALF) <= tried
    assert all(all(pair) for pair in (UNTESTED | HALF).values())


def test_what_was_counted_is_what_there_is() -> None:
    seen = {(name, test) for name, tests in counted().items() for test in tests}
    there = {(mark.id, mark.test) for mark in marks()}
    assert not there - seen, "run `make proofs`: these tests were not counted"
    assert not seen - there, "run `make proofs`: these tests are gone"


def test_nothing_was_lost() -> None:
    for name, tests in counted().items():
        for test, tally in tests.items():
            assert tally["rounds"] > 0, (name, test)
            assert (tally["lost"], tally["mended"]) == (0, 0), (name, test)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_page_is_what_was_counted(lang: Language) -> None:
    assert PAGES[lang].read_text("utf-8") == page(lang), f"{here(PAGES[lang])} is out of step: run `make golden`"


def test_a_mark_is_seen_wherever_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "tests" / "test_planted.py"
    file.parent.mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  soak: long\n  proof(id): what for\n")
    file.write_text(
        dedent("""
            import pytest

            pytestmark = [pytest.mark.proof("F40")]
            CASES = [pytest.param(name, marks=pytest.mark.proof(*ids)) for name, ids in {"a": ["A03"]}.items()]

            @pytest.mark.proof("F01", "F02")
            def test_plain(): ...

            @pytest.mark.soak
            @pytest.mark.parametrize("x", CASES)
            def test_cases(x): ...

            @pytest.mark.proof("A01")
            class TestMany:
                def test_one(self): ...
                def helper(self): ...
        """)
    )
    plain, cases, one = (
        f"tests/test_planted.py::{name}" for name in ("test_plain", "test_cases", "TestMany::test_one")
    )
    assert marks(tmp_path) == {
        *(Mark(name, plain, soak=False) for name in ("F01", "F02", "F40")),
        *(Mark(name, cases, soak=True) for name in ("A03", "F40")),
        *(Mark(name, one, soak=False) for name in ("A01", "F40")),
    }


def test_a_test_that_is_gone_leaves_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resilience, "COUNTED", tmp_path / "kept.json")
    monkeypatch.setattr(resilience, "marks", lambda: frozenset({Mark("F01", "tests/test_a.py::test_a", soak=True)}))
    tally = {"rounds": 3, "lost": 0, "mended": 0}
    run = {"F01": {"tests/test_a.py::test_a": tally, "tests/test_a.py::test_gone": tally}, "F02": {"x::y": tally}}
    (tmp_path / "run.json").write_text(json.dumps(run))
    resilience.take_in(tmp_path / "run.json")
    assert counted() == {"F01": {"tests/test_a.py::test_a": tally}}
    shown = page("en")
    assert "| F01 | The program is killed (kill -9) at a random moment |" in shown
    assert "| – | 3 | 0 | 0 |" in shown
    assert "**1 faults and 0 attacks tried in 3 rounds: 0 lost, 0 mended by hand.**" in shown
    assert "`tests/test_a.py`: `test_a` (long)" in shown
