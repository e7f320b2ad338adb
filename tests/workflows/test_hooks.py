"""The hooks that pre-commit offers, run as it would run them in a portfolio's repository."""

from __future__ import annotations

import shlex
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import yaml

from tests.architecture.source import ROOT
from tests.workflows.conftest import Server, git

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())
}


def answer(hook: str, folder: Path) -> int:
    program, *words = shlex.split(HOOKS[hook]["entry"])
    own = Path(sysconfig.get_path("scripts")) / program
    return subprocess.run([str(own), *words], cwd=folder, capture_output=True).returncode


def test_both_pass_on_a_sound_portfolio_and_only_the_check_reads_rules(server: Server, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(server.remote), str(clone)], check=True)
    assert [answer(hook, clone) for hook in HOOKS] == [0, 0]
    (project,) = clone.glob("portfolio/projects/2026/P-2026-001.yaml")
    text = project.read_text("utf-8")
    project.write_text(text.replace("submitter: abc", "submitter:    abc"), "utf-8")
    assert (answer("digitek-check", clone), answer("digitek-fmt", clone)) == (0, 1)
    project.write_text(text, "utf-8")
    git(clone, "switch", "-q", "after-grant-1")
    (decision,) = clone.glob("portfolio/decisions/2026/D-*.yaml")
    decision.unlink()
    assert answer("digitek-check", clone) == 1, "a deleted event lists no file"


def test_the_check_runs_for_every_commit() -> None:
    assert HOOKS["digitek-check"]["always_run"] is True
    assert all(hook["pass_filenames"] is False for hook in HOOKS.values())
