"""Pull requests that were made to break the checker: each ends in findings, and nothing of it is run or written."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.operations.proposal import MOST_FILES
from digitek_cli.operations.proposal_findings import SHOWN, bounded
from digitek_cli.rules.finding import error, warning
from digitek_cli.rules.owners import fits
from digitek_cli.store.git import Repository
from digitek_cli.store.yaml_guard import MAX_BYTES
from tests.attacks.poisoned import SETTINGS, Poisons
from tests.cli.portfolio_case import Answered, Desk, start

if TYPE_CHECKING:
    from tests.proofs import Tally

PROJECT = "portfolio/projects/2026/P-2026-001.yaml"
COMMANDS = ("::error::x", "##vso[task.complete result=Succeeded]x", "::set-output name=a::b", "##[error]x")


@dataclass(frozen=True)
class Stranger:
    """Somebody who makes branches by git's own means, without a work tree and without our commands."""

    desk: Desk

    def git(self, *words: str, told: bytes = b"", index: Path | None = None) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.desk.folder), *words],
            input=told,
            env=os.environ | ({"GIT_INDEX_FILE": str(index)} if index else {}),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    def blob(self, data: bytes) -> str:
        return self.git("hash-object", "-w", "--stdin", told=data)

    def branch(self, *entries: tuple[str, str | None, bytes], message: str = "x", name: str = "evil") -> str:
        """A branch on `main` with these entries: mode, object or None to take it away, and path."""
        index = self.desk.folder / ".git" / "evil-index"
        self.git("read-tree", "main", index=index)
        lines = [
            b"%s %s\t%s\0" % ((mode if oid else "0").encode(), (oid or "0" * 40).encode(), path)
            for mode, oid, path in entries
        ]
        self.git("update-index", "-z", "--index-info", told=b"".join(lines), index=index)
        tree = self.git("write-tree", "--missing-ok", index=index)
        commit = self.git("commit-tree", tree, "-p", "main", "-F", "-", told=message.encode())
        self.git("update-ref", f"refs/heads/{name}", commit)
        return commit

    def check(self, head: str = "evil", *words: str) -> Answered:
        return self.desk("check", "--base", "main", "--known", head, *words)

    def codes(self, head: str = "evil") -> set[str]:
        answered = self.check(head, "--json")
        assert answered.code in (1, 3), answered
        return {item["code"] for item in answered.data["findings"] if item["severity"] == "error"}


