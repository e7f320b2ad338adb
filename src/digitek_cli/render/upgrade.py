"""The versions of the questionnaires that a project answers, and what a new one changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import ItemState
from digitek_cli.render.checklists import shortened
from digitek_cli.render.language import say, term
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.operations.change import Change
    from digitek_cli.rules.versions import Standing


def receipt(change: Change) -> str:
    """Each questionnaire with what is new, gone, changed, kept, to be answered again and to be signed again."""
    lines: list[str] = []
    for part in change.result["questionnaires"]:
        lines += _questionnaire(change.subject_id, part)
    states = change.result["states"]
    if states:
        lines.append(say("upgrade.states"))
        lines += [f"  {item['id']}: {_state(item['before'])} → {_state(item['after'])}" for item in states]
    return "\n".join(folded(lines))


def document(standing: Sequence[Standing]) -> list[dict[str, Any]]:
    """The versions that a project answers, as a script reads them."""
    return [
        {
            "id": item.questionnaire.id,
            "version": item.questionnaire.version,
            "in_force": item.in_force,
            "outdated": item.outdated,
            "review_by": item.questionnaire.review_by,
            "overdue": item.overdue,
        }
        for item in standing
    ]


def notices(project: str, standing: Sequence[Standing]) -> list[str]:
    """What a reader must know about the versions: a newer one in force, or one whose day of review has passed."""
    lines: list[str] = []
    for item in standing:
        record = item.questionnaire
        if item.outdated:
            params = {"project": project, "questionnaire": record.id}
            lines.append("! " + say("QUE010", answered=record.version, in_force=item.in_force, **params))
            lines.append("  " + say("QUE010.hint", **params))
        elif item.overdue:
            params = {"questionnaire": record.id, "version": record.version}
            lines.append("! " + say("QUE011", review_by=record.review_by, **params))
    return folded(lines)


def _questionnaire(project: str, part: dict[str, Any]) -> list[str]:
    head = say("upgrade", project=project, questionnaire=part["questionnaire"], old=part["from"], new=part["to"])
    rows = {
        "new": part["new"],
        "gone": part["gone"],
        "changed": [f"{item['id']} ({_parts(item['parts'])})" for item in part["changed"]],
        "again": part["again"],
        "signatures": [f"{item['id']} ({item['by']})" for item in part["signatures"]],
    }
    lines = [f"  {say(f'upgrade.{name}', names=shortened(names))}" for name, names in rows.items() if names]
    return [head, *lines, f"  {say('upgrade.kept', count=len(part['kept']))}"]


def _parts(names: list[str]) -> str:
    return ", ".join(say(f"upgrade.part.{name}") for name in names)


def _state(state: str | None) -> str:
    return say("upgrade.absent") if state is None else term(ItemState(state))
