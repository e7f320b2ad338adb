"""Command lines in one process with little memory and little time: what a bomb would need it cannot get.

The process dies where a parser overruns its stack; then `sitting` fails and says after which command line.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEMORY = 1 << 30
SECONDS = 120
SYSTEM = ("open", "os", "shutil", "subprocess", "glob", "pathlib", "tempfile")


@dataclass(frozen=True)
class Try:
    """One command line, and files that are copied into place before it, as (source, target).

    `watch` is a text that no call to the system may hold while it runs: no path, and no word for another program.
    """

    words: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()
    env: dict[str, str] = field(default_factory=dict)
    watch: str = ""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str
    touched: list[str] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        """The codes of all findings, wherever they were said."""
        said = [json.loads(text) for text in (self.out, self.err) if text.lstrip().startswith("{")]
        found = [item for one in said for item in one.get("error", one).get("findings", ())]
        return {item["code"] for item in found} | {one["error"]["code"] for one in said if "error" in one}


def sitting(folder: Path, tries: list[Try]) -> list[Outcome]:
    """What each command line came to, one after the other in one limited process."""
    plan = folder.parent / "tries.json"
    plan.write_text(json.dumps([vars(one) for one in tries]), "utf-8")
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), str(plan)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    outcomes = [Outcome(**json.loads(line)) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"{done.returncode} after {len(outcomes)} of {len(tries)}: {done.stderr[-2000:]}"
    return outcomes


def limit() -> None:
    """From here on this process and its children have no more than this."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def serve(plan: Path) -> None:
    limit()
    from digitek_cli.cli.main import run

    watch, touched = "", []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watch and event.partition(".")[0] in SYSTEM and any(watch in str(argument) for argument in arguments):
            touched.append(f"{event} {arguments!r}"[:300])

    sys.addaudithook(hook)
    for one in json.loads(plan.read_text("utf-8")):
        for source, target in one["files"]:
            Path(target).write_bytes(Path(source).read_bytes())
        os.environ.update(one["env"])
        touched.clear()
        watch, out, err = one["watch"], StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(one["words"])
        watch = ""
        outcome = {"code": code, "out": out.getvalue(), "err": err.getvalue(), "touched": touched}
        sys.stdout.write(json.dumps(outcome) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
