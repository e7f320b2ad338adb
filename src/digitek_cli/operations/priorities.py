"""Questions about priorities: score, explanation, ranking and sensitivity. Reads only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digitek_cli.errors import RuleViolation
from digitek_cli.model.terms import Gate, Phase, ProjectType, Severity, Status
from digitek_cli.operations.deciding import rules_of
from digitek_cli.rules import criteria, lifecycle, priority_criteria
from digitek_cli.rules import levers as lifting
from digitek_cli.rules.attempt import Attempt, project_facts
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.finding import Finding
from digitek_cli.rules.priority_policy import contradictions
from digitek_cli.rules.priority_values import Values, values
from digitek_cli.rules.ranking import ranked
from digitek_cli.rules.references import find_project
from digitek_cli.rules.sensitivity import Sensitivity, Vector, sensitivity, vectors
from digitek_cli.rules.weighing import Weighing, weigh

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from digitek_cli.model.policy import Criterion, Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.model.terms import Priority

# `legs` is what policies asked before the table; `score` would say once more that something is missing.
ABOUT_PRIORITY = {*priority_criteria.CHECKS, "legs"} - {"score"}
NOT_RANKED = (Status.STOPPED, Status.COMPLETED)
GATE_OF_PHASE = {Phase.INTAKE: Gate.GATE_1, Phase.IDEA: Gate.GATE_1, Phase.STUDY: Gate.GATE_2, Phase.TRIAL: Gate.GATE_3}


@dataclass(frozen=True)
class Look:
    """One project with its score, the priorities people gave it, and where it stands.

    `findings` are about the score, and where one project was asked for also what breaks the rules at `gate`.
    """

    weighing: Weighing
    values: Values
    status: Status
    gate: Gate | None
    findings: tuple[Finding, ...]

    @property
    def project(self) -> Project:
        """The project."""
        return self.weighing.project


@dataclass(frozen=True)
class Explained:
    """A look, and what would lift the level; `short_of` is the next level and the points that lack."""

    look: Look
    levers: tuple[lifting.Lever, ...]
    short_of: tuple[Priority, Fraction] | None


@dataclass(frozen=True)
class Sensitive:
    """The vectors that were tried, and how each project fares; `unscored` have no score to move."""

    points: int
    tried: tuple[Vector, ...]
    found: tuple[Sensitivity, ...]
    unscored: tuple[Weighing, ...]


def sound_rules(portfolio: Portfolio, on: date) -> Policy:
    """The policy of a day. Raises RuleViolation `policy-contradicts` where its priorities contradict each other."""
    policy = rules_of(portfolio, on)
    against = contradictions(policy)
    if against:
        raise RuleViolation("policy-contradicts", findings=against, policy=policy.valid_from)
    return policy


def look(portfolio: Portfolio, project_id: str, on: date) -> Look:
    """One project on a day."""
    policy = sound_rules(portfolio, on)
    seen = _look(portfolio, find_project(portfolio, project_id), policy, on)
    state = lifecycle.replay(portfolio, seen.project)
    known = {item.code for item in seen.findings}
    at_gate = _at_gate(portfolio, seen.project, state, policy, seen.gate, on) if seen.gate else ()
    return replace(seen, findings=(*seen.findings, *(item for item in at_gate if item.code not in known)))


def explain(portfolio: Portfolio, project_id: str, on: date) -> Explained:
    """The same, with what would lift its level."""
    seen = look(portfolio, project_id, on)
    return Explained(seen, lifting.levers(seen.weighing), lifting.short_of(seen.weighing))


def rank(portfolio: Portfolio, on: date, *, everything: bool = False) -> tuple[Look, ...]:
    """Every project that is not stopped or completed, the best first; `everything` takes those along too."""
    policy = sound_rules(portfolio, on)
    looks = {project.id: _look(portfolio, project, policy, on) for project in portfolio.projects.values()}
    order = ranked(seen.weighing for seen in looks.values() if everything or seen.status not in NOT_RANKED)
    return tuple(looks[seen.project.id] for seen in order)


def sensitive(portfolio: Portfolio, on: date, points: int | None = None) -> Sensitive:
    """Whose level changes when the weights move by the policy's points, or by others."""
    policy = sound_rules(portfolio, on)
    rules = policy.priority if points is None else policy.priority.model_copy(update={"sensitivity": points})
    tried = vectors(rules.weights, rules.sensitivity)
    current = [
        weigh(rules, project, on)
        for project in portfolio.projects.values()
        if lifecycle.status(project, lifecycle.replay(portfolio, project)) not in NOT_RANKED
    ]
    found = [(seen, sensitivity(seen, tried)) for seen in ranked(current)]
    return Sensitive(
        rules.sensitivity,
        tried,
        tuple(item for _, item in found if item),
        tuple(seen for seen, item in found if item is None),
    )


def _look(portfolio: Portfolio, project: Project, policy: Policy, on: date) -> Look:
    state = lifecycle.replay(portfolio, project)
    seen = weigh(policy.priority, project, on)
    given = values(portfolio, project)
    return Look(seen, given, lifecycle.status(project, state), _gate_ahead(project, state), seen.findings)


def _gate_ahead(project: Project, state: lifecycle.State) -> Gate | None:
    """The gate whose severity the rules have now; for a type without gates the next control point."""
    ahead = lifecycle.next_gate(project, state)
    if project.type != ProjectType.DIGITEK:
        return ahead or (None if state.closed else Gate.TRIAL_START)
    if ahead == Gate.TRIAL_START and not state.fast_track:
        return Gate.GATE_3
    return ahead or GATE_OF_PHASE.get(state.phase)


def _at_gate(
    portfolio: Portfolio, project: Project, state: lifecycle.State, policy: Policy, gate: Gate, on: date
) -> tuple[Finding, ...]:
    rules = policy.gate(gate)
    attempt = Attempt(portfolio, project, state, policy, gate, on, (rules.forward,))
    wanted = [item for item in rules.criteria if item.check in ABOUT_PRIORITY]
    if not wanted:
        return ()
    facts = project_facts(attempt)
    found = [finding for item in wanted if evaluate(item.when, facts) is not False for finding in _asked(attempt, item)]
    return tuple(found)


def _asked(attempt: Attempt, criterion: Criterion) -> list[Finding]:
    params = {"project": attempt.project.id, "gate": attempt.gate, "rule": criterion.rule}
    return [
        Finding(code, Severity(found.pop("severity", criterion.severity)), params | found)
        for code, _, found in criteria.CHECKS[criterion.check](attempt, criterion)
    ]
