"""`checklist` is wired to the operations, the screen and the repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from digitek_cli.cli.main import run

SHIPPED = Path(__file__).parents[2] / "portfolio"
ID = "P-2026-002"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(SHIPPED, tmp_path / "portfolio")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Begyndelsen"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    return tmp_path


def commits(folder: Path) -> list[str]:
    log = subprocess.run(["git", "log", "--format=%s"], cwd=folder, check=True, capture_output=True, text=True)
    return log.stdout.splitlines()[:-1]


def answer_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_show_has_the_keys_that_scripts_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer_of(capsys, "checklist", "show", "2026-2")
    assert next(iter(found)) == "schema"
    assert (found["schema"], found["project"]) == ("digitek/checklist-show/1", ID)
    assert {
        *("mdr_status", "mdr_class", "mdr_class_confirmed", "notified_body", "ce_acts", "dpia", "wp248_count"),
        *("ai_tier", "fria", "procurement_route"),
    } <= set(found["computed"])
    assert len(found["items"]) == 96
    first = found["items"][0]
    assert {"id", "applies", "state", "blocks"} <= set(first)
    assert (first["id"], first["applies"], first["state"], first["blocks"]) == ("P-1", True, "open", "gate-1")
    assert {item["state"] for item in found["items"]} <= {"na", "open", "condition", "stop", "ok"}


def test_facts_from_arguments_and_files_are_one_commit_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "facts", "2", "product.radio=ja", "md.ivd=nej"]) == 0
    (folder / "facts.yaml").write_text("md.accessory: null\nmd:\n  annex_xvi: false\n", encoding="utf-8")
    assert run(["checklist", "facts", ID, "--file", "facts.yaml"]) == 0
    (folder / "facts.json").write_text('{"facts": {"proc.estimated_value_dkk": 1500}}', encoding="utf-8")
    assert run(["checklist", "facts", ID, "--file", "facts.json"]) == 0
    assert commits(folder) == [
        "checklist.facts P-2026-002: proc.estimated_value_dkk",
        "checklist.facts P-2026-002: 2 facts",
        "checklist.facts P-2026-002: 2 facts",
    ]
    text = (folder / f"portfolio/checklists/2026/{ID}/facts.yaml").read_text("utf-8")
    assert text.startswith(
        f"project: {ID}\nfacts:\n  product.radio:\n    value: true\n    by: kon\n    date: 2026-03-14\n"
    )
    assert "proc.estimated_value_dkk:\n    value: 1500\n" in text
    capsys.readouterr()
    assert run(["check"]) == 0


def test_a_typo_names_the_nearest_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "facts", ID, "product.raido=ja"]) == 2
    assert "product.radio" in capsys.readouterr().err
    assert run(["checklist", "answer", ID, "MDR-99", "ja", "--by", "pl1"]) == 2
    assert run(["checklist", "answer", ID, "CE-16", "jaa", "--by", "pl1"]) == 2
    assert run(["checklist", "facts", ID, "product.radio"]) == 2
    assert run(["checklist", "facts", ID, "--file", "ingen.yaml"]) == 2
    assert run(["checklist", "facts", ID]) == 0
    assert run(["checklist", "answer", ID, "CE-16", "--by", "pl1"]) == 2
    assert run(["checklist", "sign", ID, "--by", "pl1"]) == 2
    (folder / "bad.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    assert run(["checklist", "facts", ID, "--file", "bad.yaml"]) == 3
    (folder / "odd.yaml").write_text("CE-16: {valu: nej}\n", encoding="utf-8")
    assert run(["checklist", "answer", ID, "--file", "odd.yaml", "--by", "pl1"]) == 2
    assert commits(folder) == []
    assert not (folder / "portfolio/checklists").exists()


def test_answer_evidence_and_signature(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer_of(capsys, "checklist", "answer", ID, "mdr-24", "nej", "--by", "PL1", "--note", "Læst igennem.")
    assert found["schema"] == "digitek/checklist-answer/1"
    assert found["items"] == [{"id": "MDR-24", "state": "open", "reasons": ["evidence-missing", "unsigned"]}]
    assert found["commit"]
    assert run(["checklist", "evidence", ID, "MDR-24", "paastand_vs_formaal=SAG-2026-17", "--by", "pl1"]) == 0
    assert run(["checklist", "sign", ID, "MDR-24", "--by", "pl1"]) == 1
    assert "pl1 har selv besvaret MDR-24" in capsys.readouterr().err
    assert run(["checklist", "sign", ID, "MDR-24", "--by", "pl2"]) == 0
    assert "✓ MDR-24: i orden" in capsys.readouterr().out
    state = {item["id"]: item for item in answer_of(capsys, "checklist", "show", ID)["items"]}
    assert (state["MDR-24"]["state"], state["MDR-24"]["signed_by"]) == ("ok", "pl2")
    assert commits(folder)[0] == "checklist.sign P-2026-002: MDR-24 by pl2"
    assert run(["check"]) == 0


def test_many_answers_from_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "answers.yaml").write_text(
        "EX-01: Borgerne glemmer aftaler\n"
        "EX-02: [kitos, depot]\n"
        "EX-03:\n  value:\n    - [kon, 2026-03-01, nej]\n  evidence: {svarliste: SAG-3}\n"
        "K-01: 250000\n"
        "SEC-20: {owner: pl1, due: 2026-06-01}\n",
        encoding="utf-8",
    )
    found = answer_of(capsys, "checklist", "answer", ID, "--file", "answers.yaml", "--by", "pl1")
    assert [item["id"] for item in found["items"]] == ["EX-01", "EX-02", "EX-03", "K-01", "SEC-20"]
    assert commits(folder) == ["checklist.answer P-2026-002: 5 items by pl1"]
    signed = answer_of(capsys, "checklist", "sign", ID, "--all", "--by", "kon")
    assert signed["signed"] == ["EX-02", "EX-03"]
    state = {item["id"]: item for item in answer_of(capsys, "checklist", "show", ID)["items"]}
    assert (state["SEC-20"]["owner"], state["SEC-20"]["due"]) == ("pl1", "2026-06-01")
    assert state["EX-03"]["answer"] == [{"hvem": "kon", "dato": "2026-03-01", "svar": "nej"}]


def test_a_dry_run_shows_the_diff_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "answer", ID, "CE-16", "nej", "--by", "pl1", "--dry-run"]) == 0
    assert "+  CE-16:" in capsys.readouterr().out
    assert commits(folder) == []


def test_a_changed_answer_is_a_small_diff(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "answer", ID, "CE-16", "ja", "--by", "pl1"]) == 0
    assert run(["checklist", "answer", ID, "CE-16", "nej", "--by", "pl1"]) == 0
    diff = subprocess.run(["git", "show", "--numstat", "--format="], cwd=folder, capture_output=True, text=True)
    assert diff.stdout.split()[:2] == ["1", "1"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ("Beregnet af fakta", "ikke besvaret", "er ikke relevant", "Medicinsk udstyr (MDR)")),
        ("en", ("Computed from the facts", "not answered", "not applicable", "Medical devices (MDR)")),
    ],
)
def test_show_in_words(folder: Path, capsys: pytest.CaptureFixture[str], language: str, words: tuple[str, ...]) -> None:
    assert run(["--lang", language, "checklist", "show", ID]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in words)
    assert all(len(line) <= 100 for line in out.splitlines())


def test_show_one_gate(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without gates, what gate 2 asks for is met at the start of the trial."""
    found = answer_of(capsys, "checklist", "show", ID, "--gate", "trial-start")
    assert {item["blocks"] for item in found["items"]} == {"gate-1", "gate-2", "trial-start"}
    assert {item["meets"] for item in found["items"]} == {"trial-start"}


