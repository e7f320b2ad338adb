"""Whether the events of each project hold together: the chain, the mandate of each decision, the replayed phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import event_path, project_path
from digitek_cli.model.terms import DecisionKind
from digitek_cli.rules import deciders, lifecycle
from digitek_cli.rules.content import event_hash
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.events import Decision
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Every breach of the trail, project by project."""
    for project in portfolio.projects.values():
        decisions = portfolio.decisions(project.id)
        yield from _chain(decisions)
        yield from _concurrent(decisions)
        yield from _legal(portfolio, project)
        yield from _replayed(portfolio, project)


def _chain(decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    known = {decision.id: decision for decision in decisions}
    for decision in decisions:
        path = event_path(decision.id)
        for number, link in enumerate(decision.previous):
            at = ("previous", number)
            earlier = known.get(link.id)
            if earlier is None:
                yield error("EVT005", path, at, decision=decision.id, previous=link.id)
            elif event_hash(earlier) != link.hash:
                yield error("EVT006", path, at, decision=decision.id, previous=link.id)
            elif earlier.date > decision.date:
                yield error("EVT014", path, ("date",), decision=decision.id, previous=link.id, date=decision.date)
        if decision.supersedes and decision.supersedes not in known:
            yield error("EVT008", path, ("supersedes",), decision=decision.id, previous=decision.supersedes)
    roots = [decision for decision in decisions if not decision.previous]
    for decision in roots[1:]:
        yield error("EVT007", event_path(decision.id), decision=decision.id, first=roots[0].id)


def ancestors(decision: Decision, known: dict[str, Decision]) -> frozenset[str]:
    """All decisions that one rests on, through the chain."""
    found: set[str] = set()
    waiting = [link.id for link in decision.previous]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [link.id for link in known[name].previous] if name in known else []
    return frozenset(found)


def _concurrent(decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    """Two people decided the same gate without seeing each other: a merge shows it here."""
    known = {decision.id: decision for decision in decisions}
    standing = [item for item in lifecycle.effective(decisions) if item.kind == DecisionKind.GATE]
    for number, later in enumerate(standing):
        above = ancestors(later, known)
        for earlier in standing[:number]:
            unseen = earlier.id not in above and later.id not in ancestors(earlier, known)
            if earlier.gate == later.gate and unseen:
                yield error("EVT010", event_path(later.id), decision=later.id, other=earlier.id, gate=later.gate)


def _legal(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    """Each standing decision from the state that the earlier ones left, by the rules and people of its date."""
    state = lifecycle.State(lifecycle.first_phase(project))
    for decision in lifecycle.effective(portfolio.decisions(project.id)):
        path = event_path(decision.id)
        policy = portfolio.policy(decision.date)
        if policy is None or policy.valid_from != decision.policy:
            yield error("EVT015", path, ("policy",), decision=decision.id, date=decision.date)
            continue
        if decision.kind == DecisionKind.GATE and decision.gate:
            rules = policy.gate(decision.gate)
            known = {item.outcome: item for item in rules.outcomes}
            alone = any(item.alone for name, item in known.items() if name in decision.outcomes)
            unknown = set(decision.outcomes) - set(known)
            if unknown or not decision.outcomes or (alone and len(decision.outcomes) > 1):
                yield error("EVT011", path, ("outcomes",), decision=decision.id, gate=decision.gate)
            if state.phase not in rules.phases or state.stopped or state.closed:
                yield error("EVT009", path, ("gate",), decision=decision.id, gate=decision.gate, phase=state.phase)
        yield from _mandated(portfolio, decision)
        state = lifecycle.step(state, decision, policy)


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


def _replayed(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    path = project_path(project.id)
    state = lifecycle.replay(portfolio, project)
    if project.phase != state.phase:
        yield error("EVT003", path, ("phase",), project=project.id, stored=project.phase, replayed=state.phase)
    stored = {item.id: item.phase for item in project.departments}
    if stored != state.departments and not project.history:
        yield error("EVT004", path, ("departments",), project=project.id)
