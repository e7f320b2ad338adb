"""What takes long to make is made once in a whole run, by whichever of the parallel processes comes first."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 300.0


def once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """A folder that `build` has filled, the same in every process of the run; to be copied, never changed.

    Raises RuntimeError where the process that makes it fails or takes longer than five minutes.
    """
    base = factory.getbasetemp()
    top = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    place, done, broken = (top / f"once-{name}{end}" for end in ("", ".done", ".broken"))
    try:
        place.mkdir()
    except FileExistsError:
        return _awaited(place, done, broken)
    try:
        build(place)
    except BaseException:
        broken.touch()
        raise
    done.touch()
    return place


def _awaited(place: Path, done: Path, broken: Path) -> Path:
    end = time.monotonic() + PATIENCE
    while not done.exists():
        if broken.exists() or time.monotonic() > end:
            raise RuntimeError(f"{place.name} was not made")
        time.sleep(0.05)
    return place
