"""A new version of a questionnaire: what it changes for a project, and what stays."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.cli.main import run
from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.operations import checklist, decide, upgrade
from digitek_cli.operations.deciding import Ruling
from digitek_cli.render.checklists import item_document
from digitek_cli.render.language import set_language
from digitek_cli.render.upgrade import receipt
from digitek_cli.rules import versions
from digitek_cli.rules.deadlines import check as due
from digitek_cli.rules.finding import Finding
from tests.checklist_case import ID, Desk, item_of, questionnaires, silent
from tests.questionnaires.questionnaire_case import NEW, git, in_force, newer

DAY = date(2026, 11, 22)


def desk(**changes: Any) -> Desk:
    """A project with answers to `existing` 1.0.0, two of them signed; then the next version comes into force."""
    made = Desk(today=DAY)
    made.settle("EX-01", "Overblik over natten.")
    made.settle("EX-04", "nej")
    made.answer("EX-05", "nej")
    made.answer("EX-07", "projekt")
    made.portfolio = in_force(made.portfolio, newer(**changes))
    return made


def taken(made: Desk, questionnaire: str | None = None) -> dict[str, Any]:
    """Upgrade, and what it says of the one questionnaire."""
    change = made.do(upgrade.upgrade, ID, questionnaire, by="kon", on=DAY)
    (part,) = change.result["questionnaires"]
    return dict(part)


# ── before ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_project_keeps_the_version_it_was_answered_under() -> None:
    made = desk()
    assert made.view("EX-01").questionnaire.version == "1.0.0"
    assert made.state("EX-01") == ItemState.OK
    assert "EX-08" not in made.views()
    made.answer("EX-03", [{"hvem": "IT", "dato": "2026-11-20", "svar": "nej"}])
    assert made.view("EX-03").questionnaire.version == "1.0.0"


def test_check_says_that_a_newer_version_is_in_force() -> None:
    (finding,) = [item for item in due(desk().portfolio, DAY) if item.code == "QUE010"]
    assert finding.severity == "warning"
    assert finding.path == f"checklists/2026/{ID}/existing.yaml"
    assert {finding.params["answered"], finding.params["in_force"]} == {"1.0.0", NEW}


def test_an_older_version_in_force_is_no_upgrade() -> None:
    made = desk()
    taken(made)
    policy = made.portfolio.policies[-1]
    back = tuple(entry.with_(version="1.0.0") for entry in policy.questionnaires)
    made.portfolio = made.portfolio.with_records(policy.with_(questionnaires=back))
    assert versions.outdated(made.portfolio, made.project(), DAY) == ()
    assert versions.order("1.10.0") > versions.order("1.9.3")


# ── what changes ────────────────────────────────────────────────────────────────────────────────────────────


def test_an_upgrade_tells_what_is_new_gone_and_kept() -> None:
    made = desk()
    part = taken(made)
    assert (part["questionnaire"], part["from"], part["to"]) == ("existing", "1.0.0", NEW)
    assert (part["new"], part["gone"], part["changed"]) == (["EX-08"], ["EX-07"], [])
    assert (part["kept"], part["again"], part["signatures"]) == (["EX-01", "EX-04", "EX-05"], [], [])
    assert made.view("EX-01").questionnaire.version == NEW
    assert made.state("EX-08") == ItemState.OPEN
    sheet = made.portfolio.answer_sheet(ID, "existing")
    assert sheet is not None
    assert "EX-07" not in sheet.answers
    assert not [item for item in due(made.portfolio, DAY) if item.code == "QUE010"]


def test_an_item_that_is_the_same_stays_signed() -> None:
    made = desk(EX_04={"source": ("SSO-PRINCIP-3",), "unverified": True})
    assert taken(made)["signatures"] == []
    assert made.view("EX-01").signed_by == "lo1"
    assert made.view("EX-04").signed_by == "itd"
    assert made.state("EX-01") == ItemState.OK


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"text": {"da": "Andet?", "en": "Else?"}}, "text"),
        ({"applies_when": "project.type == 'digitek'"}, "applies_when"),
        ({"outcomes": ()}, "outcomes"),
        ({"blocks": Gate.GATE_2}, "blocks"),
    ],
)
def test_a_changed_item_keeps_its_answer_and_loses_its_signature(changes: dict[str, Any], part: str) -> None:
    made = desk(EX_04=changes)
    told = taken(made)
    assert told["changed"] == [{"id": "EX-04", "parts": [part]}]
    assert "EX-04" in told["kept"]
    assert told["signatures"] == [{"id": "EX-04", "by": "itd"}]
    assert made.view("EX-04").state == ItemState.OPEN
    assert made.view("EX-04").answer.value == "nej"  # type: ignore[union-attr]
    assert made.view("EX-01").signed_by == "lo1"


def test_a_new_reviewer_signs_anew() -> None:
    made = desk(EX_04={"reviewer": "legal"})
    assert taken(made)["signatures"] == [{"id": "EX-04", "by": "itd"}]


def test_an_answer_that_is_no_option_any_more_is_to_be_given_again() -> None:
    kept = item_of("EX-04").answer
    fewer = kept.with_(options=("ja", "delvist"), map={"ja": True, "delvist": True})
    made = desk(EX_04={"answer": fewer})
    told = taken(made)
    assert told["again"] == ["EX-04"]
    assert "EX-04" not in told["kept"]
    view = made.view("EX-04")
    assert (view.state, view.reasons) == (ItemState.OPEN, ("unanswered",))
    assert view.answer is not None
    assert view.answer.value is None
    assert [piece.ref for piece in view.answer.evidence] == ["SAG-1"]


def test_an_answer_that_would_set_another_fact_is_to_be_given_again() -> None:
    turned = item_of("EX-04").answer.with_(map={"ja": True, "delvist": True, "nej": True})
    assert taken(desk(EX_04={"answer": turned}))["again"] == ["EX-04"]
    other = item_of("EX-04").answer.with_(sets=None, map={})
    assert taken(desk(EX_04={"answer": other}))["again"] == ["EX-04"]


def test_items_elsewhere_that_stand_otherwise_are_told() -> None:
    made = Desk(today=DAY)
    made.facts(**silent())
    made.answer("MDR-01", "nej")
    whole = next(record for record in questionnaires() if record.id == "mdr")
    again = item_of("MDR-01").answer.with_(options=("ja", "uklart"), map={"ja": "yes", "uklart": "unclear"})
    items = tuple(item.with_(answer=again) if item.id == "MDR-01" else item for item in whole.items)
    items = tuple(item.with_(applies_when="true") if item.id == "MDR-09" else item for item in items)
    made.portfolio = in_force(made.portfolio, whole.with_(version=NEW, items=items))
    change = made.do(upgrade.upgrade, ID, "MDR", by="kon", on=DAY)
    assert {"id": "MDR-09", "before": "na", "after": "open"} in change.result["states"]


def test_a_version_that_is_skipped_still_counts() -> None:
    """An item that was otherwise in between is not the item that was signed."""
    made = desk(EX_04={"text": {"da": "Andet?", "en": "Else?"}})
    last = newer().with_(version="1.2.0")
    made.portfolio = in_force(made.portfolio, last)
    told = taken(made)
    assert told["to"] == "1.2.0"
    assert told["changed"] == []
    assert told["signatures"] == [{"id": "EX-04", "by": "itd"}]


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_newer_version_there_is_nothing_to_do() -> None:
    made = Desk(today=DAY)
    made.answer("EX-01", "Overblik.")
    with pytest.raises(BadReference, match="upgrade-nothing"):
        taken(made)
    with pytest.raises(BadReference, match="upgrade-nothing"):
        taken(desk(), "mdr")


def test_an_unknown_questionnaire_brings_the_nearest() -> None:
    with pytest.raises(BadReference) as refused:
        taken(desk(), "exising")
    assert refused.value.code == "questionnaire-not-in-force-near"
    assert refused.value.params["nearest"] == "existing"


def test_a_project_that_has_ended_stays_with_the_rules_it_was_judged_by() -> None:
    made = desk()
    made.do(decide.stop, ID, Ruling(by=("hom",), reason="Ingen gevinst."))
    assert versions.outdated(made.portfolio, made.project(), DAY) == ()
    assert "QUE010" not in {item.code for item in due(made.portfolio, DAY)}
    with pytest.raises(RuleViolation) as refused:
        taken(made)
    assert [finding.code for finding in refused.value.findings] == ["STMT001"]


def test_nobody_upgrades_from_the_future() -> None:
    made = desk()
    with pytest.raises(RuleViolation):
        made.do(upgrade.upgrade, ID, None, by="kon", on=date(2027, 1, 1))


# ── past the day of review ──────────────────────────────────────────────────────────────────────────────────


def overdue(portfolio: Portfolio, day: date) -> dict[str, Finding]:
    return {item.params["questionnaire"]: item for item in due(portfolio, day) if item.code == "QUE011"}


def test_past_its_day_of_review_a_questionnaire_in_force_is_a_warning() -> None:
    portfolio = Desk(today=DAY).portfolio
    assert overdue(portfolio, DAY) == {}
    assert "infosec" not in overdue(portfolio, date(2027, 3, 1))
    finding = overdue(portfolio, date(2027, 3, 2))["infosec"]
    assert (finding.path, finding.at) == ("questionnaires/infosec-1.0.0.yaml", ("review_by",))
    assert finding.severity == "warning"


def test_a_new_version_ends_the_warning_about_the_old_one() -> None:
    portfolio = Desk(today=DAY).portfolio
    old = next(record for record in questionnaires() if record.id == "infosec")
    renewed = in_force(portfolio, old.with_(version=NEW, review_by=date(2028, 3, 1)))
    assert "infosec" not in overdue(renewed, date(2027, 3, 2))


def test_answering_past_the_day_is_taken_and_told() -> None:
    made = Desk(today=date(2027, 6, 1))
    made.answer("MDR-01", "nej")
    assert made.last is not None
    assert [finding.code for finding in made.last.findings] == ["CHK030"]
    assert item_document(made.view("MDR-01"), None)["old_rules"]
    early = Desk(today=DAY)
    early.answer("MDR-01", "nej")
    assert not item_document(early.view("MDR-01"), None)["old_rules"]


# ── words and the command ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("language", "words"), [("da", "Udgåede punkter: EX-07"), ("en", "gone: EX-07")])
def test_the_receipt_names_everything(language: str, words: str) -> None:
    set_language(language)
    made = desk(EX_04={"text": {"da": "Andet?", "en": "Else?"}})
    change = made.do(upgrade.upgrade, ID, None, by="kon", on=DAY)
    told = receipt(change)
    assert words in told
    assert "EX-04 (itd)" in told
    assert "EX-08" in told
    assert "upgrade." not in told


def test_the_command_shows_first_and_then_makes_one_commit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = git(folder, "rev-parse", "HEAD")
    capsys.readouterr()
    assert run(["checklist", "upgrade", "2", "--by", "kon", "--dry-run", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert git(folder, "rev-parse", "HEAD") == before
    assert shown["questionnaires"][0]["gone"] == ["EX-07"]
    assert "+version: " in shown["diff"]
    assert run(["checklist", "upgrade", "2", "existing", "--by", "kon"]) == 0
    assert git(folder, "log", "-1", "--format=%s").startswith("checklist.upgrade P-2026-002: existing 1.0.0 to 1.1.0")
    assert git(folder, "show", "--format=", "--name-only").split() == [
        "portfolio/checklists/2026/P-2026-002/existing.yaml"
    ]
    assert run(["checklist", "upgrade", "2", "--by", "kon"]) == 2
    assert run(["audit", "verify"]) == 0


def test_show_tells_which_version_is_answered_and_what_is_due(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2027-03-02")
    capsys.readouterr()
    assert run(["checklist", "show", "2", "--json"]) == 0
    found = {item["id"]: item for item in json.loads(capsys.readouterr().out)["questionnaires"]}
    assert (found["existing"]["version"], found["existing"]["in_force"]) == ("1.0.0", NEW)
    assert [name for name, item in found.items() if item["outdated"]] == ["existing"]
    assert found["infosec"]["overdue"]
    assert not found["mdr"]["overdue"]
    assert run(["--lang", "da", "checklist", "show", "2"]) == 0
    told = capsys.readouterr().out
    assert "digitek checklist upgrade P-2026-002 existing --by ABC --dry-run" in " ".join(told.split())
    assert "infosec 1.0.0 skulle være set efter senest 1. marts 2027" in " ".join(told.split())


def test_an_upgrade_can_be_taken_back_and_is_in_the_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "upgrade", "2", "--by", "kon"]) == 0
    capsys.readouterr()
    assert run(["log", "2", "--json"]) == 0
    assert "checklist.upgrade" in capsys.readouterr().out
    assert run(["--lang", "da", "log", "2"]) == 0
    assert "Spørgeskemaet existing: udgave 1.0.0 → 1.1.0" in capsys.readouterr().out
    assert run(["--lang", "en", "undo", git(folder, "rev-parse", "HEAD").strip(), "--reason", "Too early"]) == 0
    sheet = (folder / "portfolio/checklists/2026/P-2026-002/existing.yaml").read_text("utf-8")
    assert "1.0.0" in sheet
    assert "EX-07" in sheet
    assert run(["audit", "verify"]) == 0


def test_the_operation_keeps_its_hands_off_everything_else() -> None:
    made = desk()
    change = made.do(upgrade.upgrade, ID, None, by="kon", on=DAY)
    assert change.touches == (f"checklists/2026/{ID}/existing.yaml",)
    assert checklist.KEEP == "-"
