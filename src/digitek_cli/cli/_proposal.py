"""`check --base`: a proposal as it would lie on its base, judged by the base's rules and by its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.cli import _context
from digitek_cli.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.render import pull_request
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.proposal import Proposal

GONE = ("no-portfolio-in-repository", "not-a-portfolio")


def reviewed(
    base: str, head: str | None, strict: bool, as_of: str | None, *, page: bool = False, full: bool = False
) -> Report:
    """What is held against the proposal of a revision, or of the work tree; for a `page` also what it does.

    What the base has already is said with `full` only.
    """
    from digitek_cli.cli._view import asked_day
    from digitek_cli.operations.proposal_findings import bounded
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.finding import errors
    from digitek_cli.store.proposal import propose

    with propose(_root(base), base, head, full=full, money=page) as proposal:
        _context.learn(proposal.before.portfolio.policies)
        today = asked_day(as_of)
        found = bounded(map(proposal.after.locate, findings(proposal, today, strict=strict)))
        located = tuple(sorted(found, key=lambda finding: finding.order))
        failing = errors(located) if not strict else tuple(item for item in located if item.severity != "info")
        broken = any(item.code.startswith("FILE") for item in errors(_in_files(proposal)))
        changes = _page(proposal, today) if page else None
    code = 3 if broken else 1 if failing else 0
    return Report(located, code, ok=not failing, strict=strict, proposal=changes)


def findings(proposal: Proposal, today: date, *, strict: bool) -> list[Finding]:
    """By the result's own rules, by the base's, and by what only the change shows."""
    from digitek_cli.operations import proposal_findings
    from digitek_cli.rules import reachability
    from digitek_cli.rules.check import check, new_ones
    from digitek_cli.rules.events import rewritten
    from digitek_cli.store.proposal_replay import judged

    after = proposal.after
    found = [*_in_files(proposal), *proposal.unsaved.notes]
    asked: list[Callable[[Portfolio], Iterable[Finding]]] = [lambda portfolio: check(portfolio, today)]
    if strict or any(path.startswith("questionnaires/") for path in proposal.seen.inside):
        asked.append(reachability.check)
    for ask in asked:
        found += new_ones(() if proposal.full else ask(proposal.before.portfolio), ask(after.portfolio))
    found += [*rewritten(proposal.before.sources, after.sources), *_beside(proposal)]
    return [*found, *proposal_findings.findings(proposal.seen, judged(proposal, today), found, today)]


def _in_files(proposal: Proposal) -> tuple[Finding, ...]:
    """What is wrong with the files themselves, and was not so in the base."""
    from digitek_cli.rules.check import new_ones

    found = proposal.after.findings
    return found if proposal.full else new_ones(proposal.before.findings, found)


def _beside(proposal: Proposal) -> list[Finding]:
    """What git holds beside the files: modes, attributes, and a name of the branch that no clone should keep."""
    from digitek_cli.rules.leaks import in_names
    from digitek_cli.store.odd_entries import odd_entries
    from digitek_cli.store.tip import branch

    if not proposal.checked_out:
        return []
    known = proposal.after.findings
    # Attributes that change may mean any file.
    everything = proposal.full or any(path.endswith(".gitattributes") for path in proposal.changed)
    odd = [item for item in odd_entries(proposal.root, None if everything else proposal.changed) if item not in known]
    return [*in_names(branch(proposal.root), ()), *odd]


def _root(base: str) -> Path:
    """The portfolio; where the proposal takes it away, its place in the base."""
    from digitek_cli.store.proposal import place_in

    try:
        return _context.root()
    except EnvironmentProblem as problem:
        place = place_in(_context.directory(), base) if problem.code in GONE else None
        if place is None:
            raise
        _context.begin(_context.directory(), _context.asked_language(), place)
        return place


def _page(proposal: Proposal, today: date) -> pull_request.Proposal:
    from digitek_cli.operations.approvals import needed
    from digitek_cli.render.diff import Comparison, Side
    from digitek_cli.render.pull_request import Proposal as Page
    from digitek_cli.rules.delta import compare
    from digitek_cli.rules.delta_money import moved

    before, after = proposal.before.portfolio, proposal.after.portfolio
    comparison = Comparison(Side(before, proposal.base), Side(after), compare(before, after), moved(before, after))
    seen = proposal.seen
    return Page(comparison, needed(seen, today), tuple(item for item in seen.guards if item.before != item.after))
