"""What a power cut could take: reads the system calls of a write, as strace lists them, and names the gaps.

A file must be on the disk before it gets its name, and a name before anything rests on it: objects and the journal
before the branch moves, and branch, files and index before the journal goes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,unlink,unlinkat"
COMMAND = ("strace", "-f", "-y", "-qq", "-s", "0", "-e", f"trace={CALLS}", "-o")
LINE = re.compile(r"(\d+) +(.*)")
CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
DESCRIPTOR = re.compile(r"\d+<(/[^>]*)>")
QUOTED = re.compile(r'(?:AT_FDCWD<(?P<here>[^>]*)>, |\d+<(?P<at>/[^>]*)>, )?"(?P<path>[^"]*)"')


@dataclass(frozen=True)
class Call:
    """One system call that went well: its name and the paths it was about."""

    name: str
    paths: tuple[str, ...]
    text: str


def calls(trace: str, top: Path) -> Iterator[Call]:
    """The calls in their order; one that was interrupted counts where it ended."""
    begun: dict[str, str] = {}
    for pid, text in LINE.findall(trace):
        if text.endswith("<unfinished ...>"):
            begun[pid] = text.removesuffix("<unfinished ...>").rstrip()
            continue
        text = re.sub(r"^<\.\.\. \w+ resumed>", lambda _: begun.pop(pid, ""), text)  # noqa: B023 - used at once
        found = CALL.match(text)
        if found and int(found[3]) >= 0:
            yield Call(found[1], tuple(_paths(found, top)), text)


def _paths(found: re.Match[str], top: Path) -> Iterator[str]:
    if found[1] in ("fsync", "fdatasync", "write", "pwrite64"):
        yield from DESCRIPTOR.findall(found[2])[:1]
        return
    for name in QUOTED.finditer(found[2]):
        folder = name["here"] or name["at"] or str(top)
        yield os.path.normpath(os.path.join(folder, name["path"]))  # noqa: PTH118 - paths of a trace, not of files


@dataclass
class Disk:
    """What would be left if the power went now."""

    top: Path
    dirty: set[str] = field(default_factory=set)  # files with bytes that are not on the disk
    unnamed: dict[str, str] = field(default_factory=dict)  # by path: the call that named it, its folder not synced yet
    gaps: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)  # what kinds of names were given

    def kind(self, path: str) -> str:
        """What a path is; empty for what may be lost."""
        inside = path.removeprefix(f"{self.top}/")
        if inside == path or re.match(r"\.git/(digitek/[^/]+/|logs/|digitek\.lock|.*\.lock$|.*tmp)", inside):
            return ""
        for kind in ("objects", "digitek", "refs", "index"):
            if inside.startswith(f".git/{kind}"):
                return kind
        return "" if inside.startswith(".git/") else "file"

    def take(self, call: Call) -> None:
        """Move on by one call."""
        name, paths = call.name, call.paths
        if name in ("write", "pwrite64") or (name == "openat" and "O_TRUNC" in call.text):
            self.dirty.update(paths)
        elif name in ("fsync", "fdatasync"):
            self.dirty.difference_update(paths)
            self.unnamed = {path: text for path, text in self.unnamed.items() if os.path.dirname(path) not in paths}  # noqa: PTH120
        elif name.startswith(("rename", "link")):
            self._name(paths[0], paths[1], call.text)
        elif name.startswith("mkdir") and self.kind(paths[0] + "/x"):
            self.unnamed[paths[0]] = call.text
        elif name.startswith("unlink") and self.kind(paths[0]) == "digitek":
            self._rests_on(("objects", "digitek", "refs", "index", "file"), call.text)

    def _name(self, source: str, target: str, text: str) -> None:
        kind = self.kind(target)
        self.dirty.discard(target)
        if source in self.dirty:
            self.dirty.add(target)
            if kind:
                self.gaps.append(f"named before it was on the disk: {text}")
        if kind == "refs":
            self._rests_on(("objects", "digitek"), text)
        if kind:
            self.seen.append(kind)
            self.unnamed[target] = text

    def _rests_on(self, kinds: tuple[str, ...], text: str) -> None:
        for path, earlier in self.unnamed.items():
            if self.kind(path) in kinds:
                self.gaps.append(f"{text}\n  rests on a name that is not on the disk: {earlier}")


def read(trace: str, top: Path) -> Disk:
    """The disk after all calls; what is still unnamed at the end is a gap too."""
    disk = Disk(top)
    for call in calls(trace, top):
        disk.take(call)
    disk.gaps += [f"its folder is never synced: {text}" for text in disk.unnamed.values()]
    return disk
