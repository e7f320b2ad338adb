"""What goes into a document: the choice and the order of the policy, and what was said about this very content.

No words and no layout; those are the templates'. A document changes nothing, so there is no Change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Gate, ItemState, Leg, Phase, StatementKind
from digitek_cli.model.value import to_document
from digitek_cli.operations import compliance
from digitek_cli.operations.deciding import rules_of
from digitek_cli.operations.statement import find_document
from digitek_cli.rules import checklists, ledger
from digitek_cli.rules.content import content_hash, field_of
from digitek_cli.rules.deciders import forum
from digitek_cli.rules.lifecycle import effective, in_order, replay, status
from digitek_cli.rules.standing import standing, withdrawn
from digitek_cli.rules.withdrawals import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Decision, Statement
    from digitek_cli.model.organisation import Area
    from digitek_cli.model.policy import DocumentKind
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Benefit, Project
    from digitek_cli.model.terms import Decider, Status
    from digitek_cli.rules.checklists import ItemView

EMPTY: tuple[Any, ...] = (None, "", (), [], {})
# What stands in the head of every document and therefore needs no section of its own.
HEAD = frozenset({"title", "area", "type", "submitter", "owner", "manager", "received"})


@dataclass(frozen=True)
class Section:
    """One field that the document shows. `required` fields stop a gate while they are `missing`."""

    field: str
    value: Any
    missing: bool
    required: bool


@dataclass(frozen=True)
class BudgetRow:
    """What one phase costs in kroner and in DigiTek's hours; None is not stated, 0 is nothing."""

    phase: Phase
    amount: Decimal | None
    hours: int | None


@dataclass(frozen=True)
class Said:
    """A statement, and whether it was made about the content as it is now."""

    statement: Statement
    current: bool


@dataclass(frozen=True)
class Recommended:
    """DigiTek's recommendation for one gate, with the forum that it recommends and the one that the head chose."""

    statement: Statement
    forum: Decider | None
    chosen: Decider | None


@dataclass(frozen=True)
class Decided:
    """A decision, whether it still stands, and if not whether it was taken back or superseded."""

    decision: Decision
    stands: bool
    taken_back: bool = False


