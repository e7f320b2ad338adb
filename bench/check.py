"""What `check` costs on real-sized projects beside check-jsonschema, and a pull request in a large portfolio.

The project files are grown from the largest one that is shipped: eight kilobytes with comments, folded text, groups in
braces, days and money. Both programs read the same files in one run, in turns. Informs; judges nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bench.books import Call, Cost, alternating, goal, laid, show
from bench.scale import renamed
from bench.startup import DIGITEK, hermetic, run
from digitek_cli.store.checked import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = Path(__file__).parent.parent / "portfolio" / "projects" / "2017" / "P-2017-001.yaml"
EVIDENCE = SHIPPED.parents[2] / "evidence"
PROJECTS = 1_000
SMALL, LARGE = 100, 10_000
TOUCHED = 10
COLD, WARM, PEER = "check, cold", "check, warm", "check-jsonschema"
LIMIT = 300  # MB
MORE = """\
budget: {study: 40000, trial: "125000.50", operation: 60000, external: 0, hours: {study: 40, trial: 120, operation: 16}}
risk: {category: 2, predictability: 2, breadth: 1, profession: 2, technology: 3, by: kon, date: 2026-01-01}
horizon: {months: 18, reason: Gevinsten kommer med vanen, by: kon, date: 2026-01-01}
concerns:
  - {id: K-1, kind: risk, text: Udstyret kommer senere end lovet, owner: kon, due: 2026-02-01, raised: 2026-01-01,
     closed: 2026-01-20}
"""


def main() -> None:
    """Measure the three questions and print a table for each."""
    if not hasattr(os, "wait4"):
        print("This system does not tell what a process took.")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = hermetic(folder) | {"PYTHONPYCACHEPREFIX": str(folder / "pyc")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        # Git tidies up behind our backs after so many new files, and would be measured along.
        (folder / "gitconfig").write_text("[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n", "utf-8")
        seed = folder / "seed"
        run([*DIGITEK, "init", str(seed)], folder, environment)
        print(f"{'':32}{'user+sys ms':>12}{'wall ms':>10}{'MB':>6}")
        compare(folder, seed, environment)
        propose(folder, seed, environment)


# ── the same files in two programs ──────────────────────────────────────────────────────────────────────────


def compare(folder: Path, seed: Path, environment: dict[str, str]) -> None:
    """Our check and the peer's over the same projects."""
    ours = grown(folder / "compared", seed, PROJECTS, environment)
    check = [*DIGITEK, "check"]
    memory = ours / ".git" / FOLDER
    numbers = count(1)
    calls = {
        "python -c pass": Call([sys.executable, "-c", "pass"], folder),
        COLD: Call(check, ours, memory),
        WARM: Call(check, ours),
        "check, one file changed": Call(check, ours, lay=lambda: edit(ours, PROJECTS, 1, next(numbers))),
    }
    if find_spec("check_jsonschema"):
        schema = folder / "project.json"
        schema.write_text(run([*DIGITEK, "schema", "project"], ours, environment), "utf-8")
        files = sorted(str(file) for file in (ours / "portfolio" / "projects").rglob("*.yaml"))
        calls[PEER] = Call([sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files], ours)
    costs = alternating(calls, environment)
    for name, cost in costs.items():
        show(name, cost)
    print()
    if PEER in costs:
        goal(f"{PEER} / 4 : {COLD}", costs[COLD].cpu * 4, costs[PEER].cpu)
        goal(f"{PEER} / 20 : {WARM}", costs[WARM].cpu * 20, costs[PEER].cpu)
    else:
        print(f"{PEER} is not installed")
    print()


# ── a pull request of ten files ─────────────────────────────────────────────────────────────────────────────


def propose(folder: Path, seed: Path, environment: dict[str, str]) -> None:
    """The same proposal in a small portfolio and in a large one; then the whole of the large one."""
    calls = {}
    for size in (SMALL, LARGE):
        place = grown(folder / str(size), seed, size, environment)
        run(["git", "checkout", "-q", "-b", "proposal"], place, environment)
        edit(place, SMALL, TOUCHED, 1)
        run(["git", "commit", "-qam", "ten projects"], place, environment)
        calls[f"check --base, of {size:,}"] = Call([*DIGITEK, "check", "--base", "main"], place)
    costs = alternating(calls, environment)
    for name, cost in costs.items():
        show(name, cost)
    few, many = costs.values()
    place = folder / str(LARGE)
    whole = {
        f"{COLD}, of {LARGE:,}": Call([*DIGITEK, "check"], place, place / ".git" / FOLDER),
        f"{WARM}, of {LARGE:,}": Call([*DIGITEK, "check"], place),
    }
    large = {name: measured(call, environment) for name, call in whole.items()}
    for name, cost in large.items():
        show(name, cost)
    print()
    goal(f"a proposal of {TOUCHED} files, {LARGE:,} : {SMALL:,} projects", many.cpu, few.cpu, 0.25)
    goal(f"memory of all its processes, {LARGE:,} projects : {LIMIT} MB", max(c.memory for c in large.values()), LIMIT)


def measured(call: Call, environment: dict[str, str]) -> Cost:
    """One run, with the memory of all its processes together where the system tells it."""
    cost = call.cost(environment)
    return Cost(cost.cpu, cost.wall, max(cost.memory, together(call, environment)))


def together(call: Call, environment: dict[str, str]) -> float:
    """The most that a process and all below it held at one time, in MB; 0 where nobody tells."""
    if not Path("/proc/self/status").is_file():
        return 0.0
    if call.forget is not None:
        shutil.rmtree(call.forget, ignore_errors=True)
    process = subprocess.Popen(call.command, cwd=call.cwd, env=environment, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(held, below(process.pid))))
        time.sleep(0.02)
    return most / 1024


def below(process: int) -> Iterator[int]:
    """A process and those that it started."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from below(int(child))


def held(process: int) -> int:
    """What a process holds in memory, in kB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


# ── portfolios ──────────────────────────────────────────────────────────────────────────────────────────────


def grown(place: Path, seed: Path, size: int, environment: dict[str, str]) -> Path:
    """A committed portfolio with so many projects, in which `check` finds nothing."""
    laid(lay, place, seed, size)
    run(["git", "add", "-A"], place, environment)
    run(["git", "commit", "-qm", "projects"], place, environment)
    return place


def lay(place: Path, seed: Path, size: int) -> None:
    """The seed with so many projects of eight kilobytes."""
    shutil.copytree(seed, place)
    shutil.copytree(EVIDENCE, place / "portfolio" / "evidence", dirs_exist_ok=True)
    text = SHIPPED.read_text("utf-8").replace("evidence:\n  - EV", MORE + "evidence:\n  - EV", 1)
    for number in range(1, size + 1):
        file = project(place, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        words = {"P-2017-001": file.stem, "virtuelle møder": f"virtuelle møder, del {number}"}
        file.write_text(renamed(text, words), "utf-8", newline="\n")


def project(place: Path, number: int) -> Path:
    """The file of a project; a hundred of each year, and thousands where there are more."""
    year = 2017 + (number - 1) // SMALL % 9
    return place / "portfolio" / "projects" / str(year) / f"P-{year}-{number:03d}.yaml"


def edit(place: Path, among: int, files: int, times: int) -> None:
    """The purpose of some projects is written anew."""
    for number in range(1, among + 1, among // files):
        file = project(place, number)
        lines = file.read_text("utf-8").splitlines()
        lines = [f"purpose: Mindre tid til transport, udgave {times}" if "purpose:" in line else line for line in lines]
        file.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
