"""Writers that are killed at random moments; run by test_kill.py in a process of its own."""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.store import commit, faults
from tests.faults import rig

if TYPE_CHECKING:
    from collections.abc import Callable

    Writer = Callable[[Path], int]

FRESH = 5  # rounds on one portfolio, so that the gate with its three files comes round again


def ours(top: Path) -> int:
    """One `digitek` command."""
    code, said = rig.digitek(top, rig.next_write(top))
    if code:
        print(said, flush=True)
    return code


def naive(top: Path) -> int:
    """The obvious way: three files, `git add`, `git commit`."""
    number = rig.commits(top)
    names = [f"portfolio/{name}-{number}.yaml" for name in ("decision", "transaction")]
    for name in (rig.PROJECT, *names):
        with (top / name).open("a") as file:
            file.write(f"# {number}\n" * 200)
    for words in (("add", rig.PROJECT, *names), ("commit", "-q", "-m", "x")):
        if subprocess.run(["git", *words], cwd=top, stderr=subprocess.DEVNULL).returncode:
            return 1
    return 0


def at_random(template: str, place: str, rounds: int, seed: int, who: str) -> dict[str, object]:
    """Kill a writer, look whether the old or the new state stands, let the next one write in peace; and again."""
    chance, writer = random.Random(seed), {"ours": ours, "naive": naive}[who]
    found = {"rounds": 0, "died": 0, "landed": 0, "behind": 0}
    problems: list[str] = []
    top, span = Path(), 0.0
    for number in range(rounds):
        if number % FRESH == 0:
            top = rig.copy(Path(template), Path(place) / "sso")
            span = _span(rig.copy(Path(template), Path(place) / "trial"), writer)
        problems += [f"{number}: {text}" for text in _round(top, writer, chance.uniform(0.2, 1.1) * span, found)]
    if (said := subprocess.run(["git", "fsck", "--strict"], cwd=top, capture_output=True, text=True)).returncode:
        problems.append(f"fsck: {said.stderr}")
    return {"problems": problems, **found}


def _span(top: Path, writer: Writer) -> float:
    """How long a write takes that nobody disturbs, with all modules loaded."""
    assert writer(top) == 0
    began = time.monotonic()
    assert rig.wait(rig.fork(lambda: writer(top))) == 0
    return time.monotonic() - began


def _round(top: Path, writer: Writer, delay: float, found: dict[str, int]) -> list[str]:
    before, count = rig.git(top, "rev-parse", "HEAD"), rig.commits(top)
    meant = {rig.GATE: 3, rig.GRANT: 2}[rig.next_write(top)] if writer is ours else 3
    pid = rig.fork(lambda: writer(top))
    time.sleep(delay)
    rig.kill(pid)
    died, landed = rig.wait(pid) != 0, rig.commits(top) - count
    wrong = [f"torn: {path}" for path in rig.torn(top, before, "HEAD")]
    if landed not in (0, 1) or (not died and not landed):
        wrong.append(f"{landed} commits")
    if landed and len(rig.git(top, "show", "--pretty=", "--name-only", "HEAD").splitlines()) != meant:
        wrong.append("foreign paths in the commit")
    found["behind"] += rig.status(top) != rig.STAGED
    if rig.wait(rig.fork(lambda: writer(top))):
        wrong.append("the next write failed")
    found["rounds"] += 1
    found["died"] += died
    found["landed"] += landed
    return wrong + rig.calm(top)


def in_recovery(place: str, rounds: int, seed: int) -> dict[str, object]:
    """Kill one recovery after the other, with no calm write in between; a calm one at the end must mend all."""
    top, chance = Path(place), random.Random(seed)
    assert rig.digitek(top, rig.GATE)[0] == 0
    start, died, landed = rig.commits(top), 0, 0
    for _ in range(rounds):
        if not list((top / ".git" / "digitek").glob("*.json")):
            landed += rig.wait(rig.fork(lambda: _dies_on_the_branch(top))) == 9
        reader, writer = os.pipe()
        pid = rig.fork(lambda: _tells_when_it_recovers(top, writer))  # noqa: B023 - over before the next round
        os.close(writer)
        os.read(reader, 1)
        os.close(reader)
        time.sleep(chance.uniform(0.0, 0.08))
        rig.kill(pid)
        died += rig.wait(pid) != 0
    code = rig.wait(rig.fork(lambda: ours(top)))
    decisions = rig.git(top, "ls-tree", "-r", "--name-only", "HEAD", "portfolio/decisions").count("D-2026")
    counts = {rig.commits(top) - start, decisions - 1, rig.granted(top) - 1000}
    problems = rig.calm(top) + [f"counts differ: {counts}"] * (len(counts) > 1) + ["not mended"] * bool(code)
    return {"problems": problems, "died": died, "landed": landed, "commits": rig.commits(top) - start}


def _dies_on_the_branch(top: Path) -> int:
    vars(commit)["finish"] = lambda *_: os._exit(9)
    return ours(top)


def _tells_when_it_recovers(top: Path, pipe: int) -> int:
    def hook(name: str) -> None:
        if name == "lock":
            os.write(pipe, b"x")

    faults.set_hook(hook)
    return ours(top)


def at_step(place: str, name: str) -> dict[str, object]:
    """Let a gate decision's process end at a named step, with no clean-up at all."""

    def child() -> int:
        os.umask(0)  # whatever the user lets others do
        faults.set_hook(lambda step: os._exit(9) if step == name else None)
        return ours(Path(place))

    return {"died": rig.wait(rig.fork(child)) == 9}


if __name__ == "__main__":
    rig.answer({"at_random": at_random, "in_recovery": in_recovery, "at_step": at_step})
