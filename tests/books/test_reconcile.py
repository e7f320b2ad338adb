"""The finance system's export against our vouchers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.errors import DataError
from digitek_cli.rules.finance_file import read
from digitek_cli.rules.reconcile import FinanceRow, Voucher, number, reconcile

DAY = date(2026, 6, 15)


def voucher(name: str, document: str, amount: int | str, day: date = DAY) -> Voucher:
    return Voucher(name, day, Decimal(amount), document, "P-2026-001")


def row(line: int, document: str, amount: int | str, day: date = DAY) -> FinanceRow:
    return FinanceRow(line, day, Decimal(amount), document)


def test_the_same_voucher_under_two_spellings_agrees() -> None:
    found = reconcile([voucher("T-1", "Faktura nr. 4711", 100)], [row(2, "00004711", 100, DAY + timedelta(days=20))])
    assert found.agrees
    assert found.difference == 0


def test_a_bill_that_only_they_have_is_missing_here() -> None:
    found = reconcile([], [row(2, "9", 50)])
    assert (found.missing_here, found.difference) == ((row(2, "9", 50),), Decimal(50))


def test_a_voucher_that_only_we_have_is_missing_there() -> None:
    found = reconcile([voucher("T-1", "9", 50)], [])
    assert (found.missing_there, found.difference) == ((voucher("T-1", "9", 50),), Decimal(-50))


def test_another_amount_under_the_same_number_is_a_difference() -> None:
    found = reconcile([voucher("T-1", "9", 50)], [row(2, "9", 60)])
    assert [pair.difference for pair in found.differing] == [Decimal(10)]
    assert not found.missing_here
    assert not found.agrees


def test_a_number_used_twice_is_paired_by_the_day() -> None:
    ours = [voucher("T-1", "9", 50, DAY), voucher("T-2", "9", 50, DAY + timedelta(days=10))]
    theirs = [row(2, "9", 50, DAY + timedelta(days=11)), row(3, "9", 50, DAY + timedelta(days=1))]
    found = reconcile(ours, theirs)
    assert {(pair.ours.transaction, pair.theirs.line) for pair in found.matched} == {("T-1", 3), ("T-2", 2)}


def test_without_a_number_nothing_is_guessed() -> None:
    found = reconcile([voucher("T-1", "", 50)], [row(2, "", 50)])
    assert (len(found.missing_here), len(found.missing_there)) == (1, 1)


DOCUMENTS = st.sampled_from(["1", "2", "Faktura 3", "bilag 3", "4a"])
AMOUNTS = st.integers(-3, 3).filter(bool)
DAYS = st.integers(0, 60).map(lambda days: DAY + timedelta(days=days))


@given(
    st.lists(st.tuples(DOCUMENTS, AMOUNTS, DAYS), max_size=8),
    st.lists(st.tuples(DOCUMENTS, AMOUNTS, DAYS), max_size=8),
    st.randoms(),
)
def test_every_line_is_used_once_and_the_difference_adds_up(
    ours: list[tuple[str, int, date]], theirs: list[tuple[str, int, date]], chance: object
) -> None:
    left = [voucher(f"T-{at}", document, amount, day) for at, (document, amount, day) in enumerate(ours)]
    right = [row(at, document, amount, day) for at, (document, amount, day) in enumerate(theirs)]
    found = reconcile(left, right)

    pairs = [*found.matched, *found.differing]
    assert sorted(
        [*(pair.ours.transaction for pair in pairs), *(item.transaction for item in found.missing_there)]
    ) == (sorted(item.transaction for item in left))
    assert sorted([*(pair.theirs.line for pair in pairs), *(item.line for item in found.missing_here)]) == (
        sorted(item.line for item in right)
    )
    assert all(number(pair.ours.document) == number(pair.theirs.document) for pair in pairs)
    assert found.difference == sum(item.amount for item in right) - sum(item.amount for item in left)
    shuffled = reconcile(left[::-1], right[::-1])
    assert set(shuffled.matched) == set(found.matched)


@pytest.mark.parametrize(
    "text",
    [
        "Dato;Bilag;Beløb;Tekst\n16-06-2026;4711;172.500,00;Robot\n",
        "date,document,amount\n2026-06-16,4711,172500.00\n",
        "\ufeffBogføringsdato\tBilagsnr.\tBeløb i kr.\n16.06.2026\t4711\t172.500,00 kr.\n\n",
        'Tekst;Beløb;Bilag;Dato\n"En ""lang"" tekst; med semikolon";172500,00;4711;16/6/2026 00:00:00\n',
    ],
)
def test_exports_of_many_shapes_are_read_alike(text: str) -> None:
    (found,) = read(text, "finans.csv")
    assert (found.line, found.date, found.amount, found.document) == (2, date(2026, 6, 16), Decimal(172500), "4711")


@pytest.mark.parametrize("typed", ["-1.000,00", "1.000,00-", "\u22121000"])
def test_a_credit_note_is_negative(typed: str) -> None:
    (found,) = read(f"dato;bilag;beløb\n1-7-2026;9;{typed}\n", "f.csv")
    assert found.amount == Decimal(-1000)


def test_every_bad_line_is_named_at_once() -> None:
    with pytest.raises(DataError) as caught:
        read("dato;bilag;beløb\n31-2-2026;1;10\n1-2-2026;2;ti kroner\n1-2-2026;;10\n1-2-2026;3;1.5000\n", "f.csv")
    assert [finding.params["line"] for finding in caught.value.findings] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "code"), [("", "finance-empty"), ("dato;beløb\n", "finance-columns"), ("hej\n", "finance-columns")]
)
def test_another_file_is_refused(text: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read(text, "f.csv")
    assert caught.value.code == code
