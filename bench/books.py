"""What 10,000 transactions cost beside the programs that accountants know, and one booking among many projects.

The runs of all programs alternate, so that whatever else the machine does meets all of them. Informs: it says by how
much a goal holds or is missed, and fails nothing. hledger and beancount read the book that we export; one that is not
installed is left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from importlib.util import find_spec
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bench.scale import renamed, token
from bench.startup import DIGITEK, STORY, hermetic, run
from digitek_cli.store.books import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BOOKINGS = 10_000
PROJECTS = (10, 1_000, 10_000)
ROUNDS = 5
NOISE = 0.1  # what two rounds of one and the same booking differ by on a machine that does other things as well
POOLS = ("social", "sundhed", "omsorg", "common")
FIRST, OTHER = "P-2026-001", "P-2026-002"
RESERVE = ["pools", "reserve", "omsorg", "5000", "--project", FIRST, "--by", "hom", "--reason", "Ja"]
SPEND = ["pools", "spend", "omsorg", "1", "--project", FIRST, "--document"]
COLD, WARM = "pools balance, cold", "pools balance, warm"
BEAN, HLEDGER = "bean-check --no-cache", "hledger bal"
BEANCHECK = "from beancount.scripts.check import main; main()"


@dataclass(frozen=True)
class Cost:
    """One run: the processor's time and the clock's in ms, and the most memory of one process of it in MB."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    """Measure the two questions and print two tables."""
    if not hasattr(os, "wait4"):
        print("This system does not tell what a process took.")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = hermetic(folder) | {"DIGITEK_TODAY": "2026-12-01", "PYTHONPYCACHEPREFIX": str(folder / "pyc")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        # Git tidies up behind our backs after so many new files, and would be measured along.
        (folder / "gitconfig").write_text("[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n", "utf-8")
        seed = seeded(folder / "seed", environment)
        print(f"{'':32}{'user+sys ms':>12}{'wall ms':>10}{'MB':>6}")
        compare(folder, seed, environment)
        book(folder, seed, environment)


def seeded(folder: Path, environment: dict[str, str]) -> Path:
    """A portfolio with a project that has money, and an idea that was only typed in."""
    run([*DIGITEK, "init", str(folder)], folder.parent, environment)
    for line in STORY:
        run([*DIGITEK, *line.format(id=FIRST).split()], folder, environment)
    run([*DIGITEK, *RESERVE], folder, environment)
    run([*DIGITEK, "new-idea", "--title", "Tavle", "--area", "social", "--submitter", "ls1"], folder, environment)
    return folder


# ── the same books in three programs ────────────────────────────────────────────────────────────────────────


def compare(folder: Path, seed: Path, environment: dict[str, str]) -> None:
    """Our balance and the peers' over the same bookings."""
    ours = folder / "books"
    laid(lay_books, ours, seed)
    run(["git", "add", "-A"], ours, environment)
    run(["git", "commit", "-qm", "books"], ours, environment)
    for name in ("hledger", "beancount"):
        run([*DIGITEK, "pools", "export", "--format", name, "-o", str(folder / name)], ours, environment)
    balance = [*DIGITEK, "pools", "balance"]
    memory = ours / ".git" / FOLDER
    calls = {
        "python -c pass": Call([sys.executable, "-c", "pass"], folder),
        "digitek --version": Call([*DIGITEK, "--version"], ours),
        COLD: Call(balance, ours, memory),
        WARM: Call(balance, ours),
        "digitek pools balance --json": Call([*balance, "--json"], ours),
        "after one booking more": Call(balance, ours, lay=lambda: one_more(ours)),
    }
    calls |= peers(folder)
    costs = alternating(calls, environment)
    for name, cost in costs.items():
        show(name, cost)
    print()
    for name, part, theirs in (
        (COLD, "cpu", BEAN),
        (WARM, "cpu", HLEDGER),
        (COLD, "memory", BEAN),
        (COLD, "memory", HLEDGER),
    ):
        if theirs in costs:
            goal(f"{part}, {name} : {theirs}", getattr(costs[name], part), getattr(costs[theirs], part))
        else:
            print(f"{theirs} is not installed")
    print()


def peers(folder: Path) -> dict[str, Call]:
    """The programs of others that are there."""
    calls = {}
    if find_spec("beancount"):
        check = [sys.executable, "-c", BEANCHECK]
        calls[BEAN] = Call([*check, "--no-cache", str(folder / "beancount")], folder)
        # It keeps what it read only where the reading took it more than a second.
        forget = folder / ".beancount.picklecache"
        calls["bean-check, cold"] = Call([*check, str(folder / "beancount")], folder, forget)
        calls["bean-check, warm"] = Call([*check, str(folder / "beancount")], folder)
    if shutil.which("hledger"):
        calls[HLEDGER] = Call(["hledger", "-f", str(folder / "hledger"), "bal"], folder)
    return calls


def one_more(ours: Path) -> None:
    """One booking that nobody has read yet, like any of the others."""
    folder = ours / "portfolio" / "transactions" / "2026"
    like = next(file for file in sorted(folder.iterdir()) if b"kind: purchase" in file.read_bytes())
    name = f"T-2026-z{token('X-2026-aa', len(list(folder.iterdir())))[-5:]}"
    (folder / f"{name}.yaml").write_bytes(like.read_bytes().replace(like.stem.encode(), name.encode()))


