"""Every command of the demo's story that writes can be taken back, and brought back again.

The story is walked once; each of its commits is then taken back on the portfolio as it stood there. What the commands
do in a repository is tested beside this.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

import pytest

from digitek_cli.cli import demo
from digitek_cli.model.ids import TOKEN_ALPHABET
from digitek_cli.operations.change import Moment
from digitek_cli.operations.undo import Past, take_back
from digitek_cli.rules.check import errors
from digitek_cli.store.git import Repository
from digitek_cli.store.history import entry_of
from digitek_cli.store.snapshot import read_commit
from tests.once import once
from tests.trail.effect import effect

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.store.history import LogEntry

READING = {"list", "show", "check", "log", "document", "capacity", "portfolio optimise"}
READING_VERBS = {
    "status",
    "who",
    "list",
    "balance",
    "ledger",
    "show",
    "explain",
    "what-if",
    "forecast",
    "score",
    "rank",
}


def reads(run: str) -> bool:
    """Whether a command line of the story only looks."""
    name, verb = run.split()[:2] if " " in run else (run, "")
    return (
        run in READING
        or name in READING - {"capacity"}
        or (name in {"gate", "pools", "checklist", "step", "priority"} and verb in READING_VERBS)
    )


@dataclass(frozen=True)
class Walked:
    """The repository of the story, and the commit that each of its commands made."""

    root: Path
    commits: dict[int, str]


STEPS = [
    (number, step.run)
    for number, step in enumerate(demo.read_story()[1])
    if step.exit == 0 and "--dry-run" not in step.run and not reads(step.run)
]


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    place = once(tmp_path_factory, "story", walk)
    commits = json.loads((place / "commits.json").read_text())
    return Walked(place / "p" / "portfolio", {int(number): commit for number, commit in commits.items()})


def walk(folder: Path) -> None:
    """Play the whole story, and write down which commit each of its commands made."""
    place, nothing = folder / "p", folder / "gitconfig"
    nothing.write_bytes(b"")
    _, steps = demo.read_story()
    with (
        pytest.MonkeyPatch.context() as patch,
        demo.fixed(DIGITEK_TODAY=steps[0].date.isoformat(), DIGITEK_LANG="da", DIGITEK_USER=steps[0].user),
    ):
        patch.setenv("GIT_CONFIG_GLOBAL", str(nothing))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        demo.found(place)
        repository = Repository.open(place)
        commits: dict[int, str] = {}
        last = repository.head()
        for number, _ in enumerate(demo.walk(place, steps, lambda _: None)):
            now = repository.head()
            if now and now != last:
                commits[number] = now
            last = now
    (folder / "commits.json").write_text(json.dumps(commits))


def test_every_command_that_wrote_is_tried(walked: Walked) -> None:
    assert set(walked.commits) == {number for number, _ in STEPS}


@pytest.mark.parametrize(
    ("number", "run"), STEPS, ids=[f"{number} {' '.join(run.split()[:3])}" for number, run in STEPS]
)
def test_taken_back_it_was_never_so_and_brought_back_it_is(walked: Walked, number: int, run: str) -> None:
    entry = entry_of(walked.root, walked.commits[number])
    on = entry.date.date()
    before, after = seen(walked.root, entry.parents[0]), seen(walked.root, entry.commit)
    back = undone(entry, before, after, after)
    assert effect(back, on) == effect_of(walked.root, entry.parents[0], on), run
    assert errors(back, on) == errors_of(walked.root, entry.parents[0], on)
    assert all(record is back.records[path] for path, record in after.records.items() if is_event(path))
    again = undone(entry, with_blobs(after), with_blobs(back), back)
    assert effect(again, on) == effect_of(walked.root, entry.commit, on), run
    assert errors(again, on) == errors_of(walked.root, entry.commit, on)


# One command's commit is the next one's parent, mostly on the same day: each is read and judged once.


@lru_cache(maxsize=2)
def seen(root: Path, commit: str) -> Portfolio:
    return read_commit(root, commit).portfolio


@lru_cache(maxsize=2)
def effect_of(root: Path, commit: str, on: date) -> object:
    return effect(seen(root, commit), on)


@lru_cache(maxsize=2)
def errors_of(root: Path, commit: str, on: date) -> object:
    return errors(seen(root, commit), on)


def is_event(path: str) -> bool:
    return path.startswith(("decisions/", "statements/", "transactions/"))


def undone(entry: LogEntry, before: Portfolio, after: Portfolio, now: Portfolio) -> Portfolio:
    """The portfolio after taking a change back."""
    numbers = count()
    letters = TOKEN_ALPHABET[:10]

    def token() -> str:
        return "uu" + "".join(letters[int(digit)] for digit in f"{len(now.records) + next(numbers):04d}")

    on = entry.date.date()
    past = Past(entry.commit, on, entry.recorded_by, entry.author, "undo", before, after, lambda _: None)
    return take_back(now, past, "", Moment(on, entry.recorded_by, token)).after


def with_blobs(portfolio: Portfolio) -> Portfolio:
    """With blob ids for what was made in memory."""
    blobs = {path: sha256(repr(record).encode()).hexdigest() for path, record in portfolio.records.items()}
    return replace(portfolio, blobs=blobs)
