"""A proposal as it would lie on its base: worked out aside, without a write into the repository or the work tree.

What is judged is the result: the last commit, with what is unsaved, merged with the base as a git server would do it.
New objects go to a folder that lives as long as the proposal is looked at.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.ids import SETTINGS_PATH
from digitek_cli.operations.proposal import MOST_BYTES, MOST_COMMITS, MOST_FILES, Proposed
from digitek_cli.store import runner
from digitek_cli.store.chronicle import Chronicle
from digitek_cli.store.git import PLAIN_FILES, Repository
from digitek_cli.store.narrow import narrow
from digitek_cli.store.proposal_merge import merged, require_merging
from digitek_cli.store.proposal_texts import guards
from digitek_cli.store.snapshot import read_tree
from digitek_cli.store.unsaved import Unsaved, unsaved
from digitek_cli.store.yaml_guard import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.store.chronicle import Commit
    from digitek_cli.store.git import Entry
    from digitek_cli.store.narrow import Narrow
    from digitek_cli.store.raw_diff import Shift
    from digitek_cli.store.snapshot import Snapshot

# Stands in for what is too large to be loaded: whatever goes beyond the limit is refused alike.
TOO_LARGE = b" " * (MAX_BYTES + 1)


@dataclass(frozen=True)
class Proposal:
    """What somebody proposes to add to a base.

    `base` and `head` are commits, `merge_base` is where they parted. `tree` is the tree of the result, `base_tree` that
    of the base, and `shifts` how they differ anywhere in the repository. `conflicts` are the paths that git could not
    merge; the result has the proposal's version of them. `commits` are what the head has and the base has not, each
    after its parents, as long as their `number` is one to go through. `checked_out` tells that it is the work tree's,
    with what is `unsaved` there. `repository` reads the result too; its own folder is left alone. Of the portfolios
    `before` and `after` only what the verdict needs is read, unless `full` is asked for; with `money` every booking.
    """

    root: Path
    repository: Repository
    base: str
    head: str
    merge_base: str
    base_tree: str
    tree: str
    shifts: tuple[Shift, ...]
    conflicts: tuple[str, ...] = ()
    commits: tuple[Commit, ...] = ()
    number: int = 0
    unsaved: Unsaved = field(default_factory=Unsaved)
    checked_out: bool = True
    full: bool = False
    money: bool = False

    @property
    def prefix(self) -> str:
        """Where the portfolio lies in the repository, "" or ending in "/"."""
        return self.repository.prefix

    @property
    def changed(self) -> frozenset[str]:
        """The paths that differ between base and result, from the top of the repository."""
        return frozenset(shift.path for shift in self.shifts)

    @property
    def inside(self) -> tuple[Shift, ...]:
        """What differs in the portfolio, by its path there."""
        own = (shift for shift in self.shifts if shift.path.startswith(self.prefix))
        return tuple(replace(shift, path=shift.path.removeprefix(self.prefix)) for shift in own)

    @property
    def too_much(self) -> bool:
        """Whether more is changed than anybody can judge together; it then stays unread."""
        return len(self.inside) > MOST_FILES or self.weight > MOST_BYTES

    @cached_property
    def weight(self) -> int:
        """How many bytes the changed files have that may be records."""
        return sum(size for size in self._sizes.values() if size <= MAX_BYTES)

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """The new blobs of the portfolio with their sizes, without loading any."""
        new = (shift.new for shift in self.inside if shift.new and shift.new.mode in PLAIN_FILES)
        return self.repository.sizes(entry.oid for entry in new)

    @cached_property
    def narrow(self) -> Narrow | None:
        """What of the portfolio is to be read; None for all of it."""
        if self.full or self.too_much or self.conflicts or any(size > MAX_BYTES for size in self._sizes.values()):
            return None
        return narrow(self.repository, self.base, self.inside, money=self.money)

    @cached_property
    def files(self) -> dict[str, Entry]:
        """The base's files below the portfolio, by their path from the top."""
        return self.repository.ls_tree(self.base, self.prefix)

    @cached_property
    def before(self) -> Snapshot:
        """The portfolio of the base, whose rules judge."""
        wants = self.narrow.wants if self.narrow else None
        return read_tree(self.root, self.repository, self.files, self.base, wants=wants)

    @cached_property
    def after(self) -> Snapshot:
        """The portfolio of the result. What every verdict rests on is the base's where the result's cannot be read."""
        if self.too_much:
            return self.before
        made = {oid: TOO_LARGE for oid, size in self._sizes.items() if size > MAX_BYTES}
        new = {shift.path: shift.new for shift in self.shifts if shift.path.startswith(self.prefix)}
        files = {path: entry for path in {**self.files, **new} if (entry := new.get(path, self.files.get(path)))}
        wants = self.narrow.wants if self.narrow else None
        return read_tree(self.root, self.repository, files, None, made, self.before.portfolio, wants)

    @cached_property
    def seen(self) -> Proposed:
        """What the pure rules are told."""
        moved = {shift.path: (shift.old is not None, shift.new is not None) for shift in self.shifts}
        return Proposed(
            before=self.before.portfolio,
            after=self.after.portfolio,
            moved=moved,
            prefix=self.prefix,
            conflicts=self.conflicts,
            guards=guards(self.repository, self.base, self.tree, self.shifts),
            commits=self.number,
            weight=self.weight,
        )


