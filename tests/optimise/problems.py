"""Problems for the tests: the worked example, and small ones made up by Hypothesis."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from digitek_cli.model.terms import ProjectType
from digitek_cli.rules.candidates import Candidate, Problem
from digitek_cli.rules.payment import Bill

YEAR, QUARTER = 2027, "2027"
AREAS = ("social", "sundhed", "omsorg")
# models 8h: kroner in thousands, hours, score, area.
EXAMPLE = {
    "A": (180, 120, 72, "social"),
    "B": (250, 160, 68, "sundhed"),
    "C": (420, 300, 81, "omsorg"),
    "D": (90, 60, 55, "omsorg"),
    "E": (600, 260, 79, "sundhed"),
    "F": (310, 140, 61, "social"),
    "G": (380, 220, 66, "omsorg"),
    "SKAL-1": (150, 180, 0, "omsorg"),
}
OTHER_PAYERS: list[tuple[str, ...]] = [("omsorg", "social"), ("common",), ("social", "omsorg", "common"), ("",)]
POOLS = {("social", YEAR): 200_000, ("sundhed", YEAR): 200_000, ("omsorg", YEAR): 200_000, ("common", YEAR): 1_372_000}


def paid(area: str, amount: int, *years: int) -> tuple[tuple[Bill, ...], ...]:
    """The two ways to pay: all of the area's own pool, or all of the common one."""
    over = years or (YEAR,)
    return tuple(tuple(Bill(pool, year, Decimal(amount)) for year in over) for pool in (area, "common"))


def example() -> Problem:
    """The worked example of models 8h."""
    candidates = tuple(
        Candidate(
            name,
            area,
            Fraction(score),
            ProjectType.MANDATORY if name == "SKAL-1" else ProjectType.DIGITEK,
            ways=paid(area, thousands * 1000),
            hours=((QUARTER, Fraction(hours)),),
        )
        for name, (thousands, hours, score, area) in EXAMPLE.items()
    )
    pools = {place: Decimal(amount) for place, amount in POOLS.items()}
    return Problem(candidates, pools, {QUARTER: Fraction(1000)})


@st.composite
def problems(draw: Any, most: int = 6) -> Problem:
    """Two areas and a common pool, one or two years and quarters, with everything that can stand between projects."""
    count = draw(st.integers(1, most))
    years = draw(st.sampled_from([(2027,), (2027, 2028)]))
    ids = [f"P-2026-{number:03d}" for number in range(1, count + 1)]
    places = [(pool, year) for pool in ("social", "omsorg", "common") for year in years]
    small = st.integers(0, 6)

    def candidate(number: int) -> Candidate:
        area = draw(st.sampled_from(["social", "omsorg"]))
        amounts = {year: Decimal(draw(small)) * 100 for year in years}
        payers = draw(st.sampled_from([(area, "common")] * 5 + OTHER_PAYERS))
        others = st.lists(st.sampled_from([name for name in ids if name != ids[number]] or [""]), max_size=1)
        return Candidate(
            ids[number],
            area,
            Fraction(draw(st.integers(0, 40)), draw(st.sampled_from([1, 2, 12]))),
            draw(st.sampled_from([ProjectType.DIGITEK] * 5 + [ProjectType.MANDATORY])),
            ways=tuple(tuple(Bill(pool, year, amounts[year]) for year in years if amounts[year]) for pool in payers),
            hours=tuple((quarter, Fraction(draw(small), 2)) for quarter in ("2027Q1", "2027Q2")),
            needs=tuple(filter(None, draw(others))),
            excludes=tuple(filter(None, draw(others))),
            legs=draw(st.booleans()),
        )

    return Problem(
        tuple(candidate(number) for number in range(count)),
        {place: Decimal(draw(st.integers(0, 12))) * 100 for place in places},
        {quarter: Fraction(draw(st.integers(0, 12)), 2) for quarter in ("2027Q1", "2027Q2")},
        split=draw(st.booleans()),
        areas=draw(st.sampled_from([(), (), ("social",)])),
        share=draw(st.sampled_from([None, None, Fraction(1, 2)])),
    )
