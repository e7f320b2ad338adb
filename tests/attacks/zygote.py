"""Each command line in a process of its own, without paying for Python's start each time.

A helper process imports the program once and forks for every command; the child has its own file descriptors,
environment and folder, and ends as the program ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

ROOT = Path(__file__).parents[2]


class Zygote:
    """Runs command lines, one after the other."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._helper = subprocess.Popen(
            [sys.executable, str(Path(__file__))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._helper.stdin
        self._helper.stdin.close()
        self._helper.wait(60)
        assert self._helper.stdout
        self._helper.stdout.close()

    def __call__(self, words: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> tuple[int, str]:
        """The exit code, and what was printed on both streams."""
        out = self._scratch / "printed"
        order = {"words": list(words), "cwd": str(cwd), "environment": dict(environment), "out": str(out)}
        assert self._helper.stdin
        assert self._helper.stdout
        self._helper.stdin.write(json.dumps(order) + "\n")
        self._helper.stdin.flush()
        code = int(self._helper.stdout.readline())
        return code, out.read_text("utf-8", "replace")


def serve() -> None:
    """Fork for every line that comes in, and answer with the exit code."""
    from digitek_cli.cli import _context, gate, main, pools  # noqa: F401 - imported once for all
    from digitek_cli.store import commit, snapshot  # noqa: F401

    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(act(json.loads(line), main.run))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def act(order: dict[str, object], run: object) -> int:
    """Become the command."""
    assert callable(run)
    os.chdir(str(order["cwd"]))
    os.environ.clear()
    os.environ.update(order["environment"])  # type: ignore[call-overload]
    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(str(order["out"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for descriptor, target in ((nothing, 0), (out, 1), (out, 2)):
        os.dup2(descriptor, target)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    code = int(run(order["words"]))
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    serve()
