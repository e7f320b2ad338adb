"""One self-contained HTML page: it fetches nothing and runs nothing. Built of elements: no title can become markup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from digitek_cli.render.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

POLICY = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}


def begun(title: str, style: str, **meta: str) -> tuple[ET.Element, ET.Element]:
    """The page, and its `main` to fill; `meta` are further names and contents for the head."""
    page = ET.Element("html", lang=language())
    head = ET.SubElement(page, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", POLICY)
    for name, content in meta.items():
        ET.SubElement(head, "meta", name=name.replace("_", "-"), content=content)
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "style").text = style
    return page, ET.SubElement(ET.SubElement(page, "body"), "main")


def table(main: ET.Element, caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> None:
    """The figures of a picture; the first cell of a row is its heading."""
    grid = ET.SubElement(main, "table")
    ET.SubElement(grid, "caption").text = caption
    top = ET.SubElement(ET.SubElement(grid, "thead"), "tr")
    for head in heads:
        ET.SubElement(top, "th", scope="col").text = head
    body = ET.SubElement(grid, "tbody")
    for first, *rest in rows:
        line = ET.SubElement(body, "tr")
        ET.SubElement(line, "th", scope="row").text = first
        for cell in rest:
            ET.SubElement(line, "td").text = cell


def written(page: ET.Element) -> str:
    """The page as text."""
    return "<!doctype html>\n" + ET.tostring(page, encoding="unicode", method="html") + "\n"
