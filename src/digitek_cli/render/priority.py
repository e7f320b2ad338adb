"""Scores, rankings and borderline cases in words and as JSON; the exact fractions stay exact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import ProjectType, Severity
from digitek_cli.render import findings as found
from digitek_cli.render.language import language, one_line, say, term
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.priority_inputs import LEGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from digitek_cli.operations.priorities import Explained, Look
    from digitek_cli.rules.levers import Lever
    from digitek_cli.rules.priority import Part
    from digitek_cli.rules.priority_values import Given
    from digitek_cli.rules.weighing import Weighing

MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def number(value: Fraction) -> str:
    """`72,5`, or `64 1/6` where no short decimal is exact; in English `72.5`."""
    for places in range(3):
        scaled = value * 10**places
        if scaled.denominator == 1:
            text = f"{scaled.numerator // 10**places}"
            rest = f"{scaled.numerator % 10**places:0{places}d}" if places else ""
            return text + (f"{',' if language() == 'da' else '.'}{rest}" if rest else "")
    whole, rest_of = divmod(value, 1)
    return f"{whole} {rest_of}" if whole else f"{rest_of}"


def document(seen: Look) -> dict[str, Any]:
    """The contract's `priority score`."""
    weighing = seen.weighing
    score = weighing.score
    return {
        "project": seen.project.id,
        "title": seen.project.title,
        "type": seen.project.type,
        "area": seen.project.area,
        "status": seen.status,
        "backlog": seen.project.backlog,
        "gate": seen.gate,
        "date": weighing.on,
        "tek": weighing.tek,
        "potential": weighing.potential,
        "appetite": weighing.appetite,
        "excess": weighing.excess,
        "score": str(score.total) if score else None,
        "level": weighing.level,
        "capped": bool(score and score.capped),
        "parts": {part.criterion: _part(part) for part in score.parts} if score else {},
        "inputs": {
            name: {"value": item.value, "origin": item.origin} | item.basis for name, item in weighing.inputs.items()
        },
        "values": values_document(seen),
        "findings": [found.document(finding) for finding in seen.findings],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"value": str(part.value), "weight": str(part.weight), "points": part.points, "most": part.most}


def values_document(seen: Look) -> dict[str, Any]:
    """The four values and the one in force."""
    values, weighing = seen.values, seen.weighing
    score = weighing.score
    computed = {"level": weighing.level, "date": weighing.on, "score": str(score.total)} if score else None
    return {
        "first": _given(values.first),
        "computed": computed,
        "recommended": _given(values.recommended),
        "decided": _given(values.decided),
        "effective": _given(values.effective),
    }


def _given(given: Given | None) -> dict[str, Any] | None:
    if given is None:
        return None
    return {
        "level": given.level,
        "origin": given.origin,
        "date": given.date,
        "by": list(given.by),
        "event": given.event,
        "meeting": given.meeting,
    }


def text(seen: Look) -> str:
    """The score, its parts, the four values, and what was found."""
    lines = [f"{seen.project.id}  {one_line(seen.project.title)}", _verdict(seen.weighing), "", *_parts(seen.weighing)]
    if seen.project.backlog:
        lines.append(say("priority.backlog", reason=one_line(seen.project.backlog.reason)))
    lines += ["", say("priority.four"), *_four(seen)]
    if seen.findings:
        lines.append("")
    for finding in seen.findings:
        lines.append(f"  {MARKS[finding.severity]} {finding.code} {found.message(finding)}")
        hint = found.hint(finding)
        lines += [f"      → {hint}"] if hint else []
    return "\n".join(folded(lines))


def _verdict(seen: Weighing) -> str:
    missing = len(seen.missing)
    mandatory = seen.project.type == ProjectType.MANDATORY
    if seen.score is None:
        key = "priority.score.mandatory-none" if mandatory else "priority.score.none"
        return say(f"{key}.one" if missing == 1 else key, level=seen.level, number=missing)
    total = number(seen.score.total)
    key = "priority.score.mandatory" if mandatory else "priority.score" if seen.level else "priority.score.no-level"
    return say(key, total=total, level=seen.level)


