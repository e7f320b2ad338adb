"""Which file may stand where, and what it must say about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.capacity import Capacity
from digitek_cli.model.checklist import AnswerSheet, FactRegister, FactSheet, Questionnaire
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.ids import CAPACITY_PATH, ORGANISATION_PATH, SETTINGS_PATH
from digitek_cli.model.organisation import Organisation
from digitek_cli.model.policy import Policy
from digitek_cli.model.portfolio import FACTS_PATH, SOURCES_PATH
from digitek_cli.model.project import Project
from digitek_cli.model.settings import Settings
from digitek_cli.model.sources import SourceRegister
from digitek_cli.model.systems import SystemShard
from digitek_cli.rules.finding import Finding, error, warning

if TYPE_CHECKING:
    from collections.abc import Callable

    from digitek_cli.model.portfolio import Record


@dataclass(frozen=True)
class Shelf:
    """A kind of file: its path, and the name that the record must carry to belong there.

    `word` is what people type for it, and `globs` are its files for a program that knows no regular expressions; one
    that begins with `!` takes files out again.
    """

    path: re.Pattern[str]
    kind: type[Any]
    name: Callable[[Any], str]
    word: str
    globs: tuple[str, ...]


def _shelf(word: str, globs: str, pattern: str, kind: type[Any], name: Callable[[Any], str]) -> Shelf:
    return Shelf(re.compile(pattern, re.ASCII), kind, name, word, tuple(globs.split()))


def _id(record: Any) -> str:
    return str(record.id)


PROJECT = r"(?P<year>\d{4})/(?P<name>P-(?P=year)-\d{3,5})"
QUESTIONNAIRE = r"[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*"
# The first group `name` is what a record's own name is compared with; a shelf without one holds a single file.
SHELVES = (
    _shelf("project", "projects/*/*.yaml", r"projects/" + PROJECT + r"\.yaml", Project, _id),
    _shelf(
        "decision",
        "decisions/*/*.yaml",
        r"decisions/(?P<year>\d{4})/(?P<name>D-(?P=year)-[a-z0-9]{6})\.yaml",
        Decision,
        _id,
    ),
    _shelf(
        "statement",
        "statements/*/*.yaml",
        r"statements/(?P<year>\d{4})/(?P<name>S-(?P=year)-[a-z0-9]{6})\.yaml",
        Statement,
        _id,
    ),
    _shelf(
        "transaction",
        "transactions/*/*.yaml",
        r"transactions/(?P<year>\d{4})/(?P<name>T-(?P=year)-[a-z0-9]{6})\.yaml",
        Transaction,
        _id,
    ),
    _shelf(
        "facts",
        "checklists/*/*/facts.yaml",
        r"checklists/" + PROJECT + r"/facts\.yaml",
        FactSheet,
        lambda record: str(record.project),
    ),
    _shelf(
        "answers",
        "checklists/*/*/*.yaml !checklists/*/*/facts.yaml",
        rf"checklists/(?P<year>\d{{4}})/(?P<name>P-(?P=year)-\d{{3,5}}/{QUESTIONNAIRE})\.yaml",
        AnswerSheet,
        lambda record: f"{record.project}/{record.questionnaire}",
    ),
    _shelf("evidence", "evidence/*.yaml", r"evidence/(?P<name>EV-\d{3})\.yaml", EvidenceRecord, _id),
    _shelf(
        "systems", "systems/*.yaml", r"systems/(?P<name>[0-9a-f])\.yaml", SystemShard, lambda record: str(record.shard)
    ),
    _shelf(
        "policy",
        "policy/*.yaml",
        r"policy/(?P<name>\d{4}-\d{2}-\d{2})\.yaml",
        Policy,
        lambda record: str(record.valid_from.isoformat()),
    ),
    _shelf("fact-register", FACTS_PATH, re.escape(FACTS_PATH), FactRegister, lambda _: ""),
    _shelf("sources", SOURCES_PATH, re.escape(SOURCES_PATH), SourceRegister, lambda _: ""),
    _shelf(
        "questionnaire",
        "questionnaires/*-[0-9]*.yaml",
        rf"questionnaires/(?P<name>{QUESTIONNAIRE}-\d+(?:\.\d+)*)\.yaml",
        Questionnaire,
        lambda record: f"{record.id}-{record.version}",
    ),
    _shelf("portfolio", SETTINGS_PATH, re.escape(SETTINGS_PATH), Settings, lambda _: ""),
    _shelf("organisation", ORGANISATION_PATH, re.escape(ORGANISATION_PATH), Organisation, lambda _: ""),
    _shelf("capacity", CAPACITY_PATH, re.escape(CAPACITY_PATH), Capacity, lambda _: ""),
)
WRONG_YEAR = re.compile(r"\w+/(\d{4})/[PDST]-(?!\1)(?P<year>\d{4})-[a-z0-9]{3,6}(?:/[\w-]+)?\.yaml", re.ASCII)
EVENTS = (Decision, Statement, Transaction)
TAKEN_OVER = (SystemShard,)


def shelf_of(path: str) -> Shelf | None:
    """The kind of file that a path promises, or None where no file of ours may stand."""
    return next((shelf for shelf in SHELVES if shelf.path.fullmatch(path)), None)


def hidden(path: str) -> bool:
    """Whether a file, or a folder on its way, is hidden."""
    return any(part.startswith(".") for part in path.split("/"))


def ignored(path: str) -> bool:
    """Whether a file is none of ours: hidden, or a text for people."""
    return hidden(path) or path.lower().endswith(".md")


def stray(path: str) -> Finding:
    """Why a file that stands on no shelf is wrong there."""
    if not path.lower().endswith((".yaml", ".yml")):
        return warning("FILE048", path=path)
    year = WRONG_YEAR.fullmatch(path)
    if year:
        return error("FILE042", path=path, year=year["year"], folder=path.split("/")[1])
    return error("FILE040", path=path)


def misnamed(path: str, shelf: Shelf, record: Record) -> Finding | None:
    """What is wrong when a record calls itself something else than its file does."""
    match = shelf.path.fullmatch(path)
    expected = match.groupdict().get("name", "") if match else ""
    found = shelf.name(record)
    if found == (expected or ""):
        return None
    return error("FILE041", path=path, at=("id",), found=found, expected=expected)
