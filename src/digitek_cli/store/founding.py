"""A new portfolio repository with one commit, from the shipped data."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.value import to_document
from digitek_cli.store import yaml_io
from digitek_cli.store.commit import Receipt, publish
from digitek_cli.store.git import Repository
from digitek_cli.store.patch import FileEdit
from digitek_cli.store.shipped import shipped_folder
from digitek_cli.store.snapshot import Snapshot, read_worktree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.operations.change import Change, Moment

FOLDER = "portfolio/"
ATTRIBUTES = b"# The same bytes on every machine: the hashes of events are taken over them.\n* text=auto eol=lf\n"
IGNORED = b"# What editors and systems leave behind.\n*~\n*.bak\n*.swp\n*.tmp\n.DS_Store\nThumbs.db\n"


@dataclass(frozen=True)
class Founder:
    """What a new portfolio is made from: the shipped snapshot, and the words at the top of the repository.

    `beside` are files that lie beside the portfolio, `settings` are git's, for this repository alone.
    """

    shipped: Snapshot
    compute: Callable[[Portfolio, Moment], Change]
    readme: str
    beside: Mapping[str, bytes] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    def edits(self, change: Change) -> tuple[FileEdit, ...]:
        """Every file of the repository. A record that is as shipped keeps its very bytes, with their comments."""
        files = {FOLDER + path_of(record): self._bytes(record) for record in change.records}
        files |= {".gitattributes": ATTRIBUTES, ".gitignore": IGNORED, "README.md": self.readme.encode()}
        files |= self.beside
        return tuple(FileEdit(path, None, data) for path, data in sorted(files.items()))

    def _bytes(self, record: Record) -> bytes:
        before = next((item for item in self.shipped.portfolio.records.values() if _alike(item, record)), None)
        if before is None:
            return yaml_io.render_new(to_document(record))
        source = self.shipped.sources[path_of(before)].replace(b"\r\n", b"\n")
        return source if before == record else yaml_io.amend(source, to_document(before), to_document(record))


def _alike(shipped: Record, record: Record) -> bool:
    """Whether one is the other's original: the same path, or two versions of the only record of a kind."""
    if path_of(shipped) == path_of(record):
        return True
    return type(shipped) is type(record) and path_of(record).startswith("policy/")


def read_shipped() -> Snapshot:
    """The shipped portfolio."""
    return read_worktree(shipped_folder("portfolio"))


def found(
    directory: Path, founder: Founder, moment: Moment, *, dry_run: bool = False, fixed_clock: bool = False
) -> Receipt:
    """Make the repository and its first commit. Raises BadReference `init-not-empty` when something is there."""
    require_empty(directory)
    with _undone_unless_kept(directory, keep=not dry_run):
        repository = Repository.init(directory)
        for name, value in founder.settings.items():
            repository.run("config", "--local", name, value)
        return publish(
            directory,
            lambda _: founder.compute(founder.shipped.portfolio, moment),
            recorded_by=moment.recorded_by,
            today=moment.today,
            dry_run=dry_run,
            fixed_clock=fixed_clock,
            patch=lambda change, _: founder.edits(change),
        )


def require_empty(directory: Path) -> None:
    """A place where a repository can be made."""
    if directory.is_file() or (directory.is_dir() and any(directory.iterdir())):
        raise BadReference("init-not-empty", path=str(directory))


@contextmanager
def _undone_unless_kept(directory: Path, *, keep: bool) -> Iterator[None]:
    """A repository that is half made, or that was only to be shown, would be in the way of the next try."""
    was_there, kept = directory.is_dir(), False
    try:
        yield
        kept = keep
    finally:
        if not kept:
            shutil.rmtree(directory / ".git" if was_there else directory, ignore_errors=True)
