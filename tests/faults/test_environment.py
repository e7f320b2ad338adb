"""The surroundings are not as they should be: each has a message of its own, and works or is refused by name."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitek_cli.store import faults
from tests.e2e.binary import Binary

if TYPE_CHECKING:
    from tests.proofs import Tally

TODAY = "2026-02-10"
PROJECT = "portfolio/projects/2026/P-2026-001.yaml"
SET = ("set", "1", "title", "Borde")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made")
    digitek = Binary(place, place, today="2026-02-02")
    digitek.inside("init", "sso")
    digitek.folder = place / "sso"
    digitek.inside(*"new-idea --title Tavler --area omsorg --submitter abc --need Overblik --no-it".split())
    return place / "sso"


@pytest.fixture
def digitek(made: Path, tmp_path: Path) -> Binary:
    shutil.copytree(made, tmp_path / "sso")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".gitconfig").write_text("[user]\n\tname = Test\n\temail = test@example.org\n")
    return Binary(tmp_path / "sso", tmp_path / "home", today=TODAY)


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git in front of the real one."""
    folder.mkdir()
    (folder / "git").write_text(f'#!/bin/sh\n{script}\nexec {shutil.which("git")} "$@"\n')
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def refused(digitek: Binary, code: str, status: int = 5) -> str:
    """A write that is refused by this name, in both languages, and the words; reading goes on."""
    before = (digitek.folder / PROJECT).read_bytes()
    error = digitek.inside(*SET, "--json", code=status).error
    assert error["code"] == code, error
    english = digitek.inside("--lang", "en", *SET, "--json", code=status).error
    assert english["message"] != error["message"]
    assert "{" not in error["message"] + english["message"]
    assert error["hint"]
    assert (digitek.folder / PROJECT).read_bytes() == before
    assert "Tavler" in digitek.inside("list").out
    return str(error["message"])


@pytest.mark.proof("F31")
def test_each_lack_of_git_has_its_own_message(
    digitek: Binary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    said = set()
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path / "home"))
        said.add(refused(digitek, "no-git"))
    with monkeypatch.context() as patch:
        stand_in(tmp_path / "old", '[ "$1" = version ] && { echo git version 2.30.2; exit; }', patch)
        said.add(refused(digitek, "old-git"))
    with monkeypatch.context() as patch:
        stand_in(tmp_path / "foreign", "export GIT_TEST_ASSUME_DIFFERENT_OWNER=1", patch)
        said.add(refused(digitek, "unsafe-directory"))
    assert len(said) == 3
    tally(3)
    digitek.inside(*SET)


@pytest.mark.proof("F31")
def test_without_a_name_the_one_who_types_stands_in(digitek: Binary, tally: Tally) -> None:
    (digitek.home / ".gitconfig").unlink()
    (digitek.folder / ".git" / "digitek.identity-told").unlink()
    answer = digitek.inside(*SET)
    assert "no-git-identity" in answer.err
    assert digitek.git("log", "-1", "--format=%an <%ae>").strip() == "kon <kon@digitek.invalid>"
    assert "no-git-identity" not in digitek.inside("set", "1", "title", "Stole").err
    tally()


@pytest.mark.proof("F31")
@pytest.mark.parametrize("attributes", [True, False])
def test_windows_line_ends_stay_out_of_the_history(
    digitek: Binary, tmp_path: Path, tally: Tally, attributes: bool
) -> None:
    if not attributes:
        digitek.git("rm", "-q", ".gitattributes")
        digitek.git("commit", "-q", "-m", "without")
    digitek.git("clone", "-q", "-c", "core.autocrlf=true", str(digitek.folder), str(tmp_path / "windows"))
    windows = Binary(tmp_path / "windows", digitek.home, today=TODAY)
    assert (b"\r\n" in (windows.folder / PROJECT).read_bytes()) is not attributes
    windows.inside(*SET)
    assert b"\r" not in windows.git("show", f"HEAD:{PROJECT}").encode()
    assert windows.git("status", "--porcelain") == ""
    assert windows.git("show", "--stat", "--format=", "HEAD").count("|") == 1
    tally()


