"""What the gates ask about benefits, risk and score: the table of rules of models 8a, each as a `check` of the policy.

Each yields code, detail and parameters; severity, waiver and gate are the policy's. What a missing size or amount
leaves open is no breach: it is said by `score`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Decider, DecisionKind, Leg
from digitek_cli.rules import tek
from digitek_cli.rules.lifecycle import effective
from digitek_cli.rules.overriding import steps
from digitek_cli.rules.priority_policy import contradictions
from digitek_cli.rules.priority_values import values
from digitek_cli.rules.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from digitek_cli.model.events import Decision
    from digitek_cli.model.policy import Criterion, Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.attempt import Attempt
    from digitek_cli.rules.weighing import Weighing

Breach = tuple[str, str, dict[str, Any]]


def weighed(policy: Policy, project: Project, on: date) -> Weighing | None:
    """The project by a policy; None where the policy contradicts itself, which `check` names."""
    return None if contradictions(policy) else weigh(policy.priority, project, on)


def _efficiency(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-067: E ≥ 1."""
    project = attempt.project
    if project.benefits and not tek.present(tek.sides(project)[Leg.EFFICIENCY]):
        yield "TEK001", "efficiency", {}


def _beyond(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-066: K + T ≥ 1."""
    found = tek.sides(attempt.project)
    if attempt.project.benefits and not (tek.present(found[Leg.QUALITY]) or tek.present(found[Leg.WELLBEING])):
        yield "TEK002", "quality", {}


def _three(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-068: all three legs aimed for."""
    found = tek.sides(attempt.project)
    lacking = [leg for leg, side in found.items() if not tek.present(side)]
    if attempt.project.benefits and lacking:
        yield "TEK003", "legs", {"legs": tuple(lacking)}


def _expense(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-065: a leg that loses more than it gains needs a waiver; one that loses less needs mitigation."""
    for leg, side in tek.sides(attempt.project).items():
        for name in side.unsized_harm:
            yield "TEK007", name, {"benefit": name, "leg": leg}
        if side.at_its_own_expense:
            yield "TEK004", leg.value, {"leg": leg, "token": leg.value, "harm": side.harm, "size": side.size}
            continue
        for name in side.unmitigated:
            yield "TEK005", name, {"benefit": name, "leg": leg}


def _hatched(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-069 and resolution 30: the hatched field of the triangle."""
    least = attempt.policy.priority.field_share
    found = tek.sides(attempt.project)
    if least[1] and tek.in_field(found, attempt.policy.priority.least_share) is False:
        sizes = {leg: side.size or 0 for leg, side in found.items()}
        params = {"size": sizes[Leg.EFFICIENCY], "total": sum(sizes.values()), "least": f"{least[0]}/{least[1]}"}
        yield "TEK006", "field", params


def _appetite(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-057, R-058, R-050: risk above the appetite must have been accepted; far above, by the heads' group."""
    seen = weighed(attempt.policy, attempt.project, attempt.on)
    if seen is None or not seen.excess or seen.inputs["risk"].value is None:
        return
    risk = seen.inputs["risk"].value
    far = seen.excess >= attempt.policy.priority.cap_from
    if acceptance(attempt.portfolio, attempt.project, attempt.on, risk, seen.excess, far=far) is None:
        params = {"category": risk, "appetite": seen.appetite, "excess": seen.excess}
        yield "RISK004", "risk", params | ({"variant": "group"} if far else {})


def acceptance(
    portfolio: Portfolio, project: Project, on: date, category: int, excess: int, *, far: bool
) -> Decision | None:
    """The latest decision by the day that accepted at least this category and this much above the appetite."""
    found = [
        item
        for item in effective(portfolio.decisions(project.id))
        if item.kind == DecisionKind.RISK
        and item.date <= on
        and item.facts.get("risk.category", 0) >= category
        and item.facts.get("risk.excess", 0) >= excess
        and (item.decider == Decider.HEADS_GROUP or not far)
    ]
    return found[-1] if found else None


def _override(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """A level that was decided otherwise than computed."""
    decided = values(attempt.portfolio, attempt.project).decided
    seen = weighed(attempt.policy, attempt.project, attempt.on)
    if decided is not None and seen is not None and (apart := steps(seen, decided.level)):
        yield "PRIO012", "priority", {"level": decided.level, "computed": seen.level, "number": apart}


def _score(attempt: Attempt, _: Criterion) -> Iterator[Breach]:
    """R-071: whether there is a score; `priority score` says what is missing."""
    seen = weighed(attempt.policy, attempt.project, attempt.on)
    if seen is not None and seen.missing:
        number = len(seen.missing)
        yield "PRIO017", "score", {"number": number} | ({"variant": "one"} if number == 1 else {})


CHECKS: dict[str, Callable[[Attempt, Criterion], Iterator[Breach]]] = {
    "efficiency": _efficiency,
    "beyond-efficiency": _beyond,
    "three-legs": _three,
    "expense": _expense,
    "hatched": _hatched,
    "appetite": _appetite,
    "override": _override,
    "score": _score,
}
