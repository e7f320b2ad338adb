"""What is told of a file by another of its form is what the reader and the model make of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.rules import leaks
from digitek_cli.store import said
from digitek_cli.store.alike import Alike
from tests.core.test_secrets import SECRETS

LINES = """id: {name}
date: {day}
kind: {kind}
text: {text}
document: {document}
by:
  - {person}
purchase:
  title: {title}
postings:
  - account: spent
    pool: {pool}
    year: {year}
    project: {project}
    amount: {amount}
  - account: available
    pool: {pool}
    year: {year}
    amount: "-{exact}"
recorded_by: kon
"""
DAYS = ["2026-01-31", "2026-02-28", "2026-02-29", "2024-02-29", "2026-04-31", "2026-13-01", "0000-01-01", "0001-01-01"]
AMOUNTS = ["7", "0", "007", "1_000", "1000000", "99999999999999", "7.50", '"7.50"', '"7.5"', '"7,50"', '"-7.50"', "-7"]
WORDS = [
    "Faktura 7",
    "x",
    "hom",
    "HOM",
    "null",
    "true",
    "No way",
    "2026-01-01",
    "12:30",
    "Et: to",
    "Et #to",
    "Et # to",
    "# 12",
    '"Faktura 7"',
    "'Faktura 7'",
    '"Faktura\\t7"',
    "Faktura  7",
    "Faktura 7 ",
    "Faktura 7-",
    "- Faktura 7",
    "-Faktura 7",
    "{a: B c}",
    "[A b",
    "|\n    Faktura 7",
    ">-\n    A: B c\n    d",
    "Faktura\n    - 12",
    "&a Faktura 7",
    "*a",
    "!!str Faktura 7",
    "A" * 80 + " " + "b" * 80,
    "A " + "b" * 97,
    "A " + "b" * 98,
    "Borger 010290-1234 fik",
    "Borger 010290 1234",
    "A 0102",
    "B 901234",
    "kodeord Sommer2026 er",
    "Kodeord er",
    "Sår på skærm",
    "Sa\u030ar på skærm",
    "Et\u200bto tre",
    "...",
    "A ...",
    "---",
    "",
    "~",
    "? A b",
    "T-2026-aaaaaa",
    "P-2026-001",
    "0x1F",
    "1e5",
    *(text for _, text in SECRETS.values() if "\n" not in text),
]
CHOICES = {
    "name": ["T-2026-aaaaaa", "T-2026-bbbbbb", "T-2026-cccccc", "T-2025-aaaaaa", '"T-2026-aaaaaa"'],
    "day": [*DAYS, *WORDS],
    "kind": ["purchase", "spending", "Purchase", "A b"],
    "text": WORDS,
    "document": WORDS,
    "person": ["hom", "hso", "HOM", "A1", "Faktura 7", "7"],
    "title": WORDS,
    "pool": ["omsorg", *WORDS],
    "year": ["2026", *AMOUNTS, *DAYS],
    "project": ["P-2026-001", "P-2026-00001", "P-2026-1", "Faktura 7", "x"],
    "amount": AMOUNTS,
    "exact": ["7.50", "0.01", "0.00", "00.10", "7.505", "7,50", "9999999999.99", "A b"],
}
PLAIN = 'T-2026-aaaaaa|2026-06-19|purchase|Faktura 7|Faktura 7|hom|Faktura 7|omsorg|2026|P-2026-001|"7.50"|7.50'
USUAL = dict(zip(CHOICES, PLAIN.split("|"), strict=True))


def files(several: list[dict[str, str]]) -> list[tuple[str, str, bytes]]:
    """Each text under its own name, which is the right one where it can be."""
    found = []
    for values in several:
        name = values["name"].strip('"')
        found.append(("", f"transactions/{name[2:6]}/{name}.yaml", LINES.format_map(values).encode()))
    return found


def agree(asked: list[tuple[str, str, bytes]]) -> list[str | None]:
    """What is told of files, all of them together and then each again, is what the reader makes of each."""
    right = [said.of_file(path, data) for _, path, data in asked]
    forms = said.alike({})
    assert list(said.by_files(asked, forms)) == right
    again = Alike(said.of_file, forms.forms)
    for one, expected in zip(asked, right, strict=True):
        assert list(said.by_files([one], again)) == [expected]
    return right


@pytest.mark.parametrize("field", CHOICES)
def test_every_word_in_every_place(field: str) -> None:
    values = [USUAL | {field: value} for value in (USUAL[field], *CHOICES[field])]
    right = agree(files([*values, *values]))
    assert None in right or field in ("name", "project")
    assert any(right)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()}), max_size=4))
def test_words_together(several: list[dict[str, str]]) -> None:
    agree(files([*several, *several, *several]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("aAæ1 -:#.,\"'&!?%/()+", max_size=8), min_size=1, max_size=4))
def test_any_text(texts: list[str]) -> None:
    usual = [USUAL, USUAL, *(USUAL | {field: text} for text in texts for field in ("text", "title"))]
    agree(files([*usual, *usual]))


@pytest.mark.parametrize(
    ("before", "after", "usual", "odd"),
    [
        ("purchase:\n  title: Faktura 7", "purchase: {title: %s\n  }", "A b", "A b, c"),
        ("text: Faktura 7", 'text: "Kodeord: %s"', "Ingen er sat", "Sommer2026 er"),
        ("id: T-2026-aaaaaa", "id: %s", "T-2026-aaaaaa", "T-2026-bbbbbb"),
        ("date: 2026-06-19", "date: %s", "2026-02-28", "2026-02-29"),
    ],
)
def test_one_that_is_not_like_the_others(before: str, after: str, usual: str, odd: str) -> None:
    ((_, path, data),) = files([USUAL])
    assert before.encode() in data
    same, other = (data.replace(before.encode(), (after % word).encode()) for word in (usual, odd))
    right = agree([("", path, same), ("", path, same), ("", path, other)])
    assert right[0] is not None
    assert right[2] is None


def test_most_bookings_are_told_without_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = files([USUAL | {"name": f"T-2026-aaaaa{letter}", "exact": f"{letter}.11"} for letter in "23456789"])
    read: list[str] = []
    really = said.of_file

    def judged(path: str, data: bytes) -> str | None:
        read.append(path)
        return really(path, data)

    forms = Alike(judged, {})
    monkeypatch.setattr(said, "of_file", judged)
    assert len(list(said.by_files(asked, forms))) == len(asked)
    assert len(read) == 2  # the first of its form, and the probe


def test_a_leak_in_a_form_that_is_known_is_found() -> None:
    plain = files([USUAL | {"name": f"T-2026-aaaaa{letter}"} for letter in "2345"])
    forms = said.alike({})
    list(said.by_files(plain, forms))
    for text in ("Borger 010290-1234", "Tegn AKIA" + "ABCDEFGHIJKLMNOP"):
        (leak,) = files([USUAL | {"text": text}])
        assert leaks.possible(text)
        assert list(said.by_files([leak], forms)) == [None]
