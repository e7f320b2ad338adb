"""A server and two clones, laid once for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machine import ground


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the server and the clones `a` and `b`."""
    monkeypatch.setenv("DIGITEK_USER", "kon")
    monkeypatch.setenv("DIGITEK_LANG", "en")
    monkeypatch.setenv("DIGITEK_TODAY", ground.TODAY.isoformat())
    folder = tmp_path / "ground"
    (folder / "a").mkdir(parents=True)
    ground.lay(folder)
    return folder
