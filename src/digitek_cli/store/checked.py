"""What an earlier `check` of this work tree found, so that the next one asks only what is new.

Two things are remembered, by hashes of paths and bytes and of this program's own code: what each sound file says, which
the model reads again at each use, and the verdict of the whole, which stands for every file, the last commit and the
day. Every file is read each time. Imports no model, so that an unchanged portfolio is answered without one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DigitekError
from digitek_cli.store import own_memory, packing, program
from digitek_cli.store.git import Repository
from digitek_cli.store.walk import files_below, undisturbed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from digitek_cli.rules.finding import Finding

FOLDER = "digitek-check"
VERDICT = "verdict"
# From so many files on it is worth leaving something behind in the git folder.
WORTH = 250


@dataclass
class Look:
    """Every name and every text of a work tree, and what could not be opened."""

    names: list[str] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)

    @classmethod
    def at(cls, root: Path) -> Look:
        """Read every file once. Raises EnvironmentProblem where a folder cannot be read."""
        look = cls()
        with undisturbed():
            for path, data in files_below(root, "", look):
                look.digests[path] = digest(path, data)
        return look

    def note(self, *findings: Finding) -> None:
        """What cannot be opened."""
        self.notes.extend(findings)

    def nameable(self, path: str) -> bool:
        """Nothing is said aloud here, so every name may be walked on."""
        self.names.append(path)
        return True

    def wants(self, path: str) -> bool:
        """Records and texts for people; any other file is at most pointed out, and by its name alone."""
        return path.lower().endswith((".yaml", ".yml", ".md"))


@dataclass(frozen=True)
class Verdict:
    """What was found, each at its line and in order, and what the pools are called in it."""

    findings: tuple[Finding, ...]
    broken: bool
    pools: Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """Where it lies: beside the index of this work tree; nowhere outside a repository and before its first commit."""

    folder: Path | None = None
    prefix: str = ""
    head: str = ""

    @classmethod
    def of(cls, root: Path, look: Look) -> Shelf:
        """The place for a work tree; a small one is not worth any."""
        try:
            repository = Repository.open(root)
            head = repository.head()
        except DigitekError:
            return cls()
        if head is None or len(look.digests) < WORTH:
            return cls()
        return cls(repository.git_dir / FOLDER, repository.prefix, head)

    @cached_property
    def _program(self) -> str:
        return program.digest()

    def said(self, part: str) -> dict[str, Any]:
        """What the files of one part said when they were last read, by digest."""
        said: dict[str, Any] = (self._recall(part, self._program) or {}).get("said", {})
        return said

    def remember(self, part: str, said: dict[str, Any]) -> None:
        """Keep it for the next time."""
        self._keep(part, self._program, {"said": said})

    def verdict(self, question: str) -> Verdict | None:
        """What was found the last time that the same was asked, or None."""
        content = self._recall(VERDICT, question)
        if content is None:
            return None
        pools = {name: packing.Both(*texts) for name, texts in content["pools"].items()}
        return Verdict(tuple(map(packing.unpacked, content["findings"])), content["broken"], pools)

    def decide(self, question: str, verdict: Verdict) -> None:
        """Remember what was found, if it can be said again in the same words."""
        findings = packing.kept(verdict.findings)
        if findings is not None:
            pools = packing.labelled(verdict.pools)
            self._keep(VERDICT, question, {"findings": findings, "broken": verdict.broken, "pools": pools})

    def question(self, look: Look, today: date, *asked: str) -> str:
        """All that a verdict rests on."""
        if self.folder is None:
            return ""
        notes = json.dumps([packing.packed(item) for item in look.notes])
        asking = blake2b(digest_size=20)
        for part in (self._program, self.prefix, self.head, today.isoformat(), notes, *asked, "", *look.names):
            asking.update(part.encode("utf-8", "surrogateescape") + b"\0")
        for path, known in look.digests.items():
            asking.update(f"{path}\0{known}\0".encode("utf-8", "surrogateescape"))
        return asking.hexdigest()

    def _file(self, part: str) -> Path | None:
        name = blake2b(self.prefix.encode(), digest_size=8).hexdigest()
        return self.folder / f"{name}-{part}.json" if self.folder else None

    def _recall(self, part: str, question: str) -> dict[str, Any] | None:
        file = self._file(part)
        return own_memory.recall(file, question) if file else None

    def _keep(self, part: str, question: str, content: dict[str, Any]) -> None:
        file = self._file(part)
        if file:
            own_memory.keep(file, question, content)


def digest(path: str, data: bytes) -> str:
    """What tells one file with one content from all others."""
    return blake2b(b"%s\0%s" % (path.encode("utf-8", "surrogateescape"), data), digest_size=16).hexdigest()
