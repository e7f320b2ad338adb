"""Who signed, committed and authored: by the reader's own keys, and never by what the folder says about itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.errors import EnvironmentProblem
from tests.audit.history_case import DECIDED, PROJECT, TYPED, History, against, told

if TYPE_CHECKING:
    from digitek_cli.operations.audit_report import Report
    from tests.proofs import Tally

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed")


@dataclass
class Keys:
    """Keys of two people, and a file of allowed signers."""

    folder: Path
    history: History

    def make(self, name: str) -> Path:
        key = self.folder / name
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key)], check=True)
        return key

    def allow(self, *lines: tuple[str, str, str]) -> Path:
        """Name, options and key file of each line."""
        file = self.folder / "allowed"
        texts = []
        for who, options, key in lines:
            public = " ".join((self.folder / f"{key}.pub").read_text().split()[:2])
            texts.append(" ".join(part for part in (who, options, public) if part))
        file.write_text("\n".join(texts) + "\n")
        return file

    def sign(self, key: str, *, forge: bool = False) -> str:
        """The latest commit once more, signed."""
        settings = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={self.folder / key}")
        when = f"{DECIDED.isoformat()}T12:00:00+0100"
        self.history.git(*settings, "commit", "-q", "--amend", "--no-edit", "-S", GIT_COMMITTER_DATE=when)
        if forge:
            self._break()
        return self.history.head

    def _break(self) -> None:
        """Another message under the same signature."""
        raw = self.history.git("cat-file", "commit", "HEAD") + "\n"
        changed = raw.replace("gate-1", "gate-2")
        done = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
            cwd=self.history.folder,
            input=changed.encode(),
            capture_output=True,
            check=True,
        )
        self.history.git("reset", "-q", "--hard", done.stdout.decode().strip())


@pytest.fixture
def keys(history: History, tmp_path: Path) -> Keys:
    """A history whose last commit decides, and the key `ours` of whoever committed it."""
    found = Keys(tmp_path, history)
    found.make("ours")
    return found


def test_a_good_signature_is_counted(keys: Keys) -> None:
    keys.sign("ours")
    report = keys.history.audit(signers=keys.allow(("test@example.org", "", "ours")))
    assert report.ok, told(report)
    assert not told(report)
    (row,) = [item for item in report.hands if item.signer]
    assert (row.signer, row.status, row.commits, row.decisions) == ("test@example.org", "good", 1, 1)


def against_last(report: Report, code: str, commit: str) -> bool:
    return [item.commit for item in report.breaches if item in against(report, code)] == [commit]


@pytest.mark.proof("A20")
@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([("hom@example.org", "", "ours")], "AUD051"),
        ([("test@example.org", 'valid-before="20260101"', "ours")], "AUD054"),
        ([("test@example.org", 'valid-after="20261201"', "ours")], "AUD054"),
        ([("test@example.org", "", "theirs")], "AUD053"),
    ],
    ids=["author is not the signer", "expired key", "key of later", "unknown key"],
)
def test_a_key_that_does_not_fit_is_named(
    keys: Keys, lines: list[tuple[str, str, str]], code: str, tally: Tally
) -> None:
    keys.make("theirs")
    commit = keys.sign("ours")
    signers = keys.allow(*lines)
    report = keys.history.audit(signers=signers, required=True)
    assert against_last(report, code, commit), told(report)
    lenient = keys.history.audit(signers=signers)
    assert lenient.ok == (code != "AUD051")
    assert [item.commit for item in against(lenient, code)] == [commit]
    tally()


@pytest.mark.proof("A20")
def test_an_unsigned_decision_fails_where_signatures_are_demanded(keys: Keys, tally: Tally) -> None:
    signers = keys.allow(("test@example.org", "", "ours"))
    assert keys.history.audit(signers=signers).ok
    report = keys.history.audit(signers=signers, required=True)
    assert against_last(report, "AUD052", keys.history.head), told(report)
    keys.sign("ours")
    assert keys.history.audit(signers=signers, required=True, full=True).ok
    tally()


@pytest.mark.proof("A20")
@pytest.mark.parametrize("required", [True, False])
def test_a_signature_that_does_not_fit_its_commit_always_fails(keys: Keys, required: bool, tally: Tally) -> None:
    commit = keys.sign("ours", forge=True)
    report = keys.history.audit(signers=keys.allow(("test@example.org", "", "ours")), required=required)
    assert against_last(report, "AUD050", commit), told(report)
    tally()


@pytest.mark.proof("A20")
def test_another_author_under_a_good_signature_is_named(keys: Keys, tally: Tally) -> None:
    keys.history.git("commit", "-q", "--amend", "--no-edit", "--author", "Chefen <hom@example.org>")
    commit = keys.sign("ours")
    report = keys.history.audit(signers=keys.allow(("test@example.org", "", "ours")))
    assert against_last(report, "AUD051", commit), told(report)
    tally()


def test_the_folders_own_settings_decide_nothing(keys: Keys, tmp_path: Path) -> None:
    """Neither its file of keys nor its program is asked."""
    keys.make("theirs")
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\nexit 0\n")
    program.chmod(0o755)
    keys.sign("theirs")
    keys.allow(("test@example.org", "", "theirs")).rename(tmp_path / "poisoned")
    for name, value in {
        "gpg.ssh.allowedSignersFile": tmp_path / "poisoned",
        "gpg.ssh.program": program,
        "gpg.program": program,
        "gpg.ssh.defaultKeyCommand": program,
        "log.showSignature": "true",
    }.items():
        keys.history.git("config", name, str(value))
    signers = keys.allow(("test@example.org", "", "ours"))
    report = keys.history.audit(signers=signers)
    assert [item.commit for item in against(report, "AUD053")] == [keys.history.head]
    without = keys.history.audit()
    assert [item.status for item in without.hands if item.status != "none"] == ["unknown-key"]
    assert not mark.exists()


def test_the_users_own_keys_count_without_an_option(keys: Keys) -> None:
    keys.sign("ours")
    signers = keys.allow(("test@example.org", "", "ours"))
    Path(os.environ["GIT_CONFIG_GLOBAL"]).write_text(f'[gpg "ssh"]\n\tallowedSignersFile = {signers}\n')
    report = keys.history.audit()
    assert [item.status for item in report.hands if item.signer] == ["good"]


def test_signers_are_counted_the_same_when_a_run_is_resumed(keys: Keys) -> None:
    keys.sign("ours")
    wish: dict[str, Any] = {"signers": keys.allow(("test@example.org", "", "ours"))}
    first = keys.history.audit(**wish)
    assert keys.history.audit(**wish).hands == first.hands
    assert keys.history.run("set", PROJECT, "experience", "Mere") == 0
    resumed = keys.history.audit(**wish)
    assert (resumed.read, resumed.hands) == (1, keys.history.audit(**wish, full=True).hands)


def test_a_file_of_keys_that_is_not_there_is_an_error(keys: Keys, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="audit-no-signers"):
        keys.history.audit(signers=tmp_path / "nowhere")


def test_a_hand_edit_may_be_signed_by_anybody(keys: Keys) -> None:
    """Only a commit that decides must be signed by whoever made it."""
    keys.history.forge(keys.history.project().with_(experience="Mere"), message=TYPED)
    keys.sign("ours")
    report = keys.history.audit(signers=keys.allow(("kon@example.org", "", "ours")))
    assert report.ok, told(report)
