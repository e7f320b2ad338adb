"""Who git is told to have made a commit, and when; a stand-in where it knows no name or address."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import info
from digitek_cli.store.build import ignored_signing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

ROLES, KINDS = ("author", "committer"), ("name", "email")
NOBODY = "digitek"


def variable(role: str, kind: str) -> str:
    """`GIT_AUTHOR_NAME` and its like."""
    return f"GIT_{role}_{kind}".upper()


def unnamed(repository: Repository) -> Iterator[tuple[str, str]]:
    """Each role and kind for which git knows nothing, by variable or by setting."""
    for role in ROLES:
        for kind in KINDS:
            known = any(repository.setting(f"{who}.{kind}") for who in ("user", role))
            if not os.environ.get(variable(role, kind)) and not known:
                yield role, kind


def identity(
    repository: Repository, recorded_by: str | None, clock: str | None
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The variables that say who and when, and what is to be told about them."""
    name = recorded_by or NOBODY
    standin = {"name": name, "email": f"{name}@{NOBODY}.invalid"}
    who = {variable(role, kind): standin[kind] for role, kind in unnamed(repository)}
    missing = bool(who)
    if clock:
        who |= {variable(role, "date"): clock for role in ROLES}
    ignored = ignored_signing(repository)
    notes = (info("signing-program-ignored", keys=ignored),) if ignored else ()
    return who, (*notes, *_tell_once(repository, name)) if missing else notes


def _tell_once(repository: Repository, name: str) -> tuple[Finding, ...]:
    """Git's missing identity is worth saying, but not at every command."""
    told = repository.common_dir / "digitek.identity-told"
    if told.exists():
        return ()
    with suppress(OSError):
        told.touch(exist_ok=False)  # makes a file and follows no link
    return (info("no-git-identity", name=name),)
