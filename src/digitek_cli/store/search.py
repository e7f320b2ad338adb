"""The search engine: SQLite's full-text index, made in memory for one question and forgotten.

What it gets are stems and nothing else, so that it needs to know no language; what is asked is quoted stem by stem,
so that a text can hold no operator of its query language.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.rules import similar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.similar import Found, Question

TABLE = "CREATE VIRTUAL TABLE entry USING fts5(head, head_parts, body, body_parts, content='')"
INSERT = "INSERT INTO entry (rowid, head, head_parts, body, body_parts) VALUES (?, ?, ?, ?, ?)"
# A word of the title counts most; a part of a compound counts less than a word of its own.
SELECT = "SELECT rowid, -bm25(entry, 6.0, 2.5, 2.0, 0.8) FROM entry WHERE entry MATCH ?"


def search(portfolio: Portfolio, asked: str, project: str | None, limit: int, more: str | None = None) -> Found:
    """The entries most like a text; `project` is the one that asks, which does not find itself.

    `more` is what the project says besides, where the text is its own title.

    Raises BadReference `similar-no-words`, EnvironmentProblem `no-full-text`.
    """
    found = similar.entries(portfolio, without=project)
    question = similar.ask(asked, found, more or "")
    scores = _scores([similar.row(entry, question) for entry in found], question)
    order = sorted(scores, key=lambda at: (-round(scores[at], 10), found[at].kind, found[at].name))
    return similar.Found(
        asked=asked,
        project=project,
        by_id=more is not None,
        question=question,
        searched={kind: sum(entry.kind == kind for entry in found) for kind in ("project", "purchase", "system")},
        registers=portfolio.system_registers,
        hits=tuple(similar.hit(found[at], scores[at], question) for at in order[:limit]),
        total=len(order),
    )


def _scores(rows: Sequence[similar.Row], question: Question) -> dict[int, float]:
    """How well each row answers, by its place; those that do not are left out."""
    scores: dict[int, float] = {}
    with closing(_index(rows)) as index:
        for stems, weight in question.wanted:
            if stems:
                for at, score in index.execute(SELECT, (_quoted(stems),)):
                    scores[at] = scores.get(at, 0.0) + weight * float(score)
    return scores


def _quoted(stems: Iterable[str]) -> str:
    return " OR ".join('"' + stem.replace('"', '""') + '"' for stem in sorted(stems))


def _index(rows: Sequence[similar.Row]) -> sqlite3.Connection:
    try:
        import sqlite3
    except ImportError:  # a Python that was built without it
        raise EnvironmentProblem("no-full-text") from None
    index = sqlite3.connect(":memory:")
    try:
        index.execute(TABLE)
    except sqlite3.OperationalError:
        index.close()
        raise EnvironmentProblem("no-full-text") from None
    values = ((at, row.head, row.head_parts, row.body, row.body_parts) for at, row in enumerate(rows))
    index.executemany(INSERT, values)
    return index
