"""Histories of two people who sync: merges, a number that both took, evidence too; and what hides behind such a merge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitek_cli.store import yaml_io
from tests.audit.history_case import TODAY, History, against, told
from tests.once import once
from tests.sync.office import Clone, Office, copied, found_by_nobody, ready

if TYPE_CHECKING:
    from digitek_cli.operations.audit_report import Report
    from tests.proofs import Tally

ADVANCE = ("gate-1", "--by", "hom", "--reason", "Godt")


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "office", found_by_nobody)


@pytest.fixture
def anna(founded: Path, tmp_path: Path) -> Clone:
    return Clone(copied(founded, tmp_path).place / "anna", "kon")


@pytest.fixture
def bo(anna: Clone) -> Clone:
    return Office(anna.folder.parent).clone("bo", "pl1")


def audited(clone: Clone) -> Report:
    report = History(clone.folder).audit(today=TODAY, full=True)
    assert not report.breaches, told(report)
    return report


def both_took_one_number(anna: Clone, bo: Clone) -> None:
    """With approvals and decisions on both sides, and money."""
    for clone, title in ((anna, "Annas tavler"), (bo, "Bos tavler")):
        ready(clone, "3", title)
        clone.do("gate", "advance", "3", *ADVANCE, "--reserve", "omsorg=50.000")
        clone.do("decide", "3", "hold", "--until", "2026-06-01", "--by", "hom", "--reason", "Vi venter lidt")
    anna.sync()
    bo.sync()


def test_a_renumbering_is_worked_out_again_and_proven(anna: Clone, bo: Clone) -> None:
    both_took_one_number(anna, bo)
    report = audited(bo)
    assert [item.finding.code for item in report.notes] == []
    assert [item.reason for item in report.hand_edits] == ["manual"]
    bo.do("decide", "4", "resume", "--by", "hom", "--reason", "Videre")
    bo.sync()
    anna.sync()
    assert audited(anna).counts["decisions"] == 5


@pytest.mark.proof("A21")
def test_more_than_a_number_changed_in_the_merge_is_a_breach(anna: Clone, bo: Clone, tally: Tally) -> None:
    """The decision that got another number also got another reason; the chain behind it is made to fit."""
    both_took_one_number(anna, bo)
    decision = next(
        path
        for path in bo.file("decisions/2026").iterdir()
        if "P-2026-004" in path.read_text() and "gate-1" in path.read_text()
    )
    document = yaml_io.load_plain(decision.read_bytes(), "")
    decision.write_bytes(yaml_io.render_new(document | {"reason": "Noget andet"}))
    bo.git("commit", "-q", "--amend", "--no-edit", "-a")
    report = History(bo.folder).audit(today=TODAY, full=True)
    named = against(report, "EVT001")
    assert bo.head() in [item.commit for item in named], told(report)
    tally()


def test_merges_of_the_same_records_are_proven(anna: Clone, bo: Clone) -> None:
    for clone in (anna, bo):
        clone.file("evidence").mkdir(exist_ok=True)
        text = (
            f"id: EV-901\ntitle: Måling hos {clone.user}\ndate: 2026-01-05\nsource: Rapport\npopulation: 12 borgere\n"
        )
        clone.file("evidence/EV-901.yaml").write_text(text, "utf-8")
        clone("commit")
        clone.do("set", "1" if clone is anna else "2", "evidence+", "EV-901")
    anna.do("gate", "advance", "1", *ADVANCE)
    bo.do("set", "1", "shared", "Delt i netværket")
    anna.do("set", "2", "benefits+", "leg=quality; text=Annas gevinst")
    bo.do("set", "2", "benefits+", "leg=quality; text=Bos gevinst")
    anna.sync()
    bo.sync()
    report = audited(bo)
    assert {item.reason for item in report.hand_edits} <= {"manual", "merged"}
    assert "AUD030" not in [item.finding.code for item in report.notes]
