"""What this user's own digitek remembers in a git folder: JSON under a mark that only this user's secret can make.

A file that is missing, damaged, about another question or not written by this user is as good as none.
"""

from __future__ import annotations

import hmac
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from digitek_cli.store.own_key import own_key

if TYPE_CHECKING:
    from pathlib import Path

HEAD, DIGITS = b'{"check": "', 64


def recall(path: Path, question: str) -> dict[str, Any] | None:
    """What was kept for this question, or None."""
    try:
        data, key = path.read_bytes(), own_key()
        said, body = data[len(HEAD) : len(HEAD) + DIGITS], b"{" + data[len(HEAD) + DIGITS + len(b'", ') :]
        if key is None or not hmac.compare_digest(said, _check(body, key)):
            return None
        content: dict[str, Any] = json.loads(body)
        return content if content.pop("question") == question else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def keep(path: Path, question: str, content: dict[str, Any]) -> None:
    """Remember; where that cannot be done, the next run reads everything."""
    key = own_key()
    if key is None or path.parent.is_symlink():
        return
    body = json.dumps({"question": question, **content}, ensure_ascii=False).encode()
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(HEAD + _check(body, key) + b'", ')
            file.write(memoryview(body)[1:])
        draft.replace(path)
        return
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def _check(body: bytes, key: bytes) -> bytes:
    """The mark of this user: whoever hands a repository on cannot make it."""
    return hmac.new(key, body, "sha256").hexdigest().encode()
