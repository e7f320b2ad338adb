"""What earlier decisions rested on and a commit changed afterwards: rules, questionnaires, roles, the anchor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.checklist import Questionnaire
from digitek_cli.model.ids import event_path
from digitek_cli.model.organisation import Organisation
from digitek_cli.model.policy import Policy
from digitek_cli.model.settings import Settings
from digitek_cli.model.terms import TransactionKind
from digitek_cli.rules import versions
from digitek_cli.rules.audit_footprint import differing
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import Finding, error, errors, warning
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from digitek_cli.model.events import Decision
    from digitek_cli.model.portfolio import Portfolio, Record

# What may be written into a policy in force: the answers to its open questions.
MAY_CHANGE = frozenset({"open_questions"})
FOUNDATIONS = (Policy, Questionnaire, Organisation, Settings)
# What nobody may take into the history: the rules that decisions were taken by, and the questions that were answered.
FIXED = frozenset({"AUD040", "AUD041"})


@dataclass(frozen=True)
class Alteration:
    """One file that a commit made, changed or removed; None where it is not there or cannot be read."""

    path: str
    old: Record | None
    new: Record | None

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the record that differ."""
        return differing(self.old, self.new)


def changed(altered: Iterable[Alteration], earlier: Callable[[], Portfolio]) -> Iterator[Finding]:
    """What was changed under decisions that had been taken; `earlier` is the whole portfolio before the change."""
    for item in altered:
        if isinstance(item.old, Settings) or isinstance(item.new, Settings):
            yield from _settings(item, earlier)
        elif isinstance(item.old, Policy) and (item.new is None or _weighs(item, earlier)):
            yield from _policy(item.old, item.path, earlier())
        elif item.old is None and isinstance(item.new, Policy):
            yield from _backdated(item.new, item.path, earlier())
        elif isinstance(item.old, Questionnaire) and (item.new is None or item.fields):
            new = item.new if isinstance(item.new, Questionnaire) else None
            yield from _questionnaire(item.old, new, item.path, earlier())
        elif isinstance(item.old, Organisation) and isinstance(item.new, Organisation):
            yield from _roles(item.old, item.new, item.path, earlier())


def refused(altered: Iterable[Alteration], earlier: Portfolio) -> tuple[Finding, ...]:
    """What may not be changed in place before it is in the history at all: policies and questionnaires in use."""
    return tuple(item for item in errors(changed(altered, lambda: earlier)) if item.code in FIXED)


def together(altered: Iterable[Alteration], arrived: Iterable[Decision]) -> Iterator[Finding]:
    """Rules that a merge brings in changed, together with decisions that were taken by them: somebody must look."""
    decisions = list(arrived)
    for item in altered:
        if isinstance(item.old, Policy) and isinstance(item.new, Policy) and item.fields - MAY_CHANGE:
            taken = [decision for decision in decisions if decision.policy == item.old.valid_from]
            if taken:
                latest = max(taken, key=lambda decision: (decision.date, decision.id))
                yield warning("AUD046", item.path, policy=item.old.valid_from, number=len(taken), event=latest.id)


def worked_on(portfolio: Portfolio) -> bool:
    """Whether anybody has decided, said or booked anything; opening the year's frames alone is none of it."""
    openings = {event_path(item.id) for item in portfolio.transactions() if item.kind == TransactionKind.OPENING}
    return any(is_event_path(path) and path not in openings for path in portfolio.blobs)


def _settings(item: Alteration, earlier: Callable[[], Portfolio]) -> Iterator[Finding]:
    """An anchor is set before anybody has done anything, and stays: a later one would take events out of the proof."""
    before = getattr(item.old, "anchor", None)
    after = getattr(item.new, "anchor", None)
    if before != after and worked_on(earlier()):
        yield error("AUD044", item.path, ("anchor",), stated=before or "–", actual=after or "–")


def _policy(policy: Policy, path: str, earlier: Portfolio) -> Iterator[Finding]:
    taken = [item for item in earlier.decisions() if item.policy == policy.valid_from]
    if taken:
        latest = max(taken, key=lambda item: (item.date, item.id))
        yield error("AUD040", path, policy=policy.valid_from, number=len(taken), event=latest.id)


def _weighs(item: Alteration, earlier: Callable[[], Portfolio]) -> bool:
    """Whether a change could have changed a decision: the frames of a year could not before it was opened."""
    rest = item.fields - MAY_CHANGE
    return bool(rest - {"frames"}) or ("frames" in rest and _of_opened_years(item, earlier()))


def _of_opened_years(item: Alteration, earlier: Portfolio) -> bool:
    years = {posting.year for entry in earlier.transactions() for posting in entry.postings}
    before, after = (
        {frame for frame in getattr(policy, "frames", ()) if frame.year in years} for policy in (item.old, item.new)
    )
    return before != after


def _backdated(policy: Policy, path: str, earlier: Portfolio) -> Iterator[Finding]:
    """A policy that comes into force before decisions that were taken under another one."""
    taken = [item for item in standing(earlier.decisions()) if item.date >= policy.valid_from > item.policy]
    if taken:
        first = min(taken, key=lambda item: (item.date, item.id))
        yield error("AUD045", path, policy=policy.valid_from, number=len(taken), event=first.id)


def _questionnaire(
    questionnaire: Questionnaire, new: Questionnaire | None, path: str, earlier: Portfolio
) -> Iterator[Finding]:
    """A version that projects answer: its words may be mended, what it asks and concludes may not."""
    sheets = [earlier.answer_sheet(name, questionnaire.id) for name in earlier.projects]
    used = [sheet for sheet in sheets if sheet and sheet.version == questionnaire.version and sheet.answers]
    if used:
        name = f"{questionnaire.id}-{questionnaire.version}"
        about: dict[str, Any] = {"questionnaire": name, "number": len(used), "project": used[0].project}
        items = versions.meaning_changed(questionnaire, new)
        if items:
            about |= {"items": items, "file": f"questionnaires/{questionnaire.id}-{versions.following(name)}.yaml"}
            yield error("AUD041", path, variant="meaning", **about)
        else:
            yield warning("AUD041", path, **about)


def _roles(before: Organisation, after: Organisation, path: str, earlier: Portfolio) -> Iterator[Finding]:
    """Roles that somebody decided or spoke in, taken away for that very day."""
    seen: set[tuple[str, date]] = set()
    spoken = [(item.by, item.date, item.id) for item in earlier.decisions()]
    spoken += [((item.by,), item.date, item.id) for item in earlier.statements()]
    for people, day, event in spoken:
        for person in people:
            if (person, day) not in seen and _held(before, person, day) - _held(after, person, day):
                yield warning("AUD042", path, ("people",), person=person, date=day, event=event)
            seen.add((person, day))


def _held(organisation: Organisation, initials: str, on: date) -> set[tuple[str, str | None]]:
    person = organisation.person(initials)
    return {(item.role.value, item.area) for item in person.roles if item.covers(on)} if person else set()
