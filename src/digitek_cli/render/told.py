"""What a writing command says it has done, in words, from the change's own result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.terms import Phase, ProjectType
from digitek_cli.render.language import maybe, say

if TYPE_CHECKING:
    from digitek_cli.operations.change import Change

INTAKE_ORDER = ("triage", "blockers", "interest", "priority", "owner", "manager")


def told(change: Change) -> str | None:
    """The sentence of the operation, or None where the catalogue has none; then what to do next."""
    params = change.result | {"project": change.subject_id}
    key, answer = f"done.{change.operation}", params.get("answer")
    if isinstance(answer, bool):
        answer = "yes" if answer else "no"
    # An answer of a closed list may have a sentence of its own.
    sentence = maybe(f"{key}.{answer}", **params) or maybe(key, **params)
    if sentence is None:
        return None
    return "\n".join([sentence, *_next(change)])


def _next(change: Change) -> list[str]:
    """After a step of intake the next open one, or once it is complete the gate."""
    project = change.after.project(change.subject_id)
    if project is None or not change.operation.startswith("intake."):
        return []
    if project.phase != Phase.INTAKE:
        key = "next.gate" if project.type == ProjectType.DIGITEK else "next.start"
        return [say(key, project=project.id)]
    waiting = next((step for step in INTAKE_ORDER if getattr(project.intake, step) is None), None)
    return [say(f"next.intake.{waiting}", project=project.id)] if waiting else []
