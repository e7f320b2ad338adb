"""The books as a workbook. Text stays text: nothing in a cell is run or followed."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.render.books.plaintext import COLUMNS, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.events import Transaction

WIDTHS = {"text": 48, "project": 14, "transaction": 16, "document": 20, "amount": 16}


def workbook(transactions: Sequence[Transaction]) -> bytes:
    """One sheet, a posting a row, amounts as numbers. Raises EnvironmentProblem `no-excel` without the extra."""
    try:
        import xlsxwriter
    except ImportError:
        raise EnvironmentProblem("no-excel") from None
    out = io.BytesIO()
    inert = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, inert) as book:
        sheet = book.add_worksheet("digitek")
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, WIDTHS.get(name, 12))
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows(transactions), 1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, money)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, sheet.dim_rowmax or 0, len(COLUMNS) - 1)
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: str | Decimal, money: Any) -> None:
    if isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), money)
    else:
        sheet.write_string(row, column, value)
