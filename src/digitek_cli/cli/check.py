"""`check`: inspect the whole portfolio, on screen or for a build server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption
from digitek_cli.render.language import h, say

if TYPE_CHECKING:
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot

RULES = "questionnaires/"
POLICIES = "policy/"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.check"))
def check(
    base: Annotated[str | None, typer.Option("--base", metavar="REV", help=h("help.check.base"))] = None,
    strict: Annotated[bool, typer.Option("--strict", help=h("help.check.strict"))] = False,
    format: Annotated[
        Literal["text", "json", "github", "sarif", "junit", "codequality", "markdown"] | None,
        typer.Option("--format", help=h("help.check.format")),
    ] = None,
    output: Annotated[
        list[str] | None, typer.Option("--output", "-o", metavar="FORMAT=FILE", help=h("help.check.output"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=h("help.check.force"))] = False,
    links: Annotated[str, typer.Option("--links", metavar="URL", help=h("help.check.links"))] = "",
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Find everything that is wrong or worth knowing."""
    from digitek_cli.cli import _outputs

    wanted = _outputs.wanted(format, output or (), force=force, json=json, links=links)
    with _outputs.told_anyway(wanted):
        report = judged(base, strict, as_of, known, page=wanted.has("markdown"))
    _outputs.tell(wanted, report)
    _context.finish(report.code)


def judged(base: str | None, strict: bool, as_of: str | None, known: str | None, *, page: bool = False) -> Report:
    """Everything that was found, each at its line, and what the command ends with; for a `page` also what changes."""
    from digitek_cli.cli._proposal import reviewed
    from digitek_cli.cli._setup import kept
    from digitek_cli.cli._view import look, revision
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.check import check as inspect
    from digitek_cli.rules.finding import errors
    from digitek_cli.store.snapshot import read_commit, read_worktree

    if base is not None:
        return reviewed(base, None if known is None else revision(known), strict, as_of, page=page)
    root = _context.root()
    snapshot = read_worktree(root) if known is None else read_commit(root, revision(known))
    _context.learn(snapshot.portfolio.policies)
    seen = look(snapshot, as_of, known)
    found = [*snapshot.findings, *inspect(seen.portfolio, seen.day)]
    found += since(snapshot)
    found += kept(snapshot, _context.today()) if snapshot.base is None else []
    if strict or rules_differ(snapshot):
        from digitek_cli.rules import reachability

        # Everything that people may answer is looked through: time well spent where somebody edits the rules.
        found += reachability.check(seen.portfolio)
    located = tuple(sorted((snapshot.locate(finding) for finding in found), key=lambda finding: finding.order))
    broken = bool(errors(snapshot.findings))
    failing = errors(located) if not strict else tuple(item for item in located if item.severity != "info")
    return Report(located, 3 if broken else 1 if failing else 0, ok=not failing, strict=strict)


def since(snapshot: Snapshot) -> list[Finding]:
    """Events that were changed or deleted since the last commit: what is about to be committed may rewrite none."""
    from digitek_cli.errors import EnvironmentProblem
    from digitek_cli.rules.finding import warning
    from digitek_cli.store.history import last_commit
    from digitek_cli.store.odd_entries import odd_entries

    if snapshot.base is not None:
        return []
    try:
        head = last_commit(snapshot.root)
    except EnvironmentProblem as problem:
        return [warning("GIT001", reason=say(problem.code, **problem.params))]
    if head is None:
        return []
    found = [*personal_branch(snapshot), *odd_entries(snapshot.root)]
    return [*found, *rewritten_since(snapshot, head), *refounded_since(snapshot, head)]


def rules_differ(snapshot: Snapshot) -> bool:
    """Whether the questionnaires lie otherwise than in the last commit."""
    from digitek_cli.errors import EnvironmentProblem
    from digitek_cli.store.history import ids_below, last_commit

    if snapshot.base is not None:
        return False
    try:
        head = last_commit(snapshot.root)
        known = {} if head is None else ids_below(snapshot.root, head, RULES)
    except EnvironmentProblem:
        return False  # the finding about git says why nobody can know
    return known != {path: oid for path, oid in snapshot.portfolio.blobs.items() if path.startswith(RULES)}


def personal_branch(snapshot: Snapshot) -> list[Finding]:
    """A branch whose name holds a CPR number: it would stand in every clone's log."""
    from digitek_cli.rules.leaks import in_names
    from digitek_cli.store.last_door import branch

    return list(in_names(branch(snapshot.root), ()))


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
