"""Where the level that people give differs from the computed one (models 8a), and the computed one as it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.events import Computed
from digitek_cli.model.terms import Decider, Priority, ProjectType
from digitek_cli.rules.finding import Finding, error, info, warning

if TYPE_CHECKING:
    from digitek_cli.rules.weighing import Weighing

STEPS = {Priority.LOW: 0, Priority.MEDIUM: 1, Priority.HIGH: 2}


def kept(seen: Weighing | None) -> Computed | None:
    """The computed value of the day, to lie beside what was said; None where nothing could be computed."""
    if seen is None or seen.score is None:
        return None
    return Computed(score=str(seen.score.total), level=seen.level)


def steps(seen: Weighing, level: Priority) -> int:
    """How many levels lie between; 0 where there is no computed one to differ from."""
    if level not in STEPS or seen.level not in STEPS:
        return 0
    return abs(STEPS[level] - STEPS[seen.level])


def of_decision(seen: Weighing, level: Priority, decider: Decider) -> list[Finding]:
    """One step with the reason that every decision has; two only by the heads' group; none without efficiency."""
    project = seen.project
    if project.type != ProjectType.MANDATORY and any(item.code == "TEK001" for item in seen.findings):
        return [error("PRIO014", project=project.id)]
    apart = steps(seen, level)
    if not apart:
        return []
    params: dict[str, Any] = {"project": project.id, "level": level, "computed": seen.level, "number": apart}
    if apart > 1 and decider != Decider.HEADS_GROUP:
        return [error("PRIO013", **params)]
    return [info("PRIO012", **params)]


def of_recommendation(seen: Weighing, level: Priority, text: str | None) -> list[Finding]:
    """A recommendation that differs should say why."""
    project = seen.project
    if project.type != ProjectType.MANDATORY and any(item.code == "TEK001" for item in seen.findings):
        return [warning("PRIO014", project=project.id)]
    apart = steps(seen, level)
    if not apart or text:
        return []
    return [warning("PRIO015", project=project.id, level=level, computed=seen.level)]
