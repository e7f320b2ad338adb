"""The job for GitLab, its script run on a clone of a bare remote."""

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
from tests.workflows.conftest import DAY, Server, git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is written for the shell of a Linux server")
JOB: dict[str, Any] = yaml.safe_load((ROOT / "templates" / "ci" / "gitlab.yml").read_bytes())
DIGITEK = Path(sysconfig.get_path("scripts")) / "digitek"
# Stands in for Python: makes an environment with the digitek that is here, and installs nothing.
PYTHON = f"""#!/bin/bash
[ "$1" = -I ] || exit 9
if [ "$3" = venv ]; then mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; ln -s {DIGITEK} "$4/bin/digitek"; fi
if [ "$4" = install ]; then case "$*" in *--require-hashes*|*--no-deps*) ;; *) exit 9;; esac; fi
"""


def test_it_runs_in_merge_requests_and_hands_over_what_gitlab_reads() -> None:
    job = JOB["digitek"]
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert job["variables"]["GIT_DEPTH"] == "0"
    assert job["artifacts"]["when"] == "always"
    assert set(job["artifacts"]["reports"]) == {"junit", "codequality"}


def merge_request(server: Server, folder: Path, branch: str, target: str) -> tuple[int, Path]:
    project, tool, programs = folder / "project", folder / "tool", folder / "bin"
    server.proposal(branch, project, target)
    (project / "digitek-reports").mkdir()
    (project / "digitek-reports" / "forged.xml").write_text("<testsuites/>")
    (tool / "requirements").mkdir(parents=True)
    (tool / "requirements" / "run.txt").write_text("")
    git(folder, "init", "-q", str(tool))
    git(tool, "add", "-A")
    git(tool, "commit", "-q", "-m", "digitek")
    git(tool, "config", "uploadpack.allowAnySHA1InWant", "true")
    programs.mkdir()
    (programs / "python3").write_text(PYTHON)
    (programs / "python3").chmod(0o755)
    about = {
        "CI_PROJECT_DIR": str(project),
        "CI_PROJECT_URL": "https://git.example.org/vores/portefolje",
        "CI_COMMIT_SHA": git(project, "rev-parse", "HEAD"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": target,
        "DIGITEK_REPOSITORY": str(tool),
        "DIGITEK_COMMIT": git(tool, "rev-parse", "HEAD"),
        "DIGITEK_TODAY": DAY,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
    }
    (script,) = JOB["digitek"]["script"]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=project, env=os.environ | about, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, project / "digitek-reports"


def test_a_bad_merge_request_fails_and_a_report_says_where(server: Server, tmp_path: Path) -> None:
    code, reports = merge_request(server, tmp_path, "grant-2", "after-grant-1")
    assert code == 1
    found = json.loads((reports / "digitek-codequality.json").read_bytes())
    grave = [item for item in found if item["severity"] == "critical"]
    assert [item["check_name"] for item in grave] == ["POOL011"]
    assert grave[0]["location"]["path"].startswith("portfolio/transactions/2026/T-")
    page = (reports / "digitek.md").read_text("utf-8")
    assert "](https://git.example.org/vores/portefolje/-/blob/" in page
    assert {path.name for path in reports.iterdir()} == {
        "digitek.xml",
        "digitek.sarif",
        "digitek.md",
        "digitek-codequality.json",
    }


def test_a_good_one_passes(server: Server, tmp_path: Path) -> None:
    assert merge_request(server, tmp_path, "grant-1", "main")[0] == 0


def test_it_says_what_must_be_set() -> None:
    (script,) = JOB["digitek"]["script"]
    empty = {"DIGITEK_REPOSITORY": "", "DIGITEK_COMMIT": "main", "CI_PROJECT_DIR": "."}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], env=os.environ | empty, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "DIGITEK_COMMIT" in done.stderr
