"""Which questionnaire items apply to a project, how each stands, and what keeps a gate shut.

An item is `ok` when it is answered with an ok outcome, has its evidence, and its reviewer signed this very answer.
Unknown keeps an item applicable and open. A stop or a condition shows whether it is signed or not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digitek_cli.model.ids import checklist_path, questionnaire_path
from digitek_cli.model.terms import DecisionKind, Gate, ItemState
from digitek_cli.rules import answers, computed, matter, own_fact, versions
from digitek_cli.rules.checklist_check import check
from digitek_cli.rules.content import digest
from digitek_cli.rules.expressions import OneOf, evaluate, truth
from digitek_cli.rules.facts import Situation, situation
from digitek_cli.rules.finding import Finding, error, errors, info, warning
from digitek_cli.rules.lifecycle import CONTROL_POINTS, effective

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from digitek_cli.model.checklist import Answer, Item, ItemOutcome, Questionnaire
    from digitek_cli.model.events import Decision, LegalOpinion
    from digitek_cli.model.organisation import Labels
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

__all__ = ["ItemView", "behind", "blocking", "bound_to", "check", "evaluate_items", "questionnaires", "unreadable"]

GATES = tuple(Gate)
# Why an item is not ok, and the finding that says so at a gate.
CODES = {
    "unanswered": "CHK001",
    "stop": "CHK002",
    "condition-unowned": "CHK003",
    "unsigned": "CHK004",
    "evidence-missing": "CHK005",
    "fact-unknown": "CHK006",
    "computed-changed": "CHK007",
    "evidence-old": "CHK008",
    "computed-unsettled": "CHK006",
    "computed-expert": "CHK014",
    "derived-open": "CHK009",
    "misfit": "CHK023",
    "overdue": "CHK011",
    "fact-differs": "CHK016",
}


@dataclass(frozen=True)
class ItemView:
    """How one item stands on a day.

    `applies` None means that unanswered facts could rule it out; it is treated as applicable. `reasons` say why it
    is not ok, the most pressing first; `missing` is evidence, `unknown` the facts to answer. `accepted` is a condition
    that a head took, or a stop that a head `carried` on a legal opinion; the stop stays a stop. `kept` is one that
    only the fact that it sets itself would rule out.
    """

    questionnaire: Questionnaire
    item: Item
    applies: bool | None
    state: ItemState
    answer: Answer | None = None
    content: str | None = None
    signed_by: str | None = None
    outcome: ItemOutcome | None = None
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    accepted: bool = False
    carried: Decision | None = None
    overdue: bool = False
    kept: bool = False

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def opinion(self) -> LegalOpinion | None:
        """The lawyer's opinion that a stop is carried on."""
        return self.carried.opinion if self.carried else None

    @property
    def blocks(self) -> Gate:
        """The gate that the questionnaire binds it to; a project without that gate meets it later."""
        return self.item.blocks

    @property
    def waits_for_others(self) -> bool:
        """Whether it only reads other items, and they are not closed: no answer of its own holds it."""
        return "derived-open" in self.reasons

    @property
    def owned(self) -> bool:
        """Whether somebody owes it by a day."""
        return self.answer is not None and self.answer.owner is not None and self.answer.due is not None


def questionnaires(portfolio: Portfolio, project: Project, on: date) -> tuple[tuple[str, str], ...]:
    """Ids and versions that a project answers: its sheet's version, else the one in force on the day."""
    policy = portfolio.policy(on)
    versions = {entry.id: entry.version for entry in policy.questionnaires} if policy else {}
    ever = dict.fromkeys(entry.id for rules in portfolio.policies for entry in rules.questionnaires)
    for name in ever:
        sheet = portfolio.answer_sheet(project.id, name)
        if sheet is not None:
            versions[name] = sheet.version
    return tuple(versions.items())


