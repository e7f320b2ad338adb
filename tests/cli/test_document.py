"""`document` is wired to the sheet, the template, the screen and the file."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from digitek_cli.cli.main import run

SHIPPED = Path(__file__).parents[2] / "portfolio"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(SHIPPED, tmp_path / "portfolio")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    return tmp_path


def test_the_document_is_the_answer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "2026-1", "idea-description"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Idébeskrivelse: Tværkommunalt samarbejde om digitale møder\n")
    assert "Udskrevet 14. marts 2026" in out


def test_the_document_speaks_the_language_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "P-2026-002", "recommendation", "--lang", "en"]) == 0
    assert "## What DigiTek recommends" in capsys.readouterr().out


def test_json_holds_text_hash_and_gaps(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "P-2026-001", "idea-description", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert next(iter(found)) == "schema"
    assert found["schema"] == "digitek/document/1"
    assert found["date"] == "2026-03-14"
    assert found["content"].startswith("sha256:")
    assert "budget.trial" in found["missing"]
    assert found["text"].startswith("# Idébeskrivelse")
    assert found["path"] is None


def test_the_page_for_the_meeting_is_a_document_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "P-2026-002", "compliance", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "digitek/document/1"
    assert found["text"].startswith("# Overholdelse: ")
    assert {area["light"] for area in found["areas"]} <= {"stop", "waiting", "in-order", "silent"}
    assert run(["document", "P-2026-002", "complience"]) == 2
    assert "compliance" in capsys.readouterr().err


def test_a_file_is_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["document", "P-2026-001", "evaluation", "--output", "evaluering.md"]
    assert run(call) == 0
    assert "evaluering.md" in capsys.readouterr().out
    written = (folder / "evaluering.md").read_bytes()
    assert written.startswith(b"# Projektevaluering")
    assert b"\r" not in written

    (folder / "evaluering.md").write_text("mine egne noter\n", encoding="utf-8")
    assert run(call) == 2
    assert "--force" in capsys.readouterr().err
    assert (folder / "evaluering.md").read_text("utf-8") == "mine egne noter\n"

    assert run([*call, "--force"]) == 0
    assert (folder / "evaluering.md").read_bytes() == written


@pytest.mark.parametrize("target", ["portfolio", "ingen/her.md"])
def test_a_place_that_is_no_file_is_refused(folder: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "P-2026-001", "evaluation", "--output", target, "--force"]) == 2
    assert target in capsys.readouterr().err
    assert not (folder / "ingen").exists()


@pytest.mark.parametrize(
    ("words", "near"),
    [(["P-2026-001", "evalution"], "evaluation"), (["P-2026-009", "evaluation"], "P-2026-00")],
)
def test_what_does_not_exist_names_the_nearest(
    folder: Path, words: list[str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["document", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert near in captured.err


def test_before_the_first_rules_there_is_no_document(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2025-06-01")
    assert run(["document", "P-2026-001", "evaluation"]) == 2
    assert "1. juni 2025" in capsys.readouterr().err


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("place", ["portfolio/organisation.yaml", "portfolio/new.md", ".git/config", "link/pools.md"])
def test_no_document_lands_in_the_portfolio_or_in_git(folder: Path, place: str, force: tuple[str, ...]) -> None:
    (folder / ".git").mkdir()
    (folder / "link").symlink_to(folder / "portfolio", target_is_directory=True)
    before = (folder / "portfolio" / "organisation.yaml").read_bytes()
    assert run(["document", "P-2026-001", "idea-description", "--output", place, *force]) == 2
    assert (folder / "portfolio" / "organisation.yaml").read_bytes() == before
    assert not (folder / "portfolio" / "new.md").exists()


def test_a_number_of_a_person_is_no_name_of_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "P-2026-001", "idea-description", "--output", "010190-1234.md"]) == 1
    assert "1234" not in capsys.readouterr().err
    assert not (folder / "010190-1234.md").exists()


def test_a_name_of_another_format_says_what_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["document", "P-2026-001", "compliance", "-o", "side.HTML"]) == 2
    assert "--output side.md" in capsys.readouterr().err
    assert not Path("side.HTML").exists()
