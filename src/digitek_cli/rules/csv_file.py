"""A sheet that another program saved as text: rows of cells, with comma, semicolon or tab between them."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Excel's own first line, which says what stands between the cells.
SEPARATOR = re.compile(r"\ufeff?sep=([;,\t])\r?\n", re.IGNORECASE)


def rows(text: str, most: int) -> list[list[str]]:
    """The rows with their heading first, at most one more than `most`.

    Raises csv.Error for a cell without an end, or for a file that is no text.
    """
    said = SEPARATOR.match(text)
    body = text[said.end() :] if said else text.removeprefix("\ufeff")
    return list(islice(csv.reader(_lines(body), delimiter=said[1] if said else _delimiter(body)), most + 1))


def heading(cell: str) -> str:
    """A column's title without what people write in different ways."""
    return " ".join(re.sub(r"[.:()]", " ", cell.lower()).split())


def filled(found: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading that hold anything, with their number in the sheet."""
    for number, cells in enumerate(found[1:], 2):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _lines(text: str) -> Iterator[str]:
    """Line by line as the file ends them; other separators belong to the text of a cell."""
    return (found[0] for found in re.finditer(r"[^\n]*\n|[^\n]+", text))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(";,\t", key=first.count)
