"""The action, step by step, on a clone of a bare remote: what a reviewer sees, and what a stranger cannot do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture.source import ROOT
from tests.workflows.conftest import BRANCH, DAY, TITLE, Server
from tests.workflows.local_runner import Run, run_action

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for the shell of a Linux server"),
    pytest.mark.proof("A36", "A37"),
]
ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
DIGITEK = Path(sysconfig.get_path("scripts")) / "digitek"


class Project:
    """A repository on a server that uses the action."""

    def __init__(self, server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.server, self.folder = server, folder
        monkeypatch.setenv("DIGITEK_TODAY", DAY)

    def opened(self, branch: str, base: str = "main", event: str = "pull_request", **inputs: str) -> Run:
        """A pull request that wants a branch merged into a base, and the action on it."""
        workspace, temp = self.folder / "workspace", self.folder / "temp"
        temp.mkdir()
        commit = self.server.proposal(branch, workspace, base)
        request = {"base": {"sha": commit}, "head": {"sha": "3f2a" * 10}, "title": TITLE}
        github: dict[str, Any] = {
            "event_name": event,
            "event": {"pull_request": request},
            "head_ref": branch,
            "server_url": "https://git.example.org",
            "repository": "vores/portefolje",
        }
        run = run_action(ACTION, workspace, temp, github, **({"digitek": str(DIGITEK)} | inputs))
        assert not list(self.folder.rglob("pwned")), "somebody else's line was run"
        return run


@pytest.fixture
def project(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(server, tmp_path, monkeypatch)


def errors(run: Run) -> list[str]:
    return [line for line in run.annotations if line.startswith("::error")]


def test_a_good_proposal_passes_and_says_what_it_does(project: Project) -> None:
    run = project.opened("grant-1")
    assert (run.code, run.outputs["code"]) == (0, "0"), run.log
    assert not errors(run)
    assert "**Reglerne har ingen indvendinger.**" in run.summary
    assert "**P-2026-001** Idé 1" in run.summary
    assert "| **Omsorg** 2026 | disponibel | 200.000 kr. | 80.000 kr. | -120.000 kr. |" in run.summary
    assert "(hom)" in run.summary.partition("Hvem der skal sige god for den")[2]
    assert "](https" not in run.summary.partition("<details>")[0], "no findings, no links"
    folder = Path(run.outputs["folder"])
    assert json.loads((folder / "digitek.sarif").read_bytes())["runs"][0]["invocations"][0]["exitCode"] == 0
    assert json.loads((folder / "digitek.json").read_bytes())["schema"] == "digitek/check/1"
    assert (folder / "digitek.xml").read_text("utf-8").startswith("<?xml")


def test_two_grants_of_60_from_100_fail_on_the_merge_result(project: Project) -> None:
    run = project.opened("grant-2", base="after-grant-1")
    assert run.code == 1
    (line,) = errors(run)
    assert line.startswith("::error file=portfolio/transactions/2026/T-")
    assert ",title=POOL011::" in line
    assert "**Puljen Omsorg mangler 40.000 kr. i 2026.**" in run.summary
    address = f"https://git.example.org/vores/portefolje/blob/{'3f2a' * 10}/portfolio/transactions/2026/T-"
    assert f"]({address}" in run.summary


def test_an_edited_event_fails(project: Project) -> None:
    run = project.opened("edited", base="after-grant-1")
    assert run.code == 1
    assert any("file=portfolio/decisions/2026/D-" in line and "title=EVT001" in line for line in errors(run))
    assert "EVT001" in run.summary


def test_titles_and_branches_are_never_run_or_obeyed(project: Project) -> None:
    run = project.opened(BRANCH)
    assert run.code == 0, run.log
    assert not errors(run)
    assert all(line.startswith(("::warning file=", "::notice ")) for line in run.annotations), run.annotations
    assert "@<!-- -->kon" in run.summary


def test_a_file_that_cannot_be_read_is_shown_at_its_line(project: Project) -> None:
    run = project.opened("broken")
    assert run.code == 3
    assert any(line.startswith("::error file=portfolio/organisation.yaml,line=") for line in errors(run))
    assert "organisation.yaml" in run.summary


def test_a_proposal_beside_the_portfolio_says_so(project: Project) -> None:
    run = project.opened("beside")
    assert run.code == 0
    assert "Ændringen rører ikke porteføljen." in run.summary


def test_inputs_reach_the_program(project: Project) -> None:
    run = project.opened("unfounded", language="en", strict="true")
    assert run.code == 1, "a mandatory project without its legal basis is a warning"
    assert run.summary.startswith("## The change to the portfolio")


@pytest.mark.parametrize("event", ["pull_request_target", "push", "workflow_run", "issue_comment"])
def test_it_runs_on_nothing_but_pull_request(tmp_path: Path, event: str) -> None:
    run = run_action(ACTION, tmp_path, tmp_path, {"event_name": event}, digitek=str(DIGITEK))
    assert run.code == 1
    (line,) = run.annotations
    assert line.startswith(f"::error title=digitek::digitek check runs on pull_request, and this is {event}.")
    assert run.summary == ""


def test_a_base_that_is_not_there_is_said_in_words(project: Project) -> None:
    run = _without_base(project)
    assert run.code not in (0, 1)
    assert any(line.startswith("::error title=") for line in errors(run))
    assert "Reglerne siger nej" in run.summary
    assert all(line.startswith("digitek: ") for line in run.log.splitlines() if not line.startswith("::"))


def _without_base(project: Project) -> Run:
    workspace, temp = project.folder / "workspace", project.folder / "temp"
    temp.mkdir()
    project.server.proposal("beside", workspace)
    github: dict[str, Any] = {
        "event_name": "pull_request",
        "event": {"pull_request": {"base": {"sha": "f" * 40}, "head": {"sha": "3f2a" * 10}}},
        "server_url": "https://git.example.org",
        "repository": "vores/portefolje",
    }
    return run_action(ACTION, workspace, temp, github, digitek=str(DIGITEK))


def test_installing_asks_for_hashes_and_looks_at_nothing_of_the_proposal(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs that write down how they were called stand in for Python and pip, which ask the net."""
    tools, called = project.folder / "tools", project.folder / "called"
    tools.mkdir()
    stub = f'#!/bin/bash\nprintf "%s|" "$PWD" "$@" >>{called}; echo >>{called}\n'
    venv = (
        'if [ "$3" = venv ]; then mkdir -p "$5/bin"; cp "$0" "$5/bin/python"; ln -sf '
        + str(DIGITEK)
        + ' "$5/bin/digitek"; fi\n'
    )
    (tools / "python3").write_text(stub + venv)
    (tools / "python3").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    run = project.opened("planted", digitek="")
    assert run.code == 0, run.log
    lines = [line.split("|")[:-1] for line in called.read_text().splitlines()]
    temp = str(project.folder / "temp")
    assert [line[0] for line in lines] == [temp] * 3
    assert all(line[1] == "-I" for line in lines), "a module beside the script would be taken for Python's own"
    assert lines[0][2:] == ["-m", "venv", "--clear", f"{temp}/digitek-venv"]
    locked = Path(lines[1][-1])
    assert locked.resolve() == ROOT / "requirements" / "run.txt"
    assert "--require-hashes" in lines[1]
    assert {"--no-deps", "--no-build-isolation"} <= set(lines[2])
    assert Path(lines[2][-1]).resolve() == ROOT


