"""Does it exist already? What is searched, what is asked, and which words a find has in common with the question."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, TypeAlias

from digitek_cli.errors import BadReference
from digitek_cli.model.terms import DecisionKind
from digitek_cli.rules import lifecycle, stems, views
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from digitek_cli.model.events import Transaction
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.model.systems import Register, System
    from digitek_cli.rules.stems import Word

Kind: TypeAlias = Literal["project", "purchase", "system"]

TITLE = "title"
ID = re.compile(r"(?:p-)?[0-9]{4}-[0-9]{1,5}|[0-9]{1,5}", re.IGNORECASE)
# What a question may be long: the rest of a longer text would only repeat it.
MOST_LETTERS, MOST_WORDS = 20_000, 48
NAMED = 8
# What a word of a description counts beside one of the title, and a part of a compound beside the whole.
BESIDE, PARTLY = 0.3, 0.4
# Decisions whose reasons say what became of an idea, and why.
TELLING = (DecisionKind.STOP, DecisionKind.CLOSING, DecisionKind.HOLD, DecisionKind.GATE)
FIELDS = {
    "need": ("need", "purpose", "citizen_effect"),
    "solution": ("solution", "trial_scope", "preparation", "roles", "involvement"),
    "learnt": ("experience", "experiences", "learnt", "shared", "recommendations", "stop_criteria"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that may be what somebody looks for: its texts by field. `source` is the register of a system.

    `about` says how it stands: status and phase of a project, supplier and status of a system, day of a purchase.
    """

    kind: Kind
    id: str
    title: str
    texts: tuple[tuple[str, str], ...]
    about: tuple[str, ...] = ()
    source: str = ""

    @property
    def name(self) -> str:
        """What it is called in a list of finds: `P-2026-014`, or for a system also its register."""
        return f"{self.source}:{self.id}" if self.source else self.id

    @cached_property
    def words(self) -> tuple[tuple[str, tuple[Word, ...]], ...]:
        """The words of each field."""
        return tuple((field, tuple(stems.words(text))) for field, text in ((TITLE, self.title), *self.texts))


@dataclass(frozen=True)
class Question:
    """What is asked: the words as typed, and sets of stems with what a find of one of them counts.

    The words that somebody typed, or that a project is called by, count most; then those of its description; and a
    known part of a compound counts less than the whole of it.
    """

    words: tuple[Word, ...]
    wanted: tuple[tuple[frozenset[str], float], ...]

    @cached_property
    def every(self) -> frozenset[str]:
        """Everything that an entry may have."""
        return frozenset().union(*(part for part, _ in self.wanted))

    def within(self, stem: str) -> frozenset[str]:
        """What of the question is a part of a longer word."""
        found = self._asked.get(stem)
        if found is None:
            found = self._asked[stem] = frozenset(stems.parts(stem, self.every))
        return found

    @cached_property
    def _asked(self) -> dict[str, frozenset[str]]:
        """What has been asked before: the same words stand in many entries."""
        return {}


@dataclass(frozen=True)
class Row:
    """An entry as the search engine takes it: stems of the title and of the rest, and beside each what is in them."""

    head: str
    head_parts: str
    body: str
    body_parts: str


@dataclass(frozen=True)
class Hit:
    """One find: the words that it has in common with the question, as it writes them, and the fields they stand in."""

    entry: Entry
    score: float
    words: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a search gave. `total` counts all finds, `hits` are those that were asked for, best first.

    `project` is the one that it was made for, and with `by_id` the one whose own text was asked.
    """

    asked: str
    project: str | None
    by_id: bool
    question: Question
    searched: dict[Kind, int]
    registers: tuple[Register, ...]
    hits: tuple[Hit, ...]
    total: int

    @property
    def digest(self) -> str:
        """SHA-256 over the list of the finds, one line each: what it was can be proved later."""
        return sha256("".join(f"{hit.entry.kind} {hit.entry.name}\n" for hit in self.hits).encode()).hexdigest()


def entries(portfolio: Portfolio, without: str | None = None) -> tuple[Entry, ...]:
    """Every project whatever became of it, what was bought without one, and the municipality's systems."""
    projects = (_project(portfolio, project) for project in portfolio.projects.values() if project.id != without)
    bought = (
        Entry("purchase", item.id, item.purchase.title, _purchased(item), (item.date.isoformat(),))
        for item in standing(portfolio.transactions())
        if item.purchase is not None
    )
    systems = (_system(part.source, item) for part in portfolio.system_registers for item in part.systems)
    return (*projects, *bought, *systems)


