"""Ctrl-C at any moment of a write and at every question: 130, the old or the new state, no half-told wizard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.binary import PROGRAM
from tests.faults import rig
from tests.proofs import Tally

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals as POSIX has them"),
    pytest.mark.proof("F35"),
]
TERMINAL = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
CTRL_C = b"\x03"
WIZARDS = {
    "new-idea --it": ("Nye tavler", "social", "abc", "Overblik", "digitek"),
    "intake 2 triage": ("project", "kon"),
}


def interrupt(template: Path, place: Path, rounds: int, seed: int, tally: Tally) -> None:
    found = rig.aside("interrupter", "at_random", template, place, rounds, seed)
    assert found["problems"] == []
    assert found["interrupted"] > rounds / 3
    tally(rounds)


def test_a_write_that_is_interrupted_is_done_or_not_begun(template: Path, tmp_path: Path, tally: Tally) -> None:
    interrupt(template, tmp_path, 6, 1, tally)


@pytest.mark.soak
def test_writes_that_are_interrupted_again_and_again(template: Path, tmp_path: Path, tally: Tally) -> None:
    interrupt(template, tmp_path, 100, 2, tally)


def talk(top: Path, words: str, answers: Sequence[bytes]) -> tuple[int, str]:
    """Give these answers on a terminal, one at each question; answers the exit code and what was on the screen."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", TERMINAL, *PROGRAM, "-C", str(top), *words.split()]
    child = subprocess.Popen(command, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, start_new_session=True)
    os.close(theirs)
    screen, waiting = b"", list(answers)
    while True:
        try:
            shown = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not shown:
            break
        screen += shown
        if waiting and screen.endswith((b": ", b"? ")):
            os.write(ours, waiting.pop(0))
    os.close(ours)
    return child.wait(), screen.decode("utf-8", "replace")


def test_a_question_that_is_interrupted_leaves_nothing(top: Path, tally: Tally) -> None:
    for words, given in WIZARDS.items():
        answers = [f"{text}\n".encode() for text in given]
        for number in range(len(answers)):
            before = rig.git(top, "rev-parse", "HEAD")
            code, screen = talk(top, words, [*answers[:number], CTRL_C])
            assert code == 130, screen
            assert "Traceback" not in screen
            assert rig.git(top, "rev-parse", "HEAD") == before
            assert rig.calm(top) == []
            tally()
        code, screen = talk(top, words, answers)
        assert code == 0, screen
        assert rig.calm(top) == []
