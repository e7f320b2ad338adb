"""What a write keeps for itself lies inside the git directory, is nobody else's business, and says no more than the record."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import pytest

from tests.faults import rig
from tests.proofs import Tally

# What a decision says, as it would stand in a file that should not hold it.
RECORD = b"Godt"


def files(folder: Path) -> dict[Path, int]:
    """Every file and folder below, with its mode."""
    return {path: stat.S_IMODE(path.lstat().st_mode) for path in folder.rglob("*")}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders for temporary files and of the user, empty."""
    places = [tmp_path / name for name in ("tmp", "home", "cache")]
    for place, name in zip(places, ("TMPDIR", "HOME", "XDG_CACHE_HOME"), strict=True):
        place.mkdir()
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(places[0]))
    return places


@pytest.mark.proof("A39")
@pytest.mark.parametrize("at", ["git:commit", "git:update-ref", "replace:index"])
def test_what_a_crash_leaves_is_private_and_says_no_more_than_the_record(
    top: Path, at: str, elsewhere: list[Path], tally: Tally
) -> None:
    before = files(top)
    assert rig.aside("killer", "at_step", top, at)["died"]
    new = {path: mode for path, mode in files(top).items() if path not in before}
    ours = {path: mode for path, mode in new.items() if (top / ".git" / "digitek") in path.parents}
    assert ours
    assert (top / ".git" / "digitek").stat().st_mode & 0o777 == 0o700  # so that the modes below it matter to nobody
    assert all(mode in (0o600, 0o700) for path, mode in ours.items() if path.parent.name == "digitek")
    for path in (top / ".git" / "digitek").glob("*.json"):
        assert RECORD not in path.read_bytes()
        assert b"hom" not in path.read_bytes().replace(str(top).encode(), b"")
    assert [path for place in elsewhere for path in place.rglob("*")] == []
    tally()


@pytest.mark.proof("A39")
def test_a_finished_write_leaves_only_its_files_and_what_git_keeps(
    top: Path, elsewhere: list[Path], tally: Tally
) -> None:
    before = files(top)
    assert rig.digitek(top, rig.GATE)[0] == 0
    for words in ("list", "show 1", "check", "log", "pools balance", "audit verify"):
        assert rig.digitek(top, words)[0] in (0, 1), words
    new = [path.relative_to(top).as_posix() for path in files(top) if path not in before]
    kept = ("portfolio/", ".git/objects/", ".git/logs/", ".git/refs/", ".git/digitek", ".git/gk", ".git/COMMIT_EDITMSG")
    assert [name for name in new if not name.startswith(kept)] == []
    for path, mode in files(top).items():
        assert mode & 0o022 == 0 or path in before, path
    for path in [item for item in (top / ".git").iterdir() if item.name.startswith("digitek")]:
        below = [path, *path.rglob("*")]
        assert not any(RECORD in item.read_bytes() for item in below if item.is_file()), path
    # The key that vouches for what an audit remembers may not lie where the memory lies.
    outside = {path.name: mode for place in elsewhere for path, mode in files(place).items() if path.is_file()}
    assert outside in ({}, {"audit.key": 0o600})
    tally()
