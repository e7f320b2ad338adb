"""Refuse a write where somebody's unsaved or staged work is in the way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.store import worktree
from digitek_cli.store.git import PLAIN_FILES, few

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.store.git import Entry, Repository
    from digitek_cli.store.plan import Step

    Pending = Mapping[str, tuple[str | None, ...]]

SHOWN = 10


def check(
    repository: Repository, base: str | None, steps: Iterable[Step], reads: Iterable[str], pending: Pending
) -> None:
    """Raise a Conflict that names every path in the way; `base` is the branch's commit.

    A path counts when it is written or read (an entry ending in "/" covers a folder), from the top of the work
    tree. Its index entry and its file must hold what the branch holds, or what the write brings, or what a write
    that could not be finished yet left there (`pending`).
    """
    new = {step.path: step.new for step in steps}
    reads = tuple(reads)
    asked = tuple(dict.fromkeys((*new, *reads)))
    tree = repository.entries(base, asked)
    if base and not pending and not (repository.git_dir / "index").exists() and (tree or repository.ls_tree(base)):
        raise EnvironmentProblem("missing-index", file=str(repository.git_dir / "index"))
    index = repository.ls_files(*few(asked)) if asked else {}
    paths = set(new) | set(_covered(repository, reads, tree, index))
    allowed: defaultdict[str, tuple[str | None, ...]] = defaultdict(tuple)
    for path in paths:
        entry = tree.get(path)
        if entry and entry.mode not in PLAIN_FILES:
            raise Conflict("not-a-plain-file", path=path)
        own = (new[path],) if path in new else ()
        allowed[path] = (entry.oid if entry else None, *own, *pending.get(path, ()))
    refuse("staged-edits", (path for path in paths if not _clean(index.get(path, ()), allowed[path])))
    loose = {path for path in paths if not worktree.holds(worktree.read(repository.toplevel, path), allowed[path])}
    refuse("unsaved-edits", loose & set(tree))
    refuse("unsaved-files", loose - set(tree))


def refuse(code: str, paths: Iterable[str]) -> None:
    """A conflict over paths, when there are any."""
    found = sorted(paths)
    if found:
        raise Conflict(code, path=found[0], paths=tuple(found[:SHOWN]), count=len(found))


def _clean(entries: Iterable[Entry], allowed: tuple[str | None, ...]) -> bool:
    oids = [entry.oid for entry in entries]
    return len(oids) <= 1 and (oids[0] if oids else None) in allowed


def _covered(
    repository: Repository, reads: Iterable[str], tree: Mapping[str, Entry], index: Mapping[str, object]
) -> Iterable[str]:
    known = set(tree) | set(index)
    for entry in reads:
        if entry.endswith("/"):
            yield from (path for path in known if path.startswith(entry))
            yield from worktree.records_below(repository.toplevel, entry)
        else:
            yield entry
