"""A fresh portfolio in a repository of its own, and the command line as a function."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from digitek_cli.cli.main import run


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


SEEDS = TemporaryDirectory(prefix="digitek-seeds-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
ASIDE = ("HOME", "USERPROFILE", "GIT_CONFIG_GLOBAL", "PYTEST_CURRENT_TEST")
Setting = frozenset[tuple[str, str]]
_laid: dict[tuple[str, Setting], Path] = {}


def laid(name: str, folder: Path, build: Callable[[Path], object]) -> None:
    """What `build` makes of a folder: made once per process and environment, copied from then on."""
    setting = frozenset((key, value) for key, value in os.environ.items() if key not in ASIDE)
    seed = _laid.get((name, setting))
    if seed is None:
        build(folder)
        seed = Path(SEEDS.name) / str(len(_laid))
        shutil.copytree(folder, seed, symlinks=True)
        _laid[name, setting] = seed
    else:
        shutil.copytree(seed, folder, symlinks=True, dirs_exist_ok=True)


def start(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a new Danish portfolio in March 2026, `kon` at the keyboard."""
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    desk = Desk(folder, capsys)

    def made(place: Path) -> None:
        assert desk("init", str(place)).code == 0

    laid("new", folder, made)
    monkeypatch.chdir(folder)
    return desk


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
