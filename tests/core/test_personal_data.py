"""No number that could be somebody's stands in this file: they are put together while the tests run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.rules.personal_data import MASK, scan, scan_warnings


def number(day: int = 1, month: int = 2, year: int = 90, serial: int = 1234, separator: str = "") -> str:
    return f"{day:02}{month:02}{year:02}{separator}{serial:04}"


def found(text: str) -> bool:
    return bool(scan(text))


SEPARATORS = ["", "-", " ", " - ", "\u00a0", "\u2013", "\u2011", "\u2014", "\u2212", "\u2009", "/", "."]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_number_is_found_however_it_is_split(separator: str) -> None:
    assert found(f"om {number(separator=separator)} i dag")


@pytest.mark.parametrize("gap", [" ", "-", ".", "/"])
def test_a_number_is_found_with_its_date_split(gap: str) -> None:
    assert found(f"om {gap.join(['01', '02', '90'])}-1234 i dag")


def test_a_number_in_wide_digits_is_found() -> None:
    assert found("".join(chr(0xFF10 + int(digit)) for digit in number()))


@pytest.mark.parametrize(
    "around", ["({})", '"{}"', "borger:{}", "{}.", "{},{}", "cpr{}", "CPR-nr.{}", "a: {}  # x", "={};"]
)
def test_a_number_is_found_between_other_marks(around: str) -> None:
    assert found(around.format(number(), number()))


def test_the_check_digit_clears_nobody() -> None:
    assert all(found(number(serial=serial)) for serial in range(1200, 1260))


@pytest.mark.parametrize(
    ("day", "month", "year", "serial"),
    [
        (0, 1, 90, 1234),
        (32, 1, 90, 1234),
        (30, 2, 90, 1234),
        (31, 4, 90, 1234),
        (1, 0, 90, 1234),
        (1, 13, 90, 1234),
        (29, 2, 90, 1234),
        (29, 2, 0, 1234),  # 1900 was no leap year
    ],
)
def test_a_day_that_never_was_is_no_birthday(day: int, month: int, year: int, serial: int) -> None:
    assert not found(number(day, month, year, serial))


def test_the_century_decides_about_the_leap_day() -> None:
    assert found(number(29, 2, 0, 4123))  # 2000
    assert found(number(29, 2, 92, 1234))
    assert found(number(29, 2, 96, 5123))  # 1896


@given(st.dates(date(1858, 1, 1), date(2057, 12, 31)), st.integers(0, 999), st.sampled_from(["", "-"]))
def test_everybody_is_found(born: date, rest: int, separator: str) -> None:
    digits = {18: "5", 19: "0", 20: "5"}
    serial = int(digits[born.year // 100] + f"{rest:03}")
    text = number(born.day, born.month, born.year % 100, serial, separator)
    (hit,) = scan(f"linje\n  {text}")
    assert (hit.line, hit.column) == (2, 3)


def test_with_a_today_the_future_has_no_birthdays() -> None:
    text = number(1, 1, 30, 4123)
    assert scan(text)
    assert not scan(text, today=date(2026, 11, 21))
    assert scan(number(1, 1, 20, 4123), today=date(2026, 11, 21))


@pytest.mark.parametrize(
    "label",
    [
        "P-nr.",
        "p-nummer:",
        "P-nr",
        "EAN",
        "EAN-nr. ",
        "GLN",
        "CVR",
        "cvr-nr",
        "produktionsenhed",
        "Produktionsenhedsnummer",
        "faktura",
        "ordrenr.",
        "SE-nr",
        "ean:",
        "production unit",
        "tlf.",
    ],
)
def test_a_label_beside_a_number_says_that_it_is_something_else(label: str) -> None:
    assert not found(f"{label} {number()}")
    assert found(f"{label}\n{number()}"), "the label stands on another line"


def test_a_label_may_stand_behind() -> None:
    assert not found(f"{number()} (P-nr.)")
    assert not found(f'"{number()}"  # EAN')


def test_a_label_clears_one_number_only() -> None:
    (hit,) = scan(f"P-nr. {number()} og {number(serial=1235)}")
    assert hit.column == len(f"P-nr. {number()} og ") + 1


def test_the_nearest_label_counts() -> None:
    assert found(f"P-nr. mangler; borger {number()}")
    assert not found(f"borgerens hjælpemiddel, EAN {number()}")


def test_a_word_that_only_contains_a_label_is_none() -> None:
    assert found(f"ocean {number()}")


@pytest.mark.parametrize("text", ["1{}", "{}1", "a{}", "{}b", "1-{}", "{}-1", "27.{}", "0x{}", "_{}"])
def test_a_part_of_a_longer_run_is_no_number(text: str) -> None:
    assert not found(text.format(number()))


@pytest.mark.parametrize(
    "text",
    [
        "27.15.08-G01-1-20",
        "2026-03-14",
        "2026-123-4567",
        "P-2026-014",
        "1.372.000 kr.",
        "T-2026-w4n8rc",
        "sha256:" + "0102901234" * 6 + "abcd",
        "12 34 56 78",
        "valid_from: 2026-01-01",
    ],
)
def test_other_numbers_of_a_portfolio_are_left_alone(text: str) -> None:
    assert not found(text)


def test_replacement_numbers_are_found_where_a_word_says_so() -> None:
    replacement = number(day=61)
    assert found(f"patient {replacement}")
    assert found(f"erstatningsnr. {replacement}")
    assert not found(f"nummer {replacement}")
    electronic = number()[:6] + "4" + "AB" + "1"
    assert found(f"cpr {electronic}")
    assert not found(f"model {electronic}")


@pytest.mark.parametrize("separator", ["", "-"])
def test_the_mask_tells_nothing(separator: str) -> None:
    (hit,) = scan(f"cpr {number(separator=separator)}")
    assert hit.mask == MASK
    assert not any(char.isdigit() for char in hit.mask)


def test_several_numbers_are_all_found_in_order() -> None:
    text = f"{number()}, {number(2)}\n{number(3)}"
    assert [(hit.line, hit.column) for hit in scan(text)] == [(1, 1), (1, 13), (2, 1)]


@given(st.text(max_size=200))
def test_no_text_breaks_the_scan(text: str) -> None:
    scan(text)
    scan_warnings(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("skriv til anders" + "@" + "gmail.com", "email"),
        ("tlf. 23 45 67 89", "phone"),
        ("Telefon: +45 23456789", "phone"),
        ("borger Anders Andersen", "name"),
        ("Fru Sørensen-Ærø Åby", "name"),
    ],
)
def test_what_points_to_a_citizen_is_warned_about(text: str, kind: str) -> None:
    (sign,) = scan_warnings(f"linje\n{text}")
    assert (sign.kind, sign.line) == (kind, 2)
    assert not any(char.isalnum() for char in sign.mask)


@pytest.mark.parametrize(
    "text",
    [
        "digitek" + "@" + "kommune.dk",
        "1.372.000 kr.",
        "borgeren får hjælp",
        "Borger og personale",
        "CVR 23456789",
        "hr. og fru",
    ],
)
def test_ordinary_text_is_not(text: str) -> None:
    assert scan_warnings(text) == ()
