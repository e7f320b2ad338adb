"""What every test stands on: no settings of the machine's user, no clock, one deterministic hypothesis profile."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from digitek_cli.render import language
from tests import proofs

if TYPE_CHECKING:
    from collections.abc import Iterator

# No deadline: a busy machine is no fault. Derandomised in CI, so that a red run can be repeated.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

# A shell that starts us in the background has its children ignore Ctrl-C, and theirs would as well.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Every write is synced to disk, and thousands of tests write: a file system in memory saves waiting, where it has room.
MEMORY, ROOM = Path("/dev/shm"), 6 << 30
with suppress(OSError, AttributeError):
    if os.statvfs(MEMORY).f_bavail * os.statvfs(MEMORY).f_frsize > ROOM and os.access(MEMORY, os.W_OK):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

INHERITED = (
    "GIT_",
    "DIGITEK_",
    "EDITOR",
    "VISUAL",
    "LC_",
    "LANG",
    "XDG_",
    "PAGER",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """New folders, one below the other's parent: thousands side by side would have to be counted for each."""
    top = tmp_path_factory.mktemp("homes")
    return (top / str(number) for number in count())


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> Path:
    """An own HOME without git settings, a fixed author, and nothing inherited that changes an answer."""
    home = next(homes)
    home.mkdir()
    for name in [name for name in os.environ if name.startswith(INHERITED)]:
        monkeypatch.delenv(name)
    empty = home / "gitconfig"
    empty.write_bytes(b"")
    for name, value in {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": str(empty),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
        "GIT_TERMINAL_PROMPT": "0",
    }.items():
        monkeypatch.setenv(name, value)
    language.set_language("en")
    language.name_pools({})
    return home


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--proofs FILE`: where to add what the faults and attacks of this run came to."""
    parser.addoption("--proofs", metavar="FILE", help="add what was tried and lost to this JSON file")


def pytest_configure(config: pytest.Config) -> None:
    """Count the faults and attacks that the tests stand for."""
    proofs.install(config)


@pytest.fixture
def tally() -> proofs.Tally:
    """Counts the rounds of a fault or attack; calling it with something lost fails the test."""
    return proofs.Tally()


@pytest.fixture(autouse=True)
def _proof(request: pytest.FixtureRequest, tally: proofs.Tally) -> Iterator[None]:
    yield
    proofs.record(request, tally)
