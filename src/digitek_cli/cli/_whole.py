"""`check` of the portfolio as it lies there: every rule over every file, from memory where nothing is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._since import in_git, in_history
from digitek_cli.render.language import name_pools

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from digitek_cli.render.reports import Report
    from digitek_cli.store.checked import Look, Shelf, Verdict


def whole(*, strict: bool, full: bool) -> Report:
    """Everything that was found, each at its line; with `full` nothing is remembered or recalled."""
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.finding import errors
    from digitek_cli.store.beside import beside
    from digitek_cli.store.checked import Look, Shelf

    root, today = _context.root(), _clock.today()
    look = Look.at(root)
    shelf = Shelf() if full else Shelf.of(root, look)
    question = shelf.question(look, today, "strict" if strict else "", *beside(root))
    verdict = (shelf.verdict(question) if question else None) or judged(root, today, look, shelf, question, strict)
    name_pools(verdict.pools)
    found = tuple(sorted([*verdict.findings, *in_git(root)], key=lambda finding: finding.order))
    failing = errors(found) if not strict else tuple(item for item in found if item.severity != "info")
    return Report(found, 3 if verdict.broken else 1 if failing else 0, ok=not failing, strict=strict)


def judged(root: Path, today: date, look: Look, shelf: Shelf, question: str, strict: bool) -> Verdict:
    """What the rules say, read anew."""
    from digitek_cli.cli._setup import kept
    from digitek_cli.errors import DataError
    from digitek_cli.store.checked import Verdict
    from digitek_cli.store.parts import judge
    from digitek_cli.store.snapshot import read_worktree

    try:
        now = judge(root, today, shelf)
    except DataError:
        read_worktree(root)  # says of every file what is wrong with it
        raise
    policies = now.snapshot.portfolio.policies
    _context.learn(policies)
    more = [*in_history(now.snapshot, now.snapshot.portfolio, strict=strict), *kept(now.snapshot, today)]
    found = tuple(sorted([*now.findings, *map(now.snapshot.locate, more)], key=lambda finding: finding.order))
    pools = {pool.id: pool.title for policy in policies for pool in policy.pools}
    verdict = Verdict(found, now.broken, pools)
    if question and all(look.digests.get(path) == known for path, known in now.digests.items()):
        shelf.decide(question, verdict)
    return verdict
