"""Histories up to Gate 1, told once a process and copied for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.audit.history_case import History, story_until

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def history(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> History:
    """The story up to its first decision at a gate."""
    return History.copy(story_until(1, tmp_path_factory), tmp_path / "clone")
