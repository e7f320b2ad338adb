"""Questionnaires as data in tests: the shipped ones, one item of them otherwise, and a next version in force."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from digitek_cli.model.checklist import Questionnaire
from digitek_cli.model.portfolio import Portfolio
from tests.checklist_case import item_of, questionnaires
from tests.world import rules_only

NEW = "1.1.0"


def shipped() -> Portfolio:
    return rules_only(questionnaires=True)


def with_item(item_id: str, **changes: Any) -> tuple[Portfolio, str]:
    """The shipped portfolio with one item otherwise, and that questionnaire's id."""
    whole = next(record for record in questionnaires() if record.item(item_id))
    items = tuple(item.with_(**changes) if item.id == item_id else item for item in whole.items)
    return shipped().with_records(whole.with_(items=items)), whole.id


def newer(**changes: Any) -> Questionnaire:
    """The next version of `existing`: EX-07 is gone, EX-08 is new, and others as given by their id."""
    old = next(record for record in questionnaires() if record.id == "existing")
    named = {name.replace("_", "-"): change for name, change in changes.items()}
    items = [item.with_(**named.get(item.id, {})) for item in old.items if item.id != "EX-07"]
    made: Questionnaire = old.with_(version=NEW, items=(*items, item_of("EX-07").with_(id="EX-08")))
    return made


def in_force(portfolio: Portfolio, record: Questionnaire) -> Portfolio:
    """The portfolio with a version in force beside the older ones."""
    policy = portfolio.policies[-1]
    entries = tuple(
        entry.with_(version=record.version) if entry.id == record.id else entry for entry in policy.questionnaires
    )
    return portfolio.with_records(record, policy.with_(questionnaires=entries))


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def saved(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Gemt")
