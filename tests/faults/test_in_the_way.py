"""What else goes on in the user's clone: other work stays as it is, what is in the way is refused with a way out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digitek_cli.store import faults
from tests.faults import rig
from tests.proofs import Tally


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    yield
    faults.set_hook(None)


def state(top: Path) -> tuple[str, ...]:
    """The branch, what differs from it, and the index entry by entry."""
    return rig.git(top, "rev-parse", "HEAD"), *rig.status(top), rig.git(top, "ls-files", "-s")


def refused(top: Path, code: int, *, words: tuple[str, ...] = ()) -> str:
    """A gate decision that is refused and changes nothing; answers what was said."""
    before = state(top)
    left, said = rig.digitek(top, rig.GATE)
    assert left == code, said
    assert state(top) == before
    assert rig.leftovers(top) == []
    assert "What to do:" in said, said
    for word in words:
        assert word in said
    return said


@pytest.mark.proof("F09")
def test_what_the_user_staged_or_left_unsaved_elsewhere_stays(top: Path, tally: Tally) -> None:
    (top / "README.md").write_bytes(b"unsaved\n")
    (top / "loose.txt").write_bytes(b"untracked\n")
    (top / "gone.txt").write_bytes(b"x")
    rig.git(top, "add", "gone.txt")
    (top / "gone.txt").unlink()
    before = rig.status(top)
    for _ in range(4):
        assert rig.digitek(top, rig.next_write(top))[0] == 0
        assert rig.status(top) == before
        names = rig.git(top, "show", "--pretty=", "--name-only", "HEAD").splitlines()
        assert all(name.startswith("portfolio/") for name in names)
        tally()
    assert (top / "README.md").read_bytes() == b"unsaved\n"


@pytest.mark.proof("F10")
@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("name", [rig.PROJECT, "portfolio/policy/2026-01-01.yaml"], ids=["written", "read"])
def test_an_edit_in_a_file_that_is_written_or_read_is_refused(top: Path, name: str, staged: bool, tally: Tally) -> None:
    with (top / name).open("a") as file:
        file.write("# my own remark\n")
    if staged:
        rig.git(top, "add", name)
    refused(top, 4, words=(name, "git restore --staged" if staged else "digitek commit"))
    assert (top / name).read_text().endswith("# my own remark\n")
    tally()


def side(top: Path) -> None:
    """A branch that goes another way in the project's file."""
    rig.git(top, "commit", "-q", "-m", "mine", "notes.txt")
    rig.git(top, "switch", "-q", "-c", "side", "HEAD~1")
    for branch, title in (("side", "Side"), ("main", "Main"), ("main", "Later")):
        rig.git(top, "switch", "-q", branch)
        text = re.sub("(?m)^title: .*$", f"title: {title}", (top / rig.PROJECT).read_text("utf-8"))
        (top / rig.PROJECT).write_text(text, "utf-8")
        rig.git(top, "commit", "-q", "-am", title)


def begin(*words: str) -> Callable[[Path], None]:
    """Start something that stops at a conflict."""

    def run(top: Path) -> None:
        side(top)
        assert subprocess.run(["git", *words], cwd=top, capture_output=True).returncode

    return run


def detach(top: Path) -> None:
    rig.git(top, "switch", "-q", "--detach")


UNDER_WAY = {
    "merge": (begin("merge", "side"), "git merge --abort"),
    "rebase": (begin("rebase", "side"), "git rebase --abort"),
    "cherry-pick": (begin("cherry-pick", "side"), "git cherry-pick --abort"),
    "revert": (begin("revert", "--no-edit", "HEAD~1"), "git revert --abort"),
    "detached": (detach, "git switch"),
}


@pytest.mark.proof("F11")
@pytest.mark.parametrize("kind", UNDER_WAY)
def test_something_else_under_way_is_refused_with_a_way_out(top: Path, kind: str, tally: Tally) -> None:
    prepare, way_out = UNDER_WAY[kind]
    prepare(top)
    refused(top, 4, words=(way_out,))
    tally()


@pytest.mark.proof("F11")
def test_a_bare_repository_is_refused(top: Path, tmp_path: Path, tally: Tally) -> None:
    rig.git(top, "clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    code, said = rig.digitek(tmp_path / "bare", rig.GATE)
    assert code == 5
    assert "What to do:" in said
    tally()


@pytest.mark.proof("F11")
def test_a_branch_without_a_commit_gets_its_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    for name, value in rig.IDENTITY.items():
        monkeypatch.setenv(name, value)
    assert rig.digitek(tmp_path, f"init {tmp_path / 'new'}")[0] == 0
    assert rig.commits(tmp_path / "new") == 1
    assert rig.status(tmp_path / "new") == []
    assert rig.leftovers(tmp_path / "new") == []
    tally()


@pytest.mark.proof("F12")
def test_a_branch_that_moved_is_written_on_and_the_rules_are_asked_again(top: Path, tally: Tally) -> None:
    moves = [rig.PROJECT, "portfolio/organisation.yaml", "README.md"]

    def hook(name: str) -> None:
        if name == "git:update-ref" and moves:
            path = moves.pop()
            with (top / path).open("a") as file:
                file.write("# a colleague's\n")
            rig.git(top, "commit", "-q", "-m", "foreign", path)

    start = rig.commits(top)
    faults.set_hook(hook)
    code, said = rig.digitek(top, rig.GATE)
    assert (code, rig.calm(top)) == (0, []), said
    assert rig.commits(top) == start + 4
    assert "# a colleague's" in rig.git(top, "show", f"HEAD:{rig.PROJECT}")
    tally(3)


@pytest.mark.proof("F12")
def test_what_a_colleague_decided_meanwhile_counts(top: Path, tally: Tally) -> None:
    """The same gate was decided between read and commit: the rules see it and say no."""
    other = rig.copy(top, top.parent / "other")
    assert rig.digitek(other, rig.GATE)[0] == 0
    moved: list[str] = []

    def hook(name: str) -> None:
        if name == "git:update-ref" and not moved:
            moved.append(rig.git(top, "pull", "-q", "--ff-only", str(other), "main"))

    faults.set_hook(hook)
    code, said = rig.digitek(top, rig.GATE)
    assert moved
    assert code in (1, 2), said
    assert rig.git(top, "rev-parse", "HEAD") == rig.git(other, "rev-parse", "HEAD")
    assert rig.calm(top) == []
    tally()
