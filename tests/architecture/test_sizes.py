"""Files and functions stay small enough to hold in the head, and are named by what they decide."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import PACKAGE, here, modules, tree

FILE_LINES = 400
FUNCTION_LINES = 60
UNDECIDED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "base", "core", "tools"}
SENTENCES = PACKAGE / "render" / "words"  # lists of sentences; they grow with the program and are read by searching


def test_files_are_short() -> None:
    long = {
        here(path): count
        for path in modules()
        if SENTENCES not in path.parents and (count := lines(path.read_text("utf-8"))) > FILE_LINES
    }
    assert not long


def lines(text: str) -> int:
    """How many lines a text has."""
    return len(text.splitlines())


def test_functions_are_short() -> None:
    long = {
        here(path, node): node.name
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION_LINES
    }
    assert not long


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring; a parameter of a command is documentation, not code."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("path", modules(), ids=here)
def test_modules_are_named_by_what_they_decide(path: object) -> None:
    name = str(getattr(path, "stem", "")).strip("_")
    assert name not in UNDECIDED


def test_a_long_function_is_seen() -> None:
    body = "\n".join(f"    x{number} = {number}" for number in range(FUNCTION_LINES + 1))
    node = ast.parse(f"def long():\n{body}\n").body[0]
    assert isinstance(node, ast.FunctionDef)
    assert length(node) > FUNCTION_LINES
