"""What `gate status` says beside what is missing: what a gate lets pass, with who owes it and by when."""

from __future__ import annotations

from datetime import date, timedelta

from digitek_cli.model.terms import Gate, Severity
from digitek_cli.operations import checklist_sign, readiness
from digitek_cli.operations.deciding import Ruling
from digitek_cli.render.gates import status_document, status_text
from digitek_cli.render.language import set_language
from digitek_cli.rules.finding import Finding
from tests.checklist_case import ID, Desk


def notes(desk: Desk, gate: Gate = Gate.GATE_1) -> dict[str, Finding]:
    ready = readiness.readiness(desk.portfolio, ID, gate, desk.today)
    return {str(finding.params["item"]): finding for finding in ready.notes if finding.code in ("CHK017", "CHK018")}


def test_an_open_item_with_an_owner_and_a_day_is_noted_at_gate_1_and_nowhere_later() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("CE-16", owner="pl1", due=desk.today)
    desk.answer("CE-01", None)
    assert list(notes(desk)) == ["CE-16"]
    found = notes(desk)["CE-16"]
    assert (found.severity, found.params["owner"], found.params["due"]) == (Severity.INFO, "pl1", desk.today)
    assert notes(desk, Gate.GATE_2) == {}
    desk.today += timedelta(days=1)
    assert notes(desk) == {}


def test_a_condition_is_noted_with_owner_and_day_accepted_or_not() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("EX-04", "delvist")
    assert notes(desk) == {}
    desk.answer("EX-05", "ja", owner="pl2", due=desk.today)
    assert notes(desk)["EX-05"].params["variant"] is None
    ruling = Ruling(("hom",), "Fordi det giver mening.")
    desk.do(lambda portfolio, moment: checklist_sign.accept(portfolio, ID, ["EX-05"], ruling, moment, None))
    assert notes(desk)["EX-05"].params["variant"] == "accepted"


def test_what_is_noted_is_said_and_is_never_missing() -> None:
    desk = Desk()
    desk.intake()
    desk.answer("CE-16", owner="pl1", due=desk.today)
    set_language("da")
    ready = readiness.readiness(desk.portfolio, ID, Gate.GATE_1, desk.today)
    assert "CE-16 er åben og tåles ved Gate 1, fordi pl1 følger op senest 5. januar 2026" in " ".join(
        status_text(ready).split()
    )
    said = status_document(ready)
    assert "CHK017" in {note["code"] for note in said["notes"]}
    assert not {"CHK017", "CHK018"} & {item["code"] for item in said["missing"]}


def test_rules_past_their_review_are_said_at_the_gate() -> None:
    desk = Desk()
    desk.intake()
    usual = readiness.readiness(desk.portfolio, ID, Gate.GATE_1, desk.today)
    assert "QUE011" not in {finding.code for finding in usual.notes}
    late = readiness.readiness(desk.portfolio, ID, Gate.GATE_1, date(2027, 6, 2))
    assert "mdr" in [note.params["questionnaire"] for note in late.notes if note.code == "QUE011"]


def test_a_project_without_gates_is_told_the_command_that_opens_its_control_point() -> None:
    desk = Desk(type="mandatory")
    set_language("da")
    ready = readiness.readiness(desk.portfolio, ID, Gate.OPERATION, desk.today)
    hint = next(item["hint"] for item in status_document(ready)["missing"] if item["code"] == "GATE001")
    assert hint.startswith(f"digitek phase start {ID} operation --by ")
