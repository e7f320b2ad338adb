"""What can be asked of the questionnaires: how they stand, why, and what other facts would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.checklist import Fact
from digitek_cli.model.terms import Gate
from digitek_cli.operations import checklist_values as values
from digitek_cli.operations.checklist import FAST_TRACK, PROJECT_FACTS, find_item, register_of
from digitek_cli.rules import answers, asked, checklists, lifecycle, matter, versions
from digitek_cli.rules.facts import situation
from digitek_cli.rules.references import find_project, unknown
from digitek_cli.rules.trace import trace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.checklists import ItemView
    from digitek_cli.rules.computed import Computed, Result
    from digitek_cli.rules.finding import Finding
    from digitek_cli.rules.trace import Why


@dataclass(frozen=True)
class Overview:
    """All items of a project, or those that a gate asks for. `meets` says where each gate's items are asked for.

    `contradictions` are facts that were answered against each other.
    """

    project: Project
    views: tuple[ItemView, ...]
    computed: Computed | None
    meets: dict[Gate, Gate]
    why: dict[str, Why]
    contradictions: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Explained:
    """One item with the facts that matter to it as it stands, what is computed for it, and why.

    `told` says who answered which of the facts, and when; those of the project file and computed ones are not in it.
    `follows` are facts that nobody answered and that are a no by these others. `meets` is where the project meets the
    item, and `standing` the version of its questionnaire.
    """

    project: Project
    view: ItemView
    facts: dict[str, object]
    computed: Result | None
    why: dict[str, Why]
    told: dict[str, Fact]
    follows: dict[str, dict[str, object]]
    meets: Gate
    standing: tuple[versions.Standing, ...]


@dataclass(frozen=True)
class WhatIf:
    """The items and the computed values before and after some facts changed, and nothing written."""

    before: tuple[ItemView, ...]
    after: tuple[ItemView, ...]
    why_before: dict[str, Why]
    why_after: dict[str, Why]

    @property
    def computed(self) -> dict[str, tuple[Why, Why]]:
        """The computed values that would be others, or could become others than before."""
        pairs = {name: (old, self.why_after[name]) for name, old in self.why_before.items()}
        return {name: (old, new) for name, (old, new) in pairs.items() if _differ(old, new)}

    @property
    def changed(self) -> tuple[tuple[ItemView, ItemView], ...]:
        """The items that stand otherwise."""
        pairs = zip(self.before, self.after, strict=True)
        return tuple((old, new) for old, new in pairs if (old.applies, old.state) != (new.applies, new.state))


def overview(portfolio: Portfolio, project_id: str, gate: Gate | None, on: date) -> Overview:
    """How the questionnaires stand; with a gate only what is bound to it or an earlier one."""
    project = find_project(portfolio, project_id)
    gates = lifecycle.gates_of(project, lifecycle.replay(portfolio, project))
    meets = {point: checklists.bound_to(point, gates) for point in Gate}
    order = tuple(Gate)
    views = tuple(
        view
        for view in checklists.evaluate_items(portfolio, project, on)
        if gate is None or order.index(meets[view.blocks]) <= order.index(gate)
    )
    known = situation(portfolio, project)
    why: dict[str, Why] = {}
    if portfolio.fact_register is not None:
        outlook = matter.outlook_of(portfolio.fact_register, known, views)
        why = trace(portfolio.fact_register, known, outlook)
        views = matter.narrowed(portfolio.fact_register, known, outlook, why, views)
    against = tuple(asked.contradictions(portfolio.fact_register, known, project.id))
    return Overview(project, views, known.computed, meets, why, against)


def explain(portfolio: Portfolio, project_id: str, typed: str, on: date) -> Explained:
    """Everything behind one item. Raises BadReference `no-such-question` with the nearest."""
    project = find_project(portfolio, project_id)
    _, item = find_item(portfolio, project, typed, on)
    sheet_of_all = overview(portfolio, project.id, None, on)
    view = next(view for view in sheet_of_all.views if view.id == item.id)
    known = situation(portfolio, project)
    behind = matter.of_item(portfolio.fact_register, known, item, view.answer)
    sheet = portfolio.fact_sheet(project.id).facts
    answered = [name for name, value in behind.facts.items() if value is not None and not name.startswith("project.")]
    told = {name: sheet[name] for name in answered if name in sheet}
    register = portfolio.fact_register
    follows = {
        name: asked.because(register, known, name) for name in behind.facts if register and name in known.follows
    }
    newest = versions.newest(portfolio, project, on)
    return Explained(
        project,
        view,
        behind.facts,
        answers.result_of(item, known),
        behind.why,
        told,
        follows,
        sheet_of_all.meets[view.blocks],
        tuple(one for one in newest if one.questionnaire.id == view.questionnaire.id),
    )


def what_if(portfolio: Portfolio, project_id: str, typed: Mapping[str, object], on: date) -> WhatIf:
    """How the items would stand on other facts. Those of the project file may be supposed too."""
    project = find_project(portfolio, project_id)
    register = register_of(portfolio)
    supposed: dict[str, object] = {}
    for name, raw in values.flat(typed).items():
        if name not in register.facts:
            raise unknown("no-such-fact", name, register.facts)
        supposed[name] = values.fact(name, register.facts[name], raw)
    sheet = portfolio.fact_sheet(project.id)
    new = {name: Fact(value=value, date=on) for name, value in supposed.items()}
    changes = {PROJECT_FACTS[name]: value for name, value in supposed.items() if name in PROJECT_FACTS}
    other: Project = project.with_(**changes) if changes else project
    straight = supposed.get(FAST_TRACK)
    assert straight is None or isinstance(straight, bool)  # values.fact gives nothing else for a fact of that kind
    world = portfolio.with_records(sheet.with_(facts=sheet.facts | new), other)
    return WhatIf(
        checklists.evaluate_items(portfolio, project, on),
        checklists.evaluate_items(world, other, on, straight),
        trace(portfolio.fact_register, situation(portfolio, project)),
        trace(portfolio.fact_register, situation(world, other, straight)),
    )


def _differ(old: Why, new: Why) -> bool:
    return (old.value, old.settled, old.possible) != (new.value, new.settled, new.possible)
