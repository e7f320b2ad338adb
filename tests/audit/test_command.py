"""The two commands as people and programs meet them: words in both languages, one JSON document, exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.audit.history_case import PROJECT, TYPED, History

if TYPE_CHECKING:
    from pathlib import Path


def said(history: History, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = history.run(*words)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_proven_history_is_a_verdict_to_file(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    number = history.git("rev-list", "--count", "HEAD")
    code, out, _ = said(history, capsys, "audit", "verify")
    assert code == 0
    assert out.startswith("Historien er bevist: ")
    assert f"{number} commits fra det første til {history.head[:10]}: 1 afgørelse," in out
    assert "Porteføljen nævner intet anker" in out
    assert "Ingen commits er lavet i hånden." in out
    assert "Bevist tidligere" not in out
    _, out, _ = said(history, capsys, "audit", "verify")
    assert f"Bevist tidligere til og med {history.head[:10]}; læst denne gang: 0 commits." in out


def test_a_broken_history_names_commit_person_day_file_and_the_way_on(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = history.forge(history.decision().with_(reason="Noget helt andet"))
    code, out, _ = said(history, capsys, "audit", "verify")
    assert code == 1
    assert out.startswith("Historien er ikke bevist: ")
    assert f"✗ {commit[:10]} af Test, 11. februar 2026" in out
    assert f"{history.decision().id}.yaml: EVT001 fejl: Hændelsen {history.decision().id} er ændret." in out
    assert "→ Hent den tilbage med git" in out
    assert "ændrer andet, end det siger" in out


def test_the_same_in_english(history: History, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    history.forge(history.project().with_(phase="operation"), message=TYPED)
    capsys.readouterr()
    from digitek_cli.cli.main import run

    monkeypatch.setenv("DIGITEK_TODAY", "2026-12-31")
    assert run(["-C", str(history.folder), "--lang", "en", "audit", "verify"]) == 1
    out = capsys.readouterr().out
    assert "The history is not proven: " in out
    assert "Made by hand: 1 commit." in out
    assert "not made with digitek" in out


def test_programs_get_one_document(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    commit = history.forge(history.decision().with_(reason="Noget helt andet"))
    code, out, _ = said(history, capsys, "audit", "verify", "--json")
    answer = json.loads(out)
    assert (code, answer["schema"], answer["ok"]) == (1, "digitek/audit-verify/1", False)
    assert {"head", "anchor", "commits", "read", "decisions", "hand_edits", "signers", "resumed_from"} <= set(answer)
    breach = answer["breaches"][0]
    assert (breach["commit"], breach["short"], breach["code"]) == (commit, commit[:10], "EVT001")
    assert breach["date"] == "2026-02-11T12:00:00+01:00"
    assert breach["author"] == "Test"
    assert breach["path"].startswith("portfolio/decisions/2026/D-2026-")
    assert breach["message"]
    assert breach["hint"]
    assert answer["hand_edits"][0]["reason"] == "unlike"
    assert answer["signers"][0]["status"] == "none"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("audit", "verify", "nowhere"), 2),
        (("audit", "verify", "--from", "--output=x"), 2),
        (("audit", "verify", "--signers", "nowhere"), 5),
        (("audit", "verify", "--anchor", "nowhere"), 2),
        (("audit", "anchor", "--previous", "nowhere"), 2),
        (("audit", "anchor", "nowhere"), 2),
        (("audit", "anchor", "--output", "nowhere/at/all.json"), 5),
    ],
)
def test_what_cannot_be_asked_is_one_clear_error(
    history: History, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int
) -> None:
    left, out, err = said(history, capsys, *words)
    assert (left, out) == (code, "")
    assert err.startswith("Fejl: ")


def test_an_anchor_that_is_no_anchor_is_a_broken_file(
    history: History, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "anchor.json"
    file.write_text("{}")
    assert said(history, capsys, "audit", "verify", "--anchor", str(file))[0] == 3


def test_the_anchor_is_the_document_itself(
    history: History, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text, _ = said(history, capsys, "audit", "anchor")
    _, answer, _ = said(history, capsys, "audit", "anchor", "--json")
    assert json.loads(text) == json.loads(answer)
    assert json.loads(text)["schema"] == "digitek/audit-anchor/1"
    file = tmp_path / "anchor.json"
    file.write_text(text, "utf-8")
    code, out, _ = said(history, capsys, "audit", "verify", "--anchor", str(file))
    assert (code, "gemt et andet sted: 1." in out) == (0, True)


def test_check_cannot_tell_what_the_audit_can(history: History) -> None:
    """A committed deletion of a statement that nothing names: the portfolio as it lies is sound."""
    assert history.run("comment", PROJECT, "project-description", "--by", "kon", "--text", "Set") == 0
    comment = [item for item in history.portfolio().statements(PROJECT) if item.kind == "comment"][-1]
    next(history.root.rglob(f"{comment.id}.yaml")).unlink()
    history.commit()
    assert history.run("check") == 0
    assert history.run("audit", "verify") == 1


def test_a_narrow_terminal_stacks_the_hands(
    history: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    history.forge(history.project().with_(title="Andet"))
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = said(history, capsys, "audit", "verify")
    hands = out[out.index("Made by hand" if "Made by hand" in out else "Lavet i hånden") :]
    assert not [line for line in hands.splitlines() if len(line) > 40]
    told = " ".join(hands.split())
    assert "commits: " in told.lower()
    assert history.head[:10] in told
