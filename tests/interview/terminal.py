"""A command on a terminal of its own, talked to line by line."""

from __future__ import annotations

import os
import select
import signal
import sys

PATIENCE = 60.0


class Terminal:
    """One command on a pseudo-terminal; `said` is everything that it wrote."""

    def __init__(self, *words: str) -> None:
        import pty

        self.said = ""
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execv(sys.executable, [sys.executable, "-m", "digitek_cli", *words])

    def waits(self) -> str:
        """What it wrote until it waits for an answer."""
        return self._until("\n> ")

    def types(self, *answers: str) -> None:
        """Answer the questions that come, one after the other."""
        for answer in answers:
            start = len(self.waits())
            os.write(self._file, answer.encode() + b"\n")
            self._until("\n", start)

    def presses(self, key: str) -> None:
        """A key, once the command waits for an answer."""
        self.waits()
        os.write(self._file, key.encode())

    def hangs_up(self, kind: signal.Signals) -> None:
        """Send a signal, once the command waits for an answer."""
        self.waits()
        os.kill(self.pid, kind)

    def ends(self) -> int:
        """Its exit code, when it has written everything."""
        while self._more():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _until(self, mark: str, start: int | None = None) -> str:
        """Read on until the newest text ends in a mark, or holds it after `start`."""
        while not (mark in self.said[start:] if start is not None else self.said.endswith(mark)):
            assert self._more(), self.said
        return self.said

    def _more(self) -> bool:
        # A question that nobody answers must fail its test, not hold the whole run.
        if not select.select([self._file], [], [], PATIENCE)[0]:
            os.kill(self.pid, signal.SIGKILL)
            return False
        try:
            part = os.read(self._file, 65536)
        except OSError:
            return False
        self.said += part.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(part)
