"""The whole story through the installed program: one idea from `init` to `close`, with every refusal on the way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.e2e.binary import PAPERS, Binary

ID = "P-2026-001"
PROJECT = f"projects/2026/{ID}.yaml"
NEED = "Gulvene i fællesrummene tager tid fra beboerne."
HEADS = ("--by", "hom,hso,hsu", "--meeting", "Chefgruppen", "--reason", "Gevinsten er tydelig")


def test_one_idea_from_init_to_close(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    digitek = Binary(tmp_path / "sso", tmp_path / "home")
    founding(digitek)
    intake(digitek)
    idea(digitek)
    gate_1(digitek)
    study(digitek)
    gate_2(digitek)
    trial(digitek)
    gate_3(digitek)
    operation(digitek)
    afterwards(digitek)


def founding(digitek: Binary) -> None:
    place, digitek.folder = digitek.folder, digitek.home
    assert digitek.json("init", str(place))["commit"]
    digitek.folder = place
    assert digitek("init", str(place), "--json", code=2).error["code"] == "init-not-empty"
    for paper in PAPERS.glob("*.yaml"):
        shutil.copy(paper, digitek.home)
    digitek.sound()


def intake(digitek: Binary) -> None:
    answer = digitek.wrote(
        "new-idea", "--title", "Robotstøvsugere", "--area", "omsorg", "--submitter", "abc", "--need", NEED, "--no-it"
    )
    assert (answer["id"], answer["path"]) == (ID, f"portfolio/{PROJECT}")
    assert digitek.paths() == {PROJECT}
    assert digitek("intake", ID, "triage", "--outcome", "project", "--by", "kom", "--json", code=1).codes == {"ROLE001"}
    for line in (
        "intake 1 triage --outcome project --by kon",
        "intake 1 blockers --none --by kon",
        "intake 1 interest --yes --by lo1",
        "intake 1 priority --level medium --by lo1",
        "intake 1 owner lo1 --by hom",
        "intake 1 manager pl1 --by kon",
    ):
        digitek.line(line, inside=True)
        assert digitek.paths() == {PROJECT}
    assert digitek.trailers()["Digitek-Operation"] == "intake.manager"
    assert digitek.trailers()["Digitek-Project"] == ID
    assert digitek.trailers()["Digitek-Recorded-By"] == "kon"
    digitek.sound()


def idea(digitek: Binary) -> None:
    digitek.today, digitek.user = "2026-01-26", "pl1"
    for field, value in {
        "citizen_effect": "Rene fællesrum hver morgen.",
        "benefits+": "leg=efficiency; text=Otte timer færre om ugen.",
        "budget.trial": "240.000",
        "budget.hours.trial": "60",
    }.items():
        digitek.inside("set", ID, field, value)
    digitek.inside("set", ID, "benefits+", "leg=wellbeing; text=Færre skæve stillinger.")
    digitek.inside("risk", ID, "--by", "pl1", "--category", "2")
    digitek.inside("checklist", "facts", ID, "--file", str(digitek.home / "facts.yaml"), "--by", "pl1")
    assert digitek.paths() == {f"checklists/2026/{ID}/facts.yaml"}


def gate_1(digitek: Binary) -> None:
    everything = digitek.refused("gate", "advance", ID, "gate-1", "--by", "hom", "--reason", "Lyder godt")
    assert everything >= {"STEP001", "RECO001", "APPR001", "COMM001", "FUND001", "CHK001"}
    answers(digitek, "idea", {"CE-01"}, "kon", "itd", "pl2", "mdo", "jur", "lo1")
    digitek.inside("checklist", "answer", ID, "SEC-01", "--by", "pl1", "--owner", "pl1", "--due", "2026-03-13")
    digitek.inside("step", "done", ID, "idea-description", "--by", "pl1")
    digitek.inside("recommend", ID, "--by", "kon", "--priority", "medium", "--hours", "60")
    digitek("approve", ID, "idea-description", "--by", "lo1")
    assert digitek.trailers()["Digitek-Operation"] == "approval"
    assert all(path.startswith("statements/2026/S-") for path in digitek.paths())
    digitek("comment", ID, "idea-description", "--by", "hom", "--funding", "common", "--text", "Fælles gevinst.")
    status = digitek.json("gate", "status", ID)
    assert (status["project"], status["gate"], status["ready"]) == (ID, "gate-1", True)
    assert (status["missing"], status["decider"]) == ([], "heads-group")
    who = digitek.json("gate", "who", ID)
    assert (who["decider"], who["rule"], sorted(who["may_decide"])) == (
        "heads-group", "common-pool", ["hom", "hso", "hsu"],
    )  # fmt: skip
    assert who["because"]
    assert digitek.refused("gate", "advance", ID, "--by", "hom", "--reason", "Jeg siger ja") == {"MAND002"}
    small = ("gate", "advance", ID, "--outcome", "trial", "--reserve", "common=240.000", *HEADS)
    assert digitek.refused(*small) == {"FAST001"}
    answer = digitek.wrote("gate", "advance", ID, "gate-1", *HEADS, "--condition", "Mål tiden før start;pl1;2026-04-01")
    assert (answer["gate"], answer["outcome"], answer["phase"], answer["status"]) == (
        "gate-1", ["study"], "study", "active",
    )  # fmt: skip
    assert digitek.paths() == {PROJECT, f"decisions/2026/{answer['decision']}.yaml"}
    trailers = digitek.trailers()
    assert (trailers["Digitek-Gate"], trailers["Digitek-Outcome"], trailers["Digitek-Decider"]) == (
        "gate-1", "study", "heads-group",
    )  # fmt: skip
    digitek.sound()


def answers(digitek: Binary, file: str, some: set[str], *reviewers: str) -> None:
    """Answer a bundle of items, and let each reviewer sign what is theirs."""
    digitek.inside("checklist", "answer", ID, "--file", str(digitek.home / f"answers-{file}.yaml"), "--by", "pl1")
    shown = {item["id"]: item for item in sheet(digitek)}
    assert all(set(item) >= {"id", "applies", "state", "blocks"} for item in shown.values())
    assert {shown[name]["state"] for name in some} == {"open"}
    for reviewer in reviewers:
        digitek.inside("checklist", "sign", ID, "--all", "--by", reviewer)
    shown = {item["id"]: item for item in sheet(digitek)}
    assert {shown[name]["state"] for name in some} == {"ok"}


def sheet(digitek: Binary) -> list[dict[str, Any]]:
    """How the items stand."""
    items: list[dict[str, Any]] = json.loads(digitek.inside("checklist", "show", ID, "--json").out)["items"]
    return items


def study(digitek: Binary) -> None:
    digitek.today = "2026-03-20"
    row = '[{"kategori": "Ingen", "registrerede": "Ingen", "dataansvarlig": "Kommunen", "kilde": "Brugsanvisningen", "modtager": "Ingen", "slettefrist": "Ingen"}]'
    digitek.inside("checklist", "answer", ID, "SEC-01", row, "--by", "pl1", "--evidence", "art30_udkast=Sag 26/0117")
    answers(digitek, "study", {"K-01", "CE-07"}, "pl2", "mdo", "arb", "itd", "jur", "ind", "lo1")
    described = "measurement operating_economics operation_funded_by roles preparation benefit_chain involvement experience trial_scope stop_criteria"
    for field in described.split():
        digitek.inside("set", ID, field, "Beskrevet i sag 26/0117")
    digitek.inside("set", ID, "trial_end", "2026-09-30")
    for step, by in {"schedule": "pl1", "benefits": "lo1", "project-description": "pl1"}.items():
        digitek.inside("step", "done", ID, step, "--by", by, "--date", "2026-03-19")
    digitek.inside("recommend", ID, "--by", "kon", "--priority", "medium")
    digitek("approve", ID, "project-description", "--by", "lo1")
    digitek("comment", ID, "project-description", "--by", "hom", "--text", "Kør.")


def gate_2(digitek: Binary) -> None:
    reserve = ("gate", "advance", ID, "gate-2", *HEADS, "--reserve")
    digitek.inside("set", ID, "trial_scope", "To centre, tre robotter")
    missing = digitek.refused(*reserve, "common=2.400.000")
    assert missing == {"STEP001", "APPR002", "COND001", "POOL010"}
    digitek.inside("step", "done", ID, "contract-draft", "--by", "ind")
    digitek("approve", ID, "project-description", "--by", "lo1")
    first = digitek.json("log", ID)
    assert set(first[0]) >= {"commit", "date", "author", "recorded_by", "operation", "project", "summary"}
    decision = next(path.stem for path in (digitek.folder / "portfolio" / "decisions" / "2026").iterdir())
    digitek("gate", "condition", ID, decision, "1", "--by", "pl1", "--evidence", "Sag 26/0117")
    assert digitek.refused(*reserve, "common=1.372.001") == {"POOL010"}
    assert digitek.refused(*reserve, "common=239.999") == {"BUDG001"}
    answer = digitek.wrote(*reserve, "common=240.000")
    assert (answer["outcome"], answer["phase"]) == (["trial"], "trial")
    kinds = {path.split("/")[0] for path in digitek.paths()}
    assert kinds == {"projects", "decisions", "transactions"}
    assert pool(digitek, "common") == ("1372000.00", "1132000.00", "240000.00", "0.00", "0.00")
    digitek.sound()


def pool(digitek: Binary, name: str) -> tuple[str, ...]:
    """The five figures of a pool."""
    answer = digitek.json("pools", "balance")
    assert set(answer) >= {"as_of", "year", "pools", "fixed", "totals"}
    row: dict[str, Any] = next(item for item in answer["pools"] if item["pool"] == name)
    return tuple(row[key] for key in ("budget", "available", "reserved", "committed", "spent"))


def trial(digitek: Binary) -> None:
    digitek.today = "2026-05-06"
    start = ("gate", "advance", ID, "trial-start", "--by", "hom", "--reason", "Alt er på plads")
    assert digitek.refused(*start) >= {"STEP001", "CHK001"}
    assert digitek.refused("step", "done", ID, "contract", "--by", "pl1") == {"STEP004"}
    digitek.inside("step", "done", ID, "contract", "--by", "pl1", "--evidence", "Sag 26/0117, bilag 21")
    answers(digitek, "trial", {"CE-03", "K-08"}, "pl2", "hom")
    digitek.wrote("pools", "commit", "common", "180.000", "--project", ID, "--document", "Kontrakt 26/0117")
    assert digitek.wrote(*start)["phase"] == "trial"
    digitek.today = "2026-06-15"
    digitek.wrote("pools", "spend", "common", "180000", "--project", ID, "--document", "Faktura 4711")
    assert digitek.refused("pools", "spend", "common", "999999", "--project", ID, "--document", "F") == {"POOL013"}
    digitek.sound()


def gate_3(digitek: Binary) -> None:
    digitek.today = "2026-07-15"
    for field in ("experiences", "economy", "recommendations", "measurements", "chain_revisited"):
        digitek.inside("set", ID, field, "Se sag 26/0117")
    digitek.inside("step", "done", ID, "trial.trial", "--by", "pl1")
    digitek.inside("step", "done", ID, "evaluation", "--by", "pl1")
    answers(digitek, "operation", {"CE-11", "CE-18"}, "ind", "lo1")
    digitek.inside("recommend", ID, "--by", "kon", "--priority", "medium")
    digitek("approve", ID, "evaluation", "--by", "lo1")
    digitek("comment", ID, "evaluation", "--by", "hom", "--text", "Vi fortsætter.")
    assert digitek.refused("gate", "advance", ID, "gate-3", "--outcome", "rollout", *HEADS) == {"GATE012"}
    both = ("--outcome", "operation", "--outcome", "rollout")
    answer = digitek.wrote("gate", "advance", ID, "gate-3", *both, *HEADS)
    assert (answer["outcome"], answer["phase"]) == (["operation", "rollout"], "rollout")
    digitek.sound()


def operation(digitek: Binary) -> None:
    digitek.today = "2026-07-30"
    digitek.inside("step", "done", ID, "operation.organisation", "--by", "pl1")
    digitek.wrote("gate", "advance", ID, "operation", "--by", "hom", "--reason", "Overtaget")
    for phase in ("trial", "operation"):
        digitek.wrote("rollout", ID, "Afdeling Nord", phase, "--area", "omsorg", "--by", "hom", "--reason", "Det kører")
    assert "CLOSE001" in digitek.refused("close", ID, "--by", "hom", "--learnt", "Ramper")
    digitek.wrote(
        "decide", ID, "hand-over", "--benefit-owner", "lo1", "--by", "hom,lo1", "--reason", "Driften ejer det"
    )
    assert pool(digitek, "common") == ("1372000.00", "1192000.00", "0.00", "0.00", "180000.00")
    answer = digitek.wrote(
        "close", ID, "--by", "hom", "--learnt", "Ramperne var vigtigst.", "--shared", "DigiTek-mødet"
    )
    assert (answer["phase"], answer["status"]) == ("closed", "completed")
    assert digitek.refused("gate", "advance", ID, "gate-1", *HEADS) >= {"GATE003"}


def afterwards(digitek: Binary) -> None:
    digitek.sound()
    log = digitek.json("log", ID)
    assert log[-1]["operation"] == "new-idea"
    assert log[0]["operation"] == "close"
    assert {item["project"] for item in log} == {ID}
    assert {item["recorded_by"] for item in log} == {"kon", "pl1"}
