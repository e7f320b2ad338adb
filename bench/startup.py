"""What a start and one decision cost on this machine, beside programs that people know. Informs; judges nothing."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROUNDS = 9
DIGITEK = [sys.executable, "-m", "digitek_cli"]
BIN = Path(sys.executable).parent
PEERS = ("pip", "lint-imports", "hatchling", "pytest", "mypy")

# An idea up to Gate 1, by whoever the shipped organisation gives the role.
STORY = [
    "new-idea --title Sengesensor --area omsorg --submitter lo1",
    "intake {id} triage --outcome project --by kon",
    "intake {id} blockers --none --by kon",
    "intake {id} interest --yes --by lo1",
    "intake {id} priority --level high --by lo1",
    "intake {id} owner lo1 --by hom",
    "intake {id} manager pl1 --by kon",
]
DECISION = "gate advance {id} gate-1 --outcome postpone --until 2026-09-01 --by hom --reason Venter"


def main() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = hermetic(folder)
        portfolio = folder / "portfolio"
        project = prepare(portfolio, environment)
        rows = [
            ("python -c pass", repeat([sys.executable, "-c", "pass"], folder, environment)),
            ("digitek --help", repeat([*DIGITEK, "--help"], folder, environment)),
            ("digitek gate advance --help", repeat([*DIGITEK, "gate", "advance", "--help"], folder, environment)),
            ("digitek list", repeat([*DIGITEK, "list"], portfolio, environment)),
            ("digitek check", repeat([*DIGITEK, "check"], portfolio, environment)),
            ("digitek gate advance (one commit)", decisions(portfolio, project, environment)),
        ]
        rows += [
            (f"{peer} --help", repeat([str(BIN / peer), "--help"], folder, environment))
            for peer in PEERS
            if shutil.which(BIN / peer)
        ]
    show(rows)


def hermetic(folder: Path) -> dict[str, str]:
    """No settings of this user, and a fixed day."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "DIGITEK_"))}
    empty = folder / "gitconfig"
    empty.touch()
    author = {"GIT_AUTHOR_NAME": "Bench", "GIT_AUTHOR_EMAIL": "bench@example.org"}
    committer = {"GIT_COMMITTER_NAME": "Bench", "GIT_COMMITTER_EMAIL": "bench@example.org"}
    settings = {"GIT_CONFIG_GLOBAL": str(empty), "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1"}
    return (
        kept
        | author
        | committer
        | settings
        | {"HOME": str(folder), "DIGITEK_TODAY": "2026-03-02", "DIGITEK_USER": "kon", "DIGITEK_LANG": "en"}
    )


def prepare(portfolio: Path, environment: dict[str, str]) -> str:
    """A portfolio with one idea before Gate 1; its id."""
    run([*DIGITEK, "init", str(portfolio)], portfolio.parent, environment)
    project = ""
    for line in STORY:
        answer = run([*DIGITEK, *line.format(id=project).split(), "--json"], portfolio, environment)
        if not project:
            project = answer.split('"id": "')[1].split('"')[0]
    return project


def run(command: list[str], cwd: Path, environment: dict[str, str]) -> str:
    """The answer of one command that must succeed."""
    answer = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if answer.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit {answer.returncode}\n{answer.stderr}")
    return answer.stdout


def timed(command: list[str], cwd: Path, environment: dict[str, str]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    run(command, cwd, environment)
    return (time.perf_counter() - start) * 1000


def repeat(command: list[str], cwd: Path, environment: dict[str, str]) -> list[float]:
    """Several runs, after one that warms the caches."""
    run(command, cwd, environment)
    return [timed(command, cwd, environment) for _ in range(ROUNDS)]


def decisions(portfolio: Path, project: str, environment: dict[str, str]) -> list[float]:
    """The same decision on fresh copies of the portfolio."""
    command = [*DIGITEK, *DECISION.format(id=project).split()]
    taken = []
    for number in range(ROUNDS):
        copy = shutil.copytree(portfolio, portfolio.with_name(f"copy-{number}"), symlinks=True)
        taken.append(timed(command, copy, environment))
    return taken


def show(rows: Iterable[tuple[str, list[float]]]) -> None:
    """One line each: the best and the middle of the runs."""
    print(f"{'':36}{'best ms':>9}{'median':>9}   of {ROUNDS}")
    for name, times in rows:
        print(f"{name:36}{min(times):9.0f}{statistics.median(times):9.0f}")


if __name__ == "__main__":
    main()
