"""A small document that says what the history held on a day. Kept elsewhere, it exposes a rewritten history."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DataError, EnvironmentProblem
from digitek_cli.model.ids import FOLDERS, name_in, short
from digitek_cli.model.value import to_document
from digitek_cli.operations.audit_report import Remark
from digitek_cli.rules.content import canonical
from digitek_cli.rules.finding import error
from digitek_cli.store import disk, runner
from digitek_cli.store.audit_state import Library, State
from digitek_cli.store.chronicle import Chronicle
from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA = "digitek/audit-anchor/1"
MAX_BYTES = 64_000


@dataclass(frozen=True)
class Anchor:
    """What the history up to `head` holds. `digest` is taken over the content of all events in the order of their ids.

    `previous` is the digest of the anchor document before this one, where one was given.
    """

    portfolio: str
    head: str
    date: str
    commits: int
    events: dict[str, int]
    digest: str
    previous: str | None = None

    @property
    def mark(self) -> str:
        """The digest of the document itself, by which the next one names it."""
        return "sha256:" + sha256(canonical(self.document()).encode()).hexdigest()

    def document(self) -> dict[str, Any]:
        """The document, which says itself what it is."""
        return {"schema": SCHEMA, **asdict(self)}


def take(root: Path, portfolio: str, revision: str, today: date, previous: Anchor | None = None) -> Anchor:
    """The anchor of a revision."""
    repository = Repository.open(root)
    head = repository.resolve(revision)
    chronicle = Chronicle(repository, repository.prefix)
    commits = len(chronicle.commits(head))
    digest, counts = events_digest(chronicle, Library(chronicle), head)
    if digest is None:
        raise EnvironmentProblem("damaged-repository", path=str(root), text="; ".join(sorted(chronicle.damaged)))
    mark = previous.mark if previous else None
    return Anchor(portfolio, head, today.isoformat(), commits, counts, digest, mark)


def events_digest(chronicle: Chronicle, library: Library, commit: str) -> tuple[str | None, dict[str, int]]:
    """The digest over all events of a commit, and how many there are of each kind; None where it cannot be read."""
    found = chronicle.read([commit])
    files = chronicle.tree(found[0].tree) if found else None
    if files is None:
        return None, {}
    events = State.of_tree(library, files).events()
    library.fetch(events.values())
    total = sha256()
    for path in sorted(events, key=name_in):
        record = library.record(path, events[path])
        content = events[path] if record is None else sha256(canonical(to_document(record)).encode()).hexdigest()
        total.update(f"{name_in(path)} {content}\n".encode())
    counts = Counter(path.partition("/")[0] for path in events)
    return "sha256:" + total.hexdigest(), {kind: counts[kind] for kind in FOLDERS.values()}


def compare(chronicle: Chronicle, library: Library, head: str, anchors: tuple[Anchor, ...]) -> Iterator[Remark]:
    """What the anchors say that the history does not hold any more."""
    for anchor in anchors:
        if not chronicle.holds(head, anchor.head):
            yield Remark(None, error("AUD081", commit=short(anchor.head), date=date.fromisoformat(anchor.date)))
        elif events_digest(chronicle, library, anchor.head)[0] != anchor.digest:
            day = date.fromisoformat(anchor.date)
            yield Remark(anchor.head, error("AUD082", commit=short(anchor.head), date=day))


def load(path: Path) -> Anchor:
    """An anchor document. Raises DataError `audit-no-anchor` where the file holds none."""
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(MAX_BYTES))
    except OSError as problem:
        raise disk.explain(problem) from problem
    except (ValueError, RecursionError) as problem:
        raise DataError("audit-no-anchor", where=str(path), path=str(path)) from problem
    kinds = {"portfolio": str, "head": str, "date": str, "commits": int, "events": dict, "digest": str}
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not _fits(data, kinds):
        raise DataError("audit-no-anchor", where=str(path), path=str(path))
    previous = data.get("previous")
    return Anchor(**{name: data[name] for name in kinds}, previous=previous if isinstance(previous, str) else None)


def _fits(data: dict[str, Any], kinds: dict[str, type]) -> bool:
    try:
        date.fromisoformat(str(data.get("date")))
    except ValueError:
        return False
    return all(isinstance(data.get(name), kind) for name, kind in kinds.items()) and bool(
        runner.OID.fullmatch(data["head"])
    )


def save(path: Path, anchor: Anchor, text: str) -> None:
    """Write an anchor document beside what is there; an existing file is another anchor and stays."""
    with disk.disk_problems():
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise EnvironmentProblem("audit-anchor-there", path=str(path), commit=short(anchor.head)) from None
