"""The finance system's export as rows: whatever order its columns have, Danish or English, comma or semicolon."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, DataError
from digitek_cli.model.amounts import parse_amount
from digitek_cli.rules import csv_file
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.reconcile import FinanceRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

# A year of one municipality's pools is some hundred lines; a file beyond these is another one, or a trap.
MAX_ROWS = 200_000
MAX_BYTES = 32_000_000
# What municipalities' systems call their columns.
NAMES = {
    "date": ("dato", "bogføringsdato", "bilagsdato", "posteringsdato", "date", "posting date"),
    "amount": ("beløb", "belob", "beløb i kr", "beløb i dkk", "amount"),
    "document": ("bilag", "bilagsnr", "bilagsnummer", "fakturanr", "fakturanummer", "document", "voucher", "invoice"),
    "text": ("tekst", "posteringstekst", "beskrivelse", "text", "description"),
}
NEEDED = ("date", "amount", "document")
DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-./](\d{1,2})[-./](\d{4}))(?:[ T].*)?", re.ASCII)


def read(text: str, name: str) -> tuple[FinanceRow, ...]:
    """Rows of a file with a heading line.

    Raises DataError `finance-columns` when a column is missing, and `finance-rows` with one finding for each line
    that cannot be read: a bill that is skipped would look like one that is missing.
    """
    try:
        rows = csv_file.rows(text, MAX_ROWS)
    except csv.Error:  # a cell without an end, or a file that is no text
        raise DataError("finance-cells", file=name, limit=csv.field_size_limit()) from None
    if not rows:
        raise DataError("finance-empty", file=name)
    if len(rows) > MAX_ROWS:
        raise DataError("finance-long", file=name, limit=MAX_ROWS)
    columns = _columns(rows[0], name)
    found: list[FinanceRow] = []
    wrong: list[Finding] = []
    for line, cells in csv_file.filled(rows):
        try:
            found.append(_row(line, {key: cells[at].strip() for key, at in columns.items() if at < len(cells)}))
        except BadReference as problem:
            wrong.append(error("REC001", line=line, why=problem.code, typed=str(problem.params.get("typed", ""))))
    if wrong:
        raise DataError("finance-rows", file=name, findings=wrong, count=len(wrong))
    return tuple(found)


def _columns(heading: list[str], name: str) -> dict[str, int]:
    titles = [csv_file.heading(cell) for cell in heading]
    places = {
        key: next((at for at, title in enumerate(titles) if title in names), None) for key, names in NAMES.items()
    }
    missing = tuple(key for key in NEEDED if places[key] is None)
    if missing:
        raise DataError("finance-columns", file=name, missing=missing, found=tuple(filter(None, titles))[:20])
    return {key: at for key, at in places.items() if at is not None}


def _row(line: int, cells: Mapping[str, str]) -> FinanceRow:
    if any(not cells.get(key) for key in NEEDED):
        raise BadReference("cell-empty")
    return FinanceRow(line, _day(cells["date"]), _amount(cells["amount"]), cells["document"], cells.get("text", ""))


def _day(text: str) -> date:
    found = DAY.fullmatch(text)
    if found:
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise BadReference("not-a-day", typed=text)


def _amount(text: str) -> Decimal:
    """As people type amounts, with a minus before or after and `kr.` around it."""
    bare = re.sub(r"(?i)\b(kr|dkk)\b\.?|\s", "", text).replace("\u2212", "-")
    minus = bare.startswith("-") or bare.endswith("-")
    amount = parse_amount(bare.strip("-"))
    return -amount if minus else amount
