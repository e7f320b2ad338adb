"""The door to git: what it refuses, what it ignores, and what it calls the things that can be wrong."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digitek_cli.errors import BadReference, EnvironmentProblem
from digitek_cli.store import faults, surroundings
from digitek_cli.store.git import Repository
from tests.store.writing import PROJECT, START, git, leftovers, new_repository, status, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "r")


def test_a_repository_knows_its_folders(root: Path, tmp_path: Path) -> None:
    repository = Repository.open(root)
    assert repository.toplevel == root.parent
    assert repository.git_dir == repository.common_dir == root.parent / ".git"
    assert repository.prefix == "portfolio/"
    assert Repository.open(root / "not" / "yet").prefix == "portfolio/not/yet/"
    git(root, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    linked = Repository.open(tmp_path / "side")
    assert linked.common_dir == repository.common_dir
    assert linked.git_dir == root.parent / ".git" / "worktrees" / "side"


def test_trees_and_blobs_are_read_at_a_commit(root: Path) -> None:
    repository = Repository.open(root)
    head = repository.head()
    assert head is not None
    (root / "counter.yaml").write_bytes(b"not yet\n")
    tree = repository.ls_tree(head, "portfolio/")
    assert sorted(tree) == sorted(f"portfolio/{name}" for name in START)
    assert set(repository.ls_tree("HEAD")) == set(tree) | {"notes.txt"}
    blobs = repository.read_blobs(entry.oid for entry in tree.values())
    assert {path: blobs[entry.oid] for path, entry in tree.items()} == {
        f"portfolio/{name}": data for name, data in START.items()
    }
    with pytest.raises(EnvironmentProblem, match="damaged-repository"):
        repository.read_blobs(["1" * 40])


def test_names_with_every_letter_are_read_and_written(root: Path) -> None:
    name = 'evidence/æøå "x" [1]*.txt'
    (root / "evidence").mkdir()
    (root / name).write_bytes(b"x")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "names")
    assert f"portfolio/{name}" in Repository.open(root).ls_tree("HEAD", "portfolio/")
    write(root, {"evidence/æøå.yaml": b"x\n"}, reads=("evidence/",))
    assert status(root) == []


@pytest.mark.parametrize("revision", ["nothing", "--output=owned", "-x", "HEAD:counter.yaml", "", "HEAD\nHEAD", "a..b"])
def test_what_is_no_commit_is_refused_and_runs_nothing(root: Path, revision: str) -> None:
    with pytest.raises(BadReference, match=r"no-such-revision|empty-revision"):
        Repository.open(root).resolve(revision)
    assert status(root) == []


def test_inherited_variables_lead_nowhere(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = new_repository(tmp_path / "other")
    for name, value in {
        "GIT_DIR": str(other.parent / ".git"),
        "GIT_WORK_TREE": str(other.parent),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_COMMON_DIR": str(other.parent / ".git"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "objects"),
        "GIT_NAMESPACE": "x",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": f"touch {tmp_path}/owned #",
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor=touch {tmp_path}/owned #'",
        "GIT_EXTERNAL_DIFF": f"touch {tmp_path}/owned #",
        "GIT_TRACE": str(tmp_path / "trace"),
        "GIT_LITERAL_PATHSPECS": "0",
    }.items():
        monkeypatch.setenv(name, value)
    receipt = write(root, {PROJECT: b"title: second\n"})
    for name in [name for name in os.environ if name.startswith("GIT_") and not surroundings.KEPT.fullmatch(name)]:
        monkeypatch.delenv(name)
    assert git(root, "rev-parse", "HEAD") == receipt.commit
    assert git(other, "rev-list", "--count", "HEAD") == "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "r"]
    assert status(root) == []


def test_a_git_in_the_current_folder_is_not_run(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "git").write_text(f"#!/bin/sh\ntouch {tmp_path}/owned\n")
    (trap / "git").chmod(0o755)
    monkeypatch.chdir(trap)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(trap), os.environ["PATH"]]))
    write(root, {PROJECT: b"title: second\n"})
    assert not (tmp_path / "owned").exists()
    assert Path(surroundings.program()).is_absolute()


def test_without_git_the_way_out_is_named(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentProblem, match="no-git"):
        Repository.open(root)


def test_a_folder_outside_any_repository_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as problem:
        Repository.open(tmp_path)
    assert problem.value.code == "not-a-repository"
    assert problem.value.params["path"] == str(tmp_path)


def test_a_bare_repository_is_not_entered(root: Path) -> None:
    git(root, "init", "-q", "--bare", str(root / "hidden"))
    with pytest.raises(EnvironmentProblem, match="bare-repository"):
        Repository.open(root / "hidden")


def fake_git(folder: Path, script: str) -> None:
    folder.mkdir()
    (folder / "git").write_text(f'#!/bin/sh\n{script}\nexec {shutil.which("git")} "$@"\n')
    (folder / "git").chmod(0o755)


def test_an_old_git_is_named(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(tmp_path / "bin", 'if [ "$1" = version ]; then echo "git version 2.30.2 (Apple Git-1)"; exit; fi')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    with pytest.raises(EnvironmentProblem, match="old-git") as problem:
        write(root, {PROJECT: b"title: second\n"})
    assert problem.value.params == {"version": "2.30.2", "oldest": "2.36"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "unsafe-directory"),
        ("fatal: unable to write new index file: No space left on device", "disk-full"),
        ("error: insufficient permission for adding an object to repository database", "read-only"),
        ("fatal: something quite new", "git-failed"),
    ],
)
def test_what_git_complains_about_is_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, code: str
) -> None:
    fake_git(tmp_path / "bin", f'echo "{words}" >&2; exit 128')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    with pytest.raises(EnvironmentProblem) as problem:
        Repository.open(root)
    assert problem.value.code == code
    assert problem.value.params["text"] == words


def test_a_branch_store_that_we_cannot_write_is_named(root: Path, tmp_path: Path) -> None:
    settings = tmp_path / "more"
    settings.write_text("[extensions]\n\trefStorage = reftable\n")
    git(root, "config", "include.path", str(settings))
    with pytest.raises(EnvironmentProblem, match="unsupported-ref-storage"):
        write(root, {PROJECT: b"title: second\n"})


def test_a_branch_that_cannot_be_read_is_not_taken_for_a_new_one(root: Path) -> None:
    (root.parent / ".git" / "refs" / "heads" / "main").write_bytes(b"")
    with pytest.raises(EnvironmentProblem, match="damaged-repository"):
        write(root, {PROJECT: b"title: second\n"})


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EROFS, "read-only"), (errno.EACCES, "read-only"), (errno.EIO, "disk-error")]
)
def test_a_disk_that_says_no_is_named_before_anything_is_done(root: Path, number: int, code: str) -> None:
    def hook(name: str) -> None:
        if name == "lock":
            raise OSError(number, os.strerror(number), "digitek.lock")

    faults.set_hook(hook)
    try:
        with pytest.raises(EnvironmentProblem) as problem:
            write(root, {PROJECT: b"title: second\n"})
    finally:
        faults.set_hook(None)
    assert problem.value.code == code
    assert problem.value.params["path"] == "digitek.lock"
    assert leftovers(root) == []


def test_a_new_repository_has_no_hooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    (template / "pre-commit").write_text("#!/bin/sh\nexit 1\n")
    (template / "pre-commit").chmod(0o755)
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(template.parent))
    repository = Repository.init(tmp_path / "new", branch="hoved")
    assert git(repository.toplevel, "symbolic-ref", "HEAD") == "refs/heads/hoved"
    assert not (repository.git_dir / "hooks").exists()


def test_the_hot_path_does_not_import_gitpython(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.store.writing import write;"
        f"write(Path({str(root)!r}), {{'x.yaml': b'x'}}); sys.exit('git' in sys.modules)"
    )
    here = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": f"{here}/src:{here}"})
    assert git(root, "rev-list", "--count", "HEAD") == "2"
