"""Hooks and signing run in our one commit and nowhere else; their no is a no."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from digitek_cli.errors import Conflict, EnvironmentProblem
from tests.store.writing import PROJECT, START, git, hook, leftovers, new_repository, status, write

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-checkout", "post-index-change")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "r")


def unchanged(root: Path) -> bool:
    """Whether nothing at all has happened since the repository was made."""
    return (
        git(root, "rev-list", "--count", "HEAD") == "1"
        and status(root) == []
        and leftovers(root) == []
        and (root / PROJECT).read_bytes() == START[PROJECT]
    )


def test_hooks_see_exactly_our_paths_and_the_message(root: Path, tmp_path: Path) -> None:
    (root.parent / "notes.txt").write_bytes(b"staged\n")
    git(root.parent, "add", "notes.txt")
    seen = tmp_path / "seen"
    hook(root, "pre-commit", f"git diff --cached --name-only >> {seen}; git show :portfolio/{PROJECT} >> {seen}")
    hook(root, "commit-msg", f'head -n1 "$1" >> {seen}; echo "Change-Id: I1" >> "$1"')
    hook(root, "post-commit", f"git log -1 --format=%s >> {seen}")
    write(root, {PROJECT: b"title: second\n"})
    assert seen.read_text().splitlines() == [
        f"portfolio/{PROJECT}",
        "title: second",
        "set P-2026-001: a field",
        "set P-2026-001: a field",
    ]
    assert git(root, "log", "-1", "--format=%(trailers:key=Change-Id,valueonly)") == "I1"
    assert status(root.parent) == ["M  notes.txt"]


def test_the_hook_of_a_configured_folder_runs_once(root: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    (root.parent / ".git" / "hooks").mkdir(exist_ok=True)
    shutil.copytree(root.parent / ".git" / "hooks", tmp_path / "hooks")
    path = hook(root, "pre-commit", f"echo ran >> {seen}")
    path.rename(tmp_path / "hooks" / "pre-commit")
    git(root, "config", "core.hooksPath", str(tmp_path / "hooks"))
    write(root, {PROJECT: b"title: second\n"})
    assert seen.read_text() == "ran\n"


@pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg"])
def test_a_hooks_no_is_told_with_its_words_and_nothing_is_committed(root: Path, name: str) -> None:
    hook(root, name, r"printf 'nej: \033[31mikke\033[0m i dag\a\n' >&2; exit 3")
    with pytest.raises(Conflict) as refusal:
        write(root, {PROJECT: b"title: second\n"})
    assert refusal.value.code == "hook-refused"
    assert refusal.value.params["text"] == "nej: ikke i dag"
    assert unchanged(root)


def test_a_reference_hook_that_refuses_is_a_refusal(root: Path) -> None:
    hook(root, "reference-transaction", "exit 1")
    with pytest.raises(Conflict, match="hook-refused"):
        write(root, {PROJECT: b"title: second\n"})
    (root.parent / ".git" / "hooks" / "reference-transaction").unlink()
    assert unchanged(root)


@pytest.mark.parametrize(
    "script",
    ["echo x > sneaked.txt; git add sneaked.txt", f"echo x | tee portfolio/{PROJECT} >/dev/null; git add -A portfolio"],
    ids=["another file", "our file"],
)
def test_a_hook_that_changes_what_is_committed_is_refused(root: Path, script: str) -> None:
    hook(root, "pre-commit", script)
    with pytest.raises(Conflict, match="hook-changed-files"):
        write(root, {PROJECT: b"title: second\n"})
    assert git(root, "rev-list", "--count", "HEAD") == "1"
    assert leftovers(root) == []


def test_a_hook_with_a_background_child_does_not_hold_us_up(root: Path) -> None:
    hook(root, "post-commit", "sleep 600 & echo $! > pid")
    write(root, {PROJECT: b"title: second\n"})
    pid = (root.parent / "pid").read_text().strip()
    subprocess.run(["kill", pid], check=True)


def test_nothing_that_git_could_run_runs_outside_the_commit(root: Path, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    for key in (
        "core.fsmonitor",
        "filter.x.clean",
        "filter.x.smudge",
        "diff.x.textconv",
        "core.pager",
        "diff.external",
    ):
        git(root, "config", key, f"touch {marker}-{key} #")
    git(root, "config", "filter.x.required", "true")
    (root.parent / ".git" / "info").mkdir(exist_ok=True)
    (root.parent / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n")
    write(root, {PROJECT: b"title: second\n", "new.yaml": b"x\n"})
    assert sorted(path.name for path in tmp_path.glob("marker*")) == []
    assert (root / PROJECT).read_bytes() == b"title: second\n"


def test_hooks_run_in_the_commit_alone(root: Path, tmp_path: Path) -> None:
    for name in (*HOOKS, "reference-transaction"):
        hook(root, name, f'echo "$(basename "$GIT_DIR")" >> {tmp_path}/{name}')
    write(root, {PROJECT: b"title: second\n"})
    places = {line for name in tmp_path.glob("*-*") for line in name.read_text().split()}
    assert (tmp_path / "pre-commit").exists()
    assert ".git" not in places
    assert len(places) == 1


@pytest.fixture
def signer(root: Path, tmp_path: Path) -> Path:
    if not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not installed")
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    (tmp_path / "allowed").write_text(f"test@example.org {(tmp_path / 'key.pub').read_text()}")
    for name, value in {
        "gpg.format": "ssh",
        "user.signingkey": str(key),
        "commit.gpgsign": "true",
        "gpg.ssh.allowedSignersFile": str(tmp_path / "allowed"),
    }.items():
        git(root, "config", name, value)
    return key


def test_a_wanted_signature_is_made(root: Path, signer: Path) -> None:
    write(root, {PROJECT: b"title: second\n"})
    assert git(root, "log", "-1", "--format=%G?") == "G"


def test_settings_of_one_work_tree_count(root: Path, signer: Path, tmp_path: Path) -> None:
    git(root, "config", "--unset", "commit.gpgsign")
    git(root, "config", "extensions.worktreeConfig", "true")
    git(root, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    git(tmp_path / "side", "config", "--worktree", "commit.gpgsign", "true")
    write(tmp_path / "side" / "portfolio", {PROJECT: b"title: side\n"})
    write(root, {PROJECT: b"title: main\n"})
    assert git(root, "log", "-1", "--format=%G?", "side") == "G"
    assert git(root, "log", "-1", "--format=%G?", "main") == "N"


def test_settings_that_hang_on_the_branch_count(root: Path, signer: Path, tmp_path: Path) -> None:
    git(root, "config", "--unset", "commit.gpgsign")
    (tmp_path / "more").write_text("[commit]\n\tgpgsign\n")
    git(root, "config", "includeIf.onbranch:main.path", str(tmp_path / "more"))
    write(root, {PROJECT: b"title: main\n"})
    assert git(root, "log", "-1", "--format=%G?") == "G"


def test_a_signature_that_fails_leaves_no_unsigned_commit(root: Path, signer: Path) -> None:
    signer.unlink()
    with pytest.raises(EnvironmentProblem, match="signing-failed"):
        write(root, {PROJECT: b"title: second\n"})
    assert unchanged(root)
