"""What came, what went, and where two people wrote two values: in words and for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import short
from digitek_cli.render import fields, trail
from digitek_cli.render import findings as found
from digitek_cli.render.language import day, label, maybe, one_line, plain, say
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.portfolio import Portfolio

MOST = 20
SHEET = re.compile(r"checklists/\d{4}/(P-\d{4}-\d{3,5})/([a-z0-9-]+)\.yaml$")
SIDES = ("mine", "theirs")


def progress(stage: str, server: Any) -> str:
    """What is going on right now."""
    return say(f"sync.progress.{stage}", remote=server.name, address=server.shown)


@dataclass(frozen=True)
class Told:
    """What the commits that came and went did, and the portfolio in whose words each side speaks."""

    fetched: Sequence[trail.Line]
    pushed: Sequence[trail.Line]
    theirs: Portfolio
    mine: Portfolio


def text(done: Any, told: Told, *, dry_run: bool) -> str:
    """The whole receipt in words."""
    plan, names = done.plan, {"remote": done.server.name, "branch": done.server.branch}
    trial = "sync.dry-run.choose" if plan.undecided else "sync.dry-run"
    lines = [say(trial), ""] if dry_run else []
    if plan.kind == "same":
        return "\n".join([*lines, say("sync.same", **names)])
    lines += _moved("sync.fetched", told.fetched, told.theirs, names)
    sent = "sync.pushed" if done.sent or dry_run else "sync.unsent"
    lines += _moved(sent if plan.kind != "first" or not done.sent else "sync.first", told.pushed, told.mine, names)
    lines += [say("sync.renumbered", old=old, new=new) for old, new in plan.renumbered]
    for number, item in enumerate(plan.clashes):
        lines.append(_chosen(item, told.mine) if item.clash.chosen else clash(done, number, told.mine))
    lines += found.lines(plan.findings)
    for key, wrong in (("sync.came-along", plan.brought), ("sync.went-along", plan.sent)):
        if wrong:
            lines += ["", say(key), *("  " + line for line in found.lines(wrong))]
    if done.merge:
        lines.append(say("sync.merged", commit=short(done.merge)))
    return "\n".join(lines)


def _moved(key: str, lines: Sequence[trail.Line], known: Portfolio, names: dict[str, str]) -> list[str]:
    if not lines:
        return []
    number = "one" if len(lines) == 1 else "many"
    shown = trail.text(lines[:MOST], known, more=len(lines) > MOST)
    return [say(f"{key}.{number}", count=len(lines), **names), *("  " + line for line in shown.split("\n"))]


def document(done: Any, told: Told, *, dry_run: bool) -> dict[str, Any]:
    """The same for a program."""
    plan = done.plan
    return {
        "remote": done.server.name,
        "branch": done.server.branch,
        "dry_run": dry_run,
        "kind": plan.kind,
        "fetched": trail.document(told.fetched, told.theirs),
        "pushed": trail.document(told.pushed, told.mine),
        "sent": done.sent,
        "commit": None if dry_run else done.commit,
        "merged": done.merge,
        "renumbered": [{"from": old, "to": new} for old, new in plan.renumbered],
        "conflicts": [_conflict(done, number, told.mine) for number in range(len(plan.clashes))],
        "findings": [found.document(finding) for finding in (*plan.findings, *plan.brought, *plan.sent, *done.notes)],
    }


def _conflict(done: Any, number: int, portfolio: Portfolio) -> dict[str, Any]:
    item, authors = done.plan.clashes[number], done.authors[number]
    return {
        "path": item.path,
        "place": item.place,
        "field": item.place.partition(":")[2] or None,
        "name": _name(item, portfolio),
        **{side: getattr(item.clash, side) for side in ("base", *SIDES)},
        **{
            f"{side}_by": {"who": author.who, "date": author.date} if author else None
            for side, author in zip(SIDES, authors, strict=True)
        },
        "chosen": item.clash.chosen,
    }


def clashes(done: Any, portfolio: Portfolio) -> list[Finding]:
    """Each undecided clash as a finding: two values, and what to type."""
    return [
        error("SYNC010", **_params(done, number, portfolio))
        for number, item in enumerate(done.plan.clashes)
        if item.clash.chosen is None
    ]


def clash(done: Any, number: int, portfolio: Portfolio) -> str:
    """One clash on lines of its own."""
    return say("sync.clash", **_params(done, number, portfolio))


def commands(done: Any) -> str:
    """The line that decides all of them, to be amended and typed."""
    return " ".join(f"--choose {_quoted(item.place)}=mine" for item in done.plan.undecided)


def _params(done: Any, number: int, portfolio: Portfolio) -> dict[str, Any]:
    item, authors = done.plan.clashes[number], done.authors[number]
    values = {side: _value(item, getattr(item.clash, side)) for side in ("base", *SIDES)}
    for side, author in zip(SIDES, authors, strict=True):
        if author:
            values[side] += f" ({one_line(author.who)}, {day(author.date)})"
    return {"name": _name(item, portfolio), "place": _quoted(item.place), **values}


def _chosen(item: Any, portfolio: Portfolio) -> str:
    side = item.clash.chosen
    value = _value(item, getattr(item.clash, side))
    key = "sync.chosen.mine" if side == "mine" else "sync.chosen.theirs"
    return say(key, name=_name(item, portfolio), value=value)


def _name(item: Any, portfolio: Portfolio) -> str:
    """What a clash is about, as a person would say it."""
    subject = item.place.partition(":")[0]
    if not item.clash.at:
        return plain(subject)
    subject = subject.partition("/")[0] if SHEET.search(item.path) else subject
    sheet = SHEET.search(item.path)
    told = _question(sheet, item.clash.at, portfolio) if sheet else None
    return f"{plain(subject)}: {told or _heading(item.clash.at)}"


def _question(sheet: re.Match[str], at: tuple[str, ...], portfolio: Portfolio) -> str | None:
    """The text of the question that a fact or an answer is about."""
    project, name = sheet.groups()
    if len(at) != 2:
        return None
    register = portfolio.fact_register
    if at[0] == "facts" and register and at[1] in register.facts:
        return f"{one_line(label(register.facts[at[1]].text))} ({at[1]})"
    answers = portfolio.answer_sheet(project, name)
    questions = portfolio.questionnaire(name, answers.version) if answers else None
    item = questions.item(at[1]) if questions else None
    return f"{one_line(label(item.text))} ({at[1]})" if item else None


def _heading(at: tuple[str, ...]) -> str:
    """`Afprøvning (budget.trial)`; inside a list the list's heading, the item and its part."""
    names = [part for part in at if not part.startswith("[")]
    if maybe(f"document.field.{'.'.join(names)}"):
        return fields.title(".".join(names))
    first = maybe(f"document.field.{at[0]}") or at[0]
    rest = [part if part.startswith("[") else (maybe(f"field.part.{part}") or part).rstrip(":") for part in at[1:]]
    return plain(", ".join([first, *(part.strip("[]") for part in rest)]))


def _value(item: Any, value: Any) -> str:
    if not item.clash.at:
        return say("sync.file.gone" if value is None else "sync.file.kept", commit=short(str(value)))
    if isinstance(value, dict) and "value" in value:
        value = value["value"]
    if isinstance(value, bool):
        return say("word.yes" if value else "word.no")
    return fields.words(value, ".".join(part for part in item.clash.at if not part.startswith("[")))


def _quoted(place: str) -> str:
    """A place as it is typed: in quotes where it holds a blank or a sign that a shell reads."""
    return place if re.fullmatch(r"[\w./:-]+", place) else f'"{place}"'
