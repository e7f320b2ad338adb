"""The hash of a file that somebody names: what is kept of a document that stays where it is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference

if TYPE_CHECKING:
    from pathlib import Path

PART = 1 << 20


def fingerprint(path: Path) -> str | None:
    """SHA-256 of a file's bytes; None where the name is no file here. Raises BadReference for one that hides itself."""
    try:
        if not path.is_file():
            return None
        sum_ = hashlib.sha256()
        with path.open("rb") as stream:
            while part := stream.read(PART):
                sum_.update(part)
        return sum_.hexdigest()
    except PermissionError:
        raise BadReference("file-unreadable", path=path.name) from None
    except (OSError, ValueError):  # a name that no file can have is a reference like any other
        return None
