"""A secret of this user on this machine: what is remembered under it was written by this user, and by nobody else.

A folder that somebody sends brings its git folder along, and with it whatever lies there. It does not bring this.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

LENGTH = 32


def own_key() -> bytes | None:
    """The secret, made at the first call; None where none can be kept."""
    path = _folder() / "digitek" / "audit.key"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            key = path.read_bytes()
            return key if len(key) == LENGTH else None
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
        return path.read_bytes()
    except (OSError, RuntimeError):  # no home, or none that can be written to
        return None


def _folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".config"  # noqa: PTH117
