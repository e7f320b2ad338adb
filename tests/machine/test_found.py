"""What the machine has found, as short stories: numbers that mean one thing here and another on the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.machine import hands
from tests.machine.ground import git
from tests.proofs import Tally

NEW = "P-2026-005"
USERS = {"a": "kon", "b": "pl1"}


class Office:
    """Two people at two clones."""

    def __init__(self, folder: Path, environment: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.environment = environment

    def do(self, desk: str, *words: str) -> Any:
        """A command that must succeed."""
        self.environment.setenv("DIGITEK_USER", USERS[desk])
        answer = hands.type_in(self.folder / desk, *words, "--json")
        assert answer.code == 0, answer.err
        return answer.data

    def idea(self, desk: str, title: str) -> None:
        """A new idea, and what a head says to it."""
        self.do(desk, "new-idea", "--title", title, "--area", "omsorg", "--submitter", "abc")
        self.do(desk, "comment", NEW, "idea-description", "--by", "hom", "--text", title)

    def agree(self) -> dict[str, str]:
        """Both have all of it, and the history is proven; answers the titles of the new projects by number."""
        for desk in ("b", "a", "b"):
            self.do(desk, "sync")
        assert git(self.folder / "a", "rev-parse", "HEAD") == git(self.folder / "b", "rev-parse", "HEAD")
        self.do("a", "audit", "verify")
        assert self.do("b", "check")["ok"]
        return {item["id"]: item["title"] for item in self.do("a", "list")["projects"] if item["id"] >= NEW}


@pytest.fixture
def office(laid: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(laid, monkeypatch)


@pytest.mark.proof("F21", "F40")
@pytest.mark.parametrize("work", [False, True], ids=["nothing since", "work since"])
def test_a_project_that_was_renumbered_on_the_server_alone(office: Office, work: bool, tally: Tally) -> None:
    """The power went after the push. What is said about the old number here means the project that moved."""
    office.idea("a", "Annas")
    office.idea("b", "Bos")
    office.do("a", "sync")
    office.environment.setenv("DIGITEK_USER", USERS["b"])
    assert hands.type_and_die(office.folder / "b", ("sync:pushed", 0), "sync").died
    if work:
        office.do("b", "comment", NEW, "idea-description", "--by", "hom", "--text", "Mere fra Bo")
        office.do("b", "set", NEW, "need", "Bos behov")
    assert office.agree() == {NEW: "Annas", "P-2026-006": "Bos"}
    said = git(office.folder / "a", "grep", "-h", "-c", "project: P-2026-006", "--", "portfolio/statements")
    assert said.split() == ["1"] * (2 if work else 1)
    tally()


@pytest.mark.proof("F21", "F40")
@pytest.mark.parametrize("first", ["a", "b"])
def test_a_number_that_one_has_taken_back_and_the_other_uses(office: Office, first: str, tally: Tally) -> None:
    """Whoever syncs first: the number is the other one's, or the other one gets the next."""
    office.do("a", "new-idea", "--title", "Annas", "--area", "omsorg", "--submitter", "abc")
    office.do("a", "undo")
    office.idea("b", "Bos")
    office.do(first, "sync")
    assert list(office.agree().values()) == ["Bos"]
    tally()
