"""The options that every decision shares, and turning what was typed into a ruling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.errors import BadReference
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.model.events import Condition, Waiver
    from digitek_cli.operations.deciding import Reserve, Ruling

YEAR = re.compile(r"[0-9]{4}")

MeetingOption: TypeAlias = Annotated[str | None, typer.Option("--meeting", metavar="M", help=h("help.option.meeting"))]
ReserveOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--reserve", metavar="POOL[:YEAR]=AMOUNT", help=h("help.option.reserve"))
]
ConditionOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--condition", metavar='"TEXT;OWNER;DUE"', help=h("help.option.condition"))
]
WaiveOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--waive", metavar='CODE="REASON"', help=h("help.option.waive"))
]
UntilOption: TypeAlias = Annotated[str | None, typer.Option("--until", metavar="D", help=h("help.option.until"))]
SupersedesOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--supersedes", metavar="D-…", help=h("help.option.supersedes"))
]
DeciderOption: TypeAlias = Annotated[str, typer.Option("--by", metavar="ABC[,DEF]", help=h("help.option.by-decider"))]


def ruling(
    by: str,
    reason: str,
    *,
    date: str | None = None,
    meeting: str | None = None,
    reserve: list[str] | None = None,
    condition: list[str] | None = None,
    waive: list[str] | None = None,
    until: str | None = None,
    supersedes: list[str] | None = None,
) -> Ruling:
    """What was decided, from what was typed. Raises BadReference for what cannot be read."""
    from digitek_cli.operations.deciding import Ruling

    day = _clock.on(date)
    if not _context.people(by):
        raise BadReference("by-empty")
    if not reason.strip():
        raise BadReference("reason-empty")
    return Ruling(
        by=_context.people(by),
        reason=reason,
        date=day,
        meeting=meeting,
        reserves=tuple(_reserve(text, day.year) for text in reserve or ()),
        conditions=tuple(_condition(text) for text in condition or ()),
        waivers=tuple(_waiver(text) for text in waive or ()),
        until=_clock.parse_day(until) if until else None,
        supersedes=tuple(dict.fromkeys(supersedes or ())),
    )


def _reserve(text: str, year: int) -> Reserve:
    """`common=250.000` or `omsorg:2027=50000`; without a year the decision's own."""
    from digitek_cli.model.amounts import parse_amount
    from digitek_cli.operations.deciding import Reserve

    where, sign, amount = text.partition("=")
    pool, _, written = where.partition(":")
    if not sign or not pool.strip() or (written and not YEAR.fullmatch(written.strip())):
        raise BadReference("reserve-unclear", typed=text)
    return Reserve(pool.strip().lower(), int(written) if written else year, parse_amount(amount))


def _condition(text: str) -> Condition:
    """`TEXT;OWNER;DUE`; the text may itself hold semicolons."""
    from digitek_cli.model.events import Condition

    parts = text.rsplit(";", 2)
    if len(parts) != 3 or not all(part.strip() for part in parts):
        raise BadReference("condition-unclear", typed=text)
    return Condition(text=parts[0].strip(), owner=parts[1].strip(), due=_clock.parse_day(parts[2]))


def _waiver(text: str) -> Waiver:
    """`CODE=REASON`."""
    from digitek_cli.model.events import Waiver

    code, sign, reason = text.partition("=")
    if not sign or not code.strip() or not reason.strip():
        raise BadReference("waive-unclear", typed=text)
    return Waiver(code=code.strip(), reason=reason.strip().strip('"'))
