"""What time alone brings about. Never an error: nobody did anything wrong by waiting a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import checklist_path, event_path, evidence_path, project_path, questionnaire_path
from digitek_cli.model.terms import ItemState, Phase
from digitek_cli.rules import ledger, lifecycle, versions
from digitek_cli.rules.attempt import open_conditions
from digitek_cli.rules.checklists import evaluate_items, questionnaires
from digitek_cli.rules.finding import Finding, info, warning
from digitek_cli.rules.integrity import MANAGERS, OWNERS
from digitek_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project


def check(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Everything that is late or ran out."""
    yield from shared(portfolio, today)
    yield from projects(portfolio, today)


def shared(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Old evidence and old rules, questions that nobody has answered, a year that nobody has opened."""
    yield from _questions(portfolio, today)
    yield from _reviews(portfolio, today)
    yield from _unopened(portfolio, today)
    yield from _evidence(portfolio, today)


def projects(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Conditions past their day, roles that ran out, holds and trials that ended."""
    for project in portfolio.projects.values():
        state = lifecycle.replay(portfolio, project)
        if state.closed or state.stopped:
            continue
        yield from _conditions(portfolio, project, today)
        yield from _owed(portfolio, project, today)
        yield from _outdated(portfolio, project, today)
        yield from _concerns(project, today)
        yield from _roles(portfolio, project, today)
        yield from _waiting(project, state, today)


def _questions(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Where the documents disagree, until somebody answers in the policy."""
    policy = portfolio.policy(today)
    for number, question in enumerate(policy.open_questions if policy else ()):
        if policy and question.answered is None:
            path = f"policy/{policy.valid_from.isoformat()}.yaml"
            params = {"id": question.id, "text": question.text, "source": question.source}
            yield warning("QST001", path, ("open_questions", number), **params)


def _reviews(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Questionnaires in force whose rules should have been looked over by now."""
    for name, version in versions.in_force(portfolio, today).items():
        record = portfolio.questionnaire(name, version)
        if record is not None and versions.overdue(record, today):
            path = questionnaire_path(name, version)
            params = {"questionnaire": name, "version": version, "review_by": record.review_by}
            yield warning("QUE011", path, ("review_by",), **params)


def _outdated(portfolio: Portfolio, project: Project, today: date) -> Iterator[Finding]:
    """Answers under an older version of a questionnaire than the one in force."""
    for name, answered, version in versions.outdated(portfolio, project, today):
        path = checklist_path(project.id, name)
        params = {"project": project.id, "questionnaire": name, "answered": answered, "in_force": version}
        yield warning("QUE010", path, ("version",), **params)


def _unopened(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """This year has frames and nothing is booked on any of its pools: the year has not been opened."""
    if portfolio.frames(today.year) and not any(
        line.year == today.year for item in standing(portfolio.transactions()) for line in item.postings
    ):
        for pool in ledger.unopened(portfolio, today.year):
            yield warning("POOL007", pool=pool, year=today.year)


def _evidence(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    policy = portfolio.policy(today)
    if policy is None:
        return
    years = policy.thresholds.evidence_years
    for record in portfolio.evidence:
        if (today.year - record.date.year, today.month, today.day) > (years, record.date.month, record.date.day):
            path = evidence_path(record.id)
            yield info(
                "TIME002", path, ("date",), evidence=record.id, title=record.title, date=record.date, years=years
            )


def _conditions(portfolio: Portfolio, project: Project, today: date) -> Iterator[Finding]:
    for decision, number in open_conditions(portfolio, project):
        condition = decision.conditions[number - 1]
        if condition.due < today:
            yield warning(
                "TIME001",
                event_path(decision.id),
                ("conditions", number - 1),
                project=project.id,
                text=condition.text,
                person=condition.owner,
                due=condition.due,
                decision=decision.id,
                number=number,
            )


def _owed(portfolio: Portfolio, project: Project, today: date) -> Iterator[Finding]:
    """Questionnaire items that somebody owes an answer to, past their day and still not closed."""
    sheets = (portfolio.answer_sheet(project.id, name) for name, _ in questionnaires(portfolio, project, today))
    if not any(answer.due and answer.due < today for sheet in sheets if sheet for answer in sheet.answers.values()):
        return
    for view in evaluate_items(portfolio, project, today):
        answer = view.answer
        if answer is None or answer.due is None or answer.due >= today:
            continue
        if view.state in (ItemState.OPEN, ItemState.CONDITION):
            path = checklist_path(project.id, view.questionnaire.id)
            at = ("answers", view.id, "due")
            yield warning(
                "TIME006", path, at, project=project.id, item=view.id, person=answer.owner or "?", due=answer.due
            )


def _concerns(project: Project, today: date) -> Iterator[Finding]:
    """Risks and issues past their day that nobody has closed."""
    for number, item in enumerate(project.concerns):
        if item.closed is None and item.due < today:
            params = {"concern": item.id, "text": item.text, "person": item.owner, "due": item.due}
            yield warning(
                "TIME007", project_path(project.id), ("concerns", number, "due"), project=project.id, **params
            )


def _roles(portfolio: Portfolio, project: Project, today: date) -> Iterator[Finding]:
    for name, person, roles in (("owner", project.owner, OWNERS), ("manager", project.manager, MANAGERS)):
        known = person is not None and portfolio.organisation.person(person) is not None
        if person and known and not any(portfolio.organisation.holds(person, role, today) for role in roles):
            path = project_path(project.id)
            yield warning("TIME003", path, (name,), project=project.id, person=person, roles=roles, date=today)


def _waiting(project: Project, state: lifecycle.State, today: date) -> Iterator[Finding]:
    path = project_path(project.id)
    if state.hold and state.hold.until and state.hold.until < today:
        yield warning("TIME004", path, (), project=project.id, until=state.hold.until)
    ends = max((day for day in (project.trial_end, state.extended_to) if day), default=None)
    if state.phase == Phase.TRIAL and ends and ends < today:
        yield warning("TIME005", path, ("trial_end",), project=project.id, date=ends)
