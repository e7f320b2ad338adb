"""Which files a proposal's verdict needs: those that it changes, the projects that they are about, and what all share.

Of every other file it is enough that it is there. Where a proposal does what others could rest on, everything is read:
it changes the foundations or the evidence, takes a file away, changes or takes back an event, or cannot be merged.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.model.ids import FOLDERS, event_path
from digitek_cli.rules.events import EVENT_FOLDERS, is_event_path
from digitek_cli.rules.standing import KINDS
from digitek_cli.store import layout
from digitek_cli.store.audit_state import BOOKS
from digitek_cli.store.git import PLAIN_FILES
from digitek_cli.store.parts import owner_of
from digitek_cli.store.snapshot import understood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.store.git import Entry, Repository
    from digitek_cli.store.raw_diff import Shift

NAMED = re.compile(rb"(?<![A-Za-z0-9])(?:([DST]-[0-9]{4}-[a-z0-9]{6})|(P-[0-9]{4}-[0-9]{3,5}))(?![A-Za-z0-9])")
OWNER = re.compile(rb"project: *(P-[0-9]{4}-[0-9]{3,5}) *")
# What a key may begin with that is not written as we write it.
ODD = (b'"', b"'", b"{", b"?", b"&", b"!", b"*")
BOOKINGS = f"{FOLDERS['T']}/"
# More projects than this are as quickly judged with all the others.
MANY = 1_000


@dataclass(frozen=True)
class Owners:
    """Whose the events of a tree are, told by one line of their files; `strange` are those where no line tells."""

    project: dict[str, str] = field(default_factory=dict)
    strange: frozenset[str] = frozenset()

    @classmethod
    def of(cls, repository: Repository, tree: str) -> Owners | None:
        """Ask git for these lines; None where it cannot read all of the tree."""
        folders = [f"{repository.prefix}{folder}" for folder in EVENT_FOLDERS]
        asked = ("-a", "-z", "-F", "--full-name", "-e", "project", "-e", "\\", tree, "--", *folders)
        done = repository.run("grep", *asked, check=False)
        if done.returncode not in (0, 1) or done.stderr:
            return None
        lines: dict[str, list[bytes]] = {}
        begin = f"{tree}:{repository.prefix}"
        for row in done.stdout.split(b"\n")[:-1]:
            name, _, line = row.partition(b"\0")
            lines.setdefault(os.fsdecode(name).removeprefix(begin), []).append(line)
        told = {path: _told(said) for path, said in lines.items()}
        return cls(
            {path: project for path, project in told.items() if project is not None},
            frozenset(path for path, project in told.items() if project is None),
        )

    def of_blobs(self, tree: Mapping[str, Entry]) -> dict[str, str]:
        """The same by the blobs of a tree; bookings that name no project anywhere are the books' own."""
        told = ((path, entry.oid) for path, entry in tree.items() if is_event_path(path) and path not in self.strange)
        return {oid: self.project.get(path) or BOOKS for path, oid in told}


def _told(lines: Iterable[bytes]) -> str | None:
    """The project that an event's lines name as its own; None where a reader is needed to tell."""
    own = [line for line in lines if line.startswith(b"project")]
    found = OWNER.fullmatch(own[0]) if len(own) == 1 else None
    odd = any(line.startswith(ODD) or b"\\" in line for line in lines)
    return found[1].decode() if found and not odd else None


@dataclass(frozen=True)
class Narrow:
    """What is read: these projects with all that is theirs, these events, and with `money` every booking."""

    projects: frozenset[str]
    events: frozenset[str]
    owners: Owners
    money: bool

    def wants(self, path: str) -> bool:
        """Whether a file of the portfolio is to be read."""
        owner = owner_of(path)
        if owner is not None:
            return owner in self.projects
        if not is_event_path(path):
            return True
        if path in self.events or path in self.owners.strange:
            return True
        return self.owners.project.get(path) in self.projects or (self.money and path.startswith(BOOKINGS))


def narrow(repository: Repository, tree: str, shifts: tuple[Shift, ...], *, money: bool) -> Narrow | None:
    """What the verdict on these changes of a base's tree needs; None where it needs everything."""
    if not all(map(_local, shifts)) or len(shifts) > MANY:
        return None
    added = [shift for shift in shifts if is_event_path(shift.path)]
    blobs = repository.read_blobs(shift.new.oid for shift in added if shift.new)
    records = [understood(shift.path, blobs[shift.new.oid])[0] for shift in added if shift.new]
    if any(getattr(record, "kind", None) in KINDS for record in records):
        return None
    owners = Owners.of(repository, tree)
    if owners is None:
        return None
    named = [match for data in blobs.values() for match in NAMED.finditer(data)]
    events = {event_path(match[1].decode()) for match in named if match[1]}
    projects = {match[2].decode() for match in named if match[2]}
    projects |= {owner for shift in shifts if (owner := owner_of(shift.path)) is not None}
    projects |= {owners.project[path] for path in events if path in owners.project}
    booked = any(shift.path.startswith(BOOKINGS) for shift in added)
    return Narrow(frozenset(projects), frozenset({*events, *(shift.path for shift in added)}), owners, money or booked)


def _local(shift: Shift) -> bool:
    """Whether a change is one that nothing but its own project rests on."""
    plain = all(entry is None or entry.mode in PLAIN_FILES for entry in (shift.old, shift.new))
    if not plain or shift.new is None:
        return False
    if is_event_path(shift.path):
        return shift.old is None
    return owner_of(shift.path) is not None or layout.ignored(shift.path)
