"""Two consultants, each with a clone of one server on disk, and the command line as a function."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.cli.main import run
from tests.e2e.binary import Answer
from tests.e2e.conftest import READY
from tests.store.writing import leftovers

TODAY = "2026-03-14"


@dataclass
class Clone:
    """One person's copy of the portfolio, and their hands."""

    folder: Path
    user: str
    today: str = TODAY

    def __call__(self, *words: str, code: int | None = 0) -> Answer:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DIGITEK_TODAY", self.today)
            patch.setenv("DIGITEK_USER", self.user)
            for role in ("AUTHOR", "COMMITTER"):
                patch.setenv(f"GIT_{role}_NAME", self.user)
            patch.setenv("DIGITEK_LANG", "da")
            out, err = StringIO(), StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                left = run(["-C", str(self.folder), *words])
        said = Answer(left, out.getvalue(), err.getvalue())
        assert code in (None, left), f"{' '.join(words)}: {left}\n{said.out}{said.err}"
        return said

    def do(self, *words: str) -> Any:
        """A command that must succeed, its JSON answer."""
        return self(*words, "--json").data

    def sync(self, *words: str) -> Any:
        """A sync that must succeed; afterwards nothing is dirty and nothing of it lies about."""
        answer = self.do("sync", *words)
        assert self.git("status", "--porcelain") == ""
        assert leftovers(self.folder) == []
        return answer

    def idea(self, title: str, area: str = "omsorg") -> str:
        """A registered idea; its number."""
        return str(self.do("new-idea", "--title", title, "--area", area, "--submitter", "abc")["id"])

    def git(self, *words: str) -> str:
        done = subprocess.run(["git", "-C", str(self.folder), *words], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    def file(self, path: str) -> Path:
        return self.folder / "portfolio" / path

    def text(self, path: str) -> str:
        return self.file(path).read_text("utf-8")

    def sound(self) -> None:
        """`check` finds no error."""
        answer = json.loads(self("check", "--json", code=None).out)
        assert [item for item in answer["findings"] if item["severity"] == "error"] == []

    def state(self) -> tuple[str, str, str]:
        """Everything a refused sync must leave alone: branch, index, files."""
        files = [
            f"{path.relative_to(self.folder)} {path.read_bytes()!r}"
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and ".git" not in path.relative_to(self.folder).parts
        ]
        return self.head(), self.git("ls-files", "--stage"), "\n".join(files)


@dataclass
class Office:
    """The server and who works at it."""

    place: Path

    @property
    def server(self) -> Path:
        return self.place / "server.git"

    def clone(self, name: str, user: str) -> Clone:
        """Another copy, as `git clone` makes it."""
        subprocess.run(["git", "clone", "-q", str(self.server), str(self.place / name)], check=True)
        return Clone(self.place / name, user)

    def tip(self) -> str:
        """What the server's branch points to."""
        asked = ["git", "-C", str(self.server), "rev-parse", "refs/heads/main"]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def found(place: Path) -> Path:
    """A portfolio on a server: made once, copied by every test. Two projects lack nothing at Gate 1 but the decision."""
    anna = Clone(place / "anna", "kon")
    anna("init", str(anna.folder))
    policy = anna.file("policy/2026-01-01.yaml")
    text = re.sub(r"(?m)^questionnaires:\n(?:[ -].*\n)+", "questionnaires: []\n", policy.read_text("utf-8"))
    policy.write_text(text, "utf-8")
    anna("commit")
    for number in ("1", "2"):
        ready(anna, number)
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(place / "server.git")], check=True)
    anna.git("remote", "add", "origin", str(place / "server.git"))
    anna.do("sync")
    return place


def found_by_nobody(place: Path) -> Path:
    """The same with the settings of no user."""
    with pytest.MonkeyPatch.context() as patch:
        (place / "gitconfig").write_bytes(b"")
        patch.setenv("GIT_CONFIG_GLOBAL", str(place / "gitconfig"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for role in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{role}_NAME", "Test")
            patch.setenv(f"GIT_{role}_EMAIL", "test@example.org")
        found(place)
    (place / "gitconfig").unlink()
    return place


def ready(clone: Clone, number: str, title: str = "Tavler") -> None:
    """One more project on the threshold of Gate 1, which may cost 120.000 kr."""
    for line in filter(None, map(str.strip, READY.splitlines())):
        words = shlex.split(line.replace("60.000", "120.000").replace("Tavler", f"'{title} {number}'"))
        clone(*[number if word == "1" else word for word in words])


def copied(place: Path, target: Path) -> Office:
    """A copy of an office, its clone pointing to the copied server."""
    for folder in place.iterdir():
        shutil.copytree(folder, target / folder.name)
    office = Office(target)
    Clone(target / "anna", "kon").git("remote", "set-url", "origin", str(office.server))
    return office
