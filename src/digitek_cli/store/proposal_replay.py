"""What the audit has against a proposal: commit by commit and as one, both by the rules of the base.

A server may take a proposal over with its commits or squash it; either way what comes of it is in the history for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.operations.proposal_findings import Judged
from digitek_cli.store.audit_replay import Replay
from digitek_cli.store.audit_state import RULES, Library, State, is_record
from digitek_cli.store.audit_step import Step
from digitek_cli.store.chronicle import NOBODY, Chronicle, Commit
from digitek_cli.store.yaml_guard import MAX_BYTES

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.operations.audit_report import Remark
    from digitek_cli.store.proposal import Proposal

# What stands beside the rules and gives nobody a right: new evidence may be used at once.
KNOWN = ("evidence/", "systems/", "capacity.yaml")


def judged(proposal: Proposal, today: date) -> Judged:
    """Everything that the audit would hold against it once it is in the history."""
    if proposal.too_much or not (proposal.inside or proposal.commits):
        return Judged()
    chronicle = Chronicle(proposal.repository, proposal.prefix)
    tree = {path.removeprefix(proposal.prefix): entry for path, entry in proposal.files.items()}
    known = proposal.narrow.owners.of_blobs(tree) if proposal.narrow else {}
    library = Library(chronicle, known, limit=MAX_BYTES)
    before = State.of_tree(library, tree)
    after = before.copy()
    after.apply(proposal.inside)
    rules = _rules(before, after)
    one = _alone(proposal)
    commit = one or Commit("", proposal.tree, (proposal.base,), NOBODY, NOBODY, "", signed=False)
    whole = _replay(chronicle, library, today, rules)
    library.fetch(shift.new.oid for shift in proposal.inside if shift.new and is_record(shift.path, shift.new))
    if proposal.inside:
        Step(whole, commit, [proposal.inside], [before], after).judge()
    single: list[Remark] = []
    if one is None and proposal.commits:
        walk = _replay(chronicle, library, today, rules)
        walk.run(proposal.commits)
        single = walk.remarks
    return Judged(
        whole=tuple(item.finding for item in whole.remarks),
        single=tuple(single),
        replayed=one is None and bool(proposal.commits),
        unsaved=frozenset(path.removeprefix(proposal.prefix) for path in proposal.unsaved.entries),
    )


def _replay(chronicle: Chronicle, library: Library, today: date, rules: State) -> Replay:
    replay = Replay(chronicle, library, today)
    replay.founded, replay.rules = True, rules
    return replay


def _rules(before: State, after: State) -> State:
    """The base's rules, with what the proposal knows besides."""
    files = {path: oid for path, oid in before.groups.get(RULES, {}).items() if not path.startswith(KNOWN)}
    files |= {path: oid for path, oid in after.groups.get(RULES, {}).items() if path.startswith(KNOWN)}
    return State(before.library, {RULES: files})


def _alone(proposal: Proposal) -> Commit | None:
    """The one commit that the proposal consists of, where it is all that the proposal is."""
    if len(proposal.commits) != 1 or proposal.unsaved.entries or proposal.conflicts:
        return None
    (commit,) = proposal.commits
    return commit if commit.parents == (proposal.base,) and commit.tree == proposal.tree else None
