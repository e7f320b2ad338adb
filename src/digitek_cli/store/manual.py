"""The manual that comes with the program: one YAML file for each family of codes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from digitek_cli.errors import DataError
from digitek_cli.model.manual import Entry
from digitek_cli.store import validate, yaml_io
from digitek_cli.store.shipped import PACKAGE

if TYPE_CHECKING:
    from digitek_cli.rules.finding import Finding

MANUAL = PACKAGE / "manual"
# Codes in lower case are what a command says when it cannot begin; they share one file.
OTHER = "other"
NOT_FAMILIES = ("requirements",)


def family(code: str) -> str:
    """`EVT` of EVT013, and `other` for a code of words such as `no-such-pool`."""
    found = re.fullmatch(r"([A-Z]+)[0-9]{3}", code)
    return found.group(1) if found else OTHER


def families() -> tuple[str, ...]:
    """Every family that has a file."""
    names = sorted(path.stem for path in MANUAL.glob("*.yaml") if path.stem not in NOT_FAMILIES)
    return tuple(name if name == OTHER else name.upper() for name in names)


@cache
def entries(name: str) -> dict[str, Entry]:
    """The codes of one family in the order of its file; none where it has no file. Raises DataError."""
    path = MANUAL / f"{name.lower()}.yaml"
    if not path.is_file():
        return {}
    parsed = yaml_io.read(path.read_bytes(), path.name)
    found: dict[str, Entry] = {}
    wrong: list[Finding] = []
    for code, data in parsed.data.items():
        read, findings = validate.record(Entry, replace(parsed, data=data), f"{path.name}: {code}")
        wrong += findings
        if read is not None:
            found[code] = read
    if wrong:
        raise DataError(wrong[0].code, where=wrong[0].path, findings=wrong, **wrong[0].params)
    return found


def entry(code: str) -> Entry | None:
    """The manual of one code."""
    return entries(family(code)).get(code)
