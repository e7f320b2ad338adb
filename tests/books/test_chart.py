"""The picture and the page: complete, in both languages, and inert whatever a pool is called."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from digitek_cli.model.organisation import Labels
from digitek_cli.operations import pool_moves
from digitek_cli.render.books import chart
from digitek_cli.render.language import set_language
from digitek_cli.rules import ledger
from digitek_cli.rules.balances import BalanceSheet
from tests.proofs import Counter
from tests.world import World

DAY = date(2026, 6, 1)
NASTY = '<script>alert(1)</script>"><img src=x onerror=alert(1)> & javascript:x {{ 7*7 }}'
ATTACKS = (
    "]]></style><style>@import url(https://example.org/x.css)</style>",
    '<image xlink:href="https://example.org/x.png"/><use href="#a"/>',
    "<foreignObject><iframe srcdoc='<script>1</script>'></iframe></foreignObject>",
    '" onload="alert(1)" fill="url(https://example.org)',
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "<set attributeName=href to=javascript:alert(1)><animate onbegin=alert(1)>",
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def sheet() -> BalanceSheet:
    world = World(today=DAY)
    owners = pool_moves.Owners(("hso", "hom"), "Fordi")
    world.do(pool_moves.purchase, "social", Decimal(150000), pool_moves.Bought("Stole"), owners)
    return ledger.balance(world.portfolio, DAY, 2026)


def nasty(title: str = NASTY) -> BalanceSheet:
    policy = World().portfolio.policies[-1]
    pools = tuple(pool.with_(title=Labels(da=title, en=title)) for pool in policy.pools)
    portfolio = World().portfolio.with_records(policy.with_(pools=pools))
    return ledger.balance(portfolio, DAY, 2026)


class Tags(HTMLParser):
    """What a browser would see as elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize(("lang", "word"), [("da", "1.372.000 kr."), ("en", "DKK 1,372,000")])
def test_every_figure_stands_beside_its_bar(lang: str, word: str, sheet: BalanceSheet) -> None:
    set_language(lang)
    root = ET.fromstring(chart.svg(sheet))
    texts = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert any(word in text for text in texts)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title") is not None


def test_the_bars_are_as_long_as_the_figures(sheet: BalanceSheet) -> None:
    set_language("da")
    root = ET.fromstring(chart.svg(sheet))
    bars = [element for element in root.iter(f"{SVG}rect") if element.get("height") == str(chart.BAR)]
    frames = [Decimal(bar.get("width", "0")) for bar in bars if bar.get("fill") == "none"]
    spent = [Decimal(bar.get("width", "0")) for bar in bars if bar.get("fill") == chart.PARTS[0][1]]
    assert len(frames) == 5
    assert spent[0] / frames[0] == pytest.approx(Decimal("0.75"), abs=Decimal("0.01"))
    assert frames[3] / frames[0] == pytest.approx(Decimal("6.86"), abs=Decimal("0.02"))


@pytest.mark.proof("A28", "A29", "A30")
@pytest.mark.parametrize("title", [NASTY, *ATTACKS])
def test_nothing_runs_and_nothing_is_fetched(title: str, tally: Counter) -> None:
    set_language("da")
    for page in (chart.html(nasty(title)), chart.svg(nasty(title))):
        tags = Tags()
        tags.feed(page)
        assert tags.seen <= set(
            "html head meta title style body main svg desc defs pattern path rect text table caption thead tbody tr th td".split()
        )
        assert not [name for name, _ in tags.attributes if name.startswith("on") or name in ("href", "src")]
        assert not re.findall(
            r"url\((?!#)|@import", re.sub(r"<text.*?</text>|<t[dh].*?</t[dh]>|<desc.*?</desc>", "", page)
        )
        tally()
    assert "default-src 'none'" in chart.html(nasty())


def test_the_page_has_the_same_figures_as_a_table(sheet: BalanceSheet) -> None:
    set_language("da")
    cells = re.findall(r"<td>([^<]*)</td>", chart.html(sheet))
    assert cells[:5] == ["200.000 kr.", "50.000 kr.", "0 kr.", "0 kr.", "150.000 kr."]
    assert len(cells) == 25


def test_an_empty_year_is_drawn_too() -> None:
    set_language("da")
    root = ET.fromstring(chart.svg(ledger.balance(World().portfolio, DAY, 2031)))
    assert root.tag == f"{SVG}svg"
