"""What 400, 4,000 and 20,000 records cost, in time and memory, beside git and a bare Python. Informs; judges nothing.

The portfolio is made from one project that was typed in by the commands; its files are copied under other numbers.
Half of the records are events.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bench.startup import DIGITEK, STORY, hermetic, run

SIZES = (400, 4_000, 20_000)
QUICK = 4_000  # from here on one run has to do
ROUNDS = 3
NUMBER = "P-2026-001"
EVENT = re.compile(r"\b[DST]-2026-[a-z0-9]{6}\b")
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

# After the idea's way through intake: what people say about it, one decision, a fact and an answer.
MORE = [
    ["set", NUMBER, "need", "Beboerne mangler overblik over dagen."],
    ["comment", NUMBER, "idea-description", "--by", "hom", "--text", "Godt forslag."],
    ["comment", NUMBER, "idea-description", "--by", "lo1", "--text", "Vi er med."],
    ["recommend", NUMBER, "--by", "kon", "--priority", "high", "--hours", "40"],
    ["checklist", "facts", NUMBER, "data.personal=true", "--by", "kon"],
    ["checklist", "answer", NUMBER, "P-1", "Flere klarer dagen selv.", "--by", "pl1"],
    ["gate", "advance", NUMBER, "gate-1", *"--outcome postpone --until 2026-09-01 --by hom --reason Venter".split()],
]
TWIN = ["new-idea", "--title", "Skærm", "--area", "social", "--submitter", "ls1"]
READS = (
    ("digitek list", ["list"]),
    ("digitek check", ["check"]),
    ("digitek gate status", ["gate", "status", NUMBER]),
    ("digitek pools balance", ["pools", "balance"]),
    ("digitek show", ["show", NUMBER]),
    ("digitek priority rank", ["priority", "rank"]),
)
ADVANCE = ["gate", "advance", "gate-1", *"--outcome postpone --until 2026-10-01 --by hom --reason Venter".split()]


@dataclass(frozen=True)
class Cost:
    """The best of some runs, and the most memory that one of them took."""

    ms: float
    mb: float | None


def main() -> None:
    """Measure each size and print one table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = hermetic(folder)
        seeds = seeded(folder / "seed", environment)
        table = {size: measured(folder / str(size), size, seeds, environment) for size in SIZES}
    show(table)


def seeded(folder: Path, environment: dict[str, str]) -> Path:
    """A portfolio with one idea that was talked about and postponed, and one that was only typed in."""
    run([*DIGITEK, "init", str(folder)], folder.parent, environment)
    for line in STORY:
        run([*DIGITEK, *line.format(id=NUMBER).split()], folder, environment)
    for words in (*MORE, TWIN):
        run([*DIGITEK, *words], folder, environment)
    return folder


def grown(seed: Path, size: int) -> dict[str, str]:
    """The files of a portfolio of at least this size: four events and four other records in a family."""
    texts = {file.relative_to(seed).as_posix(): file.read_text("utf-8") for file in seed.rglob("*.yaml")}
    twin = {path: text for path, text in texts.items() if "P-2026-002" in path}
    family = {path: text for path, text in texts.items() if NUMBER in text and path not in twin}
    events = sorted({name for text in family.values() for name in EVENT.findall(text)})
    files = dict(texts)
    for number in range(1, size // (len(family) + len(twin))):
        first, second = f"P-2026-{2 * number + 1:03d}", f"P-2026-{2 * number + 2:03d}"
        names = {NUMBER: first, "P-2026-002": second} | {name: token(name, number) for name in events}
        for path, text in (family | twin).items():
            files[renamed(path, names)] = renamed(text, names)
    return files


def lay(folder: Path, seed: Path, size: int) -> None:
    """Write the files of a portfolio."""
    for path, text in grown(seed, size).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def token(event: str, number: int) -> str:
    """An event's id that is as random as the first one, and another for each number."""
    letters = event[7:9]
    for _ in range(4):
        number, digit = divmod(number, len(ALPHABET))
        letters += ALPHABET[digit]
    return event[:7] + letters


def renamed(text: str, names: dict[str, str]) -> str:
    """The text under other numbers."""
    return re.sub("|".join(names), lambda found: names[found[0]], text)


def measured(folder: Path, size: int, seed: Path, environment: dict[str, str]) -> dict[str, Cost]:
    """What each command costs on a portfolio of one size, and what git and Python need for their own."""
    folder.mkdir()
    # In a process of its own: a child's peak memory counts from what its parent held when it began.
    maker = get_context("spawn").Process(target=lay, args=(folder, seed, size))
    maker.start()
    maker.join()
    for words in ("init -q -b main", "add -A", "commit -q -m begun"):
        run(["git", *words.split()], folder, environment)
    rows = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "git ls-files": ["git", "ls-files"],
        "git status": ["git", "status", "--porcelain"],
        "git grep": ["git", "grep", "-c", "phase:"],
    }
    rows |= {name: [*DIGITEK, *words] for name, words in READS}
    rounds = 1 if size > QUICK else ROUNDS
    costs = {name: best(command, folder, environment, rounds) for name, command in rows.items()}
    project = f"P-2026-{2 * (size // 8) - 1:03d}"
    advance = [*DIGITEK, *ADVANCE[:2], project, *ADVANCE[2:]]
    costs["digitek gate advance"] = best(advance, folder, environment, 1)
    costs["records"] = Cost(sum(1 for _ in folder.rglob("*.yaml")), None)
    return costs


def best(command: list[str], cwd: Path, environment: dict[str, str], rounds: int) -> Cost:
    """The best time of some runs."""
    costs = [one(command, cwd, environment) for _ in range(rounds)]
    return Cost(min(cost.ms for cost in costs), max((cost.mb for cost in costs if cost.mb), default=None))


def one(command: list[str], cwd: Path, environment: dict[str, str]) -> Cost:
    """One run: wall time, and the peak memory of the process where the system tells it."""
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=told)
        if not hasattr(os, "wait4"):
            process.wait()
            return Cost((time.perf_counter() - start) * 1000, None)
        _, status, usage = os.wait4(process.pid, 0)
        taken = (time.perf_counter() - start) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{told.read().decode()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(taken, usage.ru_maxrss / unit)


def show(table: dict[int, dict[str, Cost]]) -> None:
    """One line for each command, one pair of columns for each size."""
    print(f"{'':24}" + "".join(f"{int(costs['records'].ms):>10,} records" for costs in table.values()))
    print(f"{'':24}" + f"{'ms':>10}{'MB':>8}" * len(table))
    for name in next(iter(table.values())):
        if name != "records":
            cells = (
                f"{cost.ms:10.0f}" + (f"{cost.mb:8.0f}" if cost.mb else f"{'':8}")
                for cost in (costs[name] for costs in table.values())
            )
            print(f"{name:24}" + "".join(cells))


if __name__ == "__main__":
    main()
