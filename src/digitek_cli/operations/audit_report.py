"""What an audit found, as values: breaches by commit, hand edits, who signed, how far it reached."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Severity

if TYPE_CHECKING:
    from collections import Counter
    from datetime import datetime

    from digitek_cli.rules.finding import Finding

# Why a commit counts as made by hand.
UNNAMED, MANUAL, UNLIKE, MERGED = "unnamed", "manual", "unlike", "merged"
# The four verdicts on a history.
PROVEN, IN_PART, NOTHING, BROKEN = "proven", "in-part", "nothing", "broken"
# Findings that show no breach and leave something unproven.
OPEN = frozenset({"AUD009"})


@dataclass(frozen=True)
class Remark:
    """One finding about one commit; None where it is about the history as a whole."""

    commit: str | None
    finding: Finding


@dataclass(frozen=True)
class HandEdit:
    """A commit that no command of ours made: why it counts as such, what it says it is, and what it touched."""

    commit: str
    reason: str
    operation: str | None
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Stamp:
    """When a commit was made and by whom, as it says itself."""

    date: datetime | None
    author: str


@dataclass(frozen=True)
class Hands:
    """Who authored, committed and signed a number of commits alike; `signer` None where nobody signed."""

    author: str
    committer: str
    signer: str | None
    status: str
    commits: int
    decisions: int


@dataclass(frozen=True)
class Beginning:
    """Where the verification begins: what the portfolio or the command names, and the commit, None for the first."""

    named: str | None
    commit: str | None


@dataclass(frozen=True)
class Report:
    """Everything about one verification. `read` is how many commits this run looked at, of `commits` in all."""

    portfolio: str
    head: str
    beginning: Beginning
    commits: int
    read: int
    counts: Counter[str]
    remarks: tuple[Remark, ...]
    hand_edits: tuple[HandEdit, ...]
    hands: tuple[Hands, ...]
    stamps: dict[str, Stamp] = field(default_factory=dict)
    resumed_from: str | None = None
    anchors: tuple[str, ...] = ()

    def strictly(self) -> Report:
        """The same, where every warning is a breach."""
        hardened = (
            replace(item, finding=replace(item.finding, severity=Severity.ERROR))
            if item.finding.severity == Severity.WARNING
            else item
            for item in self.remarks
        )
        return replace(self, remarks=tuple(hardened))

    @property
    def breaches(self) -> tuple[Remark, ...]:
        """What the history fails on."""
        return tuple(item for item in self.remarks if item.finding.severity == Severity.ERROR)

    @property
    def unproven(self) -> tuple[Remark, ...]:
        """What may have been right and cannot be shown."""
        return tuple(item for item in self._below_breach if item.finding.code in OPEN)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What is worth knowing and breaks no rule."""
        return tuple(item for item in self._below_breach if item.finding.code not in OPEN)

    @property
    def _below_breach(self) -> tuple[Remark, ...]:
        return tuple(item for item in self.remarks if item.finding.severity != Severity.ERROR)

    @property
    def verdict(self) -> str:
        """One of the four: what nothing was read of is not proven either."""
        if self.breaches:
            return BROKEN
        if self.unproven:
            return IN_PART
        return PROVEN if self.commits else NOTHING

    @property
    def ok(self) -> bool:
        """Whether the history is proven, all of it."""
        return self.verdict == PROVEN
