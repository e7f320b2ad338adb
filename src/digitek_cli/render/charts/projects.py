"""The TEK triangle, the risk radar and the bubble chart."""

from __future__ import annotations

from collections import defaultdict
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Leg
from digitek_cli.render.charts.frame import MARGIN, WIDTH, Figure, clipped, put, write
from digitek_cli.render.language import amount, one_line, phrase, say, term, truth
from digitek_cli.render.priority import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction
    from xml.etree import ElementTree as ET

    from digitek_cli.operations.charts import Dot

LETTERS = {Leg.EFFICIENCY: "E", Leg.QUALITY: "K", Leg.WELLBEING: "T"}
CATEGORIES = (1, 2, 3, 4)
SPOT = 44
SIDES = ("predictability", "breadth", "profession", "technology")


def short(dot: Dot) -> str:
    """`26-14`: year and number, as people say it."""
    return f"{dot.project.id[4:6]}-{int(dot.project.id[7:])}"


def named(dot: Dot) -> str:
    """Id and title."""
    return f"{dot.project.id} {one_line(dot.project.title)}"


def _bar(size: int | None) -> str:
    return "–   " if size is None else "█" * size + "░" * (4 - size)


def _gathered(places: Iterable[tuple[tuple[float, float], Dot]]) -> list[tuple[tuple[float, float], list[Dot]]]:
    """Those that lie in one place are told together."""
    found: dict[tuple[float, float], list[Dot]] = defaultdict(list)
    for place, dot in places:
        found[place].append(dot)
    return list(found.items())


# ── the triangle ────────────────────────────────────────────────────────────────────────────────────────────

TIP, LEFT, RIGHT = (480.0, 50.0), (180.0, 550.0), (780.0, 550.0)


def triangle(dots: Sequence[Dot], least: Fraction) -> Figure:
    """Where each project's benefits lie between the three legs, and the field that they ought to lie in."""
    known = [dot for dot in dots if sum(size or 0 for size in dot.legs.values()) and None not in dot.legs.values()]
    heads = (say("chart.project"), *(term(leg) for leg in Leg), say("chart.tek.inside"))
    rows = tuple(
        (named(dot), *(phrase(dot.legs[leg]) for leg in Leg), "–" if dot.inside is None else truth(dot.inside))
        for dot in dots
    )
    compact = [
        " ".join(
            (f"{dot.project.id:12}", *(f"{LETTERS[leg]} {_bar(dot.legs[leg])} " for leg in Leg), _mark(dot.inside))
        )
        for dot in dots
    ]
    missing = [dot.project.id for dot in dots if dot not in known]
    return Figure(
        say("chart.tek.title"),
        say("chart.tek.subtitle", share=number(least * 100)),
        600,
        lambda root: _triangle(root, known, least),
        heads,
        rows,
        tuple(
            {"project": dot.project.id, "legs": {leg.value: dot.legs[leg] for leg in Leg}, "inside": dot.inside}
            for dot in dots
        ),
        "\n".join(compact) or say("chart.empty"),
        (say("chart.tek.missing", projects=missing),) if missing else (),
    )


def _mark(inside: bool | None) -> str:
    return "" if inside is None else say(f"chart.tek.{'in' if inside else 'out'}")


def _at(shares: Sequence[float]) -> tuple[float, float]:
    corners = list(zip(shares, (TIP, LEFT, RIGHT), strict=True))
    return round(sum(s * x for s, (x, _) in corners), 1), round(sum(s * y for s, (_, y) in corners), 1)


