"""An event made once more: the command that makes such events, run on the portfolio as it was then.

What the command refuses now it would have refused then, and what it makes must be what lies in the history.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any

from digitek_cli.model.events import Decision
from digitek_cli.model.terms import Decider, DecisionKind, FundingSource, Phase, Priority, StatementKind
from digitek_cli.operations import checklist_sign, condition, decide, forum, gate, statement
from digitek_cli.operations.change import Change, Moment
from digitek_cli.operations.deciding import Reserve, Ruling

if TYPE_CHECKING:
    from collections.abc import Callable

    from digitek_cli.model.events import Statement
    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.project import Project


def again(
    before: Portfolio, event: Decision | Statement, settled: Project, title: str | None = None
) -> tuple[Record, ...]:
    """The records that the command makes of the same request; none for a kind that has no command of its own.

    `settled` is the project after the event, `title` that of a project which the event created. Raises
    DigitekError where the command refuses.
    """
    if isinstance(event, Decision):
        ruled = _DECISIONS.get(event.kind)
        return ruled(before, event, settled, title).records if ruled else ()
    if event.kind == StatementKind.SIGNATURE:
        items = [signed.item for signed in event.items]
        return checklist_sign.signed(before, event.project, items, event.by, event.date, moment_of(event))[2]
    said = _STATEMENTS.get(event.kind)
    return said(before, event).records if said else ()


def moment_of(event: Decision | Statement) -> Moment:
    """The day of the event, and its own token first."""
    tokens = chain((event.id[-6:],), (f"z{number:05d}" for number in count()))
    return Moment(event.date, event.recorded_by, lambda: next(tokens))


def ruling_of(decision: Decision) -> Ruling:
    """What the deciders said, taken from the decision."""
    return Ruling(
        by=decision.by,
        reason=decision.reason,
        meeting=decision.meeting,
        reserves=tuple(Reserve(grant.pool, grant.year, grant.amount) for grant in decision.grants),
        conditions=decision.conditions,
        waivers=decision.waivers,
        until=decision.until,
        supersedes=decision.supersedes,
        date=decision.date,
    )


def _gate(before: Portfolio, item: Decision, _: Project, title: str | None) -> Change:
    request = gate.Advance(item.project, ruling_of(item), item.gate, item.outcomes, title)
    return gate.advance(before, request, moment_of(item))


def _plain(operation: Callable[..., Change]) -> Callable[..., Change]:
    """A decision that says nothing but what was ruled."""
    return lambda before, item, *_: operation(before, item.project, ruling_of(item), moment_of(item))


def _forum(before: Portfolio, item: Decision, *_: Any) -> Change:
    chosen = item.forum or Decider.NONE
    return forum.choose(before, item.project, chosen, ruling_of(item), moment_of(item))


def _priority(before: Portfolio, item: Decision, *_: Any) -> Change:
    return decide.priority(before, item.project, item.priority or Priority.LOW, ruling_of(item), moment_of(item))


def _acceptance(before: Portfolio, item: Decision, *_: Any) -> Change:
    items = [basis.document for basis in item.basis]
    return checklist_sign.accept(before, item.project, items, ruling_of(item), moment_of(item), item.opinion)


def _hand_over(before: Portfolio, item: Decision, settled: Project, _: str | None) -> Change:
    return decide.hand_over(before, item.project, settled.benefit_owner, ruling_of(item), moment_of(item))


def _start(before: Portfolio, item: Decision, *_: Any) -> Change:
    return decide.start(before, item.project, item.phase or Phase.IDEA, ruling_of(item), moment_of(item))


def _rollout(before: Portfolio, item: Decision, settled: Project, _: str | None) -> Change:
    name = item.department or ""
    area = next((part.area for part in settled.departments if part.id == name), None)
    phase = item.phase or Phase.TRIAL
    return decide.rollout(before, item.project, name, phase, area, ruling_of(item), moment_of(item))


def _closing(before: Portfolio, item: Decision, settled: Project, _: str | None) -> Change:
    learnt = item.learnt or settled.learnt or "–"
    return decide.close(before, item.project, learnt, settled.shared, ruling_of(item), moment_of(item))


_DECISIONS: dict[DecisionKind, Callable[..., Change]] = {
    DecisionKind.GATE: _gate,
    DecisionKind.FORUM: _forum,
    DecisionKind.FINANCING: _plain(decide.financing),
    DecisionKind.STOP: _plain(decide.stop),
    DecisionKind.HOLD: _plain(decide.hold),
    DecisionKind.RESUME: _plain(decide.resume),
    DecisionKind.RISK: _plain(decide.risk),
    DecisionKind.CARRY_FORWARD: _plain(decide.carry_forward),
    DecisionKind.PRIORITY: _priority,
    DecisionKind.ACCEPTANCE: _acceptance,
    DecisionKind.HAND_OVER: _hand_over,
    DecisionKind.START: _start,
    DecisionKind.ROLLOUT: _rollout,
    DecisionKind.CLOSING: _closing,
}


def _saying(item: Statement) -> statement.Saying:
    return statement.Saying(item.project, item.by, item.text, item.date)


def _approval(before: Portfolio, item: Statement) -> Change:
    return statement.approve(before, _saying(item), item.document or "", moment_of(item))


def _comment(before: Portfolio, item: Statement) -> Change:
    choice = statement.FundingChoice(FundingSource(item.funding), item.areas) if item.funding else None
    return statement.comment(before, _saying(item), item.document or "", choice, moment_of(item))


def _recommendation(before: Portfolio, item: Statement) -> Change:
    level = item.priority or Priority.LOW
    return statement.recommend(before, _saying(item), level, item.hours, item.gate, moment_of(item))


def _recommended_forum(before: Portfolio, item: Statement) -> Change:
    chosen = item.forum or Decider.NONE
    return forum.recommend(before, item.project, chosen, item.by, item.text or "", item.date, moment_of(item))


def _fulfilment(before: Portfolio, item: Statement) -> Change:
    decision, number = item.decision or "", item.condition or 0
    moment = moment_of(item)
    return condition.meet(before, item.project, decision, number, item.by, item.evidence, item.text, item.date, moment)


_STATEMENTS: dict[StatementKind, Callable[..., Change]] = {
    StatementKind.APPROVAL: _approval,
    StatementKind.COMMENT: _comment,
    StatementKind.RECOMMENDATION: _recommendation,
    StatementKind.FORUM: _recommended_forum,
    StatementKind.FULFILMENT: _fulfilment,
}
