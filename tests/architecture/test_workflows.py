"""CI runs with the least it needs, on actions that cannot be swapped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture.source import ROOT, here

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$")
# Values that a stranger can choose; inside a script they would be run.
CHOSEN = re.compile(r"\$\{\{\s*github\.(?:event|head_ref|ref_name|actor)")


def load(path: Path) -> dict[Any, Any]:
    document: dict[Any, Any] = yaml.safe_load(path.read_bytes())
    return document


def test_there_is_one_for_the_tool_and_one_for_the_portfolio() -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "portfolio"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=here)
def test_actions_are_pinned_by_hash(path: Path) -> None:
    uses = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    assert not [line for line in uses if not PINNED.fullmatch(line)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=here)
def test_permissions_are_the_least(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert job["timeout-minutes"] <= 45
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
            assert not CHOSEN.search(step.get("run", ""))


@pytest.mark.parametrize("path", WORKFLOWS, ids=here)
def test_a_strangers_branch_gets_no_secrets(path: Path) -> None:
    workflow = load(path)
    triggers: dict[str, Any] = workflow.get("on") or workflow[True]  # YAML 1.1 reads the key as a truth value
    assert set(triggers) <= {"push", "pull_request"}


def test_the_portfolio_is_checked_against_its_base_with_file_and_line() -> None:
    text = (ROOT / ".github" / "workflows" / "portfolio.yml").read_text("utf-8")
    assert 'check --base "$BASE" --format github' in text
    assert "fetch-depth: 0" in text


def test_ci_says_what_the_makefile_says() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    asked = set()
    for name in (".github/workflows/ci.yml", ".ci/run", "README.md", "CONTRIBUTING.md"):
        asked |= set(re.findall(r"(?:^|run: |`)make ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert {"check", "demo", "test"} <= asked <= targets
