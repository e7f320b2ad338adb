"""A proposal is judged by the files that it needs, and no other verdict comes of it than of reading everything."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digitek_cli.cli._proposal import findings
from digitek_cli.rules.check import check, errors, new_ones
from digitek_cli.rules.finding import errors as only_errors
from digitek_cli.store import snapshot, yaml_io
from digitek_cli.store.git import Repository
from digitek_cli.store.proposal import propose
from digitek_cli.store.snapshot import read_commit
from tests.machine import ground, hands
from tests.scale.test_scale import more

TODAY = ground.TODAY
IDEA, FIRST, SECOND, TRIAL = (
    f"projects/2026/{name}.yaml" for name in (ground.IN_IDEA, ground.AT_GATE_1, ground.AT_GATE_2, ground.IN_TRIAL)
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio of four projects, one of them with an error that has been there for long."""
    folder = tmp_path_factory.mktemp("narrow")
    (folder / "a").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{name}_NAME", "Test")
            patch.setenv(f"GIT_{name}_EMAIL", "test@example.org")
        ground.lay(folder)
        add(folder / "a" / "portfolio", SECOND, "depends_on: [P-2026-997]\n")
        ground.git(folder / "a", "add", "-A")
        ground.git(folder / "a", "commit", "-qm", "an old error")
        ground.git(folder / "a", "branch", "-f", "base")
    return folder / "a"


def add(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def change(root: Path, path: str, pattern: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    (root / path).write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), "utf-8", newline="\n")


def events(root: Path, folder: str) -> list[Path]:
    return sorted((root / folder).rglob("*.yaml"))


def copied(root: Path, folder: str, number: int, **new: str) -> None:
    """Another event like one that is there, by another id."""
    like = events(root, folder)[number]
    name = f"{like.stem[:7]}{new.pop('letters', 'zz')}{like.stem[9:]}"
    text = like.read_text("utf-8").replace(like.stem, name)
    for key, value in new.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    like.with_name(f"{name}.yaml").write_text(text, "utf-8", newline="\n")


def grown(root: Path, number: int, factor: str) -> None:
    """A booking of far more money than there is."""
    copied(root, "transactions", number, letters="yy")
    made = next(file for file in events(root, "transactions") if "yy" in file.stem)
    text = re.sub(r"(amount: \"?-?)(\d)", rf"\g<1>{factor}\2", made.read_text("utf-8"))
    made.write_text(text, "utf-8", newline="\n")


def sheet(root: Path, project: str) -> None:
    place = root / "checklists" / "2026" / project
    place.mkdir(parents=True, exist_ok=True)
    (place / "facts.yaml").write_text(f"project: {project}\nanswers:\n  portable: {{value: 3}}\n", "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "another title": lambda root: change(root, IDEA, "^title: .*", "title: Et andet navn"),
    "a number in a text": lambda root: change(root, IDEA, "^title: .*", "title: Ring til 010290-1234"),
    "an unknown area": lambda root: change(root, TRIAL, "^area: .*", "area: nowhere"),
    "another phase": lambda root: change(root, TRIAL, "^phase: .*", "phase: operation"),
    "the old error mended": lambda root: change(root, SECOND, r"^depends_on: .*\n", ""),
    "beside the old error": lambda root: change(root, SECOND, "^title: .*", "title: Et nyt navn"),
    "needs another": lambda root: add(root, IDEA, f"depends_on: [{ground.AT_GATE_1}]\n"),
    "needs nobody": lambda root: add(root, FIRST, "depends_on: [P-2026-998]\n"),
    "not YAML": lambda root: add(root, FIRST, "a: b: c\n"),
    "a project more": lambda root: shutil.copyfile(root / IDEA, root / "projects/2026/P-2026-999.yaml"),
    "a project gone": lambda root: (root / TRIAL).unlink(),
    "answers": lambda root: sheet(root, ground.AT_GATE_2),
    "answers of nobody": lambda root: sheet(root, "P-2026-996"),
    "a statement more": lambda root: copied(root, "statements", 0),
    "a statement by nobody": lambda root: copied(root, "statements", 1, letters="xx", by="zzz"),
    "a statement of another": lambda root: copied(root, "statements", 0, letters="ww", project=ground.IN_IDEA),
    "a statement changed": lambda root: add(root, _path(root, "statements"), "# later\n"),
    "a statement gone": lambda root: events(root, "statements")[0].unlink(),
    "a decision twice": lambda root: copied(root, "decisions", 0),
    "a decision of the future": lambda root: copied(root, "decisions", 1, letters="xx", date="2027-01-01"),
    "too much money": lambda root: grown(root, -1, "99"),
    "the same money again": lambda root: grown(root, 0, ""),
    "a withdrawal": lambda root: copied(root, "statements", 0, letters="vv", kind="withdrawal"),
    "another name of the rules": lambda root: add(root, "organisation.yaml", "# seen\n"),
    "a page": lambda root: add(root, "README.md", "\nMere.\n"),
    "a stray file": lambda root: (root / "projects" / "note.yaml").write_text("a: 1\n", "utf-8"),
}