def evaluate_items(
    portfolio: Portfolio, project: Project, on: date, fast_track: bool | None = None
) -> tuple[ItemView, ...]:
    """Every item of every questionnaire of the project, in the order of the policy."""
    known = situation(portfolio, project, fast_track)
    views = tuple(
        _view(portfolio, project, questionnaire, item, known, on)
        for name, version in questionnaires(portfolio, project, on)
        if (questionnaire := portfolio.questionnaire(name, version)) is not None
        for item in questionnaire.items
    )
    return tuple(
        _derived(portfolio, project, view, views) if view.item.answer.type == "derived" else view for view in views
    )


def _view(
    portfolio: Portfolio, project: Project, questionnaire: Questionnaire, item: Item, known: Situation, on: date
) -> ItemView:
    sheet = portfolio.answer_sheet(project.id, questionnaire.id)
    answer = sheet.answers.get(item.id) if sheet else None
    kept = own_fact.keeps(portfolio.fact_register, known, item, answer)
    applies = kept or truth(evaluate(item.applies_when, known.facts))
    view = ItemView(questionnaire, item, applies, ItemState.NA, answer, kept=kept)
    if applies is False:
        return view
    if view.owned and answer is not None and answer.due is not None:
        view = replace(view, overdue=answer.due < on)
    if applies is None:
        view = replace(view, unknown=behind(portfolio, known, item.applies_when))
    if answer is None or answer.value is None:
        return replace(view, state=ItemState.OPEN, reasons=("unanswered",))
    if not answers.fits(item, answer.value):
        return replace(view, state=ItemState.OPEN, reasons=("misfit",))
    first = versions.first_with(portfolio, questionnaire, item)
    bound_to = answers.content(item, first, answer, known, portfolio.fact_register)
    view = replace(view, content=bound_to, signed_by=answers.signer(portfolio, project, item, answer.by, bound_to))
    return _answered(portfolio, project, view, answer, known, on)


def _answered(
    portfolio: Portfolio, project: Project, view: ItemView, answer: Answer, known: Situation, on: date
) -> ItemView:
    """The state of an item that has an answer."""
    verdict = answers.verdict(view.item, answer, known)
    differs = ("fact-differs",) if own_fact.differs(portfolio.fact_register, known, view.item, answer) else ()
    if verdict.state == ItemState.STOP:
        carried = _acceptance(portfolio, project, view, with_opinion=True)
        view = replace(view, accepted=carried is not None, carried=carried)
        return replace(view, state=ItemState.STOP, outcome=verdict.outcome, reasons=("stop", *differs))
    if differs:
        return replace(view, state=ItemState.OPEN, reasons=differs)
    doubts = _doubts(portfolio, view, answer, verdict, known)
    if doubts is not None:
        return doubts
    if verdict.state == ItemState.CONDITION:
        accepted = _acceptance(portfolio, project, view) is not None
        lacks = {"condition-unowned": not view.owned, "overdue": view.overdue}
        why = () if accepted else tuple(reason for reason, holds in lacks.items() if holds)
        return replace(view, state=ItemState.CONDITION, outcome=verdict.outcome, reasons=why, accepted=accepted)
    missing, old = answers.lacking(view.item, answer, known, on)
    found = {"evidence-missing": missing, "evidence-old": old, "unsigned": () if view.signed_by else ("",)}
    reasons = tuple(reason for reason, names in found.items() if names)
    state = ItemState.OPEN if reasons else ItemState.OK
    return replace(view, state=state, outcome=verdict.outcome, reasons=reasons, missing=missing + old)


def _doubts(
    portfolio: Portfolio, view: ItemView, answer: Answer, verdict: answers.Verdict, known: Situation
) -> ItemView | None:
    """The item held open because facts behind it are unanswered or have changed since; None when none are.

    What no fact will settle waits for an expert, who answers it otherwise than computed, with a reason.
    """
    name = view.item.answer.computes
    if name is not None:
        result = answers.result_of(view.item, known)
        if result is not None and not answers.same(answer.computed, result.value):
            return replace(view, state=ItemState.OPEN, reasons=("computed-changed",))
        if verdict.state == ItemState.OK and (result is None or not result.settled):
            unknown = matter.unsettled(portfolio.fact_register, known, name)
            if unknown:
                return replace(view, state=ItemState.OPEN, reasons=("computed-unsettled",), unknown=unknown)
            if result is None or answers.same(answer.value, result.value):
                return replace(view, state=ItemState.OPEN, reasons=("computed-expert",))
    if verdict.state == ItemState.OPEN:
        unknown = _expanded(portfolio, known, verdict.unknown)
        return replace(view, state=ItemState.OPEN, reasons=("fact-unknown",), unknown=unknown)
    return None


