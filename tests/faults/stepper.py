"""Writers whose n-th file or git operation fails; run by test_every_step.py in a process of its own."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from digitek_cli.errors import DigitekError
from digitek_cli.store import commit, faults
from digitek_cli.store.git import Repository
from tests.faults import rig
from tests.store.writing import PROJECT, TODAY, change, new_repository, read

Files = dict[str, bytes | None]
MANY = 60


class Edit:
    """One file as it shall be; None takes it away."""

    def __init__(self, path: str, after: bytes | None) -> None:
        self.path, self.before, self.after = path, None, after


def amend(number: int) -> Files:
    return {"counter.yaml": b"%d\n" % number, PROJECT: b"title: number %d\n" % number}


def create(number: int) -> Files:
    return {f"decisions/{number}/D-2026-{kind}.yaml": b"%d\n" % number for kind in ("first", "second")}


def remove(number: int) -> Files:
    """Every other write takes away what the one before brought."""
    return {"gone.yaml": None if number % 2 else b"x\n", PROJECT: b"title: number %d\n" % number}


def many(number: int) -> Files:
    return {f"statements/S-2026-{name}.yaml": b"%d\n" % number for name in range(MANY)}


SHAPES: dict[str, Callable[[int], Files]] = {
    "first": lambda number: {"portfolio.yaml": b"name: %d\n" % number, PROJECT: b"title: %d\n" % number},
    "amend": amend,
    "create": create,
    "remove": remove,
    "many": many,
}


def write(root: Path, files: Mapping[str, bytes | None]) -> str | None:
    """One commit through the write path, its id."""
    asked: Any = {"files": files}

    def patch(_change: object, _snapshot: object) -> Any:
        return tuple(Edit(path, data) for path, data in files.items())

    found = commit.publish(
        root, lambda _: change(**asked), recorded_by="kon", today=TODAY, read=read, patch=patch, lock_timeout=5
    )
    return found.commit


def count(hurt: Callable[[str], None], number: int) -> Callable[[str], None]:
    """A hook that hurts at the n-th step, and knows whether it did."""

    def hook(name: str) -> None:
        vars(hook)["seen"] += 1
        if vars(hook)["seen"] == number:
            hurt(name)

    vars(hook)["seen"] = 0
    return hook


def fails(name: str, root: Path, files: Files, number: int) -> tuple[bool, bool]:
    """Let the n-th operation raise; answers whether it did, and whether the write was reported done."""

    def hurt(step: str) -> None:
        code = getattr(errno, name)
        raise OSError(code, os.strerror(code), step)

    hook = count(hurt, number)
    faults.set_hook(hook)
    try:
        done = write(root, files) is not None
    except DigitekError:
        done = False
    finally:
        faults.set_hook(None)
    return vars(hook)["seen"] >= number, done


def dies(root: Path, files: Files, number: int) -> tuple[bool, None]:
    """Let the process end at the n-th operation, with no clean-up at all; nobody is told anything."""

    def child() -> int:
        faults.set_hook(count(lambda _: os._exit(9), number))
        return 0 if write(root, files) else 1

    return rig.wait(rig.fork(child)) == 9, None


def git_fails(root: Path, files: Files, number: int, *, late: bool) -> tuple[bool, bool]:
    """Let the n-th git say no, without having done anything or having done it all."""
    real, seen = subprocess.run, 0

    def run(command: list[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
        nonlocal seen
        seen += 1
        if seen != number:
            return real(command, **given)
        done = real(command, **given) if late else None
        out = done.stdout if done else b""
        return subprocess.CompletedProcess(command, 128, out, b"fatal: struck")

    vars(subprocess)["run"] = run
    try:
        done = write(root, files) is not None
    except DigitekError:
        done = False
    finally:
        vars(subprocess)["run"] = real
    return seen >= number, done


def strike(kind: str, root: Path, files: Files, number: int) -> tuple[bool, bool | None]:
    if kind == "death":
        return dies(root, files, number)
    if kind.startswith("git"):
        return git_fails(root, files, number, late=kind == "git-late")
    return fails(kind, root, files, number)


def place(folder: Path, shape: str, number: int) -> Path:
    """The portfolio's folder: the same repository from round to round, or for the first commit a new one."""
    top = folder / (f"first-{number}" if shape == "first" else shape)
    if not top.exists():
        if shape == "first":
            Repository.init(top)
        else:
            new_repository(top)
        (top / "notes.txt").write_bytes(rig.NOTES)
        rig.git(top, "add", "notes.txt")
    return top / "portfolio"