def _path(root: Path, folder: str) -> str:
    return events(root, folder)[0].relative_to(root).as_posix()


@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3, unique=True))
@example(["too much money", "another title"])
@example(["a decision twice", "beside the old error"])
@settings(max_examples=12)
def test_the_verdict_is_that_of_everything(base: Path, names: list[str]) -> None:
    root = base / "portfolio"
    try:
        for name in names:
            with suppress(FileNotFoundError, IndexError):  # another edit took it away
                EDITS[name](root)
        with propose(root, "base", full=True) as proposal:
            everything = only_errors(findings(proposal, TODAY, strict=False))
        with propose(root, "base") as proposal:
            found = only_errors(findings(proposal, TODAY, strict=False))
    finally:
        ground.git(base, "checkout", "-q", "--", ".")
        ground.git(base, "clean", "-fdq")
    was = read_commit(root, "base")
    expected = new_ones([*only_errors(was.findings), *errors(was.portfolio, TODAY)], everything)
    assert told(found) == told(expected)


def told(found: tuple[object, ...]) -> list[str]:
    return sorted({repr(item) for item in found})


LOCAL = ("another title", "not YAML", "answers", "a project more", "a statement more", "too much money", "a page")


@pytest.mark.parametrize("name", sorted(EDITS))
def test_what_others_could_rest_on_is_looked_at_with_all_of_them(base: Path, name: str) -> None:
    root = base / "portfolio"
    try:
        EDITS[name](root)
        with propose(root, "base") as proposal:
            narrow = proposal.narrow
    finally:
        ground.git(base, "checkout", "-q", "--", ".")
        ground.git(base, "clean", "-fdq")
    if name in LOCAL:
        assert narrow is not None
        assert narrow.money == (name == "too much money")
    if name.endswith((" gone", " changed", "rules", "file")) or name == "a withdrawal":
        assert narrow is None


def test_the_work_does_not_grow_with_the_portfolio(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as many projects, each with its events: the same files are read, by as many calls of git."""
    work = []
    for size in (0, 60):
        clone = tmp_path / str(size)
        shutil.copytree(base, clone, symlinks=True)
        more(clone, size) if size else None
        ground.git(clone, "branch", "-f", "base")
        change(clone / "portfolio", IDEA, "^title: .*", "title: Et andet navn")
        copied(clone / "portfolio", "statements", 0)
        ground.git(clone, "commit", "-qam", "mine")
        work.append(done(clone, monkeypatch))
    assert work[0] == work[1]
    assert 0 < work[0]["read"] < 60


def done(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What one check of the branch does."""
    counted: Counter[str] = Counter()
    read, run = yaml_io.read, Repository.run

    def reading(data: bytes, path: str) -> object:
        counted["read"] += 1
        return read(data, path)

    def running(*args: object, **more: object) -> object:
        counted["git"] += 1
        return run(*args, **more)  # type: ignore[arg-type]

    snapshot.understood.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(yaml_io, "read", reading)
        patch.setattr(Repository, "run", running)
        patch.setenv("DIGITEK_TODAY", TODAY.isoformat())
        assert hands.type_in(clone, "check", "--base", "base").code == 0
    return counted


def test_what_the_base_had_is_said_when_everything_is_asked_for(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", TODAY.isoformat())
    assert "REF004" not in hands.type_in(base, "check", "--base", "base", "--json").out
    assert "REF004" in hands.type_in(base, "check", "--base", "base", "--full", "--json").out


@pytest.mark.parametrize("name", ["another name of the rules", "a project gone", "another title"])
def test_old_findings_are_not_the_proposals_whatever_it_changes(base: Path, name: str) -> None:
    root = base / "portfolio"
    old = check(read_commit(root, "base").portfolio, TODAY)
    assert {"QST001", "REF004"} <= {item.code for item in old}
    try:
        EDITS[name](root)
        with propose(root, "base") as proposal:
            found = findings(proposal, TODAY, strict=True)
    finally:
        ground.git(base, "checkout", "-q", "--", ".")
    assert not set(told(tuple(found))) & set(told(tuple(old)))
