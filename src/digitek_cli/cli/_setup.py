"""What the files beside the portfolio should be, for `setup` that writes them and `check` that keeps them true."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.setup import Piece
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot


def wanted(portfolio: Portfolio, on: date, prefix: str, forge: str) -> tuple[Piece, ...]:
    """Every file that the portfolio as it is asks for."""
    from digitek_cli.render.setup_files import pieces
    from digitek_cli.store.layout import SHELVES

    return pieces(portfolio, on, prefix, forge, {shelf.word: (shelf, shelf.kind) for shelf in SHELVES})


def kept(snapshot: Snapshot, on: date, *, always: bool = False, forge: str | None = None) -> list[Finding]:
    """What is missing or out of date; nothing where nobody has ever set this up, unless `always`."""
    from digitek_cli.errors import BadReference, EnvironmentProblem
    from digitek_cli.operations import setup as operation
    from digitek_cli.operations.setup_guards import read, unguarded
    from digitek_cli.rules.ownership import owned
    from digitek_cli.store import setup as files
    from digitek_cli.store.beside import traces

    try:
        repository, prefix = files.place(snapshot.root)
    except EnvironmentProblem:
        return []  # without git there is no server; a finding of its own says so
    except BadReference:
        if always:
            raise
        return []  # nothing could be set up here
    if not always and not traces(repository):
        return []
    server = forge or files.forge_of(repository)
    pieces = wanted(snapshot.portfolio, on, prefix, server)
    present = files.present(repository, [*(piece.path for piece in pieces), *read(server)])
    if not operation.was_run(present):
        return list(operation.differing(pieces, present)) if always else []
    lines = owned(snapshot.portfolio.organisation, on, prefix, server)
    return [*operation.differing(pieces, present), *unguarded(lines, server, present)]
