"""`priority score|explain|rank|sensitivity|recommend|decide` as people and scripts call them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from digitek_cli.render import language
from digitek_cli.render.priority import number
from tests.cli.portfolio_case import Desk, begun
from tests.priority.test_score import VECTORS

MONTHS = {4: "6", 3: "12", 2: "24", 1: "36", 0: "60"}
KRONER = {1: "50000", 2: "200000", 3: "500000", 4: "500001"}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A new portfolio with one idea: skærmbesøg, typed in as its numbers."""
    return begun(one_idea, tmp_path / "p", capsys, monkeypatch)


def one_idea(desk: Desk) -> None:
    typed(desk, "skærmbesøg")


def typed(desk: Desk, name: str) -> str:
    """A vector written into the file of a new idea; its id."""
    efficiency, quality, wellbeing, horizon, risk, investment, attention = VECTORS[name][0]
    made = desk.done("new-idea", "--title", name, "--area", "omsorg", "--submitter", "abc")
    sizes = zip(("efficiency", "quality", "wellbeing"), (efficiency, quality, wellbeing), strict=True)
    file = desk.folder / made["path"]
    benefits = [
        f"  - {{id: G-00{at}, leg: {leg}, text: Bedre, size: {size}}}" for at, (leg, size) in enumerate(sizes, 1)
    ]
    lines = [
        "benefits:",
        *benefits,
        f"horizon: {{months: {MONTHS[horizon]}}}",
        f"risk: {{category: {risk}}}",
        f"budget: {{trial: {KRONER[investment]}}}",
        f"attention: {{level: {attention}, reference: Referat}}",
    ]
    file.write_text(file.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")
    assert desk("commit").code == 0
    new: str = made["id"]
    return new


def test_a_vector_is_typed_field_by_field(desk: Desk) -> None:
    new: str = desk.done("new-idea", "--title", "Sanserum", "--area", "omsorg", "--submitter", "abc")["id"]
    for words in (
        ("benefits+", "leg=quality; text=Ro; size=4"),
        ("benefits.G-001.half_by", "2027-03-14"),
        ("budget.hours.trial", "200"),
        ("budget.trial", "0"),
        ("risk.category", "1"),
        ("attention.level", "2"),
        ("attention.reference", "Referat 3. marts"),
    ):
        desk.done("set", new, *words)
    shown = desk.done("priority", "score", new)
    assert [shown["inputs"][name]["value"] for name in ("quality", "horizon", "risk", "investment", "attention")] == [
        4, 3, 1, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["AI-dokumentation", "sanserum", "ren effektivisering"])
def test_a_vector_typed_in_comes_out_to_the_fraction(desk: Desk, name: str) -> None:
    tek, potential, appetite, excess, total, level = VECTORS[name][1]
    shown = desk.done("priority", "score", typed(desk, name))
    fields = ("tek", "potential", "appetite", "excess", "score", "level")
    assert [shown[field] for field in fields] == [tek, potential, appetite, excess, str(total), level]
    assert sum(Fraction(part["value"]) for part in shown["parts"].values()) == total


def test_the_fields_that_scripts_rely_on(desk: Desk) -> None:
    shown = desk.done("priority", "score", "1")
    assert {
        "project", "tek", "potential", "appetite", "excess", "score", "level", "parts", "findings",
    } <= set(shown)  # fmt: skip
    assert shown["schema"] == "digitek/priority-score/1"
    assert shown["score"] == "145/2"
    assert shown["parts"]["attention"] == {"value": "45/4", "weight": "15", "points": 3, "most": 4}
    assert shown["inputs"]["investment"]["total"] == "200000.00"
    assert shown["inputs"]["efficiency"]["benefits"] == ["G-001"]


def test_what_is_missing_is_said_with_what_to_type(desk: Desk) -> None:
    new = desk.done("new-idea", "--title", "Ny", "--area", "omsorg", "--submitter", "abc")["id"]
    shown = desk.done("priority", "score", new)
    assert (shown["score"], shown["level"], shown["tek"], shown["parts"]) == (None, None, None, {})
    assert [item["code"] for item in shown["findings"]] == ["PRIO004", "PRIO006", "RISK001", "PRIO008", "PRIO009"]
    assert all(item["message"] and item["hint"].startswith("digitek ") for item in shown["findings"])
    answer = desk("priority", "score", new)
    assert answer.code == 0
    assert "Ingen score; 5 oplysninger mangler." in answer.out


def test_the_screen_shows_the_arithmetic_and_the_four_values(desk: Desk) -> None:
    out = desk("priority", "score", "1").out
    for shown in ("Score 72,5 af 100: høj.", "31,25 af 50", "15 af 24 point", "Fire vurderinger", "klasse 2"):
        assert shown in out


def test_explain_shows_what_would_lift_and_whether_it_is_only_a_number(desk: Desk) -> None:
    new = typed(desk, "robotstøvsuger")
    levers = desk.done("priority", "explain", new)["levers"]
    found = {(item["input"], item["to"]): (item["score"], item["level"], item["gaming"]) for item in levers}
    assert found[("attention", 3)] == ("65", "high", True)
    out = desk("priority", "explain", new).out
    assert "Opmærksomhed fra 1 til 3 giver 65: høj" in out
    assert "Kun et tal: ingen måling eller kilde bærer et større tal." in out


def test_rank_has_mandatory_first_and_the_values_side_by_side(desk: Desk) -> None:
    typed(desk, "lille nytte")
    made = ("--title", "Lovkrav", "--area", "social", "--submitter", "abc", "--type", "mandatory")
    desk.done("new-idea", *made, "--legal-basis", "Lov om noget")
    desk.done("priority", "recommend", "1", "medium", "--by", "kon", "--text", "Andet først.")
    rows = desk.done("priority", "rank")["projects"]
    assert [(row["rank"], row["project"], row["level"]) for row in rows] == [
        (1, "P-2026-003", "very-high"),
        (2, "P-2026-001", "high"),
        (3, "P-2026-002", "low"),
    ]
    assert rows[1]["values"]["recommended"]["level"] == "medium"
    assert rows[1]["values"]["effective"]["origin"] == "recommended"
    assert rows[0]["values"]["effective"] | {"by": []} == rows[0]["values"]["effective"]
    assert "mellem" in desk("priority", "rank").out


def test_rank_names_who_has_no_score(desk: Desk) -> None:
    name = desk.done("new-idea", "--title", "Tavler", "--area", "omsorg", "--submitter", "abc")["id"]
    assert f"Uden score: {name}. digitek priority score ID siger, hvad der mangler." in desk("priority", "rank").out


def test_rank_tells_pipeline_from_backlog_with_its_reason(desk: Desk) -> None:
    desk.done("set", "1", "backlog.reason", "Chefgruppen tager Sundhed først")
    row = desk.done("priority", "rank")["projects"][0]
    assert (row["status"], row["backlog"]["reason"]) == ("backlog", "Chefgruppen tager Sundhed først")
    assert "Chefgruppen tager Sundhed først" in desk("priority", "score", "1").out


def test_sensitivity_names_the_borderline_cases(desk: Desk) -> None:
    robot = typed(desk, "robotstøvsuger")
    shown = desk.done("priority", "sensitivity")
    assert (shown["points"], len(shown["vectors"]), shown["borderline"]) == (10, 18, [robot])
    assert desk.done("priority", "sensitivity", "--points", "1")["borderline"] == []
    out = desk("priority", "sensitivity").out
    assert robot in out
    assert "høj (65) ved TEK 50, tid 20, risiko 25, opmærksomhed 5" in out


def test_decide_keeps_the_computed_value_and_says_how_far_it_lies(desk: Desk) -> None:
    words = ("--by", "hso,hsu", "--meeting", "Kvartalsstatus K1", "--reason", "Vi venter.")
    decided = desk.done("priority", "decide", "1", "medium", *words)
    assert decided["computed"] == {"score": "145/2", "level": "high"}
    assert [item["code"] for item in decided["findings"]] == ["PRIO012"]
    assert desk.done("show", "1")["priority_origin"] == "decided"
    assert desk("check").code == 0
    assert desk("audit", "verify").code == 0


def test_a_day_back_has_the_score_of_that_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-05-01")
    desk.done("set", "1", "attention.level", "0")
    assert desk.done("priority", "score", "1")["score"] == "245/4"
    assert desk.done("priority", "score", "1", "--as-of", "2026-03-31")["score"] == "145/2"


def test_a_contradictory_policy_computes_and_writes_nothing(desk: Desk) -> None:
    file = desk.file("policy/2026-01-01.yaml")
    file.write_text(file.read_text("utf-8").replace("medium: 40", "medium: 70"), "utf-8")
    answer = desk("priority", "score", "1", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert [item["code"] for item in answer.error["findings"]] == ["PRIO028"]
    assert answer.error["findings"][0]["path"].endswith("policy/2026-01-01.yaml")
    desk.git("commit", "-qam", "policy")
    before = desk.git("rev-parse", "HEAD")
    assert desk("priority", "recommend", "1", "high", "--by", "kon").code == 1
    assert desk.git("rev-parse", "HEAD") == before
    assert desk("check").code == 1


@pytest.mark.parametrize(
    ("value", "danish"),
    [
        ("0", "0"),
        ("100", "100"),
        ("145/2", "72,5"),
        ("125/4", "31,25"),
        ("385/6", "64 1/6"),
        ("5/12", "5/12"),
        ("401/4", "100,25"),
    ],
)
def test_a_fraction_is_told_exactly(value: str, danish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_language", "da")
    assert number(Fraction(value)) == danish