def behind(portfolio: Portfolio, known: Situation, text: str) -> tuple[str, ...]:
    """The facts to answer before a condition is known."""
    return _expanded(portfolio, known, answers.unanswered(known.facts, text))


def _expanded(portfolio: Portfolio, known: Situation, names: tuple[str, ...]) -> tuple[str, ...]:
    """Unanswered facts, with those behind a computed one in its place."""
    register = portfolio.fact_register
    found: set[str] = set()
    for name in names:
        if name in computed.NAMES and register and register.tables:
            read = computed.reads(register.tables, name)
            found |= {fact for fact in read if known.facts.get(fact) is None or isinstance(known.facts[fact], OneOf)}
        else:
            found.add(name)
    return tuple(sorted(found))


def _acceptance(
    portfolio: Portfolio, project: Project, view: ItemView, *, with_opinion: bool = False
) -> Decision | None:
    """The decision that took the item on this very answer; a stop is carried only `with_opinion`, a lawyer's."""
    for decision in effective(portfolio.decisions(project.id)):
        if decision.kind != DecisionKind.ACCEPTANCE or (with_opinion and decision.opinion is None):
            continue
        if any(basis.document == view.id and basis.content == view.content for basis in decision.basis):
            return decision
    return None


def _derived(portfolio: Portfolio, project: Project, view: ItemView, views: tuple[ItemView, ...]) -> ItemView:
    """An item that reads other questionnaires: their items bound to the same gate or an earlier one.

    Those carry the signatures; one on the item itself is welcome and not asked for.
    """
    if view.applies is False:
        return view
    gate = view.blocks
    parts = [
        part
        for part in views
        if part.questionnaire.id in view.item.answer.from_ and GATES.index(part.blocks) <= GATES.index(gate)
    ]
    content = digest({"item": view.id, "parts": {part.id: part.state.value for part in parts}})
    view = replace(view, content=content, signed_by=answers.signer(portfolio, project, view.item, None, content))
    stopping = tuple(part.id for part in parts if _shuts(part, gate))
    if not stopping:
        settled = all(part.state in (ItemState.OK, ItemState.NA) for part in parts)
        return replace(view, state=ItemState.OK if settled else ItemState.CONDITION, reasons=())
    outcome = next((outcome for outcome in view.item.outcomes if outcome.answer == "open"), None)
    state = ItemState(outcome.result) if outcome else ItemState.OPEN
    return replace(view, state=state, outcome=outcome, reasons=("derived-open",), missing=stopping)


def _shuts(view: ItemView, gate: Gate) -> bool:
    """Whether an item keeps a gate shut.

    At Gate 1 somebody who owes it by a day that is still ahead is enough for an open one.
    """
    match view.state:
        case ItemState.STOP:
            return not view.accepted
        case ItemState.OPEN:
            return not (gate == Gate.GATE_1 and view.owned and not view.overdue)
        case ItemState.CONDITION:
            return bool(view.reasons)
        case _:
            return False


def bound_to(gate: Gate, gates_of_project: tuple[Gate, ...]) -> Gate:
    """The gate itself, or where the project does not have it the next control point: nothing is dropped."""
    if gate in gates_of_project:
        return gate
    later = [point for point in GATES[GATES.index(gate) :] if point in gates_of_project]
    points = [point for point in later if point in CONTROL_POINTS]
    return (points or later or [GATES[-1]])[0]


