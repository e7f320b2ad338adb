"""A state file that goes: in one commit with its index and work tree, and whole or not at all when something fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.model.portfolio import Portfolio, path_of
from digitek_cli.operations.change import Change
from digitek_cli.store import faults
from digitek_cli.store.commit import publish
from digitek_cli.store.patch import FileEdit, to_patch
from digitek_cli.store.snapshot import Snapshot, read_worktree
from digitek_cli.store.yaml_io import WriteBug
from tests.store import portfolio_case as case
from tests.store.writing import (
    PROJECT,
    TODAY,
    change,
    changed_paths,
    git,
    leftovers,
    new_repository,
    read,
    status,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digitek_cli.store.commit import Receipt

PATH = path_of(case.PROJECT)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "r")


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    yield
    faults.set_hook(None)


def remove(root: Path) -> Receipt:
    """Take the project's file away."""

    def patch(_: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
        return (FileEdit(PROJECT, snapshot.sources.get(PROJECT), None),)

    def compute(_: Snapshot) -> Change:
        return change({PROJECT: b""})

    return publish(root, compute, recorded_by="kon", today=TODAY, read=read, patch=patch)


def test_a_change_names_what_it_removes(tmp_path: Path) -> None:
    snapshot = read_worktree(case.write(tmp_path, case.SETTINGS, case.ORGANISATION, case.POLICY, case.PROJECT))
    made = Change("undo", case.PROJECT.id, "x", (), Portfolio(), removes=(PATH,))
    assert made.touches == (PATH,)
    assert to_patch(made, snapshot) == (FileEdit(PATH, snapshot.sources[PATH], None),)


@pytest.mark.parametrize("path", [path_of(case.DECISION), "projects/2026/P-2026-099.yaml"])
def test_an_event_never_goes_and_neither_does_what_is_not_there(tmp_path: Path, path: str) -> None:
    records = (case.SETTINGS, case.ORGANISATION, case.POLICY, case.PROJECT, case.DECISION)
    snapshot = read_worktree(case.write(tmp_path, *records))
    with pytest.raises(WriteBug):
        to_patch(Change("undo", case.PROJECT.id, "x", (), Portfolio(), removes=(path,)), snapshot)


def test_the_file_goes_from_commit_index_and_folder(root: Path) -> None:
    remove(root)
    assert changed_paths(root) == [f"portfolio/{PROJECT}"]
    assert not (root / PROJECT).exists()
    assert status(root) == []
    assert leftovers(root) == []


def test_an_unsaved_edit_of_the_file_stands_in_the_way(root: Path) -> None:
    (root / PROJECT).write_bytes(b"title: mine\n")
    with pytest.raises(Conflict):
        remove(root)
    assert (root / PROJECT).read_bytes() == b"title: mine\n"


def test_a_fault_at_any_step_leaves_the_file_or_takes_it_whole(root: Path) -> None:
    number, failed, done = -1, 0, False
    while not done:
        number += 3
        seen = 0

        def hook(name: str, number: int = number) -> None:
            nonlocal seen
            seen += 1
            if seen == number:
                raise OSError(28, "No space left on device", name)

        before = git(root, "rev-parse", "HEAD")
        faults.set_hook(hook)
        try:
            told = remove(root).commit
        except EnvironmentProblem:
            told = None
        faults.set_hook(None)
        done = seen < number
        failed += told is None
        assert (told or before) == git(root, "rev-parse", "HEAD"), number
        write(root, {"counter.yaml": b"%d\n" % number})
        assert (root / PROJECT).exists() == (told is None), number
        assert status(root) == [], number
        assert leftovers(root) == [], number
        if told is not None:
            write(root, {PROJECT: b"title: back %d\n" % number})
    assert failed > 5
