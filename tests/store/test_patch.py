from __future__ import annotations

import difflib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.errors import DataError, RuleViolation
from digitek_cli.model.portfolio import Portfolio, Record
from digitek_cli.model.project import StepDone
from digitek_cli.operations.change import Change
from digitek_cli.store.patch import FileEdit, to_patch
from digitek_cli.store.snapshot import Snapshot, read_worktree
from digitek_cli.store.yaml_io import WriteBug
from tests.store import portfolio_case as case

PATH = "projects/2026/P-2026-014.yaml"


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return read_worktree(
        case.write(tmp_path, case.SETTINGS, case.ORGANISATION, case.POLICY, case.PROJECT, case.DECISION)
    )


def change(*records: Record, **fields: Any) -> Change:
    made: dict[str, Any] = {
        "operation": "set",
        "subject_id": "P-2026-014",
        "what": "title",
        "after": Portfolio(),
    } | fields
    return Change(records=records, **made)


def diff(edit: FileEdit) -> list[str]:
    assert edit.before is not None
    assert edit.after is not None
    lines = difflib.ndiff(edit.before.decode().splitlines(), edit.after.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def after(edit: FileEdit) -> bytes:
    assert edit.after is not None
    return edit.after


def test_one_field_is_one_line(snapshot: Snapshot) -> None:
    (edit,) = to_patch(change(case.PROJECT.with_(title="Nyt navn")), snapshot)
    assert edit.path == PATH
    assert edit.before == snapshot.sources[PATH]
    assert diff(edit) == ["- title: 'Skærm til sår: prøve'", "+ title: 'Nyt navn'"]


@pytest.mark.parametrize(
    ("fields", "added"),
    [
        ({"owner": "lo1"}, ["+ owner: lo1"]),
        ({"trial_end": date(2026, 9, 1)}, ["+ trial_end: 2026-09-01"]),
        ({"purpose": "Et formål"}, ["+ purpose: Et formål"]),
        ({"formerly": ("P-2026-009",)}, ["+ formerly:", "+   - P-2026-009"]),
    ],
)
def test_a_new_field_is_one_more_line(snapshot: Snapshot, fields: dict[str, Any], added: list[str]) -> None:
    (edit,) = to_patch(change(case.PROJECT.with_(**fields)), snapshot)
    assert diff(edit) == added


def test_a_step_is_appended(snapshot: Snapshot) -> None:
    step = StepDone(phase="idea", step="share", by="pl1", date=date(2026, 3, 15))
    (edit,) = to_patch(change(case.PROJECT.with_(steps=(*case.PROJECT.steps, step))), snapshot)
    assert diff(edit) == ["+   - phase: idea", "+     step: share", "+     by: pl1", "+     date: 2026-03-15"]


def test_a_field_given_up_is_one_line_less(snapshot: Snapshot) -> None:
    (edit,) = to_patch(change(case.PROJECT.with_(it_solution=None)), snapshot)
    assert diff(edit) == ["- it_solution: false"]


def test_a_new_event_is_a_new_file(snapshot: Snapshot) -> None:
    (edit,) = to_patch(change(case.TRANSACTION), snapshot)
    assert edit.path == "transactions/2026/T-2026-abcdef.yaml"
    assert edit.before is None
    assert b'amount: "1250.50"\n' in after(edit)
    assert b"date: 2026-03-14\n" in after(edit)


def test_a_record_that_stays_as_it_is_gives_no_edit(snapshot: Snapshot) -> None:
    assert to_patch(change(case.PROJECT, case.DECISION), snapshot) == ()


def test_an_event_is_never_amended(snapshot: Snapshot) -> None:
    with pytest.raises(WriteBug):
        to_patch(change(case.DECISION.with_(reason="en anden grund")), snapshot)


def test_a_record_at_a_path_that_is_none_is_never_written(snapshot: Snapshot) -> None:
    for wicked in ("../../x", "P-2026-1", "P-2026-015/../../x"):
        with pytest.raises(WriteBug):
            to_patch(change(case.PROJECT.with_(id=wicked)), snapshot)


def test_a_broken_file_is_not_overwritten(tmp_path: Path) -> None:
    root = case.write(tmp_path, case.SETTINGS, case.ORGANISATION, case.POLICY, case.PROJECT)
    (root / PATH).write_bytes(b"id: [\n")
    with pytest.raises(DataError) as problem:
        to_patch(change(case.PROJECT), read_worktree(root))
    assert problem.value.code == "broken-file-in-the-way"


def test_a_file_does_not_grow_over_the_limit(snapshot: Snapshot) -> None:
    with pytest.raises(DataError) as problem:
        to_patch(change(case.PROJECT.with_(need="ord " * 70_000 + "slut")), snapshot)
    assert problem.value.code == "FILE001"
    assert problem.value.where == PATH


def test_what_the_author_wrote_stays(tmp_path: Path) -> None:
    root = case.write(tmp_path, case.SETTINGS, case.ORGANISATION, case.POLICY, case.PROJECT)
    text = (root / PATH).read_text("utf-8")
    text = text.replace("submitter: pl1", "# hvem\nsubmitter:  PL1   # store bogstaver").replace("budget:", "\nbudget:")
    (root / PATH).write_bytes(text.replace("  trial: 100000", '  trial: "100000.00"  # aftalt').encode())
    budget = case.PROJECT.budget.with_(operation=Decimal(7))
    (edit,) = to_patch(change(case.PROJECT.with_(budget=budget)), read_worktree(root))
    assert diff(edit) == ["+   operation: 7"]


def cpr() -> str:
    return f"{date(1990, 2, 1):%d%m%y}-{1234}"


def test_a_cpr_number_is_refused_with_its_field_and_without_itself(snapshot: Snapshot) -> None:
    with pytest.raises(RuleViolation) as problem:
        to_patch(change(case.PROJECT.with_(need=f"Borgeren\n{cpr()}")), snapshot)
    (finding,) = problem.value.findings
    assert (finding.code, finding.path, finding.params["field"]) == ("CPR003", PATH, "need")
    assert "1234" not in str(problem.value)
    assert "0102" not in str(problem.value)


@pytest.mark.parametrize("field", ["reason", "what", "subject_id"])
def test_a_cpr_number_in_the_message_is_refused(snapshot: Snapshot, field: str) -> None:
    with pytest.raises(RuleViolation) as problem:
        to_patch(change(case.TRANSACTION, **{field: f"om {cpr()}"}), snapshot)
    assert problem.value.code == "CPR002"
    assert "1234" not in str(problem.value)


def test_a_cpr_number_in_a_trailer_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(RuleViolation):
        to_patch(change(trailers=(("Digitek-Meeting", cpr()),)), snapshot)


def test_a_labelled_number_is_let_through(snapshot: Snapshot) -> None:
    number = cpr().replace("-", "")
    assert to_patch(change(case.PROJECT.with_(need=f"Produktionsenhed {number}"), reason=f"P-nr. {number}"), snapshot)
