"""Many writers at once; run by test_many_writers.py in a process of its own."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable
from pathlib import Path

from digitek_cli.errors import DigitekError
from digitek_cli.store import commit
from tests.faults import rig
from tests.store.writing import PROJECT, count_up, new_repository, write

OURS = {f"portfolio/{PROJECT}", "portfolio/counter.yaml"}


def counting(top: Path) -> bool:
    """Read the counter, add one, write, together with a file."""
    try:
        return write(top / "portfolio", count_up).commit is not None
    except DigitekError:
        return False


def naive(top: Path) -> bool:
    """The same in the obvious way."""
    counter = top / "portfolio" / "counter.yaml"
    with contextlib.suppress(ValueError):  # another one is just writing it
        counter.write_bytes(b"%d\n" % (int(counter.read_bytes()) + 1))
    (top / "portfolio" / PROJECT).write_bytes(b"title: x%s" % counter.read_bytes())
    words = (["add", "portfolio/counter.yaml", f"portfolio/{PROJECT}"], ["commit", "-q", "-m", "x"])
    quiet = subprocess.DEVNULL
    return not any(subprocess.run(["git", *word], cwd=top, stderr=quiet, stdout=quiet).returncode for word in words)


def granting(top: Path) -> bool:
    """One decision and one krone of a pool that everybody draws on."""
    code, said = rig.digitek(top, rig.GRANT)
    if code not in (0, 4):
        raise AssertionError(said)
    return code == 0


def storm(top: Path, writer: Callable[[Path], bool], writers: int, writes: int) -> int:
    """How many writes were reported done; a writer tells by its exit code."""
    pids = [rig.fork(lambda: sum(writer(top) for _ in range(writes))) for _ in range(writers)]
    codes = [rig.wait(pid) for pid in pids]
    assert all(0 <= code <= writes for code in codes), codes
    return sum(codes)


def small(place: str, who: str, writers: int, writes: int) -> dict[str, object]:
    """Writers on a counter. `open` are ours without the lock of the operating system."""
    top = new_repository(Path(place) / "r").parent
    (top / "notes.txt").write_bytes(rig.NOTES)
    rig.git(top, "add", "notes.txt")
    if who == "open":
        vars(commit)["exclusive"] = lambda *_: contextlib.nullcontext()
    done = storm(top, naive if who == "naive" else counting, writers, writes)
    landed, counter = rig.commits(top) - 1, int(rig.git(top, "show", "HEAD:portfolio/counter.yaml"))
    paths = [
        set(text.split())
        for text in rig.git(top, "log", "--format=%x00", "--name-only", "-n", str(landed)).split("\0")[1:]
    ]
    foreign = sum(path != OURS for path in paths)
    return {"done": done, "landed": landed, "counter": counter, "foreign": foreign, "wrong": rig.calm(top)}


def real(place: str, writers: int, writes: int) -> dict[str, object]:
    """Whole commands on one project and one pool."""
    top = Path(place)
    assert rig.digitek(top, rig.GATE)[0] == 0
    start = rig.commits(top)
    done = storm(top, granting, writers, writes)
    code, said = rig.digitek(top, "check")
    return {
        "done": done,
        "landed": rig.commits(top) - start,
        "granted": rig.granted(top) - 1000,
        "wrong": rig.calm(top),
        "check": code,
        "said": said,
    }


if __name__ == "__main__":
    rig.answer({"small": small, "real": real})
