"""Which test stands for which fault or attack: pytest collects the tests that say so, and runs none of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ANSWER = "DIGITEK_PROOF_MARKS"


@dataclass(frozen=True)
class Mark:
    """A test that stands for a fault or an attack; `soak` is a long one."""

    id: str
    test: str
    soak: bool


@cache
def marks(root: Path = ROOT) -> frozenset[Mark]:
    """Every proof mark of every test, those that stand on single parameters too."""
    files = [path for path in sorted((root / "tests").rglob("test_*.py")) if "mark.proof" in path.read_text("utf-8")]
    with TemporaryDirectory() as folder:
        answer = Path(folder) / "marks.json"
        asked = (
            "--collect-only",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-o",
            "addopts=--import-mode=importlib",
        )
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *asked, "-p", "scripts.proof_marks", *map(str, files)],
            cwd=root,
            env=os.environ | {ANSWER: str(answer), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        found = json.loads(answer.read_text("utf-8"))
    return frozenset(Mark(name, test, bool(soak)) for name, test, soak in found)


def pytest_collection_finish(session: Any) -> None:
    """Inside the run that collects: write down what was found."""
    found = {
        (name, item.nodeid.partition("[")[0], item.get_closest_marker("soak") is not None)
        for item in session.items
        for mark in item.iter_markers("proof")
        for name in mark.args
    }
    Path(os.environ[ANSWER]).write_text(json.dumps(sorted(found)), "utf-8")
