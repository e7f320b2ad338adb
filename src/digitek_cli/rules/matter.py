"""Which facts matter to an item as it stands: those that decide its conditions now, or could still decide them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digitek_cli.rules import answers, computed, own_fact
from digitek_cli.rules.expressions import evaluate, names, truth
from digitek_cli.rules.outlook import Outlook
from digitek_cli.rules.trace import support, trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.checklist import Answer, FactRegister, Item
    from digitek_cli.rules.checklists import ItemView
    from digitek_cli.rules.facts import Situation
    from digitek_cli.rules.trace import Why

ANSWER = "answer"
# The names that scripts read, for those that conditions and items use.
KEYS = {
    computed.STATUS: "mdr_status",
    computed.CLASS: "mdr_class",
    computed.REQUIRED: "dpia",
    computed.COUNT: "wp248_count",
    "procurement": "procurement_route",
}


@dataclass(frozen=True)
class Matter:
    """Facts with their answers, None for one that is unanswered, and why the computed ones among them are so."""

    facts: dict[str, object]
    why: dict[str, Why]


def narrowed(
    register: FactRegister, situation: Situation, outlook: Outlook, why: dict[str, Why], views: Sequence[ItemView]
) -> tuple[ItemView, ...]:
    """The items with only those unanswered facts whose answer can change how they stand."""

    def exact(view: ItemView) -> tuple[str, ...]:
        item = view.item
        shown = why.get(KEYS.get(item.answer.computes, item.answer.computes)) if item.answer.computes else None
        if "computed-unsettled" in view.reasons and shown is not None:
            return shown.unanswered
        if "fact-unknown" not in view.reasons or view.answer is None:
            return outlook.matter(item.applies_when)
        words = answers.said(item, view.answer, situation)
        texts = [outcome.when for outcome in item.outcomes if words.match(outcome.answer)]
        return Outlook(register, {**situation.facts, ANSWER: view.answer.value}, texts).matter(*texts)

    return tuple(replace(view, unknown=exact(view) or view.unknown) if view.unknown else view for view in views)


def can_change(outlook: Outlook, texts: Iterable[str], computes: str | None) -> frozenset[str]:
    """The unanswered facts whose answer can change one of the conditions, or what is computed."""
    found = frozenset(outlook.matter(*texts))
    if computes is None or outlook.tables is None:
        return found
    if computes == "ce_acts":
        return found.union(outlook.matter(*(row.when for row in outlook.tables.ce_acts)))
    return found.union(outlook.diagrams.reads(outlook.value(computes)))


def unsettled(register: FactRegister | None, situation: Situation, computes: str) -> tuple[str, ...]:
    """The unanswered facts that hold a computed value open; none where a person must decide and no fact will."""
    if register is None or register.tables is None:
        return ()
    outlook = Outlook(register, situation.facts)
    exact = can_change(outlook, (), computes)
    if computes == "dpia":  # open until all of it is said
        exact |= {name for name in computed.reads(register.tables, computes) if situation.facts.get(name) is None}
    # One that no answer changes may still wait for the status to be clear.
    return tuple(sorted(exact)) or outlook.diagrams.reads(outlook.value(computed.STATUS))


def fired(
    register: FactRegister | None, situation: Situation, computes: str
) -> tuple[tuple[str, ...], dict[str, object]]:
    """The rules behind a computed value and the facts that fired them; behind a mismatch also those of the class."""
    every = trace(register, situation)
    told = (computes, "mdr_class") if computes == "class_mismatch" else (KEYS.get(computes, computes),)
    rules = [rule for name in told if name in every for rule in every[name].fired]
    facts = {name: value for rule in rules for name, value in rule.facts.items()}
    return tuple(rule.id for rule in rules if rule.row is not None), facts


def outlook_of(register: FactRegister, situation: Situation, views: Iterable[ItemView]) -> Outlook:
    """What the facts leave open to these items."""
    return Outlook(register, situation.facts, [view.item.applies_when for view in views])


def of_item(register: FactRegister | None, situation: Situation, item: Item, answer: Answer | None) -> Matter:
    """What an item rests on as it stands: a fact that could only have mattered with other answers is left out."""
    every = trace(register, situation)
    kept = own_fact.keeps(register, situation, item, answer)
    texts = _texts(item, answer, situation, kept=kept)
    wanted = _deciding(register, situation, texts, every, None if answer is None else answer.value)
    told = [name for name in wanted if name in computed.NAMES]
    told += [item.answer.computes] if item.answer.computes else []
    why = {key: every[key] for key in (KEYS.get(name, name) for name in told) if key in every}
    for one in why.values():
        wanted += [*(name for rule in one.fired for name in rule.facts), *one.unanswered]
    wanted += [item.answer.sets] if item.answer.sets else []
    known = {name: every[key].value for name, key in KEYS.items() if key in every}
    known[computed.REQUIRED] = _required(every)
    facts = situation.facts | known
    return Matter({name: facts.get(name) for name in dict.fromkeys(wanted) if name != ANSWER}, why)


def _texts(item: Item, answer: Answer | None, situation: Situation, *, kept: bool) -> list[str]:
    """The conditions that are looked at: of a given answer only the outcomes that it may lead to."""
    if not kept and truth(evaluate(item.applies_when, situation.facts)) is False:
        return [item.applies_when]
    given = answer is not None and answer.value is not None and answers.fits(item, answer.value)
    words = answers.said(item, answer, situation) if answer is not None and given else None
    outcomes = [outcome.when for outcome in item.outcomes if words is None or words.match(outcome.answer)]
    return [item.applies_when, *outcomes, *(piece.when for piece in item.evidence)]


def _deciding(
    register: FactRegister | None, situation: Situation, texts: list[str], every: dict[str, Why], answer: object
) -> list[str]:
    facts = situation.facts | {ANSWER: answer}
    shown = facts | {name: every[KEYS[name]].value for name in computed.NAMES if KEYS[name] in every}
    outlook = Outlook(register, facts, texts) if register else None
    found: list[str] = []
    for text in texts:
        if truth(evaluate(text, facts)) is not None or outlook is None:
            found += support(text, shown | {computed.REQUIRED: facts.get(computed.REQUIRED)})
        else:
            found += outlook.matter(text) or _computed_behind(text, every)
    return found


def _computed_behind(text: str, every: dict[str, Why]) -> Iterable[str]:
    """What the computed facts wait for in a condition that no answer can change, and that is still not known."""
    return [name for read in names(text) & computed.NAMES for name in every[KEYS[read]].unanswered]


def _required(every: dict[str, Why]) -> bool | None:
    why = every.get("dpia")
    return {"required": True, "open": None}.get(str(why.value), False) if why else None
