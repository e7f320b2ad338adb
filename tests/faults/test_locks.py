"""Locks of other programs are waited for and never removed; our own that a crash left behind go away."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitek_cli.store import faults, forward, recovery
from tests.faults import rig
from tests.proofs import Tally


class Crash(BaseException):
    """The process ends here."""


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(recovery, "LOCK_PATIENCE", 0.05)
    yield
    faults.set_hook(None)


@pytest.fixture
def lock(top: Path) -> Path:
    """git's own lock on the index, held by somebody else."""
    path = top / ".git" / "index.lock"
    path.write_bytes(b"")
    return path


@pytest.mark.proof("F06")
def test_a_live_index_lock_is_waited_for(top: Path, lock: Path, tally: Tally) -> None:
    timer = threading.Timer(1.0, lock.unlink)
    timer.start()
    code, said = rig.digitek(top, rig.GATE)
    timer.join()
    assert (code, rig.calm(top)) == (0, [])
    assert "index" not in said
    tally()


@pytest.mark.proof("F07")
def test_a_stale_index_lock_delays_the_index_and_is_named_and_stays(
    top: Path, lock: Path, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forward, "INDEX_PATIENCE", 0.1)
    os.utime(lock, (0, 0))
    commits = rig.commits(top)
    for number in range(1, 4):
        code, said = rig.digitek(top, rig.next_write(top))
        assert code == 0
        assert f".git/{lock.name}" in said
        assert rig.commits(top) == commits + number
        assert rig.torn(top, "HEAD") == []
        assert len(list((top / ".git" / "digitek").glob("*.json"))) == number
        tally()
    assert lock.read_bytes() == b""
    lock.unlink()
    code, said = rig.digitek(top, rig.next_write(top))
    assert (code, rig.calm(top)) == (0, [])
    assert str(lock) not in said


def crash(top: Path, at: str) -> str:
    """A gate decision whose process ends at a step; answers the commit it had made."""

    def hook(name: str) -> None:
        if name == at:
            raise Crash

    faults.set_hook(hook)
    with pytest.raises(Crash):
        rig.digitek(top, rig.GATE)
    faults.set_hook(None)
    journal = next((top / ".git" / "digitek").glob("*.json"))
    return str(json.loads(journal.read_bytes())["new"])


@pytest.mark.proof("F08")
@pytest.mark.parametrize("landed", [False, True])
@pytest.mark.parametrize("name", ["refs/heads/main.lock", "HEAD.lock"])
@pytest.mark.parametrize("full", [False, True])
def test_a_ref_lock_of_our_own_goes_away(top: Path, landed: bool, name: str, full: bool, tally: Tally) -> None:
    new = crash(top, "sync:heads/" if landed else "git:update-ref")
    (top / ".git" / name).write_text(new + "\n" if full else "")
    code, said = rig.digitek(top, rig.next_write(top))
    assert (code, rig.calm(top)) == (0, []), said
    tally()


@pytest.mark.proof("F08")
@pytest.mark.parametrize("text", ["", "0" * 40 + "\n"], ids=["older", "another's"])
def test_a_ref_lock_of_another_program_is_named_and_stays(top: Path, text: str, tally: Tally) -> None:
    lock = top / ".git" / "refs" / "heads" / "main.lock"
    lock.write_text(text)
    os.utime(lock, (0, 0))
    crash(top, "git:update-ref")
    before = rig.git(top, "rev-parse", "HEAD")
    code, said = rig.digitek(top, rig.GATE)
    assert code == 4
    assert ".git/refs/heads/main.lock" in said
    assert lock.read_text() == text
    assert rig.git(top, "rev-parse", "HEAD") == before
    lock.unlink()
    assert rig.digitek(top, rig.GATE)[0] == 0
    assert rig.calm(top) == []
    tally()
