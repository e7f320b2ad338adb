"""The pictures: well-formed, without script or anything fetched, the same figures in picture, table and terminal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from digitek_cli.model.capacity import Capacity
from digitek_cli.model.project import Budget, Dimension, Risk
from digitek_cli.model.terms import Phase
from digitek_cli.operations.capacity import overview
from digitek_cli.operations.charts import dots
from digitek_cli.render import language
from digitek_cli.render.charts import frame, hours, projects
from digitek_cli.render.charts.frame import Figure
from tests.capacity.test_hours import asks, booking, portfolio, worker
from tests.cli.portfolio_case import start
from tests.priority.case import DAY, legs, project

SVG = "{http://www.w3.org/2000/svg}"
AREAS = {"omsorg": "Omsorg", "sundhed": "Sundhed"}
EVIL = 'x"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def danish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_language", "da")


def world() -> Any:
    span = (date(2027, 2, 1), date(2027, 2, 28))
    return portfolio(
        asks(1, title="Skærmbesøg & <tavler>"),
        asks(2, title=EVIL, risk=Risk(category=4, technology=3, extra=(Dimension(id="Leverandør", value=2),))),
        project(3, benefits=(), risk=None, title="Uden noget"),
        project(4, benefits=legs(1, 0, 0), budget=Budget(trial=600_000), area="sundhed"),
        Capacity(people=(worker(),), bookings=(booking(1, Phase.TRIAL, *span, person="pl1", monthly=90),)),
    )


def figures() -> dict[str, Figure]:
    seen = world()
    found = dots(seen, DAY)
    view = overview(seen, DAY)
    return {
        "tek": projects.triangle(found, Fraction(1, 3)),
        "risk": projects.radar(found, AREAS),
        "spider": projects.spider(next(dot for dot in found if dot.project.id == "P-2026-002")),
        "bubbles": projects.bubbles(found),
        "roadmap": hours.roadmap(view, seen),
        "capacity": hours.bars(view),
    }


KINDS = ("tek", "risk", "spider", "bubbles", "roadmap", "capacity")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_well_formed_runs_nothing_fetches_nothing_and_knows_the_dark(kind: str) -> None:
    drawn = frame.svg(figures()[kind])
    root = ET.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert {element.tag.removeprefix(SVG) for element in root.iter()}.isdisjoint(
        {"script", "image", "a", "foreignObject"}
    )
    assert not any("href" in name or name.startswith("on") for element in root.iter() for name in element.attrib)
    assert "prefers-color-scheme:dark" in drawn
    assert "@media print" in drawn
    assert root.find(f"{SVG}title") is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_has_every_figure_of_the_terminal_in_its_table(kind: str) -> None:
    figure = figures()[kind]
    page = frame.html(figure)
    assert "<script" not in page
    for row in figure.rows:
        for cell in row:
            assert language.one_line(cell).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page
    assert page.count("<tr>") == len(figure.rows) + 1
    assert len(figure.heads) == len(figure.rows[0])


@pytest.mark.parametrize("kind", KINDS)
def test_everything_lies_on_the_paper(kind: str) -> None:
    root = ET.fromstring(frame.svg(figures()[kind]))
    height = float(root.attrib["height"])
    for element in root.iter():
        for name, most in (("x", frame.WIDTH), ("cx", frame.WIDTH), ("y", height), ("cy", height)):
            if name in element.attrib:
                assert -30 <= float(element.attrib[name]) <= most, ET.tostring(element)


def circles(kind: str) -> list[dict[str, str]]:
    return [element.attrib for element in ET.fromstring(frame.svg(figures()[kind])).iter(f"{SVG}circle")]


def test_the_triangle_puts_a_project_by_its_shares_and_tells_the_field() -> None:
    assert projects._at([1, 0, 0]) == projects.TIP
    assert projects._at([1 / 3] * 3) == (480.0, round((50 + 550 + 550) / 3, 1))
    figure = figures()["tek"]
    told = {item["project"]: item["inside"] for item in figure.data}
    assert (told["P-2026-001"], told["P-2026-004"]) == (True, False)
    assert {(item["cx"], item["cy"]) for item in circles("tek")} == {("480", "50"), ("480", "335.7")}
    assert figure.notes == ("Ikke tegnet, fordi gevinsternes størrelse mangler: P-2026-003.",)


def test_who_is_above_the_appetite_has_a_dashed_edge_and_a_figure() -> None:
    figure = figures()["bubbles"]
    above = [item["project"] for item in figure.data if item["excess"]]
    assert above == ["P-2026-004"]
    dashed = [item for item in circles("bubbles") if "stroke-dasharray" in item]
    assert len(dashed) == len(above)
    assert all(item["class"] == "warn" for item in dashed)


def test_the_area_of_a_bubble_is_the_money() -> None:
    seen = portfolio(
        project(1, budget=Budget(trial=100_000)), project(2, budget=Budget(trial=400_000), risk=Risk(category=3))
    )
    root = ET.fromstring(frame.svg(projects.bubbles(dots(seen, DAY))))
    sizes = sorted({float(item.attrib["r"]) for item in root.iter(f"{SVG}circle")})
    assert sizes == [26, 52]


def test_the_grid_of_the_terminal_has_the_project_in_its_potential_and_risk() -> None:
    rows = figures()["bubbles"].compact.splitlines()
    cells = [[cell.strip() for cell in row.split("│")[1:]] for row in rows[:4]]
    assert cells[1][1] == "26-1"  # TEK 15 is the third potential of four, risk 2
    assert cells[1][3] == "26-2"
    assert cells[3][1] == "26-4"


def test_a_full_ring_becomes_one_spot_with_its_number() -> None:
    seen = portfolio(*(project(number) for number in range(1, 41)))
    drawn = frame.svg(projects.radar(dots(seen, DAY), AREAS))
    assert "40×" in drawn


def test_the_roadmap_tells_booked_from_possible() -> None:
    figure = figures()["roadmap"]
    told = {item["project"]: (item["from"], item["booked"]) for item in figure.data}
    assert told["P-2026-001"] == ("2027-02", True)
    assert told["P-2026-002"][1] is False
    assert "··██··" in figure.compact
    assert "▒▒" in figure.compact


def test_the_bars_say_who_is_overbooked_in_words() -> None:
    figure = figures()["capacity"]
    assert figure.notes == ("pl1 er overbooket i februar 2027: der er lovet flere timer, end der er.",)
    assert figure.rows[0][2] == "90"
    assert figure.rows[0][-1] == "overbooket i feb."
    drawn = [item.text for item in ET.fromstring(frame.svg(figure)).iter(f"{SVG}text")]
    assert drawn.count("90/206 overbooket i feb.") == 2  # the one who carries it, and the team
    assert figure.compact.count("(overbooket)") == 2


def test_a_risk_that_is_not_judged_is_drawn_without_one() -> None:
    seen = portfolio(project(1, risk=None))
    assert ET.fromstring(frame.svg(projects.spider(dots(seen, DAY)[0]))) is not None
    assert projects.radar((), AREAS).rows == ()


def test_an_empty_portfolio_has_pictures_as_well() -> None:
    empty = portfolio()
    view = overview(empty, DAY)
    drawn = [projects.triangle((), Fraction(1, 3)), projects.bubbles(()), hours.roadmap(view, empty), hours.bars(view)]
    for figure in drawn:
        assert ET.fromstring(frame.svg(figure)) is not None
        assert frame.text(figure)


def test_the_command_writes_both_files_once_and_never_into_the_portfolio(
    tmp_path: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    picture, page = tmp_path / "a.svg", tmp_path / "a.html"
    words = ("chart", "risk", "--svg", str(picture), "--html", str(page))
    assert desk.done(*words)["chart"] == "risk"
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert desk(*words).code == 2
    assert desk(*words, "--force").code == 0
    assert desk("chart", "tek", "--svg", str(desk.file("x.svg"))).code == 2
    assert desk("chart", "roadmap", "--project", "1").code == 2
    assert desk("chart", "cake").code == 2
