"""However a CPR number is written, it is seen; it is refused before git holds any of it, and never shown (A26)."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.cli import _report
from digitek_cli.errors import RuleViolation
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.value import to_document
from digitek_cli.operations.change import Change
from digitek_cli.render.masking import masked
from digitek_cli.rules.personal_data import MASK, scan, scan_name, spans
from digitek_cli.store.patch import to_patch
from digitek_cli.store.snapshot import Snapshot
from tests.attacks.traces import DAY, NUMBER, SERIAL, found, objects, traces
from tests.cli.portfolio_case import Desk, start
from tests.store import portfolio_case
from tests.store.writing import hook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digitek_cli.model.portfolio import Record
    from tests.proofs import Tally

NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts and symbolic links")
PLAIN = DAY + SERIAL
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DISGUISES = {
    "plain": PLAIN,
    "hyphen": NUMBER,
    "non-breaking hyphen": NUMBER.replace("-", "\u2011"),
    "dash": NUMBER.replace("-", " – "),
    "minus": NUMBER.replace("-", "\u2212"),
    "blank": f"{DAY} {SERIAL}",
    "non-breaking blank": f"{DAY}\u00a0{SERIAL}",
    "date in parts": f"01 02 90 {SERIAL}",
    "date as written": f"01.02.90-{SERIAL}",
    "underscores": f"01_02_90_{SERIAL}",
    "pairs": "01 02 90 73 91",
    "thousands": "010 290 7391",
    "each digit alone": " ".join(PLAIN),
    "wide digits": NUMBER.translate(WIDE),
    "eastern digits": NUMBER.translate(EASTERN),
    "mathematical digits": "".join(chr(0x1D7CE + int(digit)) for digit in PLAIN),
    "zero-width inside": "\u200b".join(PLAIN),
    "joined unseen": f"{DAY}\u2060{SERIAL}",
    "soft hyphen": f"{DAY}\u00ad{SERIAL}",
    "direction mark": f"{DAY}\u200e-{SERIAL}",
    "struck through": "\u0336".join(PLAIN),
    "over two lines": f"{DAY}-\n{SERIAL}",
    "over two indented lines": f"{DAY}-\n{' ' * 20}{SERIAL}",
    "middle dot": f"{DAY}\u00b7{SERIAL}",
}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return desk


@pytest.mark.proof("A26")
@pytest.mark.parametrize("name", DISGUISES)
def test_every_disguise_is_seen_and_masked(name: str) -> None:
    text = DISGUISES[name]
    assert len(scan(f"om {text} i dag")) == 1
    ((begin, end),) = spans(f"om {text} i dag")
    assert f"om {text} i dag"[begin:end] == text
    assert masked(f"om {text} i dag") == f"om {MASK} i dag"


@pytest.mark.proof("A26")
def test_every_disguise_is_refused_before_git_holds_it(desk: Desk, tmp_path: Path, tally: Tally) -> None:
    held = objects(desk.folder)
    for name, typed in DISGUISES.items():
        for words in (("set", "1", "need", f"om {typed}"), ("decide", "1", "stop", "--by", "hso", "--reason", typed)):
            answered = desk(*words, "--json")
            assert answered.code in (1, 2), (name, words)
            assert not found(answered.out + answered.err, typed), name
            assert SERIAL not in answered.err, name
            assert traces(desk.folder, tmp_path / "tmp", typed=typed) == [], name
            tally(1)
    assert objects(desk.folder) == held


def test_numbers_that_a_portfolio_is_full_of_stay() -> None:
    for text in ("14-03-2026 12 deltagere", "kl. 10.30 den 14.03.2026", "2026-03-14 10:30", "1 200 000 kr. i 2026"):
        assert not scan(text), text
    assert not scan("20 10 55 12"), "a telephone number"
    assert not scan("12, 34, 56, 78, 90")


def texts(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of all texts in a document."""
    if isinstance(value, str):
        yield at
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from texts(item, (*at, key))


def planted(document: Any, at: tuple[Any, ...], text: str = NUMBER) -> Any:
    """The document with the number at one place."""
    if not at:
        return f"om {text}"
    copy: Any = dict(document) if isinstance(document, dict) else list(document)
    copy[at[0]] = planted(document[at[0]], at[1:], text)
    return copy


# What a file is called by comes from the program, and `version` says what the digits behind it are.
NAMES = {"id", "project", "questionnaire", "version"}


