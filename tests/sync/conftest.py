"""An office of two: Anna made the portfolio, Bo cloned it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.office import Clone, Office, copied, found


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, with the settings of no user."""
    place = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        (place / "gitconfig").write_bytes(b"")
        patch.setenv("GIT_CONFIG_GLOBAL", str(place / "gitconfig"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for role in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{role}_NAME", "Test")
            patch.setenv(f"GIT_{role}_EMAIL", "test@example.org")
        found(place)
    (place / "gitconfig").unlink()
    return place


@pytest.fixture
def office(founded: Path, tmp_path: Path) -> Office:
    return copied(founded, tmp_path)


@pytest.fixture
def anna(office: Office) -> Clone:
    return Clone(office.place / "anna", "kon")


@pytest.fixture
def bo(office: Office) -> Clone:
    return office.clone("bo", "pl1")
