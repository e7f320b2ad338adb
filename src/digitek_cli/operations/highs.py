"""The same question put to HiGHS, for many candidates. It counts in floating point, so its sets are checked exactly.

What comes back is a `Search` like ours: the set holds to the øre, and `bound` is what HiGHS says nothing beats,
within its tolerance. Importing this module needs the extra `optimise`.
"""

from __future__ import annotations

from math import floor, isfinite
from typing import TYPE_CHECKING, Any

import highspy

from digitek_cli.rules.optimise import Search, first_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.rules.best_set import Watch
    from digitek_cli.rules.candidates import Problem
    from digitek_cli.rules.optimise import Programme

NAME = "highs"
FEW, GAP = 120, 0.001
NEARLY = 1e-6  # what HiGHS takes for whole


def solve(problem: Problem, starts: tuple[int, ...], watch: Watch) -> Search:
    """The best set that HiGHS finds and we have checked, or that there is none.

    Up to `FEW` candidates it goes on to the end; beyond that until no more than `GAP` of the whole can be missing.
    """
    programme = problem.programme()
    search = Search(programme, watch, solver=NAME)
    for start in starts or (first_set(programme),):
        search.offer(start)
    checked = search.value
    model = _model(problem, programme)
    stopped = _stoppable(model, search, watch)
    model.run()
    search.value = checked  # what was told on the way is not checked
    state = model.getModelStatus()
    none = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
    if state in none:
        search.bound = search.value
        return search
    info = model.getInfo()
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        _take(search, model.getSolution().col_value[: len(programme.values)])
    most = sum(programme.values)
    search.bound = max(search.value, floor(info.mip_dual_bound + NEARLY) if isfinite(info.mip_dual_bound) else most)
    search.bound = min(search.bound, most)
    search.nodes = max(int(info.mip_node_count), 0)
    search.stopped = bool(stopped) or search.bound > search.value
    return search


def _take(search: Search, parts: Sequence[float]) -> None:
    """The set that HiGHS gives, if it truly holds."""
    search.offer(sum(1 << number for number, part in enumerate(parts) if part > 0.5))


def _stoppable(model: highspy.Highs, search: Search, watch: Watch) -> list[bool]:
    """Ask `watch` wherever HiGHS lets us, with what it knows by then."""
    stopped: list[bool] = []

    def asked(event: Any) -> None:
        search.nodes += 1
        known = event.data_out
        if isfinite(known.mip_primal_bound) and known.mip_primal_bound >= 0:
            search.value = max(search.value, floor(known.mip_primal_bound + NEARLY))
        if isfinite(known.mip_dual_bound):
            search.bound = floor(known.mip_dual_bound + NEARLY)
        if not watch(search):
            stopped.append(True)
            event.interrupt()

    model.cbMipInterrupt.subscribe(asked)
    return stopped


def _model(problem: Problem, programme: Programme) -> highspy.Highs:
    """The rows of the programme, and where one pool pays a whole project a choice for each way to pay."""
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("mip_rel_gap", 0.0 if len(programme.values) <= FEW else GAP)
    model.setOptionValue("mip_abs_gap", 0.99)  # worths are whole numbers
    for number, value in enumerate(programme.values):
        inside, outside = programme.inside >> number & 1, programme.outside >> number & 1
        _choice(model, value, inside, 1 - outside)
    for row in programme.rows:
        _row(model, dict(enumerate(row.weights)), -highspy.kHighsInf, row.most)
    if not problem.split:
        _ways(model, problem)
    model.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return model


def _choice(model: highspy.Highs, value: int, least: int, most: int) -> int:
    number = model.getNumCol()
    model.addCol(value, least, most, 0, [], [])
    model.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    return number


def _row(model: highspy.Highs, weights: dict[int, int], least: float, most: float) -> None:
    given = {number: weight for number, weight in weights.items() if weight}
    model.addRow(least, most, len(given), list(given), [float(weight) for weight in given.values()])


def _ways(model: highspy.Highs, problem: Problem) -> None:
    """A project that is in is paid in exactly one way, and no pool pays more than it has. Amounts in øre."""
    asked: dict[tuple[str, int], dict[int, int]] = {}
    for number, item in enumerate(problem.candidates):
        if not any(item.ways):
            continue
        ways = [_choice(model, 0, 0, 1) for _ in item.ways]
        _row(model, dict.fromkeys(ways, 1) | {number: -1}, 0, 0)
        for column, way in zip(ways, item.ways, strict=True):
            for bill in way:
                asked.setdefault((bill.pool, bill.year), {})[column] = int(bill.amount * 100)
    for place, weights in asked.items():
        _row(model, weights, -highspy.kHighsInf, int(problem.pools.get(place, 0) * 100))
