"""CI runs with the least it needs, on actions that cannot be swapped."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture.source import ROOT, here
from tests.proofs import Tally

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$")
# Values that a stranger can choose; inside a script they would be run.
CHOSEN = re.compile(r"\$\{\{\s*github\.(?:event|head_ref|ref_name|actor)")


def load(path: Path) -> dict[Any, Any]:
    document: dict[Any, Any] = yaml.safe_load(path.read_bytes())
    return document


ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"


def test_there_is_one_for_the_tool_one_for_the_portfolio_and_one_for_others() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "ci", "portfolio"]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Read workflows for what a stranger could use, without asking anybody on the net."""
    program = Path(sysconfig.get_path("scripts")) / "zizmor"
    command = [str(program), "--offline", "--no-config", "--no-progress", "--persona", "pedantic", "--format", "plain"]
    return subprocess.run([*command, str(folder)], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.proof("A37")
def test_zizmor_finds_nothing(tally: Tally) -> None:
    answer = zizmor(ROOT / ".github")
    assert answer.returncode == 0, answer.stdout
    assert "No findings to report" in answer.stdout + answer.stderr
    assert not [path for path in WORKFLOWS if "zizmor: ignore" in path.read_text("utf-8")], "nothing is waved through"
    tally(len(WORKFLOWS))


OPEN = {
    "dangerous-triggers": ("  pull_request:\n", "  pull_request_target:\n"),
    "template-injection": ("make demo", "echo ${{ github.event.pull_request.title }}"),
    "unpinned-uses": ("@3d3c42e5aac5ba805825da76410c181273ba90b1  # v7.0.1", "@main"),
    "artipacked": ("          persist-credentials: false\n", "          fetch-depth: 1\n"),
    "excessive-permissions": ("permissions: {}", "permissions: write-all"),
}


@pytest.mark.proof("A37")
@pytest.mark.parametrize("audit", OPEN)
def test_an_open_door_is_seen(audit: str, tmp_path: Path) -> None:
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    shut, opened = OPEN[audit]
    assert shut in text
    planted = tmp_path / ".github" / "workflows" / "ci.yml"
    planted.parent.mkdir(parents=True)
    planted.write_text(text.replace(shut, opened), "utf-8")
    answer = zizmor(tmp_path / ".github")
    assert answer.returncode != 0
    assert f"[{audit}]" in answer.stdout


@pytest.mark.proof("A37")
@pytest.mark.parametrize("path", WORKFLOWS, ids=here)
def test_actions_are_pinned_by_hash(path: Path) -> None:
    uses = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    assert not [line for line in uses if not PINNED.fullmatch(line)]


@pytest.mark.proof("A37")
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


@pytest.mark.proof("A37")
@pytest.mark.parametrize("path", WORKFLOWS, ids=here)
def test_a_strangers_branch_gets_no_secrets(path: Path) -> None:
    workflow = load(path)
    triggers: dict[str, Any] = workflow.get("on") or workflow[True]  # YAML 1.1 reads the key as a truth value
    assert set(triggers) <= {"push", "pull_request", "workflow_call"}
    assert "secrets" not in path.read_text("utf-8").replace("no secrets", "")


@pytest.mark.parametrize("name", ["check", "portfolio"])
def test_a_proposal_is_checked_by_the_action_on_the_merge_result_with_its_history(name: str) -> None:
    (job,) = load(ROOT / ".github" / "workflows" / f"{name}.yml")["jobs"].values()
    checkout, *_, check, reports = job["steps"]
    path = {"path": "portfolio"} if name == "check" else {}
    assert checkout["with"] == {"persist-credentials": False, "fetch-depth": 0} | path
    assert check["run"] == 'bash "$SOURCE/.github/actions/check/run.sh"'
    assert not check["env"]["SOURCE"].endswith(("workspace }}", "portfolio")), "the proposal would judge itself"
    (ours,) = load(ACTION)["runs"]["steps"]
    assert set(check["env"]) == set(ours["env"]) - {"ACTION"}, "the script is given all that it reads"
    assert reports["if"] == "${{ !cancelled() }}"


@pytest.mark.proof("A37")
def test_the_action_takes_what_others_named_through_variables_alone() -> None:
    action = load(ACTION)
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


def test_ci_says_what_the_makefile_says() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    asked = set()
    for name in (".github/workflows/ci.yml", ".ci/run", "README.md", "CONTRIBUTING.md"):
        asked |= set(re.findall(r"(?:^|run: |`)make ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert {"check", "demo", "test"} <= asked <= targets
