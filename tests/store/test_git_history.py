"""The trail as git has it: entries, changes since a revision, and files as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitek_cli.store.git import Repository
from digitek_cli.store.history import log, read_at
from tests.store.writing import PROJECT, START, git, new_repository, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "r")


def test_the_log_names_operations_and_hand_made_commits(root: Path) -> None:
    write(root, {PROJECT: b"title: second\n"}, operation="gate.advance", what="gate 1", recorded_by="pl1")
    (root / "counter.yaml").write_bytes(b"7\n")
    git(root, "commit", "-q", "-am", "by hand\n\nNo trailers.")
    (root.parent / "notes.txt").write_bytes(b"elsewhere\n")
    git(root.parent, "commit", "-q", "-am", "not the portfolio")
    newest, ours, first = log(root)
    assert (newest.operation, newest.project, newest.recorded_by, newest.summary) == ("manual", None, None, "by hand")
    assert (ours.operation, ours.project, ours.recorded_by) == ("gate.advance", "P-2026-001", "pl1")
    assert ours.summary == "gate.advance P-2026-001: gate 1"
    assert ours.author == "Test"
    assert ours.commit == git(root, "rev-parse", "HEAD~2")
    assert first.summary == "start"
    assert [entry.commit for entry in log(root, limit=2)] == [newest.commit, ours.commit]


def test_the_log_of_a_project_has_what_names_it_and_what_changed_its_files(root: Path) -> None:
    write(root, {"decisions/2026/D-2026-abcdef.yaml": b"x\n"}, what="decision")
    write(root, {"counter.yaml": b"5\n"}, what="another", subject_id="P-2026-002")
    (root / PROJECT).write_bytes(b"title: by hand\n")
    git(root, "commit", "-q", "-am", "by hand")
    assert [entry.summary for entry in log(root, "P-2026-001")] == ["by hand", "set P-2026-001: decision", "start"]
    assert [entry.summary for entry in log(root, "P-2026-001", 1)] == ["by hand"]


def test_the_log_survives_strange_names_and_dates(root: Path) -> None:
    raw = git(root, "cat-file", "commit", "HEAD").split("\n\n")[0].splitlines()
    tree = git(root, "write-tree")
    strange = f"tree {tree}\nparent {git(root, 'rev-parse', 'HEAD')}\nauthor a\x1fb <x> 99999999999999999999 +0000\n{raw[-1]}\n\nodd\x1f\x1e\n"
    (root / "counter.yaml").write_bytes(b"8\n")
    git(root, "add", "-A")
    strange = strange.replace(tree, git(root, "write-tree"))
    oid = git(root, "hash-object", "-w", "-t", "commit", "--literally", "--stdin", input=strange)
    git(root, "update-ref", "HEAD", oid)
    assert [entry.commit for entry in log(root, limit=1)] == [oid]


def test_a_new_repository_has_an_empty_log(tmp_path: Path) -> None:
    Repository.init(tmp_path / "new")
    assert log(tmp_path / "new") == []


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_files_are_read_as_they_were(tmp_path: Path, kind: str) -> None:
    root = new_repository(tmp_path / "k", f"--object-format={kind}")
    write(root, {PROJECT: b"title: second\n"})
    assert read_at(root, "HEAD~1", PROJECT) == START[PROJECT]
    assert read_at(root, "HEAD", PROJECT) == b"title: second\n"
    assert read_at(root, "HEAD", "nothing.yaml") is None
    assert read_at(root, "HEAD", "projects") is None
    assert set(Repository.open(root).ls_tree("HEAD", "portfolio/")) == {f"portfolio/{path}" for path in START}


def test_packed_history_is_read_without_running_git_settings(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {PROJECT: b"title: second\n"})
    git(root, "gc", "-q")
    git(root, "config", "core.fsmonitor", f"touch {tmp_path}/owned #")
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    assert read_at(root, "HEAD~1", PROJECT) == START[PROJECT]
    assert not (tmp_path / "owned").exists()
