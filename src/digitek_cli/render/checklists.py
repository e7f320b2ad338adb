"""The questionnaires of a project: what applies, how it stands, who signs, what is missing and why."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import ItemState
from digitek_cli.model.value import to_document
from digitek_cli.render import computed as derived
from digitek_cli.render import evidence, findings
from digitek_cli.render.language import label, one_line, say, term
from digitek_cli.render.wrapping import columns, folded
from digitek_cli.rules.sources import doubtful, rests_on_doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digitek_cli.model.checklist import FactRegister
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.sources import SourceRegister
    from digitek_cli.model.terms import Gate
    from digitek_cli.operations.change import Change
    from digitek_cli.operations.checklist_view import Overview, WhatIf
    from digitek_cli.rules.checklists import ItemView
    from digitek_cli.rules.computed import Computed
    from digitek_cli.rules.trace import Why

WIDTH = 96
SHOWN = 8
SIGNS = {
    ItemState.NA: "–",
    ItemState.OPEN: "○",
    ItemState.CONDITION: "!",
    ItemState.STOP: "✗",
    ItemState.OK: "✓",
}
MARK = derived.MARK


def document(sheet: Overview, portfolio: Portfolio) -> dict[str, Any]:
    """Everything as a script reads it. `meets` says at which gate or control point an item is asked for."""
    tables = portfolio.fact_register.tables if portfolio.fact_register else None
    return {
        "project": sheet.project.id,
        "rules_as_of": tables.rules_as_of if tables else None,
        "computed": computed_document(sheet.computed) | _still_possible(sheet.why),
        "why": derived.document(sheet.why, portfolio.fact_register),
        "contradictions": [findings.missing(one) for one in sheet.contradictions],
        "items": [
            item_document(view, portfolio.source_register) | {"meets": sheet.meets[view.blocks]} for view in sheet.views
        ],
    }


def _still_possible(why: Mapping[str, Why]) -> dict[str, Any]:
    """The acts and tiers that some answers still lead to: exactly those, where three-valued logic may name more."""
    names = {"ce_acts": "ce_acts_possible", "ai_tier": "ai_tiers_possible"}
    return {key: why[name].possible for name, key in names.items() if name in why}


def computed_document(computed: Computed | None) -> dict[str, Any]:
    """What follows from the facts."""
    if computed is None:
        return {}
    return {
        "mdr_status": computed.status.value,
        "mdr_class": computed.mdr_class.value,
        "mdr_class_confirmed": computed.mdr_class.settled,
        "notified_body": computed.notified_body,
        "ce_acts": computed.ce_acts.value,
        "ce_acts_possible": computed.ce_acts.possible,
        "dpia": computed.dpia.value,
        "wp248_count": computed.wp248_count,
        "ai_tier": computed.ai_tier.value,
        "ai_tiers_possible": computed.ai_tier.possible,
        "fria": computed.fria,
        "procurement_route": computed.procurement.value,
    }


def item_document(view: ItemView, sources: SourceRegister | None) -> dict[str, Any]:
    """One item. `applies` is true where unanswered facts could still rule it out; `certain` says whether they can."""
    answer = view.answer
    return {
        "id": view.id,
        "questionnaire": view.questionnaire.id,
        "version": view.questionnaire.version,
        "text": label(view.item.text),
        "applies": view.applies is not False,
        "certain": view.applies is not None,
        "state": view.state,
        "blocks": view.blocks,
        "reviewer": view.item.reviewer,
        "answer": answer.value if answer else None,
        "answered_by": answer.by if answer else None,
        "signed_by": view.signed_by,
        "owner": answer.owner if answer else None,
        "due": answer.due if answer else None,
        "accepted": view.accepted,
        "opinion": to_document(view.opinion) if view.opinion else None,
        "carried": {"by": view.carried.by, "date": view.carried.date, "decision": view.carried.id}
        if view.carried
        else None,
        "overdue": view.overdue,
        "reasons": view.reasons,
        "missing": view.missing,
        "unknown": view.unknown,
        "unverified": rests_on_doubt(sources, view.item.source, view.item.unverified),
        "unverified_sources": doubtful(sources, view.item.source),
        "old_rules": answer is not None and answer.date > view.questionnaire.review_by,
    }


def text(sheet: Overview, portfolio: Portfolio, *, everything: bool) -> str:
    """A table by questionnaire; items that do not apply are only counted, unless everything is asked for."""
    project, views, sources = sheet.project, sheet.views, portfolio.source_register
    lines = [*_wrapped(f"{project.id}  {one_line(project.title)}", "", " " * 12), ""]
    if sheet.why and portfolio.fact_register is not None:
        lines += [*computed_text(sheet, portfolio.fact_register, sources), ""]
    for one in sheet.contradictions:
        lines += [*_wrapped(findings.message(one), "! ", "  "), *_wrapped(findings.hint(one) or "", "  ", "  "), ""]
    for name in dict.fromkeys(view.questionnaire.id for view in views):
        some = [view for view in views if view.questionnaire.id == name]
        lines += [*_questionnaire(some, sheet.meets, sources, everything=everything), ""]
    if any(MARK in line for line in lines):
        lines += [*_wrapped(say("computed.mark", project=project.id), "", "  "), ""]
    return "\n".join([*lines, *folded([_count(views)])])


def computed_text(sheet: Overview, register: FactRegister, sources: SourceRegister | None) -> list[str]:
    """What follows from the facts and why, what could still change it, and how to answer that."""
    tables = register.tables
    rows = derived.lines(sheet.why, register, sources)
    found = [say("computed.head", date=tables.rules_as_of if tables else None)]
    for row in rows:
        words = row.lstrip()
        indent = " " * (len(row) - len(words))
        found += _wrapped(words, indent, f"{indent}  ")
    if derived.asks(sheet.why):
        found += [
            f"  {say('computed.next')}",
            f"    digitek checklist facts {sheet.project.id} {say('computed.next.pair')}",
        ]
    return found


def _questionnaire(
    views: Sequence[ItemView], meets: Mapping[Gate, Gate], sources: SourceRegister | None, *, everything: bool
) -> list[str]:
    first = views[0].questionnaire
    shown = [view for view in views if everything or view.state != ItemState.NA]
    lines = folded([f"{label(first.title)} ({first.id} {first.version})"])
    for view in shown:
        lines += _row(view, meets, sources)
    hidden = len(views) - len(shown)
    key = "checklist.hidden.one" if hidden == 1 else "checklist.hidden"
    return [*lines, f"  {say(key, count=hidden)}"] if hidden else lines


def _row(view: ItemView, meets: Mapping[Gate, Gate], sources: SourceRegister | None) -> list[str]:
    mark = MARK if rests_on_doubt(sources, view.item.source, view.item.unverified) else ""
    head = f"  {SIGNS[view.state]} {term(view.state):<13} {view.id + mark:<7} "
    lines = _wrapped(one_line(label(view.item.text)), head, " " * len(head))
    about = _about(view, meets)
    return [*lines, *_wrapped(about, " " * len(head), " " * len(head))] if about else lines


def _about(view: ItemView, meets: Mapping[Gate, Gate]) -> str:
    """Who signs, at which gate, and what is missing; nothing more for what is in order."""
    if view.state == ItemState.NA:
        return ""
    if view.state == ItemState.OK:
        return say("checklist.signed-by", person=view.signed_by) if view.signed_by else ""
    parts = [where(meets, view.blocks), term(view.item.reviewer), *reasons(view)]
    if view.answer and view.answer.owner:
        parts.append(say("checklist.owed", owner=view.answer.owner, due=view.answer.due))
    if view.opinion:
        parts.append(evidence.carried(view.opinion))
    elif view.accepted:
        parts.append(say("checklist.accepted"))
    return " · ".join(parts)


def where(meets: Mapping[Gate, Gate], gate: Gate) -> str:
    """Where an item is asked for; of a gate that the project does not have the control point, and why that."""
    point = meets[gate]
    return term(point) if point == gate else say("checklist.moved", point=point, gate=gate)


def reasons(view: ItemView) -> list[str]:
    """Why an item is not in order, in words."""
    found = []
    for reason in view.reasons:
        names = view.unknown if reason in ("fact-unknown", "computed-unsettled") else _titles(view)
        found.append(say(f"checklist.reason.{reason}", names=shortened(names), role=view.item.reviewer))
    if view.outcome and view.outcome.text and view.state != ItemState.OK:
        found.append(label(view.outcome.text))
    return found


def shortened(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else say("checklist.more", names=shown, count=len(names) - SHOWN)


def _titles(view: ItemView) -> list[str]:
    """The names of missing evidence, with the token that `--evidence` takes."""
    titles = {piece.id: piece.title for piece in view.item.evidence}
    return [f"{label(title)} ({name})" if (title := titles.get(name)) else name for name in view.missing]


def _count(views: Iterable[ItemView]) -> str:
    shown = list(views)
    states = Counter(view.state for view in shown)
    waits = sum(view.state == ItemState.STOP and view.waits_for_others for view in shown)
    told = {state: f"{states[state]} {term(state)}" for state in ItemState if states[state]}
    if waits:
        told[ItemState.STOP] = with_waits(told[ItemState.STOP], waits)
    return ", ".join(told.values())


def with_waits(stops: str, waits: int) -> str:
    """How many stops there are, and how many of them are no answers but wait for other items."""
    return say("checklist.waits", stops=stops, count=waits) if waits else stops


def _wrapped(words: str, head: str, indent: str) -> list[str]:
    room = min(WIDTH, columns())
    narrow = room < WIDTH
    return textwrap.wrap(
        words,
        room,
        initial_indent=head,
        subsequent_indent=indent,
        break_long_words=narrow,
        break_on_hyphens=False,
    )


def what_if_document(project: str, result: WhatIf, register: FactRegister | None) -> dict[str, Any]:
    """The items that would stand otherwise, and the computed values that would be others."""
    after = {name: new for name, (_, new) in result.computed.items()}
    before = {name: old for name, (old, _) in result.computed.items()}
    now, then = derived.document(before, register), derived.document(after, register)
    return {
        "project": project,
        "computed": [{"name": name, "before": now[name], "after": then[name]} for name in now],
        "changes": [
            {
                "id": new.id,
                "before": {"applies": old.applies is not False, "state": old.state},
                "after": {"applies": new.applies is not False, "state": new.state},
            }
            for old, new in result.changed
        ],
    }


def what_if_text(project: str, result: WhatIf, register: FactRegister | None) -> str:
    """The computed values that would be others, and the items that would stand otherwise, in words."""
    computed = derived.changes(result.computed, register) if register else []
    if not result.changed and not computed:
        return say("checklist.what-if.nothing", project=project)
    lines = [say("checklist.what-if.computed", project=project)] if computed else []
    for row in computed:
        lines += _wrapped(row, "  ", "    ")
    lines.append(say("checklist.what-if" if result.changed else "checklist.what-if.no-item", project=project))
    for old, new in result.changed:
        lines += _wrapped(f"{_change(old, new)}: {one_line(label(new.item.text))}", f"  {new.id:<7} ", " " * 10)
    return "\n".join(lines)


def _change(old: ItemView, new: ItemView) -> str:
    """How an item would stand otherwise; where it stays open, whether it still applies for certain."""
    if old.state != new.state:
        return f"{term(old.state)} → {term(new.state)}"
    return f"{term(new.state)}, {say('checklist.what-if.certain' if new.applies else 'checklist.what-if.perhaps')}"


def _headline(change: Change, names: Sequence[str]) -> list[str]:
    """What was done; a stop that is carried is no condition that was accepted."""
    carried = list(change.result.get("carried", ()))
    if not carried:
        return [say(change.operation, project=change.subject_id, names=shortened(names))]
    said = [say("checklist.accept.carried", project=change.subject_id, names=shortened(carried))]
    rest = [name for name in names if name not in carried]
    return [say(change.operation, project=change.subject_id, names=shortened(rest)), *said] if rest else said


def receipt(change: Change) -> str:
    """What happened to the items, and what each still lacks."""
    names = change.result.get("accepted") or list(change.result.get("facts", ()))
    lines = _headline(change, names)
    for item in change.result.get("items", ()):
        state = ItemState(item["state"])
        why = [say(f"checklist.short.{reason}") for reason in item["reasons"]]
        lines.append(f"  {SIGNS[state]} {item['id']}: {term(state)}" + (f" ({', '.join(why)})" if why else ""))
    return "\n".join([*lines, *evidence.changes(change.result)])
