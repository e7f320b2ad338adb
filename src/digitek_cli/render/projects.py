"""One project on one screen, and as JSON."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from digitek_cli.render import findings as found
from digitek_cli.render.language import amount, figure, label, one_line, phrase, plain, say, term
from digitek_cli.render.tables import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.events import Decision
    from digitek_cli.model.project import Figure, Project
    from digitek_cli.operations.standing import Standing

LONGEST = 600


def document(seen: Standing) -> dict[str, Any]:
    """Everything on the screen, as a script reads it."""
    return {
        "project": seen.project.id,
        "title": seen.project.title,
        "type": seen.project.type,
        "area": seen.project.area,
        "phase": seen.row.phase,
        "status": seen.row.status,
        "next_gate": seen.row.gate,
        "missing": [found.missing(finding) for finding in seen.missing],
        "steps": [
            {
                "step": view.step.id,
                "number": view.step.number,
                "applies": view.applies,
                "done": view.done,
                "by": view.by,
            }
            for view in seen.steps
        ],
        "priority": seen.priority.level if seen.priority else None,
        "priority_origin": seen.priority.origin if seen.priority else None,
        "decisions": [_decision_document(decision) for decision in seen.decisions],
        "conditions": [
            {"decision": decision.id, "number": number} | dict(decision.conditions[number - 1])
            for decision, number in seen.conditions
        ],
        "money": {
            "granted": seen.granted,
            "pools": [
                {
                    "pool": item.pool,
                    "year": item.year,
                    "reserved": item.reserved,
                    "committed": item.committed,
                    "spent": item.spent,
                }
                for item in seen.money
            ],
        },
        "offspring": list(seen.offspring),
        "fields": seen.project,
    }


def _priority(seen: Standing) -> str:
    """The level that counts, and whose it is."""
    given = seen.priority
    return say(f"priority.given.{given.origin}", level=given.level, date=given.date) if given else ""


def _decision_document(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "kind": decision.kind,
        "gate": decision.gate,
        "outcome": list(decision.outcomes),
        "date": decision.date,
        "decider": decision.decider,
        "by": list(decision.by),
        "reason": decision.reason,
    }


def text(seen: Standing) -> str:
    """The screen."""
    project, row = seen.project, seen.row
    area = label(seen.area) if seen.area else project.area
    place = [term(project.type), one_line(area), term(row.phase), term(row.status)]
    lines = [
        *textwrap.wrap(f"{project.id}  {one_line(project.title)}", width(), subsequent_indent=" " * 12),
        *textwrap.wrap(" · ".join(place), width()),
        "",
    ]
    pairs = [(say(f"show.{key}"), value) for key, value in _facts(seen) if value]
    column = max(len(name) for name, _ in pairs) + 2
    for name, value in pairs:
        lines += _pair(name, value, column)
    for key, body in _sections(seen):
        if body:
            lines += ["", say(f"show.{key}"), *body]
    return "\n".join(lines)


def _pair(name: str, value: str, column: int) -> list[str]:
    """`name  value`, folded under itself; a very long text is cut, the file has it all."""
    folded: list[str] = []
    for paragraph in plain(textwrap.shorten(value, LONGEST, placeholder=" …")).splitlines():
        folded += textwrap.wrap(paragraph, max(20, width() - column), break_long_words=False) or [""]
    first, *rest = folded or [""]
    return [f"{name:{column}}{first}", *(" " * column + line for line in rest)]


def _facts(seen: Standing) -> Iterator[tuple[str, str]]:
    project = seen.project
    yield "next", _next(seen)
    yield "steps", _steps(seen)
    yield "owner", project.owner or ""
    yield "manager", project.manager or ""
    yield "submitter", say("show.submitted", person=project.submitter, date=project.received)
    yield "source", project.source or ""
    yield "other-model", project.other_model or ""
    yield "legal-basis", project.legal_basis or ""
    yield "priority", _priority(seen)
    yield "risk", _risk(project)
    yield "funding", _funding(project)
    yield "budget", _budget(project)
    yield "money", _money(seen)
    yield "need", project.need or ""
    yield "purpose", project.purpose or ""
    yield "origin", project.origin.project if project.origin else ""
    yield "offspring", phrase(seen.offspring) if seen.offspring else ""
    yield "evidence", phrase(project.evidence) if project.evidence else ""
    if project.history:
        yield "history", f"{project.history.text} ({project.history.source})"


def _next(seen: Standing) -> str:
    if seen.row.gate is None:
        return say("show.intake", project=seen.project.id) if seen.row.phase == "intake" and _open(seen) else ""
    key = "show.ready" if not seen.missing else "show.lacking"
    return say(key, gate=seen.row.gate, count=len(seen.missing), project=seen.project.id)


def _open(seen: Standing) -> bool:
    return seen.row.status not in ("stopped", "completed")


def _steps(seen: Standing) -> str:
    if not seen.steps:
        return ""
    left = [f"{view.step.number} {label(view.step.title)}" for view in seen.steps if not view.done]
    done = len(seen.steps) - len(left)
    if not left:
        return say("show.steps.done", done=done)
    return say("show.steps.left", done=done, left=len(left), titles="; ".join(left))


def _risk(project: Project) -> str:
    if project.risk is None or project.risk.category is None:
        return ""
    return say("show.category", category=project.risk.category)


def _funding(project: Project) -> str:
    funding = project.funding
    if funding is None:
        return ""
    areas = f": {phrase(funding.areas)}" if funding.areas else ""
    said = f" ({funding.by}, {phrase(funding.date)})" if funding.by and funding.date else ""
    return term(funding.source) + areas + said


def _budget(project: Project) -> str:
    budget = project.budget
    parts = [
        f"{say(f'show.budget.{name}')} {amount(value)}"
        for name, value in (
            ("study", budget.study),
            ("trial", budget.trial),
            ("operation", budget.operation),
            ("external", budget.external),
        )
        if value is not None
    ]
    hours = budget.hours.study + budget.hours.trial + budget.hours.operation
    return ", ".join(parts + ([say("show.hours", hours=hours)] if hours else []))


def _money(seen: Standing) -> str:
    return "; ".join(
        say(
            "show.pool",
            pool=item.pool,
            year=str(item.year),
            reserved=item.reserved,
            committed=item.committed,
            spent=item.spent,
        )
        for item in seen.money
    )


def _sections(seen: Standing) -> Iterator[tuple[str, list[str]]]:
    project = seen.project
    yield "benefits", _bullets(_benefit(item) for item in project.benefits)
    yield "departments", _bullets(f"{item.id}: {term(item.phase)}" for item in project.departments)
    yield "decisions", _bullets(_decision(item) for item in seen.decisions)
    yield (
        "conditions",
        _bullets(
            say("show.condition", decision=decision.id, number=number, **dict(decision.conditions[number - 1]))
            for decision, number in seen.conditions
        ),
    )
    yield "figures", _bullets(_figure(item) for item in project.figures)
    yield "delays", _bullets(item.text + (f" ({item.cause})" if item.cause else "") for item in project.delays)


def _bullets(items: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for item in items:
        lines += textwrap.wrap(one_line(item), width(), initial_indent="  - ", subsequent_indent="    ")
    return lines


def _benefit(benefit: Any) -> str:
    sign = f" ({say('show.negative')})" if benefit.negative else ""
    size = f" [{benefit.size}]" if benefit.size is not None else ""
    return f"{benefit.id} {term(benefit.leg)}{sign}{size}: {benefit.text}"


def _decision(decision: Decision) -> str:
    what = term(decision.gate) if decision.gate else term(decision.kind)
    outcome = f": {phrase(decision.outcomes)}" if decision.outcomes else ""
    if decision.department is not None and decision.phase is not None:
        what, outcome = decision.department, f": {term(decision.phase)}"
    return f"{phrase(decision.date)}, {what}{outcome} ({phrase(decision.by)}, {decision.id}). {decision.reason}"


def _figure(item: Figure) -> str:
    year = f" {item.year}" if item.year else ""
    return f"{item.text}{year}: {_extent(item)} {item.unit} ({item.source})"


def _extent(item: Figure) -> str:
    if item.value is not None:
        return figure(item.value)
    if item.low is not None and item.high is not None:
        return f"{figure(item.low)}–{figure(item.high)}"
    if item.low is not None:
        return say("show.at-least", value=figure(item.low))
    return say("show.at-most", value=figure(item.high)) if item.high is not None else ""