def _project(portfolio: Portfolio, project: Project) -> Entry:
    texts = [(field, _joined(getattr(project, name) for name in names)) for field, names in FIELDS.items()]
    blockers, backlog = project.intake.blockers, project.backlog
    ended = [item.reason for item in lifecycle.effective(portfolio.decisions(project.id)) if item.kind in TELLING]
    bound = (item.document for item in standing(portfolio.transactions(project.id)))
    answers = (
        text
        for sheet in portfolio.sheets(project.id)
        for answer in sheet.answers.values()
        for text in (*_texts(answer.value), answer.note or "")
    )
    texts += [
        ("benefits", _joined(item.text for item in project.benefits)),
        ("tried", _joined((*(item.text for item in project.initiatives), *(item.text for item in project.delays)))),
        ("history", project.history.text if project.history else ""),
        ("decided", _joined((*ended, blockers.found if blockers else None, backlog.reason if backlog else None))),
        ("contracts", _joined(bound)),
        ("answers", _joined(answers)),
    ]
    row = views.row(portfolio, project)
    return Entry("project", project.id, project.title, _filled(texts), (row.status.value, row.phase.value))


def _system(source: str, item: System) -> Entry:
    texts = (
        ("names", item.also),
        ("need", _joined((item.purpose, item.tasks))),
        ("solution", _joined((item.description, item.kind))),
        ("contracts", _joined((item.supplier, item.owner))),
    )
    return Entry("system", item.id, item.name, _filled(texts), (item.supplier or "", item.status or ""), source)


def _purchased(item: Transaction) -> tuple[tuple[str, str], ...]:
    return _filled((("need", item.reason or ""), ("contracts", item.document or "")))


def _filled(texts: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((field, text) for field, text in texts if text)


def _joined(texts: Iterable[str | None]) -> str:
    return "\n".join(filter(None, texts))


def _texts(value: object) -> Iterator[str]:
    """The words in an answer: a text, or the cells of a table; chosen options are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for row in value:
            yield from (str(cell) for cell in row.values()) if isinstance(row, dict) else ()


def looks_like_id(typed: str) -> bool:
    """Whether somebody means a project: `P-2026-014`, `2026-14` or `14`."""
    return ID.fullmatch(typed.strip()) is not None


def described(project: Project) -> str:
    """What a project says about itself, beside its title: what is needed, and what is thought of."""
    return _joined((project.need, project.purpose, project.solution))


def ask(text: str, found: Sequence[Entry], more: str = "") -> Question:
    """The question in a text, and in `more` that goes with it; of long ones the words that few entries have.

    Raises BadReference `similar-no-words`.
    """
    often = Counter(stem for entry in found for stem in {word.stem for _, part in entry.words for word in part})
    key = _chosen(text, often, MOST_WORDS)
    rest = _chosen(more, often, MOST_WORDS - len(key), without=key)
    if not key and not rest:
        raise BadReference("similar-no-words", typed=text.strip()[:40])
    wanted: list[tuple[frozenset[str], float]] = []
    for words, weight in ((key, 1.0), (rest, BESIDE)):
        known = frozenset().union(*(part for part, _ in wanted), words)
        within = frozenset(part for stem in words for part in stems.parts(stem, often)) - known
        wanted += [(frozenset(words), weight), (within, weight * PARTLY)]
    return Question((*key.values(), *rest.values()), tuple(wanted))


def _chosen(text: str, often: Counter[str], most: int, without: Container[str] = ()) -> dict[str, Word]:
    """The words of a text by their stems, in their order; where there are too many, those that few entries have."""
    words: dict[str, Word] = {}
    for word in stems.words(text[:MOST_LETTERS]):
        if word.stem not in without:
            words.setdefault(word.stem, word)
    rare = sorted(words, key=lambda stem: (stem not in often, often[stem], stem))[:most]
    return {stem: word for stem, word in words.items() if stem in set(rare)}


def row(entry: Entry, question: Question) -> Row:
    """An entry for the engine."""
    head = [word.stem for field, part in entry.words if field == TITLE for word in part]
    body = [word.stem for field, part in entry.words if field != TITLE for word in part]
    return Row(" ".join(head), _within(head, question), " ".join(body), _within(body, question))


def _within(words: Iterable[str], question: Question) -> str:
    return " ".join(part for stem in words for part in sorted(question.within(stem)))


def hit(entry: Entry, score: float, question: Question) -> Hit:
    """Why an entry was found: its own words, in one form each, with the word of the question that they answer."""
    asked = {word.stem: word.written for word in question.words}
    common: dict[str, tuple[str, str]] = {}
    fields: dict[str, None] = {}
    for field, part in entry.words:
        for word in part:
            met = min(_met(word.stem, question), default=None)
            if met is not None:
                fields[field] = None
                common.setdefault(word.stem, (word.written, asked.get(met) or _holder(met, question)))
    return Hit(entry, score, tuple(common.values())[:NAMED], tuple(fields))


def _met(stem: str, question: Question) -> frozenset[str]:
    return frozenset({stem}) if stem in question.every else question.within(stem)


def _holder(part: str, question: Question) -> str:
    """The typed word that a part was taken from."""
    return next((word.written for word in question.words if part in stems.parts(word.stem, {part})), part)
