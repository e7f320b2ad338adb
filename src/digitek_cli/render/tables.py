"""Lists as tables that fit the terminal: columns where there is room, two lines each where there is not."""

from __future__ import annotations

import io
import shutil
import textwrap
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import label, one_line, say, term
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.views import Row

NARROW = 76
WIDEST = 140
UNKNOWN_WIDTH = 100


def width() -> int:
    """The columns of the terminal, or a comfortable width where there is none."""
    return max(40, min(shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns, WIDEST))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, folding: int, right: Sequence[int] = ()) -> str:
    """A table whose `folding` column takes what room is left and folds; the others stay whole.

    The columns in `right` hold numbers, which line up at their last digit.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, head in enumerate(heads):
        if number == folding:
            grid.add_column(Text(head), overflow="fold", ratio=1)
        else:
            grid.add_column(Text(head), no_wrap=True, justify="right" if number in right else "left")
    for row in rows:
        # Text, never markup: titles come from people, and a bracket in one must stay a bracket.
        grid.add_row(*(Text(one_line(cell)) for cell in row))
    sheet = io.StringIO()
    console = Console(file=sheet, width=width(), color_system=None, force_terminal=False, markup=False, highlight=False)
    console.print(grid)
    return "\n".join(line.rstrip() for line in sheet.getvalue().splitlines())


def stacked(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same where the terminal is too narrow for columns: the first cell, and below it what the others say."""
    lines: list[str] = []
    for first, *rest in rows:
        told = [f"{head}: {one_line(cell)}" for head, cell in zip(heads[1:], rest, strict=True) if cell]
        lines += textwrap.wrap(one_line(first), width(), subsequent_indent="  ")
        lines += textwrap.wrap(" · ".join(told), width(), initial_indent="  ", subsequent_indent="  ")
    return "\n".join(lines)


def fitted(heads: Sequence[str], rows: Sequence[Sequence[str]], *, folding: int) -> str:
    """A table where there is room for one, else the rows stacked."""
    return stacked(heads, rows) if width() < NARROW else table(heads, rows, folding=folding)


def project_list(rows: Sequence[Row], portfolio: Portfolio, *, total: int, past: bool = False) -> str:
    """The projects, or what to type when there are none; `past` when it is not today's portfolio."""
    if not rows:
        empty = "list.empty-then" if past else "list.empty"
        return "\n".join(folded([say(empty if total == 0 else "list.none")]))
    areas = {area.id: label(area.title) for area in portfolio.organisation.areas}
    cells = [
        (
            row.project.id,
            row.project.title,
            areas.get(row.project.area, row.project.area),
            term(row.phase),
            term(row.status),
            term(row.gate) if row.gate else "",
        )
        for row in rows
    ]
    shown = say("list.count", shown=len(rows), total=total)
    if width() < NARROW:
        return "\n".join([*(line for cell in cells for line in _narrow(cell)), "", shown])
    heads = [say(f"list.head.{name}") for name in ("id", "title", "area", "phase", "status", "gate")]
    return f"{table(heads, cells, folding=1)}\n\n{shown}"


def _narrow(cells: Sequence[str]) -> list[str]:
    number, title, *rest = map(one_line, cells)
    indent = " " * (len(number) + 2)
    return [
        *textwrap.wrap(title, width(), initial_indent=f"{number}  ", subsequent_indent=indent),
        *textwrap.wrap(
            " · ".join(part for part in rest if part), width(), initial_indent=indent, subsequent_indent=indent
        ),
    ]


def project_list_document(rows: Sequence[Row]) -> dict[str, Any]:
    """The list as a script reads it."""
    return {
        "projects": [
            {
                "id": row.project.id,
                "title": row.project.title,
                "type": row.project.type,
                "area": row.project.area,
                "phase": row.phase,
                "status": row.status,
                "waits_for": row.gate,
                "owner": row.project.owner,
                "manager": row.project.manager,
            }
            for row in rows
        ]
    }
