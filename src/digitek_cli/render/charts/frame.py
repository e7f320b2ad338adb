"""What all pictures share: paper, words and colours in light, dark and print, and the figures as a table beside them.

Built as a tree of elements, so that no title can become markup. Nothing is told by colour alone. Colours are classes
with plain values and not variables, which drawing programs do not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from digitek_cli.render.language import one_line
from digitek_cli.render.page import begun, table, written
from digitek_cli.render.tables import fitted
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, MARGIN, TOP = 960, 40, 104
FONT = "'Segoe UI', 'Noto Sans', Arial, sans-serif"
LIGHT = {
    "paper": "#ffffff",
    "ink": "#1b2730",
    "quiet": "#52616b",
    "line": "#8a99a3",
    "soft": "#eef3f6",
    "deep": "#12395b",
    "mid": "#2f7fb8",
    "pale": "#a5d0ea",
    "alarm": "#a11212",
}
DARK = {
    "paper": "#12191e",
    "ink": "#eaf0f4",
    "quiet": "#a9b7c0",
    "line": "#6d7c86",
    "soft": "#1e2a32",
    "deep": "#8cc4ec",
    "mid": "#3f8fc6",
    "pale": "#28506d",
    "alarm": "#ff9a94",
}


@dataclass(frozen=True)
class Figure:
    """One picture: its words, how it is drawn below the headline, and its figures as a table and as data.

    `compact` is what a terminal shows of it; `notes` are sentences below.
    """

    title: str
    subtitle: str
    height: int
    draw: Callable[[ET.Element], None]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    data: tuple[dict[str, Any], ...]
    compact: str
    notes: tuple[str, ...] = ()


def svg(figure: Figure) -> str:
    """One self-contained picture, 960 wide."""
    root = _picture(figure)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return ET.tostring(root, encoding="unicode") + "\n"


def html(figure: Figure) -> str:
    """The picture with its figures as a table, in one file that fetches nothing and runs nothing."""
    page, main = begun(figure.title, _page_style(), color_scheme="light dark")
    main.append(_picture(figure))
    for note in figure.notes:
        ET.SubElement(main, "p").text = note
    table(main, f"{figure.title}. {figure.subtitle}", figure.heads, figure.rows)
    return written(page)


def text(figure: Figure) -> str:
    """The compact form, the sentences and the table."""
    shown = [figure.title, figure.subtitle, "", figure.compact, ""]
    if figure.notes:
        shown += [*(f"- {note}" for note in figure.notes), ""]
    body = "\n".join(line for part in shown for line in folded(part.split("\n")))
    return body + "\n" + fitted(figure.heads, figure.rows, folding=0) if figure.rows else body


def document(kind: str, figure: Figure) -> dict[str, Any]:
    """The figures for programs."""
    return {"chart": kind, "title": figure.title, "rows": list(figure.data), "notes": list(figure.notes)}


def put(parent: ET.Element, tag: str, **values: object) -> ET.Element:
    """One element; `kind` is its class, and an underscore in a name is a hyphen."""
    names = {"kind": "class"}
    found = {names.get(name, name.replace("_", "-")): _number(value) for name, value in values.items()}
    return ET.SubElement(parent, tag, found)


def write(parent: ET.Element, x: float, y: float, words: str, **values: object) -> None:
    """A line of text, in ink unless it has another `kind`."""
    put(parent, "text", **({"x": x, "y": y, "kind": "ink", "font_size": 15} | values)).text = one_line(words)


def clipped(words: str, most: int) -> str:
    """Words that fit, the rest as an ellipsis; the table has them all."""
    shown = one_line(words)
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def _number(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def _picture(figure: Figure) -> ET.Element:
    height = TOP + figure.height + MARGIN
    root = ET.Element("svg", {"width": str(WIDTH), "height": str(height), "role": "img", "font-family": FONT})
    root.set("viewBox", f"0 0 {WIDTH} {height}")
    ET.SubElement(root, "title").text = figure.title
    ET.SubElement(root, "desc").text = "; ".join(": ".join((row[0], ", ".join(row[1:]))) for row in figure.rows)
    ET.SubElement(root, "style").text = _style()
    hatch = put(put(root, "defs"), "pattern", id="hatch", width=8, height=8, patternUnits="userSpaceOnUse")
    put(hatch, "path", d="M0 8 L8 0", kind="hatch", stroke_width=1.4)
    put(root, "rect", width=WIDTH, height=height, kind="paper")
    write(root, MARGIN, 52, figure.title, font_size=26, font_weight=600)
    write(root, MARGIN, 78, figure.subtitle, kind="quiet")
    figure.draw(put(root, "g", transform=f"translate(0 {TOP})"))
    return root


def _rules(colours: dict[str, str]) -> str:
    fills = "".join(f".{name}{{fill:{value}}}" for name, value in colours.items())
    line, ink, paper = colours["line"], colours["ink"], colours["paper"]
    return (
        f"{fills}.rule{{fill:none;stroke:{line}}}.edge{{fill:none;stroke:{ink}}}.hatch{{fill:none;stroke:{line}}}"
        f".rim{{stroke:{paper};stroke-width:1.5}}.warn{{fill:none;stroke:{colours['alarm']};stroke-width:3}}"
        f".on{{fill:{paper}}}.halo{{fill:{ink};stroke:{paper};stroke-width:4;paint-order:stroke}}"
    )


def _style() -> str:
    return (
        f"{_rules(LIGHT)}@media (prefers-color-scheme:dark){{{_rules(DARK)}}}"
        f"@media print{{{_rules(LIGHT)}svg{{print-color-adjust:exact}}}}"
    )


def _page_style() -> str:
    plain = f"body{{color:{LIGHT['ink']};background:{LIGHT['paper']}}}"
    dark = f"body{{color:{DARK['ink']};background:{DARK['paper']}}}"
    return (
        f"body{{margin:0;font:16px/1.4 {FONT}}}main{{max-width:{WIDTH}px;margin:0 auto}}"
        f"svg{{max-width:100%;height:auto}}"
        f"p{{margin:0 {MARGIN}px .6em}}"
        f"table{{border-collapse:collapse;width:calc(100% - {2 * MARGIN}px);margin:0 {MARGIN}px {MARGIN}px}}"
        "caption{text-align:left;padding:0 0 .5em}"
        "th,td{padding:.35em .6em;text-align:left;border-bottom:1px solid #8a99a366;vertical-align:top}"
        f"td{{font-variant-numeric:tabular-nums}}{plain}@media (prefers-color-scheme:dark){{{dark}}}"
        f"@media print{{{plain}main{{max-width:none}}svg,tr{{break-inside:avoid}}}}"
    )
