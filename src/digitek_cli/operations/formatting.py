"""Laying files out in their canonical form: an amendment that amends nothing but the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.operations.change import Change

if TYPE_CHECKING:
    from collections.abc import Collection

    from digitek_cli.model.portfolio import Portfolio

SHOWN = 3


def formatted(portfolio: Portfolio, paths: Collection[str]) -> Change:
    """The same records, under an operation that says so; no rule has anything to say to it."""
    chosen = sorted(path for path in paths if path in portfolio.records)
    named = ", ".join(chosen) if len(chosen) <= SHOWN else f"{len(chosen)} files"
    return Change(
        operation="fmt",
        subject_id="portfolio",
        what=f"canonical form of {named}",
        records=tuple(portfolio.records[path] for path in chosen),
        after=portfolio,
        result={"paths": chosen},
    )
