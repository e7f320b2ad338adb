"""Amounts as a Dane or a program types them; what has two readings is refused with both."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from digitek_cli.errors import BadReference
from digitek_cli.model.amounts import parse_amount
from digitek_cli.render import language


@pytest.mark.parametrize(
    ("typed", "kroner"),
    [
        ("250000", "250000.00"),
        ("250.000", "250000.00"),
        ("250.000,50", "250000.50"),
        ("250000.50", "250000.50"),
        ("250000,5", "250000.50"),
        ("1.500", "1500.00"),
        ("1.372.000", "1372000.00"),
        ("1500.5", "1500.50"),
        ("0", "0.00"),
        ("0,50", "0.50"),
        (" 75 ", "75.00"),
    ],
)
def test_amounts_are_read(typed: str, kroner: str) -> None:
    assert str(parse_amount(typed)) == kroner


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("1,500", "1.5", "1500"),
        ("1,234.50", "1.23450", "1234.50"),
        ("1.234,567", "1234.567", "1.234567"),
        ("12.34,5", "1234.5", "12.345"),
        ("1500.000", "1500000", "1500"),
    ],
)
def test_two_readings_are_refused_with_both(typed: str, first: str, second: str) -> None:
    with pytest.raises(BadReference) as caught:
        parse_amount(typed)
    assert caught.value.code == "amount-unclear"
    assert caught.value.params["first"] == Decimal(first)
    assert caught.value.params["second"] == Decimal(second)


@pytest.mark.parametrize(
    "typed",
    ["", "mange", "-5", "1e3", "1.50.000", "1.2.3", "250 000", "12,,5", "٣", "1_000", "NaN", "1" * 14, "0.500x"],
)
def test_anything_else_is_no_amount(typed: str) -> None:
    with pytest.raises(BadReference) as caught:
        parse_amount(typed)
    assert caught.value.code == "not-an-amount"


@given(some.decimals(min_value=0, max_value=10**12, places=2))
def test_what_we_print_we_read(value: Decimal) -> None:
    language.set_language("da")
    assert parse_amount(language.figure(value)) == value
    assert parse_amount(format(value, "f")) == value
