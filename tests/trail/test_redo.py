"""What was taken back holds again only where it could be done again: nothing that it rested on is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.model.events import Decision
from digitek_cli.operations.undo import withdrawal
from digitek_cli.rules import lifecycle
from tests.cli.portfolio_case import Desk, start
from tests.trail.test_undo import codes, started
from tests.world import World, in_trial

if TYPE_CHECKING:
    from pathlib import Path

NAME = "P-2026-001"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


def decide(desk: Desk, name: str, *words: str) -> None:
    desk.done("decide", name, *words, "--by", "hom,lo1", "--reason", "Fordi")


def taken(desk: Desk, *what: str) -> str:
    """Take something back; the commit that did."""
    desk.done("undo", *what)
    return desk.git("rev-parse", "HEAD").strip()


def refused(desk: Desk, commit: str) -> dict[str, Any]:
    head = desk.git("rev-parse", "HEAD")
    answered = desk("undo", commit, "--json")
    assert answered.code == 1, answered.out
    assert desk.git("rev-parse", "HEAD") == head
    error: dict[str, Any] = answered.error
    return error


def test_what_the_command_refuses_now_does_not_hold_again(desk: Desk) -> None:
    """A resumption without the stop that it ended."""
    name = started(desk)
    decide(desk, name, "stop")
    stop = desk.git("rev-parse", "HEAD").strip()
    decide(desk, name, "resume")
    resumed = taken(desk)
    stopped = taken(desk, stop)
    error = refused(desk, resumed)
    assert codes(error) == {"UNDO009"}
    assert desk("check").code == 0
    # In the order in which it was decided both hold again.
    taken(desk, stopped)
    taken(desk, resumed)
    assert desk("check").code == 0


def test_a_decision_does_not_hold_again_without_those_before_it(desk: Desk) -> None:
    """A hold could be decided anew, but this one was decided of a project with money."""
    name = started(desk)
    money = desk.git("rev-parse", "HEAD").strip()
    decide(desk, name, "hold", "--until", "2026-12-01")
    held = taken(desk)
    without = taken(desk, money)
    assert codes(refused(desk, held)) == {"EVT030"}
    taken(desk, without)
    taken(desk, held)
    assert desk("check").code == 0


def test_money_that_has_moved_since_is_not_released_once_more(desk: Desk) -> None:
    name = started(desk)
    desk.done("pools", "commit", "omsorg", "20000", "--project", name, "--document", "Kontrakt 1")
    bound = desk.git("rev-parse", "HEAD").strip()
    decide(desk, name, "stop")
    back = taken(desk)
    taken(desk, bound)
    error = refused(desk, back)
    assert codes(error) == {"UNDO009"}
    assert "bogføre" in str(error) or "book" in str(error)


def test_check_names_it_where_it_was_done_by_hand() -> None:
    """The gate was decided, then what lay before it was taken back; or came back after it."""
    world = in_trial()
    first, second = lifecycle.effective(world.portfolio.decisions(NAME))
    world.portfolio = world.portfolio.with_records(one := by_hand(world, first))
    found = [item for item in world.findings() if item.code in {"EVT030", "EVT031"}]
    assert [(item.code, item.params["event"], item.params["named"]) for item in found] == [
        ("EVT030", second.id, first.id)
    ]
    world.portfolio = world.portfolio.with_records(two := by_hand(world, one))
    assert {"EVT030", "EVT031"}.isdisjoint(item.code for item in world.findings())
    # Decided while the first was taken back, and then it came back.
    made = second.with_(id="D-2026-zzzzzz", previous=lifecycle.links((first, one)))
    world.portfolio = world.portfolio.with_records(made, two)
    found = [item for item in world.findings() if item.code == "EVT031"]
    assert [(item.params["event"], item.params["named"]) for item in found] == [(made.id, first.id)]


def by_hand(world: World, event: Decision) -> Decision:
    made = withdrawal(event, lifecycle.links(world.portfolio.decisions(NAME)), world.moment, "Forkert")
    assert isinstance(made, Decision)
    return made
