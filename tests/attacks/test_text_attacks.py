"""Text that wants to be more than text: trailers, terminal codes, markup; and what an error may tell about a machine."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks import command_table
from tests.attacks.command_table import CALLS, TODAY, words_of
from tests.cli.portfolio_case import Desk, start
from tests.e2e.binary import Binary
from tests.proofs import Tally

# What a terminal would obey or hide, and the marks that turn text around.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
PROJECT = "portfolio/projects/2026/P-2026-001.yaml"

REFUSED = (
    "Tavler\nGodkendt-af: Chefen",
    "Tavler\n\nDigitek-Decider: dir",
    "Tavler\r\nDigitek-Operation: gate.advance",
    "Tavler\rGodkendt",
    "Tavler \x1b[31mrød\x1b[0m",
    "Tavler \x1b]8;;https://example.org\x07link\x1b]8;;\x07",
    "Tavler \x9b31m",
    "Tavler \x07",
    "Tavler \u202egnuzse",
    "Tavler \u2066skjult\u2069",
    "Tavler\u2028Godkendt-af: x",
    "Tavler\x85Godkendt-af: x",
    "Tavler\x0bGodkendt-af: x",
    "\ufeffTavler",
    "Tavler \udc9b",
)
KEPT = (
    "Godkendt-af: Chefen",
    "Digitek-Decider: dir",
    "[red]Tavler[/red] [link=https://example.org]her[/link] [/]",
    "[bold",
    "%s %n %d %(trailers) %H",
    "{project} {0} {0.__class__} {{x}}",
    "$(touch x) `id` ${HOME} && ;",
    "<b>fed</b> & &lt;",
    "*** --- # overskrift",
    "::error file=x::hej %0A",
    "# ikke en kommentar",
    "Tav\u200bler\u200d med \u2060nul bredde\u200f",
)
OURS = {"Digitek-Operation", "Digitek-Project", "Digitek-Tx", "Digitek-Recorded-By"}


@pytest.fixture(scope="module")
def digitek(tmp_path_factory: pytest.TempPathFactory) -> Binary:
    place = tmp_path_factory.mktemp("texts")
    return Binary(command_table.copied(tmp_path_factory, place), place, today=TODAY)


@pytest.fixture(autouse=True)
def here(digitek: Binary, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(digitek.folder)
    yield
    digitek.git("reset", "--quiet", "--hard", "start")


@pytest.fixture(scope="module", autouse=True)
def _marked(digitek: Binary) -> None:
    digitek.git("tag", "start")


def readers() -> list[str]:
    """Every command that only reads."""
    return [name for name, call in CALLS.items() if not call.writes and call.code == 0 and name not in ("init", "demo")]


def quiet(digitek: Binary, *words: str, code: int | None = 0) -> str:
    """What a command prints, in words and as a document, with nothing in it that a terminal would obey."""
    said = ""
    for more in ((), ("--json",)):
        answer = digitek.inside(*words, *more, code=code)
        found = OBEYED.search(answer.out + answer.err)
        assert found is None, (words, found)
        assert answer.code != 70, words
        said += answer.out + answer.err
    return said


@pytest.mark.proof("A19")
def test_a_title_that_is_more_than_a_title_is_refused(digitek: Binary, tally: Tally) -> None:
    state = digitek.state()
    for text in REFUSED:
        for words in (
            ("set", "1", "title", text),
            ("new-idea", "--title", text, "--area", "social", "--submitter", "abc"),
        ):
            quiet(digitek, *words, code=2)
            tally()
    assert digitek.state() == state


@pytest.mark.proof("A19")
def test_a_reason_or_a_note_never_becomes_a_trailer(digitek: Binary, tally: Tally) -> None:
    for text in ("Fordi\n\nDigitek-Decider: dir\nGodkendt-af: Chefen", "---\nDigitek-Gate: gate-3", "Signed-off-by: x"):
        digitek.inside("pools", "reserve", "omsorg", "100", "--project", "1", "--by", "hom", "--reason", text)
        digitek.inside("comment", "1", "idea-description", "--by", "hom", "--text", text)
        for commit in ("HEAD", "HEAD~1"):
            lines = digitek.git("log", "-1", "--format=%(trailers:only,unfold)", commit).strip().splitlines()
            trailers = dict(line.split(": ", 1) for line in lines)
            assert len(trailers) == len(lines), commit
            assert set(trailers) <= OURS | {"Digitek-Decider"}, commit
            assert trailers.get("Digitek-Decider") in (None, "head-of-area"), commit
        quiet(digitek, "log")
        tally(2)


@pytest.mark.proof("A19")
def test_a_title_is_shown_as_it_stands_by_every_command(digitek: Binary, tally: Tally) -> None:
    for text in KEPT:
        digitek.inside("set", "1", "title", text)
        assert set(digitek.trailers()) <= OURS
        assert "Godkendt-af" not in digitek.trailers()
        shown = OBEYED.sub("", text)
        said = digitek.inside("list").out
        assert OBEYED.search(said) is None, text
        assert shown.split()[0] in said, text
        tally()
    digitek.inside("set", "1", "title", KEPT[2] + KEPT[-1])
    for name in readers():
        quiet(digitek, *words_of(name, digitek.home / "new"), code=None)
        tally(2)
    assert not (digitek.folder / "x").exists()


@pytest.mark.proof("A19")
def test_a_commit_made_past_us_is_shown_without_its_codes(digitek: Binary, tally: Tally) -> None:
    subjects = [
        "\x1b[31mrød\x1b[0m",
        "a\u202eb",
        "[red]x[/red]",
        "\x9b31m",
        "x\rGodkendt",
        "\u200bskjult",
        "::error::x",
    ]
    for subject in subjects:
        environment = digitek.environment | {
            "GIT_AUTHOR_NAME": f"E{subject}V",
            "GIT_AUTHOR_EMAIL": "e@example.org",
            "GIT_COMMITTER_NAME": "E",
            "GIT_COMMITTER_EMAIL": "e@example.org",
        }
        trailer = f"Digitek-Operation: {subject}\nDigitek-Project: P-2026-001{subject}\nDigitek-Recorded-By: {subject}"
        file = digitek.folder / PROJECT
        file.write_text(file.read_text("utf-8") + "# rettet\n", "utf-8")
        subprocess.run(
            ["git", "commit", "--quiet", "--all", "--cleanup=verbatim", "-F", "-"],
            input=f"{subject} emne\n\n{trailer}\n",
            cwd=digitek.folder,
            env=environment,
            check=True,
            text=True,
            encoding="utf-8",
        )
        quiet(digitek, "log")
        quiet(digitek, "log", "1")
        tally(2)


@pytest.mark.proof("A19")
@pytest.mark.skipif(os.name == "nt", reason="no such file names on Windows")
def test_a_file_name_with_codes_is_shown_without_them(digitek: Binary, tally: Tally) -> None:
    names = (
        "\x1b[31mrød.yaml",
        "a\nFejl: b.md",
        "x\u202ey.yaml",
        "[red].yaml",
        "c\rd",
        "\u200b.yaml",
        "%s%n",
        "\udcff.yaml",
    )
    for name in names:
        file = digitek.folder / "portfolio" / name
        file.write_text("x\n", "utf-8")
        for form in ("text", "json", "github", "sarif", "junit"):
            answer = digitek.inside("check", "--format", form, code=None)
            assert answer.code in (0, 1, 3)
            assert OBEYED.search(answer.out + answer.err) is None, (name, form)
            if form in ("text", "github"):
                assert "\nFejl: b" not in answer.out
            tally()
        quiet(digitek, "list", code=None)
        file.unlink()


# ── A38: what an error tells ──

INSIDE = re.compile(
    r"Traceback|File \"|site-packages|\.py\b|\bline \d+, in |0x[0-9a-f]{6,}|<class |object at |NoneType"
)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    return desk


def broken(desk: Desk) -> None:
    desk.file("projects/2026/P-2026-001.yaml").write_text("id: [\n", "utf-8")


def newer(desk: Desk) -> None:
    file = desk.file("portfolio.yaml")
    file.write_text(file.read_text("utf-8").replace("format_version: 1", "format_version: 9"), "utf-8")
    desk.git("commit", "-qam", "newer")


def staged(desk: Desk) -> None:
    file = desk.file("projects/2026/P-2026-001.yaml")
    file.write_text(file.read_text("utf-8") + "# x\n", "utf-8")


def detached(desk: Desk) -> None:
    desk.git("checkout", "-q", "--detach")


def merging(desk: Desk) -> None:
    (desk.folder / ".git" / "MERGE_HEAD").write_text(desk.git("rev-parse", "HEAD"), "utf-8")


def damaged(desk: Desk) -> None:
    (desk.folder / ".git" / "HEAD").write_bytes(b"")


def damaged_blob(desk: Desk) -> None:
    oid = desk.git("rev-parse", "HEAD:portfolio/projects/2026/P-2026-001.yaml").strip()
    (desk.folder / ".git" / "objects" / oid[:2] / oid[2:]).unlink()


def lost(desk: Desk) -> None:
    desk.file("portfolio.yaml").unlink()


def locked(desk: Desk) -> None:
    (desk.folder / ".git" / "refs" / "heads" / "main.lock").touch()


def journalled(desk: Desk) -> None:
    folder = desk.folder / ".git" / "digitek"
    folder.mkdir(exist_ok=True)
    (folder / "x.json").write_text("[", "utf-8")


def refusing_hook(desk: Desk) -> None:
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nej >&2\nexit 1\n")
    hook.chmod(0o755)


def nothing(_: Desk) -> None:
    """As it is."""


WRITE = "set 1 need Nyt"
ERRORS = [
    (nothing, "gate advance 1 --by hom --reason Ja", {1}),
    (nothing, "show 99", {2}),
    (nothing, "set 1 nede x", {2}),
    (nothing, "set 1 budget.trial [1", {2}),
    (nothing, "set 1 need [1 --json-value", {2}),
    (nothing, "list --phase x", {2}),
    (nothing, "checklist facts 1 --file findes-ikke.yaml", {2}),
    (nothing, "check --base findes-ikke", {2}),
    (nothing, "-C /dev/null list", {5}),
    (broken, "list", {3}),
    (broken, "show 1", {3}),
    (broken, "commit", {3}),
    (newer, WRITE, {3}),
    (lost, "list", {3, 5}),
    (staged, WRITE, {4}),
    (detached, WRITE, {4}),
    (merging, WRITE, {4}),
    (locked, WRITE, {4}),
    (journalled, WRITE, {0, 4}),
    (refusing_hook, WRITE, {4}),
    (damaged, WRITE, {5}),
    (damaged_blob, WRITE, {5}),
]


@pytest.mark.proof("A38")
@pytest.mark.parametrize(("before", "line", "codes"), ERRORS, ids=[f"{one.__name__}-{line}" for one, line, _ in ERRORS])
def test_an_error_tells_nothing_about_the_machine_or_the_program(
    before: object, line: str, codes: set[int], desk: Desk, tmp_path: Path, hermetic: Path, tally: Tally
) -> None:
    assert callable(before)
    before(desk)
    for more in ((), ("--json",), ("--lang", "en")):
        words = shlex.split(line)
        answered = desk(*more, *words) if more[:1] == ("--lang",) else desk(*words, *more)
        assert answered.code in codes, answered
        said = answered.out + answered.err
        assert INSIDE.search(said) is None, said
        for place in (tmp_path, hermetic, Path(__file__).parents[2]):
            assert str(place) not in said
        tally()


@pytest.mark.proof("A38")
def test_a_fault_of_our_own_tells_one_line(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    def fail(*_: object, **__: object) -> None:
        held = "hemmeligt i en lokal variabel"
        raise RuntimeError(f"uventet {held}")

    reports = tmp_path / "reports"
    reports.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(reports))
    monkeypatch.delenv("DIGITEK_DEBUG", raising=False)
    # In the class and not in the module: a module that is imported meanwhile would keep a function for good.
    monkeypatch.setattr("digitek_cli.store.snapshot.Reading.finish", fail)
    monkeypatch.setattr("digitek_cli.store.books._Reading.finish", fail)
    for line in ("list", "show 1", "check", "gate status 1", "log 1", WRITE, "commit", "pools balance"):
        for more in ((), ("--json",)):
            answered = desk(*shlex.split(line), *more)
            assert answered.code == 70
            assert answered.out == ""
            said = answered.err
            for report in reports.glob("*.txt"):
                said = said.replace(str(report), "")
                report.unlink()
            assert INSIDE.search(said) is None, said
            assert "hemmeligt" not in said
            assert str(tmp_path) not in said
            assert len(answered.err.strip().splitlines()) == (9 if more else 2)
            tally()


@pytest.mark.proof("A38")
def test_a_fault_whose_report_cannot_be_written_still_ends_in_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    monkeypatch.setattr("digitek_cli.cli.main.dispatch", lambda _: 1 // 0)
    monkeypatch.setattr("tempfile.tempdir", str(desk.folder / "findes" / "ikke"))
    answered = desk("list", "--json")
    assert answered.code == 70
    assert answered.error["code"] == "internal"
    assert INSIDE.search(answered.err) is None
    tally()