@pytest.mark.parametrize(
    ("given", "job", "judge"),
    [
        ("", {"workflow_repository": "example/digitek", "workflow_sha": "a" * 40}, ("example/digitek", "a" * 40)),
        (f"example/fork@{'b' * 40}", {}, ("example/fork", "b" * 40)),
        ("", {"status": "success"}, None),
        ("example/digitek@main", {}, None),
    ],
)
def test_the_workflow_takes_the_digitek_that_was_called(
    given: str, job: dict[str, str], judge: tuple[str, str] | None, tmp_path: Path
) -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_bytes())
    step = next(item for item in workflow["jobs"]["rules"]["steps"] if item.get("id") == "judge")
    assert step["shell"] == "python -I {0}"
    (tmp_path / "script.py").write_text(step["run"], "utf-8")
    out = tmp_path / "out"
    out.touch()
    about = {"GIVEN": given, "JOB": json.dumps(job), "GITHUB_OUTPUT": str(out)}
    done = subprocess.run(
        [sys.executable, "-I", "script.py"], cwd=tmp_path, env=os.environ | about, capture_output=True, text=True
    )
    said = out.read_text("utf-8")
    assert (done.returncode, said) == ((0, "repository={}\ncommit={}\n".format(*judge)) if judge else (1, ""))
    assert judge or done.stdout.startswith("::error title=digitek::")
