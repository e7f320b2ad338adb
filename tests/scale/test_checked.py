"""`check` by parts and from memory says what one look at the whole says, and is never told otherwise by what it kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.rules.check import check
from digitek_cli.rules.finding import Finding
from digitek_cli.store import parts, snapshot
from digitek_cli.store.checked import FOLDER, VERDICT, Shelf, digest
from digitek_cli.store.snapshot import read_worktree
from tests.machine import ground, hands

TODAY = ground.TODAY
PROJECT = f"projects/2026/{ground.IN_IDEA}.yaml"
OTHER = f"projects/2026/{ground.AT_GATE_1}.yaml"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun")
    ground.lay_alone(folder)
    return folder / "a"


@pytest.fixture
def clone(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGITEK_TODAY", TODAY.isoformat())
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.setattr("digitek_cli.store.checked.WORTH", 0)
    monkeypatch.setattr("digitek_cli.rules.parted.TOGETHER", 1)
    shutil.copytree(begun, tmp_path / "a", symlinks=True)
    return tmp_path / "a"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read as YAML."""
    seen: list[str] = []

    def judged(path: str, data: bytes) -> object:
        seen.append(path)
        return snapshot.judged(path, data)

    monkeypatch.setattr(parts, "judged", judged)
    return seen


def told(clone: Path, *more: str) -> str:
    answer = hands.type_in(clone, "check", "--json", *more)
    assert answer.code in (0, 1, 3), answer.err
    return answer.out


def edit(clone: Path, path: str, old: str, new: str) -> None:
    file = clone / "portfolio" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def plain(findings: list[Finding]) -> list[str]:
    return sorted(map(repr, findings))


