"""One page for the meeting: how a project stands with each questionnaire, what is missing from whom, and why.

Nothing is added up across areas: a stop in one is never outweighed by another. The page changes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Gate, ItemState, Phase, Role, Status
from digitek_cli.operations.checklist_view import overview
from digitek_cli.rules import answers, lifecycle, sources, versions, views
from digitek_cli.rules.facts import situation
from digitek_cli.rules.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.checklist import DecisionTables, Questionnaire
    from digitek_cli.model.organisation import Area
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.checklists import ItemView
    from digitek_cli.rules.trace import Why

KIND = "compliance"
POINTS = tuple(Gate)


class Light(StrEnum):
    """How an area stands; `stop` also where a head carries one on a legal opinion."""

    STOP = "stop"
    WAITING = "waiting"
    IN_ORDER = "in-order"
    SILENT = "silent"


class Deed(StrEnum):
    """What somebody owes an item."""

    ANSWER = "answer"
    FACTS = "facts"
    EVIDENCE = "evidence"
    SIGN = "sign"
    OWNER = "owner"
    CONDITION = "condition"


DEEDS = {
    "unanswered": Deed.ANSWER,
    "misfit": Deed.ANSWER,
    "computed-changed": Deed.ANSWER,
    "fact-differs": Deed.ANSWER,
    "fact-unknown": Deed.FACTS,
    "computed-unsettled": Deed.FACTS,
    "evidence-missing": Deed.EVIDENCE,
    "evidence-old": Deed.EVIDENCE,
    "unsigned": Deed.SIGN,
    "condition-unowned": Deed.OWNER,
    "overdue": Deed.CONDITION,
}


@dataclass(frozen=True)
class Standing:
    """One questionnaire: its light and how many items are in each state; `waits` of the stops wait for other items."""

    questionnaire: Questionnaire
    light: Light
    counts: dict[ItemState, int]
    waits: int


@dataclass(frozen=True)
class Owed:
    """What the same people owe at the same time. `role` is asked where `people` is empty; `due` None is at `gate`."""

    people: tuple[str, ...]
    role: Role | None
    deed: Deed
    gate: Gate
    due: date | None
    items: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Everything that the page may show. `later` counts the items that wait for a gate after the next one.

    `stops` are answers, `waits` items that stand at stop only because others are not closed. `meets` says where each
    gate's items are asked for. `titles` are in the portfolio's own language, `written_in`.
    """

    project: Project
    on: date
    gate: Gate | None
    area: Area | None
    titles: dict[str, str]
    roles: dict[str, Role]
    written_in: str
    stops: tuple[ItemView, ...]
    waits: tuple[ItemView, ...]
    meets: dict[Gate, Gate]
    standings: tuple[Standing, ...]
    owed: tuple[Owed, ...]
    later: int
    computed: dict[str, Why]
    tables: DecisionTables | None
    doubtful: tuple[str, ...]
    doubted: tuple[str, ...]
    old_rules: tuple[versions.Standing, ...]


def compose(portfolio: Portfolio, project: Project, on: date) -> Page:
    """The page as things stand on a day."""
    gate = _next(portfolio, project)
    sheet = overview(portfolio, project.id, None, on)
    applying = [view for view in sheet.views if view.state != ItemState.NA]
    waiting = [view for view in applying if gate is None or _reached(sheet.meets[view.blocks], gate)]
    register = portfolio.fact_register
    computed = trace(register, situation(portfolio, project))
    named = {view.id: sources.doubtful(portfolio.source_register, view.item.source) for view in applying}
    fired = [name for why in computed.values() for rule in why.fired if rule.row for name in rule.row.source]
    return Page(
        project=project,
        on=on,
        gate=gate,
        area=next((area for area in portfolio.organisation.areas if area.id == project.area), None),
        titles={person.initials: person.title for person in portfolio.organisation.people if person.title},
        roles={
            person.initials: held.role
            for person in portfolio.organisation.people
            for held in reversed(person.roles)
            if held.covers(on) and held.role != Role.EMPLOYEE
        },
        written_in=portfolio.settings.language,
        stops=tuple(view for view in applying if view.state == ItemState.STOP and not view.waits_for_others),
        waits=tuple(view for view in applying if view.state == ItemState.STOP and view.waits_for_others),
        meets=sheet.meets,
        standings=tuple(_standing(sheet.views, questionnaire) for questionnaire in _questionnaires(sheet.views)),
        owed=_grouped(_owed(portfolio, project, waiting, sheet.meets, on)),
        later=len(_unfinished(applying)) - len(_unfinished(waiting)),
        computed=computed,
        tables=register.tables if register else None,
        doubtful=tuple(dict.fromkeys([*sources.doubtful(portfolio.source_register, fired), *_flat(named.values())])),
        doubted=tuple(name for name, found in named.items() if found),
        old_rules=tuple(item for item in versions.newest(portfolio, project, on) if item.outdated or item.overdue),
    )


