"""What a gate asks for: each `check` that a policy's criteria name, and everything that is missing at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import (
    Decider,
    FundingSource,
    Gate,
    Leg,
    Role,
    Severity,
    StatementKind,
    StepKind,
)
from digitek_cli.rules import checklists, ledger, priority_criteria
from digitek_cli.rules.attempt import Attempt, open_conditions, project_facts, recommended, said, valid_approval
from digitek_cli.rules.content import content_hash, field_of
from digitek_cli.rules.deciders import find_row, rights_facts
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.lifecycle import gates_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digitek_cli.model.organisation import Labels
    from digitek_cli.model.policy import Criterion
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

# A legal stop, and what rests on one: carried by a decision with a legal opinion, or it stands, whatever a policy says.
NEVER_WAIVED = frozenset({"CHK002", "CHK009"})
DOCUMENT_KINDS = {StepKind.TASK, StepKind.DOCUMENT}


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, and whether the decider may waive it. `detail` tells two of one code apart."""

    finding: Finding
    waivable: bool
    detail: str

    def waived_by(self, code: str) -> bool:
        """Whether a waiver of `CODE` or `CODE:detail` sets it aside."""
        return self.waivable and code.upper() in (self.finding.code, f"{self.finding.code}:{self.detail}".upper())


def missing(attempt: Attempt) -> tuple[Missing, ...]:
    """Everything that the gate asks for and that is not there, warnings included, in the policy's order."""
    facts = project_facts(attempt)
    found: list[Missing] = []
    for criterion in attempt.rules.criteria:
        if criterion.outcomes and not set(criterion.outcomes) & set(attempt.outcomes):
            continue
        if evaluate(criterion.when, facts) is False:
            continue
        for code, detail, params in CHECKS[criterion.check](attempt, criterion):
            severity = params.pop("severity", criterion.severity)
            params = {"project": attempt.project.id, "gate": attempt.gate, "rule": criterion.rule, **params}
            waivable = criterion.waivable and code not in NEVER_WAIVED
            found.append(Missing(Finding(code, severity, params), waivable, detail))
    return tuple(found)


