"""A write that dies anywhere leaves the old or the new state to the next one, and nothing lying about."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.errors import Conflict, DigitekError
from digitek_cli.store import commit, faults, forward
from tests.proofs import Tally
from tests.store.writing import PROJECT, count_up, git, leftovers, new_repository, status, write

if TYPE_CHECKING:
    from collections.abc import Iterator

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="these tests kill forked children")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = new_repository(tmp_path / "r")
    (root.parent / "notes.txt").write_bytes(b"staged by the user\n")
    git(root.parent, "add", "notes.txt")
    return root


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    yield
    faults.set_hook(None)


def work(task: str, root: Path, *numbers: int) -> dict[str, Any]:
    worker = Path(__file__).with_name("crash_worker.py")
    command = [sys.executable, str(worker), task, str(root), *map(str, numbers)]
    top = worker.parents[2]
    path = os.pathsep.join([str(top / "src"), str(top)])
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result | {"stderr": done.stderr}


def check_recovery(root: Path, stride: int, tally: Tally) -> None:
    result = work("during_recovery", root, stride)
    assert result["counter"] == result["head"] == result["commits"]
    assert result["status"] == ["M  notes.txt"]
    assert result["leftovers"] == []
    assert result["steps"] > 25
    tally(result["steps"] // stride)


@forks
@pytest.mark.proof("F02")
def test_recovery_may_die_too(root: Path, tally: Tally) -> None:
    check_recovery(root, 8, tally)


@pytest.mark.soak
@forks
@pytest.mark.proof("F02")
def test_recovery_may_die_at_any_step(root: Path, tally: Tally) -> None:
    check_recovery(root, 1, tally)


def interrupted_after_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write whose process ended as soon as its commit was on the branch."""
    with monkeypatch.context() as patched:
        patched.setattr(commit, "finish", lambda *rest: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            write(root, count_up)


def test_what_the_user_did_after_a_crash_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted_after_commit(root, monkeypatch)
    (root / PROJECT).write_bytes(b"title: by hand\n")
    with pytest.raises(Conflict, match="unsaved-edits") as refusal:
        write(root, count_up)
    assert refusal.value.params["paths"] == (f"portfolio/{PROJECT}",)
    assert (root / PROJECT).read_bytes() == b"title: by hand\n"
    assert (root / "counter.yaml").read_bytes() == b"1\n"


def test_a_revert_by_hand_after_a_crash_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted_after_commit(root, monkeypatch)
    git(root, "commit", "-q", "-m", "the old state again", "--", "counter.yaml", PROJECT)
    write(root, {"new.yaml": b"x\n"})
    assert (root / "counter.yaml").read_bytes() == b"0\n"
    assert status(root) == ["M  notes.txt"]


def test_another_branch_after_a_crash_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "branch", "other")
    interrupted_after_commit(root, monkeypatch)
    git(root, "symbolic-ref", "HEAD", "refs/heads/other")
    write(root, {"new.yaml": b"x\n"})
    assert (root / "counter.yaml").read_bytes() == b"0\n"
    assert status(root) == ["M  notes.txt"]


