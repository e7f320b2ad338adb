"""The last look before git holds anything: no CPR number and no secret in what is about to be written.

Whoever made the bytes and the words, the writer of commands or somebody's own hand, they pass here; and so do the
names that git writes beside them, of the branch and of the writer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digitek_cli.operations.change import refuse
from digitek_cli.rules import leaks
from digitek_cli.store.identity import KINDS, ROLES, variable
from digitek_cli.store.snapshot import personal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.store.git import Repository
    from digitek_cli.store.plan import Edited


def refuse_names(repository: Repository, ref: str) -> None:
    """Raise RuleViolation `CPR005` or `CPR006` for a branch or a writer named by a CPR number."""
    variables = (os.environ.get(variable(role, kind)) for role in ROLES for kind in KINDS)
    settings = (repository.setting(f"{who}.{kind}") for who in ("user", *ROLES) for kind in KINDS)
    refuse(leaks.in_names(ref, filter(None, (*variables, *settings))))


def refuse_leaks(edits: Iterable[Edited], message: str) -> None:
    """Raise RuleViolation for a CPR number or a secret in any file, its path, or the message."""
    found = [finding for edit in edits if edit.after is not None for finding in personal(edit.after, edit.path)]
    found += [finding for edit in edits if (finding := leaks.in_path(edit.path))]
    refuse((*found, *leaks.in_message([message])))
