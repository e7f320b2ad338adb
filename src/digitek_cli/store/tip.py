"""What the work tree stands on, asked without loading what a portfolio is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from pathlib import Path

NO_HISTORY = ("no-git", "not-a-repository")


def branch(root: Path) -> str:
    """The full name of the branch that the work tree stands on; "" for none."""
    found = Repository.open(root).run("symbolic-ref", "--quiet", "HEAD", check=False)
    return found.text if found.returncode == 0 else ""


def last_commit(root: Path) -> str | None:
    """The commit that the work tree stands on; None outside a repository and before the first commit."""
    try:
        return Repository.open(root).head()
    except EnvironmentProblem as problem:
        if problem.code in NO_HISTORY:
            return None
        raise