@dataclass(frozen=True)
class Checklist:
    """How the questionnaires stand: how many items in each state, and those that need somebody."""

    counts: dict[ItemState, int]
    waiting: tuple[ItemView, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything that a template may show about one project and one kind of document.

    `gaps` are the empty fields, the required ones first; `content` is the hash that an approval binds to.
    What the policy does not list among `shows` stays out, because the hash would not notice that it changed;
    the exceptions are the head of the document, the funding choice and what has been said and decided.
    """

    project: Project
    kind: DocumentKind
    on: date
    policy: date
    status: Status
    area: Area | None
    titles: dict[str, str]
    content: str
    sections: tuple[Section, ...]
    gaps: tuple[str, ...]
    legs: dict[Leg, tuple[Benefit, ...]]
    budget: tuple[BudgetRow, ...]
    granted: Decimal
    approvals: tuple[Said, ...]
    comments: tuple[Said, ...]
    recommendations: tuple[Recommended, ...]
    decisions: tuple[Decided, ...]
    checklist: Checklist


def compose(portfolio: Portfolio, project: Project, kind: str, on: date) -> Sheet:
    """The sheet of a document by the rules in force on a day.

    Raises BadReference `no-policy` where no rules are in force yet, `no-such-document` for a kind that they lack.
    """
    policy = rules_of(portfolio, on)
    document = find_document(policy, kind, compliance.KIND)
    content = content_hash(project, document)
    return Sheet(
        project=project,
        kind=document,
        on=on,
        policy=policy.valid_from,
        status=status(project, replay(portfolio, project)),
        area=next((area for area in portfolio.organisation.areas if area.id == project.area), None),
        titles={person.initials: person.title for person in portfolio.organisation.people if person.title},
        content=content,
        sections=sections(project, document),
        gaps=gaps(project, document),
        legs={leg: tuple(item for item in project.benefits if item.leg == leg) for leg in Leg},
        budget=budget_rows(project),
        granted=ledger.granted(portfolio, project.id),
        approvals=said(portfolio, project, StatementKind.APPROVAL, document.id, content),
        comments=said(portfolio, project, StatementKind.COMMENT, document.id, content),
        recommendations=recommendations(portfolio, project),
        decisions=decisions(portfolio, project),
        checklist=checklist(checklists.evaluate_items(portfolio, project, on)),
    )


def is_missing(value: Any) -> bool:
    """Nothing written: None, empty, or a value of parts that are all empty. Zero and no are answers."""
    return to_document(value) in EMPTY


def sections(project: Project, document: DocumentKind) -> tuple[Section, ...]:
    """The fields of the policy's `shows`, in its order, without those of the head."""
    return tuple(
        Section(name, value, is_missing(value), any(need.split(".")[0] == name for need in document.requires))
        for name in document.shows
        if name not in HEAD
        for value in [field_of(project, name)]
    )


def gaps(project: Project, document: DocumentKind) -> tuple[str, ...]:
    """Empty fields, the required ones first. A part such as `budget.trial` stands for the whole."""
    parts = {need.split(".")[0] for need in document.requires if "." in need}
    names = [*document.requires, *(name for name in document.shows if name not in parts)]
    return tuple(name for name in dict.fromkeys(names) if is_missing(field_of(project, name)))


def budget_rows(project: Project) -> tuple[BudgetRow, ...]:
    """One row for each phase that costs something."""
    budget, hours = project.budget, project.budget.hours
    return (
        BudgetRow(Phase.STUDY, budget.study, hours.study or None),
        BudgetRow(Phase.TRIAL, budget.trial, hours.trial or None),
        BudgetRow(Phase.OPERATION, budget.operation, hours.operation or None),
    )


def said(portfolio: Portfolio, project: Project, kind: StatementKind, document: str, content: str) -> tuple[Said, ...]:
    """What was said about this document, oldest first."""
    return tuple(
        Said(statement, statement.content == content)
        for statement in standing(portfolio.statements(project.id))
        if statement.kind == kind and statement.document == document
    )


def recommendations(portfolio: Portfolio, project: Project) -> tuple[Recommended, ...]:
    """DigiTek's latest recommendation for each gate, in the order in which a project meets the gates."""
    latest = {
        statement.gate: statement
        for statement in standing(portfolio.statements(project.id))
        if statement.kind == StatementKind.RECOMMENDATION
    }
    return tuple(
        Recommended(latest[gate], *forum(portfolio, project, gate)) for gate in (*Gate, None) if gate in latest
    )


def decisions(portfolio: Portfolio, project: Project) -> tuple[Decided, ...]:
    """All decisions in the order of their chain; one that was superseded or taken back is shown as such."""
    every = portfolio.decisions(project.id)
    stand, gone = {decision.id for decision in effective(every)}, withdrawn(every)
    made = (decision for decision in in_order(every) if not is_withdrawal(decision))
    return tuple(Decided(decision, decision.id in stand, decision.id in gone) for decision in made)


def checklist(items: Sequence[ItemView]) -> Checklist:
    """The questionnaires in short."""
    counts = Counter(item.state for item in items)
    return Checklist(
        {state: counts[state] for state in ItemState if counts[state]},
        tuple(item for item in items if item.state in (ItemState.STOP, ItemState.CONDITION)),
    )


def result(sheet: Sheet, text: str) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "project": sheet.project.id,
        "document": sheet.kind.id,
        "date": sheet.on,
        "policy": sheet.policy,
        "content": sheet.content,
        "missing": list(sheet.gaps),
        "approvals": [
            {
                "statement": item.statement.id,
                "by": item.statement.by,
                "date": item.statement.date,
                "valid": item.current,
            }
            for item in sheet.approvals
        ],
        "text": text,
    }
