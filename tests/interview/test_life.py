"""Evidence by its hash, a stop on a legal opinion, and what a changed fact opens again, at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

ID = "P-2026-001"
SHEETS = "checklists/2026/P-2026-001"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    found = start(tmp_path / "p", capsys, monkeypatch)
    found.done("new-idea", "--title", "Robotstøvsugere", "--area", "omsorg", "--submitter", "lo1")
    return found


def test_a_file_at_hand_is_kept_by_its_hash_alone(desk: Desk, tmp_path: Path) -> None:
    document = tmp_path / "citat.pdf"
    document.write_bytes(b"Til afstovning af gulve\x00")
    given = desk("checklist", "answer", "1", "MDR-01", "nej", "--by", "pl1", "--evidence", f"formaalscitat={document}")
    assert given.code == 0
    assert "MDR-01: sha256 af filen til formaalscitat er gemt (" in given.out
    sheet = desk.file(f"{SHEETS}/mdr.yaml").read_text("utf-8")
    assert "ref: citat.pdf" in sheet
    assert str(tmp_path) not in sheet
    assert "afstovning" not in desk.git("log", "-p", "--text")
    found = desk("checklist", "identify", "1", str(document))
    assert (found.code, found.out) == (
        0,
        f"{document} er formaalscitat på MDR-01: givet den 14. marts 2026 af pl1 som citat.pdf.\n",
    )
    answer = desk.done("checklist", "identify", "1", str(document))
    assert answer["given"][0]["about"] == "MDR-01"
    assert answer["sha256"] in sheet


def test_another_file_is_not_the_one_that_was_given(desk: Desk, tmp_path: Path) -> None:
    document = tmp_path / "citat.pdf"
    document.write_bytes(b"A")
    desk.done("checklist", "answer", "1", "MDR-01", "nej", "--by", "pl1", "--evidence", "formaalscitat=SAG-1")
    kept = desk("checklist", "evidence", "1", "MDR-01", "--by", "pl1", "--hash", f"formaalscitat={document}")
    assert kept.code == 0
    assert "ref: SAG-1" in desk.file(f"{SHEETS}/mdr.yaml").read_text("utf-8")
    assert desk("checklist", "identify", "1", str(document)).code == 0
    document.write_bytes(b"B")
    other = desk("checklist", "identify", "1", str(document))
    assert other.code == 1
    assert "ikke givet som dokumentation på P-2026-001" in other.out
    assert desk("checklist", "identify", "1", str(tmp_path / "no.pdf")).code == 2
    assert desk("checklist", "evidence", "1", "MDR-01", "--by", "pl1").code == 2


def test_a_changed_fact_says_whose_signature_falls_and_the_log_keeps_it(desk: Desk) -> None:
    desk.done("checklist", "facts", "1", "product.is_physical=ja")
    desk.done("checklist", "answer", "1", "CE-14", "nej", "--by", "pl1")
    desk.done("checklist", "sign", "1", "CE-14", "--by", "mdo")
    changed = desk("checklist", "facts", "1", "product.is_physical=ved ikke")
    assert "↺ CE-14: underskriften fra mdo gælder ikke længere" in changed.out
    newest = desk.git("log", "-1", "--format=%s").strip()
    assert newest == f"checklist.facts {ID}: product.is_physical; reopens CE-14"
    assert "åbnet igen: CE-14" in " ".join(desk("log", "1").out.split())


def test_a_stop_is_carried_on_an_opinion_and_said_for_ever(desk: Desk, tmp_path: Path) -> None:
    for words in (
        ("intake", "1", "triage", "--outcome", "project", "--by", "kon"),
        ("intake", "1", "blockers", "--none", "--by", "kon"),
        ("intake", "1", "interest", "--yes", "--by", "lo1"),
        ("intake", "1", "priority", "--level", "low", "--by", "lo1"),
        ("intake", "1", "owner", "lo1", "--by", "hom"),
        ("intake", "1", "manager", "pl1", "--by", "kon"),
        ("checklist", "answer", "1", "CE-16", "ja", "--by", "pl1", "--evidence", "godkendelse=SAG-1"),
    ):
        desk.done(*words)
    accept = ("checklist", "accept", "1", "CE-16", "--by", "hom", "--reason", "Godkendt forsøg")
    refused = desk(*accept)
    assert refused.code == 1
    assert "--opinion" in refused.err
    assert desk(*accept, "--opinion", "SAG-9").code == 2
    paper = tmp_path / "udtalelse.pdf"
    paper.write_bytes(b"Notat")
    taken = desk(*accept, "--opinion", str(paper), "--opinion-by", "jur")
    assert taken.code == 0, taken.err
    shown = " ".join(desk("checklist", "show", "1").out.split())
    assert "båret af chefen på juridisk udtalelse fra jur den 14. marts 2026 (udtalelse.pdf, sha256" in shown
    item = next(item for item in desk.done("checklist", "show", "1")["items"] if item["id"] == "CE-16")
    assert (item["state"], item["accepted"], item["opinion"]["by"]) == ("stop", True, "jur")
    status = desk("gate", "status", "1", "gate-1")
    assert "CE-16 står på stop og bæres af chefen på en juridisk udtalelse af jur" in " ".join(status.out.split())
    assert "jur, " in desk("checklist", "identify", "1", str(paper)).out
    verified = desk("audit", "verify")
    assert verified.code == 0, verified.out
    assert desk("check").code == 0


def test_what_a_project_has_no_gate_for_is_asked_for_later_and_says_so(desk: Desk) -> None:
    desk.done("new-idea", "--title", "Ny lov", "--area", "omsorg", "--submitter", "lo1", "--type", "other", "--it")
    shown = " ".join(desk("checklist", "show", "2").out.split())
    assert "Start på afprøvning (projektet har ikke Gate 2)" in shown
    told = " ".join(desk("gate", "status", "2", "trial-start").out.split())
    assert "Projektet har ikke Gate 1; det, der hører til dér, spørges der om ved Start på afprøvning:" in told
    english = " ".join(desk("--lang", "en", "checklist", "show", "2").out.split())
    assert "(the project has no Gate 2)" in english
