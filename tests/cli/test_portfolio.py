"""`portfolio optimise` and `portfolio compare` as people and scripts meet them."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.cli import _stoppable
from tests.cli.portfolio_case import Desk, start
from tests.optimise.problems import EXAMPLE

POOLS = {"social": 200_000, "sundhed": 200_000, "omsorg": 200_000, "common": 1_372_000}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.fixture
def example(tmp_path: Path) -> dict[str, Any]:
    candidates = [
        {"id": name, "area": area, "score": score, "cost": thousands * 1000, "hours": hours}
        | ({"type": "mandatory"} if name == "SKAL-1" else {})
        for name, (thousands, hours, score, area) in EXAMPLE.items()
    ]
    return {"pools": POOLS, "hours": 1000, "candidates": candidates}


def ask(desk: Desk, given: dict[str, Any], *words: str) -> Any:
    file = desk.folder.parent / "question.json"
    file.write_text(json.dumps(given), "utf-8")
    return desk("portfolio", "optimise", "--file", str(file), *words)


def test_the_worked_example_is_told_in_sentences(desk: Desk, example: dict[str, Any]) -> None:
    said = ask(desk, example)
    assert said.code == 0
    for sentence in (
        "Den bedste portefølje er 6 af 8 projekter og giver 340 point. Det er bevist",
        "C giver 81 point, men tager 300 timer og 420.000 kr. Skal det med, er det bedste 337, 3 mindre.",
        "F giver 61 point, men tager 140 timer og 310.000 kr. Skal det med, er det bedste 337, 3 mindre.",
        "Timerne: 1.000 timer af 1.000 timer er brugt, og det binder. 100 timer mere giver 15 point",
        "Fællespuljen: 1.320.000 kr. af 1.372.000 kr. er brugt, og det binder ikke alene. 100.000 kr. mere giver 0 point.",
        "- 337 point, 3 mindre: A, B, C, D, F og SKAL-1.",
        "- 335 point, 5 mindre: A, B, D, E, F og SKAL-1.",
        "bliver det C, E, A og F med 293 point, 47 mindre (13,8 %).",
    ):
        assert sentence in said.out


def test_the_answer_holds_the_question_that_can_be_asked_again(desk: Desk, example: dict[str, Any]) -> None:
    first = ask(desk, example, "--json").data
    assert (first["total"], first["proven"], first["explained"]) == ("340", True, True)
    assert {item["project"]: item["regret"] for item in first["left_out"]} == {"C": "3", "F": "3"}
    hours = next(item for item in first["limits"] if item["kind"] == "hours")
    assert (hours["used"], hours["most"], hours["binds"], hours["more"]["gain"]) == ("1000", "1000", True, "15")
    again = ask(desk, first["problem"], "--json").data
    assert again == first
    richer = ask(desk, first["problem"] | {"hours": {"all": 1100}}, "--brief", "--json").data
    assert (richer["total"], richer["explained"]) == ("355", False)


def test_limits_that_cannot_stand_together_are_named(desk: Desk, example: dict[str, Any]) -> None:
    said = ask(desk, example | {"hours": 500, "with": ["C", "E"]}, "--json")
    assert said.code == 1
    assert said.error["code"] == "no-set"
    assert [item["code"] for item in said.error["findings"]] == ["OPT001", "OPT004", "OPT004"]
    alone = ask(desk, example | {"hours": 179}, "--json")
    assert [item["code"] for item in alone.error["findings"]] == ["OPT001", "OPT003", "OPT011"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hours": -5}, 3),
        ({"hours": {"2027Q1": "145/0"}}, 3),
        ({"hours": "mange"}, 3),
        ({"pools": {"social": -1}}, 3),
        ({"pools": {"social": {"næste år": 1}}}, 2),
        ({"candidates": [{"id": "A", "area": "social", "score": 0.5}]}, 3),
        ({"candidates": [{"id": "A", "area": "social"}, {"id": "A", "area": "social"}]}, 2),
        ({"candidates": [{"id": "A", "area": "social", "needs": ["B"]}]}, 2),
        ({"candidates": [{"id": "A", "area": "social", "needs": ["A"]}]}, 2),
        ({"with": ["Æ"]}, 2),
        ({"hurtigt": True}, 3),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(
    desk: Desk, example: dict[str, Any], change: dict[str, Any], code: int
) -> None:
    said = ask(desk, example | change)
    assert (said.code, said.out) == (code, ""), said.err
    assert "Traceback" not in said.err


def test_near_enough_is_not_proven_and_not_explained(desk: Desk, example: dict[str, Any]) -> None:
    near = ask(desk, example, "--within", "100", "--json").data
    assert (near["proven"], near["explained"]) == (False, False)
    assert int(near["bound"]) >= 340 >= int(near["total"])
    exact = ask(desk, example, "--within", "0", "--json").data
    assert (exact["total"], exact["bound"], exact["proven"]) == ("340", "340", True)


def test_a_portfolio_without_candidates_says_what_to_do(desk: Desk) -> None:
    desk.done("new-idea", "--title", "Tavler", "--area", "omsorg", "--submitter", "abc")
    said = desk("portfolio", "optimise")
    assert said.code == 0
    assert said.out.startswith("Der er ingen projekter at vælge imellem endnu.")
    assert "har intet budget" in said.out
    assert "binder" not in said.out


def test_a_file_and_other_wishes_do_not_go_together(desk: Desk, example: dict[str, Any]) -> None:
    assert ask(desk, example, "--hours", "5").code == 2
    assert desk("portfolio", "optimise", "--file", "ingen.json").code == 2


def registered(desk: Desk, title: str, area: str, cost: str, hours: str, attention: str) -> str:
    """An idea with everything that a score needs, written into its file."""
    made = desk.done("new-idea", "--title", title, "--area", area, "--submitter", "abc")
    file, name = desk.folder / made["path"], str(made["id"])
    lines = [
        "benefits: [{id: G-001, leg: efficiency, text: Tid, size: 3}]",
        "horizon: {months: 10}",
        "risk: {category: 1}",
        f"budget: {{trial: {cost}, hours: {{trial: {hours}}}}}",
        f"attention: {{level: {attention}, reference: Referat}}",
    ]
    file.write_text(file.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")
    assert desk("commit").code == 0
    return name


def test_a_portfolio_is_optimised_with_its_own_pools(desk: Desk) -> None:
    first = registered(desk, "Tavler", "omsorg", "150000", "100", "4")
    second = registered(desk, "Robotter", "omsorg", "120000", "80", "1")
    desk.done("set", second, "depends_on", first)
    before = desk.git("rev-parse", "HEAD")
    whole = desk.done("portfolio", "optimise", "--hours", "50")
    assert [item["project"] for item in whole["chosen"]] == [first, second]
    assert {bill["pool"] for item in whole["chosen"] for bill in item["paid"]} == {"omsorg", "common"}
    tight = desk.done("portfolio", "optimise", "--hours", "30")
    assert [item["project"] for item in tight["chosen"]] == [first]
    forced = desk("portfolio", "optimise", "--hours", "30", "--with", second, "--json")
    assert forced.code == 1
    assert [item["code"] for item in forced.error["findings"]] == ["OPT001", "OPT006", "OPT004"]
    text = desk("portfolio", "optimise", "--hours", "30").out
    assert "Robotter giver" in text
    assert "binder" in text
    assert desk.git("rev-parse", "HEAD") == before


def test_two_revisions_stand_side_by_side(desk: Desk) -> None:
    first = registered(desk, "Tavler", "omsorg", "150000", "100", "4")
    base = desk.git("rev-parse", "HEAD").strip()
    second = registered(desk, "Robotter", "social", "120000", "80", "1")
    desk.done("set", first, "backlog.reason", "Robotterne først")
    found = desk.done("portfolio", "compare", base)
    assert (found["in"], found["out"]) == ([second], [first])
    assert (found["cost"], found["hours"]) == ("-30000.00", -20)
    assert found["after"]["legs"]["efficiency"] == 3
    assert found["after"]["risks"]["1"] == 1
    said = desk("portfolio", "compare", base, "HEAD").out
    assert f"- {first} Tavler: 150.000 kr., 100 timer (Backlog)" in said
    assert "−30.000 kr." in said
    assert desk("portfolio", "compare", "ingensteder").code == 2


def test_ctrl_c_leaves_the_best_so_far_and_says_how_far_it_is(
    desk: Desk, example: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first line of progress stops the search, as a person would."""
    monkeypatch.setattr("digitek_cli.cli._optimising.TOLD", 1)
    monkeypatch.setattr(_stoppable.Progress, "tell", lambda *_: os.kill(os.getpid(), signal.SIGINT))
    handler = signal.getsignal(signal.SIGINT)
    said = ask(desk, example, "--json")
    assert said.code == 130
    assert (said.data["proven"], said.data["explained"]) == (False, False)
    assert int(said.data["bound"]) >= 340 >= int(said.data["total"])
    assert "Stoppet" in said.err
    assert signal.getsignal(signal.SIGINT) is handler
