"""Projects made of the numbers that a score reads, on the shipped rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from digitek_cli.model.prioritising import PriorityRules
from digitek_cli.model.project import Attention, Benefit, Budget, Horizon, Project, Risk
from digitek_cli.model.terms import Leg, Phase, ProjectType
from digitek_cli.rules.weighing import Weighing, weigh

RULES = PriorityRules()
DAY = date(2026, 11, 22)
MONTHS = {4: 6, 3: 12, 2: 24, 1: 36, 0: 60}
KRONER = {1: 50_000, 2: 200_000, 3: 500_000, 4: 500_001}


def benefit(leg: Leg, size: int | None, number: int = 1, **fields: Any) -> Benefit:
    """One benefit of a leg."""
    return Benefit(id=f"G-{number:03d}", leg=leg, text="Noget bliver bedre.", size=size, **fields)


def project(number: int = 1, **fields: Any) -> Project:
    """An idea with every input of a score: skærmbesøg, unless a field says otherwise."""
    values: dict[str, Any] = {
        "id": f"P-2026-{number:03d}",
        "type": ProjectType.DIGITEK,
        "phase": Phase.INTAKE,
        "title": "Skærmbesøg",
        "area": "omsorg",
        "submitter": "abc",
        "received": date(2026, 1, 5),
        "benefits": legs(3, 2, 2),
        "horizon": Horizon(months=12),
        "risk": Risk(category=2),
        "budget": Budget(trial=150_000),
        "attention": Attention(level=3, reference="Referat 3. marts 2026"),
    }
    return Project.model_validate(values | fields)


def legs(efficiency: int, quality: int, wellbeing: int) -> tuple[Benefit, ...]:
    """One benefit for each leg that has any."""
    sizes = zip(Leg, (efficiency, quality, wellbeing), strict=True)
    return tuple(benefit(leg, size, number) for number, (leg, size) in enumerate(sizes, 1) if size)


def vector(*numbers: int, number: int = 1, **fields: Any) -> Project:
    """A project of E, K, T, h, R, I and a."""
    efficiency, quality, wellbeing, horizon, risk, investment, attention = numbers
    made: dict[str, Any] = {
        "benefits": legs(efficiency, quality, wellbeing),
        "horizon": Horizon(months=MONTHS[horizon]),
        "risk": Risk(category=risk),
        "budget": Budget(trial=KRONER[investment]),
        "attention": Attention(level=attention, reference="Referat"),
    }
    return project(number, **(made | fields))


def weighed(item: Project, rules: PriorityRules = RULES, on: date = DAY) -> Weighing:
    """The project by the rules of models 8a."""
    return weigh(rules, item, on)


def codes(item: Project) -> list[str]:
    """What is found about its inputs."""
    return [finding.code for finding in weighed(item).findings]
