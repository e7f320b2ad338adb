"""Imports point inwards; and each guard goes red when the fault is there."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, here, modules, tree


def lint_imports(source: Path) -> subprocess.CompletedProcess[str]:
    """The project's contracts, asked of the package in `source`."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_point_inwards() -> None:
    answer = lint_imports(ROOT / "src")
    assert answer.returncode == 0, answer.stdout + answer.stderr


PLANTED = {
    "Layers point inwards": ("operations/change.py", "import digitek_cli.store"),
    "The core does no I/O and draws nothing": ("rules/finding.py", "import random"),
    "Only the store talks to git, YAML and other programs": ("render/__init__.py", "import subprocess"),
    "Inside the store, one module starts programs, one knows GitPython": (
        "store/layout_of_planted_fault.py",
        "import subprocess",
    ),
    "Inside the store, one module knows YAML": ("store/layout_of_planted_fault.py", "import yaml"),
    "Only render draws": ("cli/__init__.py", "import jinja2"),
}


def test_planted_faults_are_reported(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "digitek_cli", ignore=shutil.ignore_patterns("__pycache__"))
    for name, line in PLANTED.values():
        with (tmp_path / "digitek_cli" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    (tmp_path / "digitek_cli" / "unplaced").mkdir()
    (tmp_path / "digitek_cli" / "unplaced" / "__init__.py").touch()
    answer = lint_imports(tmp_path)
    assert answer.returncode == 1
    for contract in PLANTED:
        assert f"{contract} BROKEN" in answer.stdout
    assert "unplaced" in answer.stdout


def command_modules() -> list[Path]:
    """One file per noun; what begins with an underscore is shared by all of them."""
    return [path for path in modules("cli") if not path.name.startswith("_") and path.name != "main.py"]


def imported(path: Path) -> set[str]:
    """Every module that a file imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


def test_commands_do_not_know_each_other() -> None:
    siblings = {f"digitek_cli.cli.{path.stem}" for path in command_modules()}
    assert len(siblings) > 10
    for path in command_modules():
        assert not imported(path) & (siblings - {f"digitek_cli.cli.{path.stem}"}), here(path)


# ruff closes what imports cannot show: `rule` is the code that must fire on `line` in a file of that name.
@pytest.mark.parametrize(
    ("name", "line", "rule"),
    [
        ("rules/planted.py", "import datetime\n\nDAY = datetime.date.today()\n", "TID251"),
        ("store/planted.py", "import datetime\n\nNOW = datetime.datetime.now(tz=datetime.UTC)\n", "TID251"),
        ("render/planted.py", 'print("talk")\n', "T201"),
        ("store/planted.py", 'FILE = open("name", "rb")\n', "PTH123"),
        ("rules/planted.py", "def late() -> None:\n    import json\n    json.dumps(1)\n", "PLC0415"),
    ],
)
def test_ruff_sees_the_clock_the_print_and_the_bare_open(name: str, line: str, rule: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    answer = subprocess.run(
        [*command, "--stdin-filename", str(PACKAGE / name), "-"],
        input=line,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert rule in answer.stdout
