"""The questionnaires of a project: what applies, how it stands, who signs, what is missing and why."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.render.language import label, one_line, phrase, say, term
from digitek_cli.render.wrapping import columns, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digitek_cli.model.checklist import DecisionTables, FactRegister
    from digitek_cli.model.project import Project
    from digitek_cli.operations.change import Change
    from digitek_cli.operations.checklist_view import WhatIf
    from digitek_cli.rules.checklists import ItemView
    from digitek_cli.rules.computed import Computed

WIDTH = 96
SHOWN = 8
SIGNS = {
    ItemState.NA: "–",
    ItemState.OPEN: "○",
    ItemState.CONDITION: "!",
    ItemState.STOP: "✗",
    ItemState.OK: "✓",
}


def document(
    project: Project, views: Sequence[ItemView], computed: Computed | None, meets: Mapping[Gate, Gate]
) -> dict[str, Any]:
    """Everything as a script reads it. `meets` says at which gate or control point an item is asked for."""
    return {
        "project": project.id,
        "computed": computed_document(computed),
        "items": [item_document(view) | {"meets": meets[view.blocks]} for view in views],
    }


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


def item_document(view: ItemView) -> dict[str, Any]:
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
        "reasons": view.reasons,
        "missing": view.missing,
        "unknown": view.unknown,
        "unverified": view.item.unverified,
    }


def text(
    project: Project,
    views: Sequence[ItemView],
    computed: Computed | None,
    register: FactRegister | None,
    *,
    everything: bool,
) -> str:
    """A table by questionnaire; items that do not apply are only counted, unless everything is asked for."""
    lines = [*_wrapped(f"{project.id}  {one_line(project.title)}", "", " " * 12), ""]
    if computed is not None and register is not None and register.tables is not None:
        lines += [*computed_text(computed, register.tables), ""]
    for name in dict.fromkeys(view.questionnaire.id for view in views):
        some = [view for view in views if view.questionnaire.id == name]
        lines += [*_questionnaire(some, everything=everything), ""]
    return "\n".join([*lines, *folded([_count(views)])])


def computed_text(computed: Computed, tables: DecisionTables) -> list[str]:
    """What follows from the facts, in words; what is not certain says so."""

    def words(value: str | tuple[str, ...]) -> str:
        names = (value,) if isinstance(value, str) else value
        return ", ".join(_value(tables, name) for name in names) or say("checklist.none")

    least = "checklist.computed.class" if computed.mdr_class.settled else "checklist.computed.class-at-least"
    rows = [
        say("checklist.computed.status", value=words(computed.status.value)),
        say(least, value=words(computed.mdr_class.value)),
        say("checklist.computed.notified-body", value=_known(computed.notified_body)),
        say("checklist.computed.ce-acts", value=words(computed.ce_acts.value)),
        say("checklist.computed.dpia", value=words(computed.dpia.value), count=computed.wp248_count),
        say("checklist.computed.ai-tier", value=words(computed.ai_tier.value)),
        say("checklist.computed.fria", value=_known(computed.fria)),
        say("checklist.computed.procurement", value=words(computed.procurement.value)),
    ]
    if computed.ce_acts.possible:
        rows.insert(4, say("checklist.computed.ce-acts-possible", value=words(computed.ce_acts.possible)))
    return [say("checklist.computed"), *(line for row in rows for line in _wrapped(row, "  ", "    "))]


def _known(value: bool | None) -> str:
    return say("checklist.unknown") if value is None else phrase(value)


def _value(tables: DecisionTables, name: str) -> str:
    return label(tables.labels[name]) if name in tables.labels else name


def _questionnaire(views: Sequence[ItemView], *, everything: bool) -> list[str]:
    first = views[0].questionnaire
    shown = [view for view in views if everything or view.state != ItemState.NA]
    lines = folded([f"{label(first.title)} ({first.id} {first.version})"])
    for view in shown:
        lines += _row(view)
    hidden = len(views) - len(shown)
    return [*lines, f"  {say('checklist.hidden', count=hidden)}"] if hidden else lines


def _row(view: ItemView) -> list[str]:
    head = f"  {SIGNS[view.state]} {term(view.state):<13} {view.id:<7} "
    lines = _wrapped(one_line(label(view.item.text)), head, " " * len(head))
    return [*lines, *_wrapped(_about(view), " " * len(head), " " * len(head))] if _about(view) else lines


def _about(view: ItemView) -> str:
    """Who signs, at which gate, and what is missing; nothing more for what is in order."""
    if view.state == ItemState.NA:
        return ""
    if view.state == ItemState.OK:
        return say("checklist.signed-by", person=view.signed_by) if view.signed_by else ""
    parts = [term(view.blocks), term(view.item.reviewer), *reasons(view)]
    if view.answer and view.answer.owner:
        parts.append(say("checklist.owed", owner=view.answer.owner, due=view.answer.due))
    if view.accepted:
        parts.append(say("checklist.accepted"))
    return " · ".join(parts)


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
    states = [view.state for view in views]
    return ", ".join(f"{states.count(state)} {term(state)}" for state in ItemState if states.count(state))


def _wrapped(words: str, head: str, indent: str) -> list[str]:
    room = min(WIDTH, columns())
    narrow = room < WIDTH
    return textwrap.wrap(words, room, initial_indent=head, subsequent_indent=indent, break_long_words=narrow)


def what_if_document(project: str, result: WhatIf) -> dict[str, Any]:
    """The items that would stand otherwise."""
    return {
        "project": project,
        "changes": [
            {
                "id": new.id,
                "before": {"applies": old.applies is not False, "state": old.state},
                "after": {"applies": new.applies is not False, "state": new.state},
            }
            for old, new in result.changed
        ],
    }


def what_if_text(project: str, result: WhatIf) -> str:
    """The items that would stand otherwise, in words."""
    if not result.changed:
        return say("checklist.what-if.nothing", project=project)
    lines = [say("checklist.what-if", project=project)]
    for old, new in result.changed:
        lines += _wrapped(
            f"{term(old.state)} → {term(new.state)}: {one_line(label(new.item.text))}", f"  {new.id:<7} ", " " * 10
        )
    return "\n".join(lines)


def receipt(change: Change) -> str:
    """What happened to the items, and what each still lacks."""
    names = change.result.get("accepted") or list(change.result.get("facts", ()))
    lines = [say(change.operation, project=change.subject_id, names=shortened(names))]
    for item in change.result.get("items", ()):
        state = ItemState(item["state"])
        why = [say(f"checklist.short.{reason}") for reason in item["reasons"]]
        lines.append(f"  {SIGNS[state]} {item['id']}: {term(state)}" + (f" ({', '.join(why)})" if why else ""))
    return "\n".join(lines)
