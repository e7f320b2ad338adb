"""A version that projects answer, and a policy that decisions rest on, are not edited in place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.cli.main import run
from digitek_cli.errors import RuleViolation
from digitek_cli.model.portfolio import path_of
from digitek_cli.operations.audit_foundation import Alteration, refused
from digitek_cli.operations.project import manual
from digitek_cli.rules.versions import following, meaning_changed
from tests.checklist_case import Desk, questionnaires
from tests.questionnaires.questionnaire_case import git, saved
from tests.world import in_trial

if TYPE_CHECKING:
    from digitek_cli.model.checklist import Questionnaire

EXISTING = "portfolio/questionnaires/existing-1.0.0.yaml"
MEANS = ("blocks: gate-1", "blocks: gate-2")
SAYS = ("title:\n  da: ", "title:\n  da: Nyt ")


def existing() -> Questionnaire:
    return next(record for record in questionnaires() if record.id == "existing")


def edit(folder: Path, old: str, new: str, name: str = EXISTING) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def errors(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    run(["check", "--json", *arguments])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return [item for item in found if item["code"] in ("AUD040", "AUD041")]


def test_words_sources_and_days_mean_the_same_and_everything_else_does_not() -> None:
    old = existing()
    item = old.items[0]

    def with_(**changes: Any) -> tuple[str, ...]:
        return meaning_changed(old, old.with_(items=(item.with_(**changes), *old.items[1:])))

    words = {"da": "Andet", "en": "Else"}
    assert meaning_changed(old, old.with_(title=words, review_by="2030-01-01", rules_as_of="2026-02-01")) == ()
    assert with_(text=words, source=("SSO-PRINCIP-3",), unverified=True) == ()
    outcomes = tuple(outcome.with_(text=words) for outcome in item.outcomes)
    assert with_(outcomes=outcomes) == ()
    for change in (
        {"applies_when": "product.radio"},
        {"blocks": "operation"},
        {"reviewer": "legal"},
        {"outcomes": ({"answer": "empty", "result": "condition"},)},
        {"evidence": ({"id": "nyt"},)},
        {"answer": item.answer.with_(sets="product.radio")},
    ):
        assert with_(**change) == (item.id,), change
    assert meaning_changed(old, old.with_(items=old.items[1:])) == (item.id,)
    assert meaning_changed(old.with_(items=old.items[1:]), old) == (item.id,)
    assert meaning_changed(old, None) == tuple(item.id for item in old.items)
    assert following("mdr-1.9.2") == "1.10.0"


def test_a_version_in_use_keeps_its_meaning(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "answer", "2", "EX-01", "Noget", "--by", "pl1"]) == 0
    start = git(folder, "rev-parse", "HEAD").strip()
    edit(folder, *SAYS)
    assert errors(capsys) == []
    edit(folder, *MEANS)
    (found,) = errors(capsys)
    assert (found["code"], found["severity"]) == ("AUD041", "error")
    assert "existing-1.1.0.yaml" in found["hint"]
    assert run(["commit"]) == 1
    assert "existing-1.0.0" in capsys.readouterr().err
    saved(folder)
    assert errors(capsys) == []
    assert [item["code"] for item in errors(capsys, "--base", start)] == ["AUD041"]
    assert run(["audit", "verify", "--json"]) == 1
    assert "AUD041" in [item["code"] for item in json.loads(capsys.readouterr().out)["breaches"]]


def test_a_version_that_nobody_answers_and_rules_that_nobody_decided_by_may_be_edited() -> None:
    desk, path = Desk(), "questionnaires/existing-1.0.0.yaml"
    old = existing()
    edited = Alteration(path, old, old.with_(items=old.items[1:]))
    policy = desk.portfolio.policies[-1]
    rules = Alteration(path_of(policy), policy, policy.with_(documents=policy.documents[1:]))
    assert refused([edited, rules], desk.portfolio) == ()
    desk.answer("EX-01", "Noget")
    (found,) = refused([edited, rules], desk.portfolio)
    assert (found.code, found.params["items"]) == ("AUD041", ("EX-01",))


def test_rules_that_decisions_rest_on_are_not_edited() -> None:
    world = in_trial()
    policy = world.portfolio.policies[-1]
    edited = policy.with_(documents=policy.documents[1:])
    (found,) = refused([Alteration(path_of(policy), policy, edited)], world.portfolio)
    assert (found.code, found.severity) == ("AUD040", "error")
    with pytest.raises(RuleViolation) as caught:
        manual(world.portfolio, [edited], world.moment)
    assert [item.code for item in caught.value.findings] == ["AUD040"]
    next_year = policy.frames[-1].with_(year=2030)
    answered = policy.with_(open_questions=(), frames=(*policy.frames, next_year))
    assert refused([Alteration(path_of(policy), policy, answered)], world.portfolio) == ()
