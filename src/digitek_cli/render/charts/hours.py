"""The roadmap by quarter and the bars of the hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.render.capacity import Cell, by_quarter, hours_table, month_name, rounded
from digitek_cli.render.capacity import document as hours_document
from digitek_cli.render.charts.frame import MARGIN, WIDTH, Figure, clipped, put, write
from digitek_cli.render.language import MONTHS, language, one_line, say, term
from digitek_cli.render.optimise import quarter_name
from digitek_cli.rules.capacity import Strain
from digitek_cli.rules.months import month_of, months_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.capacity import View

LABEL, ROW, BAR = 270, 46, 24
LANE = WIDTH - 2 * MARGIN - LABEL


@dataclass(frozen=True)
class Span:
    """Months of a project: a phase that is in time, or phases that could lie there."""

    project: str
    title: str
    phases: str
    start: int
    end: int
    sure: bool


def roadmap(view: View, portfolio: Portfolio) -> Figure:
    """What is in time, and what could begin when, by project and quarter."""
    months = range(months_of(view.quarters[0])[0], months_of(view.quarters[-1])[-1] + 1)
    spans = [span for span in _spans(view, portfolio) if span.start < months.stop and span.end >= months.start]
    names = list(dict.fromkeys((span.project, span.title) for span in spans))
    heads = tuple(say(f"chart.{name}") for name in ("project", "phases", "from", "to", "sure"))
    return Figure(
        say("chart.roadmap.title"),
        say("chart.roadmap.subtitle"),
        40 + ROW * max(len(names), 1) + 40,
        lambda root: _roadmap(root, view.quarters, spans, names, months),
        heads,
        tuple(
            (
                f"{span.project} {span.title}",
                span.phases,
                month_name(span.start),
                month_name(span.end),
                say(f"chart.roadmap.{'booked' if span.sure else 'possible'}"),
            )
            for span in spans
        ),
        tuple(_span_data(span) for span in spans),
        _lanes(view.quarters, spans, names, months) if names else say("chart.roadmap.empty"),
        _homeless(view),
    )


def _homeless(view: View) -> tuple[str, ...]:
    lost = [item.waiting.project.id for item in view.starts if item.start is None]
    return (say("chart.roadmap.lost", projects=lost),) if lost else ()


def _spans(view: View, portfolio: Portfolio) -> Iterator[Span]:
    for item in sorted(portfolio.capacity.bookings, key=lambda item: (item.from_, item.key)):
        project = portfolio.project(item.project)
        if project is not None:
            months = month_of(item.from_), month_of(item.until)
            yield Span(project.id, one_line(project.title), term(item.phase), *months, sure=True)
    for begin in view.starts:
        if begin.start is not None and begin.end is not None:
            project, phases = begin.waiting.project, ", ".join(map(term, begin.waiting.phases))
            yield Span(project.id, one_line(project.title), phases, begin.start, begin.end, sure=False)


def _span_data(span: Span) -> dict[str, Any]:
    def told(month: int) -> str:
        return f"{month // 12}-{month % 12 + 1:02d}"

    return {"project": span.project, "from": told(span.start), "to": told(span.end), "booked": span.sure}


def _lanes(quarters: tuple[str, ...], spans: list[Span], names: list[tuple[str, str]], months: range) -> str:
    """One character a month: booked, possible, or neither."""
    lines = [f"{'':12} " + " ".join(f"{quarter:6}" for quarter in quarters)]
    for name, title in names:
        cells = []
        for month in months:
            there = [span for span in spans if span.project == name and span.start <= month <= span.end]
            cells.append("██" if any(span.sure for span in there) else "▒▒" if there else "··")
        parts = ("".join(cells[at : at + 3]) for at in range(0, len(cells), 3))
        lines.append(f"{name:12} {' '.join(parts)}  {title}")
    return "\n".join([*lines, "", say("chart.roadmap.legend")])


def _roadmap(
    root: ET.Element, quarters: tuple[str, ...], spans: list[Span], names: list[tuple[str, str]], months: range
) -> None:
    left, bottom = MARGIN + LABEL, 30 + ROW * max(len(names), 1)
    for place, quarter in enumerate(quarters):
        x = left + LANE * place / len(quarters)
        put(root, "line", x1=x, y1=8, x2=x, y2=bottom, kind="rule")
        write(root, x + 8, 18, quarter_name(quarter), font_size=14, kind="quiet")
    for place, (name, title) in enumerate(names):
        y = 34 + ROW * place
        write(root, MARGIN, y + 11, clipped(title, 30), font_size=15)
        write(root, MARGIN, y + 28, name, font_size=12, kind="quiet")
        for span in spans:
            if span.project == name:
                _span(root, span, left, y + 4, months)
    x = float(left)
    for sure, key in ((True, "booked"), (False, "possible")):
        _box(root, x, bottom + 16, 26, 16, sure=sure)
        word = say(f"chart.roadmap.{key}")
        write(root, x + 34, bottom + 29, word, font_size=14)
        x += 34 + 8.5 * len(word) + 30


def _span(root: ET.Element, span: Span, left: int, y: int, months: range) -> None:
    begin, end = max(span.start, months.start), min(span.end + 1, months.stop)
    x = left + LANE * (begin - months.start) / len(months)
    wide = LANE * (end - begin) / len(months)
    _box(root, x + 1, y, wide - 2, BAR, sure=span.sure)
    most = int((wide - 14) / 7.6)
    if most >= 4:
        write(root, x + 8, y + 17, clipped(span.phases, most), kind="on" if span.sure else "ink", font_size=12)


def _box(root: ET.Element, x: float, y: float, wide: float, high: float, *, sure: bool) -> None:
    """Full where it is booked, and a dashed frame where it could lie."""
    put(root, "rect", x=x, y=y, width=wide, height=high, rx=3, kind="deep" if sure else "soft")
    if not sure:
        put(root, "rect", x=x, y=y, width=wide, height=high, rx=3, kind="edge", stroke_dasharray="4 3")


def bars(view: View) -> Figure:
    """For each person and quarter the hours asked for, the line to plan by, and all the hours there are."""
    rows = by_quarter(view)
    heads = (
        say("capacity.who"),
        say("chart.quarter"),
        *(say(f"chart.hours.{name}") for name in _FIGURES),
        say("chart.state"),
    )
    return Figure(
        say("chart.hours.title"),
        say("chart.hours.subtitle", slack=str(view.rules.slack)),
        60 + 78 * max(len(rows), 1),
        lambda root: _bars(root, view.quarters, rows),
        heads,
        tuple(_row(name, cell) for name, cells in rows for cell in cells),
        tuple(hours_document(view)["people"]),
        hours_table(view) if rows else say("capacity.empty"),
        tuple(
            say("capacity.over", person=row.initials, months=", ".join(map(month_name, row.over)))
            for row in view.people
            if row.over
        ),
    )


_FIGURES = ("asked", "usable", "hours")


def _row(name: str, cell: Cell) -> tuple[str, ...]:
    figures = (rounded(getattr(cell.load, figure)) for figure in _FIGURES)
    return (name, quarter_name(cell.quarter), *figures, _state(cell))


def _state(cell: Cell) -> str:
    """Whether it holds; a single month that does not is named."""
    if cell.over and cell.load.strain != Strain.OVER:
        return say("chart.strain.month", months=", ".join(_short(month) for month in cell.over))
    return say(f"chart.strain.{cell.load.strain.value}")


def _short(month: int) -> str:
    """`jan.`; the quarter tells the year."""
    name = MONTHS[language()][month % 12]
    return name if len(name) <= 4 else f"{name[:3]}."


def _bars(root: ET.Element, quarters: tuple[str, ...], rows: list[tuple[str, list[Cell]]]) -> None:
    left, wide = MARGIN + 120, (WIDTH - 2 * MARGIN - 120) / len(quarters)
    for place, quarter in enumerate(quarters):
        write(root, left + wide * place, 14, quarter_name(quarter), font_size=14, kind="quiet")
    for line, (name, cells) in enumerate(rows):
        y = 32 + 78 * line
        write(root, MARGIN, y + 20, clipped(name, 12), font_size=17, font_weight=600)
        largest = float(max(max(cell.load.hours, cell.load.asked) for cell in cells)) or 1
        for place, cell in enumerate(cells):
            _hours_bar(root, left + wide * place, y, (wide - 24) / largest, cell)
            _hours_words(root, left + wide * place, y + BAR + 18, int(wide / 6.6), cell)
    x = float(left)
    for name in ("asked", "free", "slack"):
        y = 32 + 78 * len(rows) + 2
        _swatch(root, x, y, name)
        word = say(f"chart.hours.key.{name}")
        write(root, x + 32, y + 13, word, font_size=14)
        x += 32 + 8 * len(word) + 26


def _swatch(root: ET.Element, x: float, y: float, name: str) -> None:
    put(root, "rect", x=x, y=y, width=24, height=16, kind={"asked": "deep"}.get(name, "soft"))
    if name == "slack":
        put(root, "rect", x=x, y=y, width=24, height=16, fill="url(#hatch)")
    put(root, "rect", x=x, y=y, width=24, height=16, kind="rule")


def _hours_bar(root: ET.Element, x: float, y: float, scale: float, cell: Cell) -> None:
    load = cell.load
    whole, usable, asked = (float(getattr(load, name)) * scale for name in ("hours", "usable", "asked"))
    put(root, "rect", x=x, y=y, width=whole, height=BAR, kind="soft")
    put(root, "rect", x=x + usable, y=y, width=whole - usable, height=BAR, fill="url(#hatch)")
    put(root, "rect", x=x, y=y + 4, width=asked, height=BAR - 8, kind="deep")
    put(root, "rect", x=x, y=y, width=whole, height=BAR, kind="rule")
    put(root, "line", x1=x + usable, y1=y - 3, x2=x + usable, y2=y + BAR + 3, kind="edge", stroke_width=2)
    if cell.strain == Strain.OVER:
        put(root, "rect", x=x, y=y, width=max(whole, asked), height=BAR, kind="warn")


def _hours_words(root: ET.Element, x: float, y: float, most: int, cell: Cell) -> None:
    words = f"{rounded(cell.load.asked)}/{rounded(cell.load.usable)}"
    if cell.strain != Strain.FREE:
        words += f" {_state(cell)}"
    write(root, x, y, clipped(words, most), font_size=13, kind="alarm" if cell.strain == Strain.OVER else "ink")