def blocking(
    portfolio: Portfolio, project: Project, gate: Gate, gates_of_project: tuple[Gate, ...], on: date
) -> tuple[Finding, ...]:
    """One finding for each item that keeps a gate shut, and for each questionnaire that cannot be read."""
    return errors(weighed(portfolio, project, gate, gates_of_project, on))


def weighed(
    portfolio: Portfolio, project: Project, gate: Gate, gates_of_project: tuple[Gate, ...], on: date
) -> tuple[Finding, ...]:
    """The same, with what is worth knowing beside it: stops that are carried, and what has moved here."""
    reached = GATES.index(gate)
    asked = [
        view
        for view in evaluate_items(portfolio, project, on)
        if GATES.index(bound_to(view.blocks, gates_of_project)) <= reached
    ]
    shut = [view for view in asked if _shuts(view, gate)]
    return (
        *unreadable(portfolio, project, on),
        *(_finding(portfolio, project, view, gate) for view in shut),
        *_carried(project, asked),
        *_moved(shut, gates_of_project),
    )


def _carried(project: Project, views: Iterable[ItemView]) -> Iterator[Finding]:
    """A stop that a head carries is said at every gate; it is never in order."""
    for view in views:
        if view.state == ItemState.STOP and view.accepted and view.opinion is not None:
            yield warning("CHK012", item=view.id, project=project.id, person=view.opinion.by, ref=view.opinion.ref)


def _moved(views: Iterable[ItemView], gates_of_project: tuple[Gate, ...]) -> Iterator[Finding]:
    """What is asked for here because the project does not have the gate that it belongs to."""
    homeless: dict[Gate, list[str]] = {}
    for view in views:
        if view.blocks not in gates_of_project:
            homeless.setdefault(view.blocks, []).append(view.id)
    for absent, items in homeless.items():
        point = bound_to(absent, gates_of_project)
        yield info("CHK013", item="", absent=absent, point=point, items=tuple(items), count=len(items))


def unreadable(portfolio: Portfolio, project: Project, on: date) -> tuple[Finding, ...]:
    """Questionnaires in force, or the fact register, that are not in the portfolio: never passed over in silence."""
    return tuple(
        error("CHK010", questionnaire_path(name, version), item=name, questionnaire=name, version=version)
        for name, version in questionnaires(portfolio, project, on)
        if portfolio.questionnaire(name, version) is None or portfolio.fact_register is None
    )


def _finding(portfolio: Portfolio, project: Project, view: ItemView, gate: Gate) -> Finding:
    reason = view.reasons[0] if view.reasons else "unanswered"
    if view.overdue and view.state == ItemState.OPEN and gate == Gate.GATE_1:
        reason = "overdue"
    path = checklist_path(project.id, view.questionnaire.id)
    answered = view.answer is not None
    return error(
        CODES[reason],
        path if answered else None,
        ("answers", view.id) if answered else (),
        item=view.id,
        project=project.id,
        question=view.item.text,
        value="" if view.answer is None else str(view.answer.value),
        outcome=_outcome(portfolio, project, view),
        reviewer=view.item.reviewer,
        owner=view.answer.owner if view.answer else None,
        due=view.answer.due if view.answer else None,
        names=_named(view, reason),
    )


def _named(view: ItemView, reason: str) -> tuple[str, ...]:
    """What a finding about an item names: facts to answer, the fact that says otherwise, else evidence."""
    if reason == "fact-differs":
        return (view.item.answer.sets or "",)
    return view.unknown if reason in ("fact-unknown", "computed-unsettled") else view.missing


def _outcome(portfolio: Portfolio, project: Project, view: ItemView) -> Labels | Finding | None:
    """What the answer leads to; where it stops on something computed, by which rules and facts."""
    said = view.outcome.text if view.outcome else None
    if view.state != ItemState.STOP or view.item.answer.computes is None:
        return said
    rules, facts = matter.fired(portfolio.fact_register, situation(portfolio, project), view.item.answer.computes)
    return info("CHK015", outcome=said, facts=facts, rules=rules) if rules else said
