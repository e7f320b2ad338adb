"""`checklist facts --file` reads what people and programs write, and says what it cannot read and where."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from digitek_cli.cli.main import run

SHIPPED = Path(__file__).parents[2] / "portfolio"

KNOWN = {"md.medical_purpose": "yes", "product.radio": True, "md.ivd": None, "product.placed_on_market": "2027-01-20"}
# The same four facts, each time otherwise; the amount is 1,611,360 wherever there is one.
SAME = {
    "json": json.dumps(KNOWN),
    "json below facts, with other keys": json.dumps({"id": "D9", "facts": KNOWN, "expect": {"mdr_status": "md"}}),
    "json with tabs and CRLF": json.dumps(KNOWN, indent="\t").replace("\n", "\r\n"),
    "json with a byte order mark": "\ufeff" + json.dumps(KNOWN),
    "json with true for yes": json.dumps(KNOWN | {"md.medical_purpose": True}),
    "json nested": json.dumps(
        {"md": {"medical_purpose": "yes", "ivd": None}, "product": {"radio": True, "placed_on_market": "2027-01-20"}}
    ),
    "yaml": "md.medical_purpose: yes\nproduct.radio: true\nmd.ivd: null\nproduct.placed_on_market: 2027-01-20\n",
    "yaml in Danish": (
        "---\nmd.medical_purpose: ja\nproduct.radio: Ja\nmd.ivd: ved ikke\nproduct.placed_on_market: '2027-01-20'\n"
    ),
    "yaml with flow and comment": (
        "# hvad vi ved\nmd: {medical_purpose: 'yes', ivd: ~}\n"
        "product: {radio: TRUE, placed_on_market: 2027-01-20} # levering\n"
    ),
}
AMOUNTS = ["1611360", '"1611360"', "1.611.360", "1611360.00", '"1.611.360,00"', "1611360.0"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(SHIPPED, tmp_path / "portfolio")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Begyndelsen"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    return tmp_path


def told(text: str, folder: Path) -> int:
    file = folder / "facts.txt"
    file.write_bytes(text.encode())
    return run(["checklist", "facts", "2", "--file", str(file), "--dry-run", "--json"])


@pytest.mark.parametrize("form", SAME)
def test_the_same_facts_in_any_form(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(SAME[form], folder) == 0
    assert json.loads(capsys.readouterr().out)["facts"] == KNOWN


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_with_and_without_quotes(amount: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(f"proc.estimated_value_dkk: {amount}\n", folder) == 0
    assert json.loads(capsys.readouterr().out)["facts"] == {"proc.estimated_value_dkk": 1_611_360}


@pytest.mark.parametrize("text", ["{}", '{"facts": {}}'])
def test_no_facts_are_no_error(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(text, folder) == 0
    assert json.loads(capsys.readouterr().out)["commit"] is None


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('{"md.medical_purpos": "yes"}', 2, "md.medical_purpose"),
        ('{"md.medical_purpose": "maybe"}', 2, "md.medical_purpose"),
        ('{"product.radio": 1}', 2, "product.radio"),
        ('{"product.placed_on_market": "2027-02-30"}', 2, "product.placed_on_market"),
        ("[1, 2]", 3, "facts.txt"),
        ('{"md.ivd": true, "md.ivd": false}', 3, "md.ivd"),
    ],
)
def test_what_cannot_be_read_is_named(
    text: str, code: int, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(text, folder) == code
    error = json.loads(capsys.readouterr().err)["error"]
    assert said in error["message"] + str(error["where"])


def test_a_finding_in_a_file_elsewhere_keeps_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told("[1, 2]", folder) == 3
    (finding,) = json.loads(capsys.readouterr().err)["error"]["findings"]
    assert finding["path"] == str(folder / "facts.txt")