def test_explain_says_what_can_be_answered_and_who_signs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "facts", ID, "product.powered_moving_parts=ja"]) == 0
    assert run(["checklist", "explain", ID, "CE-07"]) == 0
    out = capsys.readouterr().out
    for words in ("product.powered_moving_parts = ja", "product.placed_on_market = ved ikke", "maskin_doc", "stop"):
        assert words in out
    found = answer_of(capsys, "checklist", "explain", ID, "CE-07")
    assert found["schema"] == "digitek/checklist-explain/1"
    assert found["reviewer"] == "work-environment"
    assert found["options"]["direktiv"] == "Direktiv 2006/42"
    for item in ("MDR-07", "P-6", "EX-02", "SEC-01", "K-01"):
        assert run(["--lang", "en", "checklist", "explain", ID, item]) == 0


def test_what_if_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer_of(capsys, "checklist", "what-if", ID, "data.personal=nej")
    changes = {item["id"]: item for item in found["changes"]}
    assert changes["SEC-06"]["after"] == {"applies": False, "state": "na"}
    assert run(["checklist", "what-if", ID, "data.personal=nej"]) == 0
    assert "SEC-06" in capsys.readouterr().out
    assert run(["checklist", "what-if", ID, "it.citizen_login=ved ikke"]) == 0
    assert commits(folder) == []


