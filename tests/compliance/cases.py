"""Cases as data: what is known about a product, what follows, and which items must speak or be silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from digitek_cli.store.yaml_io import load_plain
from tests.checklist_case import questionnaires

FILES = ("examples.yaml", "ideas.yaml")


@dataclass(frozen=True)
class Case:
    """One product idea. `facts` as a file would give them; what is not among them is unknown."""

    id: str
    name: dict[str, str]
    facts: dict[str, Any]
    expect: dict[str, Any]
    applies: tuple[str, ...]
    silent: tuple[str, ...]


@lru_cache
def cases() -> dict[str, Case]:
    """Every case by its id, in the order of the files."""
    return {case.id: case for name in FILES for case in _read(Path(__file__).parent / name)}


def _read(file: Path) -> Iterator[Case]:
    document: dict[str, Any] = load_plain(file.read_bytes(), file.name)
    for raw in document["cases"]:
        facts: dict[str, Any] = {}
        for base in raw["base"]:
            facts |= document["bases"][base]
        yield Case(raw["id"], raw["name"], facts | raw["facts"], raw["expect"], ids(raw["applies"]), ids(raw["silent"]))


def ids(written: Sequence[str]) -> tuple[str, ...]:
    """Item ids; `MDR-02..MDR-05` stands for all from the first to the last."""
    every = [item.id for questionnaire in questionnaires() for item in questionnaire.items]
    found: list[str] = []
    for text in written:
        first, _, last = text.partition("..")
        found += every[every.index(first) : every.index(last or first) + 1]
    return tuple(found)
