"""Hand edits: files of the work tree taken into the history with their very bytes, comments and all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, DataError, RuleViolation
from digitek_cli.rules.finding import broken_files, error, errors
from digitek_cli.store import validate, yaml_io
from digitek_cli.store.patch import FileEdit
from digitek_cli.store.snapshot import personal, read_commit, read_worktree
from digitek_cli.store.yaml_guard import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from digitek_cli.model.portfolio import Record
    from digitek_cli.model.project import Project
    from digitek_cli.operations.change import Change
    from digitek_cli.store.snapshot import Snapshot


@dataclass(frozen=True)
class Handmade:
    """Records that somebody wrote by hand, and the bytes they were written with."""

    records: tuple[Record, ...]
    sources: dict[str, bytes]

    @property
    def patch(self) -> Callable[[Change, Snapshot], tuple[FileEdit, ...]]:
        """The writer that keeps the bytes."""
        return lambda _, snapshot: tuple(
            FileEdit(path, snapshot.sources.get(path), data) for path, data in sorted(self.sources.items())
        )


def gather(root: Path, wanted: Sequence[Path]) -> Handmade:
    """What differs from the last commit in the work tree, below the wanted paths or anywhere.

    Raises DataError for a file that does not parse or validate, RuleViolation for a deleted one, and
    BadReference where there is nothing to take.
    """
    now, before = read_worktree(root), read_commit(root)
    chosen = chooser(root, wanted, set(now.sources) | set(before.sources))
    gone = [path for path in before.sources if path not in now.sources and chosen(path)]
    if gone:
        raise RuleViolation("refused", findings=[error("EDIT002", path, file=path) for path in gone])
    sources = {path: tidy(data) for path, data in now.sources.items() if chosen(path)}
    sources = {path: data for path, data in sources.items() if data != tidy(before.sources.get(path, b""))}
    broken = [finding for finding in errors(now.findings) if finding.path in sources]
    if broken:
        raise DataError("broken-files", findings=broken, count=broken_files(broken))
    if not sources:
        raise BadReference("hand-nothing")
    return Handmade(tuple(now.portfolio.records[path] for path in sources), sources)


def chooser(root: Path, wanted: Sequence[Path], known: Iterable[str]) -> Callable[[str], bool]:
    """Which paths of the portfolio lie at or below the wanted ones; all where none is wanted.

    Raises BadReference `hand-no-file` where nothing known does.
    """
    if not wanted:
        return lambda _: True
    prefixes = []
    for path in wanted:
        inside = os.path.relpath(Path(os.path.abspath(path)), root)  # noqa: PTH100 - resolve() would follow links
        above = not inside.strip("./\\")  # the portfolio's folder, or one around it
        name = "" if above else Path(inside).as_posix()
        if not any(item == name or item.startswith(f"{name}/" if name else "") for item in known):
            raise BadReference("hand-no-file", path=str(path))
        prefixes.append(name)
    return lambda item: any(not name or item == name or item.startswith(f"{name}/") for name in prefixes)


def read_project(data: bytes, path: str, name: str) -> tuple[Project, bytes]:
    """A project file as it came back from an editor. Raises DataError with every finding, its lines those of `name`."""
    from digitek_cli.model.project import Project

    found = errors(personal(data, path))
    if found:
        raise DataError("broken-files", where=name, findings=found, count=broken_files(found))
    parsed = yaml_io.read(data, path)
    project, wrong = validate.record(Project, parsed, path)
    if project is None:
        raise DataError("broken-files", where=name, findings=wrong, count=broken_files(wrong))
    return project, tidy(data)
