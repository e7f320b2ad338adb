"""The export of a register of systems as records: only columns that are named here, so that no person comes along.

Kitos, the Danish municipalities' shared register, lets its users choose the columns of an export. It has one for each
role, with people's names in it, and others that say who last changed what; none of them is taken.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.errors import DataError, RuleViolation
from digitek_cli.model.characters import FORBIDDEN
from digitek_cli.model.systems import System
from digitek_cli.rules import csv_file, personal_data, secrets
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A large municipality lists some thousand systems; a file beyond these is another one, or a trap.
MAX_ROWS = 12_000
MAX_BYTES = 16_000_000
SHOWN = 20
LONGEST = {"id": 100, "name": 150}
# What Kitos calls its columns today, with and without the spaces and hyphens of earlier versions; then what others do.
NAMES = {
    "id": ("it-system uuid", "uuid", "lokal system id", "system id", "system-id", "systemid", "id"),
    "name": ("it system", "it-system", "it systemnavn", "it-systemnavn", "systemnavn", "system", "navn", "name"),
    "local": ("lokal kaldenavn", "lokalt kaldenavn", "kaldenavn"),
    "former": ("tidligere systemnavn", "tidligere navn", "previous name"),
    "purpose": ("systemets overordnede formål", "overordnet formål", "formål", "purpose"),
    "description": ("it-system beskrivelse", "it system beskrivelse", "beskrivelse", "description"),
    "supplier": ("leverandør", "leverandoer", "supplier", "vendor"),
    "owner": ("rettighedshaver", "rights holder"),
    "kind": ("forretningstype", "systemtype", "type", "business type"),
    "tasks": ("kle navn", "opgaver", "tasks"),
    "unit": ("ansv organisationsenhed", "ansvarlig organisationsenhed", "organisationsenhed", "afdeling", "unit"),
    "status": ("livscyklus", "status", "life cycle"),
}
# People have these too: alone they make no list of systems.
ANYBODY, OF_SYSTEMS = ("navn", "name"), ("supplier", "owner", "purpose", "description", "kind", "tasks")
# A cell that begins like this is a formula to whoever opens the text in a spreadsheet again.
FORMULA = re.compile(r"[=+\-@\s]+")
UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2064]")


@dataclass(frozen=True)
class Export:
    """What was read. `skipped` are the columns that were left out, `defused` counts cells that looked like formulas."""

    systems: tuple[System, ...]
    skipped: tuple[str, ...] = ()
    defused: int = 0


def read(text: str, name: str) -> Export:
    """The systems of a file with a heading line; `name` is the file's.

    Raises DataError: `systems-cells`, `-empty`, `-long`, `-columns`, or `systems-rows` with a finding for each row
    that has no name or the id of another one; RuleViolation `systems-personal` with one for each cell that holds a
    CPR number or a secret. One bad row refuses the file: a system that is left out would look like one that is gone.
    """
    try:
        rows = csv_file.rows(text, MAX_ROWS + 1)
    except csv.Error:
        raise DataError("systems-cells", file=name, limit=csv.field_size_limit()) from None
    if len(rows) > MAX_ROWS + 1:
        raise DataError("systems-long", file=name, limit=MAX_ROWS)
    columns, skipped = _columns(rows[0] if rows else [], name)
    filled = tuple(csv_file.filled(rows))
    if not filled:
        raise DataError("systems-empty", file=name)
    _refuse_personal(rows[0], columns, filled, name)
    return _export(columns, filled, skipped, name)


def _columns(found: list[str], name: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each known column stands, and the titles of all the others."""
    titles = [csv_file.heading(cell) for cell in found]
    known = {key: next((title for title in names if title in titles), None) for key, names in NAMES.items()}
    if known["name"] is None or (known["name"] in ANYBODY and not any(map(known.get, OF_SYSTEMS))):
        shown = tuple(_clean(cell)[:40] for cell in found if cell.strip())
        raise DataError("systems-columns", file=name, found=shown[:SHOWN])
    columns = {key: titles.index(title) for key, title in known.items() if title is not None}
    skipped = (_clean(cell)[:40] for at, cell in enumerate(found) if cell.strip() and at not in columns.values())
    return columns, tuple(skipped)


def _refuse_personal(
    titles: list[str], columns: dict[str, int], rows: Iterable[tuple[int, list[str]]], name: str
) -> None:
    """The same gate as for everything that is written, asked here because the sheet's own row helps more."""
    wrong: list[Finding] = []
    for number, cells in rows:
        for at in columns.values():
            cell = cells[at] if at < len(cells) else ""
            hits = (*personal_data.scan(f"{titles[at]}: {cell}"), *secrets.scan(cell))
            wrong += [error("SYS001", row=number, column=_clean(titles[at])[:40], mask=hit.mask) for hit in hits[:1]]
    if wrong:
        raise RuleViolation("systems-personal", file=name, findings=wrong[:SHOWN], count=len(wrong))


def _export(
    columns: dict[str, int], rows: Iterable[tuple[int, list[str]]], skipped: tuple[str, ...], name: str
) -> Export:
    found: dict[str, tuple[int, System]] = {}
    wrong: list[Finding] = []
    defused = 0
    for number, cells in rows:
        texts = {key: _clean(cells[at]) if at < len(cells) else "" for key, at in columns.items()}
        safe = {key: FORMULA.sub("", text, count=1) if FORMULA.match(text) else text for key, text in texts.items()}
        defused += sum(text[:1] in "=+-@" for text in texts.values() if text)
        if not safe["name"]:
            wrong.append(error("SYS002", row=number))
            continue
        system = _system(safe)
        row, twin = found.setdefault(system.id.casefold(), (number, system))
        if twin != system:
            wrong.append(error("SYS003", row=number, other=row, id=system.id))
    if wrong:
        raise DataError("systems-rows", file=name, findings=wrong[:SHOWN], count=len(wrong))
    return Export(tuple(system for _, system in found.values()), skipped, defused)


def _system(cells: dict[str, str]) -> System:
    """One row; a system without an id of its own is known by its name, as the register has nothing else."""
    names = dict.fromkeys(filter(None, (cells.get("local"), cells.get("former"))))
    names.pop(cells["name"], None)
    rest = {key: cells.get(key) or None for key in NAMES if key in System.model_fields}
    name = cells["name"][: LONGEST["name"]].strip()
    known = (rest["id"] or name)[: LONGEST["id"]].strip()
    return System.model_validate(rest | {"id": known, "name": name, "also": "; ".join(names) or None})


def _clean(cell: str) -> str:
    """A cell on one line, without what a terminal would obey or a reader not see."""
    return " ".join(UNSEEN.sub("", FORBIDDEN.sub(" ", cell)).split())


def shortened(systems: Iterable[System], longest: int) -> Iterator[System]:
    """The same systems, no purpose, description or list of tasks longer than so many characters."""
    for system in systems:
        long = {
            name: f"{text[: longest - 1].rstrip()}…" if longest > 1 else None
            for name in ("purpose", "description", "tasks")
            if (text := getattr(system, name)) and len(text) > longest
        }
        yield system.model_copy(update=long) if long else system