def head(top: Path) -> str:
    """The branch's commit, or nothing."""
    return rig.git(top, "for-each-ref", "--format=%(objectname)", "refs/heads/main")


def every(folder: str, shape: str, kind: str, stride: int) -> dict[str, object]:
    """Strike the 1st, 2nd, … operation until a write has no such operation left; after each, write in peace."""
    rounds, number, problems = 0, 1, []
    struck = True
    while struck:
        root = place(Path(folder), shape, number)
        before = head(root.parent)
        struck, told = strike(kind, root, SHAPES[shape](2 * number), number)
        moved = head(root.parent) != before
        if told is not None and told != moved:
            problems.append(f"{number}: told {told}, moved {moved}")
        if write(root, SHAPES[shape](2 * number + 1)) != head(root.parent):
            problems.append(f"{number}: the next write is not the branch")
        problems += [f"{number}: {text}" for text in _calm(root, SHAPES[shape](2 * number + 1))]
        rounds, number = rounds + struck, number + stride
    return {"problems": problems, "rounds": rounds, "last": number - stride}


def gate(template: str, folder: str, kind: str, stride: int) -> dict[str, object]:
    """The same for a whole command, a gate decision with its three files; it must end in 0, or in 5 for a full disk."""
    rig.digitek(rig.copy(Path(template), Path(folder) / "trial"), rig.GATE)  # loads what a first command loads
    rounds, number, problems, struck = 0, 1, [], True
    while struck:
        top = rig.copy(Path(template), Path(folder) / "sso")
        before = rig.git(top, "rev-parse", "HEAD")
        code = rig.wait(rig.fork(lambda: _struck(top, kind, number)))  # noqa: B023 - over before the next round
        moved = rig.git(top, "rev-parse", "HEAD") != before
        problems += [f"{number}: torn {path}" for path in rig.torn(top, before, "HEAD")]
        if code not in (9, 0, 5, 50) or (code == 5 and moved) or (code in (0, 50) and not moved):
            problems.append(f"{number}: exit {code}, moved {moved}")
        if rig.wait(rig.fork(lambda: rig.digitek(top, rig.next_write(top))[0])):  # noqa: B023
            problems.append(f"{number}: the next write failed")
        problems += [f"{number}: {text}" for text in rig.calm(top)]
        struck, rounds, number = code != 50, rounds + (code != 50), number + stride
    return {"problems": problems, "rounds": rounds}


def _struck(top: Path, kind: str, number: int) -> int:
    """The exit code of a gate decision whose n-th operation fails; 50 when it had no such operation."""
    code = getattr(errno, kind, 0)

    def hurt(step: str) -> None:
        if not code:
            os._exit(9)
        raise OSError(code, os.strerror(code), step)

    hook = count(hurt, number)
    faults.set_hook(hook)
    left, said = rig.digitek(top, rig.GATE)
    if left not in (0, 5):
        print(said, file=sys.stderr)
    return left if vars(hook)["seen"] >= number else 50


def _calm(root: Path, files: Files) -> list[str]:
    wrong = rig.calm(root.parent)
    for path, data in files.items():
        if ((root / path).read_bytes() if (root / path).exists() else None) != data:
            wrong.append(f"not written: {path}")
    return wrong


if __name__ == "__main__":
    rig.answer({"every": every, "gate": gate})
