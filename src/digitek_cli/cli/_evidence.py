"""Documents named on the command line: kept by reference, and by their hash where the file is at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.cli import _context
from digitek_cli.errors import BadReference

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digitek_cli.model.events import LegalOpinion


def attached(references: Iterable[tuple[str, str]], hashed: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Evidence and hashes as an answer takes them: `hashed` names the files of references that lie elsewhere.

    Raises BadReference for a file of `hashed` that is not there.
    """
    evidence, hashes = [], []
    for name, typed in references:
        ref, digest = reference(typed)
        evidence.append((name, ref))
        if digest:
            hashes.append((name, digest))
    hashes += [(name, of_file(file)) for name, file in hashed]
    return {"evidence": tuple(evidence), "hashes": tuple(hashes)}


def reference(typed: str) -> tuple[str, str | None]:
    """What is kept of a reference, and the hash of the file that it names; of a path elsewhere only the file's name."""
    from digitek_cli.store.fingerprint import fingerprint

    path = at_hand(typed)
    digest = fingerprint(path)
    if digest is None:
        return typed, None
    named = Path(typed)
    return (named.name if named.is_absolute() or ".." in named.parts else named.as_posix()), digest


def of_file(typed: str) -> str:
    """The hash of a file. Raises BadReference `file-unreadable`."""
    from digitek_cli.store.fingerprint import fingerprint

    digest = fingerprint(at_hand(typed))
    if digest is None:
        raise BadReference("file-unreadable", path=typed)
    return digest


def at_hand(typed: str) -> Path:
    """A file beside the portfolio, or where the user stands."""
    beside = _context.directory() / typed
    try:
        return beside if beside.exists() else Path(typed)
    except (OSError, ValueError):
        return Path(typed)


def opinion(typed: str | None, by: str | None, day: date) -> LegalOpinion | None:
    """A lawyer's opinion as it was typed. Raises BadReference where one half of it is missing or is no such thing."""
    from pydantic import ValidationError

    from digitek_cli.model.events import LegalOpinion
    from digitek_cli.rules import invalid

    if typed is None and by is None:
        return None
    named, person = (typed or "").strip(), (by or "").strip()
    if not named or not person:
        raise BadReference("opinion-in-part")
    ref, digest = reference(named)
    try:
        return LegalOpinion(by=person, ref=ref, date=day, sha256=digest)
    except ValidationError as problem:
        raise BadReference("opinion-in-part", findings=invalid.findings(problem)) from None
