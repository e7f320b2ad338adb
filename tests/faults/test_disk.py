"""A disk that is full, read-only, limited or broken: a clear no with the path, the old or the new state, no left-overs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import rig
from tests.proofs import Tally

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts as Linux has them")
pytestmark = linux


@pytest.fixture(scope="session")
def own_mounts(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """What a command must begin with to have mounts of its own; empty where this machine does not allow them."""
    disk = str(tmp_path_factory.mktemp("mount"))
    for before in (("unshare", "-m"), ("unshare", "-Urm")):
        command = [*before, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]
        if shutil.which("unshare") and subprocess.run(command, capture_output=True).returncode == 0:
            return before
    return ()


def fill(template: Path, place: Path, own_mounts: tuple[str, ...], levels: int, tally: Tally) -> None:
    """On a disk of 6 MB; where none can be made, under a limit on the size of each file."""
    print("full disk:", " ".join(own_mounts) or "RLIMIT_FSIZE, because no file system may be mounted here")
    found = rig.aside("disk_levels", "full" if own_mounts else "large", template, place, levels, before=own_mounts)
    assert found["problems"] == []
    assert found["refused"] > 0
    assert found["done"] > 0
    tally(levels)


@pytest.mark.soak
@pytest.mark.proof("F13")
def test_a_disk_that_fills_at_forty_levels(
    template: Path, tmp_path: Path, own_mounts: tuple[str, ...], tally: Tally
) -> None:
    fill(template, tmp_path, own_mounts, 40, tally)


@pytest.mark.proof("F13")
def test_a_full_disk(template: Path, tmp_path: Path, own_mounts: tuple[str, ...], tally: Tally) -> None:
    found = rig.aside("disk_levels", "steps" if own_mounts else "large", template, tmp_path, 6, before=own_mounts)
    assert found["problems"] == []
    assert found["refused"] > 0
    tally(6)


@pytest.mark.proof("F15")
@pytest.mark.parametrize(("limit", "levels"), [("large", 4), ("handles", 4), ("unsynced", 4)])
def test_a_limit_of_the_system(template: Path, tmp_path: Path, limit: str, levels: int, tally: Tally) -> None:
    found = rig.aside("disk_levels", limit, template, tmp_path, levels)
    assert found["problems"] == []
    assert found["refused"] > 0
    tally(levels)


@pytest.mark.soak
@pytest.mark.proof("F15")
@pytest.mark.parametrize(("limit", "levels"), [("large", 40), ("handles", 20), ("unsynced", 24)])
def test_a_limit_of_the_system_at_every_level(
    template: Path, tmp_path: Path, limit: str, levels: int, tally: Tally
) -> None:
    found = rig.aside("disk_levels", limit, template, tmp_path, levels)
    assert found["problems"] == []
    assert found["refused"] > 0
    assert found["done"] > 0
    tally(levels)


@pytest.mark.proof("F15")
def test_a_file_that_cannot_be_read(template: Path, tmp_path: Path, tally: Tally) -> None:
    found = rig.aside("disk_levels", "unreadable", template, tmp_path)
    for code, said in found["said"]:
        assert code in (2, 3, 5), said
        assert "P-2026-001.yaml" in said
        tally()
    assert found["wrong"] == []


def no_writing(found: dict[str, object]) -> None:
    """Every reading command answers; a write is refused before it has done anything."""
    assert found["reads"] == {}
    assert found["write"] == 5, found["said"]
    assert re.search(r"^Error: .*/", str(found["said"])), found["said"]
    assert found["same"] is True
    assert found["left"] == []


@pytest.mark.proof("F14")
def test_a_read_only_disk_can_be_read(top: Path, own_mounts: tuple[str, ...], tally: Tally) -> None:
    if not own_mounts:
        pytest.skip("no file system may be mounted here; the next test has a folder that may not be written to")
    no_writing(rig.aside("disk_levels", "read_only", top, before=own_mounts))
    tally()


@pytest.fixture
def in_the_open(template: Path) -> Iterator[Path]:
    """A portfolio that every user of this machine may read."""
    with tempfile.TemporaryDirectory(prefix="digitek-test-") as folder:
        Path(folder).chmod(0o755)
        yield rig.copy(template, Path(folder) / "sso")
        for parent, _, _ in os.walk(folder):
            Path(parent).chmod(0o755)


@pytest.mark.proof("F14")
def test_a_folder_that_may_not_be_written_to_can_be_read(
    in_the_open: Path, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = in_the_open.parent / "gitconfig"
    trusting.write_text("[safe]\n\tdirectory = *\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(trusting))
    task = "not_mine"
    if os.getuid() != 0:
        task = "closed"
    no_writing(rig.aside("disk_levels", task, in_the_open))
    tally()
