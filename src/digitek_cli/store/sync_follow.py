"""Numbers that mean one thing here and another on the server, beyond two new projects with the same one.

A sync that broke off after the push has renumbered there and not here. Whatever was done here since, under the old
number, means the project that moved, and not the one that has that number on the server. And a number that one side
took back may be the number of a project on the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import SETTINGS_PATH, project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.value import to_document
from digitek_cli.rules.renumber import renumbered
from digitek_cli.rules.twins import same_project
from digitek_cli.store import yaml_io
from digitek_cli.store.git import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.store.snapshot import Snapshot
    from digitek_cli.store.sync_merge import Blobs

    Tree = Mapping[str, Entry]


def given_there(prefix: str, base: Tree, there: Portfolio, read: Callable[[Tree], Snapshot]) -> list[tuple[str, str]]:
    """The numbers, old and new, under which the server has projects of the common start by now."""
    asked = [
        (old, project)
        for project in there.projects.values()
        for old in project.formerly
        if prefix + path_of(project) not in base and prefix + project_path(old) in base
    ]
    if not asked:
        return []
    start = read(base).portfolio
    found = []
    for old, project in asked:
        ours, now = start.project(old), there.project(old)
        stayed = ours is not None and now is not None and same_project(ours, now, start, there)
        if ours is not None and not stayed and same_project(ours, project, start, there):
            found.append((old, project.id))
    return found


def follow(
    prefix: str, tree: Tree, records: Mapping[str, Record], numbers: tuple[str, str], blobs: Blobs
) -> dict[str, Entry]:
    """A tree with another number in every one of these records of it that names the old one."""
    result = dict(tree)
    for path, record in renumbered(records.values(), *numbers).items():
        entry = result.pop(prefix + path)
        data = yaml_io.amend(blobs[entry.oid], to_document(records[path]), to_document(record), path)
        result[prefix + path_of(record)] = Entry(entry.mode, blobs.make(data))
    return result


def released(
    prefix: str,
    base: Tree,
    tree: Tree,
    sides: tuple[Portfolio, Portfolio],
    blobs: Blobs,
    read: Callable[[Tree], Snapshot],
) -> Tree:
    """Our tree without the numbers that we took back before anybody saw them, and that somebody else has given out."""
    here, there = sides
    given = [number for number in here.settings.retired if number in there.projects]
    if not given:
        return tree
    agreed = set(read(base).portfolio.settings.retired)
    kept = tuple(number for number in here.settings.retired if number not in given or number in agreed)
    path, settings = prefix + SETTINGS_PATH, here.settings.with_(retired=kept)
    data = yaml_io.amend(blobs[tree[path].oid], to_document(here.settings), to_document(settings), SETTINGS_PATH)
    return {**tree, path: Entry(tree[path].mode, blobs.make(data))}
