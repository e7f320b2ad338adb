"""The calls that scripts make, with the flags that the contract promises, in an order in which each of them works."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from tests.e2e.binary import PAPERS, Binary

IDEA = """
    new-idea --title T --area social --submitter abc --type digitek --need "Overblik" --json
    intake 2 triage --outcome purchase --by kon
    intake 2 triage --outcome project --by kon
    intake 2 blockers --found "Kræver nyt net" --by kon
    intake 2 blockers --none --by kon
    intake 2 interest --no --by lo1
    intake 2 interest --yes --by lo1
    intake 2 priority --level low --by lo1
    intake 2 owner lo1 --by hom
    intake 2 manager pl1 --by kon
    step done 2 idea-description --by pl1 --date 2026-02-09 --evidence "Sag 26/1" --note "Første udgave"
    set 2 risk.category 2
    set 2 budget.external 250.000,50
"""
DECISIONS = """
    gate status 1
    gate status 1 gate-2
    gate who 1
    gate who 1 gate-1
    gate list
    gate forum 1 --recommend heads-group --by kon --reason "Mange timer"
    gate forum 1 --choose heads-group --by hom --reason "Enig"
    gate advance 1 gate-1 --outcome postpone --by hom,hso,hsu --meeting "Chefgruppen" --until 2026-05-01 --reason "Vi venter"
    gate advance 1 --outcome study --by hom,hso --meeting "Chefgruppen" --date 2026-02-10 --reserve omsorg:2026=10.000 --condition "Spørg IT;pl1;2026-04-01" --reason "Nu er der tid"
    decide 1 financing --by hom --reason "Lidt mere" --reserve omsorg=5000
    decide 1 risk --by hom --reason "Risikoen er lille"
    decide 1 carry-forward --by hom --reason "Begynder først næste år"
    pools reserve omsorg 1000,50 --project 1 --by hom --reason "Kørsel"
    pools commit omsorg 4000 --project 1 --document "Kontrakt 1"
    pools spend omsorg 3.500,25 --project 1 --document "Faktura 1"
    pools release omsorg 500 --project 1 --reason "For meget"
    pools balance --as-of 2026-02-10 --year 2026 --json
    priority recommend 1 high --by kon
    priority decide 1 high --by hso,hsu,hom --meeting "Kvartalsstatus" --reason "Stor gevinst"
    log 1
    log --json
    decide 1 stop --by hom --reason "Leverandøren er lukket"
"""


@pytest.mark.parametrize("lines", [IDEA, DECISIONS], ids=["idea", "decisions"])
def test_every_call_works_as_it_stands(digitek: Binary, lines: str) -> None:
    for line in filter(None, map(str.strip, lines.splitlines())):
        digitek.line(line, inside=True)
    assert json.loads(digitek.inside("check", "--json").out)["ok"] is True


def test_a_type_without_gates_is_started(digitek: Binary) -> None:
    digitek.inside(
        "new-idea", "--title", "T", "--area", "omsorg", "--submitter", "abc", "--type", "other", "--other-model", "Egen"
    )
    for line in IDEA.splitlines():
        if " intake " in line and not {"purchase", "--found", "--no"} & set(line.split()):
            digitek.line(line.strip(), inside=True)
    digitek.line('phase start 2 study --by hom,lo1 --reason "Vi går i gang"')


def test_the_checklist_calls(digitek: Binary) -> None:
    """On the shipped questionnaires, in a portfolio of their own."""
    home = digitek.home
    digitek.folder = home
    digitek.inside("init", "new")
    digitek.folder = home / "new"
    (home / "facts.json").write_text('{"data.personal": false, "ai.is_ai": null}', "utf-8")
    digitek.inside("new-idea", "--title", "T", "--area", "omsorg", "--submitter", "abc", "--no-it")
    for line in IDEA.splitlines():
        if " intake " in line and not {"purchase", "--found", "--no"} & set(line.split()):
            digitek.line(line.strip().replace(" 2 ", " 1 "), inside=True)
    for words in (
        ["facts", "1", "product.radio=nej", "md.medical_purpose=no"],
        ["facts", "1", "--file", str(home / "facts.json")],
        ["facts", "1", "--file", str(PAPERS / "facts.yaml")],
        ["answer", "1", "CE-14", "nej", "--by", "pl1", "--note", "Det er rengøring."],
        ["answer", "1", "MDR-01", "nej", "--by", "pl1", "--evidence", "formaalscitat=Brugsanvisningen, side 3"],
        ["answer", "1", "SEC-01", "--by", "pl1", "--owner", "pl1", "--due", "2026-03-13"],
        ["evidence", "1", "CE-01", "produktliste=Sag 26/1", "--by", "pl1"],
        ["sign", "1", "CE-14", "--by", "mdo"],
        ["explain", "1", "CE-14"],
        ["what-if", "1", "product.radio=ja"],
        ["show", "1", "--gate", "gate-1"],
    ):
        digitek.inside("checklist", *words)
    shown = json.loads(digitek.inside("checklist", "show", "1", "--json").out)
    assert set(shown["computed"]) >= {
        *("mdr_status", "mdr_class", "mdr_class_confirmed", "notified_body", "ce_acts", "dpia", "wp248_count"),
        *("ai_tier", "fria", "procurement_route"),
    }
    states = {item["id"]: item["state"] for item in shown["items"]}
    assert (states["CE-14"], states["SEC-01"], states["SEC-05"]) == ("ok", "open", "na")
    assert set(states.values()) <= {"na", "open", "condition", "stop", "ok"}


def test_the_forms_of_check(digitek: Binary) -> None:
    shown = json.loads(digitek("check", "--base", "HEAD~1", "--format", "json").out)
    assert shown["ok"] is True
    assert all(set(item) >= {"code", "severity", "path", "line", "message", "hint"} for item in shown["findings"])
    assert digitek.inside("check", "--strict", code=1).code == 1
    assert "::warning file=portfolio/policy/" in digitek.inside("check", "--format", "github").out
    assert json.loads(digitek.inside("check", "--format", "sarif").out)["version"] == "2.1.0"
    ET.fromstring(digitek.inside("check", "--format", "junit").out)


@pytest.mark.parametrize("flag", [(), ("--json",), ("--lang", "en")])
def test_a_dry_run_shows_the_diff_and_writes_nothing(digitek: Binary, flag: tuple[str, ...]) -> None:
    before = digitek.state()
    words = ("gate", "advance", "1", "--by", "hom", "--reason", "Ja", "--dry-run")
    root = flag if "--lang" in flag else ()
    answer = digitek.inside(*root, *words, *(flag if not root else ()))
    assert digitek.state() == before
    assert "+++ b/" in (json.loads(answer.out)["diff"] if flag == ("--json",) else answer.out)
