"""The books as the work tree holds them, without a model of every booking: what each file says, and no more.

Every file is read each time, byte for byte; what is spared is asking again what the same bytes at the same path say.
That is remembered in the git folder under this user's mark (`own_memory`). Only a portfolio in which all is sound is
answered from here: for any other the caller reads the records, which can also say what is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DigitekError
from digitek_cli.model.ids import ORGANISATION_PATH, SETTINGS_PATH, SYSTEMS
from digitek_cli.model.terms import Severity
from digitek_cli.store import book_text, own_memory, program
from digitek_cli.store.git import Repository
from digitek_cli.store.walk import files_below, undisturbed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from digitek_cli.rules.balances import Key
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.alike import Alike

FOLDER = "digitek-books"
MONEY = ("amount", "printed", "stated_fixed")
TOGETHER = 256
# From so many files on it is worth leaving something behind in the git folder and in the user's own.
WORTH = 250


class _Unsound(Exception):
    """Something here must be said in words, by who reads the records."""


@dataclass(frozen=True)
class Books:
    """What the policies adopt, oldest first, and what each booking says."""

    policies: tuple[Any, ...]
    bookings: tuple[str, ...]

    def until(self, day: date) -> Books:
        """As if nothing had been adopted or booked after a day."""
        last = day.isoformat()
        return Books(
            tuple(item for item in self.policies if item.valid_from <= last),
            tuple(item for item in self.bookings if item[:10] <= last),
        )

    def frames(self, year: int) -> Any:
        """The newest policy that adopts frames for a year, as `Portfolio.frames` gives it."""
        return next((item for item in reversed(self.policies) if item.frame(year)), None)

    def sums(self, as_of: date) -> dict[Key, Decimal]:
        """What `balances.sums` finds at the end of a day."""
        return book_text.sums(self.bookings, as_of.isoformat())


def read_books(root: Path) -> Books | None:
    """The books of a portfolio in which every file is sound; None where the records must be read."""
    try:
        shelf = _Shelf.of(root)
        reading = _Reading(shelf.recall())
        with undisturbed():
            for path, data in files_below(root, "", reading, (SYSTEMS,)):
                reading.add(path, data)
            books = reading.finish()
    except (_Unsound, DigitekError):
        return None
    if reading.news and len(reading.said) >= WORTH:
        shelf.keep(reading)
    return books


@dataclass(frozen=True)
class _Shelf:
    """Where the answers lie: beside the index of this work tree; nowhere outside a repository."""

    path: Path | None
    question: str

    @classmethod
    def of(cls, root: Path) -> _Shelf:
        try:
            repository = Repository.open(root)
        except DigitekError:
            return cls(None, "")
        question = blake2b(f"{program.digest()}\0{repository.prefix}".encode(), digest_size=20).hexdigest()
        name = blake2b(repository.prefix.encode(), digest_size=8).hexdigest()
        return cls(repository.git_dir / FOLDER / f"{name}.json", question)

    def recall(self) -> dict[str, Any]:
        return (own_memory.recall(self.path, self.question) if self.path else None) or {}

    def keep(self, reading: _Reading) -> None:
        if self.path is not None:
            forms = reading.alike.forms if reading.alike else reading.forms
            own_memory.keep(self.path, self.question, {"said": reading.said, "forms": forms})


@dataclass
class _Reading:
    """Collects what the files say, from memory where the same bytes lay at the same path."""

    memory: dict[str, Any]
    said: dict[str, str] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    waiting: list[tuple[str, str, bytes]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    alike: Alike | None = None
    news: bool = False

    def __post_init__(self) -> None:
        self.known: dict[str, str] = self.memory.get("said", {})
        self.forms: dict[str, Any] = self.memory.get("forms", {})

    def note(self, *findings: Finding) -> None:
        if any(item.severity == Severity.ERROR for item in findings):
            raise _Unsound

    def nameable(self, path: str) -> bool:
        self.names.append(path)
        return True

    def wants(self, path: str) -> bool:
        """Records and texts for people; any other file is at most pointed out, and by its name alone."""
        if path.lower().endswith((".yaml", ".yml", ".md")):
            self.names.pop()  # the name is judged with what it holds
            return True
        return False

    def add(self, path: str, data: bytes) -> None:
        self.paths.add(path)
        digest = _digest(path, data)
        known = self.known.get(digest)
        if known is None:
            self.waiting.append((digest, path, data))
            if len(self.waiting) >= TOGETHER:
                self._settle()
        else:
            self.said[digest] = known

    def finish(self) -> Books:
        for name in self.names:
            self.add(f"{name}/", b"")
        self._settle()
        policies = [_policy(text) for text in self.said.values() if text.startswith("{")]
        if not policies or not {SETTINGS_PATH, ORGANISATION_PATH} <= self.paths:
            raise _Unsound
        policies.sort(key=lambda item: item.valid_from)
        return Books(tuple(policies), tuple(text for text in self.said.values() if text[:1].isdigit()))

    def _settle(self) -> None:
        """Ask about the files that nobody remembers, many at a time."""
        if not self.waiting:
            return
        from digitek_cli.store import said

        self.news = True
        self.alike = self.alike or said.alike(self.forms)
        for (digest, _, _), text in zip(self.waiting, said.by_files(self.waiting, self.alike), strict=True):
            if text is None:
                raise _Unsound
            self.said[digest] = text
        self.waiting.clear()


def _digest(path: str, data: bytes) -> str:
    return blake2b(b"%s\0%s" % (path.encode("utf-8", "surrogateescape"), data), digest_size=20).hexdigest()


def _policy(text: str) -> Any:
    """A policy as far as the books ask it; its amounts are exact."""
    return json.loads(text, object_hook=_group)


def _group(values: dict[str, Any]) -> Any:
    amounts = {name: Decimal(values[name]) for name in MONEY if values.get(name) is not None}
    return _Adopted(**values | amounts)


class _Adopted(SimpleNamespace):
    """Part of a policy by the names of the model, with the two questions that the books ask of a whole one."""

    def pool(self, name: str) -> Any:
        return next((pool for pool in self.pools if pool.id == name), None)

    def frame(self, year: int) -> Any:
        return next((frame for frame in self.frames if frame.year == year), None)
