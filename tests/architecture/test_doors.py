"""One module starts programs, one imports GitPython, and each command of git that is used has been looked at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitek_cli.store.runner import INERT, NETWORK, REVIEWED
from tests.architecture.source import PACKAGE, called, here, imported, modules, tree

RUNNER, LIBRARY = PACKAGE / "store" / "runner.py", PACKAGE / "store" / "git.py"
# Starts the program itself once more, in place of itself and with Python's UTF-8 mode on: no other program.
AGAIN = PACKAGE / "cli" / "_start.py"
# What starts a process by being called, and the names in `os` that do.
STARTERS = frozenset(
    "subprocess _posixsubprocess multiprocessing concurrent.futures.process asyncio.subprocess pty webbrowser pexpect"
    " sh plumbum fabric invoke dulwich pygit2".split()
)
OS_STARTERS = frozenset(
    "system popen fork forkpty posix_spawn posix_spawnp startfile execl execle execlp execlpe execv execve execvp execvpe"
    " spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe create_subprocess_exec create_subprocess_shell"
    " subprocess_exec subprocess_shell ProcessPoolExecutor".split()
)


def starts(code: ast.Module) -> Iterator[ast.AST]:
    """Everything in a module that would start a process."""
    for node in ast.walk(code):
        names = imported(node)
        if (
            any(name == door or name.startswith(f"{door}.") for name in names for door in STARTERS)
            or names
            & {f"{module}.{name}" for module in ("os", "asyncio", "concurrent.futures") for name in OS_STARTERS}
            or (isinstance(node, ast.Attribute) and node.attr in OS_STARTERS)
            or (isinstance(node, ast.Call) and called(node) == "getattr" and _names_a_starter(node))
        ):
            yield node


def _names_a_starter(call: ast.Call) -> bool:
    return any(isinstance(word, ast.Constant) and word.value in OS_STARTERS for word in call.args)


def knows_library(code: ast.Module) -> Iterator[ast.AST]:
    """Everything in a module that imports GitPython or what lies under it."""
    for node in ast.walk(code):
        if any(name.split(".")[0] in ("git", "gitdb") for name in imported(node)):
            yield node


def test_one_module_starts_processes() -> None:
    assert list(starts(tree(RUNNER)))
    assert not [here(path) for path in modules() if path not in (RUNNER, AGAIN) and list(starts(tree(path)))]
    again = [node for node in ast.walk(tree(AGAIN)) if isinstance(node, ast.Call) and called(node) in OS_STARTERS]
    assert [ast.unparse(call.args[0]) for call in again] == ["sys.executable"]
    assert len(list(starts(tree(AGAIN)))) == len(again)


def test_one_module_imports_gitpython() -> None:
    assert list(knows_library(tree(LIBRARY)))
    assert not [here(path) for path in modules() if path != LIBRARY and list(knows_library(tree(path)))]


@pytest.mark.parametrize(
    "line",
    [
        "import subprocess",
        "from subprocess import run",
        "import multiprocessing.pool",
        "from concurrent.futures import ProcessPoolExecutor",
        "from concurrent.futures.process import ProcessPoolExecutor",
        "import asyncio\nasyncio.create_subprocess_exec('git')",
        "import asyncio.subprocess",
        "import os\nos.system('git')",
        "import os\nos.execvp('git', ['git'])",
        "import os\nos.posix_spawn('git', [], {})",
        "import os as o\no.popen('git')",
        "from os import spawnlp",
        "import os\ngetattr(os, 'system')('git')",
        "import pty",
        "import webbrowser",
        "from importlib import import_module\nimport_module('subprocess')",
        "__import__('subprocess')",
        "import pygit2",
        "def late():\n    import subprocess",
    ],
)
def test_a_planted_process_is_seen(line: str) -> None:
    assert list(starts(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["import git", "from git import Repo", "import git.cmd as g", "import gitdb", "import_module('git.repo')"]
)
def test_a_planted_library_is_seen(line: str) -> None:
    assert list(knows_library(ast.parse(line)))


def words() -> set[str]:
    """Every word that stands in the package as text, outside of the table."""
    return {
        node.value
        for path in modules()
        if path != RUNNER
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def asked() -> Iterator[tuple[str, str]]:
    """The command of git in every call that spells it out, with its place."""
    for path in modules("store"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in ("run", "_run") and node.args:
                first = node.args[0]
                first = first.elts[0] if isinstance(first, ast.Tuple) and first.elts else first
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, here(path, node)


def test_each_command_of_git_has_been_looked_at() -> None:
    """A new one is added to the table of the runner by somebody who asked what it can be made to run."""
    calls = list(asked())
    assert len(calls) > 15
    assert not [(command, place) for command, place in calls if command not in REVIEWED]
    assert not set(REVIEWED) - words(), "no longer used: take it out of the table"
    assert set(REVIEWED) >= INERT | NETWORK


def test_what_was_not_looked_at_is_not_run(tmp_path: Path) -> None:
    from digitek_cli.store import runner

    with pytest.raises(KeyError):
        runner.run(("gc",), cwd=tmp_path)