def _points(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _triangle(root: ET.Element, dots: Sequence[Dot], least: Fraction) -> None:
    low = float(least)
    field = (TIP, _at((low, 1 - low, 0)), _at((low, 0, 1 - low)))
    put(root, "polygon", points=_points((TIP, LEFT, RIGHT)), kind="soft")
    put(root, "polygon", points=_points(field), fill="url(#hatch)")
    put(root, "polygon", points=_points((TIP, LEFT, RIGHT)), kind="edge", stroke_width=2)
    for leg, (x, y), anchor in (
        (Leg.EFFICIENCY, (TIP[0], TIP[1] - 22), "middle"),
        (Leg.QUALITY, (LEFT[0], LEFT[1] + 30), "middle"),
        (Leg.WELLBEING, (RIGHT[0], RIGHT[1] + 30), "middle"),
    ):
        write(root, x, y, term(leg), font_size=18, font_weight=600, text_anchor=anchor)
    places = []
    for dot in dots:
        sizes = [dot.legs[leg] or 0 for leg in Leg]
        places.append((_at([size / sum(sizes) for size in sizes]), dot))
    for (x, y), group in _gathered(places):
        put(root, "circle", cx=x, cy=y, r=7 + len(group), kind="deep rim")
        away, side = (14 + len(group), "start") if x < WIDTH * 0.6 else (-14 - len(group), "end")
        words = clipped(", ".join(map(short, group)), 44)
        write(root, x + away, y + 5, words, kind="halo", text_anchor=side)


# ── the radar ───────────────────────────────────────────────────────────────────────────────────────────────


def radar(dots: Sequence[Dot], areas: dict[str, str]) -> Figure:
    """The rings of the four categories, a sector for each area, and the projects in them."""
    used = [area for area in areas if any(dot.project.area == area for dot in dots)]
    rings = {category: [dot for dot in dots if dot.risk == category] for category in CATEGORIES}
    compact = [
        f"{category}  {'●' * len(ring):8} {say(f'chart.risk.{category}')}: {', '.join(map(short, ring)) or '–'}"
        for category, ring in rings.items()
    ]
    missing = [dot for dot in dots if dot.risk is None]
    return Figure(
        say("chart.risk.title"),
        say("chart.risk.subtitle"),
        660,
        lambda root: _rings(root, dots, {area: areas[area] for area in used}),
        (say("chart.project"), say("chart.area"), say("chart.category"), say("chart.excess")),
        tuple(
            (named(dot), areas.get(dot.project.area, dot.project.area), phrase(dot.risk), phrase(dot.excess))
            for dot in dots
        ),
        tuple({"project": dot.project.id, "category": dot.risk, "excess": dot.excess} for dot in dots),
        "\n".join(compact),
        (say("chart.risk.missing", projects=[dot.project.id for dot in missing]),) if missing else (),
    )


def _rings(root: ET.Element, dots: Sequence[Dot], areas: dict[str, str]) -> None:
    x, y, step = WIDTH / 2, 320.0, 75
    for category in reversed(CATEGORIES):
        put(root, "circle", cx=x, cy=y, r=category * step, kind="soft" if category % 2 == 0 else "paper")
        put(root, "circle", cx=x, cy=y, r=category * step, kind="rule")
        write(root, x + 5, y - category * step + 18, str(category), kind="quiet", font_size=14)
    names = list(areas)
    for place, area in enumerate(names):
        turn, wide = 2 * pi * place / len(names) - pi / 2, 2 * pi / len(names)
        if len(names) > 1:
            put(root, "line", x1=x, y1=y, x2=x + 300 * cos(turn), y2=y + 300 * sin(turn), kind="rule")
        middle = turn + wide / 2
        side = "start" if cos(middle) > 0.1 else "end" if cos(middle) < -0.1 else "middle"
        write(root, x + 315 * cos(middle), y + 315 * sin(middle) + 6, areas[area], text_anchor=side, font_weight=600)
        for category in CATEGORIES:
            ring = [dot for dot in dots if dot.project.area == area and dot.risk == category]
            far = (category - 0.5) * step
            # What has no room side by side is one spot with a number; the table names each.
            spots = [[dot] for dot in ring] if len(ring) * SPOT <= far * wide else [ring]
            for place_of, group in enumerate(spots):
                angle = turn + wide * (place_of + 1) / (len(spots) + 1)
                _spot(root, x + far * cos(angle), y + far * sin(angle), group)


def _spot(root: ET.Element, x: float, y: float, group: Sequence[Dot]) -> None:
    put(root, "circle", cx=x, cy=y, r=19.0, kind="deep rim")
    if any(dot.excess for dot in group):
        put(root, "circle", cx=x, cy=y, r=22.0, kind="warn", stroke_dasharray="5 3")
    words = short(group[0]) if len(group) == 1 else f"{len(group)}×"
    write(root, x, y + 4, words, kind="on", font_size=12, text_anchor="middle")


def spider(dot: Dot) -> Figure:
    """The sides of one project's risk, its own among them."""
    risk = dot.project.risk
    sides: list[tuple[str, int | None]] = [(say(f"chart.side.{side}"), getattr(risk, side, None)) for side in SIDES]
    sides += [(one_line(item.id), item.value) for item in (risk.extra if risk else ())]
    return Figure(
        say("chart.spider.title", project=named(dot)),
        say("chart.spider.subtitle", category=phrase(dot.risk)),
        560,
        lambda root: _spider(root, sides),
        (say("chart.side"), say("chart.value")),
        tuple((name, phrase(value)) for name, value in sides),
        tuple({"side": name, "value": value} for name, value in sides),
        "\n".join(f"{_bar(value)}  {name}" for name, value in sides),
    )


def _spider(root: ET.Element, sides: Sequence[tuple[str, int | None]]) -> None:
    x, y, step = WIDTH / 2, 280.0, 55

    def at(place: int, far: float) -> tuple[float, float]:
        turn = 2 * pi * place / len(sides) - pi / 2
        return x + far * step * cos(turn), y + far * step * sin(turn)

    for category in CATEGORIES:
        put(root, "polygon", points=_points(at(place, category) for place in range(len(sides))), kind="rule")
        write(root, x + 6, y - category * step + 16, str(category), kind="quiet", font_size=13)
    known = [(place, value) for place, (_, value) in enumerate(sides) if value is not None]
    put(root, "polygon", points=_points(at(*item) for item in known), kind="pale", fill_opacity=0.6)
    put(root, "polygon", points=_points(at(*item) for item in known), kind="edge", stroke_width=2.5)
    for place, (name, value) in enumerate(sides):
        end_x, end_y = at(place, 4)
        put(root, "line", x1=x, y1=y, x2=end_x, y2=end_y, kind="rule")
        text_x, text_y = at(place, 4.35)
        side = "middle" if abs(end_x - x) < 10 else "start" if end_x > x else "end"
        write(root, text_x, text_y + 5, f"{clipped(name, 30)}: {phrase(value)}", text_anchor=side)
        if value is not None:
            put(root, "circle", cx=at(place, value)[0], cy=at(place, value)[1], r=6, kind="deep rim")


# ── the bubbles ─────────────────────────────────────────────────────────────────────────────────────────────

DEEP, COLUMN, LEFT_EDGE = 480, 200, MARGIN + 60


def bubbles(dots: Sequence[Dot]) -> Figure:
    """Risk to the right, value upwards, and the money as the size."""
    shown = [dot for dot in dots if dot.risk is not None and dot.value is not None]
    missing = [dot.project.id for dot in dots if dot not in shown]
    heads = (say("chart.project"), say("chart.category"), say("chart.points"), say("chart.kroner"), say("chart.score"))
    return Figure(
        say("chart.bubbles.title"),
        say("chart.bubbles.subtitle"),
        DEEP + 80,
        lambda root: _bubbles(put(root, "g", transform="translate(0 30)"), shown),
        heads,
        tuple(
            (
                named(dot),
                phrase(dot.risk),
                phrase(dot.value),
                "–" if dot.kroner is None else amount(dot.kroner),
                "–" if dot.score is None else number(dot.score),
            )
            for dot in dots
        ),
        tuple(_bubble_data(dot) for dot in dots),
        _grid(shown),
        (say("chart.bubbles.missing", projects=missing),) if missing else (),
    )


def _bubble_data(dot: Dot) -> dict[str, Any]:
    return {
        "project": dot.project.id,
        "risk": dot.risk,
        "tek": dot.value,
        "kroner": dot.kroner,
        "score": None if dot.score is None else str(dot.score),
        "level": dot.level,
        "excess": dot.excess,
    }


def _grid(dots: Sequence[Dot]) -> str:
    """Four by four cells with the projects in them; the most valuable row on top."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for dot in dots:
        cells[dot.potential or 0, dot.risk or 0].append(short(dot))
    wide = max([12, *(len(" ".join(names)) for names in cells.values())])
    lines = []
    for row in (4, 3, 2, 1):
        head = say("chart.bubbles.value") if row == 4 else ""
        lines.append(
            f"{head:6} │ " + " │ ".join(f"{' '.join(cells[row, category]) or '·':{wide}}" for category in CATEGORIES)
        )
    lines.append(" " * 6 + " └─" + "─┴─".join("─" * wide for _ in CATEGORIES))
    lines.append(" " * 9 + "   ".join(f"{say('chart.bubbles.risk', category=str(c)):{wide}}" for c in CATEGORIES))
    return "\n".join(line.rstrip() for line in lines)


def _bubbles(root: ET.Element, dots: Sequence[Dot]) -> None:
    most = dots[0].most if dots else 24
    for part in range(5):
        y = DEEP - DEEP * part / 4
        put(root, "line", x1=LEFT_EDGE, y1=y, x2=LEFT_EDGE + 4 * COLUMN, y2=y, kind="rule")
        write(root, LEFT_EDGE - 12, y + 5, phrase(most * part // 4), kind="quiet", text_anchor="end")
    write(root, MARGIN, -14, say("chart.points"), kind="quiet", font_size=14)
    for category in CATEGORIES:
        x = float(LEFT_EDGE + COLUMN * (category - 1))
        put(root, "line", x1=x, y1=0, x2=x, y2=DEEP, kind="rule")
        words = f"{category} {say(f'chart.risk.{category}')}"
        write(root, x + COLUMN / 2, DEEP + 28, clipped(words, 26), text_anchor="middle", font_size=14)
    placed = list(_placed(dots, most))
    for size, x, y, dot in sorted(placed, key=lambda item: -item[0]):
        put(root, "circle", cx=x, cy=y, r=size, kind="pale", fill_opacity=0.75)
        put(root, "circle", cx=x, cy=y, r=size, kind="warn" if dot.excess else "edge", **_dashes(dot))
    for size, x, y, dot in placed:
        inside = size > 24
        write(root, x, y + 5 if inside else y - size - 6, short(dot), text_anchor="middle", font_size=14)


def _placed(dots: Sequence[Dot], most: int) -> Iterator[tuple[float, float, float, Dot]]:
    """Radius and centre of each: side by side in the column of its risk, its area the money."""
    largest = max((float(dot.kroner or 0) for dot in dots), default=1) or 1
    for category in CATEGORIES:
        column = sorted((dot for dot in dots if dot.risk == category), key=lambda dot: (dot.value or 0, dot.project.id))
        for place, dot in enumerate(column):
            x = LEFT_EDGE + COLUMN * (category - 1) + COLUMN * (place + 1) / (len(column) + 1)
            size = max(52 * sqrt(float(dot.kroner or 0) / largest), 5.0)
            yield size, x, DEEP - DEEP * (dot.value or 0) / most, dot


def _dashes(dot: Dot) -> dict[str, object]:
    return {"stroke_dasharray": "6 4"} if dot.excess else {}