@pytest.mark.proof("A26")
@pytest.mark.parametrize("record", portfolio_case.RECORDS, ids=lambda record: type(record).__name__)
def test_no_field_of_any_record_passes_the_door(record: Record, tally: Tally) -> None:
    """Whatever command would write it: every field that the model lets a number into is read before it is written."""
    document = to_document(record)
    for at in texts(document):
        if at[-1] in NAMES:
            continue
        try:
            changed: Any = type(record).model_validate(planted(document, at))
        except ValueError:
            continue
        change = Change("set", "", "x", (changed,), Portfolio())
        with pytest.raises(RuleViolation) as refused:
            to_patch(change, Snapshot(Portfolio()))
        assert refused.value.code == "CPR003", at
        assert not found(str(refused.value.params)), at
        tally(1)


@pytest.mark.proof("A26")
@pytest.mark.parametrize("part", ["what", "reason", "trailers", "subject_id"])
@pytest.mark.parametrize("typed", DISGUISES.values())
def test_no_part_of_a_message_passes_the_door(part: str, typed: str) -> None:
    change = Change("set", "", "x", (), Portfolio())
    given: Any = (("Digitek-Outcome", typed),) if part == "trailers" else typed
    with pytest.raises(RuleViolation) as refused:
        to_patch(replace(change, **{part: given}), Snapshot(Portfolio()))
    assert refused.value.code == "CPR002"


HAND_WRITTEN = {
    "value": f"need: Om {NUMBER}\n",
    "comment": f"need: Om noget  # {NUMBER}\n",
    "comment alone": f"# cpr {PLAIN}\nneed: Om noget\n",
    "key": f'"{NUMBER}": 1\n',
    "twice a key": f'"\\u0030{PLAIN[1:]}": 1\n"\\u0030{PLAIN[1:]}": 2\n',
    "number": f"need: {PLAIN}\n",
    "escaped": f'need: "om \\u0030{NUMBER[1:]}"\n',
    "escaped hyphen": f'need: "om {DAY}\\x2d{SERIAL}"\n',
    "broken over lines": f'need: "om {DAY}\\\n  {SERIAL}"\n',
    "folded": f"need: >-\n  om {DAY}-\n  {SERIAL}\n",
    "eastern": f"need: om {NUMBER.translate(EASTERN)}\n",
    "in a broken file": f"need: [om {NUMBER}\n",
}


FORMS = ("json", "github", "sarif", "junit")
INSPECTING = (("commit",), ("commit", "--json"), ("check",), *(("check", "--format", form) for form in FORMS))
READING = (("show", "1"), ("list", "--json"), ("gate", "status", "1"), ("log",), ("set", "1", "need", "Andet"))


@pytest.mark.proof("A26")
def test_a_hand_edit_with_a_number_is_not_taken_in(desk: Desk, tmp_path: Path, tally: Tally) -> None:
    file = desk.file("projects/2026/P-2026-001.yaml")
    kept, held = re.sub(r"(?m)^need:.*\n", "", file.read_text("utf-8")), objects(desk.folder)
    for name, text in HAND_WRITTEN.items():
        file.write_text(kept + text, "utf-8")
        for words in (*INSPECTING, *READING):
            answered = desk(*words)
            assert answered.code in (1, 3) or words in READING, (name, words)
            assert not found(answered.out + answered.err), (name, words)
            assert SERIAL not in answered.out + answered.err, (name, words)
        codes = {item["code"] for item in desk("check", "--json").data["findings"]}
        assert "CPR001" in codes or (name == "twice a key" and "FILE007" in codes), name
        tally(1)
    assert objects(desk.folder) == held
    file.unlink()
    assert traces(desk.folder, tmp_path / "tmp") == []


@NOT_WINDOWS
@pytest.mark.proof("A26")
@pytest.mark.parametrize(
    "name",
    [
        f"projects/2026/{NUMBER}.yaml",
        f"projects/2026/borger_{PLAIN}.yaml",
        f"projects/{NUMBER}/P-2026-009.yaml",
        f"borger {NUMBER}/a/b/notes.md",
        f"{NUMBER}.md",
        f"evidence/EV_01_02_90_{SERIAL}.yaml",
    ],
)
def test_a_name_with_a_number_is_never_said(name: str, desk: Desk) -> None:
    held = objects(desk.folder)
    file = desk.file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("tom: 1\n")
    file.with_name(f"link {NUMBER}").symlink_to(file)
    for words in (("check",), ("commit",), ("commit", str(file)), *(("check", "--format", form) for form in FORMS)):
        answered = desk(*words)
        assert answered.code in (1, 2, 3), words
        assert not found(answered.out + answered.err), words
    codes = [item["code"] for item in desk("check", "--json").data["findings"]]
    assert "CPR004" in codes
    assert "FILE043" not in codes
    assert objects(desk.folder) == held
    assert desk("set", "1", "need", "Andet").code == 0, "the others go on"


