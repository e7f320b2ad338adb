"""Gates in words and as JSON: readiness, the decider, the receipt of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Decider, Severity
from digitek_cli.render import findings as found
from digitek_cli.render.language import label, one_line, say, term
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.events import Decision
    from digitek_cli.operations.change import Change
    from digitek_cli.operations.readiness import Readiness, Seat, Waiting
    from digitek_cli.rules.criteria import Missing
    from digitek_cli.rules.finding import Finding


def because(seat: Seat) -> list[str]:
    """Why the decider is who it is, in sentences."""
    mandate = seat.mandate
    told = [label(mandate.row.because)]
    if mandate.decider == Decider.HEADS_GROUP:
        told.append(say("who.quorum", quorum=mandate.quorum, people=mandate.people))
    if mandate.required:
        told.append(say("who.required", people=tuple(dict.fromkeys(mandate.required))))
    if mandate.facts["forum.recommended"] == "heads-group" and mandate.facts["forum.chosen"] == "none":
        told.append(say("who.forum-open"))
    told.append(say("who.source", rule=mandate.row.rule, source=mandate.row.source))
    return told


def who_document(seat: Seat) -> dict[str, Any]:
    """The contract's `gate who`."""
    mandate = seat.mandate
    return {
        "project": seat.project.id,
        "gate": seat.gate.value,
        "decider": mandate.decider.value,
        "rule": mandate.row.rule,
        "because": because(seat),
        "may_decide": list(mandate.people),
        "must_take_part": list(dict.fromkeys(mandate.required)),
        "quorum": mandate.quorum,
    }


def who_text(seat: Seat) -> str:
    """Who decides, then why."""
    people = ", ".join(seat.mandate.people) or say("who.nobody")
    head = say("who.head", project=seat.project.id, gate=seat.gate, decider=seat.mandate.decider, people=people)
    return "\n".join(folded([head, *(f"  {sentence}" for sentence in because(seat))]))


def _missing(item: Missing) -> dict[str, Any]:
    return found.missing(item.finding) | {"detail": item.detail, "waivable": item.waivable}


def status_document(ready: Readiness) -> dict[str, Any]:
    """The contract's `gate status`."""
    return {
        "project": ready.seat.project.id,
        "gate": ready.seat.gate.value,
        "phase": ready.state.phase.value,
        "ready": ready.ready,
        "missing": [_missing(item) for item in ready.missing],
        "notes": [found.missing(finding) | {"severity": finding.severity.value} for finding in ready.notes],
        "decider": ready.seat.mandate.decider.value,
        "may_decide": list(ready.seat.mandate.people),
    }


def status_text(ready: Readiness) -> str:
    """Ready or not, each thing that is missing with what to type, then who decides."""
    seat = ready.seat
    title = one_line(seat.project.title)
    lines = [say("status.head", project=seat.project.id, title=title, gate=seat.gate, phase=ready.state.phase)]
    if ready.ready:
        lines.append(say("status.ready"))
    else:
        lines.append(say("status.missing", count=len(ready.missing)))
        standing = [item.finding for item in ready.missing]
        for number, item in enumerate(ready.missing):
            lines += _told(item.finding, "✗", found.advice(standing, number), waivable=item.waivable)
    for finding in ready.notes:
        lines += _told(finding, "!" if finding.severity == Severity.WARNING else "·", found.hint(finding))
    people = ", ".join(seat.mandate.people) or say("who.nobody")
    lines += ["", say("status.decider", decider=seat.mandate.decider, people=people)]
    return "\n".join(folded(lines))


def _told(finding: Finding, mark: str, hint: str | None, *, waivable: bool = False) -> list[str]:
    tail = f" {say('status.waivable')}" if waivable else ""
    told = [f"  {mark} {finding.code} {found.message(finding)}{tail}"]
    return [*told, f"      → {hint}"] if hint else told


def waiting_document(rows: Sequence[Waiting]) -> dict[str, Any]:
    """What waits for whom."""
    return {
        "waiting": [
            {
                "project": row.readiness.seat.project.id,
                "title": row.readiness.seat.project.title,
                "gate": row.readiness.seat.gate.value,
                "status": row.status,
                "ready": row.readiness.ready,
                "missing": len(row.readiness.missing),
                "decider": row.readiness.seat.mandate.decider.value,
                "may_decide": list(row.readiness.seat.mandate.people),
            }
            for row in rows
        ]
    }


def waiting_text(rows: Sequence[Waiting]) -> str:
    """One project a line; what is ready first, since it waits for a decider and not for work."""
    if not rows:
        return "\n".join(folded([say("waiting.none")]))
    lines = []
    for row in sorted(rows, key=lambda item: (not item.readiness.ready, item.readiness.seat.project.id)):
        seat = row.readiness.seat
        people = ", ".join(seat.mandate.people) or say("who.nobody")
        state = (
            say("waiting.ready") if row.readiness.ready else say("waiting.missing", count=len(row.readiness.missing))
        )
        lines.append(f"{seat.project.id}  {one_line(seat.project.title)}")
        lines.append(f"    {term(seat.gate)}: {state} · {term(seat.mandate.decider)} ({people})")
    return "\n".join(folded(lines))


def advanced_text(change: Change) -> str:
    """What was decided, the money, the conditions, where the project stands now, what comes next."""
    decision: Decision = next(item for item in change.records if item.__class__.__name__ == "Decision")  # type: ignore[assignment]
    result = change.result
    lines = [
        say(
            "advanced.head",
            project=decision.project,
            gate=decision.gate,
            outcomes=decision.outcomes,
            decider=decision.decider,
            people=decision.by,
            date=decision.date,
        )
    ]
    lines += [say("advanced.money", amount=item.amount, pool=item.pool, year=item.year) for item in decision.grants]
    lines += [
        say("advanced.condition", number=number, text=item.text, person=item.owner, due=item.due)
        for number, item in enumerate(decision.conditions, 1)
    ]
    lines += [say("advanced.waiver", code=item.code, reason=item.reason) for item in decision.waivers]
    if decision.created:
        lines.append(say("advanced.created", created=decision.created))
    where = say("advanced.now", phase=result["phase"], status=result["status"])
    lines.append(where)
    lines.append(say("advanced.decision", decision=decision.id))
    return "\n".join(folded(lines))
