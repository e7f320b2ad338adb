"""Versions of a questionnaire: which one is newer, what of it changed, and how long an item has been the same.

A signature binds to an item as it was first worded: a new version that leaves the item alone leaves it signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from digitek_cli.model.value import to_document
from digitek_cli.rules import lifecycle

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.checklist import Item, Questionnaire
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

# What an item rests on may be seen and marked without asking anybody anew.
NO_MEANING = frozenset({"source", "unverified"})
WORDS = frozenset({"text", "title", "labels"})


class Outdated(NamedTuple):
    """A questionnaire that a project answers under an older version than the one in force."""

    questionnaire: str
    answered: str
    in_force: str


class Standing(NamedTuple):
    """The version of a questionnaire that a project answers: whether a newer one is in force, or its review is due."""

    questionnaire: Questionnaire
    in_force: str
    outdated: bool
    overdue: bool


def order(version: str) -> tuple[int, ...]:
    """Versions by their numbers: 1.10 comes after 1.9."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def in_force(portfolio: Portfolio, on: date) -> dict[str, str]:
    """The version of each questionnaire that new answers are given under on a day."""
    policy = portfolio.policy(on)
    return {entry.id: entry.version for entry in policy.questionnaires} if policy else {}


def outdated(portfolio: Portfolio, project: Project, on: date) -> tuple[Outdated, ...]:
    """The questionnaires of a project for which a newer version is in force, and there to be read.

    None for a project that has ended: it stays with the rules that it was judged by.
    """
    found = tuple(
        Outdated(name, sheet.version, version)
        for name, version in in_force(portfolio, on).items()
        if (sheet := portfolio.answer_sheet(project.id, name)) is not None
        and order(version) > order(sheet.version)
        and portfolio.questionnaire(name, version) is not None
    )
    state = lifecycle.replay(portfolio, project) if found else None
    return () if state and (state.closed or state.stopped) else found


def newest(portfolio: Portfolio, project: Project, on: date) -> tuple[Standing, ...]:
    """Each questionnaire of a project: the version that it answers, the one in force, and when that one is due."""
    versions = in_force(portfolio, on)
    waiting = {item.questionnaire: item for item in outdated(portfolio, project, on)}
    found = []
    for name, version in versions.items():
        sheet = portfolio.answer_sheet(project.id, name)
        answered = sheet.version if sheet else version
        record = portfolio.questionnaire(name, answered)
        if record is not None:
            found.append(Standing(record, version, name in waiting, overdue(record, on)))
    return tuple(found)


def overdue(questionnaire: Questionnaire, today: date) -> bool:
    """Whether its rules should have been looked over by now."""
    return questionnaire.review_by < today


def differing(old: Item, new: Item) -> tuple[str, ...]:
    """The parts of an item that say something else; empty where it means the same."""
    return tuple(
        name for name in type(new).model_fields if name not in NO_MEANING and getattr(old, name) != getattr(new, name)
    )


def meaning_changed(old: Questionnaire, new: Questionnaire | None) -> tuple[str, ...]:
    """The items that come, go, or ask or conclude something else; other words for the same are no change."""
    before, now = ({item.id: _meaning(item) for item in side.items} if side else {} for side in (old, new))
    return tuple(item for item in dict.fromkeys((*before, *now)) if before.get(item) != now.get(item))


def following(version: str) -> str:
    """The number that a change of this version could have: the last but one part counts up."""
    numbers = [*order(version.rpartition("-")[2]), 0, 0][:3]
    return f"{numbers[0]}.{numbers[1] + 1}.0"


def _meaning(item: Item) -> Any:
    return _wordless({name: part for name, part in to_document(item).items() if name not in NO_MEANING})


def _wordless(value: Any) -> Any:
    """Plain data without the words that people read."""
    if isinstance(value, dict):
        return {name: _wordless(part) for name, part in value.items() if name not in WORDS}
    return [_wordless(part) for part in value] if isinstance(value, list) else value


def first_with(portfolio: Portfolio, questionnaire: Questionnaire, item: Item) -> Questionnaire:
    """The version from which the item has been the same without a break, up to this one."""
    known = portfolio.versions.get(questionnaire.id, ())
    first = questionnaire
    for earlier in sorted(known, key=lambda record: order(record.version), reverse=True):
        if order(earlier.version) >= order(questionnaire.version):
            continue
        then = earlier.item(item.id)
        if then is None or differing(then, item):
            break
        first = earlier
    return first