@contextmanager
def propose(
    root: Path, revision: str, proposed: str | None = None, *, full: bool = False, money: bool = False
) -> Iterator[Proposal]:
    """The proposal of another revision, or that the work tree holds, for as long as somebody looks at it.

    `full` and `money` say what more is read than the verdict needs.
    Raises BadReference where there is no such base or it has nothing in common with it.
    """
    repository = Repository.open(root)
    base = repository.resolve(revision)
    head = repository.head() if proposed is None else repository.resolve(proposed)
    if head is None:
        raise BadReference("proposal-no-commit", revision=revision)
    _require_portfolio(repository, base, revision)
    start = _parted(repository, base, head, revision)
    with tempfile.TemporaryDirectory(prefix="digitek-", ignore_cleanup_errors=True) as folder:
        reader = replace(repository, aside=Path(folder) / "objects")
        (Path(folder) / "objects").mkdir(mode=0o700)
        edits = unsaved(reader, head) if proposed is None else None
        found = _worked_out(reader, root, (base, head, start), edits, revision)
        yield replace(found, full=full, money=money)


def _worked_out(
    reader: Repository, root: Path, ends: tuple[str, str, str], edits: Unsaved | None, revision: str
) -> Proposal:
    base, head, start = ends
    assert reader.aside is not None
    folder = reader.aside.parent
    mine = edits.commit(reader, head, folder) if edits and edits.entries else head
    tree = _tree_of(reader, mine)
    conflicts: tuple[str, ...] = ()
    if start != base:
        require_merging()
        tree, conflicts = merged(reader, folder, base, mine)
    was = _tree_of(reader, base)
    (shifts,) = Chronicle(reader, "").shifts([(was, tree)])
    if shifts is None:
        raise reader.lacks(tree)
    number, commits = _commits(reader, base, head, revision)
    found = Proposal(root, reader, base, head, start, was, tree, shifts, conflicts, commits, number)
    return replace(found, unsaved=edits or Unsaved(), checked_out=edits is not None)


def _tree_of(repository: Repository, commit: str) -> str:
    return repository.run("rev-parse", "--verify", "--end-of-options", f"{commit}^{{tree}}").text


def place_in(start: Path, revision: str) -> Path | None:
    """Where the base has the portfolio that the work tree no longer has; None where that has none either."""
    repository = Repository.open(start)
    base = repository.resolve(revision)
    folders = [repository.prefix]
    while folders[-1]:
        folders.append(folders[-1].rstrip("/").rpartition("/")[0] + "/" if "/" in folders[-1].rstrip("/") else "")
    places = [place for folder in folders for place in (folder, f"{folder}portfolio/")]
    known = repository.ls_tree(base, *(place + SETTINGS_PATH for place in places))
    found = next((place for place in places if place + SETTINGS_PATH in known), None)
    return None if found is None else repository.toplevel / found


def _require_portfolio(repository: Repository, base: str, revision: str) -> None:
    path = repository.prefix + SETTINGS_PATH
    if path not in repository.ls_tree(base, path):
        raise BadReference("proposal-no-portfolio", revision=revision, path=path)


def _parted(repository: Repository, base: str, head: str, revision: str) -> str:
    common = repository.run("merge-base", base, head, check=False)
    if common.returncode == 0:
        return common.text.splitlines()[0]
    if common.returncode != 1:
        raise runner.problem(common, repository.toplevel)
    raise BadReference("proposal-shallow" if repository.shallow else "proposal-unrelated", revision=revision)


def _commits(repository: Repository, base: str, head: str, revision: str) -> tuple[int, tuple[Commit, ...]]:
    """What the head has and the base has not; a clone that ends in between cannot tell."""
    number = int(repository.run("rev-list", "--count", head, f"^{base}", "--").text or 0)
    if number > MOST_COMMITS:
        return number, ()
    chronicle = Chronicle(repository, repository.prefix)
    commits = chronicle.commits(head, [base])
    inside = {commit.id for commit in commits}
    outside = {name for commit in commits for name in commit.parents} - inside
    if repository.shallow and len(chronicle.read(outside)) < len(outside):
        raise BadReference("proposal-shallow", revision=revision)
    return number, tuple(commits)