@pytest.fixture
def stranger(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stranger:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Et", "--area", "social", "--submitter", "abc")
    return Stranger(desk)


def plain(stranger: Stranger, path: str, text: str | bytes) -> tuple[str, str, bytes]:
    data = text.encode() if isinstance(text, str) else text
    return ("100644", stranger.blob(data), path.encode())


@pytest.mark.proof("A01", "A04")
def test_bombs_are_refused_as_files_of_a_branch(stranger: Stranger, tally: Tally) -> None:
    bombs = {
        "laughs": (b"a: &a [x]\nb: [*a,*a]\n", "FILE005"),
        "deep": (b"a: " + b"[" * 100_000, "FILE004"),
        "utf16": ("id: x".encode("utf-16"), "FILE002"),
    }
    for data, code in bombs.values():
        stranger.branch(("100644", stranger.blob(data), PROJECT.encode()))
        assert code in stranger.codes()
        tally()


@pytest.mark.proof("A05")
def test_a_huge_file_is_refused_by_its_size_and_never_loaded(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    huge = stranger.blob(b"#" * (40 * MAX_BYTES))
    loaded: list[str] = []
    real = Repository.read_blobs

    def watched(self: Repository, oids: Any) -> dict[str, bytes]:
        wanted = list(oids)
        loaded.extend(wanted)
        return real(self, wanted)

    monkeypatch.setattr(Repository, "read_blobs", watched)
    paths = (PROJECT, "portfolio/decisions/2026/D-2026-aaaaaa.yaml", ".github/workflows/x.yml")
    stranger.branch(*(("100644", huge, path.encode()) for path in paths))
    answered = stranger.check("evil", "--json")
    assert answered.code == 3
    assert [item["path"] for item in answered.data["findings"] if item["code"] == "FILE001"] == sorted(paths[:2])
    assert loaded
    assert huge not in loaded
    tally(3)


def test_more_files_than_anybody_reads_are_counted_and_not_read(stranger: Stranger) -> None:
    oid = stranger.blob(b"a: &a [*a]\n")
    names = (f"portfolio/projects/2026/P-2026-{number:05}.yaml" for number in range(MOST_FILES + 1))
    stranger.branch(*(("100644", oid, name.encode()) for name in names), (*("100644", None), PROJECT.encode()))
    answered = stranger.check("evil", "--json")
    assert answered.code == 1
    (found,) = [item for item in answered.data["findings"] if item["code"] == "PROP004"]
    assert str(MOST_FILES + 2) in found["message"]
    assert len(answered.out) < 20_000


def test_many_findings_alike_are_counted() -> None:
    many = [error("EVT002", f"decisions/2026/{number}.yaml", event=str(number)) for number in range(5_000)]
    shown = bounded([*many, warning("GOV001", files=(), number=1)])
    assert len(shown) == SHOWN + 2
    (rest,) = [item for item in shown if item.code == "PROP009"]
    assert (rest.severity, rest.params) == ("error", {"number": 5_000 - SHOWN, "code": "EVT002"})


@pytest.mark.proof("A24")
def test_links_submodules_and_names_that_lie(stranger: Stranger, tally: Tally) -> None:
    link = stranger.blob(b"/etc/passwd")
    names = (b"portfolio/a\nb.yaml", b"portfolio/\x1b[2Jc.yaml", b"portfolio/\xff\xfe.yaml", b"portfolio/con.yaml")
    stranger.branch(
        ("120000", link, b"portfolio/projects/2026/P-2026-002.yaml"),
        ("120000", link, PROJECT.encode()),
        ("160000", "1" * 40, b"portfolio/projects/2026/P-2026-003.yaml"),
        ("160000", "1" * 40, b"portfolio/decisions/2026/D-2026-aaaaaa.yaml"),
        ("160000", "1" * 40, b"sub"),
        plain(stranger, ".gitmodules", '[submodule "sub"]\n\tpath = sub\n\turl = ../x\n\tupdate = !touch x\n'),
        *(("100644", stranger.blob(b"x: 1\n"), name) for name in names),
        plain(stranger, "portfolio/projects/2026/p-2026-001.yaml", "x: 1\n"),
    )
    assert {"FILE043", "FILE044", "FILE040"} <= stranger.codes()
    for form in ("text", "github", "sarif", "junit", "markdown"):
        answered = stranger.check("evil", "--format", form)
        assert answered.code in (1, 3)
        assert "\x1b" not in answered.out
        tally()


def test_what_a_branch_says_is_no_command_of_the_server(stranger: Stranger) -> None:
    text = stranger.desk.file("projects/2026/P-2026-001.yaml").read_text("utf-8")
    entries = [
        plain(stranger, f"portfolio/{COMMANDS[0]}\n{COMMANDS[1]}.yaml", "x: 1\n"),
        plain(
            stranger,
            PROJECT,
            text.replace("title: Et", "title: " + json.dumps(COMMANDS[0])) + f'area: "{COMMANDS[2]}"\n',
        ),
    ]
    stranger.branch(*entries, message="\n".join(COMMANDS))
    for form in ("text", "github"):
        answered = stranger.check("evil", "--format", form)
        for line in (answered.out + answered.err).splitlines():
            assert not line.lstrip().startswith(("::error::", "::set-output", "##")), line


@pytest.mark.proof("A30")
def test_nothing_that_a_branch_or_a_folder_names_is_run(stranger: Stranger, tmp_path: Path, tally: Tally) -> None:
    poisons = Poisons.in_folder(tmp_path / "poison")
    folder = stranger.desk.folder
    user = Path(os.environ["GIT_CONFIG_GLOBAL"])
    mine = poisons.leaves("own-driver").replace("\\", "\\\\").replace('"', '\\"')
    user.write_text(f'[merge "own"]\n\tdriver = "{mine}"\n[merge]\n\tdefault = own\n', "utf-8")
    attributes = "* merge=own filter=p diff=p export-subst ident\n"
    (folder / ".git" / "info").mkdir(exist_ok=True)
    text = stranger.desk.file("projects/2026/P-2026-001.yaml").read_text("utf-8")
    other = text.replace("title: Et", "title: Noget")
    stranger.branch(plain(stranger, ".gitattributes", attributes), plain(stranger, PROJECT, other))
    stranger.branch(plain(stranger, PROJECT, text + "need: Et behov\n"), name="main2")
    for key, name in SETTINGS.items():
        stranger.git("config", key, poisons.leaves(name))
    (folder / ".git" / "info" / "attributes").write_text("* merge=own\n", "utf-8")
    (folder / ".gitattributes").write_text(attributes, "utf-8")
    (folder / "portfolio" / "organisation.yaml").touch()
    for words in (("--known", "evil"), ()):
        answered = stranger.desk("check", "--base", "main2", *words, "--json")
        assert answered.code in (0, 1, 3), answered
    found = {item["code"] for item in stranger.check("evil", "--json").data["findings"]}
    assert {"GOV001", "GOV015"} <= found
    assert list(poisons.marks.iterdir()) == []
    tally(2)


def test_replaced_objects_and_grafts_hide_nothing(stranger: Stranger) -> None:
    commit = stranger.branch(("100644", None, b"portfolio/organisation.yaml"))
    stranger.git("replace", commit, "main")
    (stranger.desk.folder / ".git" / "info").mkdir(exist_ok=True)
    (stranger.desk.folder / ".git" / "info" / "grafts").write_text(f"{commit}\n", "utf-8")
    assert "PROP003" in stranger.codes(commit)


def broken(stranger: Stranger, path: str) -> bytes:
    text = stranger.desk.file(path).read_text("utf-8")
    return (text.replace("format_version: 1", "format_version: 99") if path == "portfolio.yaml" else "x: [1\n").encode()


@pytest.mark.parametrize("how", ["gone", "broken"])
@pytest.mark.parametrize("path", ["portfolio.yaml", "organisation.yaml", "policy/2026-01-01.yaml"])
def test_a_foundation_that_is_taken_away_is_missed_and_the_rest_is_judged(
    path: str, how: str, stranger: Stranger
) -> None:
    oid = None if how == "gone" else stranger.blob(broken(stranger, path))
    stranger.branch(
        ("100644", oid, f"portfolio/{path}".encode()),
        plain(stranger, "portfolio/decisions/2026/D-2026-aaaaaa.yaml", "x: 1\n"),
    )
    for words in (("--known", "evil"), ()):
        answered = stranger.desk("check", "--base", "main", *words, "--json")
        assert answered.code in (1, 3)
        found = {(item["code"], item["path"]) for item in answered.data["findings"] if item["severity"] == "error"}
        assert ("PROP003", f"portfolio/{path}") in found
        assert "portfolio/decisions/2026/D-2026-aaaaaa.yaml" in {place for _, place in found}
        stranger.git("checkout", "-q", "evil")


def test_a_deep_history_is_judged_as_one(stranger: Stranger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digitek_cli.store.proposal.MOST_COMMITS", 3)
    monkeypatch.setattr("digitek_cli.operations.proposal_findings.MOST_COMMITS", 3)
    commit, tree = stranger.git("rev-parse", "main", "main^{tree}").split()
    for number in range(5):
        commit = stranger.git("commit-tree", tree, "-p", commit, "-m", str(number))
    answered = stranger.check(commit, "--json")
    assert "PROP005" in {item["code"] for item in answered.data["findings"]}


@pytest.mark.parametrize("glob", ["a*" * 3_000, "**/" * 3_000, "*" * 60_000, "/" * 9_000, "[" * 5_000])
def test_a_pattern_made_to_take_for_ever_does_not(glob: str) -> None:
    assert fits(glob, "a" * 200 + "/b" * 30) in (True, False)
