"""What was typed and must be nowhere: in no output, no file, no object of git, whole or in part."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Nobody's number: it is put together here, and its last digits stand nowhere else in a portfolio.
DAY, SERIAL = "010290", "7391"
NUMBER = f"{DAY}-{SERIAL}"
PARTS = re.compile(rb"0290[^0-9A-Za-z]{0,4}7391")


def objects(top: Path) -> set[str]:
    """The ids of everything that git holds, reachable or not."""
    return {line.split()[0] for line in _git(top, "--batch-check").decode().splitlines()}


def found(text: str | bytes, typed: str = NUMBER) -> bool:
    """Whether a text holds the number, or what was typed in its place."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return bool(PARTS.search(data)) or typed.encode() in data


def traces(*folders: Path, typed: str = NUMBER) -> list[str]:
    """Every file, file name and object of git below some folders that holds it."""
    shown = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if found(str(path.relative_to(folder)), typed):
                shown.append(f"name {path}")
            if path.is_file() and not path.is_symlink() and found(path.read_bytes(), typed):
                shown.append(str(path))
        tops = [path.parent for path in folder.rglob(".git") if path.is_dir()]
        shown += [f"objects of {top}" for top in tops if found(_git(top, "--batch"), typed)]
    return shown


def _git(top: Path, how: str) -> bytes:
    command = ["git", "-C", str(top), "cat-file", "--batch-all-objects", how]
    return subprocess.run(command, check=True, capture_output=True).stdout
