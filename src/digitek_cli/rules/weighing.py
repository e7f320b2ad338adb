"""A project weighed by the policy of a day: its score and level, or as much of the way there as its data allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.ids import project_path
from digitek_cli.model.terms import Priority, ProjectType
from digitek_cli.rules import priority
from digitek_cli.rules.finding import Finding, error, errors, warning
from digitek_cli.rules.priority_inputs import LEGS, NAMES, Input, gather

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.prioritising import PriorityRules
    from digitek_cli.model.project import Project


@dataclass(frozen=True)
class Weighing:
    """What the arithmetic says about one project on a day.

    `score` is None while an input is missing; `tek`, `potential`, `appetite` and `excess` are known as far as
    what they rest on is. `findings` are about the inputs and the level, not about the gates.
    """

    project: Project
    rules: PriorityRules
    on: date
    inputs: dict[str, Input]
    tek: int | None
    potential: int | None
    appetite: int | None
    excess: int | None
    score: priority.Score | None
    findings: tuple[Finding, ...]

    @property
    def level(self) -> Priority | None:
        """Very high for a mandatory project whatever the score; None without a score or without efficiency."""
        if self.project.type == ProjectType.MANDATORY:
            return Priority.VERY_HIGH
        return self.score.level if self.score else None

    @property
    def hours(self) -> int:
        """DigiTek's hours in all phases."""
        given = self.project.budget.hours
        return given.study + given.trial + given.operation

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What is missing for a score."""
        return errors(finding for item in self.inputs.values() for finding in item.findings)


def weigh(rules: PriorityRules, project: Project, on: date) -> Weighing:
    """Weigh a project. The rules must be sound (`rules.priority_policy`)."""
    inputs = gather(rules, project, on)
    values = {name: inputs[name].value for name in NAMES}
    tek = potential = appetite = excess = score = None
    if None not in (values[leg] for leg in LEGS):
        known = inputs_of({name: value or 0 for name, value in values.items()})
        tek = priority.tek_points(rules, known)
        potential = priority.potential_class(rules, tek)
    investment, risk = values["investment"], values["risk"]
    if potential and investment:
        appetite = priority.appetite(rules, potential, investment)
    if appetite and risk:
        excess = max(0, risk - appetite)
    if None not in values.values():
        score = priority.score(rules, inputs_of({name: value or 0 for name, value in values.items()}))
    notes = [finding for item in inputs.values() for finding in item.findings]
    notes += _level_notes(project, tek is not None and not values["efficiency"], score)
    return Weighing(project, rules, on, inputs, tek, potential, appetite, excess, score, tuple(notes))


def inputs_of(values: dict[str, int]) -> priority.Inputs:
    """The numbers of a score from their names."""
    return priority.Inputs(**{name: values[name] for name in NAMES})


def _level_notes(project: Project, no_efficiency: bool, score: priority.Score | None) -> list[Finding]:
    """Why the level is not what the score alone would give."""
    if project.type == ProjectType.MANDATORY:
        return []
    path = project_path(project.id)
    found = [error("TEK001", path, ("benefits",), project=project.id)] if no_efficiency else []
    if score and score.capped:
        found.append(warning("PRIO016", path, ("risk", "category"), project=project.id, number=score.excess))
    return found
