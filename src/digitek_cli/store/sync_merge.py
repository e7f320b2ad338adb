"""Three trees into one, path by path: what only one side changed is taken, records are merged field by field.

Nothing is written here but drafts in a private folder. Bytes that no commit has yet are kept in `Blobs`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from digitek_cli.errors import DataError
from digitek_cli.model.ids import name_in
from digitek_cli.model.value import to_document
from digitek_cli.rules.events import is_event_path, rewritten
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.merging import Clash, Merger, place
from digitek_cli.store import layout, yaml_io
from digitek_cli.store.disk import blob_id, write_scratch
from digitek_cli.store.git import PLAIN_FILES, Entry
from digitek_cli.store.yaml_edit import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from digitek_cli.model.value import Document
    from digitek_cli.rules.merging import At, Side
    from digitek_cli.store.git import Repository

    Tree = Mapping[str, Entry]


@dataclass
class Blobs:
    """The bytes of blobs: those of the repository, and those that we have made."""

    repository: Repository
    made: dict[str, bytes] = field(default_factory=dict)
    read: dict[str, bytes] = field(default_factory=dict)

    def __getitem__(self, oid: str) -> bytes:
        if oid not in self.made and oid not in self.read:
            self.load((oid,))
        return self.made[oid] if oid in self.made else self.read[oid]

    def load(self, oids: Iterable[str]) -> None:
        """Read many at once."""
        self.read |= self.repository.read_blobs(oid for oid in oids if oid not in self.read and oid not in self.made)

    def make(self, data: bytes) -> str:
        """The id of new bytes."""
        oid = blob_id(data, self.repository.zero)
        self.made[oid] = data
        return oid


@dataclass(frozen=True)
class FileClash:
    """A clash with the file that it stands in, from the top of the work tree; without `at` the whole file.

    `place` is what people type for it. `changed` are the parts of a record that one side amended where the other
    side deleted it.
    """

    path: str
    place: str
    clash: Clash
    changed: tuple[At, ...] = ()


@dataclass
class Merged:
    """What came of it. `renamed` are items of lists that got another number: file, list, number before and after."""

    tree: dict[str, Entry] = field(default_factory=dict)
    clashes: list[FileClash] = field(default_factory=list)
    renamed: list[tuple[str, At, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class TreeMerge:
    """Everything that stays the same while trees are merged."""

    blobs: Blobs
    prefix: str
    scratch: Path
    choices: Mapping[str, Side] = field(default_factory=dict)
    prefer: Side | None = None
    # What two merges start from must leave out what they do not agree on.
    common: bool = False

    def merge(self, base: Tree, mine: Tree, theirs: Tree) -> Merged:
        """The tree that holds both sides' work."""
        merged = Merged()
        both = []
        for path in dict.fromkeys((*mine, *theirs)):
            old, ours, other = base.get(path), mine.get(path), theirs.get(path)
            if other in (ours, old):
                self._take(merged, path, ours)
            elif ours == old:
                self._take(merged, path, other)
            else:
                both.append((path, old, ours, other))
        self.blobs.load(entry.oid for _, *entries in both for entry in entries if entry and entry.mode in PLAIN_FILES)
        for path, old, ours, other in both:
            self._both(merged, path, old, ours, other)
        return merged

    def _take(self, merged: Merged, path: str, entry: Entry | None) -> None:
        if entry:
            merged.tree[path] = entry

    def _both(self, merged: Merged, path: str, base: Entry | None, mine: Entry | None, theirs: Entry | None) -> None:
        plain = mine and theirs and mine.mode in PLAIN_FILES and theirs.mode in PLAIN_FILES
        if mine and theirs and plain:
            shelf = layout.shelf_of(path.removeprefix(self.prefix)) if path.startswith(self.prefix) else None
            old = self.blobs[base.oid] if base and base.mode in PLAIN_FILES else None
            ours, other = self.blobs[mine.oid], self.blobs[theirs.oid]
            data = self._record(merged, path, shelf, old, ours, other) if shelf else self._text(old, ours, other)
            if data is not None:
                merged.tree[path] = Entry(theirs.mode, self.blobs.make(data))
                return
        if not self.common:
            chosen = self._choose(path, ())
            was, here, there = (entry.oid if entry else None for entry in (base, mine, theirs))
            parts = self._amended(path, base, mine or theirs) if base and not (mine and theirs) else ()
            merged.clashes.append(FileClash(path, self._place(path, ()), Clash((), was, here, there, chosen), parts))
            self._take(merged, path, theirs if chosen == "theirs" else mine)

    def _amended(self, path: str, base: Entry, now: Entry | None) -> tuple[At, ...]:
        """The parts of a record that differ from what both sides knew; nothing for a file that is no record."""
        shelf = layout.shelf_of(path.removeprefix(self.prefix)) if path.startswith(self.prefix) else None
        if shelf is None or now is None or {base.mode, now.mode} - set(PLAIN_FILES):
            return ()
        return tuple(_parts(document(shelf, self.blobs[base.oid]), document(shelf, self.blobs[now.oid])))

    def _choose(self, path: str, at: At) -> Side | None:
        for name in (self._place(path, at), self._place(path, ())):
            if name in self.choices:
                return self.choices[name]
        return self.prefer

    def _place(self, path: str, at: At) -> str:
        return place(path.removeprefix(self.prefix), at)

    def _record(
        self, merged: Merged, path: str, shelf: layout.Shelf, base: bytes | None, mine: bytes, theirs: bytes
    ) -> bytes | None:
        """The merged file of a record; None where one version cannot be read, or the merged one would be none."""
        ours, other = document(shelf, mine), document(shelf, theirs)
        if ours is None or other is None:
            return None
        old = (document(shelf, base) or _raw(base)) if base else {}
        merger = Merger(lambda at: self._choose(path, at), common=self.common)
        result = merger.merge(old, ours, other)
        if self.common:
            return yaml_io.render_new(result)
        try:
            wanted = to_document(shelf.kind.model_validate(result))
        except ValidationError:
            return None
        merged.clashes += [FileClash(path, self._place(path, clash.at), clash) for clash in merger.clashes]
        merged.renamed += [(path, *rename) for rename in merger.renamed]
        return self._bytes(shelf, wanted, base, mine, theirs)

    def _bytes(self, shelf: layout.Shelf, wanted: Document, base: bytes | None, mine: bytes, theirs: bytes) -> bytes:
        """The file as its authors laid it out: both people's comments where the lines allow it, else one's."""
        lines = self._text(base, mine, theirs)
        if lines is not None and canonical(document(shelf, lines)) == canonical(wanted):
            return lines
        for source in () if shelf.kind in layout.TAKEN_OVER else (theirs, mine):
            with suppress(yaml_io.WriteBug, DataError):
                return yaml_io.amend(source, document(shelf, source) or {}, wanted)
        return yaml_io.render_new(wanted)

    def _text(self, base: bytes | None, mine: bytes, theirs: bytes) -> bytes | None:
        """A merge by lines, or None where both changed the same ones or it is no text."""
        if any(b"\0" in data for data in (base or b"", mine, theirs)):
            return None
        names = []
        for name, data in (("mine", mine), ("base", base or b""), ("theirs", theirs)):
            file = self.scratch / f"merge.{name}"
            file.unlink(missing_ok=True)
            write_scratch(file, data)
            names.append(str(file))
        done = self.blobs.repository.run("merge-file", "-p", "-q", *names, check=False)
        return done.stdout if done.returncode == 0 else None


