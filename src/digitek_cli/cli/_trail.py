"""Commits with what each of them did, for the commands that tell of the history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.render.trail import Line
    from digitek_cli.store.changes import Touched
    from digitek_cli.store.history import LogEntry


def told(root: Path, entries: Sequence[LogEntry]) -> list[Line]:
    """Every commit with what it did; of a merge what neither side had done already."""
    from digitek_cli.render.trail import Line
    from digitek_cli.rules.delta import compare
    from digitek_cli.rules.made_by import by_hand
    from digitek_cli.store.changes import Touched, touched

    found = touched(root, [(entry.commit, entry.parents[0] if entry.parents else None) for entry in entries])
    joined = touched(root, [(entry.commit, entry.parents[1]) for entry in entries if len(entry.parents) > 1])
    lines = []
    for entry in entries:
        change = found.get(entry.commit, Touched())
        if entry.commit in joined:
            change = _own(change, joined[entry.commit])
        one = len(entry.parents) == 1 and change.read
        hand = one and by_hand(entry.operation, change.before, change.after)
        lines.append(Line(entry, compare(change.before, change.after), change.files, change.read, hand))
    return _titled(root, lines)


def _titled(root: Path, lines: list[Line]) -> list[Line]:
    """With the projects' titles as each commit has them: since then a number may have come to mean another project."""
    from digitek_cli.store.changes import projects_at

    sides = [(line, name, commit) for line in lines for name in line.projects for commit in _commits(line)]
    found = projects_at(root, [(commit, name) for _, name, commit in sides])
    titles: dict[str, dict[str, str]] = {line.entry.commit: {} for line in lines}
    for line, name, commit in sides:
        if (commit, name) in found:
            titles[line.entry.commit].setdefault(name, found[commit, name].title)
    return [replace(line, titles=titles[line.entry.commit]) for line in lines]


def _commits(line: Line) -> tuple[str, ...]:
    """The commit, and the one before it for what it removed."""
    return (line.entry.commit, *line.entry.parents[:1])


def _own(mine: Touched, theirs: Touched) -> Touched:
    """What differs from both sides of a merge."""
    if not (mine.read and theirs.read):
        return mine
    paths = (set(mine.before.blobs) | set(mine.after.blobs)) & (set(theirs.before.blobs) | set(theirs.after.blobs))
    paths -= _renumbered(mine.before, mine.after)
    before, after = (
        replace(
            side,
            records={path: record for path, record in side.records.items() if path in paths},
            blobs={path: oid for path, oid in side.blobs.items() if path in paths},
        )
        for side in (mine.before, mine.after)
    )
    return replace(mine, before=before, after=after)


def _renumbered(before: Portfolio, after: Portfolio) -> set[str]:
    """The files that a merge only gave another number, before and after; the merge's own words tell of those."""
    from digitek_cli.model.portfolio import path_of
    from digitek_cli.rules.renumber import renumbered

    found: set[str] = set()
    for project in after.projects.values():
        for old in project.formerly:
            if project.id not in before.projects:
                moved = renumbered(before.records.values(), old, project.id)
                same = {path for path, record in moved.items() if after.records.get(path_of(record)) == record}
                found |= same | {path_of(moved[path]) for path in same}
    return found
