"""Histories that the commands made are proven, however they were merged, and a second run reads only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.audit.history_case import DECIDED, PROJECT, TYPED, History, story_until, told

if TYPE_CHECKING:
    from pathlib import Path


def proven(history: History, **wish: object) -> None:
    report = history.audit(**wish)
    assert report.ok, told(report)


def test_a_history_of_commands_is_proven_without_a_remark(history: History) -> None:
    report = history.audit()
    assert report.ok
    assert not told(report)
    assert not report.hand_edits
    assert report.counts["decisions"] == 1
    assert report.commits == int(history.git("rev-list", "--count", "HEAD"))
    assert report.beginning.commit is None


def test_a_second_run_reads_only_what_is_new(history: History) -> None:
    first = history.audit()
    assert (first.read, first.resumed_from) == (first.commits, None)
    again = history.audit()
    assert (again.read, again.commits, again.resumed_from) == (0, first.commits, history.head)
    for number in range(3):
        assert history.run("set", PROJECT, "experience", f"Erfaring {number}") == 0
    third = history.audit()
    assert (third.read, third.commits) == (3, first.commits + 3)
    whole = history.audit(full=True)
    assert whole.read == whole.commits == third.commits
    assert (whole.remarks, whole.counts, whole.hands, whole.hand_edits) == (
        third.remarks,
        third.counts,
        third.hands,
        third.hand_edits,
    )


def test_branches_that_meet_are_proven(history: History) -> None:
    history.git("checkout", "-q", "-b", "side")
    assert history.run("set", PROJECT, "experience", "Set i Aarhus") == 0
    assert history.run("new-idea", "--title", "Gulvvarme", "--area", "omsorg", "--submitter", "abc") == 0
    history.git("checkout", "-q", "main")
    assert history.run("comment", PROJECT, "project-description", "--by", "hom", "--text", "Godt set") == 0
    history.audit()
    history.git("merge", "-q", "--no-ff", "-m", "Merge side", "side")
    report = history.audit()
    assert report.ok, told(report)
    assert (report.read, report.hand_edits) == (3, ())
    assert history.audit(full=True).remarks == report.remarks


def test_a_squash_merge_is_proven_too(history: History) -> None:
    """The whole way to the gate in one commit: what lay between is not in the history, and that is said."""
    first = history.git("rev-list", "--max-parents=0", "HEAD")
    history.git("checkout", "-q", "-b", "squashed", first)
    history.git("merge", "-q", "--squash", "main")
    history.commit("Alt om robotstøvsugerne", DECIDED)
    report = history.audit()
    assert report.ok, told(report)
    assert [item.reason for item in report.hand_edits] == ["unnamed"]


def test_the_squash_of_one_commit_proves_as_much_as_the_commit(history: History) -> None:
    decided = history.before("gate.advance")
    history.git("checkout", "-q", decided, "--", ".")
    history.commit(TYPED)
    report = history.audit()
    assert report.ok, told(report)
    assert not told(report)


def test_what_was_taken_back_is_proven(history: History) -> None:
    assert history.run("undo", "--reason", "Forkert møde") == 0
    assert history.git("log", "-1", "--format=%s").startswith("undo ")
    assert any(item.kind == "withdrawal" for item in history.portfolio().decisions(PROJECT))
    proven(history)


def test_every_kind_of_taking_back_is_our_own(history: History) -> None:
    """Fields, steps, statements and a registration that were taken back are no hand edits."""
    for words in (
        ("set", PROJECT, "experience", "Set i Aarhus"),
        ("comment", PROJECT, "project-description", "--by", "kon", "--text", "Set"),
        ("new-idea", "--title", "Noget nyt", "--area", "omsorg", "--submitter", "abc"),
    ):
        assert history.run(*words) == 0
        assert history.run("undo", "--reason", "Fortrudt") == 0
    report = history.audit()
    assert report.ok, told(report)
    assert (told(report), report.hand_edits) == ([], ())


def test_a_verification_may_begin_later(history: History) -> None:
    start = history.git("rev-parse", "HEAD~5")
    report = history.audit(start=start)
    assert (report.ok, report.read, report.beginning.commit) == (True, 5, start)


@pytest.mark.parametrize("operation", ["step.done", "set"])
def test_a_commit_that_does_other_than_it_says_is_a_hand_edit(history: History, operation: str) -> None:
    history.write(history.project().with_(title="Robotter", learnt="Intet"))
    commit = history.commit(f"x\n\nDigitek-Operation: {operation}\n")
    report = history.audit()
    assert report.ok, told(report)
    assert [(item.commit, item.reason) for item in report.hand_edits] == (
        [(commit, "unlike")] if operation == "step.done" else []
    )


@pytest.mark.parametrize("gates", [2, pytest.param(5, marks=pytest.mark.soak)])
def test_the_whole_story_is_proven(gates: int, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With money, conditions, waivers, hand-over and roll-out; the short run ends where the trial begins."""
    history = History.copy(story_until(gates, tmp_path_factory), tmp_path / "clone")
    report = history.audit()
    assert report.ok, told(report)
    assert not told(report)
    assert not report.hand_edits
