"""A fresh portfolio in a repository of its own, and the command line as a function."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Answered:
    """What one command line left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return json.loads(self.err)["error"]


class Desk:
    """A user in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str) -> Answered:
        self._capsys.readouterr()
        code = run(words)
        shown = self._capsys.readouterr()
        return Answered(code, shown.out, shown.err)

    def done(self, *words: str) -> Any:
        """A command that must succeed, its JSON answer."""
        answered = self(*words, "--json")
        assert answered.code == 0, answered.err
        return answered.data

    def file(self, path: str) -> Path:
        return self.folder / "portfolio" / path

    def git(self, *words: str) -> str:
        return subprocess.run(
            ["git", "-C", str(self.folder), *words], check=True, capture_output=True, text=True, encoding="utf-8"
        ).stdout


def start(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, like: Path | None = None
) -> Desk:
    """A desk with a new Danish portfolio in March 2026, or one like another, `kon` at the keyboard."""
    _sit_down(monkeypatch)
    shutil.copytree(like or _new(), folder, symlinks=True)
    desk = Desk(folder, capsys)
    monkeypatch.chdir(folder)
    return desk


_begun: dict[Callable[[Desk], object], Path] = {}


def begun(
    make: Callable[[Desk], object], folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A new portfolio in which `make` has been at work, done once a process; each test has a copy of it."""
    _sit_down(monkeypatch)
    if make not in _begun:
        made = start(_new().parent / f"begun-{len(_begun)}", capsys, monkeypatch)
        make(made)
        _begun[make] = made.folder
    return start(folder, capsys, monkeypatch, _begun[make])


def _sit_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    monkeypatch.setenv("DIGITEK_USER", "kon")


@cache
def _new() -> Path:
    """What `init` makes, made once a process; the tests have copies of it."""
    place = Path(tempfile.mkdtemp(prefix="digitek-tests-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    assert run(["init", str(place / "p")]) == 0
    return place / "p"


def program(*words: str, cwd: Path, **environment: str) -> Answered:
    """The same in a process of its own: help texts are chosen once per process."""
    done = subprocess.run(
        [sys.executable, "-m", "digitek_cli", *words],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Answered(done.returncode, done.stdout, done.stderr)