@pytest.mark.proof("F31")
def test_names_with_every_letter_whatever_git_quotes(digitek: Binary, tally: Tally) -> None:
    digitek.git("config", "core.quotePath", "true")
    name = "evidence/æøå \t“x”.md".replace("\t", "")
    (digitek.folder / "portfolio" / "evidence").mkdir(exist_ok=True)
    (digitek.folder / "portfolio" / name).write_text("Et notat.\n", "utf-8")
    digitek.git("add", "-A")
    digitek.git("commit", "-q", "-m", "notat")
    digitek.inside(*SET)
    assert digitek.git("status", "--porcelain") == ""
    assert json.loads(digitek.inside("check", "--base", "HEAD~1", "--json").out)["ok"] is True
    tally()


def clone(digitek: Binary, place: Path, *options: str) -> Binary:
    digitek.git("config", "uploadpack.allowFilter", "true")
    digitek.git("clone", "-q", *options, f"file://{digitek.folder}", str(place))
    return Binary(place, digitek.home, today=TODAY)


def works(digitek: Binary) -> None:
    """Everything a day needs, with one clean commit."""
    for words in (("list",), ("show", "1"), ("log",), ("check",), ("show", "1", "--known", "HEAD")):
        digitek.inside(*words)
    before = digitek.git("rev-parse", "HEAD").strip()
    digitek.inside(*SET)
    assert digitek.git("rev-parse", "HEAD~1").strip() == before
    assert digitek.git("status", "--porcelain") == ""


@pytest.mark.proof("F32")
def test_a_shallow_clone_works_and_says_what_it_lacks(digitek: Binary, tmp_path: Path, tally: Tally) -> None:
    shallow = clone(digitek, tmp_path / "shallow", "--depth=1")
    works(shallow)
    error = shallow.inside("check", "--base", "HEAD~2", "--json", code=2).error
    assert "--unshallow" in error["hint"]
    tally()


@pytest.mark.proof("F32")
def test_a_partial_clone_works_with_what_it_has_and_fetches_nothing(
    digitek: Binary, tmp_path: Path, tally: Tally
) -> None:
    partial = clone(digitek, tmp_path / "partial", "--filter=blob:none")
    works(partial)
    bare = clone(digitek, tmp_path / "bare", "--filter=blob:none", "--no-checkout")
    before = bare.git("count-objects", "-v")
    error = bare.inside("-C", str(bare.folder), "show", "1", "--json", code=5).error
    assert error["code"] == "no-portfolio-in-repository"
    digitek.inside("set", "1", "title", "Stole")
    partial.git("-c", "protocol.file.allow=always", "fetch", "-q")
    error = partial.inside("show", "1", "--known", "origin/main", "--json", code=5).error
    assert error["code"] == "partial-clone", error
    assert bare.git("count-objects", "-v") == before
    tally(2)


@pytest.mark.proof("F32")
def test_a_linked_work_tree_and_a_submodule_work(digitek: Binary, tmp_path: Path, tally: Tally) -> None:
    digitek.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    side = Binary(tmp_path / "side", digitek.home, today=TODAY)
    works(side)
    assert digitek.git("status", "--porcelain") == ""
    tally()
    outer = tmp_path / "outer"
    digitek.git("init", "-q", str(outer))
    added = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(digitek.folder), "inner")
    subprocess.run(["git", *added], cwd=outer, check=True, env=digitek.environment)
    works(Binary(outer / "inner", digitek.home, today=TODAY))
    tally()


