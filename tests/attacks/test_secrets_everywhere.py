"""A key or a password is refused at the same doors as a CPR number: before git holds it, and without a word of it (A27)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.cli import _report
from digitek_cli.errors import RuleViolation
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.value import to_document
from digitek_cli.operations.change import Change
from digitek_cli.store.patch import to_patch
from digitek_cli.store.snapshot import Snapshot
from tests.attacks.test_personal_disguises import planted, texts
from tests.attacks.traces import objects, traces
from tests.cli.portfolio_case import Desk, start
from tests.core.test_secrets import SECRETS
from tests.store import portfolio_case

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.model.portfolio import Record
    from tests.proofs import Tally

TOKEN = SECRETS["github"][1]
TAIL = TOKEN[-20:]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    return desk


@pytest.mark.proof("A27")
def test_no_secret_is_written_by_a_command(desk: Desk, tally: Tally) -> None:
    held = objects(desk.folder)
    for name, (_, text) in SECRETS.items():
        for words in (("set", "1", "need", f"se {text}"), ("decide", "1", "stop", "--by", "hso", "--reason", text)):
            answered = desk(*words, "--json")
            assert answered.code == 1, (name, words, answered.err)
            assert {item["code"] for item in answered.error["findings"]} & {"SEC002", "SEC003"}, name
            assert text[-20:] not in answered.out + answered.err, name
            assert traces(desk.folder, typed=text) == [], name
            tally(1)
    assert objects(desk.folder) == held


@pytest.mark.proof("A27")
def test_no_secret_is_taken_in_by_hand(desk: Desk, tally: Tally) -> None:
    file = desk.file("projects/2026/P-2026-001.yaml")
    kept, held = file.read_text("utf-8"), objects(desk.folder)
    for name, (_, text) in SECRETS.items():
        if "\n" in text:
            continue
        file.write_text(f"{kept}# {text}\n", "utf-8")
        for words in (("commit",), ("check", "--format", "github"), ("check", "--json")):
            answered = desk(*words)
            assert answered.code in (1, 3), (name, words)
            assert "SEC001" in answered.out + answered.err, (name, words)
            assert text[-20:] not in answered.out + answered.err, (name, words)
        tally(1)
    assert objects(desk.folder) == held


@pytest.mark.proof("A27")
def test_a_name_with_a_token_is_never_said(desk: Desk) -> None:
    desk.file(f"projects/2026/{TOKEN}.yaml").write_text("tom: 1\n")
    answered = desk("check", "--json")
    assert "SEC004" in {item["code"] for item in answered.data["findings"]}
    assert TAIL not in answered.out


@pytest.mark.proof("A27")
@pytest.mark.parametrize("record", portfolio_case.RECORDS, ids=lambda record: type(record).__name__)
def test_no_field_of_any_record_passes_the_door(record: Record, tally: Tally) -> None:
    document = to_document(record)
    for at in texts(document):
        if at[-1] in ("id", "project", "questionnaire", "version"):
            continue
        try:
            changed: Any = type(record).model_validate(planted(document, at, TOKEN))
        except ValueError:
            continue
        with pytest.raises(RuleViolation) as refused:
            to_patch(Change("set", "", "x", (changed,), Portfolio()), Snapshot(Portfolio()))
        assert refused.value.code == "SEC003", at
        assert TAIL not in str(refused.value.params), at
        tally(1)


@pytest.mark.proof("A27")
@pytest.mark.parametrize("name", SECRETS)
def test_a_report_of_our_own_fault_tells_no_secret(name: str) -> None:
    text = SECRETS[name][1]
    report = _report.compose(ValueError(f"kan ikke læse {text}"), ["set", "1", "need", text])
    assert text not in report
    assert text[-20:] not in report


@pytest.mark.proof("A27")
def test_sync_sends_no_secret_that_git_was_given(desk: Desk, tmp_path: Path) -> None:
    server = tmp_path / "server.git"
    desk.git("init", "--quiet", "--bare", "-b", "main", str(server))
    desk.git("remote", "add", "origin", str(server))
    file = desk.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text("utf-8") + f"# {TOKEN}\n", "utf-8")
    desk.git("commit", "--quiet", "-am", "om noget")
    answered = desk("sync", "--json")
    assert answered.code == 1
    assert {item["code"] for item in answered.error["findings"]} == {"SEC005"}
    assert TAIL not in answered.out + answered.err
    assert traces(server, typed=TOKEN) == []
