"""What the machine stands on: a server, two clones of it, and a portfolio with four projects along the way.

The rules are the shipped ones with one small questionnaire, so that gates can be passed without filling in 200 items.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from digitek_cli.model.checklist import AnswerType, FactDefinition, FactRegister, Item, Questionnaire
from digitek_cli.model.organisation import Labels
from digitek_cli.model.policy import QuestionnaireInForce
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Phase
from digitek_cli.model.value import to_document
from digitek_cli.store import yaml_io
from tests.world import World, rules_only

TODAY = date(2026, 3, 2)
QUESTIONS = ("Q-1", "Q-2")
FACTS = ("portable", "tested")
NOTES = "notes.txt"
STAGED = b"mine, staged\n"
README = "portfolio/README.md"
UNSAVED = b"mine, not saved\n"
IN_TRIAL, AT_GATE_2, AT_GATE_1, IN_IDEA = ("P-2026-001", "P-2026-002", "P-2026-003", "P-2026-004")


def questionnaire() -> Questionnaire:
    """Two texts that hold nothing up before the way into operation."""
    text = Labels(da="Hvad ved vi?", en="What do we know?")
    items = tuple(
        Item(id=name, text=text, source=("001",), answer=AnswerType(type="text"), blocks="operation", reviewer="dpo")
        for name in QUESTIONS
    )
    return Questionnaire(
        id="probe", version="1.0.0", title=text, rules_as_of=TODAY, review_by=date(2027, 1, 1), items=items
    )


def rules() -> Portfolio:
    """The shipped rules, with that questionnaire instead of the shipped ones."""
    shipped = rules_only()
    kept = {path: record for path, record in shipped.records.items() if not path.startswith("questionnaires/")}
    facts = {name: FactDefinition(type="bool", text=Labels(da=name, en=name)) for name in FACTS}
    policies = [
        policy.with_(questionnaires=(QuestionnaireInForce(id="probe", version="1.0.0"),)) for policy in shipped.policies
    ]
    return Portfolio(kept).with_records(*policies, questionnaire(), FactRegister(version="1.0.0", facts=facts))


def begun() -> Portfolio:
    """One project in its trial with money reserved, one before Gate 2, one before Gate 1, one described no further."""
    world = World(rules(), TODAY)
    for number in (IN_TRIAL, AT_GATE_2, AT_GATE_1, IN_IDEA):
        world.idea(number, title=f"Projekt {number}")
        world.intake(number)
    for number in (IN_TRIAL, AT_GATE_2, AT_GATE_1):
        world.prepare(Phase.IDEA, number)
    for number in (IN_TRIAL, AT_GATE_2):
        world.advance("hom", project_id=number)
        world.prepare(Phase.STUDY, number)
    world.advance("hom", project_id=IN_TRIAL, reserve=(("omsorg", 60000),))
    return world.portfolio


def git(folder: Path, *words: str) -> str:
    """The user's own git."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def lay_alone(folder: Path) -> None:
    """The same for what outlives one test: by an author of its own, whatever the machine's user is called."""
    (folder / "a").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{name}_NAME", "Test")
            patch.setenv(f"GIT_{name}_EMAIL", "test@example.org")
        lay(folder)


def lay(folder: Path) -> None:
    """A bare server and the clones `a` and `b` in a folder."""
    first = folder / "a"
    for path, record in begun().records.items():
        file = first / "portfolio" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(yaml_io.render_new(to_document(record)))
    (first / NOTES).write_bytes(b"notes\n")
    (first / README).write_bytes(b"read me\n")
    git(first, "init", "-q", "-b", "main")
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "begun")
    git(folder, "clone", "-q", "--bare", "a", "server.git")
    git(first, "remote", "add", "origin", "../server.git")
    git(first, "fetch", "-q", "origin")
    git(first, "branch", "-q", "--set-upstream-to=origin/main")
    git(folder, "clone", "-q", "server.git", "b")
    git(folder / "b", "remote", "set-url", "origin", "../server.git")
    for name in ("a", "b"):
        users_own(folder / name)


def users_own(clone: Path) -> None:
    """One file staged and another one edited, which no command has any business with."""
    (clone / NOTES).write_bytes(STAGED)
    git(clone, "add", NOTES)
    (clone / README).write_bytes(UNSAVED)
