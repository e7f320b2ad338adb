"""Another number for a project, or for a piece of evidence, in every record that names it.

Two people who work apart can take the same number. The one whose work nobody has seen yet gets the next free one,
with everything that was decided, said and booked about it: the only rewriting of an event that is allowed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from digitek_cli.model.events import Decision
from digitek_cli.model.ids import next_project_id
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.project import Project
from digitek_cli.model.value import to_document
from digitek_cli.rules.content import event_hash
from digitek_cli.rules.lifecycle import in_order
from digitek_cli.rules.references import numbers_taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digitek_cli.model.portfolio import Portfolio, Record

R = TypeVar("R", bound="Record")

# The fields that hold the number of a project or of a piece of evidence; texts stay as people wrote them.
NAMES = frozenset({"id", "project", "created", "evidence", "ref", "depends_on", "excludes"})


def renumber(record: R, old: str, new: str, hashes: Mapping[str, str]) -> R:
    """The record with `new` wherever it names `old`, and `hashes`, by decision, in the links to decisions.

    The record that had the number remembers it in `formerly`. What a hash says about content stays: that content was
    seen under the old number and is what was seen.
    """
    document = _moved("", to_document(record), old, new)
    for link in document.get("previous", ()):
        link["hash"] = hashes.get(link["id"], link["hash"])
    if isinstance(record, Project) and record.id == old:
        document["formerly"] = [*record.formerly, old]
    return cast("R", type(record).model_validate(document))


def renumbered(records: Iterable[Record], old: str, new: str) -> dict[str, Record]:
    """What becomes of these records, by the path that each had; those that stay as they are are left out.

    Decisions are rewritten in the order of their chain, so that each link gets the hash of what it names now.
    """
    known = tuple(records)
    hashes: dict[str, str] = {}
    changed: dict[str, Record] = {}
    for decision in in_order(tuple(item for item in known if isinstance(item, Decision))):
        moved = renumber(decision, old, new, hashes)
        if moved != decision:
            hashes[moved.id] = event_hash(moved)
            changed[path_of(decision)] = moved
    for record in known:
        if not isinstance(record, Decision) and (other := renumber(record, old, new, {})) != record:
            changed[path_of(record)] = other
    return changed


def under(portfolio: Portfolio, pairs: Iterable[tuple[str, str]]) -> Portfolio:
    """An earlier state of a portfolio in the numbers of a later one: each pair of old and new, in that order."""
    for old, new in pairs:
        changed = renumbered(portfolio.records.values(), old, new)
        place = {path: path_of(record) for path, record in changed.items()}
        records = {place.get(path, path): changed.get(path, record) for path, record in portfolio.records.items()}
        blobs = {place.get(path, path): oid for path, oid in portfolio.blobs.items()}
        portfolio = replace(portfolio, records=records, blobs=blobs)
    return portfolio


def back(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Where a file lay before these renumberings."""
    for old, new in reversed(pairs):
        path = path.replace(f"/{new}.yaml", f"/{old}.yaml").replace(f"/{new}/", f"/{old}/")
    return path


def free_project(old: str, portfolios: Iterable[Portfolio]) -> str:
    """The first number of the same year that no project of these portfolios has, had or gave up."""
    taken: set[str] = set()
    for portfolio in portfolios:
        taken |= numbers_taken(portfolio)
    return next_project_id(taken, int(old[2:6]))


def free_evidence(portfolios: Iterable[Portfolio]) -> str:
    """The first number that no piece of evidence of these portfolios has."""
    used = [int(record.id[3:]) for portfolio in portfolios for record in portfolio.evidence]
    return f"EV-{max(used, default=0) + 1:03d}"


def _moved(key: str, value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {name: _moved(name, item, old, new) for name, item in value.items()}
    if isinstance(value, list):
        return [_moved(key, item, old, new) for item in value]
    if key == "path" and isinstance(value, str):
        return value.replace(f"/{old}.yaml", f"/{new}.yaml").replace(f"/{old}/", f"/{new}/")
    return new if value == old and key in NAMES else value
