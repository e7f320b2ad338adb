"""One portfolio, made once; every test gets a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import rig
from tests.once import once


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "faults", rig.build) / "sso"


@pytest.fixture
def top(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a fresh repository, a user's file staged; `kon` types in February 2026."""
    for name, value in rig.IDENTITY.items():
        monkeypatch.setenv(name, value)
    return rig.copy(template, tmp_path / "sso")
