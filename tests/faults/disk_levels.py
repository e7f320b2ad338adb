"""Writers on a disk that is full, read-only or limited; run by test_disk.py in a process of its own."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from digitek_cli.store import faults
from tests.faults import rig

PAGE = 4096
FRESH = 8  # levels on one portfolio, so that each kind of write meets many levels
READERS = ("list", "show 1", "check", "log", "pools balance", "gate status 1", "set 1 title Nyt --dry-run")
NOBODY = 65534


def full(template: str, place: str, levels: int, stride: int = 1) -> dict[str, object]:
    """Fill a small disk of its own up to less and less, write, make room, write again."""
    disk = Path(place) / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], check=True)

    def pressed(top: Path, level: int) -> int:
        ballast = disk / "ballast"
        room = shutil.disk_usage(disk).free - level * stride * PAGE
        ballast.write_bytes(b"x" * room)
        try:
            return _write(top)
        finally:
            ballast.unlink()

    return _levels(Path(template), disk / "sso", levels, pressed)


def steps(template: str, place: str, levels: int) -> dict[str, object]:
    """The same with fewer levels, further apart."""
    return full(template, place, levels, 6)


def large(template: str, place: str, levels: int) -> dict[str, object]:
    """Let no file grow over a limit, as a quota would."""

    def pressed(top: Path, level: int) -> int:
        return _write(top, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (level * 400, level * 400)))

    return _levels(Path(template), Path(place) / "sso", levels, pressed, killed=True)


def handles(template: str, place: str, levels: int) -> dict[str, object]:
    """Let no more than so many files be open at once."""

    def pressed(top: Path, level: int) -> int:
        limit = 4 + level  # three are in use, and one is needed to say so
        return _write(top, lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))

    return _levels(Path(template), Path(place) / "sso", levels, pressed)


def unsynced(template: str, place: str, levels: int) -> dict[str, object]:
    """Let the n-th fsync of ours say that the disk is full."""

    def pressed(top: Path, level: int) -> int:
        return _write(top, lambda: _fsync_fails(level + 1))

    return _levels(Path(template), Path(place) / "sso", levels, pressed)


def _fsync_fails(number: int) -> None:
    real, seen = os.fsync, 0

    def fsync(descriptor: int) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    vars(os)["fsync"] = fsync


def unreadable(template: str, place: str) -> dict[str, object]:
    """Let the reading of a file fail, in a write and in reading commands; answers what they said."""
    top = rig.copy(Path(template), Path(place) / "sso")
    said = []

    def hook(name: str) -> None:
        if name == f"read:{rig.PROJECT}":
            raise OSError(errno.EIO, os.strerror(errno.EIO), rig.PROJECT)

    faults.set_hook(hook)
    said.append(rig.digitek(top, rig.GATE))
    faults.set_hook(None)
    real = os.open

    def broken(path: str | Path, *given: int, **named: int) -> int:
        if str(path).endswith("P-2026-001.yaml"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return real(path, *given, **named)

    vars(os)["open"] = broken
    said += [rig.digitek(top, words) for words in ("list", "show 1", "check")]
    vars(os)["open"] = real
    return {"said": said, "wrong": rig.calm(top)}


def _write(top: Path, limit: Callable[[], None] | None = None) -> int:
    """One command in a child, under a limit; a bug of ours ends in 70 and is told."""
    words = rig.next_write(top)

    def child() -> int:
        if limit:
            limit()
        code, said = rig.digitek(top, words)
        if code == 5 and not re.search(r"(?m)^Error: .*(/|No file|handles|files)", said):
            print(f"no path in: {said}", file=sys.stderr)
            return 71
        if code not in (0, 5):
            print(f"{code}: {said}", file=sys.stderr)
        return code

    return rig.wait(rig.fork(child))


def _levels(
    template: Path, top: Path, levels: int, pressed: Callable[[Path, int], int], *, killed: bool = False
) -> dict[str, object]:
    """Write under pressure and then in peace. A git that the system kills cannot clean up; the next write does."""
    trial = rig.copy(template, top)
    assert rig.digitek(trial, rig.GATE)[0] == 0
    assert rig.digitek(trial, rig.GRANT)[0] == 0
    problems, codes = [], []
    for level in range(levels):
        if level % FRESH == 0:
            rig.copy(template, top)
        before = rig.git(top, "rev-parse", "HEAD")
        code = pressed(top, level)
        codes.append(code)
        moved = rig.git(top, "rev-parse", "HEAD") != before
        if (code, moved) not in ((0, True), (5, False)):
            problems.append(f"{level}: exit {code}, moved {moved}")
        problems += [f"{level}: torn {path}" for path in rig.torn(top, before, "HEAD")]
        if not moved and not killed:
            problems += [f"{level}: {text} before the next write" for text in rig.calm(top)]
        if _write(top):
            problems.append(f"{level}: the next write failed")
        problems += [f"{level}: {text}" for text in rig.calm(top)]
    return {"problems": problems, "refused": codes.count(5), "done": codes.count(0)}


def read_only(place: str) -> dict[str, object]:
    """Make the disk read-only below a portfolio, and try reading and writing commands on it."""
    _warm(Path(place))
    for options in (["--bind", place, place], ["-o", "remount,bind,ro", place]):
        subprocess.run(["mount", *options], check=True)
    return _look(Path(place))


def not_mine(place: str) -> dict[str, object]:
    """The same on a portfolio that belongs to somebody else."""
    _warm(Path(place))
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    return _look(Path(place))


def closed(place: str) -> dict[str, object]:
    """The same on a portfolio whose owner has taken the right to write from himself."""
    for parent, _, names in os.walk(place):
        for name in names:
            (Path(parent) / name).chmod(0o444)
        Path(parent).chmod(0o555)
    return _look(Path(place))


def _warm(top: Path) -> None:
    """Load what the commands load, and what another user may perhaps not read."""
    for words in (*READERS, "set 1 title Warm"):
        rig.digitek(top, words)


def _look(top: Path) -> dict[str, object]:
    before = rig.git(top, "rev-parse", "HEAD"), rig.status(top)
    answers = {words: rig.digitek(top, words) for words in READERS}
    reads = {words: (code, said) for words, (code, said) in answers.items() if code}
    code, said = rig.digitek(top, rig.GATE)
    same = (rig.git(top, "rev-parse", "HEAD"), rig.status(top)) == before
    return {"reads": reads, "write": code, "said": said, "same": same, "left": rig.leftovers(top)}


if __name__ == "__main__":
    rig.answer(
        {
            "full": full,
            "steps": steps,
            "large": large,
            "handles": handles,
            "unsynced": unsynced,
            "unreadable": unreadable,
            "read_only": read_only,
            "not_mine": not_mine,
            "closed": closed,
        }
    )
