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
VALUES = {
    "name": st.sampled_from(["T-2026-aaaaaa", "T-2026-bbbbbb", "T-2026-cccccc", "T-2025-aaaaaa", '"T-2026-aaaaaa"']),
    "day": st.sampled_from(["2026-06-19"] * 9 + DAYS + WORDS),
    "kind": st.sampled_from(["purchase"] * 20 + ["spending", "Purchase", "A b"]),
    "text": st.one_of(st.sampled_from(WORDS), st.text("aA1 -:#.\"'", max_size=8)),
    "document": st.sampled_from(["Faktura 7"] * 5 + WORDS),
    "person": st.sampled_from(["hom"] * 20 + ["hso", "HOM", "A1", "Faktura 7", "7"]),
    "title": st.sampled_from(["Faktura 7"] * 3 + WORDS),
    "pool": st.sampled_from(["omsorg"] * 5 + WORDS),
    "year": st.sampled_from(["2026"] * 9 + AMOUNTS + DAYS),
    "project": st.sampled_from(["P-2026-001", "P-2026-00001", "P-2026-1", "Faktura 7", "x"]),
    "amount": st.sampled_from(AMOUNTS),
    "exact": st.sampled_from(["7.50", "0.01", "0.00", "00.10", "7.505", "7,50", "9999999999.99", "A b"]),
}
PLAIN = 'T-2026-aaaaaa|2026-06-19|purchase|Faktura 7|Faktura 7|hom|Faktura 7|omsorg|2026|P-2026-001|"7.50"|7.50'
USUAL = dict(zip(VALUES, PLAIN.split("|"), strict=True))
BOOKINGS = st.lists(st.fixed_dictionaries(VALUES), min_size=2, max_size=4)


def files(several: list[dict[str, str]]) -> list[tuple[str, str, bytes]]:
    """Each text under its own name, which is the right one where it can be."""
    found = []
    for values in several:
        name = values["name"].strip('"')
        found.append(("", f"transactions/{name[2:6]}/{name}.yaml", LINES.format_map(values).encode()))
    return found


@settings(max_examples=300, deadline=None)
@given(BOOKINGS, st.fixed_dictionaries(VALUES))
def test_what_one_says_the_others_say(several: list[dict[str, str]], other: dict[str, str]) -> None:
    # Each of them twice, so that every form is probed; then one that differs in a single value, in every one in turn.
    meant = [USUAL | values for values in several]
    meant = [*meant, *meant, *(values | {name: (USUAL | other)[name]} for values in meant for name in VALUES)]
    asked = files(meant)
    forms = said.alike({})
    told = list(said.by_files(asked, forms))
    right = [said.of_file(path, data) for _, path, data in asked]
    assert told == right
    assert list(said.by_files(asked, Alike(said.of_file, forms.forms))) == right


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