def _parts(seen: Weighing) -> Iterator[str]:
    if seen.score is None:
        yield f"  {say('priority.known', tek=seen.tek, potential=seen.potential, appetite=seen.appetite)}"
    else:
        names = {part.criterion: say(f"priority.part.{part.criterion}") for part in seen.score.parts}
        values = {
            part.criterion: say("priority.part.value", value=number(part.value), weight=number(part.weight))
            for part in seen.score.parts
        }
        first, second = max(map(len, names.values())), max(map(len, values.values()))
        for part in seen.score.parts:
            key = part.criterion
            yield f"  {names[key]:{first}}  {values[key]:>{second}}  {_detail(seen, part)}"
    spent = seen.inputs["investment"]
    if spent.value is not None:
        yield f"  {say('priority.investment', number=spent.value, **spent.basis)}"


def _detail(seen: Weighing, part: Part) -> str:
    points: dict[str, Any] = {"points": part.points, "most": part.most}
    if part.criterion == "benefits":
        legs = {leg: seen.inputs[leg].value for leg in LEGS}
        return say("priority.detail.benefits", potential=seen.potential, **points, **legs)
    item = seen.inputs[part.criterion]
    if part.criterion == "risk":
        return say("priority.detail.risk", risk=item.value, appetite=seen.appetite, **points)
    if item.origin == "half-by":
        basis = {"half_by": item.basis["half_by"], "benefit": item.basis["benefit"], "start": item.basis["from"]}
        return say("priority.detail.horizon.half-by", **points, **basis)
    if part.criterion == "horizon":
        return say("priority.detail.horizon", months=item.basis["months"], **points)
    reference = item.basis.get("reference")
    key = "priority.detail.attention.reference" if reference else "priority.detail.attention"
    return say(key, reference=reference, **points)


def _four(seen: Look) -> Iterator[str]:
    values, weighing = seen.values, seen.weighing
    told = {
        "first": _told(values.first),
        "computed": _computed(weighing),
        "recommended": _told(values.recommended),
        "decided": _told(values.decided),
        "effective": _in_force(values.effective),
    }
    names = {key: say(f"priority.four.{key}") for key in told}
    column = max(map(len, names.values()))
    for key, value in told.items():
        yield f"  {names[key]:{column}}  {value}"


def _told(given: Given | None) -> str:
    return say("priority.given", level=given.level, date=given.date, by=given.by) if given else "–"


def _computed(seen: Weighing) -> str:
    if seen.score is None:
        return term(seen.level) if seen.level else "–"
    return say("priority.computed", level=seen.level, total=number(seen.score.total), date=seen.on)


def _in_force(given: Given | None) -> str:
    return say(f"priority.given.{given.origin}", level=given.level, date=given.date) if given else "–"


def explained_document(seen: Explained) -> dict[str, Any]:
    """`priority explain`: the score, and the levers."""
    short = seen.short_of
    return document(seen.look) | {
        "short_of": {"level": short[0], "points": str(short[1])} if short else None,
        "levers": [_lever_document(lever) for lever in seen.levers],
    }


def _lever_document(lever: Lever) -> dict[str, Any]:
    return {
        "input": lever.name,
        "from": lever.now,
        "to": lever.then,
        "taken_from": lever.move,
        "level": lever.level,
        "score": str(lever.total),
        "gaming": lever.gaming,
        "because": say(f"priority.why.{lever.why}"),
    }


def explained_text(seen: Explained) -> str:
    """The score as `priority score` shows it, and what would lift it."""
    lines = [text(seen.look), ""]
    if seen.short_of:
        level, points = seen.short_of
        lines += [say("priority.short-of", level=level, points=number(points)), ""]
    lines.append(say("priority.lift"))
    if not seen.levers:
        weighing = seen.look.weighing
        top = weighing.project.type == ProjectType.MANDATORY or (weighing.level and weighing.level.value == "high")
        lines.append(f"  {say('priority.lift.top' if top else 'priority.lift.none')}")
    for lever in seen.levers:
        lines.append(f"  {_lever(lever)}")
        mark = say("priority.gaming" if lever.gaming else "priority.real")
        lines.append(f"      {mark}: {say(f'priority.why.{lever.why}')}")
    return "\n".join(folded("\n".join(lines).splitlines()))


def _lever(lever: Lever) -> str:
    params: dict[str, Any] = {
        "input": say(f"priority.input.{lever.name}"),
        "now": lever.now,
        "then": lever.then,
        "total": number(lever.total),
        "level": lever.level,
    }
    if lever.move:
        return say("priority.lever.move", giver=say(f"priority.input.{lever.move}"), **params)
    return say("priority.lever", **params)
