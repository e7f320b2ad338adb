"""`pools …` is wired to the books, the screen and one commit."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from digitek_cli.cli.main import run
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.value import to_document
from digitek_cli.store.snapshot import read_worktree
from tests.builders_ledger import grant, moment

SHIPPED = Path(__file__).parents[2] / "portfolio"
PROJECT = "P-2026-001"


def git(folder: Path, *args: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *args], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped portfolio, and 50.000 of Social's pool granted to a project."""
    home = tmp_path / "portfolio"
    copytree(SHIPPED, home)
    before = read_worktree(home).portfolio
    after = grant(before, moment(), "social", 50_000, date(2026, 3, 1), PROJECT)
    for path in after.records.keys() - before.records.keys():
        record = after.records[path]
        file = home / path_of(record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(to_document(record), allow_unicode=True, sort_keys=False), "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "start")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITEK_TODAY", "2026-06-30")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    code = run([*args, "--json"])
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return json.loads(shown.out)


def figures(capsys: pytest.CaptureFixture[str], pool: str, *args: str) -> Any:
    found = answer(capsys, "pools", "balance", *args)
    return next(item for item in found["pools"] if item["pool"] == pool)


def test_balance_has_the_fields_that_scripts_rely_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "pools", "balance")
    assert (found["schema"], found["as_of"], found["year"]) == ("digitek/pools-balance/1", "2026-06-30", 2026)
    assert found["pools"][0] == {
        "pool": "social",
        "budget": "200000.00",
        "available": "150000.00",
        "reserved": "50000.00",
        "committed": "0.00",
        "spent": "0.00",
        "external": "0.00",
        "carried": "0.00",
        "lapsed": "0.00",
    }
    assert [item["pool"] for item in found["pools"]] == ["social", "sundhed", "omsorg", "common"]
    assert found["totals"]["budget"] == "1972000.00"
    assert {"line", "budget", "spent"} <= set(found["fixed"][0])
    assert found["fixed_totals"] | {"spent": ""} == {
        "stated": "2416600.00",
        "printed": "2566000.00",
        "budget": "2566600.00",
        "spent": "",
    }


def test_balance_on_another_day_and_year(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert figures(capsys, "social", "--as-of", "2026-02-28")["reserved"] == "0.00"
    assert figures(capsys, "social", "--as-of", "2027-02-28", "--year", "2026")["reserved"] == "50000.00"
    assert run(["pools", "balance", "--year", "2031"]) == 2
    assert "2031" in capsys.readouterr().err


def test_balance_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "da", "pools", "balance"]) == 0
    out = capsys.readouterr().out
    for expected in ("1.972.000", "2.416.600 kr.", "2.566.000 kr.", "2.566.600 kr.", "30. juni 2026"):
        assert expected in out
    assert max(len(line) for line in out.splitlines()) <= 60


def test_balance_of_one_project(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "pools", "balance", "--project", "2026-1")
    assert found["pools"] == [
        {"pool": "social", "year": 2026, "reserved": "50000.00", "committed": "0.00", "spent": "0.00"}
    ]
    assert run(["--lang", "en", "pools", "balance", "--project", PROJECT]) == 0
    assert "Social services 2026" in capsys.readouterr().out


def test_commit_spend_and_release_are_one_commit_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = answer(capsys, "pools", "commit", "social", "30.000", "--project", PROJECT, "--document", "K-7")
    assert (made["committed"], made["reserved"], made["amount"]) == ("30000.00", "20000.00", "30000.00")
    answer(capsys, "pools", "spend", "social", "29.999,50", "--project", PROJECT, "--document", "F-1")
    answer(capsys, "pools", "release", "social", "20000", "--project", PROJECT, "--reason", "blev billigere")
    answer(
        *(capsys, "pools", "release", "social", "0.50", "--project", PROJECT),
        *("--reason", "rest af kontrakten", "--from", "committed"),
    )
    after = figures(capsys, "social")
    assert (after["available"], after["reserved"], after["committed"], after["spent"]) == (
        "170000.50",
        "0.00",
        "0.00",
        "29999.50",
    )
    assert git(folder, "rev-list", "--count", "HEAD").strip() == "5"
    changed = git(folder, "show", "--name-status", "--format=", "HEAD~3").split()
    assert changed == ["A", f"portfolio/transactions/2026/{made['transaction']}.yaml"]
    assert git(folder, "status", "--porcelain") == ""


def test_nothing_is_booked_without_cover(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["pools", "commit", "social", "50000,01", "--project", PROJECT, "--document", "K-7"]
    assert run([*call, "--json"]) == 1
    refused = json.loads(capsys.readouterr().err)["error"]
    assert [finding["code"] for finding in refused["findings"]] == ["POOL012"]
    assert git(folder, "rev-list", "--count", "HEAD").strip() == "1"


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["pools", "spend", "social", "500", "--project", PROJECT, "--document", "F-1", "--dry-run"]
    assert run(call) == 0
    assert "transactions/2026/T-2026-" in capsys.readouterr().out
    assert git(folder, "rev-list", "--count", "HEAD").strip() == "1"
    assert git(folder, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["spend", "sosial", "500", "--project", PROJECT, "--document", "F"], "social"),
        (["spend", "social", "1.50.0", "--project", PROJECT, "--document", "F"], "1.50.0"),
        (["spend", "social", "500", "--project", "P-2026-801", "--document", "F"], "P-2026-801"),
        (["release", "social", "500", "--project", PROJECT, "--reason", "x", "--from", "spent"], "spent"),
        (["spend", "social", "500", "--project", PROJECT], "--document"),
    ],
)
def test_bad_words_are_named(folder: Path, capsys: pytest.CaptureFixture[str], args: list[str], said: str) -> None:
    assert run(["pools", *args]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_reserving_is_a_decision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who may decide is the gates' question; here only that the money and the decision come in one commit."""
    made = answer(
        *(capsys, "pools", "reserve", "fælles", "25.000", "--project", "P-2017-001"),
        *("--by", "dir,hso,hsu", "--reason", "til afprøvningen"),
    )
    decision = made["decision"]
    names = git(folder, "show", "--name-only", "--format=", "HEAD").split()
    assert f"portfolio/decisions/2026/{decision}.yaml" in names
    assert any(name.startswith("portfolio/transactions/2026/T-2026-") for name in names)
    assert figures(capsys, "common")["reserved"] == "25000.00"
