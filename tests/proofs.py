"""Which fault or attack a test stands for, how many rounds it ran, and what was lost: counted while the tests run.

A test names what it proves with `@pytest.mark.proof("F01")` and counts with the `tally` fixture. `--proofs FILE`
adds what this run saw to a JSON file, from which `scripts/resilience.py` writes the table in `docs/`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest

KEY = "proof"


@dataclass
class Tally:
    """What one test saw. `rounds` is how often the fault struck; `lost` and `mended` must stay 0."""

    rounds: int = 0
    lost: int = 0
    mended: int = 0

    def __call__(self, rounds: int = 1, *, lost: int = 0, mended: int = 0) -> None:
        """Add what was seen, and fail at once when something was lost or needed a human hand."""
        self.rounds += rounds
        self.lost += lost
        self.mended += mended
        assert (lost, mended) == (0, 0), f"{lost} lost, {mended} mended by hand"


@dataclass(eq=False)  # pytest keeps its plugins in sets
class Proofs:
    """All that a run saw, by the id of the fault or attack; it lives where the results come together."""

    file: str | None
    seen: dict[str, dict[str, Tally]] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one test's count, which is complete at its teardown; a test that failed proves nothing."""
        if report.when == "call" and report.passed:
            self.passed.add(report.nodeid)
        if report.when != "teardown" or not report.passed or report.nodeid not in self.passed:
            return
        for name, value in report.user_properties:
            if name == KEY:
                proof = json.loads(str(value))
                test = report.nodeid.partition("[")[0]
                total = self.seen.setdefault(proof["id"], {}).setdefault(test, Tally())
                total(proof["rounds"])

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how many faults and attacks were tried, how often, and what was lost."""
        if not self.seen:
            return
        for letter, name in (("F", "faults"), ("A", "attacks")):
            tallies = [tally for key, tests in self.seen.items() if key.startswith(letter) for tally in tests.values()]
            kinds = sum(key.startswith(letter) for key in self.seen)
            rounds, lost = sum(tally.rounds for tally in tallies), sum(tally.lost for tally in tallies)
            mended = sum(tally.mended for tally in tallies)
            terminalreporter.write_line(
                f"{name}: {kinds} of 40 tried in {rounds} rounds; {lost} lost, {mended} mended by hand"
            )

    def pytest_sessionfinish(self) -> None:
        """Add what was seen to the file, test by test, so that the long and the short run fill one table."""
        if self.file is None or not self.seen:
            return
        file = Path(self.file)
        known: dict[str, dict[str, Any]] = json.loads(file.read_text()) if file.exists() else {}
        for key, tests in self.seen.items():
            known[key] = known.get(key, {}) | {test: asdict(tally) for test, tally in tests.items()}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")


def install(config: pytest.Config) -> None:
    """Collect in the process that gathers the results, not in its workers."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proofs(config.getoption("--proofs")), "digitek-proofs")


def record(request: pytest.FixtureRequest, tally: Tally) -> None:
    """Write a test's count where the report carries it home."""
    marks = [name for mark in request.node.iter_markers("proof") for name in mark.args]
    for name in dict.fromkeys(marks):
        value = json.dumps({"id": name, "rounds": tally.rounds or 1})
        request.node.user_properties.append((KEY, value))


Counter = Callable[..., None]
