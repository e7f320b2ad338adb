"""What an earlier verification proved, so that the next one reads only what is new.

A file in the git folder, for this user alone. Commits are named by their ids; people are not named but by commits that
they made. A file that is damaged, of another version, about another question or not written by this user is as good as
none: everything is read again, with the same result.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli import __version__
from digitek_cli.store.own_memory import keep, recall

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.store.git import Repository

# Raise it with every change of the rules of the audit or of this file's form.
FORMAT = 3
FOLDER = "digitek-audit"


@dataclass
class Memory:
    """What was proved up to `head`. `hands` are counted by one commit of each kind; `owners` say whose an event is."""

    head: str
    commits: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    remarks: list[list[Any]] = field(default_factory=list)
    tip: list[list[Any]] = field(default_factory=list)
    hand_edits: list[list[Any]] = field(default_factory=list)
    hands: list[list[Any]] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shelf:
    """The place of one memory: one for each question asked of one repository."""

    path: Path
    question: str

    @classmethod
    def of(cls, repository: Repository, *question: str | None) -> Shelf:
        """Where the answer to this question lies."""
        text = "\0".join([__version__, str(FORMAT), repository.prefix, *(part or "" for part in question)])
        name = hashlib.sha256(text.encode()).hexdigest()
        return cls(repository.common_dir / FOLDER / f"{name[:16]}.json", name)

    def read(self) -> Memory | None:
        """What is remembered, or None."""
        content = recall(self.path, self.question)
        try:
            return None if content is None else Memory(**content)
        except TypeError:
            return None

    def write(self, memory: Memory) -> None:
        """Remember; where that cannot be done, the next run reads everything."""
        keep(self.path, self.question, asdict(memory))
