"""What the attacks start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.attacks import command_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio on which every command has something to do, before anybody attacked it; to be copied."""
    return command_table.copied(tmp_path_factory, tmp_path_factory.mktemp("clean"))
