"""What a repository holds, in the words of the oracle: read once from a commit, once from the work tree."""

from __future__ import annotations

from datetime import date
from typing import Any

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Project
from digitek_cli.model.value import to_document
from digitek_cli.rules import ledger, lifecycle
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import errors
from digitek_cli.store.snapshot import Snapshot
from tests.machine.model import Fields, View

# What the machine's commands change; everything else of a project must stay as it was.
CHANGED = ("id", "title", "need", "phase", "owner", "manager", "risk", "budget", "intake", "steps", "formerly")
PAID = 2026


def problems(snapshot: Snapshot, today: date) -> list[str]:
    """What `check` calls errors."""
    found = (*errors(snapshot.findings), *errors(check(snapshot.portfolio, today)))
    return [f"{item.path}: {item.code} {dict(item.params)}" for item in found]


def projects(portfolio: Portfolio) -> dict[str, Fields]:
    """Every project by its number."""
    return {number: _fields(portfolio, project) for number, project in portfolio.projects.items()}


def events(portfolio: Portfolio) -> dict[str, str]:
    """Every event of a project, and the project's number."""
    found = {item.id: item.project for item in portfolio.decisions()}
    found |= {item.id: item.project for item in portfolio.statements()}
    for booking in portfolio.transactions():
        number = booking.project or next((leg.project for leg in booking.postings if leg.project), None)
        if number:
            found[booking.id] = number
    return found


def pools(portfolio: Portfolio, today: date) -> dict[str, tuple[int, int, int, int]]:
    """Reserved, committed, spent and available of each pool."""
    sheet = ledger.balance(portfolio, today, PAID)
    return {
        item.pool: (int(held.reserved), int(held.committed), int(held.spent), int(held.available))
        for item in sheet.pools
        for held in (item.figures,)
    }


def compare(portfolio: Portfolio, view: View, frames: dict[str, int], today: date) -> None:
    """The portfolio is what the oracle says, in every project, event and pool."""
    expected = {str(fields["number"]): dict(fields) for fields in view.projects.values()}
    assert projects(portfolio) == expected
    numbers = {name: str(fields["number"]) for name, fields in view.projects.items()}
    assert events(portfolio) == {event: numbers[name] for event, name in view.events.items()}
    for pool, figures in pools(portfolio, today).items():
        held = view.pool(pool)
        assert figures == (*held, frames[pool] - sum(held)), pool


def _fields(portfolio: Portfolio, project: Project) -> dict[str, Any]:
    document = to_document(project)
    risk, budget = document.get("risk", {}), document.get("budget", {})
    fields: dict[str, Any] = {
        "number": project.id,
        "formerly": tuple(project.formerly),
        "rest": _words(document, CHANGED),
        "stopped": lifecycle.replay(portfolio, project).stopped or None,
        "risk": risk.get("category"),
        "trial": int(project.budget.trial) if project.budget.trial is not None else None,
        "risk-rest": _words(risk, ("category",)),
        "budget-rest": _words(budget, ("trial",)),
    }
    fields |= {key: document.get(key) for key in ("title", "need", "phase", "owner", "manager")}
    fields |= {f"intake.{name}": _answer(value) for name, value in document.get("intake", {}).items()}
    fields |= {f"step.{item.phase}.{item.step}": f"{item.by} {item.date}" for item in project.steps}
    sheet = portfolio.answer_sheet(project.id, "probe")
    answers = sheet.answers if sheet else {}
    fields |= {f"answer.{name}": f"{item.value} {item.by} {item.date}" for name, item in answers.items()}
    facts = portfolio.fact_sheet(project.id).facts
    fields |= {f"fact.{name}": f"{item.value} {item.by} {item.date}" for name, item in facts.items()}
    return {key: value for key, value in fields.items() if value is not None}


def _answer(document: dict[str, Any]) -> str:
    """What was answered at a step of intake, by whom and when: `project kon 2026-03-02`."""
    answers = [value for key, value in document.items() if key not in ("by", "date")]
    return f"{answers[0] if answers else 'none'} {document['by']} {document['date']}"


def _words(document: dict[str, Any], without: tuple[str, ...]) -> str:
    """What else a record says, in one line."""
    return " ".join(f"{key}={value}" for key, value in sorted(document.items()) if key not in without)
