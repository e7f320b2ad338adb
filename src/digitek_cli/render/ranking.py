"""The ranking of the projects, and whose level hangs on the weights, in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import one_line, say, term
from digitek_cli.render.priority import number, values_document
from digitek_cli.render.tables import stacked, width
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.priority import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digitek_cli.operations.priorities import Look, Sensitive
    from digitek_cli.rules.priority_values import Given
    from digitek_cli.rules.sensitivity import Sensitivity, Shift
    from digitek_cli.rules.weighing import Weighing

SHOWN_SHIFTS = 3


def rank_document(rows: Sequence[Look]) -> dict[str, Any]:
    """The ranking; `priority score` has the parts and the sentences of each."""
    return {"projects": [{"rank": place} | _rank_row(row) for place, row in enumerate(rows, 1)]}


def _rank_row(row: Look) -> dict[str, Any]:
    seen, score = row.weighing, row.weighing.score
    return {
        "project": row.project.id,
        "title": row.project.title,
        "type": row.project.type,
        "area": row.project.area,
        "status": row.status,
        "backlog": row.project.backlog,
        "tek": seen.tek,
        "potential": seen.potential,
        "appetite": seen.appetite,
        "excess": seen.excess,
        "score": str(score.total) if score else None,
        "level": seen.level,
        "capped": bool(score and score.capped),
        "values": values_document(row),
        "findings": [finding.code for finding in row.findings],
    }


COLUMNS = ("number", "project", "title", "first", "computed", "recommended", "decided", "effective", "status")
TITLE, LEAST_TITLE = COLUMNS.index("title"), 12


def rank_text(rows: Sequence[Look]) -> str:
    """One project a line, its title cut to what room there is; stacked where there is none."""
    if not rows:
        return say("priority.rank.empty")
    heads = [say(f"priority.rank.{column}") for column in COLUMNS]
    body = [[one_line(cell) for cell in _cells(place, row)] for place, row in enumerate(rows, 1)]
    widths = [max(map(len, column)) for column in zip(heads, *body, strict=True)]
    room = width() - sum(widths) + widths[TITLE] - 2 * (len(COLUMNS) - 1)
    if room < LEAST_TITLE:
        return stacked(heads, body)
    widths[TITLE] = min(widths[TITLE], room)
    lines = [_line(heads, widths), *(_line(cells, widths) for cells in body)]
    lines.insert(1, "─" * max(map(len, lines)))
    notes = [
        f"  {row.project.id}  {say('priority.backlog', reason=one_line(row.project.backlog.reason))}"
        for row in rows
        if row.project.backlog
    ]
    unscored = tuple(row.project.id for row in rows if row.weighing.score is None)
    if unscored:
        notes += [*([""] if notes else []), say("priority.rank.unscored", projects=unscored)]
    return "\n".join([*lines, *([""] if notes else []), *folded(notes)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    cut = [cell if len(cell) <= room else cell[: room - 1] + "…" for cell, room in zip(cells, widths, strict=True)]
    return "  ".join(f"{cell:{room}}" for cell, room in zip(cut, widths, strict=True)).rstrip()


def _cells(place: int, row: Look) -> list[str]:
    return [
        str(place),
        row.project.id,
        row.project.title,
        _level(row.values.first),
        _scored(row.weighing),
        _level(row.values.recommended),
        _level(row.values.decided),
        _level(row.values.effective),
        term(row.status),
    ]


def _level(given: Given | None) -> str:
    return term(given.level) if given else "–"


def _scored(seen: Weighing) -> str:
    level = term(seen.level) if seen.level else "–"
    return f"{level} {number(seen.score.total)}" if seen.score else level


def sensitive_document(seen: Sensitive) -> dict[str, Any]:
    """`priority sensitivity`."""
    return {
        "points": seen.points,
        "vectors": [_weights(vector) for vector in seen.tried],
        "projects": [_sensitivity_document(item) for item in seen.found],
        "borderline": [item.weighing.project.id for item in seen.found if item.borderline],
        "unscored": [item.project.id for item in seen.unscored],
    }


def _weights(vector: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(CRITERIA, vector, strict=True))


def _sensitivity_document(item: Sensitivity) -> dict[str, Any]:
    score = item.weighing.score
    return {
        "project": item.weighing.project.id,
        "title": item.weighing.project.title,
        "score": str(score.total) if score else None,
        "level": item.weighing.level,
        "lowest": str(item.lowest),
        "highest": str(item.highest),
        "borderline": item.borderline,
        "by_two_weights": item.pairwise,
        "levels": sorted({shift.level.value for shift in item.shifts}),
        "changes": [
            {"weights": _weights(shift.weights), "score": str(shift.total), "level": shift.level}
            for shift in item.shifts
        ],
    }


def sensitive_text(seen: Sensitive) -> str:
    """The borderline cases, each with the mildest vectors that change its level."""
    lines = [say("priority.sensitivity.head", points=seen.points, number=len(seen.tried)), ""]
    shaken = [item for item in seen.found if item.borderline]
    for item in shaken:
        lines += _borderline(item)
    if not shaken:
        lines.append(say("priority.sensitivity.none"))
    if seen.unscored:
        names = tuple(item.project.id for item in seen.unscored)
        lines += ["", say("priority.sensitivity.unscored", projects=names)]
    return "\n".join(folded(lines))


def _borderline(item: Sensitivity) -> Iterator[str]:
    project, score = item.weighing.project, item.weighing.score
    params: dict[str, Any] = {"project": project.id, "title": one_line(project.title), "level": item.weighing.level}
    total = number(score.total) if score else "–"
    tail = "" if item.pairwise else f" ({say('priority.sensitivity.several')})"
    ends = {"lowest": number(item.lowest), "highest": number(item.highest)}
    yield say("priority.sensitivity.line", total=total, **ends, **params) + tail
    for shift in item.shifts[:SHOWN_SHIFTS]:
        yield f"    {_shift(shift)}"


def _shift(shift: Shift) -> str:
    weights: dict[str, Any] = _weights(shift.weights)
    return say("priority.sensitivity.shift", level=shift.level, total=number(shift.total), **weights)