def _next(portfolio: Portfolio, project: Project) -> Gate | None:
    """The gate or control point that comes next; before an idea has met any, the first of its own."""
    row = views.row(portfolio, project)
    if row.gate is None and row.phase == Phase.INTAKE and row.status not in (Status.STOPPED, Status.COMPLETED):
        return lifecycle.gates_of(project, lifecycle.replay(portfolio, project))[0]
    return row.gate


def _reached(meets: Gate, gate: Gate) -> bool:
    return POINTS.index(meets) <= POINTS.index(gate)


def _flat(groups: Iterable[Sequence[str]]) -> list[str]:
    return [name for group in groups for name in group]


def _questionnaires(shown: Iterable[ItemView]) -> tuple[Questionnaire, ...]:
    return tuple({view.questionnaire.id: view.questionnaire for view in shown}.values())


def _standing(shown: Iterable[ItemView], questionnaire: Questionnaire) -> Standing:
    """An item that only waits for other questionnaires makes no area red: the stops that it waits for do."""
    views = [view for view in shown if view.questionnaire.id == questionnaire.id]
    counts = Counter(view.state for view in views)
    waits = sum(view.state == ItemState.STOP and view.waits_for_others for view in views)
    if counts[ItemState.STOP] > waits:
        light = Light.STOP
    elif waits or counts[ItemState.OPEN] or counts[ItemState.CONDITION]:
        light = Light.WAITING
    else:
        light = Light.IN_ORDER if counts[ItemState.OK] else Light.SILENT
    return Standing(questionnaire, light, dict(counts), waits)


def _unfinished(shown: Iterable[ItemView]) -> list[ItemView]:
    """What somebody still has to do something about; a stop stands by itself at the head of the page."""
    return [
        view
        for view in shown
        if view.state == ItemState.OPEN or (view.state == ItemState.CONDITION and not view.accepted)
    ]


def _owed(
    portfolio: Portfolio, project: Project, waiting: Iterable[ItemView], meets: dict[Gate, Gate], on: date
) -> Iterable[Owed]:
    for view in _unfinished(waiting):
        deed = DEEDS.get(view.reasons[0], Deed.ANSWER) if view.reasons else Deed.CONDITION
        due = view.answer.due if view.answer else None
        gate = meets[view.blocks]
        if view.item.answer.type == "derived":
            continue
        if view.answer and view.answer.owner and deed != Deed.SIGN:
            yield Owed((view.answer.owner,), None, deed, gate, due, (view.id,))
        elif deed == Deed.SIGN:
            yield Owed(_reviewers(portfolio, project, view, on), view.item.reviewer, deed, gate, due, (view.id,))
        else:
            manager = (project.manager,) if project.manager else ()
            yield Owed(manager, Role.PROJECT_MANAGER, deed, gate, due, (view.id,))


def _reviewers(portfolio: Portfolio, project: Project, view: ItemView, on: date) -> tuple[str, ...]:
    people = (person.initials for person in portfolio.organisation.people)
    answered = view.answer.by if view.answer and answers.can_stop(view.item) else None
    return tuple(
        person
        for person in people
        if person != answered and answers.may_review(portfolio, project, view.item, person, on)
    )


def _grouped(owed: Iterable[Owed]) -> tuple[Owed, ...]:
    """The same people, deed and time together; what is due first comes first."""
    found: dict[Owed, list[str]] = {}
    for one in owed:
        found.setdefault(replace(one, items=()), []).extend(one.items)
    deeds = tuple(Deed)
    return tuple(
        replace(one, items=tuple(items))
        for one, items in sorted(
            found.items(),
            key=lambda pair: (
                pair[0].due or date.max,
                POINTS.index(pair[0].gate),
                deeds.index(pair[0].deed),
                pair[0].people,
            ),
        )
    )


def result(page: Page, text: str) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "project": page.project.id,
        "document": KIND,
        "date": page.on,
        "gate": page.gate,
        "areas": [
            {"id": item.questionnaire.id, "version": item.questionnaire.version, "light": item.light, **item.counts}
            for item in page.standings
        ],
        "stops": [view.id for view in page.stops],
        "waiting_stops": {view.id: view.missing for view in page.waits},
        "owed": [
            {
                "people": one.people,
                "role": one.role,
                "deed": one.deed,
                "gate": one.gate,
                "due": one.due,
                "items": one.items,
            }
            for one in page.owed
        ],
        "later": page.later,
        "unverified": page.doubtful,
        "old_rules": [{"id": item.questionnaire.id, "in_force": item.in_force} for item in page.old_rules],
        "text": text,
    }
