"""What the best portfolio costs to prove: our own search and HiGHS, on made-up questions. Informs; judges nothing.

The questions are the same at every run: four pools of one year, four quarters, scores as the arithmetic gives them.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digitek_cli.rules.best_set import own, solve
from digitek_cli.rules.candidates import Candidate, Problem
from digitek_cli.rules.payment import bills

if TYPE_CHECKING:
    from digitek_cli.rules.best_set import Solver
    from digitek_cli.rules.optimise import Search

OWN, HIGHS = (20, 40, 60), (60, 1_000)
HARD, BRANCHES = 60, 20_000
AREAS = ("social", "sundhed", "omsorg")
QUARTERS = ("2027Q1", "2027Q2", "2027Q3", "2027Q4")
YEAR = 2027
SEEDS = 3
PART = Fraction(35, 100)  # of what all would take, there is so much


def main() -> None:
    """Measure and print one table."""
    print(f"{'':22}{'seconds':>9}{'branches':>10}{'points':>9}{'bound':>9}")
    for count in OWN:
        for seed in range(SEEDS):
            show("own", count, seed, own)
    for seed in range(SEEDS):
        show("own, in step", HARD, seed, own, most=BRANCHES)
    if find_spec("highspy") is None:
        print("HiGHS is not installed (the extra `optimise`)")
        return
    from digitek_cli.operations import highs

    for count in HIGHS:
        show("HiGHS", count, 0, highs.solve)


def show(name: str, count: int, seed: int, solver: Solver, most: int | None = None) -> None:
    """One line: how long until it was proven, until HiGHS came within its gap, or until so many branches.

    With `most` the scores grow in step with cost and hours, which is the hardest there is.
    """
    problem = made(count, seed, in_step=most is not None)
    nodes = 0

    def watch(search: Search) -> bool:
        nonlocal nodes
        nodes = search.nodes
        return most is None or nodes < most

    start = time.perf_counter()
    trial = solve(problem, solver, watch).trial
    took = time.perf_counter() - start
    value, bound = (float(problem.points(worth)) for worth in (trial.value, trial.bound))
    print(f"{name + f', {count:,} #{seed + 1}':22}{took:9.2f}{nodes:10,}{value:9.1f}{bound:9.1f}", flush=True)


def made(count: int, seed: int, *, in_step: bool = False) -> Problem:
    """A question of so many candidates; a part of what they would take is there."""
    chance = random.Random(seed)
    candidates = tuple(candidate(chance, number) for number in range(count))
    if in_step:
        candidates = tuple(
            replace(item, score=Fraction(int(item.cost / 10_000) + int(item.time) // 4 + chance.randrange(6)))
            for item in candidates
        )
    money = PART * Fraction(sum(item.cost for item in candidates))
    pools = {(area, YEAR): Decimal(int(money / 12)) for area in AREAS}
    hours = {
        quarter: Fraction(int(PART * sum(dict(item.hours)[quarter] for item in candidates))) for quarter in QUARTERS
    }
    return Problem(candidates, pools | {("common", YEAR): Decimal(int(money * 3 / 4))}, hours)


def candidate(chance: random.Random, number: int) -> Candidate:
    """A project of 20,000 to 600,000 kroner and up to 60 hours a quarter."""
    area = chance.choice(AREAS)
    cost = {YEAR: Decimal(chance.randrange(2, 60) * 10_000 + chance.choice((0, 500, 2_500)))}
    return Candidate(
        f"P-2026-{number + 1:04d}",
        area,
        Fraction(5 * chance.randrange(48, 240), 12),
        ways=bills((area, "common"), cost),
        hours=tuple((quarter, Fraction(chance.randrange(60))) for quarter in QUARTERS),
    )


if __name__ == "__main__":
    main()
