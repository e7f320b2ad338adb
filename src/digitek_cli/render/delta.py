"""Differences between two states of the portfolio: as sentences, as one line for the trail, as a script reads them."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Phase
from digitek_cli.render import delta_events, fields
from digitek_cli.render.language import label, maybe, one_line, phrase, say, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.delta import Difference

# How many differences the one line of a commit tells before it counts the rest.
AT_MOST = 3
QUESTION = 90
# What was answered at each step of intake; at the others, who was appointed.
STEPS = {"triage": "outcome", "blockers": "found", "interest": "wanted", "priority": "level"}
EMPTY: tuple[Any, ...] = (None, "", [], {})
PLAIN = ("field", "name", "step", "file")
EVENTS = frozenset({"decision", "statement", "booking", "withdrawn"})


def sentence(item: Difference, known: Portfolio) -> str:
    """One difference in words, with whoever did it. `known` is where titles are looked up."""
    said = _said(item, known)
    who = _who(item)
    return f"{said} ({who})" if who else said


def summary(differences: Sequence[Difference], known: Portfolio) -> str:
    """What a commit did on one line; the rest is counted."""
    # What a commit opened again its first line says; the rounds alone are told where there is nothing else.
    differences = [item for item in differences if item.code != "round"] or list(differences)
    ending = [
        item for item in differences if item.code in EVENTS and delta_events.ends_year(item.params["event"], known)
    ]
    told = [delta_events.year_end([item.params["event"] for item in ending], known)] if len(ending) > 1 else []
    # What somebody decided, said or booked comes before the fields that went with it.
    ordered = sorted((item for item in differences if not told or item not in ending), key=_weight)
    told += [_said(item, known) for item in ordered[:AT_MOST]]
    rest = len(ordered) - AT_MOST
    if rest > 0:
        told.append(say("delta.more.one" if rest == 1 else "delta.more.many", count=str(rest)))
    return "; ".join(told)


def _weight(item: Difference) -> int:
    if item.code in EVENTS or item.breach:
        return 0
    return 1 if item.day else 2


def document(item: Difference, known: Portfolio) -> dict[str, Any]:
    """One difference as a script reads it."""
    event = item.params.get("event")
    named = [name for name in PLAIN if name in item.params]
    plain: dict[str, Any] = {name: item.params[name] for name in named if _scalar(item.params[name])}
    if "before" in item.params and _scalar(item.params.get("before")) and _scalar(item.params.get("after")):
        plain |= {name: item.params[name] for name in ("before", "after") if name in item.params}
    return {
        "code": item.code,
        "project": item.project,
        "date": item.day,
        "path": item.path,
        "event": getattr(event, "id", None),
        "breach": item.breach,
        "text": sentence(item, known),
    } | plain


def _scalar(value: Any) -> bool:
    return value is None or isinstance(value, str | int | bool)


def _who(item: Difference) -> str:
    event = item.params.get("event")
    if item.code in EVENTS and event is not None:
        return delta_events.people(event)
    by = item.params.get("by")
    return one_line(by) if isinstance(by, str) else ""


def _said(item: Difference, known: Portfolio) -> str:
    if item.code in EVENTS:
        return delta_events.told(item.params["event"], known)
    teller = _TELLERS.get(item.code)
    if teller is not None:
        return one_line(teller(item, known))
    if item.code.endswith((".entry", ".new", ".gone")):
        return _other(item)
    return say(f"delta.{item.code}", **_shown(item.params))


def _shown(params: dict[str, Any]) -> dict[str, Any]:
    return {name: "–" if value is None else value for name, value in params.items() if name != "event"}


def _project(item: Difference, _: Portfolio) -> str:
    project = item.params["project"]
    key = f"delta.{item.code}.{project.source}" if project.source == "rethink" else f"delta.{item.code}"
    return say(key, title=project.title, person=project.submitter)


def _field(item: Difference, _: Portfolio) -> str:
    name, before, after = (item.params[key] for key in ("field", "before", "after"))
    heading = _heading(name)
    if before in EMPTY:
        return say("delta.field.filled", heading=heading, after=fields.words(after, name))
    if after in EMPTY:
        return say("delta.field.cleared", heading=heading, before=fields.words(before, name))
    return say("delta.field", heading=heading, before=fields.words(before, name), after=fields.words(after, name))


def _heading(name: str) -> str:
    """A field by its heading; a part without one by its whole and its own name."""
    whole, _, part = name.partition(".")
    found = maybe(f"delta.heading.{name}") or maybe(f"document.field.{name}")
    if found is None and part:
        return f"{maybe(f'document.field.{whole}') or whole} ({(maybe(f'field.part.{part}') or part).rstrip(':')})"
    return found or name


def _item(item: Difference, _: Portfolio) -> str:
    name, entry = item.params["field"], item.params["item"]
    what = fields.words({key: value for key, value in entry.items() if key != "id"}, name)
    return say(f"delta.{item.code}", heading=_heading(name), item=what)


def _intake(item: Difference, _: Portfolio) -> str:
    step, answer = item.params["step"], item.params["answer"]
    value = getattr(answer, STEPS.get(step, "person"))
    if step == "blockers":
        return say("delta.intake.blockers", answer=value) if value else say("delta.intake.blockers.none")
    if step == "interest":
        return say(f"delta.intake.interest.{'yes' if value else 'no'}")
    if step == "triage":
        return say(f"delta.intake.triage.{value}")
    return say(f"delta.intake.{step}", answer=value)


def _step(item: Difference, known: Portfolio) -> str:
    step = item.params["step"]
    policy = known.policy(step.date)
    phases = policy.phases if policy else ()
    found = next(
        (one for part in phases if part.phase == step.phase for one in part.steps if one.id == step.step), None
    )
    title = label(found.title) if found else maybe(f"log.word.{step.step}") or step.step
    number = f"{found.number}. " if found else ""
    key = "delta.step" if item.code == "step" else "delta.step.gone"
    return say(key, phase=step.phase, title=f"{number}{title}")


def _called(item: Difference, known: Portfolio) -> str:
    """An item by its number, a fact by its question."""
    name = str(item.params["name"])
    register = known.fact_register
    fact = register.facts.get(name) if register and item.code.startswith("fact") else None
    return f"“{shorten(one_line(label(fact.text)), QUESTION, placeholder='…')}”" if fact else name


def _answer(item: Difference, known: Portfolio) -> str:
    before, after = item.params["before"], item.params["after"]
    was, now = (getattr(side, "value", None) for side in (before, after))
    key = f"delta.{item.code}"
    if item.code in ("answer", "fact") and was is not None and was != now:
        key += ".changed"
    elif item.code in ("answer", "fact") and was is not None:
        key += ".added"
    unknown = say("delta.unknown")
    shown = {name: unknown if side is None else phrase(side) for name, side in (("before", was), ("after", now))}
    return say(key, name=_called(item, known), **shown)


def _attached(item: Difference, _: Portfolio) -> str:
    piece = item.params["after"] or item.params["before"]
    key = "delta.attached.changed" if item.params["before"] and item.params["after"] else f"delta.{item.code}"
    ref = shorten(one_line(piece.ref), QUESTION, placeholder="…")
    return say(key, name=item.params["name"], evidence=item.params["evidence"], ref=ref)


def _round(item: Difference, _: Portfolio) -> str:
    """What fell is signed and accepted anew; a step back is an undo, and what held then holds again."""
    key = "delta.round" if item.params["after"] > item.params["before"] else "delta.round.back"
    return say(key, name=item.params["name"], number=str(item.params["after"]))


def _moved(item: Difference, _: Portfolio) -> str:
    before, after = item.params["before"], item.params["after"]
    sides = {
        name: term(side) if isinstance(side, Phase) else phrase(side)
        for name, side in (("before", before), ("after", after))
    }
    key = "delta.funding.moved" if item.code == "funding" else f"delta.{item.code}"
    return say(key, department=item.params.get("department"), **sides)


def _breach(item: Difference, known: Portfolio) -> str:
    event = item.params["event"]
    return say(f"delta.{item.code}", event=event.id, what=delta_events.told(event, known))


# Lists whose entries are named by a word of a closed list.
NAMED = {"roles": "Role", "gates": "Gate", "phases": "Phase"}


def _other(item: Difference) -> str:
    """People, rules, settings, questionnaires and evidence."""
    area, _, kind = item.code.partition(".")
    where = say(f"delta.area.{area}") if maybe(f"delta.area.{area}") else area
    if kind != "entry":
        name = item.params.get("title") or item.params["name"]
        return say(f"delta.file.{kind}", where=where, name=name)
    name, before, after = (item.params[key] for key in ("field", "before", "after"))
    last = re.split(r"[.: ]", name)[-1]
    shown = {side: fields.words(value, last) for side, value in (("before", before), ("after", after))}
    return say("delta.entry", where=where, field=_entry_name(name), **shown)


def _entry_name(name: str) -> str:
    """`people hsu: roles head-of-area: until` in words; a name of the data stays as it is."""
    shown: list[str] = []
    closed: str | None = None
    for word in name.split(" "):
        bare = word.rstrip(":")
        known = maybe(f"term.{closed}.{bare}") if closed else None
        shown.append((known or _entry_word(bare)) + word[len(bare) :])
        closed = NAMED.get(bare)
    return " ".join(shown)


def _entry_word(word: str) -> str:
    whole = maybe(f"delta.entry.{word}")
    return whole or " ".join(maybe(f"delta.entry.{part}") or part for part in word.split("."))


_TELLERS: dict[str, Any] = {
    "project.new": _project,
    "project.gone": _project,
    "field": _field,
    "item.new": _item,
    "item.gone": _item,
    "item.changed": _item,
    "intake": _intake,
    "intake.gone": lambda item, _: say("delta.intake.gone", step=item.params["step"]),
    "step": _step,
    "step.gone": _step,
    "answer": _answer,
    "answer.gone": _answer,
    "attached": _attached,
    "attached.gone": _attached,
    "round": _round,
    "version": lambda item, _: say("delta.version", **item.params),
    "fact": _answer,
    "fact.gone": _answer,
    "phase": _moved,
    "owner": _moved,
    "manager": _moved,
    "funding": _moved,
    "department": _moved,
    "event.changed": _breach,
    "event.gone": _breach,
    "unread": lambda item, _: say("delta.unread", file=item.path),
}
