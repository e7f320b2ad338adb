"""An office of two: Anna made the portfolio, Bo cloned it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.once import once
from tests.sync.office import Clone, Office, copied, found_by_nobody


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once."""
    return once(tmp_path_factory, "office", found_by_nobody)


@pytest.fixture
def office(founded: Path, tmp_path: Path) -> Office:
    return copied(founded, tmp_path)


@pytest.fixture
def anna(office: Office) -> Clone:
    return Clone(office.place / "anna", "kon")


@pytest.fixture
def bo(office: Office) -> Clone:
    return office.clone("bo", "pl1")
