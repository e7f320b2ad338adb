"""Whether the files of the systems are as an import leaves them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from digitek_cli.model.ids import systems_path
from digitek_cli.model.systems import SystemShard
from digitek_cli.rules.finding import Finding, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.systems import Listing


def shard_of(source: str, system: str) -> str:
    """The file that a system lives in: the same one at every import, whatever else is listed."""
    return sha256(f"{source}:{system}".encode()).hexdigest()[0]


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """A system stands once, in its own file; and all files of a register are of one import."""
    seen: set[tuple[str, str]] = set()
    days: dict[str, tuple[date, str]] = {}
    shards = {path: record for path, record in portfolio.records.items() if isinstance(record, SystemShard)}
    for path, shard in sorted(shards.items()):
        for source, part in shard.registers.items():
            day, first = days.setdefault(source, (part.imported, path))
            if part.imported != day:
                yield warning("SYS012", path, ("registers", source), source=source, other=first)
            yield from _systems(path, source, part, seen)


def _systems(path: str, source: str, part: Listing, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    for number, system in enumerate(part.systems):
        place = ("registers", source, "systems", number, "id")
        right = systems_path(shard_of(source, system.id))
        if right != path:
            yield error("SYS011", path, place, id=system.id, file=right)
        elif (source, system.id.casefold()) in seen:
            yield error("SYS010", path, place, id=system.id, source=source)
        seen.add((source, system.id.casefold()))
