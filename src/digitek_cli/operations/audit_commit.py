"""What one commit did to the portfolio, project by project, and whether it could."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.model.checklist import AnswerSheet, FactSheet
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.ids import project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.project import Project
from digitek_cli.model.terms import StatementKind
from digitek_cli.operations.audit_event import QUESTIONNAIRES, Case, booked, judge
from digitek_cli.operations.project import APPLICATION, DECIDED_ON
from digitek_cli.rules import integrity, trail
from digitek_cli.rules.chain import ancestors
from digitek_cli.rules.content import content_hash
from digitek_cli.rules.finding import Finding, error, errors, warning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.audit_foundation import Alteration

Event: TypeAlias = Decision | Statement

# What a decision or a comment brings along in the project file.
BROUGHT_ALONG = frozenset({"phase", "departments", "benefit_owner", "learnt", "shared", "funding"})
# Where a sealed field has no event of its own, the operation whose change it is.
KEPT_BY = {"steps": ("step.done",), "intake": ("intake",), "origin": (), "formerly": (), "id": ()}


@dataclass(frozen=True)
class Deed:
    """What a commit itself did: how it differs from every parent.

    `result` gives the portfolio of one project after the commit, under the rules that the commit builds on;
    `earlier` the same before it. `made` says whether the operation that the commit names could have made this.
    """

    own: tuple[Alteration, ...]
    touched: tuple[str, ...]
    result: Callable[[Iterable[str]], Portfolio]
    earlier: Callable[[Iterable[str]], Portfolio]
    operation: str | None = None
    made: bool = True
    founding: bool = False
    merge: bool = False


def weigh(deed: Deed) -> Iterator[Finding]:
    """Every breach of a commit, project by project."""
    new = [item.new for item in deed.own if item.old is None]
    booked_here = {item.id: item for item in new if isinstance(item, Transaction)}
    for name in deed.touched:
        events = [item for item in new if isinstance(item, Decision | Statement) and item.project == name]
        altered = next((item for item in deed.own if item.path == project_path(name)), None)
        yield from _project(deed, name, altered)
        if events:
            yield from _events(deed, name, events, booked_here, altered)


def _project(deed: Deed, name: str, altered: Alteration | None) -> Iterator[Finding]:
    """Whether the project file follows from the events, and whether what is sealed in it was moved by its command."""
    found = _follows(deed.result([name]), name)
    if found:
        before = {(item.code, repr(item.params)) for item in _follows(deed.earlier([name]), name)}
        yield from (item for item in found if (item.code, repr(item.params)) not in before)
    if altered is None or not isinstance(altered.new, Project) or deed.founding or deed.merge:
        return
    if altered.new.history != getattr(altered.old, "history", None):
        yield error("AUD031", altered.path, ("history",), project=name)
    if isinstance(altered.old, Project):
        yield from _sealed(deed, name, altered)


def _follows(portfolio: Portfolio, name: str) -> list[Finding]:
    project = portfolio.project(name)
    return [] if project is None else list(trail.follows(portfolio, project))


def _sealed(deed: Deed, name: str, altered: Alteration) -> Iterator[Finding]:
    moved = altered.fields
    by = deed.operation or "" if deed.made else ""
    for field_name, operations in KEPT_BY.items():
        if field_name in moved and not by.startswith((*operations, "undo")):
            yield warning("AUD030", altered.path, (field_name,), project=name, place=field_name)
    if moved & {*DECIDED_ON, *APPLICATION} and deed.earlier([name]).decisions(name):
        place = min(moved & {*DECIDED_ON, *APPLICATION})
        yield error("PROJ002", altered.path, (place,), project=name, field=place)


def _events(
    deed: Deed, name: str, events: list[Event], booked_here: dict[str, Transaction], altered: Alteration | None
) -> Iterator[Finding]:
    """The new events of one project."""
    created = [item.created for item in events if isinstance(item, Decision) and item.created]
    result = deed.result([name, *created])
    paths = {path_of(item) for item in events}
    verdicts = [item for item in errors(_rules(result)) if item.path in paths]
    yield from verdicts
    mixed = _mixed(deed, name, events, altered)
    titles = {item.id: item.title for item in result.projects.values()}
    settled = result.project(name)
    if settled is None:
        return
    spoken = {(item.path, item.code) for item in verdicts}
    earlier = deed.earlier([name]).project(name)
    fixed = _fixed(deed, name, result, earlier, settled) if mixed else frozenset()
    for event in events:
        before = _before(event, events, result, None if mixed else earlier)
        title = titles.get(event.created or "") if isinstance(event, Decision) else None
        for finding in judge(Case(event, before, settled, mixed, title, fixed)):
            if not _said(finding, spoken):
                yield finding
        if isinstance(event, Decision):
            yield from booked(event, booked_here)


def _rules(result: Portfolio) -> Iterator[Finding]:
    yield from trail.check(result)
    yield from integrity.check(result)


def _said(finding: Finding, spoken: set[tuple[str | None, str]]) -> bool:
    """Whether the rules of the trail have said the same already, in their own words."""
    why = str(getattr(finding.params.get("why"), "code", ""))
    twins = {"MAND": "EVT013", "GATE00": "EVT009", "KIND00": "EVT019", "APPR00": "EVT018"}
    return any(why.startswith(code) and (finding.path, twin) in spoken for code, twin in twins.items())


def _mixed(deed: Deed, name: str, events: list[Event], altered: Alteration | None) -> bool:
    """Whether the commit holds more work on the project than one command does."""
    counted = [item for item in events if getattr(item, "kind", None) != StatementKind.SIGNATURE]
    project = altered is not None and (altered.old is None or bool(altered.fields - BROUGHT_ALONG))
    return len(counted) > 1 or _sheets(deed, name) or project or deed.merge


def _sheets(deed: Deed, name: str) -> bool:
    """Whether the commit touched the project's answers."""
    records = (item.new or item.old for item in deed.own)
    return any(isinstance(item, FactSheet | AnswerSheet) and item.project == name for item in records)


def _fixed(deed: Deed, name: str, result: Portfolio, earlier: Project | None, settled: Project) -> frozenset[str]:
    """What a mixed commit left as it was: the documents whose content is the same, and the questionnaires."""
    found: set[str] = set()
    if not _sheets(deed, name):
        found.add(QUESTIONNAIRES)
    if earlier is not None and not deed.merge:
        kinds = {kind.id: kind for policy in result.policies for kind in policy.documents}
        same = (name for name, kind in kinds.items() if content_hash(earlier, kind) == content_hash(settled, kind))
        found.update(same)
    return frozenset(found)


def _before(event: Event, events: list[Event], result: Portfolio, project: Project | None) -> Portfolio:
    """What an event builds on: the result of its commit without it, and without what came after it."""
    known = {item.id: item for item in result.decisions(event.project)}
    later = {event.id}
    for other in events:
        if isinstance(other, Decision) and (isinstance(event, Statement) or event.id in ancestors(other, known)):
            later.add(other.id)
    gone = {path_of(item) for item in events if item.id in later}
    gone |= {path_of(item) for item in result.transactions(event.project) if item.decision in later}
    records = {path: record for path, record in result.records.items() if path not in gone}
    if project is not None:
        records[path_of(project)] = project
    return replace(result, records=records)
