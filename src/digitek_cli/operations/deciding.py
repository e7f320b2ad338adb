"""What every decision has in common: the day, the rules of that day, who may decide, the money, the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.events import Decision, Grant, Transaction
from digitek_cli.model.ids import event_path
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.rules import assertions, deciders, ledger, lifecycle
from digitek_cli.rules.chain import ancestors
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.references import find_person, unknown

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.model.events import Condition, Waiver
    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.project import Project
    from digitek_cli.model.terms import Outcome
    from digitek_cli.rules.deciders import Mandate


@dataclass(frozen=True)
class Reserve:
    """Money asked for: `common:2026=250000`."""

    pool: str
    year: int
    amount: Decimal


@dataclass(frozen=True)
class Ruling:
    """What the deciders said: common to every command that records a decision. `date` None means today."""

    by: tuple[str, ...]
    reason: str
    meeting: str | None = None
    reserves: tuple[Reserve, ...] = ()
    conditions: tuple[Condition, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    until: date | None = None
    supersedes: tuple[str, ...] = ()
    date: date | None = None


@dataclass(frozen=True)
class Bench:
    """The decision being prepared: everything a verdict needs, and what already speaks against it."""

    portfolio: Portfolio
    project: Project
    state: lifecycle.State
    policy: Policy
    mandate: Mandate
    by: tuple[str, ...]
    on: date
    findings: tuple[Finding, ...]


def rules_of(portfolio: Portfolio, on: date) -> Policy:
    """The policy of a day. Raises BadReference `no-policy` before the first one."""
    policy = portfolio.policy(on)
    if policy is None:
        first = portfolio.policies[0].valid_from if portfolio.policies else None
        raise BadReference("no-policy", date=on, first=first)
    return policy


def day_findings(portfolio: Portfolio, project: Project, on: date, moment: Moment) -> list[Finding]:
    """No decision in the future, and none before the project's latest one."""
    found = []
    if on > moment.today:
        found.append(error("DATE001", date=on, today=moment.today))
    last = lifecycle.last_date(portfolio, project.id)
    if last and on < last:
        found.append(error("DATE002", date=on, last=last, project=project.id))
    known_since = lifecycle.known_since(project)
    if on < known_since:
        found.append(error("DATE003", date=on, since=known_since, project=project.id))
    return found


def bench(portfolio: Portfolio, project: Project, point: str, ruling: Ruling, moment: Moment) -> Bench:
    """Gather the mandate and the objections that hold for every decision. Raises BadReference for unknown names."""
    on = ruling.date or moment.today
    policy = rules_of(portfolio, on)
    by = tuple(dict.fromkeys(find_person(portfolio, person) for person in ruling.by))
    for reserve in ruling.reserves:
        if policy.pool(reserve.pool) is None:
            raise unknown("no-such-pool", reserve.pool, (pool.id for pool in policy.pools))
    reserving = [reserve.pool for reserve in ruling.reserves]
    facts = deciders.rights_facts(portfolio, project, policy, point, on, reserving)
    mandate = deciders.mandate(portfolio, policy, facts, on)
    if mandate is None:
        raise BadReference("no-rights-row", point=point, policy=policy.valid_from)
    paying = _paying_heads(portfolio, policy, ruling, on)
    found = day_findings(portfolio, project, on, moment)
    found += _conditions(portfolio, ruling, on)
    found += deciders.judge(mandate, by, paying)
    if mandate.decider != "none":
        found += _consent(portfolio, policy, ruling, by, on)
    found += _superseding(portfolio, project, ruling)
    state = lifecycle.replay(portfolio, project, without=ruling.supersedes)
    return Bench(portfolio, project, state, policy, mandate, by, on, tuple(found))


def _conditions(portfolio: Portfolio, ruling: Ruling, on: date) -> list[Finding]:
    """A condition has an owner who exists, and a day that is not past when it is set."""
    found = []
    for condition in ruling.conditions:
        find_person(portfolio, condition.owner)
        if condition.due < on:
            found.append(error("COND005", text=condition.text, due=condition.due, date=on))
    return found


def _paying_heads(portfolio: Portfolio, policy: Policy, ruling: Ruling, on: date) -> set[str]:
    heads: set[str] = set()
    for reserve in ruling.reserves:
        pool = policy.pool(reserve.pool)
        if pool and pool.area:
            heads |= set(filter(None, [portfolio.organisation.head(pool.area, on)]))
        else:
            heads |= set(portfolio.organisation.heads(on))
    return heads


def _consent(portfolio: Portfolio, policy: Policy, ruling: Ruling, by: tuple[str, ...], on: date) -> list[Finding]:
    """Nobody reserves from a pool without its owner (R-028, R-029)."""
    found = []
    heads = portfolio.organisation.heads(on)
    for pool_id in dict.fromkeys(reserve.pool for reserve in ruling.reserves):
        pool = policy.pool(pool_id)
        if pool and pool.area:
            owner = portfolio.organisation.head(pool.area, on)
            if owner not in by:
                found.append(error("MAND008", pool=pool_id, people=(owner or "?",)))
        elif sum(person in heads for person in by) < policy.thresholds.heads_quorum:
            found.append(error("MAND009", pool=pool_id, quorum=policy.thresholds.heads_quorum, people=heads))
    return found


