"""What people read and type where two of them changed one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sync.office import Clone

FILE = "portfolio/projects/2026/P-2026-001.yaml"


def removed_there_and_amended_here(anna: Clone, bo: Clone) -> None:
    anna.git("rm", "-q", FILE)
    anna.git("commit", "-q", "-m", "væk")
    anna.git("push", "-q")
    bo.do("set", "1", "need", "Bos")


def test_a_file_deleted_there_and_amended_here_is_told_in_words(anna: Clone, bo: Clone) -> None:
    removed_there_and_amended_here(anna, bo)
    ids = bo.git("ls-tree", "-r", "HEAD~1", FILE).split()[2], bo.git("ls-tree", "-r", "HEAD", FILE).split()[2]
    refused = bo("sync", code=4).err
    told = " ".join(refused.split())
    assert "P-2026-001 Tavler 1: hos dig rettet i " in told
    assert "Behov" in told
    assert "på serveren slettet" in told
    assert not [oid for oid in ids if oid[:8] in refused]


@pytest.mark.parametrize("typed", ["P-2026-001:budget.stduy", "P-2026-002"])
def test_a_choice_at_a_place_that_nobody_asked_about_is_refused(anna: Clone, bo: Clone, typed: str) -> None:
    anna.do("set", "1", "budget.study", "60.000")
    anna.sync()
    bo.do("set", "1", "budget.study", "80.000")
    before = bo.state()
    refused = bo("sync", "--choose", f"{typed}=mine", "--theirs", "--json", code=2).error
    assert refused["code"].startswith("no-such-clash")
    assert "P-2026-001:budget.study" in refused["hint"]
    assert bo.state() == before


def test_a_choice_where_there_is_nothing_to_choose_is_refused(anna: Clone, bo: Clone) -> None:
    anna.do("set", "1", "need", "Annas")
    anna.sync()
    refused = bo("sync", "--choose", "P-2026-001:need=mine", "--json", code=2).error
    assert refused["code"] == "nothing-to-choose"


def test_a_whole_record_may_be_chosen_at_once(anna: Clone, bo: Clone) -> None:
    anna.do("set", "1", "budget.study", "60.000")
    anna.sync()
    bo.do("set", "1", "budget.study", "80.000")
    assert bo.sync("--choose", "P-2026-001=theirs")["merged"]


def test_an_address_with_file_is_told_how_a_folder_is_written(anna: Clone) -> None:
    path = anna.git("remote", "get-url", "origin")
    anna.git("remote", "set-url", "origin", f"file://{path}")
    refused = anna("sync", "--json", code=5).error
    assert refused["code"] == "sync-file-address"
    assert "program" not in refused["message"]
    words = refused["hint"].removeprefix("git ").split()
    anna.git(*(word.strip('"') for word in words))
    assert anna.sync()["kind"] == "same"
    assert anna.git("remote", "get-url", "origin") == path


def test_the_placeholders_of_the_help_are_danish(anna: Clone) -> None:
    assert "--choose STED=mine|theirs" in anna("sync", "--help").out
