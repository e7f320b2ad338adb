"""What ranking 10,000 projects costs, and how much of that is reading them. Informs; judges nothing.

Every project has all that a score asks for, so that each is weighed in full. Reading and ranking are measured inside
one process, one after the other; the whole command is measured from outside.
"""

from __future__ import annotations

import gc
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench.startup import DIGITEK, hermetic, run

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

PROJECTS = 10_000
ROUNDS = 3
DAY = date(2026, 11, 22)
AREAS = ("social", "sundhed", "omsorg")


def main() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "p"
        environment = hermetic(Path(name))
        run([*DIGITEK, "init", str(folder)], folder.parent, environment)
        lay(folder / "portfolio" / "projects" / "2026")
        for words in ("add -A", "commit -q -m projects"):
            run(["git", *words.split()], folder, environment)
        show(folder, environment)


def lay(place: Path) -> None:
    """Write the projects, no two alike."""
    place.mkdir(parents=True)
    for number in range(1, PROJECTS + 1):
        (place / f"P-2026-{number:03d}.yaml").write_text(project(number), "utf-8", newline="\n")


def project(number: int) -> str:
    """One file."""
    sizes = (1 + number % 4, number // 4 % 5, number // 20 % 5)
    legs = zip(("efficiency", "quality", "wellbeing"), sizes, strict=True)
    benefits = "".join(
        f"  - id: G-{at:03d}\n    leg: {leg}\n    text: Mere tid til beboerne.\n    size: {size}\n"
        for at, (leg, size) in enumerate(legs, 1)
    )
    return (
        f"id: P-2026-{number:03d}\ntitle: Projekt {number}\ntype: digitek\narea: {AREAS[number % 3]}\nphase: intake\n"
        f"submitter: abc\nreceived: 2026-11-01\nneed: Beboerne mangler overblik over dagen.\nbenefits:\n{benefits}"
        f"horizon:\n  months: {number % 48}\nattention:\n  level: {number % 5}\n  reference: Referat\n"
        f"risk:\n  category: {1 + number % 4}\nbudget:\n  trial: {1000 * (number % 700)}\n"
        f"  hours:\n    trial: {number % 200}\n"
    )


def show(folder: Path, environment: dict[str, str]) -> None:
    """One line for each part, and what share of the whole reading is."""
    from digitek_cli.operations.priorities import rank
    from digitek_cli.render.ranking import rank_text
    from digitek_cli.store.snapshot import read_worktree

    snapshot, reading = best(lambda: read_worktree(folder / "portfolio", keep=False))
    gc.freeze()  # as the command does
    rows, ranking = best(lambda: rank(snapshot.portfolio, DAY))
    _, telling = best(lambda: rank_text(rows))
    begun = time.perf_counter()
    run([*DIGITEK, "priority", "rank"], folder, environment)
    command = time.perf_counter() - begun
    whole = reading + ranking + telling
    print(f"{len(rows):,} projects{'':12}{'seconds':>9}{'share':>8}")
    for name, took in (("reading", reading), ("ranking", ranking), ("telling", telling)):
        print(f"{name:24}{took:10.2f}{took / whole:8.0%}")
    print(f"{'digitek priority rank':24}{command:10.2f}")


def best(ask: Callable[[], T]) -> tuple[T, float]:
    """The answer, and the best time of some rounds."""
    times: list[float] = []
    found = ask()
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begun)
    return found, min(times)


if __name__ == "__main__":
    main()