@pytest.mark.proof("A26")
@pytest.mark.parametrize("name", ["borger-" + NUMBER, "sag/" + PLAIN, "borger_" + PLAIN])
def test_a_branch_named_with_a_number_takes_no_commit(name: str, desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", name)
    held = objects(desk.folder)
    for extra in ((), ("--dry-run",)):
        answered = desk("set", "1", "need", "Andet", *extra)
        assert answered.code == 1
        assert not found(answered.out + answered.err)
    answered = desk("set", "1", "need", "Andet", "--json")
    assert [item["code"] for item in answered.error["findings"]] == ["CPR005"]
    checked = desk("check", "--json")
    assert "CPR005" in {item["code"] for item in checked.data["findings"]}
    assert not found(checked.out)
    assert objects(desk.folder) == held
    desk.git("branch", "--quiet", "-m", "sag")
    assert desk("set", "1", "need", "Andet").code == 0


@pytest.mark.proof("A26")
@pytest.mark.parametrize(
    "variable", ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "user.name", "user.email"]
)
def test_nobody_writes_under_a_number(variable: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    value = f"{PLAIN}@kommune.example" if "EMAIL" in variable.upper() else f"Borger {NUMBER}"
    if variable.startswith("GIT"):
        monkeypatch.setenv(variable, value)
    else:
        desk.git("config", variable, value)
    held = objects(desk.folder)
    answered = desk("set", "1", "need", "Andet", "--json")
    assert answered.code == 1
    assert [item["code"] for item in answered.error["findings"]] == ["CPR006"]
    assert not found(answered.err)
    assert objects(desk.folder) == held


@pytest.mark.proof("A26")
@pytest.mark.parametrize("variable", ["DIGITEK_USER", "DIGITEK_TODAY", "DIGITEK_LANG"])
@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_the_environment_is_not_echoed(
    variable: str, extra: tuple[str, ...], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, NUMBER)
    answered = desk("set", "1", "need", "Andet", *extra)
    assert answered.code == (0 if variable == "DIGITEK_LANG" else 2)
    assert not found(answered.out + answered.err)
    assert traces(desk.folder) == []


@pytest.mark.proof("A26")
@pytest.mark.parametrize("form", ["facts.yaml", "facts.json", "escaped.json", "answers.yaml"])
def test_a_file_of_answers_is_read_as_closely(form: str, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / form
    command = "answer" if form.startswith("answers") else "facts"
    file.write_text(
        {
            "facts.yaml": f"product.name: {NUMBER}\n",
            "facts.json": json.dumps({"product.name": NUMBER}),
            "escaped.json": '{"product.name": "\\u0030' + NUMBER[1:] + '"}',
            "answers.yaml": f"CE-14:\n  value: nej\n  note: om {NUMBER}\n",
        }[form]
    )
    held = objects(desk.folder)
    answered = desk("checklist", command, "1", "--file", str(file), "--by", "pl1", "--json")
    assert answered.code in (1, 2, 3)
    assert not found(answered.out + answered.err)
    assert objects(desk.folder) == held
    assert traces(desk.folder) == []


@pytest.mark.proof("A26")
def test_a_leading_zero_does_not_make_it_an_amount(desk: Desk) -> None:
    held = objects(desk.folder)
    for words in (
        ("set", "1", "budget.trial", PLAIN),
        ("checklist", "facts", "1", f"budget.offer={PLAIN}"),
        ("pools", "reserve", "social", PLAIN, "--project", "1", "--by", "hso", "--reason", "Kørsel"),
    ):
        answered = desk(*words)
        assert answered.code in (1, 2), words
        assert not found(answered.err), words
        assert PLAIN[1:] not in answered.err, words
    assert objects(desk.folder) == held


def test_a_number_with_its_label_passes_every_door(desk: Desk) -> None:
    """Production units, EAN and the like look the same, and are needed."""
    for text in (f"P-nr. {PLAIN}", f"faktura {NUMBER}", f"EAN: {PLAIN}"):
        assert desk("set", "1", "need", text).code == 0
        assert text in desk("show", "1").out
    assert desk("decide", "1", "stop", "--by", "hso", "--reason", f"Se bilag {PLAIN}", "--dry-run").code == 0


@NOT_WINDOWS
@pytest.mark.proof("A26")
def test_what_an_editor_left_is_refused_and_kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is the user's own work, so the copy stays where it was, for the user alone; git gets nothing of it."""
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\necho "# {NUMBER}" >> "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    held = objects(desk.folder)
    for extra in ((), ("--json",), ("--dry-run",)):
        answered = desk("edit", "1", *extra)
        assert answered.code == 3, answered.err
        assert not found(answered.out + answered.err)
    assert objects(desk.folder) == held
    assert traces(desk.folder) == []
    kept = list((tmp_path / "tmp").iterdir())
    assert len(kept) == 3
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in kept)


@pytest.mark.proof("A26")
def test_what_a_hook_says_is_masked(desk: Desk, tmp_path: Path) -> None:
    hook(desk.file("."), "commit-msg", f"echo 'afvist: {NUMBER}' >&2; exit 1")
    for extra in ((), ("--json",)):
        answered = desk("set", "1", "need", "Andet", *extra)
        assert answered.code == 4
        assert MASK in answered.err
        assert not found(answered.err)
    assert not found(b"".join(path.read_bytes() for path in (tmp_path / "tmp").rglob("*") if path.is_file()))


@pytest.mark.proof("A26")
@pytest.mark.parametrize("typed", DISGUISES.values())
def test_a_report_of_our_own_fault_tells_no_number(typed: str) -> None:
    problem = ValueError(f"kan ikke læse {typed}")
    text = _report.compose(problem, ["set", "1", "need", typed, f"--reason={typed}", f"--{typed}", typed])
    assert not found(text, typed)
    assert SERIAL not in text


def test_a_folder_is_named_by_what_it_may_be_called() -> None:
    assert scan_name(f"borger_{PLAIN}")
    assert scan_name(f"borger_{PLAIN}_v2")
    assert not scan_name("projects/2026/P-2026-014.yaml")


@pytest.mark.proof("A26")
def test_sync_sends_no_branch_named_with_a_number(desk: Desk, tmp_path: Path) -> None:
    desk.git("init", "--quiet", "--bare", str(tmp_path / "server.git"))
    desk.git("remote", "add", "origin", str(tmp_path / "server.git"))
    desk.git("checkout", "--quiet", "-b", f"borger-{NUMBER}")
    for extra in ((), ("--dry-run",), ("--json",)):
        answered = desk("sync", *extra)
        assert answered.code == 1, answered.err
        assert not found(answered.out + answered.err)
    assert traces(tmp_path / "server.git") == []


@pytest.mark.proof("A26")
@pytest.mark.parametrize("held", ["file", "earlier", "message", "name"])
def test_sync_sends_nothing_that_git_was_given_behind_our_back(held: str, desk: Desk, tmp_path: Path) -> None:
    server = tmp_path / "server.git"
    desk.git("init", "--quiet", "--bare", "-b", "main", str(server))
    desk.git("remote", "add", "origin", str(server))
    assert desk("sync").code == 0
    file, sent = desk.file("projects/2026/P-2026-001.yaml"), desk.git("rev-parse", "HEAD").strip()
    kept = file.read_text("utf-8")
    path = file.with_name(f"{NUMBER}.yaml") if held == "name" else file
    path.write_text(kept + (f"# {NUMBER}\n" if held in ("file", "earlier") else "# x\n"), "utf-8")
    desk.git("add", "-A")
    desk.git("commit", "--quiet", "-m", f"om {NUMBER}" if held == "message" else "om noget")
    if held == "earlier":
        file.write_text(kept + "# y\n", "utf-8")
        desk.git("commit", "--quiet", "-am", "rettet")
    for extra in (("--dry-run",), ()):
        answered = desk("sync", *extra)
        assert answered.code == 1, (extra, answered.out)
        assert not found(answered.out + answered.err)
    assert {item["code"] for item in desk("sync", "--json").error["findings"]} == {"CPR008"}
    assert traces(server) == []
    assert desk.git("-C", str(server), "rev-parse", "main").strip() == sent
    desk.git("reset", "--quiet", "--hard", sent)
    assert desk("sync").code == 0


@pytest.mark.proof("A26")
def test_what_another_program_committed_is_not_repeated(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """git itself takes any message and any name; our screens say that it is there, and not what it is."""
    file = desk.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text("utf-8") + "# rettet\n", "utf-8")
    who = ("-c", f"user.name=Borger {NUMBER}", "-c", f"user.email={PLAIN}@kommune.example")
    with monkeypatch.context() as patch:
        for variable in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
            patch.delenv(variable, raising=False)
        desk.git(
            *who,
            "commit",
            "--quiet",
            "-am",
            f"Om {NUMBER}\n\nDigitek-Project: P-2026-001\nDigitek-Recorded-By: {PLAIN}",
        )
    for words in (
        ("log",),
        ("log", "1"),
        ("audit", "verify"),
        ("doctor",),
        ("diff", "HEAD~1", "HEAD"),
        ("undo", "--dry-run"),
    ):
        for extra in ((), ("--json",)):
            answered = desk(*words, *extra)
            assert answered.code != 70, answered.err
            assert not found(answered.out + answered.err), words
