"""One change, one commit, exactly its paths; everything else in the work tree and the index stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitek_cli.errors import Conflict
from digitek_cli.store.git import Repository
from tests.store.writing import PROJECT, START, change, changed_paths, git, leftovers, new_repository, status, write

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.operations.change import Change
    from digitek_cli.store.snapshot import Snapshot


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "r")


def test_a_commit_has_exactly_its_paths_and_files_and_index_follow(root: Path) -> None:
    receipt = write(root, {PROJECT: b"title: second\n", "decisions/2026/D-2026-abcdef.yaml": b"id: x\n"})
    assert receipt.commit == git(root, "rev-parse", "HEAD")
    assert changed_paths(root) == ["portfolio/decisions/2026/D-2026-abcdef.yaml", f"portfolio/{PROJECT}"]
    assert (root / PROJECT).read_bytes() == b"title: second\n"
    assert status(root) == []
    assert leftovers(root) == []
    assert receipt.notes == ()


def test_what_the_user_staged_or_left_unsaved_elsewhere_stays(root: Path) -> None:
    (root.parent / "notes.txt").write_bytes(b"staged\n")
    (root.parent / "staged.txt").write_bytes(b"new and staged\n")
    git(root.parent, "add", "notes.txt", "staged.txt")
    (root / "portfolio.yaml").write_bytes(b"name: unsaved\n")
    (root.parent / "loose.txt").write_bytes(b"untracked\n")
    before = status(root)
    write(root, {PROJECT: b"title: second\n"})
    assert changed_paths(root) == [f"portfolio/{PROJECT}"]
    assert status(root) == before
    assert (root / "portfolio.yaml").read_bytes() == b"name: unsaved\n"


def test_nothing_to_change_makes_no_commit(root: Path) -> None:
    before = git(root, "rev-parse", "HEAD")
    receipt = write(root, {PROJECT: START[PROJECT]})
    assert receipt.commit is None
    assert [note.code for note in receipt.notes] == ["nothing-to-commit"]
    assert git(root, "rev-parse", "HEAD") == before


def test_a_dry_run_writes_nothing(root: Path) -> None:
    before = git(root, "rev-parse", "HEAD")
    receipt = write(root, {PROJECT: b"title: second\n"}, dry_run=True)
    assert receipt.commit is None
    assert receipt.edits[0].after == b"title: second\n"
    assert receipt.message.startswith("set P-2026-001: a field\n")
    assert git(root, "rev-parse", "HEAD") == before
    assert status(root) == []
    assert not (root.parent / ".git" / "digitek.lock").exists()


def test_a_dry_run_says_what_would_refuse(root: Path) -> None:
    (root / PROJECT).write_bytes(b"title: unsaved\n")
    with pytest.raises(Conflict, match="unsaved-edits"):
        write(root, {PROJECT: b"title: second\n"}, dry_run=True)


@pytest.mark.parametrize(
    ("reads", "files"),
    [((), {"portfolio.yaml": b"x\n"}), (("portfolio.yaml",), {PROJECT: b"x\n"})],
    ids=["touched", "read"],
)
def test_an_unsaved_edit_in_a_file_that_is_touched_or_read_is_refused(
    root: Path, reads: tuple[str, ...], files: dict[str, bytes]
) -> None:
    (root / "portfolio.yaml").write_bytes(b"name: unsaved\n")
    with pytest.raises(Conflict) as refusal:
        write(root, files, reads=reads)
    assert refusal.value.code == "unsaved-edits"
    assert refusal.value.params["paths"] == ("portfolio/portfolio.yaml",)
    assert (root / "portfolio.yaml").read_bytes() == b"name: unsaved\n"
    assert leftovers(root) == []


def test_a_staged_edit_in_a_file_that_is_touched_or_read_is_refused(root: Path) -> None:
    (root / "portfolio.yaml").write_bytes(b"name: staged\n")
    git(root, "add", "portfolio.yaml")
    for files, reads in (({"portfolio.yaml": b"x\n"}, ()), ({PROJECT: b"x\n"}, ("portfolio.yaml",))):
        with pytest.raises(Conflict, match="staged-edits"):
            write(root, files, reads=reads)
    assert status(root) == ["M  portfolio/portfolio.yaml"]


@pytest.mark.parametrize("name", ["policy/new.yaml", "policy/2026/new.yaml"])
def test_a_folder_that_is_read_covers_its_new_records_but_no_other_files(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True)
    (root / "policy" / "notes.txt").write_bytes(b"x")
    (root / "policy" / ".swap.yaml").write_bytes(b"x")
    write(root, {PROJECT: b"title: second\n"}, reads=("policy/",))
    (root / name).write_bytes(b"x")
    with pytest.raises(Conflict) as refusal:
        write(root, {PROJECT: b"title: third\n"}, reads=("policy/",))
    assert refusal.value.params["paths"] == (f"portfolio/{name}",)


def test_a_deleted_file_that_is_read_is_an_unsaved_edit(root: Path) -> None:
    (root / "counter.yaml").unlink()
    with pytest.raises(Conflict, match="unsaved-edits"):
        write(root, {PROJECT: b"title: second\n"}, reads=("counter.yaml",))


def test_an_untracked_file_where_one_is_to_be_created_is_refused(root: Path) -> None:
    (root / "new.yaml").write_bytes(b"somebody's\n")
    with pytest.raises(Conflict, match="unsaved-files"):
        write(root, {"new.yaml": b"ours\n"})
    assert (root / "new.yaml").read_bytes() == b"somebody's\n"


def test_a_hand_edit_that_is_exactly_what_the_commit_brings_is_taken_in(root: Path) -> None:
    (root / PROJECT).write_bytes(b"title: by hand\n")
    git(root, "add", PROJECT)
    write(root, {PROJECT: b"title: by hand\n"})
    assert status(root) == []


def test_turned_line_endings_are_no_edit(root: Path) -> None:
    (root / PROJECT).write_bytes(b"title: first\r\n")
    write(root, {PROJECT: b"title: second\n"})
    assert (root / PROJECT).read_bytes() == b"title: second\n"


def test_a_link_in_the_way_is_refused(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "decisions").symlink_to(outside, target_is_directory=True)
    with pytest.raises(Conflict, match="not-a-plain-file"):
        write(root, {"decisions/new.yaml": b"x\n"})
    (root / PROJECT).unlink()
    (root / PROJECT).symlink_to(root / "counter.yaml")
    with pytest.raises(Conflict, match="not-a-plain-file"):
        write(root, {PROJECT: b"x\n"})
    assert list(outside.iterdir()) == []


def test_a_link_in_the_history_is_refused(root: Path) -> None:
    (root / "link.yaml").symlink_to("counter.yaml")
    git(root, "add", "link.yaml")
    git(root, "commit", "-q", "-m", "link")
    with pytest.raises(Conflict, match="not-a-plain-file"):
        write(root, {PROJECT: b"x\n"}, reads=("link.yaml",))


@pytest.mark.parametrize("path", ["../out.yaml", "/tmp/x.yaml", "a/../b.yaml", ".git/config", "a//b", "C:x", "a\nb"])
def test_a_path_that_leaves_the_portfolio_is_a_bug_and_writes_nothing(root: Path, path: str) -> None:
    with pytest.raises(ValueError):
        write(root, {path: b"x\n"})
    assert status(root) == []


def test_the_mode_of_a_file_stays(root: Path) -> None:
    (root / PROJECT).chmod(0o755)
    git(root, "commit", "-q", "-am", "mode")
    write(root, {PROJECT: b"title: second\n"})
    assert git(root, "ls-files", "-s", PROJECT).startswith("100755")
    assert (root / PROJECT).stat().st_mode & 0o100
    assert status(root) == []


def test_an_unborn_branch_gets_its_first_commit(tmp_path: Path) -> None:
    repository = Repository.init(tmp_path / "new")
    receipt = write(tmp_path / "new" / "portfolio", {"portfolio.yaml": b"name: new\n"}, subject_id="", operation="init")
    assert git(repository.toplevel, "rev-list", "--count", "main") == "1"
    assert git(repository.toplevel, "rev-parse", "main") == receipt.commit
    assert status(repository.toplevel) == []
    assert leftovers(repository.toplevel) == []
    write(tmp_path / "new" / "portfolio", {"portfolio.yaml": b"name: newer\n"})
    assert git(repository.toplevel, "rev-list", "--count", "main") == "2"


def test_a_portfolio_may_be_the_repository_itself(tmp_path: Path) -> None:
    Repository.init(tmp_path / "new")
    write(tmp_path / "new", {"portfolio.yaml": b"name: new\n"})
    write(tmp_path / "new", {"portfolio.yaml": b"name: newer\n"}, reads=("policy/",))
    assert status(tmp_path / "new") == []


def test_a_repository_with_long_ids_works(tmp_path: Path) -> None:
    root = new_repository(tmp_path / "r", "--object-format=sha256")
    receipt = write(root, {PROJECT: b"title: second\n", "new.yaml": b"x\n"})
    assert len(receipt.commit or "") == 64
    assert status(root) == []


def test_a_linked_work_tree_moves_its_own_branch(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    receipt = write(tmp_path / "side" / "portfolio", {PROJECT: b"title: side\n"})
    assert git(root, "rev-parse", "side") == receipt.commit
    assert git(root, "rev-parse", "main") != receipt.commit
    assert status(tmp_path / "side") == status(root) == []
    assert leftovers(root) == []


def test_many_files_are_one_commit(root: Path) -> None:
    write(root, {f"statements/2026/S-2026-{number:06d}.yaml": b"x: %d\n" % number for number in range(120)})
    assert len(changed_paths(root)) == 120
    assert status(root) == []


def test_a_detached_head_is_refused(root: Path) -> None:
    git(root, "checkout", "-q", "--detach")
    with pytest.raises(Conflict, match="detached-head"):
        write(root, {PROJECT: b"title: second\n"})


@pytest.mark.parametrize("name", ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"])
def test_a_merge_under_way_is_refused(root: Path, name: str) -> None:
    (root.parent / ".git" / name).write_text(git(root, "rev-parse", "HEAD"))
    with pytest.raises(Conflict, match="merge-under-way"):
        write(root, {PROJECT: b"title: second\n"})


def test_a_foreign_commit_in_between_is_kept_and_the_rules_are_asked_again(root: Path) -> None:
    asked: list[bytes] = []

    def compute(snapshot: Snapshot) -> Change:
        asked.append(snapshot.sources["counter.yaml"])
        if len(asked) == 1:
            (root / "counter.yaml").write_bytes(b"41\n")
            git(root, "commit", "-q", "-m", "foreign", "counter.yaml")
        return change({PROJECT: b"title: saw %s\n" % snapshot.sources["counter.yaml"].strip()}, reads=("counter.yaml",))

    write(root, compute)
    assert asked == [b"0\n", b"41\n"]
    assert git(root, "show", "HEAD:portfolio/counter.yaml") == "41"
    assert git(root, "show", f"HEAD:portfolio/{PROJECT}") == "title: saw 41"
    assert git(root, "rev-list", "--count", "HEAD") == "3"
    assert status(root) == []


def test_a_branch_that_keeps_moving_ends_in_a_conflict(root: Path) -> None:
    def compute(snapshot: Snapshot) -> Change:
        git(root, "commit", "-q", "--allow-empty", "-m", "foreign")
        return change({PROJECT: b"title: second\n"})

    with pytest.raises(Conflict, match="branch-kept-moving"):
        write(root, compute)
    assert leftovers(root) == []
    assert status(root) == []


def test_a_second_writer_waits_and_then_says_so(root: Path) -> None:
    from digitek_cli.store.lock import exclusive

    with exclusive(root.parent / ".git", 1), pytest.raises(Conflict, match="locked"):
        write(root, {PROJECT: b"title: second\n"}, lock_timeout=0.05)
