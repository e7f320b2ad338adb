"""The pools as a picture for a slide: one bar a pool, cut into spent, committed, reserved and free.

Built as a tree of elements, so that no title of a pool can become markup. Nothing is told by colour alone: every part
has its own pattern, and every figure stands beside the bar.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from digitek_cli.model.terms import Account
from digitek_cli.render.language import amount, label, one_line, plain, say, term
from digitek_cli.render.page import begun, table, written

if TYPE_CHECKING:
    from digitek_cli.rules.balances import BalanceSheet, Figures

WIDTH, MARGIN, LABEL, ROW, BAR = 960, 40, 190, 84, 30
TOP = 128
# Spent is darkest, free is lightest; told apart in grey, by people who see colours differently, and on paper.
PARTS = (
    (Account.SPENT, "#12395b", None),
    (Account.COMMITTED, "#2f7fb8", "M0 6 L6 0"),
    (Account.RESERVED, "#a5d0ea", "M3 0 V6"),
    (Account.AVAILABLE, "#eef3f6", None),
)
INK, QUIET, LINE = "#1b2730", "#52616b", "#8a99a3"
FONT = "'Segoe UI', 'Noto Sans', Arial, sans-serif"


def svg(sheet: BalanceSheet) -> str:
    """One self-contained picture, 960 wide."""
    root = _picture(sheet)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return ET.tostring(root, encoding="unicode") + "\n"


def _picture(sheet: BalanceSheet) -> ET.Element:
    height = TOP + ROW * (len(sheet.pools) + 1) + MARGIN
    root = ET.Element("svg", _attributes(width=WIDTH, height=height, role="img"))
    root.set("viewBox", f"0 0 {WIDTH} {height}")
    root.set("font-family", FONT)
    title = say("pools.chart.title", year=str(sheet.year))
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "desc").text = "; ".join(_told(name, figures) for name, figures in _rows(sheet))
    _patterns(root)
    ET.SubElement(root, "rect", _attributes(width=WIDTH, height=height, fill="#ffffff"))
    _text(root, MARGIN, 52, title, size=26, weight="600")
    _text(root, MARGIN, 78, say("pools.chart.day", date=sheet.as_of), fill=QUIET)
    _legend(root)
    largest = max((figures.budget for _, figures in _rows(sheet)[:-1]), default=Decimal(0))
    for number, (name, figures) in enumerate(_rows(sheet)):
        total = number == len(sheet.pools)
        _row(root, TOP + ROW * number, name, figures, figures.budget if total else largest, total=total)
    return root


def html(sheet: BalanceSheet) -> str:
    """The picture with its figures as a table, in one file that fetches nothing and runs nothing."""
    title = say("pools.chart.title", year=str(sheet.year))
    page, main = begun(title, STYLE)
    main.append(_picture(sheet))
    accounts = (Account.BUDGET, *(account for account, _, _ in reversed(PARTS)))
    table(
        main,
        f"{title}. {say('pools.chart.day', date=sheet.as_of)}",
        (say("pools.pool"), *(term(account).capitalize() for account in accounts)),
        [(name, *(amount(_value(figures, account)) for account in accounts)) for name, figures in _rows(sheet)],
    )
    return written(page)


STYLE = f"""
body {{ margin: 0; font: 16px/1.4 {FONT}; color: {INK}; background: #fff; }}
main {{ max-width: {WIDTH}px; margin: 0 auto; }}
svg {{ max-width: 100%; height: auto; }}
table {{ border-collapse: collapse; width: calc(100% - {2 * MARGIN}px); margin: 0 {MARGIN}px {MARGIN}px; }}
caption {{ text-align: left; padding: 0 0 .5em; color: {QUIET}; }}
th, td {{ padding: .35em .6em; text-align: right; border-bottom: 1px solid #d5dde2; }}
td {{ font-variant-numeric: tabular-nums; }}
th:first-child {{ text-align: left; }}
tbody tr:last-child {{ font-weight: 600; }}
@media print {{ main {{ max-width: none; }} }}
"""


def _rows(sheet: BalanceSheet) -> list[tuple[str, Figures]]:
    named = [(one_line(label(item.title)) if item.title else plain(item.pool), item.figures) for item in sheet.pools]
    return [*named, (say("pools.total"), sheet.totals)]


def _row(root: ET.Element, top: int, name: str, figures: Figures, scale: Decimal, *, total: bool) -> None:
    left, width = MARGIN + LABEL, WIDTH - 2 * MARGIN - LABEL
    _text(root, MARGIN, top + 20, name, size=18, weight="600" if total else "400")
    _text(root, MARGIN, top + 42, amount(figures.budget), fill=QUIET)
    full = _width(figures.budget, scale, width)
    at = Decimal(left)
    for account, colour, pattern in PARTS:
        part = _width(max(_value(figures, account), Decimal(0)), scale, width)
        if part:
            box = _attributes(x=at, y=top, width=part, height=BAR, fill=colour)
            ET.SubElement(root, "rect", box)
            if pattern:
                ET.SubElement(root, "rect", box | {"fill": f"url(#{account.value})"})
        at += part
    ET.SubElement(root, "rect", _attributes(x=left, y=top, width=full, height=BAR, fill="none", stroke=LINE))
    told = [
        say("pools.chart.part", account=term(account), amount=_value(figures, account))
        for account, _, _ in reversed(PARTS)
        if _value(figures, account) or account == Account.AVAILABLE
    ]
    short = figures.available < 0
    _text(root, left, top + BAR + 20, " · ".join(told), size=14, fill="#a11212" if short else INK)


def _width(value: Decimal, scale: Decimal, width: int) -> Decimal:
    return (value * width / scale).quantize(Decimal("0.1")) if scale > 0 else Decimal(0)


def _legend(root: ET.Element) -> None:
    at = MARGIN + LABEL
    for account, colour, pattern in PARTS:
        box = _attributes(x=at, y=94, width=18, height=14, fill=colour, stroke=LINE)
        ET.SubElement(root, "rect", box)
        if pattern:
            ET.SubElement(root, "rect", box | {"fill": f"url(#{account.value})"})
        word = term(account).capitalize()
        _text(root, at + 26, 106, word, size=14)
        at += 26 + 9 * len(word) + 28


def _patterns(root: ET.Element) -> None:
    home = ET.SubElement(root, "defs")
    for account, _, stroke in PARTS:
        if stroke:
            box = _attributes(id=account.value, width=6, height=6, patternUnits="userSpaceOnUse")
            pattern = ET.SubElement(home, "pattern", box)
            ET.SubElement(pattern, "path", {"d": stroke, "stroke": "#ffffff", "stroke-width": "1.2", "fill": "none"})


def _text(root: ET.Element, x: int, y: int, text: str, size: int = 15, weight: str = "400", fill: str = INK) -> None:
    style = {"font-size": str(size), "font-weight": weight, "fill": fill}
    ET.SubElement(root, "text", _attributes(x=x, y=y) | style).text = text


def _told(name: str, figures: Figures) -> str:
    accounts = (Account.BUDGET, *(account for account, _, _ in reversed(PARTS)))
    return f"{name}: " + ", ".join(f"{term(account)} {amount(_value(figures, account))}" for account in accounts)


def _attributes(**values: object) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _value(figures: Figures, account: Account) -> Decimal:
    value: Decimal = getattr(figures, account.value)
    return value
