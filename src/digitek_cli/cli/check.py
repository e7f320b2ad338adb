"""`check`: inspect the whole portfolio, on screen or for a build server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import AsOfOption, JsonOption, KnownOption
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.render.reports import Report

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
    full: Annotated[bool, typer.Option("--full", help=h("help.check.full"))] = False,
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
        report = judged(base, strict, as_of, known, page=wanted.has("markdown"), full=full)
    _outputs.tell(wanted, report)
    _context.finish(report.code)


def judged(base: str | None, strict: bool, as_of: str | None, known: str | None, *, page: bool, full: bool) -> Report:
    """Everything that was found, each at its line, and what the command ends with; for a `page` also what changes."""
    if base is not None:
        from digitek_cli.cli._proposal import reviewed
        from digitek_cli.cli._view import revision

        return reviewed(base, None if known is None else revision(known), strict, as_of, page=page, full=full)
    if (as_of, known) != (None, None):
        return past(strict, as_of, known)
    from digitek_cli.cli._whole import whole

    return whole(strict=strict, full=full)


def past(strict: bool, as_of: str | None, known: str | None) -> Report:
    """What is found by another day or in an earlier portfolio, each at its line."""
    from digitek_cli.cli import _since
    from digitek_cli.cli._setup import kept
    from digitek_cli.cli._view import look, revision
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.check import check as inspect
    from digitek_cli.rules.finding import errors
    from digitek_cli.store.snapshot import read_commit, read_worktree

    root = _context.root()
    snapshot = read_worktree(root) if known is None else read_commit(root, revision(known))
    _context.learn(snapshot.portfolio.policies)
    seen = look(snapshot, as_of, known)
    found = [*snapshot.findings, *inspect(seen.portfolio, seen.day)]
    found += _since.in_history(snapshot, seen.portfolio, strict=strict)
    if known is None:
        found += [*_since.in_git(root), *kept(snapshot, _clock.today())]
    located = tuple(sorted((snapshot.locate(finding) for finding in found), key=lambda finding: finding.order))
    broken = bool(errors(snapshot.findings))
    failing = errors(located) if not strict else tuple(item for item in located if item.severity != "info")
    return Report(located, 3 if broken else 1 if failing else 0, ok=not failing, strict=strict)
