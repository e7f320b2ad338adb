"""The hours of the coming quarters in words and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import MONTHS, figure, label, language, listing, maybe, one_line, say, term
from digitek_cli.render.optimise import quarter_name
from digitek_cli.render.tables import fitted
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.capacity import Consumer, Load, Strain, yearly
from digitek_cli.rules.months import months_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.organisation import Area
    from digitek_cli.operations.capacity import View
    from digitek_cli.operations.change import Change
    from digitek_cli.rules.giving_way import GivingWay
    from digitek_cli.rules.recipients import Recipient
    from digitek_cli.rules.starting import Start

BAR = 8


def text(view: View, areas: Iterable[Area]) -> str:
    """Everything on one screen, the sentences that ask for something first."""
    titles = {area.id: one_line(label(area.title)) for area in areas}
    if not view.people:
        shown = [say("capacity.empty")]
    else:
        shown = [say("capacity.title", slack=str(view.rules.slack)), "", hours_table(view), ""]
        shown += [f"- {line}" for line in [*_overbooked(view), *_consumers(view)]]
        shown += ["", *_starts(view)]
        shown += ["", *_giving_way(view)] if view.giving_way else []
    crowd = recipients_table(view, titles)
    if crowd:
        shown += ["", say("capacity.recipients", most=str(view.rules.changes_at_once)), "", crowd]
        shown += ["", *(f"- {line}" for line in _crowded(view, titles))] if view.crowded else []
    return "\n".join(line for part in shown for line in folded(part.split("\n")))


def hours_table(view: View) -> str:
    """One row a person and one for the team: asked for, of what can be planned with, and a bar."""
    heads = [say("capacity.who"), *map(quarter_name, view.quarters)]
    return fitted(heads, [[name, *map(_cell, cells)] for name, cells in by_quarter(view)], folding=0)


@dataclass(frozen=True)
class Cell:
    """Somebody's quarter; a month that does not hold is one too many, however much the quarter has."""

    quarter: str
    load: Load
    over: tuple[int, ...]

    @property
    def strain(self) -> Strain:
        """As bad as its worst month."""
        return Strain.OVER if self.over else self.load.strain


def by_quarter(view: View) -> list[tuple[str, list[Cell]]]:
    """Each person's quarters and the team's last, with the months that are overbooked; empty without people."""
    rows = [(row.initials, row.loads, row.over) for row in view.people]
    if rows:
        rows.append((say("capacity.team"), view.team, view.team_over))
    return [
        (
            name,
            [
                Cell(quarter, load, tuple(month for month in months_of(quarter) if month in over))
                for quarter, load in zip(view.quarters, loads, strict=True)
            ],
        )
        for name, loads, over in rows
    ]


def _cell(cell: Cell) -> str:
    """`███░░ 120/150`, with a mark where it does not hold."""
    load = cell.load
    mark = "" if cell.strain == Strain.FREE else f" {say(f'capacity.mark.{cell.strain.value}')}"
    return f"{bar(load)} {rounded(load.asked)}/{rounded(load.usable)}{mark}"


def bar(load: Load) -> str:
    """How much of all the hours is asked for, in eighths; a bar that is full is full or more."""
    share = load.asked / load.hours if load.hours else Fraction(bool(load.asked))
    full = min(round(share * BAR), BAR)
    return "█" * full + "░" * (BAR - full)


def rounded(hours: Fraction) -> str:
    """Whole hours."""
    return figure(round(hours))


def month_name(month: int) -> str:
    """`februar 2027`."""
    return f"{MONTHS[language()][month % 12]} {month // 12}"


def _overbooked(view: View) -> Iterator[str]:
    for row in view.people:
        if row.over:
            yield say("capacity.over", person=row.initials, months=listing([month_name(item) for item in row.over]))
        slack = [
            quarter_name(quarter)
            for quarter, load in zip(view.quarters, row.loads, strict=True)
            if load.strain == Strain.SLACK
        ]
        if slack:
            yield say("capacity.slack", person=row.initials, quarters=listing(slack))
    for quarter, load in zip(view.quarters, view.team, strict=True):
        if load.strain != Strain.FREE:
            key = f"capacity.team.{load.strain.value}"
            yield say(key, quarter=quarter_name(quarter), asked=rounded(load.asked), hours=rounded(load.hours))
    if all(load.strain == Strain.FREE for load in view.team) and not any(row.over for row in view.people):
        yield say("capacity.holds")


def _consumers(view: View) -> Iterator[str]:
    for consumer, loads in view.consumers.items():
        year = str(yearly(view.rules, consumer))
        params = {"year": year, "asked": rounded(loads[0].asked), "hours": rounded(min(item.hours for item in loads))}
        short = any(item.asked > item.hours for item in loads)
        yield say(f"capacity.{consumer.value}.{'short' if short else 'enough'}", **params)
    each = view.rules.consultants_each
    other = view.rules.model_copy(update={"consultants_each": not each})
    yield say(f"capacity.reading.{'each' if each else 'shared'}", other=str(yearly(other, Consumer.SURVEYS)))


