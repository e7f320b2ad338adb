"""Who must agree to a proposal before it counts, by the organisation and the rules of the base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.terms import Decider, Role, TransactionKind
from digitek_cli.operations.proposal import RULES, Approval
from digitek_cli.rules import deciders
from digitek_cli.rules.governance import GUARDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.proposal import Proposed

MAINTAINERS = "maintainers"
GROUP = Decider.HEADS_GROUP.value
CONSULTANT = Role.DIGITALISATION_CONSULTANT.value


def needed(seen: Proposed, today: date) -> tuple[Approval, ...]:
    """Everybody who must agree, the gravest reason first; each once for one reason."""
    found: dict[tuple[Any, ...], Approval] = {}
    for item in (
        *_decisions(seen),
        *_rules(seen, today),
        *_guards(seen, today),
        *_money(seen, today),
        *_data(seen, today),
    ):
        key = (item.reason, item.owner, item.people, tuple(item.params.items()))
        known = found.get(key)
        paths = (*known.paths, *item.paths) if known else item.paths
        found[key] = Approval(item.reason, item.owner, item.people, tuple(dict.fromkeys(paths)), item.params)
    return tuple(found.values())


def _decisions(seen: Proposed) -> Iterator[Approval]:
    """Who decides by the base's rights, not who the decision says did; and who is said to have spoken."""
    for path in seen.added_events:
        record = seen.after.records.get(path)
        where = (seen.prefix + path,)
        if isinstance(record, Decision):
            given = _mandate(seen.before, record)
            owner = given.decider if given else record.decider
            people = tuple(dict.fromkeys((*given.people, *given.required))) if given else record.by
            params = {"event": record.id, "project": record.project}
            area = str(record.facts.get("project.area", ""))
            params |= {"area": area} if owner == Decider.HEAD_OF_AREA and area else {}
            yield Approval("decision", owner.value, people, where, params)
        elif isinstance(record, Statement):
            yield Approval("statement", record.role.value, (record.by,), where, {"project": record.project})


def _mandate(before: Portfolio, decision: Decision) -> deciders.Mandate | None:
    policy = before.policy(decision.date)
    wanted = {"point", "project.area", "project.owner", "applicants", "funding.areas"}
    if policy is None or not wanted <= decision.facts.keys():
        return None
    return deciders.mandate(before, policy, decision.facts, decision.date)


def _rules(seen: Proposed, today: date) -> Iterator[Approval]:
    paths = tuple(sorted(seen.prefix + path for path in seen.inside if path.startswith(RULES)))
    if paths:
        yield Approval("rules", GROUP, seen.before.organisation.heads(today), paths)


def _guards(seen: Proposed, today: date) -> Iterator[Approval]:
    paths = tuple(sorted(path for path in seen.moved if GUARDS.fullmatch(path)))
    if paths:
        yield Approval("guard", GROUP, seen.before.organisation.heads(today), paths)
        yield Approval("guard", MAINTAINERS, (), paths)


def _money(seen: Proposed, today: date) -> Iterator[Approval]:
    """The owner of each pool that is drawn on without a decision, which has its own deciders."""
    for path in seen.added_events:
        record = seen.after.records.get(path)
        if not isinstance(record, Transaction) or record.decision or record.kind == TransactionKind.ASSERTION:
            continue
        for pool in sorted({line.pool for line in record.postings}):
            owner, people, about = _owner(seen.before, pool, today)
            yield Approval("money", owner, people, (seen.prefix + path,), {"pool": pool} | about)


def _owner(before: Portfolio, pool_id: str, today: date) -> tuple[str, tuple[str, ...], dict[str, str]]:
    policy = before.policy(today)
    pool = policy.pool(pool_id) if policy else None
    head = before.organisation.head(pool.area, today) if pool and pool.area else None
    if pool is None or pool.area is None or head is None:
        return GROUP, before.organisation.heads(today), {}
    return Decider.HEAD_OF_AREA.value, (head,), {"area": pool.area}


def _data(seen: Proposed, today: date) -> Iterator[Approval]:
    """Everything else of the portfolio: whoever looks after it."""
    new = set(seen.added_events)
    paths = tuple(sorted(seen.prefix + path for path in seen.inside if path not in new and not path.startswith(RULES)))
    if paths:
        people = seen.before.organisation.holders(Role.DIGITALISATION_CONSULTANT, today)
        yield Approval("data", CONSULTANT, people, paths)
