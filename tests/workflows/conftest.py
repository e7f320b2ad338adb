"""A bare remote with a portfolio of two ideas, and branches with proposals, good and bad; made once a process."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from digitek_cli.cli import demo
from digitek_cli.cli.main import run
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.value import to_document
from digitek_cli.store import yaml_io
from tests.world import World

DAY = "2026-03-14"
TITLE = "::error::x $(touch pwned) `touch pwned` ##[error]y | @kon"
BRANCH = "$(touch${IFS}pwned)"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@dataclass(frozen=True)
class Server:
    """The bare remote."""

    remote: Path

    def proposal(self, branch: str, folder: Path, base: str = "main") -> str:
        """A clone with the merge of a branch checked out, as a server offers it; the commit of the base."""
        subprocess.run(["git", "clone", "-q", "-b", base, str(self.remote), str(folder)], check=True)
        commit = git(folder, "rev-parse", "HEAD")
        git(folder, "checkout", "-q", "--detach")
        git(folder, "merge", "-q", "--no-ff", "-m", "merge", f"origin/{branch}")
        return commit


class Maker:
    """Somebody who makes the branches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def do(self, *words: str) -> None:
        assert run(["-C", str(self.folder), *words, "--json"]) == 0, words

    @contextmanager
    def branch(self, name: str, start: str = "main") -> Iterator[None]:
        git(self.folder, "switch", "-q", "-c", name, start)
        yield
        if git(self.folder, "status", "--porcelain"):
            git(self.folder, "add", "-A")
            git(self.folder, "commit", "-q", "-m", "Rettet i browseren")
        git(self.folder, "switch", "-q", "main")

    def ideas(self, *names: str) -> None:
        """Ideas that have come through intake, as they would lie there."""
        world = World()
        for name in names:
            world.idea(name, title=f"Idé {name[-1]}")
            world.intake(name)
            path = self.folder / "portfolio" / path_of(world.project(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(yaml_io.render_new(to_document(world.project(name))))
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "-m", "To idéer")

    def edit(self, pattern: str, old: str, new: str) -> None:
        (path,) = self.folder.glob(f"portfolio/{pattern}")
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Server]:
    """The remote, made when the first test asks: not before the settings of the machine's user are out of the way."""
    made: list[Server] = []

    def make() -> Server:
        if not made:
            with demo.fixed(DIGITEK_TODAY=DAY, DIGITEK_LANG="da", DIGITEK_USER="kon"):
                made.append(_server(tmp_path_factory.mktemp("server")))
        return made[0]

    return make


@pytest.fixture
def server(told: Callable[[], Server], capsys: pytest.CaptureFixture[str]) -> Server:
    found = told()
    capsys.readouterr()
    return found


def _server(home: Path) -> Server:
    maker = Maker(home / "desk")
    assert run(["init", str(maker.folder), "--json"]) == 0
    maker.ideas("P-2026-001", "P-2026-002")
    # 60 of 100 each: either fits, and both together do not.
    for number in ("1", "2"):
        with maker.branch(f"grant-{number}"):
            maker.do("decide", number, "financing", "--by", "hom", "--reason", "Ja", "--reserve", "omsorg=120000")
    git(maker.folder, "branch", "after-grant-1", "grant-1")
    with maker.branch("edited", "after-grant-1"):
        maker.edit("decisions/2026/D-*.yaml", "reason: Ja", "reason: Nej")
    with maker.branch(BRANCH):
        maker.do("new-idea", "--title", TITLE, "--area", "social", "--submitter", "abc")
    with maker.branch("unfounded"):
        maker.do("new-idea", "--title", "Krav", "--area", "social", "--submitter", "abc", "--type", "mandatory")
    with maker.branch("broken"):
        maker.edit("organisation.yaml", "people:", "people: [")
    with maker.branch("beside"):
        (maker.folder / "NOTER.md").write_text("Noter\n", "utf-8")
    with maker.branch("planted"):
        for name in ("json", "venv", "pip", "sitecustomize", "typer", "digitek_cli"):
            (maker.folder / f"{name}.py").write_text("open('pwned', 'w')\n", "utf-8")
    git(maker.folder, "clone", "-q", "--bare", ".", str(home / "remote.git"))
    return Server(home / "remote.git")
