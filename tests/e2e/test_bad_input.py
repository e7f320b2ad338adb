"""Bad input: one clear error with `file:line` and the way out, the contract's exit code, and nothing written."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from tests.e2e.binary import Binary

PROJECT = "portfolio/projects/2026/P-2026-001.yaml"


def cpr() -> str:
    """A number of the right form, made here so that none stands in the source."""
    return f"{date(1990, 2, 1):%d%m%y}-{1234}"


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("show P-2026-011", "P-2026-001"),
        ("set 1 budgt.trial 1000", "budget"),
        ("intake 1 owner lo2 --by hom", "lo1"),
        ("step done 1 idea-descripton --by pl1", "idea-description"),
        ("approve 1 idea-descripton --by lo1", "idea-description"),
        ("new-idea --title T --area omsrg --submitter abc", "omsorg"),
        ("pools commit omsrog 1000 --project 1 --document B", "omsorg"),
        ('gate advance 1 --by hom --reserve comon=1000 --reason "Ja"', "common"),
        ("gate statu 1", "status"),
        ("gatee status 1", "gate"),
        ("list --aera omsorg", "--area"),
        ("checklist facts 1 product.rado=ja", "product.radio"),
    ],
)  # fmt: skip
def test_unknown_ids_and_words_name_the_nearest(digitek: Binary, line: str, nearest: str) -> None:
    before = digitek.state()
    answer = digitek.inside(*shlex.split(line), "--json", code=2)
    said = answer.error["message"] + (answer.error["hint"] or "")
    assert nearest in said
    assert answer.out == ""
    assert digitek.state() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("pools", "commit", "omsorg", "1,500", "--project", "1", "--document", "B"), 2, "1.500"),
        (("gate", "advance", "1", "--by", "hom", "--reason", "Ja", "--date", "2026-02-30"), 2, "2026-02-30"),
        (("gate", "advance", "1", "--by", "hom", "--reason", "Ja", "--date", "2026-03-01"), 1, "DATE001"),
        (("gate", "advance", "1", "--by", "hom", "--reason", "Ja", "--condition", "Uden ejer"), 2, ";pl1;"),
        (("checklist", "facts", "1", "--file", "findes-ikke.yaml"), 2, "findes-ikke.yaml"),
        (("set", "1", "title"), 2, "--clear"),
        (("new-idea", "--title", "T"), 2, "--area"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(
    digitek: Binary, words: tuple[str, ...], code: int, said: str
) -> None:
    before = digitek.state()
    assert said in digitek.inside(*words, code=code).err
    assert digitek.state() == before


FILES: dict[str, tuple[bytes, bytes, int]] = {
    # what is wrong: the text that stands there, what comes instead, how many lines further the fault stands
    "a typo in a key": (b"citizen_effect:", b"citzen_effect:", 0),
    "a duplicate key": (b"submitter: abc\n", b"submitter: abc\nsubmitter: abc\n", 1),
    "an anchor": (b"submitter: abc\n", b"submitter: &who abc\n", 0),
    "an alias": (b"submitter: abc\n", b"submitter: *who\n", 0),
    "a tag": (b"submitter: abc\n", b"submitter: !!str abc\n", 0),
    "a float amount": (b"  trial: 60000\n", b"  trial: 60000.50\n", 0),
    "a day that is none": (b"received: 2026-02-02\n", b"received: 2026-02-30\n", 0),
    "no UTF-8": (b"Overblik", b"\xe6rligt", 0),
    "a broken mapping": (b"submitter: abc\n", b"submitter: [abc\n", 1),
    "a number of a citizen": (b"Overblik", cpr().encode(), 0),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_faulty_file_is_named_with_its_line_and_hides_no_other(digitek: Binary, fault: str) -> None:
    digitek.inside("new-idea", "--title", "Den anden", "--area", "social", "--submitter", "abc")
    old, new, further = FILES[fault]
    file = digitek.folder / PROJECT
    data = file.read_bytes()
    assert data.count(old) == 1
    line = data[: data.index(old)].count(b"\n") + 1 + further
    file.write_bytes(data.replace(old, new))
    before = digitek.state()
    answer = digitek.inside("list", "--json", code=3)
    assert "P-2026-002" in [item["id"] for item in answer.data["projects"]]
    finding = only(answer.error["findings"])
    assert (finding["path"], finding["line"]) == (PROJECT, line)
    assert finding["hint"]
    assert cpr() not in answer.err
    assert digitek.inside("commit", code=3).err
    assert digitek.inside("check", code=None).code in {1, 3}
    assert digitek.state() == before


def only(findings: list[dict[str, object]]) -> dict[str, object]:
    assert len(findings) == 1, findings
    return findings[0]


def test_a_file_over_the_limit_is_refused_unread(digitek: Binary) -> None:
    file = digitek.folder / PROJECT
    file.write_bytes(file.read_bytes() + b"# " + b"x" * 300_000 + b"\n")
    answer = digitek("list", "--json", code=3)
    assert only(answer.error["findings"])["path"] == PROJECT


def test_a_number_of_a_citizen_is_refused_wherever_it_is_typed(digitek: Binary, tmp_path: Path) -> None:
    paper = tmp_path / "answers.yaml"
    paper.write_text(f"P-1: {cpr()}\n", "utf-8")
    before = digitek.state()
    for words in (
        ("new-idea", "--title", f"Borger {cpr()}", "--area", "omsorg", "--submitter", "abc"),
        ("set", "1", "need", f"Gælder {cpr()}"),
        ("gate", "advance", "1", "--by", "hom", "--reason", f"Efter samtale om {cpr()}"),
        ("comment", "1", "idea-description", "--by", "hom", "--text", cpr()),
    ):
        answer = digitek.inside(*words, code=None)
        assert answer.code in {1, 3}, words
        assert cpr() not in answer.out + answer.err
        assert digitek.state() == before


def test_unsaved_edits_in_the_way_are_a_conflict_and_stay(digitek: Binary) -> None:
    file = digitek.folder / PROJECT
    file.write_bytes(file.read_bytes() + b"# min egen note\n")
    answer = digitek("gate", "advance", "1", "--by", "hom", "--reason", "Ja", "--json", code=4)
    assert answer.error["hint"]
    assert file.read_bytes().endswith(b"# min egen note\n")
    other = digitek.folder / "portfolio" / "README.md"
    other.write_text("Mine noter.\n", "utf-8")
    digitek.git("checkout", "--", PROJECT)
    digitek("gate", "advance", "1", "--by", "hom", "--reason", "Ja")
    assert other.read_text("utf-8") == "Mine noter.\n"


def test_a_folder_without_a_portfolio_says_so(digitek: Binary) -> None:
    digitek.folder = digitek.home
    assert digitek("list", "--json", code=5).error["code"] == "not-a-portfolio"