def test_every_help_page_speaks_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("facts", "answer", "evidence", "sign", "accept", "show", "explain", "what-if"):
        pages = []
        for language in ("da", "en"):
            assert run(["--lang", language, "checklist", verb, "--help"]) == 0
            pages.append(capsys.readouterr().out)
        assert "help.checklist" not in pages[0] + pages[1]
        assert pages[0] != pages[1]


def test_personal_numbers_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = "010190-" + "1234"
    assert run(["checklist", "answer", ID, "EX-01", f"Borgeren {number} har brug for det", "--by", "pl1"]) != 0
    assert number not in capsys.readouterr().err
    assert commits(folder) == []


def test_facts_without_values_are_the_questions_still_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer_of(capsys, "checklist", "facts", ID)
    assert (found["schema"], found["project"]) == ("digitek/checklist-facts/1", ID)
    asked = {fact["key"]: fact for fact in found["facts"]}
    first = next(iter(asked.values()))
    assert first["question"]
    assert first["items"]
    assert not commits(folder)
    key = next(name for name, fact in asked.items() if fact["type"] == "bool")
    assert asked[key]["values"] == ["true", "false"]
    assert run(["checklist", "facts", ID, f"{key}=nej"]) == 0
    capsys.readouterr()
    assert key not in {fact["key"] for fact in answer_of(capsys, "checklist", "facts", ID)["facts"]}
    assert run(["checklist", "facts", ID]) == 0
    assert next(name for name in asked if name != key) + "=" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("ref", "lawyer"),
    [(" ", "jur"), ("SAG-9", " "), ("…", "jur"), ("SAG-9", "jur; ind"), ("SAG\n9", "jur")],
)
def test_half_an_opinion_says_what_to_type(
    folder: Path, capsys: pytest.CaptureFixture[str], ref: str, lawyer: str
) -> None:
    accept = ["checklist", "accept", "2", "CE-16", "--by", "hom", "--reason", "x"]
    assert run([*accept, "--opinion", ref, "--opinion-by", lawyer]) == 2
    assert "--opinion SAGSNR --opinion-by ABC" in capsys.readouterr().err
    assert commits(folder) == []


def test_a_fact_that_stands_already_is_not_said_to_be_saved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "facts", "2", "md.ivd=nej"]) == 0
    capsys.readouterr()
    assert run(["checklist", "facts", "2", "md.ivd=nej"]) == 0
    told = capsys.readouterr()
    assert told.out.strip() == f"{ID}: intet er ændret."
    assert "gemt" not in told.out


def test_an_item_without_evidence_says_what_to_type(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checklist", "evidence", "2", "EX-07", "notat=SAG-1", "--by", "pl1"]) == 2
    told = capsys.readouterr().err
    assert "Navnene er" not in told
    assert "--note" in told


def test_explain_warns_past_the_review_and_names_the_version(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["checklist", "explain", "2", "MDR-01"]) == 0
    assert "gamle regler" not in capsys.readouterr().out
    monkeypatch.setenv("DIGITEK_TODAY", "2027-12-01")
    assert run(["checklist", "explain", "2", "MDR-01"]) == 0
    assert "Nye svar gives efter gamle regler." in " ".join(capsys.readouterr().out.split())


def test_the_receipt_of_facts_tells_what_was_read_and_what_follows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["checklist", "facts", "2", "proc.estimated_value_dkk=1.500", "md.ivd=ja"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "proc.estimated_value_dkk = 1.500" in told
    assert "md.ivd = ja" in told
    assert "Nu er beregnet: MDR-status: uklart → IVD-udstyr (IVDR)" in told
    found = answer_of(capsys, "checklist", "facts", "2", "md.ivd=nej")
    assert {"name": "mdr_status", "before": "ivd", "after": "unclear"} in found["computed"]
