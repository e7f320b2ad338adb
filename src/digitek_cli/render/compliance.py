"""The page for the meeting as Markdown: lights in words and signs, lists cut so that it stays one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digitek_cli.model.terms import ItemState
from digitek_cli.render.checklists import where, with_waits
from digitek_cli.render.computed import BODY, unclear
from digitek_cli.render.documents import BLANK_LINES, environment
from digitek_cli.render.language import label, language, listing, phrase, say, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.operations.compliance import Owed, Page, Standing
    from digitek_cli.rules.checklists import ItemView
    from digitek_cli.rules.trace import Rule, Why

SHOWN = {"stops": 5, "owed": 8, "items": 6, "facts": 2, "rules": 2, "waits": 3, "sources": 8}
# The values that the page shows, in its order; what rests on another stands with it.
CONCLUSIONS = ("mdr_status", "mdr_class", "ce_acts", "dpia", "ai_tier", "procurement_route")
BESIDE = {"mdr_class": BODY, "ai_tier": "fria"}


def render(page: Page) -> str:
    """The page in the language spoken now, ending with one line end.

    The organisation writes a title in one language; a page in the other names the roles, which have words in both.
    """
    if language() != page.written_in:
        page = replace(page, titles={person: term(role) for person, role in page.roles.items()})
    template = environment().get_template(f"{language()}/compliance.md.j2")
    text = template.render(
        sheet=page,
        cut=SHOWN,
        lights=[_light(item) for item in page.standings],
        owed=[_owed(page, one) for one in page.owed[: SHOWN["owed"]]],
        conclusions=[_conclusion(page, name) for name in CONCLUSIONS if _shown(page, name)],
        waits=[_wait(page, view) for view in page.waits],
        point=lambda view: where(page.meets, view.blocks),
        some=some,
    )
    return BLANK_LINES.sub("\n\n", text).strip() + "\n"


def some(names: Sequence[str], kind: str = "items") -> str:
    """The first names, and how many more there are; one more is named rather than counted."""
    most = SHOWN[kind]
    if len(names) <= most + 1:
        return listing(names)
    return say("compliance.more", names=", ".join(names[:most]), count=len(names) - most)


def _light(item: Standing) -> dict[str, str]:
    counted = []
    for state in ItemState:
        if state != ItemState.NA and item.counts.get(state):
            told = f"{term(state)}: {item.counts[state]}"
            counted.append(with_waits(told, item.waits) if state == ItemState.STOP else told)
    return {
        "light": say(f"compliance.light.{item.light}"),
        "title": label(item.questionnaire.title),
        "counts": ", ".join(counted) or say("compliance.nothing-applies"),
    }


def _wait(page: Page, view: ItemView) -> dict[str, str]:
    names, point = some(view.missing, "waits"), where(page.meets, view.blocks)
    return {"id": view.id, "text": say("compliance.waits-for", names=names, point=point)}


def _owed(page: Page, one: Owed) -> dict[str, str]:
    named = [f"{person} ({page.titles[person]})" if person in page.titles else person for person in one.people]
    role = term(one.role) if one.role else ""
    return {
        "who": say("compliance.or").join(named) or say("compliance.nobody", role=role),
        "what": say(f"compliance.deed.{one.deed}", items=some(one.items)),
        "when": say("compliance.overdue", day=one.due)
        if one.due is not None and one.due < page.on
        else phrase(one.due or one.gate),
    }


def _shown(page: Page, name: str) -> bool:
    return name in page.computed and page.computed[name].value != "none"


def _conclusion(page: Page, name: str) -> dict[str, str]:
    why = page.computed[name]
    beside = BESIDE.get(name)
    value = _value(page, why)
    if name == "mdr_class" and not why.settled:
        value = say("compliance.at-least", value=value)
    if beside and page.computed[beside].value is not None:
        value = say(f"compliance.beside.{beside}", value=value, answer=_beside(page, beside))
    if name == "ce_acts" and unclear(page.computed):
        value = say("compliance.until-clear", value=value)
    return {
        "name": say(f"compliance.computed.{name}"),
        "value": value,
        "because": "; ".join(_rule(rule) for rule in why.fired[: SHOWN["rules"]]) + _rest(why),
        "open": some(why.unanswered, "facts"),
    }


def _beside(page: Page, name: str) -> object:
    """Yes or no; of a notified body no "no" while nobody can tell whether it is a medical device."""
    why = page.computed[name]
    if name == BODY and why.value is False and unclear(page.computed):
        return say("computed.not-while-unclear")
    return why.value


def _rule(rule: Rule) -> str:
    """A rule by its sentence; a condition that is no row of a table by the facts that made it true."""
    return label(rule.row.text) if rule.row and rule.row.text else phrase(rule.facts)


def _rest(why: Why) -> str:
    left = len(why.fired) - SHOWN["rules"]
    return say("compliance.more", names="", count=left) if left > 0 else ""


def _value(page: Page, why: Why) -> str:
    values = why.value if isinstance(why.value, list | tuple) else (why.value,)
    labels = page.tables.labels if page.tables else {}
    return listing([label(labels[name]) if name in labels else str(name) for name in values]) or say("checklist.none")
