"""What git knows of the portfolio as it lies there: its branch, its modes, and what has changed since a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.render.language import say

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot

RULES = "questionnaires/"
POLICIES = "policy/"


def in_git(root: Path) -> list[Finding]:
    """What git says of the branch and of the files as it keeps them; asked each time."""
    from digitek_cli.errors import EnvironmentProblem
    from digitek_cli.rules.finding import warning
    from digitek_cli.rules.leaks import in_names
    from digitek_cli.store.odd_entries import odd_entries
    from digitek_cli.store.tip import branch, last_commit

    try:
        head = last_commit(root)
    except EnvironmentProblem as problem:
        return [warning("GIT001", reason=say(problem.code, **problem.params))]
    return [] if head is None else [*in_names(branch(root), ()), *odd_entries(root)]


def in_history(snapshot: Snapshot, seen: Portfolio, *, strict: bool) -> list[Finding]:
    """What the last commit shows: what is about to be committed may rewrite no event, and rules that are edited."""
    from digitek_cli.errors import EnvironmentProblem
    from digitek_cli.store.tip import last_commit

    head, found, differ = None, [], False
    if snapshot.base is None:
        try:
            head = last_commit(snapshot.root)
            differ = rules_differ(snapshot, head)
        except EnvironmentProblem:
            head = None  # the finding about git says why nobody can know
    if head is not None:
        found = [*rewritten_since(snapshot, head), *refounded_since(snapshot, head)]
    if strict or differ:
        from digitek_cli.rules import reachability

        # Everything that people may answer is looked through: time well spent where somebody edits the rules.
        found += reachability.check(seen)
    return found


def rules_differ(snapshot: Snapshot, head: str | None) -> bool:
    """Whether the questionnaires lie otherwise than in the last commit."""
    from digitek_cli.store.history import ids_below

    known = {} if head is None else ids_below(snapshot.root, head, RULES)
    return known != {path: oid for path, oid in snapshot.portfolio.blobs.items() if path.startswith(RULES)}


def rewritten_since(snapshot: Snapshot, revision: str) -> list[Finding]:
    """Events of a revision that read differently in the work tree, or are gone."""
    from digitek_cli.rules.events import EVENT_FOLDERS, rewritten
    from digitek_cli.store.history import parted, records_at

    start = parted(snapshot.root, revision)
    return list(rewritten(records_at(snapshot.root, start, EVENT_FOLDERS), snapshot.sources))


def refounded_since(snapshot: Snapshot, revision: str) -> list[Finding]:
    """Policies that decisions rest on and questionnaires that projects answer, changed since a revision."""
    from digitek_cli.operations.audit_foundation import Alteration, refused
    from digitek_cli.store.history import ids_below, parted
    from digitek_cli.store.snapshot import read_commit

    start = parted(snapshot.root, revision)
    now = snapshot.portfolio
    known = {path: oid for folder in (POLICIES, RULES) for path, oid in ids_below(snapshot.root, start, folder).items()}
    # A file that cannot be read has a finding of its own.
    paths = [path for path, oid in known.items() if now.blobs.get(path) != oid and not now.unread(path)]
    if not paths:
        return []
    before = read_commit(snapshot.root, start).portfolio
    altered = [Alteration(path, before.records.get(path), now.records.get(path)) for path in paths]
    return list(refused(altered, before))
