"""A reader that has enough, a stream that is closed, no terminal: no traceback, and the exit code says what was done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.binary import PROGRAM
from tests.faults import rig
from tests.proofs import Tally

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="closed descriptors as POSIX has them"),
    pytest.mark.proof("F36"),
]
READERS = ("list", "show 1 --json", "check", "log", "--help")
MANY = 400


def run(top: Path, words: str, closing: str = "", **streams: object) -> tuple[int, str, str]:
    """The program in a process of its own, some of its streams closed by a shell."""
    shell = ["sh", "-c", f'exec "$@" {closing}', "sh"]
    given: dict[str, object] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        [*shell, *PROGRAM, "-C", str(top), *words.split()],
        **(given | streams),  # type: ignore[call-overload]
    )
    out, err = (stream.decode() if stream else "" for stream in (done.stdout, done.stderr))
    return done.returncode, out, err


def enough(top: Path, words: str) -> tuple[int, str]:
    """The same into a pipe whose reader has gone already."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        code, _, err = run(top, words, stdout=writer)
    finally:
        os.close(writer)
    return code, err


@pytest.mark.parametrize("words", READERS)
def test_a_reader_that_has_gone_is_no_fault(top: Path, words: str, tally: Tally) -> None:
    assert enough(top, words) == (0, "")
    tally()


def test_the_first_line_of_a_long_list_is_enough(top: Path, tally: Tally) -> None:
    """More than a pipe holds, so that the reader goes while we are writing."""
    text = (top / rig.PROJECT).read_text("utf-8")
    for number in range(100, 100 + MANY):
        path = top / "portfolio" / "projects" / "2026" / f"P-2026-{number}.yaml"
        path.write_text(text.replace("P-2026-001", f"P-2026-{number}"), "utf-8")
    line = f"{' '.join(PROGRAM)} -C {top} list --json | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
    tally()


@pytest.mark.parametrize("how", ["gone", ">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_write_is_done_whoever_listens(top: Path, how: str, tally: Tally) -> None:
    start = rig.commits(top)
    code, err = enough(top, "set 1 title Ny") if how == "gone" else run(top, "set 1 title Ny", how)[::2]
    assert code == 0
    assert "Traceback" not in err
    assert rig.commits(top) == start + 1
    assert rig.calm(top) == []
    tally()


@pytest.mark.parametrize("how", ["<&-", ">&-", "2>&-"])
def test_nothing_is_asked_without_a_terminal(top: Path, how: str, tally: Tally) -> None:
    code, out, err = run(top, "new-idea", how)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert ("--title" in err) is (how != "2>&-")
    tally()


@pytest.mark.parametrize("how", ["gone", ">&-", "2>&-"])
def test_a_no_stays_a_no_whoever_listens(top: Path, how: str, tally: Tally) -> None:
    (top / rig.PROJECT).write_text("title: [\n")
    code, err = enough(top, "check") if how == "gone" else run(top, "check", how)[::2]
    assert code == 3
    assert "Traceback" not in err
    tally()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110 - a device
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_finds_no_room_is_told(
    top: Path, unbuffered: str, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        code, _, err = run(top, "list", stdout=full)
    assert code == 5
    assert "Traceback" not in err
    tally()
