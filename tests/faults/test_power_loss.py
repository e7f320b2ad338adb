"""The order in which a write reaches the disk: nothing is promised before what it rests on is there."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.binary import PROGRAM
from tests.faults import durability, rig
from tests.proofs import Tally


@pytest.fixture(scope="session")
def strace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The program that lists system calls; it may be absent, or not be let near other processes."""
    if sys.platform != "linux" or not shutil.which("strace"):
        pytest.skip("strace is not installed")
    trace = tmp_path_factory.mktemp("strace") / "trace"
    done = subprocess.run([*durability.COMMAND, trace, "true"], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no process may be traced here: {done.stderr.strip().splitlines()[-1:]}")
    return "strace"


def traced(top: Path, place: Path, *commands: list[str]) -> durability.Disk:
    """What the system calls of these commands leave on the disk."""
    text = ""
    for number, command in enumerate(commands):
        trace = place / f"trace-{number}"
        subprocess.run([*durability.COMMAND, trace, *command], cwd=top, check=True, capture_output=True)
        text += trace.read_text("utf-8", "replace")
    return durability.read(text, top)


@pytest.mark.proof("F16")
def test_a_power_cut_finds_everything_that_was_promised(top: Path, tmp_path: Path, strace: str, tally: Tally) -> None:
    for words in (rig.GATE, rig.GRANT):  # new folders and new files; then the index and the branch again
        disk = traced(top, tmp_path, [*PROGRAM, "-C", str(top), *shlex.split(words)])
        assert disk.gaps == []
        assert set(disk.seen) == {"objects", "digitek", "refs", "index", "file"}
        tally(len(disk.seen))


def test_a_commit_in_the_usual_way_is_caught(top: Path, tmp_path: Path, strace: str) -> None:
    (top / rig.PROJECT).write_text("x\n")
    disk = traced(top, tmp_path, ["git", "add", rig.PROJECT], ["git", "commit", "-q", "-m", "x"])
    assert any("named before" in gap for gap in disk.gaps)
    assert any("never synced" in gap for gap in disk.gaps)
