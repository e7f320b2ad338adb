"""The user's own editor on a copy of a file. A copy that could not be taken in is kept, and named."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store.runner import foreground

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Copy:
    """A file that is being edited. `taken` says that its text is safe elsewhere."""

    path: Path
    taken: bool = False

    def edit(self) -> bytes:
        """Open the editor, wait for it, and give back what it left."""
        command = editor()
        status = foreground(command, str(self.path))
        if status:
            raise EnvironmentProblem("editor-failed", editor=command[0], status=status)
        return self.path.read_bytes()


def editor() -> list[str]:
    """`$VISUAL`, `$EDITOR`, or what the system has."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if chosen:
        return [word.strip('"') for word in shlex.split(chosen, posix=sys.platform != "win32")]
    return ["notepad"] if sys.platform == "win32" else ["vi"]


@contextmanager
def editable(name: str, data: bytes) -> Iterator[Copy]:
    """A copy under the same name in a folder of its own, gone afterwards once its text is taken."""
    folder = Path(tempfile.mkdtemp(prefix="digitek-"))
    copy = Copy(folder / name)
    copy.path.write_bytes(data)
    try:
        yield copy
    finally:
        if copy.taken:
            copy.path.unlink(missing_ok=True)
            folder.rmdir()
