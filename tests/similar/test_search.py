"""`similar`: what is found, in which order, by which words; and that a question is never a command."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.errors import BadReference
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.rules import similar, stems
from digitek_cli.store import search
from digitek_cli.store.snapshot import read_worktree
from tests.cli.portfolio_case import Desk
from tests.similar.conftest import ASKING, OTHER, STOPPED
from tests.world import ROOT

SHIPPED = read_worktree(ROOT / "portfolio").portfolio


def names(answer: dict[str, object]) -> list[str]:
    hits = answer["hits"]
    assert isinstance(hits, list)
    return [hit["title"] for hit in hits]


def test_a_word_finds_its_other_forms_its_compounds_and_what_was_stopped(desk: Desk) -> None:
    answer = desk.done("similar", "støvsuger")
    assert set(names(answer)) == {"Robotstøvsugere på plejecentre", "Støvsugning i boligerne", "Håndstøvsugere"}
    assert names(answer)[0] == "Støvsugning i boligerne"  # the word itself, before what only ends with it
    stopped = next(hit for hit in answer["hits"] if hit["id"] == STOPPED)
    assert stopped["about"] == ["stopped", "intake"]
    assert stopped["words"] == [{"found": "robotstøvsugere", "asked": "støvsuger"}]
    assert stopped["fields"] == ["title"]
    assert {hit["kind"] for hit in answer["hits"]} == {"project", "purchase"}


@pytest.mark.parametrize("typed", ["STØVSUGERNE", "stoevsugere", "støvsugeren", "robotstøvsuger"])
def test_case_spelling_and_ending_do_not_matter(desk: Desk, typed: str) -> None:
    assert "Robotstøvsugere på plejecentre" in names(desk.done("similar", typed))


def test_a_compound_asks_for_its_parts_too(desk: Desk) -> None:
    """`industristøvsuger` stands nowhere; what it ends with does."""
    assert "Støvsugning i boligerne" in names(desk.done("similar", "industristøvsuger"))


def test_the_reason_of_a_stop_is_searched(desk: Desk) -> None:
    (hit,) = desk.done("similar", "ledning")["hits"]
    assert (hit["id"], hit["fields"]) == (STOPPED, ["decided"])


def test_what_was_learnt_answered_and_contracted_is_searched(desk: Desk) -> None:
    desk.done("set", OTHER, "experience", "Nabokommunen bruger skærme i entreen.")
    desk.done("checklist", "answer", OTHER, "P-1", "Beboere med demens", "--by", "kon")
    for word, field in (("skærm", "learnt"), ("demens", "answers")):
        (hit,) = desk.done("similar", word)["hits"]
        assert (hit["id"], hit["fields"]) == (OTHER, [field])


def test_a_project_asks_with_its_own_words_and_does_not_find_itself(desk: Desk) -> None:
    answer = desk.done("similar", ASKING)
    assert answer["project"] == ASKING
    assert answer["text"] is None
    assert ASKING not in [hit["id"] for hit in answer["hits"]]
    assert "Robotstøvsugere på plejecentre" in names(answer)
    assert desk.done("similar", "2")["digest"] == answer["digest"]


def test_systems_are_found_with_the_words_of_all_their_columns(desk: Desk, kitos: Path) -> None:
    desk.done("systems", "import", str(kitos))
    for typed, title in (
        ("gulvvasker", "Rengøringsportal"),
        ("Vitae", "Nexus"),
        ("omsorgsjournalen", "Nexus"),
        ("KMD", "Nexus"),
        ("vagter", "Vagtplan"),
    ):
        assert title in names(desk.done("similar", typed)), typed
    found = desk.done("similar", "støvsuger")
    assert "Rengøringsportal" in names(found)
    assert found["searched"]["systems"] == 3
    assert found["searched"]["registers"] == [{"source": "kitos", "imported": "2026-03-14"}]


def test_the_list_is_cut_and_counted_and_its_digest_is_that_of_its_lines(desk: Desk) -> None:
    answer = desk.done("similar", "støvsuger", "--limit", "2")
    assert (len(answer["hits"]), answer["total"]) == (2, 3)
    lines = "".join(f"{hit['kind']} {hit['id']}\n" for hit in answer["hits"])
    assert answer["digest"] == hashlib.sha256(lines.encode()).hexdigest()
    assert "1 fund mere" in desk("similar", "støvsuger", "--limit", "2").out


def test_on_screen_in_both_languages(desk: Desk) -> None:
    shown = desk("similar", "støvsuger").out
    assert "robotstøvsugere (støvsuger)" in shown
    assert "Stoppet" in shown
    assert "projekter (3, også standsede og afsluttede) og indkøb (1)" in shown
    assert "digitek systems import FIL --source kitos" in shown
    english = desk("--lang", "en", "similar", "støvsuger").out
    assert "projects (3, stopped and closed ones too) and purchases (1)" in english


def test_nothing_found_is_an_answer(desk: Desk) -> None:
    answered = desk("similar", "xylofon")
    assert answered.code == 0
    assert "Intet fundet." in answered.out


@pytest.mark.parametrize("typed", ["", "   ", "og i det", "?!", "\u200b", "a"])
def test_without_a_word_there_is_no_question(desk: Desk, typed: str) -> None:
    refused = desk("similar", typed, "--json")
    assert refused.code == 2
    assert refused.error["code"] == "similar-no-words"


def test_an_unknown_project_is_named_with_the_nearest(desk: Desk) -> None:
    refused = desk("similar", "P-2026-009")
    assert refused.code == 2
    assert "P-2026-00" in refused.err


def test_the_past_is_searched_as_it_was(desk: Desk, kitos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-05-01")
    desk.done("systems", "import", str(kitos), "--date", "2026-04-20")
    assert desk.done("similar", "Nexus", "--as-of", "2026-04-19")["searched"]["systems"] == 0
    assert desk.done("similar", "Nexus", "--as-of", "2026-04-20")["searched"]["systems"] == 3
    assert desk.done("similar", "Nexus", "--known", "HEAD~1")["searched"]["systems"] == 0


@given(st.text(alphabet=st.sampled_from("støvsuger\"'*()^:-+ANDORNEAR{}; \\,"), max_size=60))
def test_signs_and_operators_are_plain_text(typed: str) -> None:
    """Whatever is typed beside a word, the word is what is searched for, or there is none."""
    if any(stems.words(typed)):
        assert search.search(SHIPPED, typed, None, 5).question.words
    else:
        with pytest.raises(BadReference, match="similar-no-words"):
            search.search(SHIPPED, typed, None, 5)


@pytest.mark.parametrize(
    "around", ['"{}"', "{}*", "{} NOT {}", "head:{}", "NEAR({} {}, 2)", "({})", "'{}'; DROP TABLE entry; --", "^{}"]
)
def test_operators_around_a_word_change_nothing(around: str) -> None:
    plain = search.search(SHIPPED, "møder", None, 5)
    asked = search.search(SHIPPED, around.format("møder", "møder"), None, 100)
    assert plain.hits
    assert {hit.entry.id for hit in plain.hits} <= {hit.entry.id for hit in asked.hits}


@pytest.mark.parametrize("stem", ["beta OR alfa", 'beta" OR "alfa', "alf*", "head:alfa", "NOT beta", '"', "(", ""])
def test_whatever_a_stem_holds_it_is_quoted(stem: str) -> None:
    """The words of a text hold no such thing; the engine does not rely on it."""
    rows = [similar.Row("alfa", "", "gamma", "")]
    assert search._scores(rows, similar.Question((), ((frozenset({stem}), 1.0),))) == {}
    assert search._scores(rows, similar.Question((), ((frozenset({"alfa"}), 1.0),)))


def test_a_very_long_text_is_asked_with_the_words_that_few_have() -> None:
    text = "møder " + " ".join(f"ord{number}" for number in range(50_000))
    found = search.search(SHIPPED, text, None, 5)
    assert len(found.question.words) == similar.MOST_WORDS
    assert "møder" in [word.written for word in found.question.words]
    assert found.hits


def test_a_title_counts_more_than_a_description() -> None:
    portfolio = Portfolio(dict(SHIPPED.records))
    entry, beside = (
        similar.Entry("project", name, title, (("need", need),))
        for name, title, need in (("A", "Tavler", "kalender"), ("B", "Kalender", "tavler"))
    )
    for word, first in (("tavle", "A"), ("kalendere", "B")):
        question = similar.ask(word, (entry, beside))
        scores = search._scores([similar.row(item, question) for item in (entry, beside)], question)
        assert max(scores, key=lambda at: scores[at]) == "AB".index(first)
    assert portfolio.system_registers == ()


def test_without_full_text_search_the_command_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "TABLE", search.TABLE.replace("fts5", "fts99"))
    refused = desk("similar", "støvsuger")
    assert refused.code == 5
    assert "fuldtekstsøgning (FTS5)" in refused.err
    assert desk("list").code == 0


def test_without_sqlite_as_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert desk("similar", "støvsuger").code == 5
