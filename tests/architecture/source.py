"""The project's own text and syntax trees, as the house rules look at them."""

from __future__ import annotations

import ast
import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "digitek_cli"


@functools.cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or would be, in the repository."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return tuple(path for name in sorted(set(listed)) if name and (path := ROOT / name).is_file())


@functools.cache
def modules(below: str = "") -> tuple[Path, ...]:
    """The Python files of the package, or of one of its packages."""
    return tuple(sorted((PACKAGE / below).rglob("*.py")))


@functools.cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_bytes(), filename=str(path))


def imported(node: ast.AST) -> set[str]:
    """Every module that a statement or call imports, also by name: `import_module("git")`."""
    match node:
        case ast.Import(names=names):
            return {alias.name for alias in names}
        case ast.ImportFrom(module=str(module), names=names):
            return {module, *(f"{module}.{alias.name}" for alias in names)}
        case ast.Call(args=[ast.Constant(value=str(name)), *_]) if called(node) in ("import_module", "__import__"):
            return {name}
    return set()


def called(node: ast.Call) -> str:
    """The last name of what is called: `error` for both `error(…)` and `finding.error(…)`."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def here(path: Path, node: ast.expr | ast.stmt | None = None) -> str:
    """`src/…/file.py:12`, as an editor wants it."""
    place = path.relative_to(ROOT).as_posix()
    return f"{place}:{node.lineno}" if node is not None else place