def _add(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def _change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def _first(root: Path, folder: str) -> str:
    return next(file.relative_to(root).as_posix() for file in sorted((root / folder).rglob("*.yaml")))


def _facts(root: Path) -> None:
    (root / "checklists/2026/P-2026-998").mkdir(parents=True)
    (root / "checklists/2026/P-2026-998/facts.yaml").write_text("project: P-2026-998\n", "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "an unknown area": lambda root: _add(root, PROJECT, "funding: {source: area_pool, areas: [nowhere]}\n"),
    "needs another": lambda root: _add(root, PROJECT, f"depends_on: [{ground.AT_GATE_1}, P-2026-999]\n"),
    "not YAML": lambda root: _add(root, OTHER, "a: b: c\n"),
    "another phase": lambda root: _change(root, OTHER, "phase:", "phase: trial #"),
    "no such project": lambda root: (root / PROJECT).unlink(),
    "a decision that cannot be read": lambda root: _add(root, _first(root, "decisions"), "nonsense\n"),
    "a statement gone": lambda root: (root / _first(root, "statements")).unlink(),
    "a booking of nobody": lambda root: _change(root, _first(root, "transactions"), "amount:", "amount: 1 #"),
    "answers of nobody": _facts,
    "an owner too many": lambda root: _change(root, PROJECT, "submitter:", "submitter: zzz #"),
}


@given(st.sets(st.sampled_from(sorted(EDITS)), max_size=3))
@settings(max_examples=12)
def test_the_parts_say_what_the_whole_says(
    begun: Path, tmp_path_factory: pytest.TempPathFactory, names: set[str]
) -> None:
    root = tmp_path_factory.mktemp("parts") / "portfolio"
    shutil.copytree(begun / "portfolio", root)
    for name in sorted(names):
        with suppress(FileNotFoundError, StopIteration):  # another edit took it away
            EDITS[name](root)
    whole = read_worktree(root)
    expected = [whole.locate(item) for item in (*whole.findings, *check(whole.portfolio, TODAY))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("digitek_cli.rules.parted.TOGETHER", 1)
        assert plain(list(parts.judge(root, TODAY, Shelf()).findings)) == plain(expected)


def test_nothing_is_read_twice(clone: Path, read: list[str]) -> None:
    first = told(clone)
    assert PROJECT in read
    read.clear()
    assert told(clone) == first
    assert read == []
    edit(clone, PROJECT, "title:", "title: Ny #")
    told(clone)
    assert read == [PROJECT]


def test_what_is_remembered_of_a_file_is_the_file(clone: Path) -> None:
    told(clone)
    (verdict,) = (clone / ".git" / FOLDER).glob(f"*-{VERDICT}.json")
    verdict.unlink()
    assert told(clone) == told(clone, "--full")
    assert verdict.is_file()


def test_an_error_is_found_each_time_and_gone_when_it_is_mended(clone: Path) -> None:
    clean = told(clone)
    edit(clone, PROJECT, "submitter:", "submitter: 010290-1234 #")
    broken = told(clone)
    assert "CPR001" in broken
    assert told(clone) == broken
    edit(clone, PROJECT, "submitter: 010290-1234 #", "submitter:")
    assert told(clone) == clean


def test_another_day_and_another_wish_are_other_questions(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(clone)
    monkeypatch.setenv("DIGITEK_TODAY", "2031-01-01")
    later = told(clone)
    assert later == told(clone, "--full")
    assert told(clone, "--strict") == told(clone, "--strict", "--full")


def test_what_git_says_is_asked_each_time(clone: Path) -> None:
    told(clone)
    ground.git(clone, "update-index", "--chmod=+x", f"portfolio/{PROJECT}")
    assert "FILE053" in told(clone)
    ground.git(clone, "update-index", "--chmod=-x", f"portfolio/{PROJECT}")
    event = _first(clone / "portfolio", "statements")
    assert "EVT001" not in told(clone)
    _add(clone / "portfolio", event, "# later\n")
    changed = told(clone)
    assert "EVT001" in changed
    ground.git(clone, "commit", "-qam", "by hand")
    assert "EVT001" not in told(clone)


@pytest.mark.parametrize("harm", ["cut", "forged", "folder", "link"])
def test_a_memory_that_is_no_memory_of_ours_is_none(clone: Path, tmp_path: Path, harm: str) -> None:
    told(clone)
    edit(clone, PROJECT, "submitter:", "submitter: zzz #")
    expected = told(clone, "--full")
    folder = clone / ".git" / FOLDER
    for file in folder.iterdir():
        body = json.loads(file.read_bytes())
        if harm == "cut":
            file.write_bytes(file.read_bytes()[:-20])
        elif harm == "forged":
            file.write_text(json.dumps(body | {"findings": [], "said": {}, "broken": False}), "utf-8")
        elif harm == "folder":
            file.unlink()
            file.mkdir()
    if harm == "link":
        shutil.move(folder, tmp_path / "away")
        folder.symlink_to(tmp_path / "away")
    assert told(clone) == expected
    assert told(clone) == expected


def test_it_is_left_only_where_it_is_worth_it(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ground.git(clone, "status", "--porcelain")
    told(clone, "--full")
    monkeypatch.setattr("digitek_cli.store.checked.WORTH", 10_000)
    told(clone)
    assert not (clone / ".git" / FOLDER).exists()
    assert ground.git(clone, "status", "--porcelain") == before


def test_a_project_reads_back_as_it_is(clone: Path) -> None:
    """What is kept is proved when it is kept: a record that would come back as another is not kept."""
    told(clone)
    shelf = Shelf(clone / ".git" / FOLDER, "portfolio/", "any")
    kept = {name: entry for part in _parts(clone) for name, entry in shelf.said(part).items()}
    assert len(kept) == sum(1 for _ in (clone / "portfolio").rglob("*.yaml")) + sum(
        1 for _ in (clone / "portfolio").rglob("*.md")
    )
    for path, record in read_worktree(clone / "portfolio").portfolio.records.items():
        known = digest(path, (clone / "portfolio" / path).read_bytes())
        assert parts._recalled(path, kept[known])[0] == record


def _parts(clone: Path) -> list[str]:
    names = [file.stem.partition("-")[2] for file in (clone / ".git" / FOLDER).iterdir()]
    return [name for name in names if name != VERDICT]


def test_the_files_beside_are_part_of_the_question(clone: Path) -> None:
    assert hands.type_in(clone, "setup").code == 0
    kept = told(clone)
    assert told(clone) == kept
    (clone / ".github" / "CODEOWNERS").write_text("* @nobody\n", "utf-8")
    assert "SETUP003" in told(clone)
    ground.git(clone, "checkout", "--", ".github/CODEOWNERS")
    assert told(clone) == kept
