"""A poisoned repository against every command: nothing in it is run but the hooks of the one commit (A13)."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from digitek_cli.store import armed
from digitek_cli.store.git import Repository
from tests.attacks import command_table
from tests.attacks.command_table import CALLS, TODAY, words_of
from tests.attacks.poisoned import (
    HOOKS,
    HOOKS_OF_COMMIT,
    PAGED,
    SETTINGS,
    SIGNER,
    Poisons,
    executable,
    poison,
    remove,
    setting,
    user_git,
)
from tests.attacks.zygote import Zygote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.proofs import Tally

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the poisons are shell scripts")
PROJECT = "portfolio/projects/2026/P-2026-001.yaml"


@pytest.fixture
def poisons(tmp_path: Path) -> Poisons:
    return Poisons.in_folder(tmp_path / "outside")


@pytest.fixture
def user(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose own git signs with a program of theirs."""
    settings = tmp_path / "user.gitconfig"
    settings.write_text(f"[gpg]\n\tprogram = {executable(tmp_path / 'signer', SIGNER)}\n")
    return dict(os.environ) | {
        "GIT_CONFIG_GLOBAL": str(settings),
        "DIGITEK_TODAY": TODAY,
        "DIGITEK_USER": "kon",
        "EDITOR": "sed -i s/Tavler/Borde/",
    }


def head(top: Path) -> str:
    return (top / ".git" / "refs" / "heads" / "main").read_text().strip()


def share(clean: Path, place: Path) -> None:
    """A server beside the poisoned folder, with a commit of somebody else's."""
    user_git(place, "clone", "-q", "--bare", str(clean), "shared.git")
    user_git(place, "clone", "-q", "shared.git", "colleague")
    file = place / "colleague" / "portfolio" / "evidence" / "EV-900.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text("Et notat.\n")
    user_git(place / "colleague", "add", "-A")
    user_git(place / "colleague", "commit", "-q", "-m", "notat")
    user_git(place / "colleague", "push", "-q")


def mend(top: Path) -> None:
    """An edit by hand."""
    file = top / PROJECT
    file.write_text(file.read_text("utf-8").replace("Tavler", "Borde"), "utf-8")


def test_every_command_has_a_call() -> None:
    """A command that is not in the table is not attacked, so it may not be missing there."""
    missing = set(command_table.commands()) - set(CALLS)
    assert not missing, f"add a working call to tests/attacks/command_table.py: {sorted(missing)}"
    assert not set(CALLS) - set(command_table.commands())


@pytest.mark.proof("A13")
def test_no_command_runs_what_a_poisoned_repository_names(
    clean: Path, tmp_path: Path, poisons: Poisons, user: Mapping[str, str], tally: Tally
) -> None:
    top = tmp_path / "sent"
    shutil.copytree(clean, top)
    number = poison(top, poisons)
    share(clean, tmp_path)
    kept = tmp_path / "kept"
    shutil.copytree(top, kept, symlinks=True)
    poisons.seen()
    with Zygote(tmp_path) as digitek:
        for command, call in CALLS.items():
            if command == "demo":
                continue  # half of the time of all others together; it has a long test of its own
            if call.before == "edit":
                mend(top)
            if call.before == "own":
                assert digitek(("set", "1", "budget.trial", "70000"), top, user)[0] == 0
                poisons.seen()
            before = head(top)
            code, printed = digitek(words_of(command, tmp_path / "new"), top, user)
            seen = poisons.seen()
            assert seen <= (HOOKS_OF_COMMIT if call.writes else set()), f"{command} ran {sorted(seen)}"
            assert code == call.code, f"{command}: {code}\n{printed}"
            assert (head(top) != before) == call.writes, f"{command}\n{printed}"
            assert not call.writes or "hook-pre-commit" in seen, command
            tally(number)
            remove(tmp_path / "new")
            if call.writes:
                shutil.rmtree(top)
                shutil.copytree(kept, top, symlinks=True)


@pytest.mark.soak
@pytest.mark.proof("A13")
def test_the_demo_runs_nothing_of_the_folder_it_is_started_in(
    clean: Path, tmp_path: Path, poisons: Poisons, user: Mapping[str, str], tally: Tally
) -> None:
    top = tmp_path / "sent"
    shutil.copytree(clean, top)
    number = poison(top, poisons)
    poisons.seen()
    with Zygote(tmp_path) as digitek:
        code, printed = digitek(words_of("demo", tmp_path / "new"), top, user)
    assert (code, poisons.seen()) == (0, set()), printed
    tally(number)


@pytest.mark.parametrize("words", [("status",), ("add", PROJECT), ("diff",), ("commit", "-am", "x"), ("fetch",)])
def test_the_poisons_work_where_nobody_minds_them(
    clean: Path, tmp_path: Path, poisons: Poisons, words: tuple[str, ...]
) -> None:
    """What the user's own git does in such a folder: the test above could not fail otherwise."""
    top = tmp_path / "sent"
    shutil.copytree(clean, top)
    poison(top, poisons)
    mend(top)
    poisons.seen()
    user_git(top, "-c", "protocol.ext.allow=always", "-c", "filter.q.process=", *words)
    expected = {
        "status": {"fsmonitor", "filter-clean"},
        "add": {"fsmonitor", "filter-clean", "hook-post-index-change"},
        "diff": {"fsmonitor", "diff-command"},
        "commit": {"hook-pre-commit", "gpg-openpgp"},
        "fetch": {"remote"},
    }
    seen = poisons.seen()
    assert expected[words[0]] <= seen, seen


@pytest.fixture
def top(clean: Path, tmp_path: Path) -> Path:
    shutil.copytree(clean, tmp_path / "sso")
    return tmp_path / "sso"


