"""A branch that a server does not have beside the ones it has: a slip of the name more often than a wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict
from digitek_cli.store.git import BRANCH

if TYPE_CHECKING:
    from collections.abc import Collection

    from digitek_cli.store.git import Repository
    from digitek_cli.store.remote import Line

USUAL = "main"


def common(names: Collection[str], default: str | None) -> str:
    """The branch that people share: the server's default, else the usual one, else the first by name."""
    if default is not None and default in names:
        return default
    return USUAL if USUAL in names else min(names)


def way_to(repository: Repository, ref: str, server_branch: str, other: str) -> str:
    """What to type so that our branch is the one that people share."""
    own = ref.removeprefix(BRANCH)
    if own == other or own != server_branch:
        return "git branch --unset-upstream"
    return f"git switch {other}" if repository.read_ref(BRANCH + other) else f"git branch -m {own} {other}"


def refuse_new(line: Line, ref: str) -> None:
    """Raise Conflict `sync-new-branch` where the server has branches, but not ours. An empty server takes any."""
    names, default = line.branches()
    if not names:
        return
    other, server = common(names, default), line.server
    mend = way_to(line.repository, ref, server.branch, other)
    raise Conflict("sync-new-branch", branch=server.branch, other=other, remote=server.name, mend=mend)
