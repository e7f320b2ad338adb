"""What kind of clone it is, where it stands, and how far it is from its server."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.rules.finding import error, info, warning
from digitek_cli.store.git import BRANCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

# A colleague's clock, or another time zone, may be this far ahead.
AHEAD = timedelta(days=1)


def shape(repository: Repository) -> Iterator[Finding]:
    """Clones that lack something, or that are part of something else."""
    if repository.shallow:
        yield info("ENV023")
    if repository.partial:
        yield warning("ENV024")
    if "modules" in repository.git_dir.parts and (repository.toplevel / ".git").is_file():
        yield info("ENV025")
    elif repository.git_dir != repository.common_dir:
        yield info("ENV026", folder=str(repository.common_dir))


def branch(repository: Repository, today: date, facts: dict[str, Any]) -> Iterator[Finding]:
    """The branch and its latest commit."""
    try:
        position = repository.position()
    except Conflict as problem:
        detached = problem.code == "detached-head"
        yield error("ENV020") if detached else error("ENV021", kind=problem.params["kind"])
        return
    except EnvironmentProblem as problem:
        yield error("ENV019", reason=problem)
        return
    facts |= {"branch": position.ref.removeprefix(BRANCH), "commit": position.base}
    if position.base is None:
        return
    told = repository.run("log", "-1", "--format=%cs", position.base, "--").text
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return
    if day > today + AHEAD:
        yield warning("ENV073", date=day, today=today)


def server(repository: Repository, facts: dict[str, Any]) -> Iterator[Finding]:
    """The server, and what has not been sent there yet, as far as was known when it was last asked."""
    remotes = sorted(repository.remotes)
    facts["remotes"] = remotes
    if not remotes:
        yield info("ENV080")
        return
    name, commit = facts.get("branch"), facts.get("commit")
    if name is None or commit is None:
        return
    remote = repository.setting(f"branch.{name}.remote") or (remotes[0] if len(remotes) == 1 else "origin")
    merges = (repository.setting(f"branch.{name}.merge") or BRANCH + name).removeprefix(BRANCH)
    theirs = repository.read_ref(f"refs/remotes/{remote}/{merges}")
    if theirs is None:
        yield info("ENV082", branch=name, remote=remote)
        return
    counted = repository.run("rev-list", "--count", "--left-right", f"{commit}...{theirs}", "--", check=False)
    if counted.returncode:
        return
    ahead, behind = map(int, counted.text.split())
    facts |= {"unpushed": ahead, "behind": behind}
    if ahead:
        yield info("ENV081", count=ahead, remote=remote)
    if behind:
        yield info("ENV083", count=behind, remote=remote)
