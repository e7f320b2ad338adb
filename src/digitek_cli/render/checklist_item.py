"""One questionnaire item explained: why it applies, what may be answered, which evidence it takes, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import ItemState
from digitek_cli.model.value import to_document
from digitek_cli.render import computed as derived
from digitek_cli.render import conditions, upgrade
from digitek_cli.render import evidence as attached
from digitek_cli.render import sources as origins
from digitek_cli.render.checklists import SIGNS, item_document, reasons, where
from digitek_cli.render.language import label, listing, say, term
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from digitek_cli.model.checklist import FactRegister, Item
    from digitek_cli.model.sources import SourceRegister
    from digitek_cli.operations.checklist_view import Explained
    from digitek_cli.rules.checklists import ItemView


def document(
    explained: Explained, register: FactRegister | None, sources: SourceRegister | None = None
) -> dict[str, Any]:
    """One item with everything behind it."""
    item = explained.view.item
    return item_document(explained.view, sources) | {
        "project": explained.project.id,
        "meets": explained.meets,
        "questionnaires": upgrade.document(explained.standing),
        "applies_when": item.applies_when,
        "facts": explained.facts,
        "follows": explained.follows,
        "answered": {name: {"by": fact.by, "date": fact.date} for name, fact in explained.told.items()},
        "computed": explained.computed.value if explained.computed else None,
        "why": derived.document(explained.why, register),
        "outcomes": [
            {"answer": outcome.answer, "when": outcome.when, "result": outcome.result, "text": _text(outcome.text)}
            for outcome in item.outcomes
        ],
        "evidence": [
            {
                "id": piece.id,
                "title": _text(piece.title),
                "required": piece.required,
                "when": piece.when,
                "max_age_days": piece.max_age_days,
                "checks": {check.id: label(check.title) for check in piece.checks},
            }
            for piece in item.evidence
        ],
        "given": [to_document(piece) for piece in explained.view.answer.evidence] if explained.view.answer else [],
        "options": {option: label(item.answer.labels[option]) for option in item.answer.options},
        "columns": {column: label(item.answer.labels[column]) for column in item.answer.columns},
        "source": item.source,
        "sources": origins.document(sources, _named(explained)),
        "unverified_facts": origins.facts_in_doubt(sources, register, explained.facts),
    }


def _text(labels: Any) -> str | None:
    return None if labels is None else label(labels)


def text(explained: Explained, register: FactRegister | None, sources: SourceRegister | None = None) -> str:
    """Why an item applies, what may be answered and what follows, which evidence it takes and who signs."""
    view = explained.view
    item = view.item
    lines = [f"{view.id}  {label(item.text)}", ""]
    lines += [f"{SIGNS[view.state]} {term(view.state)}", *(f"  {reason}" for reason in reasons(view)), ""]
    if view.carried:
        lines += [attached.carried_by(view.carried), ""]
    lines.append(_applies(view, register))
    lines += [_fact(explained, name, register, sources) for name in explained.facts]
    for name, why in explained.why.items():
        lines += derived.behind(name, why, register) if register else []
    lines += _how(view, register)
    lines += [say("checklist.outcomes"), *_outcomes(view, register)] if item.outcomes else []
    lines += [say("checklist.evidence"), *_evidence(view, register)] if item.evidence else []
    point = where({view.blocks: explained.meets}, view.blocks)
    lines.append(say("checklist.signs", role=item.reviewer, point=point))
    lines = folded([*lines, *_sources(explained, sources)])
    return "\n".join([*lines, *upgrade.notices(explained.project.id, explained.standing)])


def _fact(explained: Explained, name: str, register: FactRegister | None, sources: SourceRegister | None) -> str:
    """A fact with its answer, where that comes from, and whether anybody has verified the question."""
    said = f"{name} = {conditions.value(name, explained.facts[name], register)}{_follows(explained, name, register)}"
    marks = f"{_told(explained, name)}{origins.of_fact(sources, register, name)}"
    return f"  {conditions.question(name, register)} ({said}){marks}"


def _follows(explained: Explained, name: str, register: FactRegister | None) -> str:
    """By which other facts this one is a no that nobody had to give."""
    facts = explained.follows.get(name)
    if facts is None:
        return ""
    said = [f"{other} = {conditions.value(other, value, register)}" for other, value in facts.items()]
    return say("checklist.follows", facts=listing(said))


def _told(explained: Explained, name: str) -> str:
    fact = explained.told.get(name)
    if fact is None:
        return ""
    return f" · {say('checklist.told-by' if fact.by else 'checklist.told', person=fact.by, date=fact.date)}"


def _sources(explained: Explained, sources: SourceRegister | None) -> list[str]:
    """Where the item and the rules behind it come from, and which of that nobody has verified."""
    item, named = explained.view.item, _named(explained)
    told = origins.lines(sources, named)
    lines = [say("checklist.source"), *told] if told else [say("checklist.source.ids", sources=", ".join(named))]
    doubts = origins.warned(sources, named) or (say("checklist.unverified") if item.unverified else None)
    return [*lines, doubts] if doubts else lines


def _named(explained: Explained) -> tuple[str, ...]:
    """The sources of the item and of the rules that fired behind it."""
    rules = [rule.row for why in explained.why.values() for rule in why.fired if rule.row is not None]
    return tuple(dict.fromkeys((*explained.view.item.source, *(name for row in rules for name in row.source))))


def _applies(view: ItemView, register: FactRegister | None) -> str:
    if view.item.applies_when == conditions.ALWAYS:
        return say("checklist.applies.always")
    verdict = "kept" if view.kept else {True: "yes", False: "no", None: "unknown"}[view.applies]
    return say(f"checklist.applies.{verdict}", condition=conditions.words(view.item.applies_when, register))


def _how(view: ItemView, register: FactRegister | None) -> list[str]:
    answer = view.item.answer
    lines = ["", say(f"checklist.type.{answer.type}", sources=", ".join(answer.from_))]
    lines += [f"  {name}: {label(answer.labels[name])}" for name in (*answer.options, *answer.columns)]
    if answer.sets:
        lines.append(say("checklist.sets", fact=conditions.question(answer.sets, register)))
    return lines


def _when(text: str, item: Item, register: FactRegister | None) -> str:
    return "" if text == conditions.ALWAYS else conditions.words(text, register, item)


def _outcomes(view: ItemView, register: FactRegister | None) -> list[str]:
    rows = []
    for outcome in view.item.outcomes:
        condition = _when(outcome.when, view.item, register)
        when = f" ({condition})" if condition else ""
        said = f" {label(outcome.text)}" if outcome.text else ""
        rows.append(f"  {outcome.answer}{when} → {term(ItemState(outcome.result))}.{said}")
    return rows


def _evidence(view: ItemView, register: FactRegister | None) -> list[str]:
    rows = []
    given = {piece.id: piece for piece in view.answer.evidence} if view.answer else {}
    for piece in view.item.evidence:
        must = say("checklist.evidence.required" if piece.required else "checklist.evidence.optional")
        condition = _when(piece.when, view.item, register)
        when = f", {condition}" if condition else ""
        age = f", {say('checklist.evidence.age', days=piece.max_age_days)}" if piece.max_age_days else ""
        there = f": {attached.piece(given[piece.id])}" if piece.id in given else ""
        rows.append(f"  {piece.id} · {_text(piece.title) or piece.id} ({must}{when}{age}){there}")
        rows += [f"    - {label(check.title)}" for check in piece.checks]
    return rows
