"""Which facts exist for a project: what was answered, what the project file itself says, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Gate, ProjectType
from digitek_cli.model.value import DAY
from digitek_cli.rules import computed, lifecycle
from digitek_cli.rules.expressions import evaluate, truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digitek_cli.model.checklist import FactDefinition, FactRegister
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


@dataclass(frozen=True)
class Situation:
    """The facts of one project as conditions read them, computed ones included; `computed` is None without tables.

    `answered` are those that somebody gave, `follows` those that are a no because nobody has to be asked for them.
    """

    facts: dict[str, object]
    computed: computed.Computed | None
    answered: dict[str, object] = field(default_factory=dict)
    follows: frozenset[str] = frozenset()


def situation(portfolio: Portfolio, project: Project, fast_track: bool | None = None) -> Situation:
    """Everything that conditions may read about a project. `fast_track` supposes another answer than the project's."""
    register = portfolio.fact_register
    if fast_track is None:
        fast_track = went_straight(portfolio, project)
    if register is None:
        return Situation(_of_project(project, fast_track), None)
    answered = {
        name: typed(register.facts[name], fact.value)
        for name, fact in portfolio.fact_sheet(project.id).facts.items()
        if name in register.facts
    }
    return settled(register, answered | _of_project(project, fast_track))


def settled(register: FactRegister, answered: Mapping[str, object]) -> Situation:
    """Answers with everything that follows from them: what is computed, and what needs no asking.

    A fact whose `asked_when` rests on a computed one follows after it, and may settle what was open before; each turn
    only settles more, so that a no never holds itself up.
    """
    follows = frozenset[str]()
    while True:
        facts = {**answered, **dict.fromkeys(follows, False)}
        result = computed.compute(register.tables, facts) if register.tables else None
        facts |= result.facts if result else {}
        fresh = {
            name
            for name, definition in register.facts.items()
            if definition.type == "bool" and facts.get(name) is None and needless(definition, facts)
        }
        if not fresh:
            return Situation(facts, result, dict(answered), follows)
        follows |= fresh


def needless(definition: FactDefinition, facts: Mapping[str, object]) -> bool:
    """Whether a fact is certainly not asked for."""
    return definition.asked_when is not None and truth(evaluate(definition.asked_when, facts)) is False


def went_straight(portfolio: Portfolio, project: Project) -> bool | None:
    """Whether the project goes from Gate 1 straight to the trial; unknown until Gate 1 has decided."""
    if project.type != ProjectType.DIGITEK:
        return False
    state = lifecycle.replay(portfolio, project)
    return state.fast_track if Gate.GATE_1 in state.passed else None


def _of_project(project: Project, fast_track: bool | None) -> dict[str, object]:
    """What the project file says; what it leaves open may be answered among the facts."""
    said = {
        "project.type": project.type.value,
        "project.is_it_solution": project.it_solution,
        "project.fast_track": fast_track,
    }
    return {name: value for name, value in said.items() if value is not None}


def typed(definition: FactDefinition, value: object) -> object | None:
    """A stored value as its kind; None for what is unknown or not of that kind, which `check` names."""
    match definition.type:
        case "bool":
            return value if isinstance(value, bool) else None
        case "enum":
            return value if value in definition.values else None
        case "date":
            return str(value) if DAY.fullmatch(str(value)) else None
        case "number":
            return number(value)
        case "list":
            return tuple(str(item) for item in value) if isinstance(value, list | tuple) else None


def number(value: object) -> Decimal | None:
    """A stored number, exact; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return None
    return exact if exact.is_finite() else None