def _steps(attempt: Attempt, criterion: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    facts = project_facts(attempt)
    phase = criterion.phase
    if phase is None:
        return
    done = {(item.phase, item.step) for item in attempt.project.steps if item.date <= attempt.on}
    for step in attempt.policy.steps(phase):
        asked = step.kind in DOCUMENT_KINDS and criterion.step in (None, step.id)
        if asked and (phase, step.id) not in done and evaluate(step.when, facts) is not False:
            yield "STEP001", step.id, {"step": step.id, "number": step.number, "title": step.title, "phase": phase}


def _document(attempt: Attempt, criterion: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    document = attempt.policy.document(criterion.document or "")
    for name in document.requires if document else ():
        if field_of(attempt.project, name) in (None, (), ""):
            title = document.title if document else ""
            yield "DOC001", name, {"field": name, "example": example(name), "title": title}


def example(name: str) -> str:
    """How a field is typed."""
    return EXAMPLES.get(name, f'{name} "…"')


EXAMPLES = {
    "benefits": 'benefits+ "leg=efficiency; text=…; size=3"',
    "budget.trial": "budget.trial 100.000",
    "trial_end": "trial_end 2026-12-31",
}


def _field(attempt: Attempt, criterion: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    name = criterion.field or ""
    if field_of(attempt.project, name) in (None, (), ""):
        yield "DOC002", name, {"field": name, "example": example(name)}


def _approval(attempt: Attempt, criterion: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    document = criterion.document or ""
    params = {"document": document, "title": _title(attempt, document), "person": attempt.project.owner or "?"}
    given = said(attempt, StatementKind.APPROVAL, document)
    if not given:
        yield "APPR001", document, params
    elif valid_approval(attempt, document) is None:
        yield "APPR002", document, params | {"given": given[-1].date}


def _title(attempt: Attempt, document: str) -> Labels | str:
    kind = attempt.policy.document(document)
    return kind.title if kind else document


def _comment(attempt: Attempt, criterion: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    document = criterion.document or ""
    head = attempt.portfolio.organisation.head(attempt.project.area, attempt.on)
    given = [item for item in said(attempt, StatementKind.COMMENT, document) if item.role == Role.HEAD_OF_AREA]
    if not given:
        yield "COMM001", document, {"document": document, "title": _title(attempt, document), "person": head or "?"}
        return
    kind = attempt.policy.document(document)
    if kind and given[-1].content != content_hash(attempt.project, kind):
        params = {"document": document, "title": kind.title, "person": given[-1].by, "given": given[-1].date}
        yield "COMM002", document, params | {"severity": Severity.WARNING}


def _recommendation(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if not recommended(attempt):
        yield "RECO001", attempt.gate, {}


def _funding(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    funding = attempt.project.funding
    if funding is None or funding.by is None or (funding.date and funding.date > attempt.on):
        head = attempt.portfolio.organisation.head(attempt.project.area, attempt.on)
        yield "FUND001", "funding", {"person": head or "?"}


def _budget(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for finding in uncovered(attempt.portfolio, attempt.project, attempt.reserves):
        yield finding.code, "trial", finding.params


def uncovered(
    portfolio: Portfolio, project: Project, reserves: tuple[tuple[str, int, Decimal], ...] = ()
) -> Iterator[Finding]:
    """BUDG001 when the trial costs more than is granted, asked for and paid by others."""
    budget = project.budget
    if budget.trial is None:
        return
    granted = ledger.granted(portfolio, project.id)
    covered = granted + sum((amount for _, _, amount in reserves), Decimal(0)) + (budget.external or Decimal(0))
    if covered < budget.trial:
        common = project.funding is not None and project.funding.source == FundingSource.COMMON
        short = budget.trial - covered
        yield error(
            "BUDG001",
            wanted=budget.trial,
            covered=covered,
            short=short,
            short_typed=format(short.normalize(), "f"),
            pool="common" if common else project.area,
        )


def _risk(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if attempt.project.risk is None or attempt.project.risk.category is None:
        yield "RISK001", "risk", {}


def _legs(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if not attempt.project.benefits:
        return
    legs = {benefit.leg for benefit in attempt.project.benefits if not benefit.negative}
    if Leg.EFFICIENCY not in legs:
        yield "TEK001", "efficiency", {}
    if not legs - {Leg.EFFICIENCY}:
        yield "TEK002", "quality", {}


def _checklists(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    gates = gates_of(attempt.project, attempt.state)
    for found in checklists.weighed(attempt.portfolio, attempt.project, attempt.gate, gates, attempt.on):
        yield found.code, str(found.params.get("item", "")), {"severity": found.severity, **found.params}


def _forum(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Asked only where the head would decide: another body decides whatever the forum."""
    pools = [pool for pool, _, _ in attempt.reserves]
    facts = rights_facts(attempt.portfolio, attempt.project, attempt.policy, attempt.gate.value, attempt.on, pools)
    row = find_row(attempt.policy, facts)
    if row is None or row.decider != Decider.HEAD_OF_AREA:
        return
    if facts["forum.recommended"] == Decider.HEADS_GROUP and facts["forum.chosen"] == "none":
        head = attempt.portfolio.organisation.head(attempt.project.area, attempt.on)
        yield "FORUM001", "forum", {"person": head or "?"}
    elif facts["forum.recommended"] == "none" and project_facts(attempt)["project.resource_heavy"] is True:
        yield "FORUM002", "forum", {"severity": Severity.WARNING}


def _conditions(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for decision, number in open_conditions(attempt.portfolio, attempt.project):
        condition = decision.conditions[number - 1]
        params = {"decision": decision.id, "number": number, "text": condition.text, "person": condition.owner}
        yield "COND001", f"{decision.id}#{number}", params | {"due": condition.due}


def _passed(attempt: Attempt, _: Criterion) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if Gate.TRIAL_START not in attempt.state.passed:
        yield "PASS001", "trial-start", {}


CHECKS: dict[str, Callable[[Attempt, Criterion], Iterator[tuple[str, str, dict[str, Any]]]]] = {
    "steps": _steps,
    "document": _document,
    "field": _field,
    "approval": _approval,
    "comment": _comment,
    "recommendation": _recommendation,
    "funding": _funding,
    "budget": _budget,
    "risk": _risk,
    "legs": _legs,
    "checklists": _checklists,
    "forum": _forum,
    "conditions": _conditions,
    "passed": _passed,
    **priority_criteria.CHECKS,
}
