"""A consultant's hands: one command line in this process, or in a child that dies at a chosen step."""

from __future__ import annotations

import io
import json
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digitek_cli.cli.main import run
from digitek_cli.store import faults

DEAD = 99
# When a process dies: at a step whose name begins so, or that many steps later.
Moment = tuple[str, int]


@dataclass(frozen=True)
class Answer:
    """How a command ended; `died` when the process ended at a step of its own."""

    code: int
    out: str = ""
    err: str = ""

    @property
    def died(self) -> bool:
        return self.code == DEAD

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> tuple[str, ...]:
        """What a refusal said, by code."""
        if not self.err.startswith("{"):
            return (self.err,)
        error = json.loads(self.err)["error"]
        return (error["code"], *(item["code"] for item in error["findings"]))


def type_in(folder: Path, *words: str) -> Answer:
    """Run one command line here."""
    with _streams() as (out, err):
        code = run(("-C", str(folder), *words))
    return Answer(code, _text(out), _text(err))


def type_and_die(folder: Path, moment: Moment, *words: str) -> Answer:
    """Run one command line in a child that is gone, without any clean-up, at a moment; or comes to its end."""
    with warnings.catch_warnings():
        # Newer Pythons warn of the threads of the test runner, which do nothing that the child needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            faults.set_hook(_death(*moment))
            code = type_in(folder, *words).code
        except BaseException:  # noqa: BLE001 - a forked child may not return into the tests
            code = 70
        os._exit(code)
    return Answer(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _death(landmark: str, later: int) -> Any:
    left = -1

    def hook(name: str) -> None:
        nonlocal left
        if left < 0 and name.startswith(landmark):
            left = later
        elif left > 0 and not name.startswith("read:"):
            left -= 1
        if left == 0:
            os._exit(DEAD)

    return hook


@contextmanager
def _streams() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()
