"""Who decides, by which rule and why: the first row of the decision rights that is true (models 8b)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Decider, DecisionKind, FundingSource, Gate, Role, StatementKind
from digitek_cli.rules import ledger
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.lifecycle import effective
from digitek_cli.rules.priority_criteria import weighed
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digitek_cli.model.policy import Policy, RightsRow
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

# Points where people beside the decider may confirm, because they answer for what begins there.
CONFIRMATIONS = frozenset({"trial-start", "operation", "hand-over", "rollout", "closing", "start"})


@dataclass(frozen=True)
class Mandate:
    """Who decides one thing.

    `people` may decide; `required` must all be among the deciders; `quorum` is how many of `people` at least.
    `welcome` may confirm beside them. `facts` are what the rights row read.
    """

    decider: Decider
    row: RightsRow
    facts: dict[str, Any]
    people: tuple[str, ...]
    required: tuple[str, ...] = ()
    quorum: int = 1
    welcome: tuple[str, ...] = ()


def forum(portfolio: Portfolio, project: Project, gate: Gate | None) -> tuple[Decider | None, Decider | None]:
    """DigiTek's recommended forum and the head's choice for one gate (R-117, R-121); the latest of each."""
    recommended = chosen = None
    for statement in standing(portfolio.statements(project.id)):
        if statement.kind == StatementKind.FORUM and statement.gate == gate:
            recommended = statement.forum
    for decision in effective(portfolio.decisions(project.id)):
        if decision.kind == DecisionKind.FORUM and decision.gate == gate:
            chosen = decision.forum
    return recommended, chosen


def paying_pools(portfolio: Portfolio, project: Project, policy: Policy, reserving: Iterable[str] = ()) -> set[str]:
    """The pools that pay: by the head's choice, by what is granted already, and by what this decision reserves."""
    pools = set(reserving) | ledger.pools_used(portfolio, project.id)
    source = project.funding.source if project.funding else FundingSource.NONE
    areas = set(project.funding.areas) if project.funding else set()
    if source in (FundingSource.OWN, FundingSource.CONTRIBUTING):
        areas.add(project.area)
    pools |= {pool.id for pool in policy.pools if pool.area in areas}
    if source == FundingSource.COMMON:
        pools |= {pool.id for pool in policy.pools if pool.area is None}
    return pools


def rights_facts(
    portfolio: Portfolio, project: Project, policy: Policy, point: str, on: date, reserving: Iterable[str] = ()
) -> dict[str, Any]:
    """The facts that a rights row may read; kept in the decision so that the verdict can be derived again."""
    pools = paying_pools(portfolio, project, policy, reserving)
    areas = sorted({pool.area for pool in policy.pools if pool.id in pools and pool.area})
    gate = Gate(point) if point in set(Gate) else None
    recommended, chosen = forum(portfolio, project, gate)
    head = portfolio.organisation.head(project.area, on)
    return _risk_facts(policy, project, point, on) | {
        "point": point,
        "project.type": project.type.value,
        "project.area": project.area,
        "project.cross_directorate": project.cross_directorate,
        "funding.common": any(pool.area is None for pool in policy.pools if pool.id in pools),
        "funding.areas": areas,
        "funding.area_count": len(areas),
        "forum.recommended": recommended.value if recommended else "none",
        "forum.chosen": chosen.value if chosen else "none",
        "head.applicant": head in project.applicants,
        "director.applicant": bool(project.applicants & set(portfolio.organisation.holders(Role.DIRECTOR, on))),
        "project.owner": project.owner or "none",
        "applicants": sorted(project.applicants),
    }


def _risk_facts(policy: Policy, project: Project, point: str, on: date) -> dict[str, Any]:
    """What an acceptance accepts: the category, and how far above the appetite it lies, where both are known."""
    category = project.risk.category if project.risk else None
    if point != DecisionKind.RISK or category is None:
        return {}
    seen = weighed(policy, project, on)
    above = {} if seen is None or seen.excess is None else {"risk.excess": seen.excess}
    return {"risk.category": category} | above


def find_row(policy: Policy, facts: dict[str, Any]) -> RightsRow | None:
    """The first row whose condition is true on these facts."""
    return next((row for row in policy.decision_rights if evaluate(row.when, facts) is True), None)


def mandate(portfolio: Portfolio, policy: Policy, facts: dict[str, Any], on: date) -> Mandate | None:
    """Who decides on these facts, and on nothing else; None when no row is true, which a sound policy prevents."""
    row = find_row(policy, facts)
    if row is None:
        return None
    organisation = portfolio.organisation
    heads = organisation.heads(on)
    owner = () if facts["project.owner"] == "none" else (facts["project.owner"],)
    head = tuple(filter(None, [organisation.head(facts["project.area"], on)]))
    contributing = tuple(filter(None, (organisation.head(area, on) for area in facts["funding.areas"])))
    people = {
        Decider.HEAD_OF_AREA: head,
        Decider.HEADS_GROUP: heads,
        Decider.CONTRIBUTING_HEADS: contributing,
        Decider.DIRECTOR: organisation.holders(Role.DIRECTOR, on),
        Decider.PROJECT_OWNER: owner,
        Decider.NONE: (),
    }[row.decider]
    with_ = {Role.PROJECT_OWNER: owner, Role.HEAD_OF_AREA: head}
    required = tuple(person for role in row.together_with for person in with_[role])
    if row.decider == Decider.CONTRIBUTING_HEADS:
        required += contributing
    if row.decider in (Decider.PROJECT_OWNER, Decider.HEAD_OF_AREA):
        required += people
    quorum = policy.thresholds.heads_quorum if row.decider == Decider.HEADS_GROUP else 1
    welcome = owner + heads if facts["point"] in CONFIRMATIONS or row.together_with else ()
    return Mandate(row.decider, row, facts, people, required, quorum, welcome)


def judge(given: Mandate, by: tuple[str, ...], paying_heads: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Why these people may not decide this; empty when they may.

    `paying_heads` may always be among the deciders: they consent to the use of their own pool.
    """
    if given.decider == Decider.NONE:
        return (error("MAND005", type=given.facts["project.type"], gate=given.facts["point"]),)
    if not given.people:
        return (error("MAND007", decider=given.decider),)
    allowed = {*given.people, *given.required, *given.welcome, *paying_heads}
    found = [
        error("MAND001", person=person, decider=given.decider, people=given.people, rule=given.row.rule)
        for person in by
        if person not in allowed
    ]
    missing = tuple(dict.fromkeys(person for person in given.required if person not in by))
    if missing:
        found.append(error("MAND003", people=missing, decider=given.decider, rule=given.row.rule))
    present = sum(person in given.people for person in dict.fromkeys(by))
    if present < given.quorum and not missing:
        found.append(error("MAND002", decider=given.decider, quorum=given.quorum, people=given.people, present=present))
    if by and set(by) <= set(given.facts["applicants"]):
        found.append(error("MAND004", people=tuple(by)))
    return tuple(found)
