"""The installed program in a process of its own, as a script would call it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

PAPERS = Path(__file__).parents[2] / "templates" / "demo"
SCRIPT = Path(sys.executable).with_name("digitek")
PROGRAM = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "digitek_cli"]


@dataclass(frozen=True)
class Answer:
    """What one call left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return json.loads(self.err)["error"]

    @property
    def codes(self) -> set[str]:
        """The codes of everything that a refusal names."""
        return {finding["code"] for finding in self.error["findings"]}


@dataclass
class Binary:
    """A script's view of one portfolio: its folder, the day and who types."""

    folder: Path
    home: Path
    today: str = "2026-01-12"
    user: str = "kon"

    def __call__(self, *words: str, code: int | None = 0) -> Answer:
        done = subprocess.run(
            [*PROGRAM, "-C", str(self.folder), *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        answer = Answer(done.returncode, done.stdout, done.stderr)
        assert code in (None, answer.code), f"{' '.join(words)}: {answer.code}\n{answer.out}{answer.err}"
        return answer

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the user's own: no settings of git, no language, no terminal."""
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TEMP", "TMP"}}
        return kept | {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "DIGITEK_TODAY": self.today,
            "DIGITEK_USER": self.user,
        }

    def json(self, *words: str) -> Any:
        """The answer to a program of a call that must succeed."""
        return self(*words, "--json").data

    def inside(self, *words: str, code: int | None = 0) -> Answer:
        """The same in this process, for what only leads up to the point: starting a program costs half a second."""
        from digitek_cli.cli.main import run

        with pytest.MonkeyPatch.context() as patch:
            for name in [name for name in os.environ if name.startswith(("GIT_", "DIGITEK_", "LC_"))]:
                patch.delenv(name)
            for name, value in self.environment.items():
                patch.setenv(name, value)
            out, err = StringIO(), StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                left = run(["-C", str(self.folder), *words])
        answer = Answer(left, out.getvalue(), err.getvalue())
        assert code in (None, answer.code), f"{' '.join(words)}: {answer.code}\n{answer.out}{answer.err}"
        return answer

    def line(self, text: str, *, inside: bool = False) -> Answer:
        """A command line as it would be typed, without the program's name."""
        return (self.inside if inside else self)(*shlex.split(text))

    def wrote(self, *words: str) -> Any:
        """A writing call: exactly one commit, which holds exactly the paths that the working tree got."""
        before = self.git("rev-parse", "HEAD").strip()
        answer = self.json(*words)
        assert self.git("rev-list", "--count", f"{before}..HEAD").strip() == "1", words
        assert answer["commit"] == self.git("rev-parse", "HEAD").strip()
        assert self.git("status", "--porcelain") == "", words
        return answer

    def refused(self, *words: str, code: int = 1) -> set[str]:
        """A call that must be refused: its codes. Nothing may have been written."""
        before = self.state()
        answer = self(*words, "--json", code=code)
        assert answer.out == ""
        assert self.state() == before
        return answer.codes

    def state(self) -> tuple[str, str]:
        """The branch and what differs from it."""
        return self.git("rev-parse", "HEAD"), self.git("status", "--porcelain", "--untracked-files=all")

    def paths(self) -> set[str]:
        """What the latest commit holds, without the portfolio's own folder."""
        names = self.git("show", "--format=", "--name-only", "HEAD").split()
        return {name.removeprefix("portfolio/") for name in names}

    def trailers(self) -> dict[str, str]:
        """The trailers of the latest commit as git itself parses them."""
        text = self.git("log", "-1", "--format=%(trailers:only,unfold)")
        return dict(line.split(": ", 1) for line in text.strip().splitlines())

    def git(self, *words: str) -> str:
        return subprocess.run(
            ["git", "-C", str(self.folder), *words],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout

    def sound(self) -> None:
        """`check` finds no error."""
        answer = json.loads(self.inside("check", "--json").out)
        assert answer["ok"] is True
        assert not [item for item in answer["findings"] if item["severity"] == "error"]
