"""What is not in order and still keeps no gate shut: somebody owes it by a day, or has taken it as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.rules.finding import Finding, info

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.rules.checklists import ItemView


def tolerated(views: Iterable[ItemView], gate: Gate, project: str) -> Iterator[Finding]:
    """One note for each open item that Gate 1 lets pass, and for each condition, among what the gate asks for.

    A condition that nobody owns by a day, or whose day has passed, keeps the gate shut and is no note.
    """
    for view in views:
        if view.item.answer.type == "derived" or (view.reasons and view.state == ItemState.CONDITION):
            continue
        owner, due = (view.answer.owner, view.answer.due) if view.answer else (None, None)
        told: dict[str, Any] = {"item": view.id, "project": project, "owner": owner, "due": due}
        if view.state == ItemState.OPEN and gate == Gate.GATE_1 and view.owned and not view.overdue:
            yield info("CHK017", **told, question=view.item.text)
        elif view.state == ItemState.CONDITION:
            named = "" if view.owned else ".unowned"
            variant = f"accepted{named}" if view.accepted else None
            yield info("CHK018", **told, outcome=view.outcome.text if view.outcome else None, variant=variant)
