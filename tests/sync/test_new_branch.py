"""A branch that the server does not have: the first one of an empty server is welcome, a slip of the name is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sync.office import Clone, Office


def renamed(clone: Clone) -> None:
    """A copy on `master`, which the server has never heard of."""
    clone.git("branch", "-q", "-m", "main", "master")
    clone.git("branch", "-q", "--unset-upstream")


def heads(clone: Clone) -> list[str]:
    return [line.partition("\t")[2] for line in clone.git("ls-remote", "--heads", "origin").splitlines()]


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--no-push",)])
def test_a_branch_that_only_we_have_is_asked_about(anna: Clone, office: Office, more: tuple[str, ...]) -> None:
    renamed(anna)
    anna.do("set", "1", "need", "Mere")
    before = anna.state()
    refused = anna("sync", *more, "--json", code=4).error
    assert refused["code"] == "sync-new-branch"
    assert "main" in refused["message"]
    assert "git branch -m master main" in refused["hint"]
    assert "digitek sync --new-branch" in refused["hint"]
    assert anna.state() == before
    assert heads(anna) == ["refs/heads/main"]


def test_what_it_says_brings_the_work_to_the_others(anna: Clone, office: Office) -> None:
    renamed(anna)
    anna.do("set", "1", "need", "Mere")
    anna("sync", code=4)
    anna.git("branch", "-m", "master", "main")
    anna.sync()
    assert office.tip() == anna.head()


def test_who_has_the_common_branch_too_goes_to_it(anna: Clone) -> None:
    anna.git("switch", "-q", "-c", "side")
    assert "git switch main" in anna("sync", code=4).err


def test_who_follows_a_branch_that_is_not_there_lets_go_of_it(anna: Clone) -> None:
    anna.git("config", "branch.main.merge", "refs/heads/old")
    assert "git branch --unset-upstream" in anna("sync", code=4).err
    anna.git("branch", "--unset-upstream")
    assert anna.sync()["kind"] == "same"


def test_a_new_branch_that_is_meant_is_made_once(anna: Clone) -> None:
    anna.git("switch", "-q", "-c", "side")
    assert anna.do("sync", "--new-branch")["kind"] == "first"
    assert heads(anna) == ["refs/heads/main", "refs/heads/side"]
    assert anna.do("sync")["kind"] == "same"