def _starts(view: View) -> list[str]:
    if not view.starts:
        return [say("capacity.starts.none")]
    heads = [say(f"capacity.head.{name}") for name in ("project", "phases", "hours", "start", "end")]
    rows = [_start(item) for item in view.starts]
    return [say("capacity.starts", months=str(view.rules.phase_months)), "", fitted(heads, rows, folding=0)]


def _giving_way(view: View) -> list[str]:
    """Who gives way to what is mandatory, and how."""
    lines = [f"- {_way(item)}" for item in view.giving_way]
    return [*lines, say("capacity.way.how")] if any(item.gives for item in view.giving_way) else lines


def _way(item: GivingWay) -> str:
    params: dict[str, Any] = {
        "projects": item.projects,
        "months": listing([month_name(month) for month in item.months]),
        "gives": item.gives,
    }
    if not item.waits:
        who = say("capacity.team") if item.who is None else item.who
        return say("capacity.way.over" if item.enough else "capacity.way.over.none", who=who, **params)
    if not item.enough:
        return say("capacity.way.none", **params)
    if item.start is None:
        return say("capacity.way.lost", **params)
    return say("capacity.way.later", start=month_name(item.start), **params)


def _start(item: Start) -> list[str]:
    project = item.waiting.project
    begin = say("capacity.no-start") if item.start is None else month_name(item.start)
    if item.after:
        begin += " " + say("capacity.after", project=item.after)
    end = "" if item.end is None else month_name(item.end)
    phases = ", ".join(map(term, item.waiting.phases))
    return [f"{project.id} {one_line(project.title)}", phases, figure(item.waiting.hours), begin, end]


def recipients_table(view: View, titles: dict[str, str]) -> str:
    """How many changes hit whom; empty where nobody is hit."""
    if not view.recipients:
        return ""
    heads = [say("capacity.recipient"), *map(quarter_name, view.quarters)]
    rows = [[recipient_name(item, titles), *(str(len(hits)) for hits in item.hits)] for item in view.recipients]
    return fitted(heads, rows, folding=0)


def recipient_name(item: Recipient, titles: dict[str, str]) -> str:
    """`Omsorg: Hjemmeplejen`, or the area alone where no departments are named."""
    area = titles.get(item.area, item.area)
    return f"{area}: {one_line(item.department)}" if item.department else area


def _crowded(view: View, titles: dict[str, str]) -> Iterator[str]:
    for item, quarter, hits in view.crowded:
        params = {"who": recipient_name(item, titles), "quarter": quarter_name(quarter), "count": str(len(hits))}
        yield say("capacity.crowded", projects=hits, **params)


def said(change: Change) -> str:
    """What a change of the file did."""
    verb = change.operation + (".removed" if change.what.endswith("removed") else "")
    return maybe(f"done.{verb}", **change.result) or ""


def document(view: View) -> dict[str, Any]:
    """The same as JSON; hours with two decimals."""
    return {
        "quarters": list(view.quarters),
        "slack": view.rules.slack,
        "people": [
            {
                "person": row.initials,
                "quarters": _loads(view, row.loads),
                "overbooked": [_month(month) for month in row.over],
            }
            for row in view.people
        ],
        "team": _loads(view, view.team),
        "team_overbooked": [_month(month) for month in view.team_over],
        "consumers": {
            item.value: {"year": yearly(view.rules, item), "quarters": _loads(view, loads)}
            for item, loads in view.consumers.items()
        },
        "starts": [_start_document(item) for item in view.starts],
        "giving_way": [_way_document(item) for item in view.giving_way],
        "recipients": [
            {
                "area": item.area,
                "department": item.department,
                "projects": dict(zip(view.quarters, item.hits, strict=True)),
            }
            for item in view.recipients
        ],
        "crowded": [
            {"area": item.area, "department": item.department, "quarter": quarter, "projects": list(hits)}
            for item, quarter, hits in view.crowded
        ],
    }


def _loads(view: View, loads: Iterable[Load]) -> list[dict[str, Any]]:
    return [
        {
            "quarter": quarter,
            "hours": _exact(load.hours),
            "usable": _exact(load.usable),
            "asked": _exact(load.asked),
            "state": load.strain,
        }
        for quarter, load in zip(view.quarters, loads, strict=True)
    ]


def _start_document(item: Start) -> dict[str, Any]:
    return {
        "project": item.waiting.project.id,
        "phases": list(item.waiting.phases),
        "hours": item.waiting.hours,
        "start": _month(item.start),
        "end": _month(item.end),
        "after": item.after,
    }


def _way_document(item: GivingWay) -> dict[str, Any]:
    return {
        "projects": list(item.projects),
        "waits": item.waits,
        "person": item.who,
        "months": [_month(month) for month in item.months],
        "start": _month(item.start),
        "give_way": list(item.gives),
        "enough": item.enough,
    }


def _month(month: int | None) -> str | None:
    return None if month is None else f"{month // 12}-{month % 12 + 1:02d}"


def _exact(hours: Fraction) -> Decimal:
    """To two decimals, rounded half to even as money is."""
    return Decimal(round(hours * 100)) / 100
