"""The manual that comes with the program: one YAML file for each family of codes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from digitek_cli.errors import DataError
from digitek_cli.model.manual import Entry, Rulings, Said
from digitek_cli.model.value import Value
from digitek_cli.store import validate, yaml_io
from digitek_cli.store.shipped import PACKAGE

if TYPE_CHECKING:
    from digitek_cli.rules.finding import Finding

V = TypeVar("V", bound=Value)

MANUAL = PACKAGE / "manual"
# Codes in lower case are what a command says when it cannot begin; they share one file.
OTHER = "other"
NOT_FAMILIES = ("requirements", "said")


def family(code: str) -> str:
    """`EVT` of EVT013, and `other` for a code of words such as `no-such-pool`."""
    found = re.fullmatch(r"([A-Z]+)[0-9]{3}", code)
    return found.group(1) if found else OTHER


def spelt(typed: str) -> str:
    """A code or family as it is written, from any case; `no-such-pool-near` is no-such-pool with a guess."""
    upper = typed.strip().upper()
    if re.fullmatch(r"[A-Z]+[0-9]+", upper) or upper in families():
        return upper
    return typed.strip().lower().removesuffix("-near")


def families() -> tuple[str, ...]:
    """Every family that has a file."""
    names = sorted(path.stem for path in MANUAL.glob("*.yaml") if path.stem not in NOT_FAMILIES)
    return tuple(name if name == OTHER else name.upper() for name in names)


@cache
def entries(name: str) -> dict[str, Entry]:
    """The codes of one family in the order of its file; none where it has no file. Raises DataError."""
    return _records(name.lower(), Entry)


def entry(code: str) -> Entry | None:
    """The manual of one code."""
    return entries(family(code)).get(code)


def codes() -> tuple[str, ...]:
    """Every code that has an entry, family by family."""
    return tuple(code for name in families() for code in entries(name))


def known(name: str) -> tuple[str, ...]:
    """The codes of a family, also those that judge nothing and so have no entry."""
    return tuple(entries(name)) + tuple(code for code in said() if family(code) == name and code not in entries(name))


@cache
def said() -> dict[str, Said]:
    """How each code is met."""
    return _records("said", Said)


@cache
def rulings() -> Rulings:
    """The rules of the source documents."""
    path = MANUAL / "requirements.yaml"
    return _required(*validate.record(Rulings, yaml_io.read(path.read_bytes(), path.name), path.name))


def _records(name: str, kind: type[V]) -> dict[str, V]:
    path = MANUAL / f"{name}.yaml"
    if not path.is_file():
        return {}
    parsed = yaml_io.read(path.read_bytes(), path.name)
    read = ((code, validate.record(kind, replace(parsed, data=data), path.name)) for code, data in parsed.data.items())
    return {code: _required(*record) for code, record in read}


def _required(record: V | None, findings: tuple[Finding, ...]) -> V:
    if record is None:
        first = findings[0]
        raise DataError(first.code, where=f"{first.path}:{first.line}", findings=findings, **first.params)
    return record
