"""Writers that get a Ctrl-C at random moments; run by test_interrupts.py in a process of its own."""

from __future__ import annotations

import os
import random
import signal
import time
import traceback
from pathlib import Path

from digitek_cli.__main__ import main
from tests.faults import rig


def at_random(template: str, place: str, rounds: int, seed: int) -> dict[str, object]:
    """What a terminal does at Ctrl-C: SIGINT to the whole group, at a random moment of a write."""
    chance, problems, codes = random.Random(seed), [], []
    trial = rig.copy(Path(template), Path(place) / "trial")
    rig.digitek(trial, rig.GATE)
    began = time.monotonic()
    rig.wait(rig.fork(lambda: rig.digitek(trial, rig.GRANT)[0]))
    span = time.monotonic() - began
    top = Path()
    for number in range(rounds):
        if number % 5 == 0:
            top = rig.copy(Path(template), Path(place) / "sso")
        before = rig.git(top, "rev-parse", "HEAD")
        code, said = _interrupted(top, chance.uniform(0.0, 1.1) * span)
        codes.append(code)
        moved = rig.git(top, "rev-parse", "HEAD") != before
        if code not in (0, 130) or (code == 0 and not moved):
            problems.append(f"{number}: exit {code}, moved {moved}: {said}")
        if "Traceback" in said:
            problems.append(f"{number}: {said}")
        problems += [f"{number}: torn {path}" for path in rig.torn(top, before, "HEAD")]
        if rig.wait(rig.fork(lambda: rig.digitek(top, rig.next_write(top))[0])):  # noqa: B023 - over before the next round
            problems.append(f"{number}: the next write failed")
        problems += [f"{number}: {text}" for text in rig.calm(top)]
    return {"problems": problems, "interrupted": codes.count(130)}


def _interrupted(top: Path, delay: float) -> tuple[int, str]:
    words = rig.next_write(top)
    ready, go = os.pipe()
    heard, tell = os.pipe()

    def child() -> int:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(tell, 2)
        try:
            os.write(go, b"x")
            code, said = rig.digitek(top, words, program=main)
        except KeyboardInterrupt as early:  # in the few lines above, which no user has
            frames = traceback.extract_tb(early.__traceback__)
            return 99 if any("digitek_cli" in frame.filename for frame in frames) else 130
        os.write(tell, said.encode())
        return code

    pid = rig.fork(child)
    os.close(go)
    os.close(tell)
    os.read(ready, 1)
    time.sleep(delay)
    rig.kill(pid, signal.SIGINT)
    said = b"".join(iter(lambda: os.read(heard, 65536), b""))
    os.close(ready)
    os.close(heard)
    return rig.wait(pid), said.decode()


if __name__ == "__main__":
    rig.answer({"at_random": at_random})