def _parts(old: Any, new: Any, at: At = ()) -> Iterator[At]:
    """The key paths under which two documents differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if canonical(old.get(key)) != canonical(new.get(key)):
                yield from _parts(old.get(key), new.get(key), (*at, key))
    elif at:
        yield at


def document(shelf: layout.Shelf, data: bytes) -> Document | None:
    """What a file says, by the model; None where it cannot be read."""
    try:
        found: Document = to_document(shelf.kind.model_validate(yaml_io.read(data, "").data))
    except (DataError, ValidationError):
        return None
    return found


def _raw(data: bytes) -> Document:
    try:
        return yaml_io.read(data, "").data
    except DataError:
        return {}


def breaches(blobs: Blobs, prefix: str, base: Tree, side: Tree) -> list[Finding]:
    """Events of the common start that a side has changed or removed; line ends are no change."""
    inside = {path: path.removeprefix(prefix) for path in base if path.startswith(prefix)}
    moved = [path for path, name in inside.items() if is_event_path(name) and side.get(path) != base[path]]
    before = {inside[path]: blobs[base[path].oid] for path in moved}
    now = {inside[path]: blobs[side[path].oid] for path in moved if path in side}
    return list(rewritten(before, now))


def collisions(prefix: str, base: Tree, mine: Tree, theirs: Tree) -> list[Finding]:
    """Events that both sides have added under one name, with different content."""
    return [
        error("EVT001", path.removeprefix(prefix), event=name_in(path))
        for path, entry in mine.items()
        if path not in base
        and path.startswith(prefix)
        and is_event_path(path.removeprefix(prefix))
        and theirs.get(path) not in (None, entry)
    ]
