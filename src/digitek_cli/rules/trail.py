"""Whether the events of each project hold together: the chain, the mandate of each decision, the replayed phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import event_path, project_path
from digitek_cli.model.terms import DecisionKind
from digitek_cli.rules import lifecycle, verdicts
from digitek_cli.rules.chain import ancestors
from digitek_cli.rules.content import event_hash
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.events import Decision
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Every breach of the trail, project by project."""
    for project in portfolio.projects.values():
        decisions = portfolio.decisions(project.id)
        yield from _chain(decisions)
        yield from _concurrent(decisions)
        yield from verdicts.check(portfolio, project)
        yield from follows(portfolio, project)


def follows(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    """Where the stored project says otherwise than what follows from its events."""
    yield from _replayed(portfolio, project)
    yield from _funding(portfolio, project)
    yield from _learnt(portfolio, project)


def _learnt(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    """R-002: what a project was closed with stays in its file, where the next one looks for it."""
    for decision in lifecycle.effective(portfolio.decisions(project.id)):
        if decision.kind == DecisionKind.CLOSING and decision.learnt and not project.learnt:
            yield error("CLOSE006", project_path(project.id), project=project.id, decision=decision.id)


def _chain(decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    known = {decision.id: decision for decision in decisions}
    counting = {decision.id for decision in standing(decisions)}
    for decision in decisions:
        yield from _links(decision, known)
        yield from _backwards(decision, known, counting)
        for number, name in enumerate(decision.supersedes):
            if name not in known:
                at = ("supersedes", number)
                yield error("EVT008", event_path(decision.id), at, decision=decision.id, previous=name)
    # Two people's first decisions meet in a merge; the next decision of the project names both and joins them.
    if len(lifecycle.tips(decisions)) > 1:
        roots = [decision for decision in decisions if not decision.previous]
        for decision in roots[1:]:
            yield warning("EVT007", event_path(decision.id), decision=decision.id, first=roots[0].id)


def _links(decision: Decision, known: dict[str, Decision]) -> Iterator[Finding]:
    path = event_path(decision.id)
    for number, link in enumerate(decision.previous):
        at = ("previous", number)
        earlier = known.get(link.id)
        if earlier is None:
            yield error("EVT005", path, at, decision=decision.id, previous=link.id)
        elif event_hash(earlier) != link.hash:
            yield error("EVT006", path, at, decision=decision.id, previous=link.id)


def _backwards(decision: Decision, known: dict[str, Decision], counting: set[str]) -> Iterator[Finding]:
    """A decision dated before one that it follows. What was taken back is stepped over, however late it was dated."""
    seen: set[str] = set()
    waiting = [link.id for link in decision.previous] if decision.id in counting else []
    while waiting:
        name = waiting.pop()
        earlier = known.get(name)
        if earlier is None or name in seen:
            continue
        seen.add(name)
        if name not in counting:
            waiting += [link.id for link in earlier.previous]
        elif earlier.date > decision.date:
            path = event_path(decision.id)
            yield error("EVT014", path, ("date",), decision=decision.id, previous=name, date=decision.date)


def _concurrent(decisions: tuple[Decision, ...]) -> Iterator[Finding]:
    """Two people decided the same gate without seeing each other: a merge shows it here."""
    known = {decision.id: decision for decision in decisions}
    standing = [item for item in lifecycle.effective(decisions) if item.kind == DecisionKind.GATE]
    for number, later in enumerate(standing):
        above = ancestors(later, known)
        for earlier in standing[:number]:
            unseen = earlier.id not in above and later.id not in ancestors(earlier, known)
            if earlier.gate == later.gate and unseen:
                params: dict[str, Any] = {
                    "decision": later.id,
                    "other": earlier.id,
                    "gate": later.gate,
                    "project": later.project,
                }
                yield error("EVT010", event_path(later.id), gate_id=f"{later.gate}", **params)


def future(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Events dated after today: nobody has decided or said them yet."""
    dated = [(item.id, item.date) for item in portfolio.decisions()]
    dated += [(item.id, item.date) for item in portfolio.statements()]
    dated += [(item.id, item.date) for item in portfolio.transactions()]
    for name, day in dated:
        if day > today:
            yield error("EVT016", event_path(name), ("date",), decision=name, date=day)


def _funding(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    """R-037: the source of the money is what the head said last."""
    said = [item for item in standing(portfolio.statements(project.id)) if item.funding is not None]
    # Of one day's choices any may be the last: events carry no time of day.
    spoken = [(item.funding, item.areas, item.by, item.date) for item in said if item.date == said[-1].date]
    chosen = project.funding
    held = (chosen.source, chosen.areas, chosen.by, chosen.date) if chosen else None
    if project.history or (held in spoken if said else held is None):
        return
    path = project_path(project.id)
    stated = chosen.source if chosen else "–"
    actual = said[-1].funding if said else "–"
    yield error("EVT021", path, ("funding",), project=project.id, stated=stated, actual=actual)


def _replayed(portfolio: Portfolio, project: Project) -> Iterator[Finding]:
    path = project_path(project.id)
    state = lifecycle.replay(portfolio, project)
    if project.phase != state.phase:
        yield error("EVT003", path, ("phase",), project=project.id, stored=project.phase, replayed=state.phase)
    stored = {item.id: item.phase for item in project.departments}
    if stored != state.departments and not project.history:
        yield error("EVT004", path, ("departments",), project=project.id)
