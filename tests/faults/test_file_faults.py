"""Files as editors, merges and other systems leave them: the others are still shown, and what is written is clean."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from digitek_cli.store.file_names import LONGEST, odd_names
from digitek_cli.store.snapshot import read_worktree
from tests.attacks import command_table
from tests.attacks.command_table import CALLS, TODAY, words_of
from tests.cli.portfolio_case import Answered, Desk, start
from tests.e2e.binary import Binary
from tests.proofs import Tally

PROJECT = "projects/2026/P-2026-002.yaml"
FULL = f"portfolio/{PROJECT}"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    for title in ("Et", "Sår på æøå", "Tre"):
        desk.done("new-idea", "--title", title, "--area", "social", "--submitter", "abc", "--need", "Et behov.")
    return desk


def said(answered: Answered, path: str = FULL) -> dict[str, tuple[int | None, str, str]]:
    """What is said about one file: code to line, message and hint."""
    found = answered.data["findings"] if answered.out.strip() else answered.error["findings"]
    return {item["code"]: (item["line"], item["message"], item["hint"]) for item in found if item["path"] == path}


def others_work(desk: Desk, name: str) -> None:
    """Reading shows the other projects and says that one is missing; another project is written."""
    listed = desk("list", "--json")
    assert listed.code == 3
    assert [item["id"] for item in listed.data["projects"]] == ["P-2026-001", "P-2026-003"]
    assert listed.error["code"] == "broken-files"
    assert said(Answered(3, "", listed.err))
    status = desk("gate", "status", "1", "--json")
    assert status.code == 3
    assert status.data["project"] == "P-2026-001"
    assert desk("set", "1", "need", f"Trods {name}", "--json").code == 0
    refused = desk("set", "2", "need", "Nyt", "--json")
    assert refused.code in (3, 4)


MARKERS = {
    "two": "title: Et\n<<<<<<< HEAD\nneed: a\n=======\nneed: b\n>>>>>>> gren\n",
    "three": "title: Et\n<<<<<<< HEAD\nneed: a\n||||||| base\nneed: x\n=======\nneed: b\n>>>>>>> gren\n",
    "crlf": "title: Et\r\n<<<<<<< HEAD\r\nneed: a\r\n=======\r\nneed: b\r\n>>>>>>> gren\r\n",
    "bare": "title: Et\n<<<<<<<\nneed: a\n=======\nneed: b\n>>>>>>>\n",
    "in-text": "title: |\n<<<<<<< HEAD\n  a\n=======\n  b\n>>>>>>> gren\n",
}


@pytest.mark.proof("F22")
def test_committed_conflict_markers_are_named_by_file_and_line(desk: Desk, tally: Tally) -> None:
    for kind, text in MARKERS.items():
        desk.file(PROJECT).write_bytes(b"id: P-2026-002\n" + text.encode())
        desk.git("commit", "-qam", f"flettet {kind}")
        answered = desk("check", "--json")
        assert answered.code == 3
        line, _, hint = said(answered)["FILE014"]
        assert line == 3
        assert "<<<<<<<" in hint
        others_work(desk, kind)
        tally(5)


@pytest.mark.proof("F22")
def test_conflict_markers_in_a_foundation_are_named_too(desk: Desk, tally: Tally) -> None:
    for path in ("organisation.yaml", "policy/2026-01-01.yaml", "portfolio.yaml"):
        file = desk.file(path)
        file.write_text("<<<<<<< HEAD\n" + file.read_text("utf-8"), "utf-8")
        for words in (["list"], ["check"]):
            answered = desk(*words, "--json")
            assert (answered.code, answered.error["code"]) == (3, "broken-foundation")
            assert said(answered, f"portfolio/{path}")["FILE014"][0] == 1
        assert desk("set", "1", "need", "x", "--json").code in (3, 4)
        desk.git("checkout", "-q", "--", ".")
        tally(3)


@pytest.mark.proof("F23")
def test_one_broken_file_of_400_hides_no_other(desk: Desk, tally: Tally) -> None:
    text = desk.file(PROJECT).read_text("utf-8")
    for number in range(4, 401):
        name = f"P-2026-{number:03d}"
        desk.file(f"projects/2026/{name}.yaml").write_text(text.replace("P-2026-002", name), "utf-8")
    desk.git("add", "--all")
    desk.git("commit", "-qm", "mange")
    broken = "projects/2026/P-2026-217.yaml"
    desk.file(broken).write_text("id: P-2026-217\ntitle: [\n", "utf-8")
    for known in ((), ("--known", "HEAD")):
        answered = desk("list", *known, "--json")
        assert answered.code == 3
        assert len(answered.data["projects"]) == 399
        assert said(Answered(3, "", answered.err), f"portfolio/{broken}")["FILE013"][0] == 3
        desk.git("add", "--all")
        desk.git("commit", "-qm", "brudt", "--allow-empty")
        tally()
    assert said(desk("check", "--json"), f"portfolio/{broken}").keys() == {"FILE013"}
    assert desk("set", "1", "need", "Alligevel", "--json").code == 0
    assert desk("set", "217", "need", "Nej", "--json").error["code"] == "broken-project"
    tally(3)


SPOILT = {
    "duplicate": (b"id: P-2026-002\ntitle: a\ntitle: b\n", "FILE007", 3),
    "tab": (b"id: P-2026-002\nrisk:\n\tcategory: 1\n", "FILE016", 3),
    "tab-first": (b"\tid: P-2026-002\n", "FILE016", 1),
    "documents": (b"id: P-2026-002\n---\nid: P-2026-003\n", "FILE008", 2),
    "empty": (b"", "FILE009", 1),
    "blank": (b"\n\n   \n", "FILE009", 1),
    "comments": (b"# kun en kommentar\n# og en til\n", "FILE009", None),
    "dashes": (b"---\n", "FILE009", None),
    "end": (b"...\n", None, None),
    "list": (b"- id: P-2026-002\n", "FILE009", 1),
    "colon": (b"id: P-2026-002\ntitle: a: b\n", "FILE017", 2),
    "quote": (b'id: P-2026-002\ntitle: "a\nneed: b\n', "FILE013", None),
    "indent": (b"id: P-2026-002\n title: a\n", None, 2),
}


@pytest.mark.proof("F24")
def test_a_spoilt_file_is_a_finding_with_line_and_correction(desk: Desk, tally: Tally) -> None:
    for kind, (data, code, line) in SPOILT.items():
        desk.file(PROJECT).write_bytes(data)
        answered = desk("check", "--json")
        assert answered.code == 3
        ((found, (at, message, hint)),) = said(answered).items()
        assert code in (None, found), kind
        assert line in (None, at), kind
        assert message
        assert hint
        if kind in ("duplicate", "empty", "documents"):
            others_work(desk, kind)
        tally(2)


NORMAL = "id: P-2026-002\ntitle: Sår på æøå\ntype: digitek\narea: social\nphase: intake\nsubmitter: abc\nreceived: 2026-03-14\nneed: Et behov.\n"
BOM = b"\xef\xbb\xbf"
# How the bytes come, and what is said of them; nothing where they are taken in.
ENCODED: dict[str, tuple[bytes, str | None]] = {
    "bom": (BOM + NORMAL.encode(), None),
    "crlf": (NORMAL.replace("\n", "\r\n").encode(), None),
    "bom-crlf": (BOM + NORMAL.replace("\n", "\r\n").encode(), None),
    "mixed": (NORMAL.replace("\n", "\r\n", 3).encode(), None),
    "no-end": (NORMAL.rstrip("\n").encode(), None),
    "cr": (NORMAL.replace("\n", "\r").encode(), "FILE003"),
    "latin-1": (NORMAL.encode("latin-1"), "FILE002"),
    "cp1252": (NORMAL.replace("behov", "– behov").encode("cp1252"), "FILE002"),
    "cp865": (NORMAL.encode("cp865"), "FILE002"),
    "mac": (NORMAL.encode("mac_roman"), "FILE002"),
    "utf-16": (NORMAL.encode("utf-16"), "FILE002"),
    "utf-16-le": (NORMAL.encode("utf-16-le"), "FILE002"),
    "utf-16-be": (NORMAL.encode("utf-16-be"), "FILE002"),
    "utf-16-be-bom": (b"\xfe\xff" + NORMAL.encode("utf-16-be"), "FILE002"),
    "utf-32": (NORMAL.encode("utf-32"), "FILE002"),
    "nul": (NORMAL.replace("Et behov", "Et\0behov").encode(), "FILE003"),
    "escape": (NORMAL.replace("Et behov", "Et\x1b[31mbehov").encode(), "FILE003"),
    "surrogate": (NORMAL.encode().replace(b"Et behov", b"\xed\xa0\x80"), "FILE003"),
    "surrogate-escape": (NORMAL.encode().replace(b"Et behov.", b'"\\ud800"'), "FILE013"),
    "next-line": (NORMAL.replace("Et behov", "Et\x85behov").encode(), "FILE003"),
    "line-separator": (NORMAL.replace("Et behov", "Et\u2028behov").encode(), "FILE003"),
    "next-line-escape": (NORMAL.encode().replace(b"Et behov.", b'"a\\Nb"'), "FILE003"),
    "bidi": (NORMAL.replace("Et behov", "Et\u202ebehov").encode(), "FILE003"),
    "bom-twice": (BOM * 2 + NORMAL.encode(), "FILE003"),
    "half-letter": (NORMAL.encode().replace(b"Et behov.", b"Et \xc3"), "FILE002"),
    "too-long-form": (NORMAL.encode().replace(b"Et behov.", b"Et \xc0\xaf"), "FILE002"),
}


@pytest.mark.proof("F25")
def test_bytes_are_taken_in_clean_or_refused_with_their_line(desk: Desk, tally: Tally) -> None:
    for kind, (data, code) in ENCODED.items():
        desk.file(PROJECT).write_bytes(data)
        answered = desk("check", "--json")
        taken = desk("commit", "--json")
        if code is not None:
            assert answered.code == taken.code == 3, kind
            line, message, hint = said(answered)[code]
            assert line
            assert message
            assert hint
            assert said(taken).keys() == {code}, kind
            desk.git("checkout", "-q", "--", ".")
            tally(2)
            continue
        assert answered.code == 0, kind
        assert taken.code == 0 or taken.error["code"] == "hand-nothing", kind
        clean(desk)
        desk.done("set", "2", "need", f"Ændret {kind}")
        clean(desk)
        tally(3)
    assert desk.done("show", "2")["title"] == "Sår på æøå"


def clean(desk: Desk) -> None:
    """What the history and the folder hold is UTF-8 with our line ends, and says what it said."""
    committed = desk.git("show", f"HEAD:{FULL}")
    for text in (committed, desk.file(PROJECT).read_bytes().removeprefix(BOM).replace(b"\r\n", b"\n").decode("utf-8")):
        assert "title: Sår på æøå\n" in text
        assert "Ã" not in text
        assert "\ufffd" not in text
    assert "\r" not in committed
    assert not committed.startswith("\ufeff")


@pytest.mark.proof("F25")
def test_what_others_committed_with_a_mark_or_windows_line_ends_is_written_clean(
    desk: Desk, tmp_path: Path, tally: Tally
) -> None:
    for data in (BOM + NORMAL.encode(), NORMAL.replace("\n", "\r\n").encode()):
        (tmp_path / "bytes").write_bytes(data)
        blob = desk.git("hash-object", "-w", "--no-filters", str(tmp_path / "bytes")).strip()
        desk.git("update-index", "--cacheinfo", f"100644,{blob},{FULL}")
        desk.git("commit", "-qm", "windows")
        desk.file(PROJECT).write_bytes(data)
        assert desk("check").code == 0
        desk.done("set", "2", "need", f"Ændret {len(data)}")
        clean(desk)
        assert desk.git("status", "--porcelain") == ""
        tally()


NFD = unicodedata.normalize("NFD", "Sår på håndværk åÅ éè")
NFC = unicodedata.normalize("NFC", NFD)


@pytest.mark.proof("F26")
def test_letters_typed_apart_are_written_together(desk: Desk, tally: Tally) -> None:
    desk.done("set", "2", "title", NFD)
    made = desk.done("new-idea", "--title", NFD, "--area", "social", "--submitter", "abc", "--need", NFD)
    for name in ("P-2026-002", made["id"]):
        text = desk.file(f"projects/2026/{name}.yaml").read_text("utf-8")
        assert NFC in text
        assert NFD not in text
        assert desk.done("show", name)["title"] == NFC
        tally()
    assert NFD not in desk.git("log", "--format=%B")
    answered = desk("set", "2", "title", NFC, "--json")
    assert (answered.code, answered.error["code"]) == (1, "nothing-changed")


@pytest.mark.proof("F26")
def test_a_file_written_apart_says_the_same(desk: Desk, tally: Tally) -> None:
    desk.file(PROJECT).write_text(NORMAL.replace("Sår på æøå", NFD), "utf-8")
    assert desk.done("show", "2")["title"] == NFC
    assert desk("commit", "--json").code == 0
    desk.done("set", "2", "need", "Andet")
    assert desk.done("show", "2")["title"] == NFC
    tally(2)


@pytest.mark.proof("F26")
def test_twins_of_a_name_are_a_finding(desk: Desk, tally: Tally) -> None:
    whole, apart = (unicodedata.normalize(form, "note-håb.md") for form in ("NFC", "NFD"))
    for name in (whole, apart):
        desk.file(name).write_text("x\n", "utf-8")
    if len(list(desk.file("").glob("note-*.md"))) < 2:
        pytest.skip("this file system takes the two names for one")
    found = said(desk("check", "--json"), f"portfolio/{whole}") | said(desk("check", "--json"), f"portfolio/{apart}")
    assert found.keys() == {"FILE052"}
    desk.git("add", "--all")
    desk.git("commit", "-qm", "tvillinger")
    desk.file(whole).unlink()
    assert "FILE052" in {finding.code for finding in read_worktree(desk.file("")).findings} | {
        item["code"] for item in desk("check", "--known", "HEAD", "--json").data["findings"]
    }
    tally(2)


@pytest.mark.proof("F26")
def test_a_portfolio_in_a_folder_with_letters_of_our_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    for name in ("Blåbærgrød æøå ÆØÅ", NFD, "日本 😀"):
        desk = start(tmp_path / name, capsys, monkeypatch)
        desk.done("new-idea", "--title", "Æ", "--area", "social", "--submitter", "abc")
        assert desk("-C", str(tmp_path / name), "list").code == 0
        assert desk("check").code == 0
        tally()


WINDOWS = {
    "CON": "FILE047",
    "con.yaml": "FILE047",
    "aux.yaml": "FILE047",
    "NUL.tar.md": "FILE047",
    "com1.md": "FILE047",
    "LPT9": "FILE047",
    "prn .md": "FILE047",
    "conout$": "FILE047",
    "slut.": "FILE049",
    "slut ": "FILE049",
    " først.md": "FILE049",
    "a:b.md": "FILE050",
    "a?.md": "FILE050",
    'a"b.md': "FILE050",
    "a<b>.md": "FILE050",
    "a|b.md": "FILE050",
    "a\\b.md": "FILE050",
    "a*b.md": "FILE050",
    "a\tb.md": "FILE050",
    "projects/aux/note.md": "FILE047",
    "projects/x./note.md": "FILE049",
}


@pytest.mark.proof("F27")
@pytest.mark.skipif("os.name == 'nt'", reason="Windows cannot make such names")
def test_names_that_break_windows_are_reported(desk: Desk, tally: Tally) -> None:
    for name, code in WINDOWS.items():
        file = desk.file(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text("x\n", "utf-8")
        answered = desk("check", "--json")
        found = {item["code"]: item["hint"] for item in answered.data["findings"]}
        assert code in found, name
        assert found[code]
        assert desk("list", "--json").code in (0, 3)
        file.unlink()
        if file.parent != desk.file(""):
            file.parent.rmdir()
        tally()


@pytest.mark.proof("F27")
def test_twins_by_case_and_long_paths_are_reported(tally: Tally) -> None:
    cases = {
        ("README.md", "readme.md"): {"readme.md": "FILE052"},
        ("projects/2026/P-2026-001.yaml", "projects/2026/p-2026-001.yaml"): {
            "projects/2026/p-2026-001.yaml": "FILE052"
        },
        ("Projects/x.md", "projects/y.md"): {"projects": "FILE052"},
        ("STRASSE.md", "straße.md"): {"straße.md": "FILE052"},
        ("a/" + "x" * (LONGEST - 2),): {},
        ("a/" + "x" * (LONGEST - 1),): {"a/" + "x" * (LONGEST - 1): "FILE051"},
        ("README.md", "projects/README.md"): {},
        ("conf.md", "auxil.md", "COM10.md", "nulstil.md", "..md"): {},
    }
    for paths, meant in cases.items():
        assert {finding.path: finding.code for finding in odd_names(paths)} == meant
        tally()


@pytest.mark.proof("F27")
def test_no_command_makes_such_a_name(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, tally: Tally) -> None:
    digitek = Binary(command_table.copied(tmp_path_factory, tmp_path), tmp_path, today=TODAY)
    digitek.inside("new-idea", "--title", "CON: aux. / a|b? ", "--area", "omsorg", "--submitter", "abc")
    paths = digitek.git("ls-files", "-z").split("\0")[:-1]
    assert len(paths) > 20
    assert list(odd_names(paths)) == []
    assert all(re.fullmatch(r"[A-Za-z0-9./_-]+", path) for path in paths)
    tally(len(paths))


# ── F37, F38 ──


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Binary:
    place = tmp_path_factory.mktemp("versions")
    return Binary(command_table.copied(tmp_path_factory, place), place, today=TODAY)


def named(digitek: Binary, name: str) -> list[str]:
    return words_of(name, digitek.home / "new")


BY_HAND = ("-c", "user.name=X", "-c", "user.email=x@example.org", "commit", "-qam")
NEWER = ("format_version: 2", "format_version: 9999", "format_version: 2\nunknown_key: 1")
STRANGE = (
    'format_version: "2"',
    "format_version: true",
    "format_version: 1.5",
    "format_version: -1",
    "format_version: [1]",
    "",
)


@pytest.mark.proof("F38")
def test_a_newer_format_is_never_written_and_never_guessed_at(
    table: Binary, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(table.folder)
    file = table.folder / "portfolio" / "portfolio.yaml"
    text = file.read_text("utf-8")
    # The manual and the schemas are of the program: they say the same wherever one stands.
    beside = ("init", "demo", "doctor", "explain", "schema")
    commands = [name for name in CALLS if name not in beside]
    for number, version in enumerate((*NEWER, *STRANGE)):
        file.write_text(re.sub(r"(?m)^format_version: 1$", version, text), "utf-8")
        table.git(*BY_HAND, f"udgave {number}")
        state = table.state()
        for name in commands if number in (0, len(NEWER)) else ("list", "set", "check", "new-idea"):
            answer = table.inside(*named(table, name), "--json", code=None)
            assert answer.code == 3, (name, version, answer)
            if version in NEWER:
                assert answer.error["code"] == "newer-format", (name, answer)
                assert "uv tool upgrade" in answer.error["hint"]
            assert table.state() == state, name
            tally()
    file.write_text(text, "utf-8")
    table.git(*BY_HAND, "tilbage")


def private(digitek: Binary) -> list[Path]:
    """What we keep in the git folder."""
    return sorted((digitek.folder / ".git").glob("digitek*"))


def garbage(file: Path) -> None:
    file.write_bytes(b"\0\xff not ours" * 50)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def another_version(file: Path) -> None:
    file.write_text('{"version": 9999, "schema": "digitek/other/9", "records": {"x": null}}\n', "utf-8")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def unwritable(file: Path) -> None:
    file.chmod(0o400)


def a_dangling_link(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parent.parent / "elsewhere")


DAMAGE: tuple[Callable[[Path], None], ...] = (garbage, emptied, another_version, a_folder, unwritable, a_dangling_link)
READ = (["list"], ["show", "1"], ["check"], ["pools", "balance"], ["log"])


@pytest.mark.proof("F37")
@pytest.mark.skipif("os.name == 'nt'", reason="links and modes as POSIX has them")
def test_what_we_remember_beside_the_history_can_be_lost(table: Binary, tally: Tally) -> None:
    table.inside("set", "1", "need", "Før")
    told = table.folder / ".git" / "digitek.identity-told"
    told.touch()
    right = [table.inside(*words, code=None) for words in READ]
    for damage in DAMAGE:
        if told.is_symlink() or told.is_file():
            told.unlink()
        elif told.is_dir():
            told.rmdir()
        told.touch()
        damage(told)
        assert [table.inside(*words, code=None) for words in READ] == right, damage.__name__
        table.inside("set", "1", "need", f"Efter {damage.__name__}", "--dry-run")
        table.inside("pools", "reserve", "omsorg", "1", "--project", "1", "--by", "hom", "--reason", damage.__name__)
        assert not (table.folder / "elsewhere").exists()
        assert table.git("status", "--porcelain") == ""
        right = [table.inside(*words, code=None) for words in READ]
        tally(len(READ) + 2)
    assert private(table)


def nested(file: Path) -> None:
    file.write_bytes(b"[" * 100_000)


def shortened(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def changed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"commits": ', b'"commits": 9', 1))


def the_same(answer: str) -> dict[str, object]:
    """What a verification found, without how much of it was remembered."""
    document: dict[str, object] = json.loads(answer)
    return {name: value for name, value in document.items() if name not in ("read", "resumed_from")}


@pytest.mark.proof("F37")
@pytest.mark.skipif("os.name == 'nt'", reason="links and modes as POSIX has them")
def test_what_a_verification_remembers_can_be_lost(table: Binary, tally: Tally) -> None:
    right = the_same(table.inside("audit", "verify", "--json", code=None).out)
    for damage in (*DAMAGE, nested, shortened, changed):
        folder = table.folder / ".git" / "digitek-audit"
        (memory,) = [file for file in folder.iterdir() if file.suffix == ".json"]
        damage(memory)
        if damage is unwritable:
            folder.chmod(0o500)
        answer = table.inside("audit", "verify", "--json", code=None)
        assert the_same(answer.out) == right, damage.__name__
        assert the_same(table.inside("audit", "verify", "--full", "--json", code=None).out) == right
        assert not (table.folder / ".git" / "elsewhere").exists()
        shutil.rmtree(folder)
        table.inside("audit", "verify", code=None)
        tally(2)
