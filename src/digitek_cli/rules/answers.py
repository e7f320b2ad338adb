"""One answer to one item: what it leads to, what evidence it lacks, and whose signature still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digitek_cli.model.terms import ItemState, Role, StatementKind
from digitek_cli.model.value import to_document
from digitek_cli.rules import computed, facts
from digitek_cli.rules.content import digest
from digitek_cli.rules.expressions import OneOf, evaluate, names, truth
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digitek_cli.model.checklist import Answer, EvidenceWanted, FactRegister, Item, ItemOutcome, Questionnaire
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.facts import Situation

# Roles that somebody holds for one area only.
AREA_ROLES = frozenset({Role.HEAD_OF_AREA, Role.MANAGER, Role.PROJECT_OWNER})


@dataclass(frozen=True)
class Verdict:
    """What an answer leads to, by which outcome, and which unanswered facts could change it."""

    state: ItemState
    outcome: ItemOutcome | None = None
    unknown: tuple[str, ...] = ()


def verdict(item: Item, answer: Answer, situation: Situation) -> Verdict:
    """The first outcome that matches and whose condition is true; one whose condition is unknown may still be it.

    An unknown that matters never makes things better: a certain stop stays a stop, everything else is open.
    """
    known = situation.facts | {"answer": answer.value}
    words = said(item, answer, situation)
    doubtful: list[ItemOutcome] = []
    final = Verdict(ItemState.OK)
    for outcome in item.outcomes:
        if not words.match(outcome.answer):
            continue
        holds = truth(evaluate(outcome.when, known))
        if holds:
            final = Verdict(ItemState(outcome.result), outcome)
            break
        if holds is None:
            doubtful.append(outcome)
    unknown = unanswered(known, *(outcome.when for outcome in doubtful))
    if final.state == ItemState.STOP or all(ItemState(outcome.result) == final.state for outcome in doubtful):
        return final
    return Verdict(ItemState.OPEN, None, unknown)


def fits(item: Item, value: object) -> bool:
    """Whether a stored value is an answer to this item at all; `""` is the empty answer, None is none yet."""
    if value is None or value == "":
        return True
    if isinstance(value, list | tuple):
        return _list_fits(item, value)
    match item.answer.type:
        case "single":
            return value in item.answer.options
        case "number":
            return facts.number(value) is not None
        case "text" | "computed_confirm":
            return isinstance(value, str)
        case _:
            return False


def _list_fits(item: Item, value: Sequence[object]) -> bool:
    if item.answer.type == "multi":
        return all(option in item.answer.options for option in value)
    if item.answer.type == "table":
        return all(isinstance(row, dict) and set(row) <= set(item.answer.columns) for row in value)
    return item.answer.type == "computed_confirm"


@dataclass(frozen=True)
class Said:
    """The words by which an outcome may name an answer; cells of a table are searched for a bare word."""

    words: frozenset[str]
    cells: tuple[str, ...] = ()

    def match(self, word: str) -> bool:
        """Whether an outcome's word names this answer."""
        return word in self.words or any(word.casefold() in cell.casefold() for cell in self.cells)


def said(item: Item, answer: Answer, situation: Situation) -> Said:
    """What outcomes may call this answer: its value, `empty`, `delvist` or `override`."""
    value = answer.value
    if value in ("", [], ()):
        return Said(frozenset({"empty"}))
    match item.answer.type:
        case "multi":
            chosen = frozenset(str(option) for option in value)
            wanted = frozenset(item.answer.options) - frozenset(item.answer.exclusive)
            return Said(chosen | ({"delvist"} if chosen & wanted and not wanted <= chosen else frozenset()))
        case "table":
            return Said(frozenset(), tuple(str(cell) for row in value for cell in row.values()))
        case "computed_confirm":
            return Said(_said_of_computed(item, answer, situation))
        case _:
            return Said(frozenset({str(value)}))


def _said_of_computed(item: Item, answer: Answer, situation: Situation) -> frozenset[str]:
    result = result_of(item, situation)
    words = frozenset({str(answer.value)})
    if result is None:
        return words
    current = to_document(result.value)
    overridden = frozenset() if same(answer.value, current) else frozenset({"override"})
    return words | overridden | ({current} if isinstance(current, str) else frozenset())