def test_another_work_tree_heals_the_one_that_crashed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(root, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    interrupted_after_commit(tmp_path / "side" / "portfolio", monkeypatch)
    write(root, count_up)
    assert status(tmp_path / "side") == []
    assert (tmp_path / "side" / "portfolio" / "counter.yaml").read_bytes() == b"1\n"
    assert leftovers(root) == []


def test_a_work_tree_that_is_gone_is_forgotten(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    interrupted_after_commit(tmp_path / "side" / "portfolio", monkeypatch)
    git(root, "worktree", "remove", "--force", str(tmp_path / "side"))
    write(root, count_up)
    assert leftovers(root) == []


def test_a_repository_that_was_moved_heals_itself(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted_after_commit(root, monkeypatch)
    root.parent.rename(tmp_path / "moved")
    moved = tmp_path / "moved" / "portfolio"
    write(moved, count_up)
    assert (moved / "counter.yaml").read_bytes() == b"2\n"
    assert status(moved) == ["M  notes.txt"]
    assert leftovers(moved) == []


def test_a_copy_does_not_touch_what_the_original_left(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted_after_commit(root, monkeypatch)
    shutil.copytree(root.parent, tmp_path / "copy")
    with pytest.raises(Conflict, match="foreign-journal"):
        write(tmp_path / "copy" / "portfolio", {"new.yaml": b"x\n"})
    assert (root / "counter.yaml").read_bytes() == b"0\n"
    write(root, count_up)
    assert (root / "counter.yaml").read_bytes() == b"2\n"


def test_a_damaged_journal_is_named(root: Path) -> None:
    (root.parent / ".git" / "digitek").mkdir()
    (root.parent / ".git" / "digitek" / "x.json").write_bytes(b"\0\0\0")
    with pytest.raises(Conflict, match=r"foreign-journal.*x\.json"):
        write(root, count_up)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forward, "INDEX_PATIENCE", 0.1)


def test_a_foreign_index_lock_delays_the_index_and_is_never_removed(root: Path, impatient: None) -> None:
    lock = root.parent / ".git" / "index.lock"
    lock.write_bytes(b"")
    for number in (1, 2, 3):
        receipt = write(root, count_up)
        assert [note.code for note in receipt.notes] == ["index-behind"]
        assert receipt.notes[0].params["lock"] == str(lock)
        assert (root / "counter.yaml").read_bytes() == b"%d\n" % number
    assert lock.read_bytes() == b""
    lock.unlink()
    assert write(root, count_up).notes == ()
    assert status(root) == ["M  notes.txt"]
    assert leftovers(root) == []


def test_an_index_lock_that_goes_away_is_waited_for(root: Path) -> None:
    lock = root.parent / ".git" / "index.lock"
    lock.write_bytes(b"")
    timer = threading.Timer(0.3, lock.unlink)
    timer.start()
    receipt = write(root, count_up)
    timer.join()
    assert receipt.notes == ()
    assert status(root) == ["M  notes.txt"]


def test_an_index_that_changes_meanwhile_is_not_overwritten(root: Path) -> None:
    done: list[str] = []

    def hook(name: str) -> None:
        if name == "link:index.lock" and not done:
            done.append(name)
            (root.parent / "late.txt").write_bytes(b"x")
            git(root.parent, "add", "late.txt")

    faults.set_hook(hook)
    write(root, count_up)
    assert status(root) == ["A  late.txt", "M  notes.txt"]


def test_a_file_changed_between_check_and_write_is_kept_and_told(root: Path) -> None:
    def hook(name: str) -> None:
        if name == "git:update-ref":
            (root / PROJECT).write_bytes(b"title: just now\n")

    faults.set_hook(hook)
    receipt = write(root, count_up)
    assert [(note.code, note.params["file"]) for note in receipt.notes] == [("file-kept", f"portfolio/{PROJECT}")]
    assert (root / PROJECT).read_bytes() == b"title: just now\n"
    assert status(root) == ["M  notes.txt", f" M portfolio/{PROJECT}"]


def test_a_file_that_cannot_be_written_yet_is_told_and_written_later(root: Path) -> None:
    def hook(name: str) -> None:
        if name == "replace:counter.yaml":
            raise OSError(28, "No space left on device")

    faults.set_hook(hook)
    receipt = write(root, count_up)
    assert receipt.commit == git(root, "rev-parse", "HEAD")
    assert [note.code for note in receipt.notes] == ["work-tree-behind"]
    write(root, {"new.yaml": b"x\n"})
    faults.set_hook(None)
    write(root, count_up)
    assert (root / "counter.yaml").read_bytes() == b"2\n"
    assert status(root) == ["M  notes.txt"]
    assert leftovers(root) == []


def test_a_stale_lock_of_our_own_on_the_branch_is_removed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digitek_cli.store.recovery.LOCK_PATIENCE", 0.05)
    for body in ("", "ours"):
        interrupted_after_commit(root, monkeypatch)
        lock = root.parent / ".git" / "refs" / "heads" / "main.lock"
        lock.write_text(git(root, "rev-parse", "HEAD") if body else "")
        write(root, count_up)
        assert leftovers(root) == []


def test_a_foreign_lock_on_the_branch_is_named_and_stays(root: Path) -> None:
    lock = root.parent / ".git" / "refs" / "heads" / "main.lock"
    lock.write_text("0" * 40)
    with pytest.raises(DigitekError, match="branch-locked") as refusal:
        write(root, count_up)
    assert refusal.value.params["path"] == str(lock)
    assert lock.exists()
    lock.unlink()
    assert leftovers(root) == []
