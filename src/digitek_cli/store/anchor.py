"""The anchor that a portfolio names: from where its history must hold. It takes nothing out of the proof."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digitek_cli.rules.events import EVENT_FOLDERS
from digitek_cli.store import runner

if TYPE_CHECKING:
    from digitek_cli.store.git import Repository

NO_COMMIT_ID, NOT_IN_HISTORY, TOO_LATE = "AUD087", "AUD086", "AUD088"
# How an opening is written; whatever else lies in these folders is the work of somebody.
OPENING = re.compile(rb"^id: T-.*^kind: opening$", re.MULTILINE | re.DOTALL)
# No shortcut that somebody could have laid out, as the audit reads.
RAW = (("core.commitGraph", "false"),)


def weighed(repository: Repository, head: str, named: str) -> tuple[str | None, str | None]:
    """The commit that an anchor names, or the code of what is wrong with it.

    A name can be moved, so it must be a whole commit id; and nobody may have decided, said or booked anything before
    it, for that would go unproven. Opening the year's frames is no such thing: that much may have been mended.
    """
    if not runner.OID.fullmatch(named):
        return None, NO_COMMIT_ID
    if repository.find(named) != named or not repository.holds(head, named):
        return None, NOT_IN_HISTORY
    return (None, TOO_LATE) if _decided(repository, named) else (named, None)


def _decided(repository: Repository, commit: str) -> bool:
    """Whether the history of a commit ever held people's events, also removed ones; or cannot be read."""
    places = [repository.prefix + folder for folder in EVENT_FOLDERS]
    asked = ("--full-history", "--objects", "--no-object-names", commit, "--", *places)
    done = repository.run("rev-list", *asked, settings=RAW, check=False)
    if done.returncode:
        return True
    kinds = repository.run("cat-file", "--batch-check=%(objecttype) %(objectname)", input=done.stdout, check=False)
    blobs = [name for kind, _, name in (line.partition(" ") for line in kinds.text.splitlines()) if kind == "blob"]
    return any(OPENING.search(data) is None for data in repository.read_blobs(blobs).values())
