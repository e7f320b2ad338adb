"""A bomb for an export: refused by its size before it is read, by its rows before they are kept."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from digitek_cli.errors import DataError
from digitek_cli.rules import finance_file
from tests.cli.portfolio_case import Desk, start
from tests.proofs import Counter

HEADING = b"Dato;Bilag;Bel\xc3\xb8b\n"
ROW = b"16-03-2026;4711;1.250,50\n"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.mark.proof("A35")
def test_a_file_of_300_megabytes_is_not_read(desk: Desk, tmp_path: Path, tally: Counter) -> None:
    file = tmp_path / "stor.csv"
    with file.open("wb") as target:  # a sparse file costs nothing here, and as much as any other to read
        target.write(HEADING + ROW)
        target.truncate(300_000_000)
    tracemalloc.start()
    refused = desk("pools", "reconcile", str(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.code == 3
    assert "stor.csv fylder mere end 32 megabyte" in refused.err
    assert peak < 3 * finance_file.MAX_BYTES
    tally()


@pytest.mark.proof("A35")
def test_a_million_rows_are_refused_by_their_number(desk: Desk, tmp_path: Path, tally: Counter) -> None:
    file = tmp_path / "lang.csv"
    file.write_bytes(HEADING + ROW * 1_000_000)
    refused = desk("pools", "reconcile", str(file))
    assert refused.code == 3
    assert "lang.csv har mere end 200000 linjer" in refused.err
    tally()


@pytest.mark.proof("A35")
@pytest.mark.parametrize(
    "content",
    [
        '"' + "x" * 1_000_000,  # a cell that never ends
        "Dato;Bilag;Beløb\n" + "x" * 200_000 + ";1;2\n",
        "Dato;Bilag;Beløb\n16-03-2026;1;" + "9" * 5_000 + "\n",
        "Dato;Bilag;Beløb\n16-03-2026;1;1e999999999\n",
        "\0" * 100_000,
        "PK\x03\x04[Content_Types].xml",  # a workbook under another name
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
    ],
    ids=["open", "wide", "digits", "exponent", "nul", "workbook", "entity"],
)
def test_what_is_no_export_is_refused_in_words(content: str, tally: Counter) -> None:
    with pytest.raises(DataError) as refused:
        finance_file.read(content, "x.csv")
    assert refused.value.code.startswith("finance-")
    tally()


def test_line_ends_of_every_system_and_separators_inside_a_cell() -> None:
    text = 'Dato;Bilag;Beløb;Tekst\r\n16-03-2026;1;5;"to\nlinjer"\r\n17-03-2026;2;6;fra\u2028til\x0b\r\n'
    first, second = finance_file.read(text, "x.csv")
    assert (first.document, first.text) == ("1", "to\nlinjer")
    assert second.text.startswith("fra")