@pytest.mark.proof("F32")
@pytest.mark.parametrize("extension", ["refstorage", "somethingnew"])
def test_a_repository_of_another_kind_is_refused_by_name(digitek: Binary, tally: Tally, extension: str) -> None:
    digitek.git("config", "core.repositoryformatversion", "1")
    digitek.git("config", f"extensions.{extension}", "reftable")
    error = digitek.inside(*SET, "--json", code=5).error
    assert error["code"] in ("unknown-extension", "unsupported-ref-storage"), error
    assert "Tavler" in digitek.inside("list").out
    tally()


def at_step(sign: str, act: Callable[[], object]) -> None:
    """Do something once, when a write comes to a step."""
    done: list[str] = []

    def hook(name: str) -> None:
        if name.startswith(sign) and not done:
            done.append(name)
            act()

    faults.set_hook(hook)


@pytest.fixture(autouse=True)
def _calm() -> object:
    yield
    faults.set_hook(None)


STEPS = (
    *("git:rev-parse", "lock", "git:ls-tree", "git:cat-file", "git:hash-object", "git:update-index", "git:commit"),
    *("git:diff-tree", "git:update-ref", "write:file", "replace:P-2026-001.yaml", "link:index.lock", "drop-journal"),
)


@pytest.mark.proof("F39")
@pytest.mark.parametrize("step", STEPS)
def test_a_clone_that_is_moved_while_it_is_written_loses_nothing(
    digitek: Binary, tmp_path: Path, tally: Tally, step: str
) -> None:
    """Old or new, never between; the next write at the new place puts everything right, and the old place stays empty."""
    top, moved = digitek.folder, tmp_path / "moved"
    before = digitek.git("rev-parse", "HEAD")
    at_step(step, lambda: shutil.move(top, moved))
    answer = digitek.inside(*SET, code=None)
    faults.set_hook(None)
    assert moved.exists(), f"{step} is no step of a write"
    assert answer.code in (0, 4, 5), answer
    left = [path for path in top.rglob("*") if path.is_file()] if top.exists() else []
    assert left == [], left
    digitek.folder = moved
    landed = digitek.git("rev-parse", "HEAD") != before
    assert answer.code != 0 or landed
    digitek.inside("set", "1", "budget.trial", "50000")
    assert ("Borde" in digitek.git("show", f"HEAD:{PROJECT}")) is landed
    assert digitek.git("status", "--porcelain") == ""
    assert digitek.git("fsck", "--strict", "--no-dangling") == ""
    tally()


@pytest.mark.proof("F39")
@pytest.mark.parametrize("way", ["the whole clone", "the journal alone"])
def test_a_journal_of_another_clone_is_refused(digitek: Binary, tmp_path: Path, tally: Tally, way: str) -> None:
    def full_disk() -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "P-2026-001.yaml")

    other = Binary(tmp_path / "copy", digitek.home, today=TODAY)
    if way == "the journal alone":
        shutil.copytree(digitek.folder, other.folder)
    at_step("replace:P-2026-001.yaml", full_disk)
    assert "work-tree-behind" in digitek.inside(*SET).err
    faults.set_hook(None)
    journals = digitek.folder / ".git" / "digitek"
    assert list(journals.glob("*.json"))
    if way == "the journal alone":
        shutil.copytree(journals, other.folder / ".git" / "digitek", dirs_exist_ok=True)
    else:
        shutil.copytree(digitek.folder, other.folder)
    was = other.state()
    error = other.inside("set", "1", "budget.trial", "50000", "--json", code=4).error
    assert error["code"] == "foreign-journal"
    assert other.state() == was
    doctor = json.loads(other.inside("doctor", "--json", code=1).out)
    assert "ENV065" in {item["code"] for item in doctor["findings"]}
    # The clone that it belongs to finishes it, also under another name.
    digitek.folder = digitek.folder.rename(tmp_path / "renamed")
    digitek.inside("set", "1", "budget.trial", "50000")
    assert "Borde" in (digitek.folder / PROJECT).read_text("utf-8")
    assert digitek.git("status", "--porcelain") == ""
    tally()
