"""What lies in the work tree and in no commit yet, as far as it is the portfolio's; nothing is asked of its filters."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import error
from digitek_cli.store import layout
from digitek_cli.store.disk import READING, blob_id, write_scratch
from digitek_cli.store.git import PLAIN_FILES, Entry
from digitek_cli.store.proposal_merge import changed_tree
from digitek_cli.store.yaml_guard import MAX_BYTES, tidy

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

LINK = "120000"
NOBODY = "digitek <digitek> 0 +0000"


@dataclass
class Unsaved:
    """Files by their path from the top, None where one was taken away; `made` are the bytes of their blobs."""

    entries: dict[str, Entry | None] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()

    def commit(self, repository: Repository, head: str, folder: Path) -> str:
        """A commit on top of the last one that holds them, made aside."""
        names = []
        for number, data in enumerate(self.made.values()):
            file = folder / f"blob.{number}"
            write_scratch(file, data)
            names.append(file.as_posix())
        if names:
            repository.run("hash-object", "-w", "--stdin-paths", input="\n".join(names).encode())
        tree = changed_tree(repository, folder / "index", head, self.entries)
        text = f"tree {tree}\nparent {head}\nauthor {NOBODY}\ncommitter {NOBODY}\n\nunsaved\n"
        return repository.run("hash-object", "-t", "commit", "-w", "--stdin", input=text.encode()).text


def unsaved(repository: Repository, head: str) -> Unsaved:
    """Every file of the portfolio that lies otherwise than in the last commit; hidden ones are nobody's records."""
    prefix = repository.prefix
    committed = repository.ls_tree(head, prefix)
    found, notes = Unsaved(), []
    for path in _candidates(repository, committed):
        inner = path.removeprefix(prefix)
        if layout.hidden(inner):
            continue
        if path.endswith("/"):
            notes.append(error("FILE045", inner.rstrip("/")))
            continue
        try:
            read = _read(repository.toplevel / path)
        except OSError as problem:
            notes.append(error("FILE046", inner, reason=problem.strerror))
            continue
        _take(found, path, read, committed.get(path), repository.zero)
    found.notes = tuple(notes)
    return found


def _take(found: Unsaved, path: str, read: tuple[str, bytes] | None, old: Entry | None, like: str) -> None:
    if read is None:
        if old is not None:
            found.entries[path] = None
        return
    mode, data = read
    kept = data if mode == LINK else tidy(data)
    if old is not None and old.mode in PLAIN_FILES and mode in PLAIN_FILES:
        mode = old.mode  # not every disk knows which files are programs
    if old is not None and old.mode == mode and old.oid in (blob_id(kept, like), blob_id(data, like)):
        return
    found.entries[path] = Entry(mode, blob_id(kept, like))
    found.made[blob_id(kept, like)] = kept


def _candidates(repository: Repository, committed: dict[str, Entry]) -> list[str]:
    """What the work tree or the index may hold otherwise; git looks at dates and sizes before it reads a file."""
    prefix = repository.prefix or "."
    # Content filters stay out of it: of what git thinks modified, the bytes are read here.
    asked = ("ls-files", "-z", "--full-name", "--modified", "--deleted", "--others", "--", prefix)
    out = repository.run(*asked, settings=repository.disarmed).stdout
    named = {os.fsdecode(part) for part in out.split(b"\0")[:-1]}
    staged = repository.ls_files(repository.prefix)
    named |= {path for path, entries in staged.items() if entries != [committed.get(path)]}
    named |= committed.keys() - staged.keys()
    return sorted(named)


def _read(file: Path) -> tuple[str, bytes] | None:
    """Mode and bytes, no more than one over what a record may have; None where there is no file."""
    try:
        status = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISLNK(status.st_mode):
        return LINK, os.fsencode(file.readlink())
    if stat.S_ISDIR(status.st_mode):
        return None
    handle = os.open(file, READING)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return LINK, b""  # a pipe or a device: as little a record as a link
        with os.fdopen(os.dup(handle), "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    finally:
        os.close(handle)
    return "100644", data
