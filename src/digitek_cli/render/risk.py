"""A project's risk in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import one_line, phrase, say
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.project import Concern
    from digitek_cli.operations.change import Change
    from digitek_cli.operations.risk_view import Point, RiskLook

SIDES = ("predictability", "breadth", "profession", "technology")
WORST = 4


def document(seen: RiskLook) -> dict[str, Any]:
    """Everything on the screen, and the closed concerns as well."""
    risk, weighing = seen.project.risk, seen.weighing
    return {
        "project": seen.project.id,
        "title": seen.project.title,
        "date": weighing.on,
        "category": risk.category if risk else None,
        "derived": seen.derived,
        "dimensions": {side: getattr(risk, side) if risk else None for side in SIDES},
        "extra": {item.id: item.value for item in risk.extra} if risk else {},
        "product_known": risk.product_known if risk else None,
        "potential": weighing.potential,
        "investment": weighing.inputs["investment"].value,
        "appetite": weighing.appetite,
        "excess": weighing.excess,
        "accepted": _accepted(seen),
        "decider": seen.decider,
        "may_decide": list(seen.people),
        "doing": list(risk.doing) if risk else [],
        "not_doing": list(risk.not_doing) if risk else [],
        "concerns": [_concern_document(seen, item) for item in seen.project.concerns],
        "trend": [
            {"quarter": _quarter(point), "date": point.day, "category": point.category, "derived": point.derived}
            for point in seen.trend
        ],
    }


def _accepted(seen: RiskLook) -> dict[str, Any] | None:
    if seen.accepted is None:
        return None
    decision = seen.accepted
    return {"decision": decision.id, "date": decision.date, "by": list(decision.by), "reason": decision.reason}


def _concern_document(seen: RiskLook, item: Concern) -> dict[str, Any]:
    return dict(item) | {"overdue": item in seen.open and seen.overdue(item)}


def _quarter(point: Point) -> str:
    return f"{point.day.year}-Q{(point.day.month + 2) // 3}"


def told(change: Change) -> str:
    """What was written down where the radar itself was not judged."""
    added, closed = change.result["concerns"], change.result["closed"]
    sentences = [say("risk.noted", project=change.subject_id)]
    sentences += [say("risk.noted.added", concerns=tuple(added))] if added else []
    sentences += [say("risk.noted.closed", concerns=tuple(closed))] if closed else []
    return " ".join(sentences)


def text(seen: RiskLook) -> str:
    """The radar, what the project bears, what may happen and what has, and how it went."""
    lines = [f"{seen.project.id}  {one_line(seen.project.title)}", *_judged(seen), *_borne(seen)]
    for heading, body in _sections(seen):
        if body:
            lines += ["", say(heading), *(f"  {line}" for line in body)]
    return "\n".join(folded(lines))


def _judged(seen: RiskLook) -> Iterator[str]:
    risk = seen.project.risk
    if risk is None or risk.category is None:
        yield say("risk.judged.none")
    else:
        yield say("risk.judged", category=risk.category)
    if seen.derived is not None:
        agrees = risk is not None and risk.category in (None, seen.derived)
        yield say("risk.derived" if agrees else "risk.derived.differs", derived=seen.derived)
    sides = {say(f"risk.side.{side}"): getattr(risk, side) for side in SIDES} if risk else {}
    sides |= {one_line(item.id): item.value for item in risk.extra} if risk else {}
    known = {name: value for name, value in sides.items() if value is not None}
    column = max(map(len, known), default=0)
    for name, value in known.items():
        yield f"  {name:{column}}  {'■' * value}{'□' * (WORST - value)} {value}"
    if risk is not None and risk.product_known is False:
        yield f"  {say('risk.product-unknown')}"


def _borne(seen: RiskLook) -> Iterator[str]:
    weighing = seen.weighing
    if weighing.excess is None:
        yield say("risk.appetite-unknown", project=seen.project.id)
        return
    params = {
        "appetite": weighing.appetite,
        "potential": weighing.potential,
        "investment": weighing.inputs["investment"].value,
    }
    yield say("risk.above" if weighing.excess else "risk.inside", excess=weighing.excess, **params)
    if seen.accepted is not None:
        decision = seen.accepted
        told = {"date": decision.date, "people": decision.by, "decision": decision.id}
        yield say("risk.accepted", reason=one_line(decision.reason), **told)
    elif weighing.excess:
        yield say("risk.not-accepted", decider=seen.decider, people=seen.people)


def _sections(seen: RiskLook) -> Iterator[tuple[str, list[str]]]:
    risk = seen.project.risk
    yield "risk.doing", [f"- {one_line(item)}" for item in risk.doing] if risk else []
    yield "risk.not-doing", [f"- {one_line(item)}" for item in risk.not_doing] if risk else []
    yield "risk.concerns", [_concern(seen, item) for item in seen.open]
    told = [f"{_told_quarter(point)}: {phrase(point.category)}" for point in seen.trend]
    yield "risk.trend", [" · ".join(told)] if len(told) > 1 else []


def _concern(seen: RiskLook, item: Concern) -> str:
    key = "risk.concern.overdue" if seen.overdue(item) else "risk.concern"
    params = {"id": item.id, "owner": item.owner, "due": item.due}
    return say(key, kind=say(f"risk.kind.{item.kind}"), text=one_line(item.text), **params)


def _told_quarter(point: Point) -> str:
    return say("risk.quarter", quarter=(point.day.month + 2) // 3, year=str(point.day.year))
