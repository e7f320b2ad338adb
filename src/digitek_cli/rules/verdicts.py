"""Whether each decision was legal: by the rules and people of its date, from the state that the earlier ones left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import event_path
from digitek_cli.model.terms import DecisionKind, Gate, Phase, StatementKind
from digitek_cli.rules import deciders, lifecycle
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.events import Decision
    from digitek_cli.model.policy import GateRules, Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

# No project leaves intake without an owner.
BEYOND_INTAKE = frozenset({DecisionKind.GATE, DecisionKind.START, DecisionKind.ROLLOUT, DecisionKind.HAND_OVER})


def check(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    """Every standing decision of a project that the rules of its day would not have let through."""
    state = lifecycle.State(lifecycle.first_phase(project))
    for decision in lifecycle.effective(portfolio.decisions(project.id)):
        path = event_path(decision.id)
        policy = portfolio.policy(decision.date)
        if policy is None or policy.valid_from != decision.policy:
            yield error("EVT015", path, ("policy",), decision=decision.id, date=decision.date)
            continue
        if decision.kind == DecisionKind.GATE and decision.gate:
            yield from _gate(decision, state, policy.gate(decision.gate))
            yield from _based(portfolio, decision, policy.gate(decision.gate))
        else:
            yield from _in_place(decision, state, policy)
        yield from _stated(project, decision, policy)
        yield from _mandated(portfolio, decision)
        state = lifecycle.step(state, decision, policy)


def _gate(decision: Decision, state: lifecycle.State, rules: GateRules) -> Iterator[Finding]:
    """The gate stood open, and can end the way it did."""
    path = event_path(decision.id)
    known = {item.outcome: item for item in rules.outcomes}
    given = [known[outcome] for outcome in decision.outcomes if outcome in known]
    crowded = any(item.alone for item in given) and len(decision.outcomes) > 1
    if not given or len(given) < len(decision.outcomes) or crowded:
        yield error("EVT011", path, ("outcomes",), decision=decision.id, gate=decision.gate)
    unmet = any(item.after and item.after not in state.passed for item in given)
    forward = any(item.forward for item in given)
    asked = forward and any(item.check == "passed" for item in rules.criteria)
    early = unmet or (asked and Gate.TRIAL_START not in state.passed)
    if state.phase not in rules.phases or state.stopped or state.closed or early:
        yield error("EVT009", path, ("gate",), decision=decision.id, gate=decision.gate, phase=state.phase)


def _based(portfolio: Portfolio, decision: Decision, rules: GateRules) -> Iterator[Finding]:
    """Going forward rests on the owner's approval of the very content that the decision names."""
    forward = {item.outcome for item in rules.outcomes if item.forward}
    wanted = {item.document for item in rules.criteria if item.check == "approval" and item.when == "true"}
    if not forward & set(decision.outcomes):
        return
    approvals = {item.id: item for item in standing(portfolio.statements(decision.project))}
    for document in sorted(filter(None, wanted)):
        basis = next((item for item in decision.basis if item.document == document), None)
        approval = approvals.get(basis.approval or "") if basis else None
        sound = (
            basis is not None
            and approval is not None
            and approval.kind == StatementKind.APPROVAL
            and approval.by == decision.facts.get("project.owner")
            and approval.content == basis.content
            and approval.date <= decision.date
        )
        if not sound:
            yield error("EVT018", event_path(decision.id), ("basis",), decision=decision.id, document=document)


def _in_place(decision: Decision, state: lifecycle.State, policy: Policy) -> Iterator[Finding]:
    """A decision outside the gates belongs to the phase where it was taken."""
    rules = next((item for item in policy.decisions if item.kind == decision.kind), None)
    begun = (
        (decision.kind == DecisionKind.START and state.phase == Phase.TRIAL and Gate.TRIAL_START not in state.passed)
        or (decision.kind == DecisionKind.HAND_OVER and Gate.OPERATION not in state.passed)
        or (decision.kind == DecisionKind.RESUME and not (state.stopped or state.hold))
    )
    if rules is None or state.phase not in rules.phases or state.closed or begun:
        yield error("EVT019", event_path(decision.id), ("kind",), decision=decision.id, phase=state.phase)


def _stated(project: Project, decision: Decision, policy: Policy) -> Iterator[Finding]:
    """What the decision says about the project agrees with it, as far as that is fixed once decisions are taken."""
    facts, path = decision.facts, event_path(decision.id)
    point = decision.gate.value if decision.gate and decision.kind == DecisionKind.GATE else decision.kind.value
    fixed = {
        "point": point,
        "project.type": project.type.value,
        "project.area": project.area,
        "project.cross_directorate": project.cross_directorate,
    }
    applicants = facts.get("applicants", ())
    wrong = {name: actual for name, actual in fixed.items() if facts.get(name) != actual}
    if project.submitter not in applicants:
        wrong["applicants"] = project.submitter
    if facts.get("project.owner") == "none" and decision.kind in BEYOND_INTAKE:
        wrong["project.owner"] = project.owner or "?"
    for name, actual in wrong.items():
        stated = str(facts.get(name, "–"))
        yield error(
            "EVT017", path, ("facts", name), decision=decision.id, field=name, stated=stated, actual=str(actual)
        )
    for number, grant in enumerate(decision.grants):
        pool = policy.pool(grant.pool)
        named = facts.get("funding.areas", ()) if pool and pool.area else ()
        paid = facts.get("funding.common") is True if pool and pool.area is None else pool and pool.area in named
        if not paid:
            yield error("EVT020", path, ("grants", number), decision=decision.id, pool=grant.pool)


def _mandated(portfolio: Portfolio, decision: Decision) -> Iterator[Finding]:
    path = event_path(decision.id)
    policy = portfolio.policy(decision.date)
    needed = {"point", "project.area", "project.owner", "applicants", "funding.areas"}
    if policy is None or not needed <= set(decision.facts):
        yield error("EVT012", path, ("facts",), decision=decision.id, rule=decision.rule)
        return
    given = deciders.mandate(portfolio, policy, decision.facts, decision.date)
    if given is None or given.row.rule != decision.rule or given.decider != decision.decider:
        yield error("EVT012", path, ("rule",), decision=decision.id, rule=decision.rule)
        return
    heads = set(portfolio.organisation.heads(decision.date)) if decision.grants else set()
    for objection in deciders.judge(given, decision.by, heads):
        yield Finding("EVT013", objection.severity, {"decision": decision.id, "why": objection}, path, ("by",))
