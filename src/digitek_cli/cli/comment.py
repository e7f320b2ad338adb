"""`comment ID DOCUMENT`: a comment, and with it the head's choice of funding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._options import ByOption, DateOption, DryRunOption, JsonOption, ProjectArg
from digitek_cli.errors import BadReference
from digitek_cli.model.terms import FundingSource
from digitek_cli.render.language import h

if TYPE_CHECKING:
    from digitek_cli.operations.statement import FundingChoice

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.comment"))
def comment(
    project: ProjectArg,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=h("help.argument.document"))],
    by: ByOption,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help=h("help.option.text"))] = None,
    funding: Annotated[str | None, typer.Option("--funding", metavar="SOURCE", help=h("help.comment.funding"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Comment on what the document shows now."""
    from digitek_cli.operations import statement

    said = statement.Saying(project, by, text, _clock.on(date))
    choice = funding_choice(funding) if funding else None
    _context.apply(
        lambda portfolio, moment: statement.comment(portfolio, said, document, choice, moment),
        json=json,
        dry_run=dry_run,
    )


def funding_choice(typed: str) -> FundingChoice:
    """`own`, `common`, `none`, or the contributing areas as `social,omsorg`."""
    from digitek_cli.operations.statement import FundingChoice

    words = tuple(dict.fromkeys(part.strip().lower() for part in typed.split(",") if part.strip()))
    if words in ((), (FundingSource.CONTRIBUTING,)):
        raise BadReference("funding-areas")
    if len(words) == 1 and words[0] in set(FundingSource):
        return FundingChoice(FundingSource(words[0]))
    return FundingChoice(FundingSource.CONTRIBUTING, words)