def result_of(item: Item, situation: Situation) -> computed.Result | None:
    """What the tool computes for an item, or None."""
    if item.answer.computes is None or situation.computed is None:
        return None
    return situation.computed.result(item.answer.computes)


def same(left: object, right: object) -> bool:
    """Whether two computed values are equal; lists in any order."""
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return sorted(map(str, left)) == sorted(map(str, right))
    return str(left) == str(right)


def unanswered(known: dict[str, object], *texts: str) -> tuple[str, ...]:
    """The facts that conditions read and nobody has answered, computed ones included."""
    read = frozenset[str]().union(*(names(text) for text in texts))
    return tuple(sorted(name for name in read if known.get(name) is None or isinstance(known[name], OneOf)))


def lacking(item: Item, answer: Answer, situation: Situation, on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Required evidence that is missing, and required evidence that is too old on that day."""
    known = situation.facts | {"answer": answer.value}
    given = {piece.id: piece.date for piece in answer.evidence}
    wanted = [piece for piece in item.evidence if piece.required and truth(evaluate(piece.when, known)) is not False]
    missing = tuple(piece.id for piece in wanted if piece.id not in given)
    return missing, tuple(piece.id for piece in wanted if piece.id in given and _stale(piece, given[piece.id], on))


def _stale(piece: EvidenceWanted, given: date, on: date) -> bool:
    return piece.max_age_days is not None and given + timedelta(days=piece.max_age_days) < on


def can_stop(item: Item) -> bool:
    """Whether some answer ends in a stop; such an item is never signed by who answered it."""
    return any(outcome.result == "stop" for outcome in item.outcomes)


def content(
    item: Item, questionnaire: Questionnaire, answer: Answer, situation: Situation, register: FactRegister | None
) -> str:
    """What a signature binds to: the item and its version, the answer with its evidence, and the facts behind it.

    The round is told from the second on, so that what was signed before there were rounds stays signed.
    """
    return digest(
        ({"round": answer.round} if answer.round != 1 else {})
        | {
            "item": item.id,
            "questionnaire": f"{questionnaire.id}-{questionnaire.version}",
            "value": to_document(answer.value),
            "computed": to_document(answer.computed),
            "evidence": [to_document(piece) for piece in answer.evidence],
            "facts": {name: _plain(situation.facts.get(name)) for name in sorted(rests_on(item, register))},
        }
    )


def rests_on(item: Item, register: FactRegister | None) -> frozenset[str]:
    """The facts that an item's conditions read, the one it sets, and those behind what it has computed."""
    texts = [item.applies_when, *(outcome.when for outcome in item.outcomes), *(piece.when for piece in item.evidence)]
    read = frozenset[str]().union(*(names(text) for text in texts)) - {"answer"}
    if item.answer.sets:
        read |= {item.answer.sets}
    if item.answer.computes and register is not None and register.tables is not None:
        read |= computed.reads(register.tables, item.answer.computes)
    return read


def _plain(value: object) -> object:
    return sorted(map(str, value.values)) if isinstance(value, OneOf) else to_document(value)


def may_review(portfolio: Portfolio, project: Project, item: Item, person: str, on: date) -> bool:
    """Whether somebody holds the reviewer's role on a day, for the project's area where the role has one."""
    area = project.area if item.reviewer in AREA_ROLES else None
    return portfolio.organisation.holds(person, item.reviewer, on, area)


def signer(portfolio: Portfolio, project: Project, item: Item, answered_by: str | None, bound_to: str) -> str | None:
    """Who signed this very content, holding the role that day, and not the one who answered where that matters."""
    for statement in reversed(standing(portfolio.statements(project.id))):
        if statement.kind != StatementKind.SIGNATURE or statement.role != item.reviewer:
            continue
        if not any(signed.item == item.id and signed.content == bound_to for signed in statement.items):
            continue
        if can_stop(item) and statement.by == answered_by:
            continue
        if may_review(portfolio, project, item, statement.by, statement.date):
            return statement.by
    return None
