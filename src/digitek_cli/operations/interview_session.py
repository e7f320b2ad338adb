"""An interview under way: what was answered, what of it is saved, and the one change that saves the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digitek_cli.model.portfolio import path_of
from digitek_cli.operations import checklist
from digitek_cli.operations.change import Change, project_reads, refuse
from digitek_cli.operations.checklist import KEEP, Given, several
from digitek_cli.operations.checklist_values import DONT_KNOW
from digitek_cli.operations.interview import Kind, Question, Scope
from digitek_cli.rules import leaks, lifecycle
from digitek_cli.rules.checklists import questionnaires
from digitek_cli.rules.references import find_person, find_project, unknown

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.model.terms import Gate
    from digitek_cli.operations.change import Moment

UNSURE = DONT_KNOW - {""}


@dataclass(frozen=True)
class Step:
    """One question that was met: answered by a fact or for an item, or passed over. `before` is the world till then."""

    question: Question
    before: Portfolio
    facts: tuple[tuple[str, object], ...] = ()
    given: tuple[tuple[str, Given], ...] = ()

    @property
    def answered(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.facts or self.given)

    @property
    def value(self) -> object | None:
        """What was answered to a fact or an item; None for what it lacks, and where one does not know."""
        return next((value for _, value in self.facts), None) or next(
            (given.value for _, given in self.given if given.value != KEEP), None
        )


@dataclass(frozen=True)
class Session:
    """`world` is the portfolio with everything answered so far; the last `unsaved` steps are in no commit yet."""

    scope: Scope
    by: str
    world: Portfolio
    steps: tuple[Step, ...] = ()
    unsaved: int = 0

    @property
    def asked(self) -> frozenset[tuple[Kind, str, str]]:
        """The questions that are not asked again."""
        return frozenset(step.question.key for step in self.steps)

    @property
    def last(self) -> Question | None:
        """The question before this one."""
        return self.steps[-1].question if self.steps else None

    @property
    def waiting(self) -> tuple[Step, ...]:
        """The answers that are in no commit yet."""
        return tuple(step for step in self.steps[len(self.steps) - self.unsaved :] if step.answered)


def start(
    portfolio: Portfolio,
    project_id: str,
    gate: Gate | None,
    questionnaire: str | None,
    by: str,
    on: date,
    moment: Moment,
    *,
    everything: bool,
) -> Session:
    """An interview about what the next gate asks for, or about everything where no gate is left.

    Raises BadReference for an unknown project, person or questionnaire, RuleViolation where nothing may be answered.
    """
    project = find_project(portfolio, project_id)
    person = find_person(portfolio, by)
    refuse(checklist.open_for_writing(portfolio, project, on, moment))
    point = None if everything else gate or _next(portfolio, project)
    scope = Scope(project.id, point, questionnaire, on)
    known = dict(questionnaires(portfolio, project, on))
    if questionnaire is not None and questionnaire not in known:
        raise unknown("no-such-questionnaire", questionnaire, known)
    return Session(scope, person, portfolio)


def _next(portfolio: Portfolio, project: Project) -> Gate | None:
    """The gate or control point that lies ahead, also of an idea that no gate waits for yet."""
    state = lifecycle.replay(portfolio, project)
    ahead = (gate for gate in lifecycle.gates_of(project, state) if gate not in state.passed)
    return lifecycle.next_gate(project, state) or next(ahead, None)


def nothing_yet(portfolio: Portfolio, project_id: str) -> Change:
    """A change of nothing that rests on what an interview rests on: whoever asks for it learns what is in the way."""
    project = find_project(portfolio, project_id)
    return Change("checklist.answer", project.id, "", (), portfolio, reads=project_reads(project.id))


def answered(session: Session, question: Question, given: object, moment: Moment) -> Session:
    """The interview after an answer: a fact's value, or what was given for an item.

    Raises BadReference and RuleViolation as the commands `facts` and `answer` do, and for what no record may hold.
    """
    refuse(replace(found, params=found.params | {"variant": "typed"}) for found in leaks.in_message(_texts(given)))
    if question.kind == Kind.FACT:
        step = Step(question, session.world, facts=((question.about, unsure(given)),))
    else:
        assert isinstance(given, Given)
        step = Step(question, session.world, given=((question.about, replace(given, value=unsure(given.value))),))
    change = _change(session.world, session, (step,), moment)
    return replace(session, world=change.after, steps=(*session.steps, step), unsaved=session.unsaved + 1)


def unsure(given: object) -> object | None:
    """None for every way to say that one does not know."""
    return None if given != KEEP and isinstance(given, str) and given.strip().casefold() in UNSURE else given


def _texts(given: object) -> list[str]:
    if isinstance(given, Given):
        return [*_texts(given.value), *_texts(given.note), *(ref for _, ref in given.evidence)]
    if isinstance(given, list | tuple):
        return [text for part in given for text in _texts(part)]
    return [given] if isinstance(given, str) else []


def skipped(session: Session, question: Question) -> Session:
    """The interview with a question passed over."""
    return replace(session, steps=(*session.steps, Step(question, session.world)), unsaved=session.unsaved + 1)


def back(session: Session) -> tuple[Session, Step | None]:
    """The interview before its last question, and how it was met; what is saved stands until it is answered anew."""
    if not session.steps:
        return session, None
    step = session.steps[-1]
    world = step.before if session.unsaved else session.world
    earlier = replace(session, world=world, steps=session.steps[:-1], unsaved=max(session.unsaved - 1, 0))
    return earlier, step


def saved(session: Session, portfolio: Portfolio) -> Session:
    """The interview after what was answered became a commit, on what the portfolio is now."""
    return replace(session, world=portfolio, unsaved=0)


def save(portfolio: Portfolio, session: Session, moment: Moment) -> Change:
    """Everything that is not saved yet as one change, each file once."""
    return _change(portfolio, session, session.waiting, moment)


def _change(portfolio: Portfolio, session: Session, steps: tuple[Step, ...], moment: Moment) -> Change:
    facts, given = gathered(steps)
    scope = session.scope
    changes = []
    if facts:
        changes.append(checklist.set_facts(portfolio, scope.project, facts, session.by, scope.on, moment))
        portfolio = changes[0].after
    if given:
        changes.append(checklist.answer(portfolio, scope.project, given, session.by, scope.on, moment))
    records = {path_of(record): record for change in changes for record in change.records}
    result: dict[str, Any] = {}
    for change in changes:
        result |= change.result
    fallen = [item for change in changes for item in change.result.get("reopened", ())]
    result |= {"reopened": fallen} if fallen else {}
    told = ([f"{len(facts)} facts"] if facts else []) + ([several(given)] if given else [])
    return replace(
        changes[-1],
        what=f"{', '.join(told)} by {session.by}{checklist.reopens(fallen)}",
        records=tuple(records.values()),
        result=result,
        findings=tuple(dict.fromkeys(finding for change in changes for finding in change.findings)),
    )


def gathered(steps: tuple[Step, ...]) -> tuple[dict[str, object], dict[str, Given]]:
    """What the steps answered, the later one winning: facts, and for each item all that was given for it."""
    facts: dict[str, object] = {}
    given: dict[str, Given] = {}
    for step in steps:
        facts |= dict(step.facts)
        for item, new in step.given:
            given[item] = _joined(given.get(item, Given()), new)
    return facts, given


def _joined(old: Given, new: Given) -> Given:
    return Given(
        value=old.value if new.value == KEEP else new.value,
        evidence=(*old.evidence, *new.evidence),
        hashes=(*old.hashes, *new.hashes),
        note=new.note or old.note,
        owner=new.owner or old.owner,
        due=new.due or old.due,
    )
