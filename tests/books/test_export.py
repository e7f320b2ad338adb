"""What leaves the books for other programs: text stays text, numbers stay numbers."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest

from digitek_cli.model.events import Transaction
from digitek_cli.operations import pool_moves
from digitek_cli.render.books import plaintext
from digitek_cli.render.books.spreadsheet import workbook
from tests.proofs import Counter
from tests.world import World

FORMULAS = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1")


def bought(title: str) -> tuple[Transaction, ...]:
    world = World(today=date(2026, 6, 1))
    owners = pool_moves.Owners(("hso",), "Fordi")
    world.do(pool_moves.purchase, "social", Decimal("1250.50"), pool_moves.Bought(title), owners)
    return world.portfolio.transactions()


@pytest.mark.parametrize("title", FORMULAS)
@pytest.mark.proof("A31")
def test_a_cell_of_csv_is_never_a_formula(title: str, tally: Counter) -> None:
    rows = list(csv.DictReader(io.StringIO(plaintext.as_csv(bought(title)))))
    mine = [row for row in rows if row["kind"] == "purchase"]
    assert {row["text"] for row in mine} == {f"'{title.strip()}"}
    assert [row["amount"] for row in mine] == ["1250.50", "-1250.50"]
    tally()


@pytest.mark.parametrize("title", FORMULAS)
@pytest.mark.proof("A31")
def test_a_cell_of_a_workbook_is_never_a_formula(title: str, tally: Counter) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra for Excel is not installed")
    with ZipFile(io.BytesIO(workbook(bought(title)))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "<v>1250.5</v>" in sheet
    assert title.strip()[:3] in texts.replace("&amp;", "&")
    tally()


def test_semicolons_and_quotes_stay_in_their_place() -> None:
    items = bought('Stole; "bløde" | til\\fællesrum')
    assert "(T-2026-" in plaintext.hledger(items)
    assert 'Stole, "bløde" , til\\fællesrum  ;' in plaintext.hledger(items)
    assert '"Stole; \\"bløde\\" | til\\\\fællesrum"' in plaintext.beancount(items)


def test_a_year_alone() -> None:
    items = bought("Stole")
    assert plaintext.of_year(items, 2026) == items
    assert plaintext.of_year(items, 2027) == ()


def test_the_same_books_are_written_alike_every_time() -> None:
    items = bought("Stole")
    for write in plaintext.WRITERS.values():
        assert write(items) == write(tuple(reversed(items)))
