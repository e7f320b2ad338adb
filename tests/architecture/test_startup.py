"""A `--help` imports nothing heavy. What is asked is `sys.modules`, never a clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HEAVY = ["pydantic", "pydantic_core", "git", "jinja2", "ruamel", "yaml", "rich", "filelock", "asyncio"]

# Runs in a fresh interpreter: each argv in turn, and after each what has been loaded by then.
PROGRAM = """
import contextlib, io, json, sys
from digitek_cli.cli.main import run

seen = {}
calls, heavy_names = json.loads(sys.argv[1])
for argv in calls:
    sys.argv = ["digitek", *argv]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            code = run()
        except SystemExit as end:
            code = end.code
    heavy = [name for name in heavy_names if name in sys.modules]
    seen[" ".join(argv)] = [code or 0, heavy, len(out.getvalue())]
print(json.dumps(seen))
"""


def start(calls: list[list[str]], cwd: Path, **environment: str) -> dict[str, Any]:
    """Exit code, heavy modules and length of the answer of each call, all in one fresh interpreter."""
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([calls, HEAVY])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    seen: dict[str, Any] = json.loads(answer.stdout)
    return seen


def test_the_first_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code, heavy, length = start([["--help"]], tmp_path)["--help"]
    assert (code, heavy) == (0, [])
    assert length > 500


def test_no_help_of_any_command_imports_anything_heavy(tmp_path: Path) -> None:
    from scripts.reference import walk

    calls = [[*path, "--help"] for path, _ in walk()]
    assert len(calls) > 40
    seen = start(calls, tmp_path)
    assert {call: answer for call, answer in seen.items() if answer[0] != 0 or answer[1]} == {}
    assert all(answer[2] > 0 for answer in seen.values())


def test_a_heavy_module_is_seen(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import yaml\n", encoding="utf-8")
    assert start([["--help"]], tmp_path, PYTHONPATH=str(tmp_path))["--help"][1] == ["yaml"]