@pytest.mark.proof("A13")
@pytest.mark.parametrize(
    "url", ["ext::{poison}", "{folder}"], ids=["a program as address", "a program at the other end"]
)
def test_what_was_left_on_a_server_is_not_fetched_by_a_program(
    top: Path, tmp_path: Path, poisons: Poisons, user: Mapping[str, str], tally: Tally, url: str
) -> None:
    """A repository that calls itself a partial clone makes git fetch what is missing, in the middle of any read."""
    shutil.copytree(top, tmp_path / "server")
    given = {
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": url.format(poison=poisons.leaves("lazy-fetch"), folder=tmp_path / "server"),
        "remote.origin.uploadpack": poisons.leaves("lazy-upload-pack"),
        "protocol.ext.allow": "always",
    }
    with (top / ".git" / "config").open("a") as file:
        file.write("".join(setting(key, value) for key, value in given.items()))
    blob = user_git(top, "rev-parse", f"HEAD:{PROJECT}").stdout.decode().strip()
    (top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    user_git(top, "cat-file", "-p", blob)
    assert poisons.seen(), "git itself no longer fetches by a program; the attack is gone"
    with Zygote(tmp_path) as digitek:
        for words in (
            ("show", "1", "--known", "HEAD"),
            ("set", "1", "budget.trial", "50000"),
            ("log", "1"),
            ("check",),
        ):
            _, printed = digitek(words, top, user)
            assert poisons.seen() == set(), words
            tally()
            if words[0] in ("show", "set"):
                assert "--filter" in printed, printed


@pytest.mark.proof("A13")
def test_hooks_run_from_where_the_settings_say_in_the_commit_alone(
    top: Path, tmp_path: Path, poisons: Poisons, user: Mapping[str, str], tally: Tally
) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        executable(hooks / name, f"#!/bin/sh\n{poisons.leaves(f'hook-{name}')}\n")
    user_git(top, "config", "core.hooksPath", str(hooks))
    poisons.seen()
    with Zygote(tmp_path) as digitek:
        for words in (("log",), ("check",), ("set", "1", "budget.trial", "50000", "--dry-run"), ("doctor",)):
            digitek(words, top, user)
            assert poisons.seen() == set(), words
            tally()
        assert digitek(("set", "1", "budget.trial", "50000"), top, user)[0] == 0
    assert {"hook-pre-commit", "hook-commit-msg"} <= poisons.seen() <= HOOKS_OF_COMMIT | {"hook-pre-commit"}
    tally()


@pytest.mark.proof("A13")
@pytest.mark.parametrize("own", [True, False], ids=["the user has one", "the user has none"])
def test_the_folder_does_not_choose_the_program_that_signs(
    top: Path, tmp_path: Path, poisons: Poisons, user: dict[str, str], tally: Tally, own: bool
) -> None:
    with (top / ".git" / "config").open("a") as file:
        file.write("[commit]\n\tgpgSign = true\n" + setting("gpg.program", poisons.program("gpg")))
    if not own:
        user |= {"GIT_CONFIG_GLOBAL": os.devnull, "GNUPGHOME": str(tmp_path / "no-keys")}
    before = head(top)
    with Zygote(tmp_path) as digitek:
        code, printed = digitek(("--lang", "en", "set", "1", "budget.trial", "50000"), top, user)
    assert poisons.seen() == set()
    assert "gpg.program" in printed
    assert "git config --global gpg.program" in printed
    assert (code, head(top) != before) == ((0, True) if own else (5, False)), printed
    signed = b"gpgsig" in user_git(top, "cat-file", "commit", "HEAD").stdout
    assert signed is own
    tally()


def test_the_users_own_programs_stay() -> None:
    """What stands in for a foreign value: the user's own, under any of its names, else git's default."""
    config = [
        armed.Setting("global", "credential.helper", "mine"),
        armed.Setting("global", "credential.https://a.helper", "for-a"),
        armed.Setting("global", "gpg.openpgp.program", "my-gpg"),
        armed.Setting("system", "core.sshcommand", "my-ssh"),
        armed.Setting("global", "filter.lfs.clean", "lfs"),
        armed.Setting("local", "gpg.program", "evil"),
        armed.Setting("local", "core.sshcommand", "evil"),
        armed.Setting("worktree", "credential.https://a.helper", "evil"),
        armed.Setting("local", "merge.x.driver", "evil"),
        armed.Setting("local", "alias.st", "status"),
        armed.Setting("local", "core.fsmonitor", "true"),
        armed.Setting("local", "user.name", "kon"),
    ]
    assert armed.disarmed(config) == (
        ("gpg.program", "my-gpg"),
        ("core.sshcommand", "my-ssh"),
        ("credential.https://a.helper", ""),
        ("merge.x.driver", "false"),
        ("credential.helper", "mine"),
        ("credential.https://a.helper", "for-a"),
        ("filter.lfs.clean", ""),
        ("filter.lfs.smudge", ""),
        ("filter.lfs.process", ""),
        ("filter.lfs.required", "false"),
    )
    assert armed.programs(config) == ("gpg.program", "core.sshcommand", "credential.https://a.helper", "merge.x.driver")


def test_every_poison_is_known_to_doctor(top: Path, poisons: Poisons) -> None:
    poison(top, poisons)
    known = set(armed.programs(Repository.open(top).settings))
    written = {
        ".".join([key.split(".")[0].lower(), *key.split(".")[1:-1], key.split(".")[-1].lower()]) for key in SETTINGS
    }
    assert written <= known
    assert {f"pager.{name}" for name in PAGED} | {f"alias.{name}" for name in PAGED} <= known
