"""A new portfolio from the shipped one: the same rules, questionnaires, cast and frames, and no projects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from digitek_cli.model.portfolio import Portfolio, Record
from digitek_cli.model.terms import TransactionKind
from digitek_cli.operations.change import Change, Moment

if TYPE_CHECKING:
    from digitek_cli.model.events import Transaction
    from digitek_cli.model.organisation import Organisation
    from digitek_cli.model.policy import Policy
    from digitek_cli.model.settings import Settings

NAMES = {
    "da": "Velfærdsteknologi og digitalisering",
    "en": "Welfare technology and digitalisation",
}


def found(shipped: Portfolio, language: Literal["da", "en"], moment: Moment) -> Change:
    """Everything that a new portfolio begins with, its rules and openings in force from the first of the year."""
    first = date(moment.today.year, 1, 1)
    policy = _policy(shipped.policies[-1], first)
    records: list[Record] = [
        _settings(shipped.settings, language, first),
        _organisation(shipped.organisation, first),
        policy,
        *([shipped.fact_register] if shipped.fact_register else []),
        *([shipped.source_register] if shipped.source_register else []),
        *_questionnaires(shipped, policy),
        *(_opening(item, first, moment) for item in shipped.transactions() if item.kind == TransactionKind.OPENING),
    ]
    return Change(
        operation="init",
        subject_id="portfolio",
        what=f"new portfolio for {first.year}",
        records=tuple(records),
        after=replace(Portfolio().with_records(*records), blobs={}),
        result={"year": first.year, "language": language, "files": len(records)},
    )


def copy(shipped: Portfolio) -> Change:
    """The shipped portfolio as it is, its projects included. Its anchor lies in another repository's history."""
    kept = tuple(item for item in shipped.records.values() if item is not shipped.settings)
    records: tuple[Record, ...] = (shipped.settings.with_(anchor=None), *kept)
    return Change(
        operation="init",
        subject_id="portfolio",
        what="the shipped portfolio",
        records=records,
        after=replace(Portfolio().with_records(*records), blobs={}),
        result={"files": len(records)},
    )


def _settings(shipped: Settings, language: Literal["da", "en"], first: date) -> Settings:
    changed: Settings = shipped.with_(name=NAMES[language], language=language, opened=first, anchor=None)
    return changed


def _policy(shipped: Policy, first: date) -> Policy:
    """The rules as shipped; in another year they are in force, with the same frames, from that year's first day."""
    if shipped.valid_from == first:
        return shipped
    frames = tuple(frame.with_(year=first.year) for frame in shipped.frames[-1:])
    changed: Policy = shipped.with_(valid_from=first, frames=frames)
    return changed


def _organisation(shipped: Organisation, first: date) -> Organisation:
    """The same cast, in their roles from the first day."""
    people = tuple(
        person.with_(roles=tuple(held.with_(from_=first) for held in person.roles)) for person in shipped.people
    )
    areas = tuple(area.with_(from_=first) for area in shipped.areas)
    changed: Organisation = shipped.with_(areas=areas, people=people)
    return changed


def _questionnaires(shipped: Portfolio, policy: Policy) -> list[Record]:
    found = (shipped.questionnaire(item.id, item.version) for item in policy.questionnaires)
    return [item for item in found if item is not None]


def _opening(shipped: Transaction, first: date, moment: Moment) -> Transaction:
    """The opening of a pool; in another year under an id of that year."""
    if shipped.date.year == first.year:
        return shipped
    changed: Transaction = shipped.with_(
        id=f"T-{first.year}-{moment.token()}",
        date=first,
        policy=first,
        text=shipped.text.replace(str(shipped.date.year), str(first.year)),
        postings=tuple(posting.with_(year=first.year) for posting in shipped.postings),
    )
    return changed
