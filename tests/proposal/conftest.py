"""A story up to its first gate with a branch beside it, told once a run and copied for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.audit.history_case import story_until
from tests.proposal.proposal_case import Branch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def branch(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Branch:
    """The story on `main`, and `mine` checked out at the same commit."""
    story = story_until(1, tmp_path_factory)
    made = Branch.copy(story, tmp_path / "clone")
    assert isinstance(made, Branch)
    made.on("mine", "main")
    return made
