"""The register of the municipality's systems, taken in whole from another program's export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference, DataError
from digitek_cli.model.ids import SETTINGS_PATH, SYSTEMS, systems_path
from digitek_cli.model.systems import Listing, SystemShard
from digitek_cli.model.value import to_document
from digitek_cli.operations.change import Change, refuse
from digitek_cli.rules.delta_systems import counted
from digitek_cli.rules.finding import error
from digitek_cli.rules.systems_check import shard_of
from digitek_cli.rules.systems_file import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.systems import System
    from digitek_cli.operations.change import Moment
    from digitek_cli.rules.systems_file import Export

SOURCE = re.compile(r"[a-z][a-z0-9-]{1,29}")
DIGITS = "0123456789abcdef"
# Long texts give way where a file would outgrow what one may hold; first all are kept.
LENGTHS = (2_000, 500, 200, 100, 60, 30, 0)
ROOM = 250_000
MOST = 850  # in one file: the reader takes no more than 20,000 values


def find_source(typed: str) -> str:
    """What a register is called. Raises BadReference `systems-source` for anything but a short word."""
    wanted = typed.strip().lower()
    if not SOURCE.fullmatch(wanted):
        raise BadReference("systems-source", typed=typed)
    return wanted


def replace_register(portfolio: Portfolio, export: Export, source: str, on: date, moment: Moment) -> Change:
    """Put an export in the place of what the same register listed before; other registers stay.

    Raises RuleViolation `DATE001` for a day to come, DataError `systems-too-many` where even names alone are too much.
    """
    refuse([error("DATE001", date=on, today=moment.today)] if on > moment.today else [])
    before = _listed(portfolio, source)
    longest, shards = _fitting(portfolio, export.systems, source, on)
    after = portfolio.with_records(*shards)
    now = _listed(after, source)
    changes: dict[str, Any] = next((item for item in counted(portfolio, after) if item["source"] == source), {})
    counts = {"systems": len(now)} | {name: changes.get(name, 0) for name in ("added", "changed", "gone")}
    return Change(
        operation="systems.import",
        subject_id="portfolio",
        what=f"{source}, {counts['systems']} systems: +{counts['added']} ~{counts['changed']} -{counts['gone']}",
        records=tuple(shards),
        after=after,
        reads=(SETTINGS_PATH, SYSTEMS),
        result={
            "source": source,
            "date": on,
            **counts,
            "gone_systems": [before[name].name for name in sorted(before.keys() - now.keys())][:10],
            "skipped_columns": list(export.skipped),
            "shortened_to": longest if longest < LENGTHS[0] else None,
            "defused_cells": export.defused,
        },
    )


def _listed(portfolio: Portfolio, source: str) -> dict[str, System]:
    return {
        system.id: system
        for register in portfolio.system_registers
        if register.source == source
        for system in register.systems
    }


def _fitting(portfolio: Portfolio, systems: Sequence[System], source: str, on: date) -> tuple[int, list[SystemShard]]:
    """The sixteen files, with texts as long as there is room for."""
    for longest in LENGTHS:
        parts: dict[str, list[System]] = {digit: [] for digit in DIGITS}
        for system in shortened(systems, longest):
            parts[shard_of(source, system.id)].append(system)
        shards = [_shard(portfolio, digit, source, on, parts[digit]) for digit in DIGITS]
        if all(_size(shard) <= ROOM and _count(shard) <= MOST for shard in shards):
            return longest, shards
    raise DataError("systems-too-many", count=len(systems))


def _shard(portfolio: Portfolio, digit: str, source: str, on: date, systems: Iterable[System]) -> SystemShard:
    """One file with this register in the place of its former self."""
    record = portfolio.records.get(systems_path(digit))
    kept = record.registers if isinstance(record, SystemShard) else {}
    mine = Listing(imported=on, systems=tuple(sorted(systems, key=lambda item: item.id)))
    return SystemShard(shard=digit, registers=dict(sorted((kept | {source: mine}).items())))


def _size(shard: SystemShard) -> int:
    """How large the file becomes, give or take a few per cent: each value stands on a line, some of them in quotes."""
    return sum(_weight(to_document(system)) for part in shard.registers.values() for system in part.systems)


def _count(shard: SystemShard) -> int:
    return sum(len(part.systems) for part in shard.registers.values())


def _weight(document: Mapping[str, str]) -> int:
    return sum(len(key) + len(text.encode()) + 13 + text.count("'") for key, text in document.items())
