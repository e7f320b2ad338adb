"""A portfolio with somebody's staged file beside it, and the ways to write to it, hurt it and look at it.

What forks and kills runs in a process of its own (`aside`), so that the test runner neither forks nor dies.
"""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.cli.main import run
from digitek_cli.store.disk import blob_id
from tests.e2e.binary import Binary
from tests.e2e.conftest import lay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOP = Path(__file__).parents[2]
PROJECT = "portfolio/projects/2026/P-2026-001.yaml"
STAGED = ["A  notes.txt"]
NOTES = b"staged by the user\n"
# Three files: the decision, the reservation and the project.
GATE = 'gate advance 1 gate-1 --outcome study --by hom --reserve omsorg=1000 --reason "Godt"'
# Two files: a decision in the project's chain, and one krone of the pool that all writers share.
GRANT = "decide 1 financing --by hom --reserve omsorg=1 --reason Mere"
IDENTITY = {"DIGITEK_TODAY": "2026-02-10", "DIGITEK_USER": "kon", "DIGITEK_LANG": "en"}


def build(folder: Path) -> Path:
    """A portfolio with a project that lacks nothing at Gate 1 but the decision; answers the top of its repository."""
    lay(folder)
    digitek = Binary(folder / "sso", folder, today="2026-02-02")
    (digitek.folder / "notes.txt").write_bytes(NOTES)
    git(digitek.folder, "add", "notes.txt")
    return digitek.folder


def copy(template: Path, place: Path) -> Path:
    """A fresh portfolio."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place)
    git(place, "status")  # the copy's index learns the copy's files
    return place


def git(top: Path, *words: str) -> str:
    """The user's own git, which looks and does not touch."""
    done = subprocess.run(
        ["git", *words],
        cwd=top,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"GIT_OPTIONAL_LOCKS": "0"},
    )
    return done.stdout.rstrip("\n")


def status(top: Path) -> list[str]:
    """What differs from the branch, untracked files included."""
    return git(top, "status", "--porcelain", "--untracked-files=all").splitlines()


def commits(top: Path) -> int:
    """How many commits the branch has."""
    return int(git(top, "rev-list", "--count", "HEAD"))


def digitek(top: Path, words: str, program: Callable[[list[str]], int] = run) -> tuple[int, str]:
    """A command line in this process: its exit code, and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = program(["-C", str(top), *shlex.split(words)])
    return code, out.getvalue() + err.getvalue()


def next_write(top: Path) -> str:
    """The gate as long as it is to be passed, then one grant after the other."""
    return GATE if "\nphase: idea\n" in git(top, "show", f"HEAD:{PROJECT}") + "\n" else GRANT


def granted(top: Path) -> int:
    """The kroner reserved of the pool that all writers share."""
    pools = json.loads(digitek(top, "pools balance --json")[1])["pools"]
    return int(float(next(pool["reserved"] for pool in pools if pool["pool"] == "omsorg")))


def leftovers(top: Path) -> list[str]:
    """Locks, journals, private folders and drafts that no finished write leaves behind."""
    inside = top / ".git"
    found = [path for path in inside.rglob("*.lock") if path.name != "digitek.lock"]
    found += (inside / "digitek").glob("*") if (inside / "digitek").exists() else []
    found += (top / "portfolio").rglob(".digitek*")
    return [str(path.relative_to(top)) for path in found]


def blobs(top: Path, revision: str) -> dict[str, str]:
    """The blob of every file of a commit."""
    lines = git(top, "ls-tree", "-r", revision).splitlines()
    return {path: meta.split()[2] for meta, path in (line.split("\t", 1) for line in lines)}


def torn(top: Path, *revisions: str) -> list[str]:
    """The files that hold neither what one of the commits holds, nor nothing where one of them has nothing."""
    states = [blobs(top, revision) for revision in revisions]
    bad = []
    for path in sorted({path for state in states for path in state}):
        known = {state.get(path) for state in states}
        file = top / path
        now = blob_id(file.read_bytes(), "0" * 40) if file.exists() else None
        if now not in known:
            bad.append(path)
    return bad


def calm(top: Path) -> list[str]:
    """What is wrong after a write that nobody disturbed; nothing, if all is well."""
    wrong = [f"status: {line}" for line in status(top) if line not in ("A  notes.txt", "M  notes.txt")]
    wrong += [f"left over: {name}" for name in leftovers(top)]
    if git(top, "ls-files", "--", "notes.txt") != "notes.txt" or (top / "notes.txt").read_bytes() != NOTES:
        wrong.append("the staged file is gone")
    return wrong


def fork(action: Callable[[], int]) -> int:
    """Run in a child that leads a process group of its own; answers its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 99
    try:
        os.setpgid(0, 0)
        code = action()
    except BaseException as problem:  # noqa: BLE001 - a forked child may not return
        print(repr(problem), file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def wait(pid: int) -> int:
    """The exit code of a child, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int, sign: int = signal.SIGKILL) -> None:
    """Send a signal to a child's whole group, or to the child alone before it has one."""
    try:
        os.killpg(pid, sign)
    except ProcessLookupError:
        os.kill(pid, sign)


def aside(script: str, task: str, *words: object, before: tuple[str, ...] = ()) -> Any:
    """Run a task of one of the scripts beside this file in a process of its own; answers what it found."""
    path = os.pathsep.join([str(TOP / "src"), str(TOP)])
    command = [*before, sys.executable, str(TOP / "tests" / "faults" / f"{script}.py"), task, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | IDENTITY | {"PYTHONPATH": path})
    assert done.returncode == 0, done.stderr or done.stdout
    return json.loads(done.stdout.splitlines()[-1])


def answer(tasks: Mapping[str, Callable[..., object]]) -> None:
    """What such a script does: the named task, with numbers as numbers, its findings as one line of JSON."""
    from digitek_cli.store import recovery

    recovery.LOCK_PATIENCE = 0.3  # how long a lock of ours must stand still before it counts as dead
    name, *words = sys.argv[1:]
    print(json.dumps(tasks[name](*(int(word) if word.isdecimal() else word for word in words))))
