"""A hook's no is a no, and where a signature is wanted there is no commit without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitek_cli.store import runner
from tests.faults import rig
from tests.proofs import Tally
from tests.store.writing import hook

KINDS = ("pre-commit", "prepare-commit-msg", "commit-msg")


def refused(top: Path, code: int, *words: str) -> str:
    """A gate decision that ends so, having said this, and with nothing changed; answers what was said."""
    before = rig.git(top, "for-each-ref"), rig.status(top)
    left, said = rig.digitek(top, rig.GATE)
    assert left == code, said
    assert (rig.git(top, "for-each-ref"), rig.status(top)) == before
    assert rig.leftovers(top) == []
    for word in words:
        assert word in said
    return said


def works_again(top: Path) -> None:
    """Once the trouble is gone."""
    assert rig.digitek(top, rig.GATE)[0] == 0
    assert rig.calm(top) == []


@pytest.mark.proof("F33")
@pytest.mark.parametrize("name", KINDS)
def test_a_hooks_no_is_told_in_its_own_words(top: Path, name: str, tally: Tally) -> None:
    script = hook(top, name, "echo nej, ikke i dag >&2; exit 1")
    refused(top, 4, "nej, ikke i dag")
    script.unlink()
    works_again(top)
    tally()


@pytest.mark.proof("F33")
def test_a_hook_that_never_ends_is_stopped(top: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(runner, "COMMIT_PATIENCE", 1.0)
        script = hook(top, "pre-commit", "echo venter på nogen >&2; exec sleep 30")
        refused(top, 4, "venter på nogen")
    script.unlink()
    works_again(top)
    tally()


@pytest.mark.proof("F33")
@pytest.mark.parametrize(
    "script",
    [
        "echo x > portfolio/sneaked.yaml; git add portfolio/sneaked.yaml",
        f"echo x >> {rig.PROJECT}; git add {rig.PROJECT}",
        "git rm -q --cached README.md",
        "git reset -q",
    ],
    ids=["adds a file", "changes ours", "removes another", "empties the index"],
)
def test_a_hook_that_changes_what_is_saved_is_refused(top: Path, script: str, tally: Tally) -> None:
    before = rig.git(top, "for-each-ref")
    hook(top, "pre-commit", script)
    code, said = rig.digitek(top, rig.GATE)
    assert code == 4, said
    assert "hook" in said
    assert rig.git(top, "for-each-ref") == before
    assert rig.leftovers(top) == []
    tally()


def sign(top: Path, **settings: str) -> None:
    """Demand signatures, in the way that these settings of the user's say."""
    for name, value in {"commit.gpgsign": "true", **settings}.items():
        rig.git(top, "config", "--global", name.replace("_", "."), value)


@pytest.mark.proof("F34")
@pytest.mark.parametrize(
    "settings",
    [
        {"gpg_program": "false"},
        {"gpg_program": "/nowhere/gpg"},
        {"gpg_format": "ssh", "user_signingkey": "/nowhere/key.pub"},
        {"gpg_format": "ssh"},
    ],
    ids=["refuses", "not installed", "key missing", "no key named"],
)
def test_a_signature_that_fails_leaves_no_unsigned_commit(top: Path, settings: dict[str, str], tally: Tally) -> None:
    sign(top, **settings)
    refused(top, 5)
    rig.git(top, "config", "--global", "commit.gpgsign", "false")
    works_again(top)
    tally()


@pytest.mark.proof("F34")
def test_an_agent_that_is_silent_leaves_no_unsigned_commit(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    agent = tmp_path / "agent"
    agent.write_text("#!/bin/sh\nexec sleep 30\n")
    agent.chmod(0o755)
    monkeypatch.setattr(runner, "COMMIT_PATIENCE", 1.0)
    sign(top, gpg_program=str(agent))
    refused(top, 4)
    tally()
