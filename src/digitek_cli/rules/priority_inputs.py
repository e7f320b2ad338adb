"""What a score is made of, derived from the project; what is missing is said and never guessed (models 8a)."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import project_path
from digitek_cli.model.terms import Leg
from digitek_cli.rules import tek
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.risk import derived_category

if TYPE_CHECKING:
    from digitek_cli.model.prioritising import PriorityRules
    from digitek_cli.model.project import Budget, Project

LEGS = tuple(leg.value for leg in Leg)
NAMES = (*LEGS, "horizon", "risk", "investment", "attention")
MOST_POINTS = 4


@dataclass(frozen=True)
class Input:
    """One number of a score: its value (None while something is missing), where it comes from and what it rests on."""

    name: str
    value: int | None
    origin: str
    basis: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def gather(rules: PriorityRules, project: Project, on: date) -> dict[str, Input]:
    """The seven numbers by their names, for a decision taken on a day."""
    path = project_path(project.id)
    found = [
        *_legs(project, path),
        _horizon(rules, project, on, path),
        _risk(project, path),
        _investment(rules, project, path),
        _attention(project, path),
    ]
    return {item.name: item for item in found}


def _legs(project: Project, path: str) -> list[Input]:
    if not project.benefits:
        missing = error("PRIO004", path, project=project.id)
        first, *rest = LEGS
        return [Input(first, None, "benefits", {}, (missing,)), *(Input(leg, None, "benefits") for leg in rest)]
    return [
        Input(
            leg.value,
            side.size,
            "benefits",
            {"benefits": list(side.deciding)},
            tuple(error("PRIO005", path, ("benefits",), project=project.id, benefit=name) for name in side.unsized),
        )
        for leg, side in tek.sides(project).items()
    ]


def _horizon(rules: PriorityRules, project: Project, on: date, path: str) -> Input:
    """From the earliest benefit that says when half of a year's target is reached, else from the typed months."""
    dated = [item for item in project.benefits if item.half_by is not None and not item.negative]
    typed = project.horizon
    if dated:
        first = min(dated, key=lambda item: item.half_by or on)
        half_by = first.half_by or on
        twice = (warning("PRIO011", path, ("horizon",), project=project.id, benefit=first.id),) if typed else ()
        borders = [months_after(on, months) for months in rules.horizon]
        points = MOST_POINTS - bisect_left(borders, half_by)
        return Input("horizon", points, "half-by", {"half_by": half_by, "benefit": first.id, "from": on}, twice)
    if typed is None:
        first_of = next((item.id for item in project.benefits if not item.negative), "G-001")
        missing = error("PRIO006", path, project=project.id, benefit=first_of)
        return Input("horizon", None, "months", {}, (missing,))
    points = MOST_POINTS - bisect_left(rules.horizon, typed.months)
    return Input("horizon", points, "months", {"months": typed.months})


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the last one where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _risk(project: Project, path: str) -> Input:
    """The judged category; what the radar points to is compared with it and never put in its place."""
    values = project.risk.model_dump() if project.risk else {}
    derived = derived_category(values)
    judged = values.get("category")
    if judged is None:
        missing = error("PRIO007", path, project=project.id, derived=derived) if derived else None
        return Input(
            "risk", None, "judged", {"derived": derived}, (missing or error("RISK001", path, project=project.id),)
        )
    differs = derived is not None and derived != judged
    params = {"judged": judged, "derived": derived}
    notes = (warning("RISK003", path, ("risk", "category"), **params),) if differs else ()
    return Input("risk", judged, "judged", {"derived": derived}, notes)


def _investment(rules: PriorityRules, project: Project, path: str) -> Input:
    kroner = invested(project.budget)
    if kroner is None:
        return Input("investment", None, "budget", {}, (error("PRIO008", path, ("budget",), project=project.id),))
    given = project.budget.hours
    hours = given.study + given.trial + given.operation
    total = kroner + hours * rules.hour_value
    basis = {"kroner": kroner, "hours": hours, "hour_value": rules.hour_value, "total": total}
    return Input("investment", bisect_left(rules.investment, total) + 1, "budget", basis)


def invested(budget: Budget) -> Decimal | None:
    """The kroner that study and trial cost, whoever pays; None while the budget says nothing about it.

    One year of operation is no investment. Others pay part of what it costs, so that it costs at least that.
    """
    planned = [amount for amount in (budget.study, budget.trial) if amount is not None]
    if not planned and budget.external is None:
        return None
    return max(sum(planned, Decimal(0)), budget.external or Decimal(0))


def _attention(project: Project, path: str) -> Input:
    """Above 1 only with a reference; without one it counts as 1."""
    given = project.attention
    if given is None:
        return Input("attention", None, "typed", {}, (error("PRIO009", path, project=project.id),))
    basis = {"typed": given.level, "reference": given.reference}
    if given.level > 1 and given.reference is None:
        note = warning("PRIO010", path, ("attention",), project=project.id, number=given.level)
        return Input("attention", 1, "typed", basis, (note,))
    return Input("attention", given.level, "typed", basis)
