"""What a program that ended badly left behind: locks with their age and holder, journal entries, loose objects.

Nothing is removed here. A lock may be a colleague's living one; who looks at it can tell, we cannot.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import Conflict
from digitek_cli.model.ids import short
from digitek_cli.rules.finding import error, info, warning
from digitek_cli.store import journal
from digitek_cli.store.lock import NAME as OWN_LOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

PROCESSES = Path("/proc")
# git's locks stand for milliseconds, and for seconds in the largest repositories.
YOUNG = 60.0
LOOSE = 2000
REMOVE = "del" if sys.platform == "win32" else "rm"


def locks(repository: Repository, now: float) -> Iterator[Finding]:
    """Lock files of git, and our own lock where somebody holds it."""
    for lock in _lock_files(repository):
        try:
            since = lock.stat().st_mtime
        except FileNotFoundError:
            continue
        holder = _holder(lock)
        told: dict[str, Any] = {"file": str(lock), "since": _clock(since), "minutes": max(0, int((now - since) // 60))}
        if holder or now - since < YOUNG:
            yield info("ENV060", **told, holder=holder or "git")
        elif lock.name == "index.lock":
            yield warning("ENV061", **told, remove=REMOVE)
        else:
            yield error("ENV062", **told, remove=REMOVE)
    writer = _writer(repository.common_dir / OWN_LOCK)
    if writer:
        yield info("ENV063", holder=writer)


def _lock_files(repository: Repository) -> list[Path]:
    folders = dict.fromkeys((repository.git_dir, repository.common_dir))
    found = [path for folder in folders for path in folder.glob("*.lock") if path.name != OWN_LOCK]
    found += sorted((repository.common_dir / "refs").rglob("*.lock"))
    return list(dict.fromkeys(found))


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def _holder(lock: Path) -> str | None:
    """The process that has a file open, where the system lets us see it."""
    for process in _processes():
        try:
            opened = [str(handle.readlink()) for handle in (process / "fd").iterdir()]
        except OSError:
            continue
        if str(lock) in opened:
            return _named(process.name)
    return None


def _writer(lock: Path) -> str | None:
    """The process that holds our own lock, which the kernel keeps a list of."""
    try:
        inode = lock.stat().st_ino
        held = (PROCESSES / "locks").read_text()
    except OSError:
        return None
    found = re.search(rf"FLOCK .* (\d+) [0-9a-f]+:[0-9a-f]+:{inode} ", held)
    return _named(found[1]) if found else None


def _processes() -> list[Path]:
    try:
        return [path for path in PROCESSES.iterdir() if path.name.isdigit()]
    except OSError:
        return []


def _named(process: str) -> str:
    try:
        return f"{(PROCESSES / process / 'comm').read_text().strip()} ({process})"
    except OSError:
        return process


def journal_entries(repository: Repository, now: float) -> Iterator[Finding]:
    """Writes that were cut short, and what the next one will do about them."""
    folder = journal.home(repository)
    if not folder.is_dir():
        return
    try:
        entries = journal.entries(repository)
    except Conflict as problem:
        yield error("ENV065", file=problem.params["path"], remove=REMOVE)
        entries = []
    for path, entry in entries:
        if not journal.belongs(entry, repository):
            yield error("ENV065", file=str(path), remove=REMOVE)
            continue
        landed = repository.holds(entry.ref, entry.new)
        told: dict[str, Any] = {"since": _clock(path.stat().st_mtime), "commit": short(entry.new)}
        yield warning("ENV064", **told, count=len(entry.paths)) if landed else info("ENV066", **told)
    private = [path for path in folder.iterdir() if path.is_dir() and now - path.stat().st_mtime > YOUNG]
    if private:
        yield info("ENV067", count=len(private), folder=str(folder))


def objects(repository: Repository) -> Iterator[Finding]:
    """Whether git's store wants tidying; digitek never lets git do so in the middle of a command."""
    told = dict(line.split(": ", 1) for line in repository.run("count-objects", "-v").text.splitlines())
    if int(told.get("count", 0)) > LOOSE:
        yield info("ENV068", count=int(told["count"]))
