"""How it stands with a clone: what may go wrong, or has, before a command meets it. Nothing is changed.

Each check gives findings `ENV0xx`. One that cannot be made never hides the others.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference, DataError, DigitekError, EnvironmentProblem
from digitek_cli.rules.finding import Finding, error, info, warning
from digitek_cli.store import (
    health_damage,
    health_history,
    health_leftovers,
    health_place,
    health_settings,
    runner,
    surroundings,
)
from digitek_cli.store.git import OLDEST, Repository
from digitek_cli.store.snapshot import read_worktree
from digitek_cli.store.walk import find_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

# What it is called when the repository cannot be opened; each has words and a mend of its own.
UNOPENED = {
    "no-git": "ENV001",
    "git-inside": "ENV001",
    "old-git": "ENV002",
    "not-a-repository": "ENV011",
    "bare-repository": "ENV012",
    "unsafe-directory": "ENV013",
    "work-tree-elsewhere": "ENV014",
    "unknown-extension": "ENV015",
}


@dataclass(frozen=True)
class Asker:
    """What the checks are told: where, when, and who types."""

    start: Path
    today: date
    now: float
    user: str | None


@dataclass
class Health:
    """What is so, and what is to be done about it."""

    facts: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, check: Callable[[], Iterator[Finding]]) -> None:
        """Make one check; what stops it is itself worth knowing."""
        try:
            self.findings.extend(check())
        except (DigitekError, OSError) as problem:
            reason = problem if isinstance(problem, DigitekError) else str(problem)
            self.findings.append(warning("ENV099", reason=reason))


def examine(asker: Asker) -> Health:
    """Everything that can be said about a folder, from git itself down to a forgotten lock."""
    health = Health({"python": ".".join(map(str, sys.version_info[:3])), "encoding": sys.stdout.encoding})
    health.take(lambda: health_place.terminal(sys.stdout.encoding))
    health.take(health_settings.variables)
    health.take(lambda: _git(health))
    health.take(lambda: _portfolio(health, asker))
    repository = _opened(health, asker)
    if repository is None:
        health.take(lambda: health_place.place(asker.start))
        return health
    top = repository.toplevel
    health.facts |= {"repository": str(top), "git_folder": str(repository.git_dir)}
    health.take(lambda: health_place.place(top))
    health.take(lambda: health_place.room(repository))
    health.take(lambda: health_settings.settings(repository))
    health.take(lambda: health_settings.identity(repository, asker.user))
    health.take(lambda: health_history.shape(repository))
    health.take(lambda: health_damage.branch(repository))
    if all(item.code != "ENV027" for item in health.findings):
        health.take(lambda: health_history.branch(repository, asker.today, health.facts))
    health.take(lambda: health_damage.index(repository))
    health.take(lambda: health_damage.objects(repository))
    health.take(lambda: health_history.server(repository, health.facts))
    health.take(lambda: health_leftovers.locks(repository, asker.now))
    health.take(lambda: health_leftovers.journal_entries(repository, asker.now))
    health.take(lambda: health_leftovers.objects(repository))
    return health


def _git(health: Health) -> Iterator[Finding]:
    try:
        health.facts |= {"git": surroundings.program(), "git_version": ".".join(map(str, runner.version()))}
    except EnvironmentProblem:
        return  # said where the repository is opened
    if runner.version() < OLDEST:
        yield error("ENV002", version=health.facts["git_version"], oldest=".".join(map(str, OLDEST)))


def _portfolio(health: Health, asker: Asker) -> Iterator[Finding]:
    try:
        root = find_root(asker.start)
    except EnvironmentProblem:
        yield error("ENV010", folder=str(asker.start.absolute()))
        return
    health.facts["portfolio"] = str(root)
    try:
        snapshot = read_worktree(root)
    except DataError as problem:
        newer = problem.code == "newer-format"
        if newer:
            yield error("ENV091", found=problem.params["found"], known=problem.params["known"])
        else:
            yield error("ENV092", where=problem.where or "")
        return
    health.facts["format_version"] = snapshot.portfolio.settings.format_version
    broken = sorted({item.path for item in snapshot.findings if item.severity == "error" and item.path})
    if broken:
        yield error("ENV093", count=len(broken), file=broken[0])
    yield from _recorder(health, asker, snapshot.portfolio.organisation)


def _recorder(health: Health, asker: Asker, organisation: Any) -> Iterator[Finding]:
    """Who types: named, and known to the portfolio."""
    try:
        configured = Repository.open(asker.start).setting("digitek.initials")
    except DigitekError:
        configured = None
    initials = (asker.user or configured or "").strip().lower()
    health.facts["recorded_by"] = initials or None
    if not initials:
        yield info("ENV005")
    elif organisation is not None and initials not in {str(person.initials) for person in organisation.people}:
        yield warning("ENV006", initials=initials)


def _opened(health: Health, asker: Asker) -> Repository | None:
    try:
        repository = Repository.open(asker.start)
    except (EnvironmentProblem, BadReference) as problem:
        seen = list(health_damage.unopened(asker.start, problem))
        if seen:
            health.findings += seen
            return None
        code = UNOPENED.get(problem.code)
        known = {item.code for item in health.findings}
        if code is None:
            health.findings.append(error("ENV019", reason=problem))
        elif code not in known:
            health.findings.append(Finding(code, params=_told(problem)))
        return None
    storage = repository.setting("extensions.refstorage")
    if storage not in (None, "files"):
        health.findings.append(error("ENV022", storage=storage))
    return repository


def _told(problem: DigitekError) -> dict[str, Any]:
    """A problem's parameters; where git would be run from inside the folder, none is as good as not there."""
    return {name: value for name, value in problem.params.items() if name != "text"}
