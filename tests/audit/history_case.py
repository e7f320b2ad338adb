"""A history made by the real commands up to a gate, and somebody who tampers with it by plain git."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.cli import demo
from digitek_cli.model.events import Decision, Statement
from digitek_cli.model.portfolio import Portfolio, Record, path_of
from digitek_cli.model.project import Project
from digitek_cli.model.value import to_document
from digitek_cli.operations.audit_report import Remark, Report
from digitek_cli.store import yaml_io
from digitek_cli.store.audit import Wish, verify
from digitek_cli.store.snapshot import read_worktree
from tests.once import once

if TYPE_CHECKING:
    import pytest

PROJECT = "P-2026-003"
TODAY = date(2026, 12, 31)
DECIDED = date(2026, 2, 11)
# What a forger writes: trailers that look like ours, and prove nothing.
FORGED = f"gate.advance {PROJECT}: gate-1 -> study\n\nFordi\n\nDigitek-Operation: gate.advance\nDigitek-Project: {PROJECT}\nDigitek-Tx: abc\n"
TYPED = "Rettet i en fart"


def story_until(gate_decisions: int, factory: pytest.TempPathFactory) -> Path:
    """The story of the demo, told by the commands themselves up to its n-th gate decision; made once a run."""

    def tell(folder: Path) -> None:
        place = folder / "p"
        _, steps = demo.read_story()
        passed = [number for number, step in enumerate(steps, 1) if "gate advance" in step.run and not step.exit]
        with demo.fixed(DIGITEK_TODAY=steps[0].date.isoformat(), DIGITEK_LANG="da", DIGITEK_USER="kon"):
            demo.found(place)
            list(demo.walk(place, steps[: passed[gate_decisions - 1]], lambda _: None))

    return once(factory, f"story-{gate_decisions}", tell) / "p"


@dataclass(frozen=True)
class History:
    """A copy of the story in a folder of its own."""

    folder: Path

    @classmethod
    def copy(cls, story: Path, folder: Path) -> History:
        shutil.copytree(story, folder, symlinks=True)
        return cls(folder)

    @property
    def root(self) -> Path:
        return self.folder / "portfolio"

    def git(self, *words: str, **environment: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=os.environ | environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    def portfolio(self) -> Portfolio:
        return read_worktree(self.root).portfolio

    def project(self) -> Project:
        found = self.portfolio().project(PROJECT)
        assert found is not None
        return found

    def decision(self) -> Decision:
        """The latest decision at a gate."""
        return [item for item in self.portfolio().decisions(PROJECT) if item.kind == "gate"][-1]

    def approval(self) -> Statement:
        return [item for item in self.portfolio().statements(PROJECT) if item.kind == "approval"][-1]

    def write(self, *records: Record) -> None:
        """Write records as new files, whatever lay there."""
        for record in records:
            path = self.root / path_of(record)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(yaml_io.render_new(to_document(record)))

    def commit(self, message: str = FORGED, on: date = DECIDED, author: str = "Test", **environment: str) -> str:
        """Commit everything by plain git; the new commit."""
        self.git("add", "-A")
        when = f"{on.isoformat()}T12:00:00+0100"
        who = {
            f"GIT_{role}_{field}": value
            for role in ("AUTHOR", "COMMITTER")
            for field, value in (("NAME", author), ("DATE", when))
        }
        self.git("commit", "-q", "-m", message, **who, **environment)
        return self.head

    def forge(self, *records: Record, message: str = FORGED, on: date = DECIDED) -> str:
        """Write records and commit them."""
        self.write(*records)
        return self.commit(message, on)

    def before(self, operation: str) -> str:
        """Go back to the commit before the latest one of an operation; answers that commit."""
        found = self.git("log", "-1", "--format=%H", f"--grep=^Digitek-Operation: {operation}$")
        self.git("reset", "-q", "--hard", f"{found}^")
        return found

    def run(self, *words: str, on: date = DECIDED, user: str = "kon") -> int:
        """One of our own commands, on a day."""
        from digitek_cli.cli.main import run

        with demo.fixed(DIGITEK_TODAY=on.isoformat(), DIGITEK_USER=user, DIGITEK_LANG="da"):
            return run(["-C", str(self.folder), *words])

    def audit(self, **wish: Any) -> Report:
        return verify(self.root, Wish(**({"today": TODAY} | wish)))


def against(report: Report, code: str) -> list[Remark]:
    """What is held against the history under a code, also as the reason of another finding."""
    return [item for item in report.remarks if code in codes_of(item)]


def codes_of(item: Remark) -> set[str]:
    why: Any = item.finding
    found = set()
    while why is not None:
        found.add(why.code)
        why = why.params.get("why")
    return found


def told(report: Report) -> list[tuple[str | None, str, Any]]:
    """Every remark in short, for a failing assertion."""
    return [(item.commit and item.commit[:7], item.finding.severity, sorted(codes_of(item))) for item in report.remarks]
