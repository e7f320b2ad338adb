"""The merge of a proposal with its base, as a git server makes it, and nothing of it in the repository."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store import runner
from digitek_cli.store.git import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digitek_cli.store.git import Repository

# The first git that merges without a work tree.
OLDEST = (2, 38)
# No attribute and no setting of anybody's shall make the result another one than the server's.
SETTINGS = (
    ("core.attributesFile", os.devnull),
    ("merge.default", "text"),
    ("merge.renames", "true"),
    ("merge.directoryRenames", "false"),
    ("merge.renormalize", "false"),
    # Above this many renamed files the search for them would take its time; a portfolio renames none.
    ("merge.renameLimit", "1000"),
)
DRIVER = re.compile(r"merge\..+\.driver")


def require_merging() -> None:
    """Refuse a git that cannot merge aside, by name."""
    if runner.version() < OLDEST:
        found, oldest = (".".join(map(str, numbers)) for numbers in (runner.version(), OLDEST))
        raise EnvironmentProblem("proposal-old-git", version=found, oldest=oldest)


def merged(repository: Repository, folder: Path, base: str, mine: str) -> tuple[str, tuple[str, ...]]:
    """The tree of the merge, and the paths that git could not merge; those stay as the proposal has them.

    git stands in an empty folder with an empty index, where no file of a stranger's says how to merge.
    """
    nowhere = folder / "nowhere"
    nowhere.mkdir()
    drivers = {item.key: "false" for item in repository.settings if DRIVER.fullmatch(item.key)}
    asked = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", base, mine)
    done = replace(repository, toplevel=nowhere).run(
        *asked, env={"GIT_INDEX_FILE": str(folder / "empty")}, settings=(*SETTINGS, *drivers.items()), check=False
    )
    parts = [os.fsdecode(part) for part in done.stdout.split(b"\0")]
    if done.returncode not in (0, 1) or not runner.OID.fullmatch(parts[0]):
        raise runner.problem(done, repository.toplevel)
    conflicts = tuple(sorted({part for part in parts[1:] if part}))
    if not conflicts:
        return parts[0], ()
    ours = repository.entries(mine, conflicts)
    kept = {path: ours.get(path) for path in conflicts}
    return changed_tree(repository, folder / "resolved", parts[0], kept), conflicts


def changed_tree(repository: Repository, index: Path, tree: str, changes: dict[str, Entry | None]) -> str:
    """A tree with some files changed or, for None, taken away; `index` is a file that nobody has yet."""
    env = {"GIT_INDEX_FILE": str(index)}
    listed = repository.run("ls-tree", "-r", "-z", "--full-tree", tree).stdout
    repository.run("update-index", "-z", "--index-info", input=listed, env=env)
    repository.run("update-index", "-z", "--index-info", input=_lines(repository, changes.items()), env=env)
    return repository.run("write-tree", "--missing-ok", env=env).text


def _lines(repository: Repository, changes: Iterable[tuple[str, Entry | None]]) -> bytes:
    gone = Entry("0", repository.zero)
    rows = (f"{(entry or gone).mode} {(entry or gone).oid}\t{path}\0" for path, entry in changes)
    return os.fsencode("".join(rows))
