"""A portfolio on disk that answers an older version of a questionnaire than the one in force."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from digitek_cli.cli.main import run
from digitek_cli.model.value import to_document
from digitek_cli.store.yaml_io import amend, render_new
from tests.questionnaires.questionnaire_case import NEW, git, in_force, newer, saved, shipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped portfolio, answered under 1.0.0, with 1.1.0 of `existing` in force since."""
    copytree(Path(__file__).parents[2] / "portfolio", tmp_path / "portfolio")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITEK_TODAY", "2026-11-22")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    settings = tmp_path / "portfolio/portfolio.yaml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    # The anchor lies in the history of this repository, and not in that of a test.
    settings.write_text("".join(line for line in lines if not line.startswith("anchor:")), "utf-8")
    git(tmp_path, "init", "-q")
    saved(tmp_path)
    assert run(["checklist", "answer", "2", "EX-07", "projekt", "--by", "pl1"]) == 0
    base = tmp_path / "portfolio"
    (base / f"questionnaires/existing-{NEW}.yaml").write_bytes(render_new(to_document(newer())))
    policy = shipped().policies[-1]
    path = base / f"policy/{policy.valid_from.isoformat()}.yaml"
    after = in_force(shipped(), newer()).policies[-1]
    path.write_bytes(amend(path.read_bytes(), to_document(policy), to_document(after)))
    saved(tmp_path)
    return tmp_path