def lay_books(folder: Path, seed: Path) -> None:
    """The seed with as many purchases, on the days of one year."""
    from digitek_cli.model.events import Purchase
    from digitek_cli.model.portfolio import path_of
    from digitek_cli.model.value import to_document
    from digitek_cli.operations.change import Moment
    from digitek_cli.rules.bookings import Agreed, purchase
    from digitek_cli.store.yaml_io import render_new

    shutil.copytree(seed, folder)
    numbers = count(1)
    moment = Moment(date(2026, 12, 1), "kon", lambda: token("X-2026-aa", next(numbers))[7:])
    for number in range(BOOKINGS):
        day = date(2026, 1, 2) + timedelta(days=number % 320)
        agreed = Agreed(("hom", "hso", "hsu"), "Ledergruppen", "Aftalt på mødet", document=f"Faktura {number}")
        bought = Purchase(title=f"Indkøb nummer {number} til afdelingen")
        amount = Decimal(100 + number % 1900) / 100
        booked = purchase(POOLS[number % 4], 2026, amount, bought, agreed, day, moment)
        file = folder / "portfolio" / path_of(booked)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(render_new(to_document(booked)))


# ── one booking among many projects ─────────────────────────────────────────────────────────────────────────


def book(folder: Path, seed: Path, environment: dict[str, str]) -> None:
    """What one voucher costs among few projects and among many."""
    calls = {}
    numbers = count(1)
    for size in PROJECTS:
        place = folder / str(size)
        laid(lay_projects, place, seed, size)
        run(["git", "add", "-A"], place, environment)
        run(["git", "commit", "-qm", "projects"], place, environment)
        calls[f"pools spend, {size:,} projects"] = Call([*DIGITEK, *SPEND], place, numbers=numbers)
    costs = alternating(calls, environment)
    for name, cost in costs.items():
        show(name, cost)
    print()
    few, *_, many = costs.values()
    goal(f"a booking, {PROJECTS[-1]:,} : {PROJECTS[0]:,} projects", many.cpu, few.cpu, NOISE)


def lay_projects(folder: Path, seed: Path, size: int) -> None:
    """The seed with copies of the idea under other numbers."""
    shutil.copytree(seed, folder)
    projects = folder / "portfolio" / "projects" / "2026"
    text = (projects / f"{OTHER}.yaml").read_text("utf-8")
    for number in range(3, size + 1):
        name = f"P-2026-{number:03d}"
        (projects / f"{name}.yaml").write_text(renamed(text, {OTHER: name}), "utf-8", newline="\n")


# ── measuring ───────────────────────────────────────────────────────────────────────────────────────────────


def laid(lay: Callable[..., None], *parts: object) -> None:
    """In a process of its own: a child's peak memory counts from what its parent held when it began."""
    maker = get_context("spawn").Process(target=lay, args=parts)
    maker.start()
    maker.join()
    if maker.exitcode:
        raise SystemExit("the files could not be laid out")


@dataclass(frozen=True)
class Call:
    """A command to be measured: what is removed or laid before each run, and numbers for its last word."""

    command: list[str]
    cwd: Path
    forget: Path | None = None
    lay: Callable[[], None] | None = None
    numbers: Iterator[int] | None = None

    def cost(self, environment: dict[str, str]) -> Cost:
        """One run."""
        if self.forget is not None and self.forget.is_dir():
            shutil.rmtree(self.forget)
        elif self.forget is not None:
            self.forget.unlink(missing_ok=True)
        if self.lay is not None:
            self.lay()
        more = [f"Faktura {next(self.numbers)}"] if self.numbers is not None else []
        return one([*self.command, *more], self.cwd, environment)


def alternating(calls: dict[str, Call], environment: dict[str, str]) -> dict[str, Cost]:
    """The best of some rounds after one that warms the disk."""
    rounds = [{name: call.cost(environment) for name, call in calls.items()} for _ in range(ROUNDS + 1)]
    return {name: least([costs[name] for costs in rounds[1:]]) for name in calls}


def least(costs: list[Cost]) -> Cost:
    """The least time of all runs, and the most memory."""
    cpu, wall = min(cost.cpu for cost in costs), min(cost.wall for cost in costs)
    return Cost(cpu, wall, max(cost.memory for cost in costs))


def one(command: list[str], cwd: Path, environment: dict[str, str]) -> Cost:
    """One run, with what the programs that it starts itself take."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - start) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost((usage.ru_utime + usage.ru_stime) * 1000, wall, usage.ru_maxrss / unit)


def show(name: str, cost: Cost) -> None:
    """One line of the table."""
    print(f"{name:32}{cost.cpu:12.0f}{cost.wall:10.0f}{cost.memory:6.0f}", flush=True)


def goal(name: str, ours: float, theirs: float, noise: float = 0.0) -> None:
    """How two figures stand to each other, and whether that is what we want."""
    ratio = ours / theirs
    print(f"{name:66}{ratio:6.2f}  {'holds' if ratio <= 1 + noise else 'MISSED'}", flush=True)


if __name__ == "__main__":
    main()
