"""The next question about a project: what is still needed, easiest first, and nothing that decides nothing.

A fact is asked for while an item of the interview waits for it; an item once the facts say that it applies, and a
computed one once what it shows is settled. Every answer is weighed before the next question is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.operations.checklist import register_of
from digitek_cli.rules import answers, checklists, computed, lifecycle, matter
from digitek_cli.rules import outlook as exactly
from digitek_cli.rules.asked import behind as with_asking
from digitek_cli.rules.expressions import evaluate, names, truth
from digitek_cli.rules.facts import Situation, settled, situation, typed
from digitek_cli.rules.needed import Waiting
from digitek_cli.rules.options import sets
from digitek_cli.rules.references import find_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from digitek_cli.model.checklist import FactDefinition, FactRegister, Item
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.checklists import ItemView

FACTS = "facts"
ANSWER = "answer"  # in a condition of an item: what was answered to it
AGAIN = frozenset({"unanswered", "misfit", "computed-changed", "fact-differs"})
STAY = 2.0  # so many questions fewer must another topic promise before one leaves the topic that is talked about
WEIGHED = 16  # the facts that most items wait for; to weigh them all would make the questions slow to come
EASE = {"single": 0, "computed_confirm": 0, "multi": 1, "number": 2, "text": 3, "table": 4}


class Kind(StrEnum):
    """What is asked: a fact, an item, a piece of its evidence, or who takes care of it by when."""

    FACT = "fact"
    ITEM = "item"
    EVIDENCE = "evidence"
    OWNER = "owner"


@dataclass(frozen=True)
class Question:
    """One question; `about` is the fact or the item, `section` what it is saved together with."""

    kind: Kind
    about: str
    piece: str = ""
    section: str = FACTS

    @property
    def key(self) -> tuple[Kind, str, str]:
        """The same question wherever it is asked."""
        return self.kind, self.about, self.piece


@dataclass(frozen=True)
class Scope:
    """What an interview is about; without a gate everything that the project will ever be asked."""

    project: str
    gate: Gate | None
    questionnaire: str | None
    on: date


@dataclass(frozen=True)
class Stand:
    """An item as the interview sees it: `open` until it has an answer that stands, `reads` every fact behind it."""

    item: Item
    open: bool
    texts: tuple[str, ...]
    reads: frozenset[str]


@dataclass(frozen=True)
class Outlook:
    """What can be asked: `facts` with the items that wait for them; `by_item` all that an item may still ask for."""

    portfolio: Portfolio
    project: Project
    on: date
    register: FactRegister
    views: Mapping[str, ItemView]
    stands: tuple[Stand, ...]
    facts: Mapping[str, tuple[str, ...]]
    by_item: Mapping[str, frozenset[str]]

    @property
    def possible(self) -> frozenset[str]:
        """Every fact and item that may still be asked for."""
        return frozenset[str]().union(*self.by_item.values())


def outlook(portfolio: Portfolio, scope: Scope) -> Outlook:
    """What is still needed. Raises BadReference `no-fact-register`."""
    project = find_project(portfolio, scope.project)
    register = register_of(portfolio)
    views = {view.id: view for view in _in_scope(portfolio, project, scope)}
    known = situation(portfolio, project)
    shown = {view.item.answer.computes or "" for view in views.values()} | computed.NAMES
    behind = {name: computed.reads(register.tables, name) for name in shown} if register.tables else {}
    asking = [view for view in views.values() if view.item.answer.type != "derived"]
    stands = tuple(_stand(view, known, behind, register) for view in asking)
    waiting = Waiting(register.tables, known.facts, _asked_when(register))
    texts = (text for stand in stands for text in (stand.item.applies_when, *stand.texts))
    exact = exactly.Outlook(register, known.facts, texts)
    found: dict[str, list[str]] = {}
    for stand in stands:
        for name in _worth_asking(stand, _asked_now(stand, waiting), exact) & register.facts.keys():
            found.setdefault(name, []).append(stand.item.id)
    facts = {name: tuple(found[name]) for name in register.facts if name in found}
    possible = {stand.item.id: _possible(stand, waiting) for stand in stands}
    return Outlook(portfolio, project, scope.on, register, views, stands, facts, possible)


def _asked_when(register: FactRegister) -> dict[str, str]:
    return {name: fact.asked_when for name, fact in register.facts.items() if fact.asked_when}


def _in_scope(portfolio: Portfolio, project: Project, scope: Scope) -> Iterator[ItemView]:
    """The items that the gate, or an earlier one, asks for, of the questionnaire that was named."""
    gates, order = lifecycle.gates_of(project, lifecycle.replay(portfolio, project)), tuple(Gate)
    for view in checklists.evaluate_items(portfolio, project, scope.on):
        met = order.index(checklists.bound_to(view.blocks, gates))
        early = scope.gate is None or met <= order.index(scope.gate)
        if early and scope.questionnaire in (None, view.questionnaire.id):
            yield view


def _stand(view: ItemView, known: Situation, behind: Mapping[str, frozenset[str]], register: FactRegister) -> Stand:
    """An item with an answer waits only for the conditions of the outcomes that the answer names."""
    item, answer = view.item, view.answer
    outcomes = item.outcomes
    again = answer is None or answer.value is None or not AGAIN.isdisjoint(view.reasons)
    if answer is not None and not again:
        words = answers.said(item, answer, known)
        outcomes = tuple(outcome for outcome in outcomes if words.match(outcome.answer))
    texts = tuple(outcome.when for outcome in outcomes)
    read = frozenset[str]().union(*(names(text) for text in (item.applies_when, *texts)))
    if item.answer.computes:
        read |= behind.get(item.answer.computes, frozenset())
    read = read.union(*(behind[name] for name in read & behind.keys()))
    return Stand(item, again, texts, with_asking(register, read))


def _asked_now(stand: Stand, waiting: Waiting) -> frozenset[str]:
    """The facts to ask for: first whether an item applies at all, then what it shows, then what its answer meets."""
    item = stand.item
    applies = truth(evaluate(item.applies_when, waiting.facts))
    if applies is None:
        return waiting.conditions(item.applies_when)
    if applies is False:
        return frozenset()
    shown = waiting.value(item.answer.computes) if item.answer.computes else frozenset[str]()
    return shown if stand.open else shown | waiting.conditions(*stand.texts)


def _worth_asking(stand: Stand, asked: frozenset[str], exact: exactly.Outlook) -> frozenset[str]:
    """Of these facts those whose answer can make a difference; all of them where each must be said anyway."""
    whether = asked & frozenset(exact.matter(stand.item.applies_when))
    return whether or asked & matter.can_change(exact, stand.texts, stand.item.answer.computes) or asked


def _possible(stand: Stand, waiting: Waiting) -> frozenset[str]:
    """Every fact that may still be asked for because of an item, and the item itself, whatever is answered next."""
    item = stand.item
    if truth(evaluate(item.applies_when, waiting.facts)) is False:
        return frozenset()
    found = waiting.conditions(item.applies_when, *stand.texts) - {ANSWER}
    if item.answer.computes:
        found |= waiting.value(item.answer.computes)
    return found | {item.id} if stand.open else found


def next_question(view: Outlook, asked: frozenset[tuple[Kind, str, str]], last: Question | None) -> Question | None:
    """The next question that was not asked yet; None when nothing is left.

    What belongs to the last item comes first; then facts, then items, then what was unknown the last time, and at
    last what answered items lack.
    """
    for found in _in_turn(view, asked, last):
        if found.key not in asked:
            return found
    return None


def _in_turn(view: Outlook, asked: frozenset[tuple[Kind, str, str]], last: Question | None) -> Iterator[Question]:
    if last is not None and last.kind != Kind.FACT:
        yield from (replace(found, section=last.section) for found in _lacking(view, last.about, said=True))
    unsure = {name for name, fact in view.portfolio.fact_sheet(view.project.id).facts.items() if fact.value is None}
    fresh = [name for name in view.facts if name not in unsure and (Kind.FACT, name, "") not in asked]
    yield from _facts(view, fresh, asked, last)
    items = _items(view)
    yield from (found for found in items if view.views[found.about].answer is None)
    yield from _facts(view, [name for name in view.facts if name in unsure], asked, last)
    yield from items
    for name in view.views:
        yield from _lacking(view, name, said=False)


def _facts(
    view: Outlook, names: list[str], asked: frozenset[tuple[Kind, str, str]], last: Question | None
) -> Iterator[Question]:
    """The fact that decides most, or the item that sets it; the others are chosen anew after its answer."""
    left = [name for name in names if (Kind.FACT, name, "") not in asked]
    topic = _topic(last.about) if last else ""
    wanted = sorted(left, key=lambda name: -len(view.facts[name]))[:WEIGHED]
    weighed = {
        name: (_weight(view, name) if name in wanted else len(view.possible)) - (STAY if _topic(name) == topic else 0)
        for name in left
    }
    early = _rests_on_none(view, left)
    for name in sorted(left, key=lambda name: (name not in early, *_rank(view.register.facts[name], weighed[name]))):
        item = _setter(view, name)
        if item is None:
            yield Question(Kind.FACT, name)
        elif (Kind.ITEM, item.id, "") not in asked:
            yield Question(Kind.ITEM, item.id)


def _rests_on_none(view: Outlook, names: list[str]) -> frozenset[str]:
    """Those of the facts that are asked for whatever else is answered; the others may turn out to need no asking."""
    known, texts = situation(view.portfolio, view.project).facts, _asked_when(view.register)
    return frozenset(name for name in names if name not in texts or truth(evaluate(texts[name], known)) is True)


def _topic(name: str) -> str:
    return name.partition(".")[0]


def _rank(definition: FactDefinition, left: float) -> tuple[bool, float]:
    """What is chosen comes before what is typed; then what leaves fewest questions."""
    return definition.type not in ("bool", "enum"), left


def _setter(view: Outlook, name: str) -> Item | None:
    """The open item that asks the same and is asked anyway."""
    return next(
        (
            stand.item
            for stand in view.stands
            if stand.item.answer.sets == name and stand.open and view.views[stand.item.id].applies
        ),
        None,
    )


def _weight(view: Outlook, name: str) -> float:
    """How many questions may be left after an answer, on average over the answers."""
    counts = [len(left) for left in left_after(view, name).values()]
    return sum(counts) / len(counts) if counts else float(len(view.possible))


def left_after(view: Outlook, name: str) -> dict[object, frozenset[str]]:
    """What may still be asked after each answer to a fact of few answers."""
    definition, tables = view.register.facts[name], view.register.tables
    options: tuple[object, ...] = (True, False) if definition.type == "bool" else definition.values
    if definition.type not in ("bool", "enum") or tables is None:
        return {}
    known = situation(view.portfolio, view.project).answered
    found = {}
    for option in options:
        supposed = settled(view.register, known | {name: typed(definition, option)})
        waiting = Waiting(tables, supposed.facts, _asked_when(view.register))
        found[option] = frozenset[str]().union(
            *(_possible(item, waiting) if name in item.reads else view.by_item[item.item.id] for item in view.stands)
        )
    return found


def _items(view: Outlook) -> list[Question]:
    """The items to answer, those of one questionnaire together and what is chosen before what is typed."""
    places = {
        name: place for place, name in enumerate(dict.fromkeys(item.questionnaire.id for item in view.views.values()))
    }
    known = situation(view.portfolio, view.project)
    wanted = [
        stand.item
        for stand in view.stands
        if stand.open and view.views[stand.item.id].applies and _shown(stand.item, known)
    ]
    wanted.sort(key=lambda item: (places[view.views[item.id].questionnaire.id], EASE[item.answer.type]))
    return [Question(Kind.ITEM, item.id, section=view.views[item.id].questionnaire.id) for item in wanted]


def _shown(item: Item, known: Situation) -> bool:
    """A computed value is confirmed once it is settled; before that a confirmation would settle nothing."""
    if item.answer.computes is None:
        return True
    result = answers.result_of(item, known)
    return result is not None and result.settled


def _lacking(view: Outlook, name: str, *, said: bool) -> Iterator[Question]:
    """What an answered item lacks: evidence, and who takes care of what is not in order.

    Who could not answer (`said`) is asked who can, where the gate takes that for an answer.
    """
    found = view.views[name]
    if found.answer is None or found.state in (ItemState.NA, ItemState.STOP):
        return
    section = found.questionnaire.id
    if found.answer.value is None:
        if said and found.blocks == Gate.GATE_1 and not found.owned:
            yield Question(Kind.OWNER, name, section=section)
        return
    if {"evidence-missing", "evidence-old"} & set(found.reasons):
        yield from (Question(Kind.EVIDENCE, name, piece, section) for piece in found.missing)
    if "condition-unowned" in found.reasons:
        yield Question(Kind.OWNER, name, section=section)


def count(view: Outlook, asked: frozenset[tuple[Kind, str, str]], question: Question) -> tuple[int, int]:
    """The number of a question, and how many there can be at most; what an answer lacks belongs to its question."""
    done = {about for _, about, _ in asked} - {question.about}
    setting = {stand.item.answer.sets for stand in view.stands if stand.open and stand.item.id in view.possible}
    left = view.possible - done - {name for name in view.facts if name in setting and _setter(view, name)}
    return len(done) + 1, len(done) + len(left | {question.about})


def computed_for(view: Outlook, question: Question) -> computed.Result | None:
    """What the tool has computed for the item that is asked."""
    if question.kind != Kind.ITEM:
        return None
    return answers.result_of(view.views[question.about].item, situation(view.portfolio, view.project))


def standing(view: Outlook, question: Question) -> object | None:
    """What is known already: the answer itself, or what a fact says that the item would set."""
    sheet = view.portfolio.fact_sheet(view.project.id).facts
    if question.kind == Kind.FACT:
        said: object = sheet[question.about].value if question.about in sheet else None
        return said
    if question.kind != Kind.ITEM:
        return None
    found = view.views[question.about]
    if found.answer is not None and found.answer.value is not None and not AGAIN & set(found.reasons):
        given: object = found.answer.value
        return given
    return _as_the_fact_says(view, found.item)


def _as_the_fact_says(view: Outlook, item: Item) -> object | None:
    """The one answer by which the item would set its fact to what it is; None where there is not exactly one."""
    name = item.answer.sets
    fact = view.portfolio.fact_sheet(view.project.id).facts.get(name) if name else None
    if name is None or fact is None or fact.value is None:
        return None
    options: tuple[object, ...] = item.answer.options or (fact.value,)
    definition = view.register.facts[name]
    same = [option for option in options if sets(item, definition, option) == fact.value]
    return same[0] if len(same) == 1 else None
