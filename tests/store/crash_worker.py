"""Run by the recovery tests in a process of its own: children die at a chosen step, the next write must heal it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from digitek_cli.store import commit, faults, recovery
from tests.store.writing import count_up, git, leftovers, status, write


def die_at(number: int) -> None:
    """End this process without any clean-up when the n-th step is announced."""
    seen = 0

    def hook(name: str) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os._exit(9)

    faults.set_hook(hook)


def in_child(root: Path, number: int) -> int:
    """Write in a child of its own group that dies at a step, or not for 0; answers its exit status."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        if number:
            die_at(number)
        try:
            write(root, count_up)
        except BaseException as problem:  # noqa: BLE001 - a forked child may not return
            print(repr(problem), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def state(root: Path) -> dict[str, object]:
    """What must agree after a calm write."""
    return {
        "counter": int((root / "counter.yaml").read_bytes()),
        "head": int(git(root, "show", "HEAD:portfolio/counter.yaml")),
        "commits": int(git(root, "rev-list", "--count", "HEAD")) - 1,
        "status": status(root),
        "leftovers": leftovers(root),
    }


def during_recovery(root: Path, stride: int) -> dict[str, object]:
    """Die right after the branch moved, then at every step of the recovery, without a calm write in between."""
    number, code = 0, 9
    while code == 9:
        number += stride
        pid = os.fork()
        if pid == 0:
            vars(commit)["finish"] = os._exit  # the write dies just when its commit is on the branch
            try:
                write(root, count_up)
            finally:
                os._exit(9)
        os.waitpid(pid, 0)
        code = in_child(root, number)
    in_child(root, 0)
    return state(root) | {"steps": number}


if __name__ == "__main__":
    recovery.LOCK_PATIENCE = 0.3
    task, place, *numbers = sys.argv[1:]
    print(json.dumps(globals()[task](Path(place), *map(int, numbers))))