def _superseding(portfolio: Portfolio, project: Project, ruling: Ruling) -> list[Finding]:
    """Only what no later decision rests on can be superseded; several at once where a merge left two side by side."""
    decisions = portfolio.decisions(project.id)
    known = {decision.id: decision for decision in decisions}
    found = []
    for name in ruling.supersedes:
        if name not in known:
            raise unknown("no-such-decision", name, known)
        if known[name].created:
            found.append(error("SUPER002", decision=name, created=known[name].created))
    standing = lifecycle.effective(decisions)
    gone = [name for name in ruling.supersedes if name not in {item.id for item in standing}]
    found += [error("SUPER004", decision=name) for name in gone]
    resting = {
        above
        for item in standing
        if item.id not in ruling.supersedes
        for above in ancestors(item, known)
        if above in ruling.supersedes
    }
    latest = tuple(item.id for item in lifecycle.tips(decisions))
    return found + [error("SUPER001", decision=name, latest=latest) for name in sorted(resting)]


def reserve_money(
    bench: Bench, ruling: Ruling, decision_id: str, moment: Moment, base: Portfolio
) -> tuple[tuple[Transaction, ...], tuple[Grant, ...], tuple[Finding, ...]]:
    """Book the reservations on `base`, the portfolio with what this decision gives back already given back."""
    wanted = [(ask.pool, ask.year, ask.amount) for ask in ruling.reserves]
    booking = ledger.reserve_all(base, bench.project.id, wanted, decision_id, bench.on, moment)
    return booking.transactions, ledger.grants(booking.transactions), booking.findings


def give_back(
    bench: Bench, ruling: Ruling, decision_id: str, moment: Moment, *, everything: bool
) -> tuple[Portfolio, tuple[Transaction, ...], tuple[Finding, ...]]:
    """What the decision returns to the pools: the rest after a stop, or what a superseded decision had granted.

    SUPER003 when the superseded decision's money is no longer only reserved.
    """
    portfolio, project = bench.portfolio, bench.project
    if everything:
        returned = ledger.release_all(portfolio, project.id, decision_id, bench.on, moment)
        return portfolio.with_records(*returned), returned, ()
    old = [item for item in portfolio.decisions(project.id) if item.id in ruling.supersedes]
    made: list[Transaction] = []
    for grant in (grant for item in old for grant in item.grants):
        place = ledger.Place(grant.pool, grant.year, project.id)
        booking = ledger.release(portfolio, place, grant.amount, project.title, bench.on, moment, decision=decision_id)
        if booking.findings:
            return portfolio, (), (error("SUPER003", decision=", ".join(ruling.supersedes), pool=grant.pool),)
        portfolio = portfolio.with_records(*booking.transactions)
        made += booking.transactions
    return portfolio, tuple(made), ()


def decision_of(bench: Bench, ruling: Ruling, moment: Moment, decision_id: str, **fields: Any) -> Decision:
    """The decision record, with the rule, the facts that it read and the links of the chain."""
    return Decision.model_validate(
        {
            "id": decision_id,
            "project": bench.project.id,
            "date": bench.on,
            "decider": bench.mandate.decider,
            "by": bench.by,
            "rule": bench.mandate.row.rule,
            "policy": bench.policy.valid_from,
            "facts": bench.mandate.facts,
            "meeting": ruling.meeting,
            "reason": ruling.reason,
            "until": ruling.until,
            "conditions": ruling.conditions,
            "waivers": ruling.waivers,
            "supersedes": ruling.supersedes,
            "previous": lifecycle.links(bench.portfolio.decisions(bench.project.id)),
            "recorded_by": moment.recorded_by,
        }
        | fields
    )


def settle(bench: Bench, decision: Decision, project: Project, others: tuple[Record, ...]) -> tuple[Project, Portfolio]:
    """The project with phase and departments as the replay of all events gives them, and the world after."""
    after = bench.portfolio.with_records(decision, *others)
    settled = lifecycle.settled(after, project)
    return settled, after.with_records(settled)


def decision_change(
    bench: Bench,
    ruling: Ruling,
    decision: Decision,
    project: Project,
    others: tuple[Record, ...] = (),
    *,
    operation: str,
    what: str,
    findings: tuple[Finding, ...] = (),
    outcomes: tuple[Outcome, ...] = (),
    result: dict[str, Any] | None = None,
) -> Change:
    """The finished change: the project as replayed, the decision, and what goes with it in the same commit."""
    settled, after = settle(bench, decision, project, others)
    refuse(assertions.broken(bench.portfolio, after) if others else ())
    state = lifecycle.replay(after, settled)
    records: tuple[Record, ...] = (decision, *others)
    if settled != bench.portfolio.project(project.id):
        records = (settled, *records)
    trailers = [("Digitek-Decider", decision.decider.value)]
    if decision.gate:
        trailers.insert(0, ("Digitek-Gate", decision.gate.value))
    if outcomes:
        trailers.insert(1, ("Digitek-Outcome", " ".join(outcome.value for outcome in outcomes)))
    return Change(
        operation=operation,
        subject_id=project.id,
        what=what,
        records=records,
        after=after,
        reads=decision_reads(bench.portfolio, project.id),
        reason=ruling.reason,
        trailers=tuple(trailers),
        findings=findings,
        result={
            "project": project.id,
            "phase": state.phase,
            "status": lifecycle.status(settled, state),
            "decision": decision.id,
        }
        | (result or {}),
    )


def decision_reads(portfolio: Portfolio, project_id: str) -> tuple[str, ...]:
    """A verdict rests on the project, its events and the ledger."""
    decisions = (event_path(item.id) for item in portfolio.decisions(project_id))
    statements = (event_path(item.id) for item in portfolio.statements(project_id))
    return (*project_reads(project_id), *decisions, *statements, "transactions/")


def money_words(grants: tuple[Grant, ...]) -> str:
    """`; reserved common 2026 250000.00` for the commit's subject, empty without money."""
    return "".join(f"; reserved {grant.pool} {grant.year} {grant.amount}" for grant in grants)
