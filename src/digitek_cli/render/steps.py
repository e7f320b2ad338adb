"""The steps of a project: done, open, or not for this project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import label, say, term
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.operations.step import StepView


def document(project: str, views: Sequence[StepView]) -> dict[str, Any]:
    """One entry a step."""
    return {
        "project": project,
        "steps": [
            {
                "phase": view.phase.value,
                "number": view.step.number,
                "step": view.step.id,
                "title": label(view.step.title),
                "kind": view.step.kind.value,
                "applies": view.applies,
                "done": view.done,
                "by": view.by,
                "date": view.on.isoformat() if view.on else None,
                "may": [role.value for role in view.step.by],
            }
            for view in views
        ],
    }


def text(project: str, views: Sequence[StepView]) -> str:
    """Phase by phase, each step with its sign, and who may do it while it is open."""
    lines: list[str] = [project]
    phase = None
    for view in views:
        if view.phase != phase:
            phase = view.phase
            lines += ["", term(phase)]
        lines.append(_line(view))
    return "\n".join(folded(lines))


def _line(view: StepView) -> str:
    head = f"{view.step.number}. {label(view.step.title)}"
    if view.done:
        when = f" ({view.by}, {say('steps.date', date=view.on)})" if view.on else ""
        return f"  ✓ {head}{when}"
    if view.applies is False:
        return f"  – {head} {say('steps.not-here')}"
    roles = ", ".join(term(role) for role in view.step.by)
    return f"  ○ {head} · {view.step.id} · {roles}"
