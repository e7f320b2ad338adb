"""The commits of a history and what each changed, in a handful of git processes however long the history is.

Commits are read as they lie in the object store: no grafts, replacements, commit graph or mail map can come between.
A damaged object never ends the reading; it is named, and the rest is read.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store import runner
from digitek_cli.store.raw_diff import Shift, shift

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digitek_cli.store.git import Entry, Repository

RAW = (("core.commitGraph", "false"),)
PERSON = re.compile(rb"(?P<name>.*?) ?<(?P<email>.*)> (?P<seconds>-?\d+) (?P<zone>[+-]\d{4})$")
TRAILER = re.compile(r"(Digitek-[A-Za-z-]+): (.*)")
SIGNATURES = (b"gpgsig", b"gpgsig-sha256")
AT_ONCE = 2000
DAMAGE_SHOWN = 50


@dataclass(frozen=True)
class Identity:
    """Who a commit names, and when; `when` is None where git's own date cannot be read."""

    name: str
    email: str
    when: datetime | None

    @property
    def key(self) -> tuple[str, str]:
        """The person without the moment."""
        return self.name, self.email


NOBODY = Identity("", "", None)


@dataclass(frozen=True)
class Commit:
    """A commit as its object says; `signed` tells that it carries a signature, not that this is good."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author: Identity
    committer: Identity
    message: str
    signed: bool

    @property
    def trailers(self) -> dict[str, str]:
        """Our own trailers in the last paragraph. They help people and prove nothing."""
        last = self.message.rstrip("\n").rpartition("\n\n")[2]
        return {match[1]: match[2] for line in last.split("\n") if (match := TRAILER.fullmatch(line))}

    @property
    def operation(self) -> str | None:
        """What the commit says that it is."""
        return self.trailers.get("Digitek-Operation")


@dataclass
class Chronicle:
    """Reads one repository. `damaged` maps each object that could not be read to what git said of it."""

    repository: Repository
    prefix: str
    damaged: dict[str, str] = field(default_factory=dict)

    def commits(self, head: str, known: Iterable[str] = ()) -> list[Commit]:
        """Everything that `head` holds and `known` does not, each commit after its parents."""
        excluded = [f"^{oid}" for oid in known]
        done = self.repository.run(
            "rev-list", "--topo-order", "--reverse", head, *excluded, "--", settings=RAW, check=False
        )
        if done.returncode == 0:
            order = done.text.split()
            raw = self.objects(order)
            return [_commit(oid, raw[oid][1]) for oid in order if oid in raw]
        return self._walk(head, frozenset(known))

    def holds(self, head: str, commit: str) -> bool | None:
        """Whether a commit lies in the history of another; None where git cannot tell."""
        asked = ("merge-base", "--is-ancestor", commit, head)
        done = self.repository.run(*asked, settings=RAW, check=False)
        return done.returncode == 0 if done.returncode in (0, 1) else None

    def read(self, oids: Iterable[str]) -> list[Commit]:
        """These commits, as far as they can be read."""
        return [_commit(oid, data) for oid, (kind, data) in self.objects(list(oids)).items() if kind == "commit"]

    def _walk(self, head: str, known: frozenset[str]) -> list[Commit]:
        """The same where git gives up: whatever can still be reached, and the damage named."""
        listed = self.repository.run(
            "cat-file",
            "--batch-all-objects",
            "--unordered",
            "--batch-check=%(objectname) %(objecttype)",
            settings=RAW,
            check=False,
        )
        names = [line.split() for line in listed.text.splitlines()]
        self.damaged |= {parts[0]: "unreadable" for parts in names if parts[1:] == ["missing"]}
        raw = self.objects([parts[0] for parts in names if parts[1:] == ["commit"]])
        there = {oid: _commit(oid, data) for oid, (_, data) in raw.items()}
        hidden = _reach(known, there)
        found: list[Commit] = []
        waiting, seen = [(head, False)], set(hidden)
        while waiting:
            oid, complete = waiting.pop()
            if complete:
                found.append(there[oid])
            elif oid not in there:
                if oid not in hidden:
                    self.damaged.setdefault(oid, "missing")
            elif oid not in seen:
                seen.add(oid)
                waiting.append((oid, True))
                waiting += [(parent, False) for parent in there[oid].parents]
        return found

    def shifts(self, edges: Sequence[tuple[str, str]]) -> Iterator[tuple[Shift, ...] | None]:
        """For each pair of trees what differs below the portfolio; None where a tree cannot be read."""
        at = 0
        while at < len(edges):
            rest = edges[at : at + AT_ONCE * 5]
            asked = "".join(f"{old} {new}\n" for old, new in rest).encode()
            options = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames")
            where = (self.prefix,) if self.prefix else ()
            done = self.repository.run(
                "diff-tree", "--stdin", *options, "--", *where, input=asked, settings=RAW, check=False
            )
            answers = list(_answers(done.stdout, self.prefix))
            if done.returncode == 0:
                yield from answers
                at += len(rest)
                continue
            # It died over the last pair that it named, or over the one after.
            good = max(0, len(answers) - 1)
            yield from answers[:good]
            self._blame(done.complaint)
            yield None
            at += good + 1

    def tree(self, tree: str) -> dict[str, Entry] | None:
        """Every file of the portfolio in a tree; None where it cannot be read."""
        found = next(iter(self.shifts([(self.empty, tree)])))
        return None if found is None else {item.path: item.new for item in found if item.new}

    @property
    def empty(self) -> str:
        """The id of the tree without files."""
        sha256 = len(self.repository.zero) == 64
        maker = hashlib.sha256 if sha256 else lambda data: hashlib.sha1(data, usedforsecurity=False)
        return maker(b"tree 0\0").hexdigest()

    def objects(self, oids: Sequence[str]) -> dict[str, tuple[str, bytes]]:
        """Kind and bytes of objects by id; what cannot be read is left out and named in `damaged`."""
        found: dict[str, tuple[str, bytes]] = {}
        wanted = list(dict.fromkeys(oids))
        while wanted:
            part = wanted[:AT_ONCE]
            asked = "".join(f"{oid}\n" for oid in part).encode()
            done = self.repository.run("cat-file", "--batch", input=asked, settings=RAW, check=False)
            seen = self._batch(done.stdout, found)
            if seen < len(part) and done.returncode:
                self.damaged.setdefault(part[seen], done.complaint.splitlines()[-1:][0] if done.complaint else "")
                seen += 1
            elif seen < len(part):
                raise EnvironmentProblem("damaged-repository", path=str(self.repository.toplevel), text=done.complaint)
            wanted = wanted[seen:]
        return found

    def _batch(self, out: bytes, found: dict[str, tuple[str, bytes]]) -> int:
        """Take in what `cat-file --batch` said, and how many objects that was."""
        at = seen = 0
        while (end := out.find(b"\n", at)) >= 0:
            parts = out[at:end].decode("ascii", "replace").split(" ")
            if len(parts) == 2:
                self.damaged.setdefault(parts[0], parts[1])
                at = end + 1
            elif len(parts) == 3 and end + 2 + int(parts[2]) <= len(out):
                size = int(parts[2])
                found[parts[0]] = (parts[1], out[end + 1 : end + 1 + size])
                at = end + size + 2
            else:
                break
            seen += 1
        return seen

    def _blame(self, complaint: str) -> None:
        for oid in runner.OID.findall(complaint)[:DAMAGE_SHOWN]:
            self.damaged.setdefault(oid, complaint.splitlines()[-1])


def _reach(starts: Iterable[str], there: dict[str, Commit]) -> set[str]:
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        oid = waiting.pop()
        if oid not in found:
            found.add(oid)
            waiting += there[oid].parents if oid in there else ()
    return found


def _answers(out: bytes, prefix: str) -> Iterator[tuple[Shift, ...]]:
    """What `diff-tree --stdin -z` said, pair by pair: a line that names the trees, then the entries."""
    at = 0
    while at < len(out):
        at = out.index(b"\n", at) + 1
        shifts: list[Shift] = []
        while out[at : at + 1] == b":":
            end = out.index(b"\0", at)
            stop = out.find(b"\0", end + 1)
            if stop < 0:
                return
            path = out[end + 1 : stop].decode("utf-8", "surrogateescape").removeprefix(prefix)
            shifts.append(shift(out[at + 1 : end].decode("ascii"), path))
            at = stop + 1
        yield tuple(shifts)


def _commit(oid: str, data: bytes) -> Commit:
    head, _, body = data.partition(b"\n\n")
    people: dict[bytes, Identity] = {}
    tree, parents, signed = "", [], False
    for line in head.split(b"\n"):
        key, _, value = line.partition(b" ")
        if key == b"tree":
            tree = value.decode("ascii", "replace")
        elif key == b"parent":
            parents.append(value.decode("ascii", "replace"))
        elif key in (b"author", b"committer"):
            people.setdefault(key, _identity(value))
        elif key in SIGNATURES:
            signed = True
    author, committer = people.get(b"author", NOBODY), people.get(b"committer", NOBODY)
    return Commit(oid, tree, tuple(parents), author, committer, body.decode("utf-8", "replace"), signed)


def _identity(raw: bytes) -> Identity:
    match = PERSON.fullmatch(raw)
    if match is None:
        return Identity(raw.decode("utf-8", "replace"), "", None)
    name, email = match["name"].decode("utf-8", "replace"), match["email"].decode("utf-8", "replace")
    zone = match["zone"].decode("ascii")
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    try:
        offset = timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
        when = datetime.fromtimestamp(int(match["seconds"]), UTC).astimezone(offset)
    except (OverflowError, ValueError, OSError):
        return Identity(name, email, None)
    return Identity(name, email, when)
