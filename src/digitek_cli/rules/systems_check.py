"""Whether the files of the systems are as an import leaves them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from digitek_cli.model.ids import SYSTEMS
from digitek_cli.model.systems import SystemShard
from digitek_cli.rules.finding import Finding, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.systems import Register


def shard_of(source: str, system: str) -> str:
    """The file that a system lives in: the same one at every import, whatever else is listed."""
    return sha256(f"{source}:{system}".encode()).hexdigest()[0]


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """A system stands once, in its own file; and all files of a register are of one import."""
    seen: set[tuple[str, str]] = set()
    days: dict[str, tuple[date, str]] = {}
    shards = {path: record for path, record in portfolio.records.items() if isinstance(record, SystemShard)}
    for path, shard in sorted(shards.items()):
        for at, part in enumerate(shard.registers):
            day, first = days.setdefault(part.source, (part.imported, path))
            if part.imported != day:
                yield warning("SYS012", path, ("registers", at), source=part.source, other=first)
            yield from _systems(path, part, at, seen)


def _systems(path: str, part: Register, at: int, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    for number, system in enumerate(part.systems):
        place = ("registers", at, "systems", number, "id")
        right = f"{SYSTEMS}{shard_of(part.source, system.id)}.yaml"
        if right != path:
            yield error("SYS011", path, place, id=system.id, file=right)
        elif (part.source, system.id.casefold()) in seen:
            yield error("SYS010", path, place, id=system.id, source=part.source)
        seen.add((part.source, system.id.casefold()))
