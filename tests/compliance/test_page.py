"""The page for the meeting: golden files in both languages, its lights, and that it stays one page.

`GOLDEN_UPDATE=1 pytest tests/compliance/test_page.py` writes the golden files anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from digitek_cli.model.events import LegalOpinion
from digitek_cli.model.terms import ItemState
from digitek_cli.operations import checklist_sign, checklist_view
from digitek_cli.operations.compliance import Deed, Light, Page, compose, result
from digitek_cli.operations.deciding import Ruling
from digitek_cli.render import checklists
from digitek_cli.render.compliance import render
from digitek_cli.render.language import language, set_language
from tests.checklist_case import ID, Desk
from tests.compliance.cases import cases
from tests.compliance.outcomes import desk
from tests.world import START

GOLDEN = Path(__file__).parent.parent / "golden" / "compliance"
UPDATE = "GOLDEN_UPDATE" in os.environ
STATES = ("unanswered", "stopped", "silent")
CASES = tuple(product(("da", "en"), STATES))
# What fits on one sheet of A4 as a browser prints it.
WORDS, ROWS = 480, 45


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    before = language()
    set_language("da")
    yield
    set_language(before)


def unanswered() -> Desk:
    return desk(cases()["wound-assessment"])


def stopped() -> Desk:
    """A device of too low a class, a claim that goes too far, and some things in order, owed and on condition."""
    found = unanswered()
    found.put(found.project().with_(manager="pl1", owner="lo1"))
    found.answer("MDR-08", "lavere", evidence={"klassificeringsbegrundelse": "SAG-1"})
    found.answer("MDR-24", "ja", evidence={"paastand_vs_formaal": "SAG-2"})
    found.answer("MDR-01", "ja", evidence={"formaalscitat": "SAG-3"}, by="ls1")
    found.answer("EX-04", "delvist", owner="pl2", due=found.today)
    found.answer("SEC-04", "noedvendigt", owner="pl1", due=found.today)
    found.settle("CE-16", "nej")
    found.settle("EX-07", "projekt")
    return found


def silent() -> Desk:
    return desk(cases()["dementia-course"])


def page(world: Desk) -> Page:
    return compose(world.portfolio, world.project(), world.today)


@pytest.mark.parametrize(("lang", "state"), CASES)
def test_golden(lang: str, state: str) -> None:
    set_language(lang)
    path = GOLDEN / f"{state}.{lang}.md"
    text = render(page(globals()[state]()))
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("case", cases())
def test_it_stays_one_page(case: str) -> None:
    text = render(page(desk(cases()[case])))
    assert len(text.split()) < WORDS
    assert sum(line.startswith("|") for line in text.splitlines()) < ROWS
    assert not re.search(r"\bNone\b|\{\{|\{%|compliance\.|\n\n\n", text)


def test_no_area_is_green_before_its_items_are() -> None:
    found = page(unanswered())
    assert {item.light for item in found.standings} <= {Light.WAITING, Light.SILENT}
    assert page(desk(cases()["nothing-known"])).standings[0].light == Light.WAITING


def test_a_stop_makes_its_own_area_red_and_no_other() -> None:
    found = page(stopped())
    assert [item.questionnaire.id for item in found.standings if item.light == Light.STOP] == ["mdr"]
    assert [view.id for view in found.stops] == ["MDR-08", "MDR-24"]
    text = render(found)
    assert text.index("✗ MDR-08") < text.index("Områderne")


def test_a_stop_that_is_carried_stays_a_red_stop() -> None:
    world = Desk()
    world.intake()
    world.answer("CE-16", "ja", evidence={"godkendelse": "SAG-1"})
    opinion = LegalOpinion(by="jur", ref="SAG-9", date=START)
    ruling = Ruling(("hom",), "Fordi det giver mening.")
    world.do(lambda portfolio, moment: checklist_sign.accept(portfolio, ID, ["CE-16"], ruling, moment, opinion))
    text = render(page(world))
    assert "Båret af chefen på en juridisk vurdering af jur (Jurist) den 5. januar 2026, SAG-9" in text
    assert "det er stadig et stop" in text
    assert "✗ RØD" in text


def test_what_is_missing_stands_with_who_and_when() -> None:
    found = {(one.deed, one.people): one for one in page(stopped()).owed}
    assert found[Deed.SIGN, ("pl1", "pl2")].items == ("MDR-01",)
    assert found[Deed.EVIDENCE, ("pl2",)].due == stopped().today
    assert "MDR-03" in found[Deed.ANSWER, ("pl1",)].items


def test_what_waits_for_other_items_is_said_as_what_it_is() -> None:
    """The data makes it a stop; no answer of anybody did."""
    world = unanswered()
    found = page(world)
    assert {name for name, view in world.views().items() if view.state == ItemState.STOP} == {"P-2", "P-6"}
    assert (found.stops, [view.id for view in found.waits]) == ((), ["P-2", "P-6"])
    text = render(found)
    assert "Ingen svar er et stop." in text
    assert "**✗ P-2** står på stop, fordi EX-01, EX-02, EX-03 og " in text
    assert "stop: 2 (heraf 2, fordi andre punkter ikke er lukket)" in text
    sheet = checklist_view.overview(world.portfolio, ID, None, world.today)
    told = checklists.text(sheet, world.portfolio, everything=False)
    assert "2 stop (heraf 2, fordi andre punkter ikke er lukket)" in " ".join(told.split())
    principles = result(found, text)["areas"][0]
    assert (principles["light"], principles["stop"]) == ("waiting", 2)


def test_a_stop_is_asked_for_where_a_project_without_gates_meets_it() -> None:
    world = unanswered()
    world.put(world.project().with_(type="mandatory"))
    world.answer("CE-16", "ja")
    line = next(line for line in render(page(world)).splitlines() if "✗ CE-16" in line)
    assert line.endswith("· Start på afprøvning (projektet har ikke Gate 1); underskrives af jurist")


def test_a_day_that_has_passed_says_so() -> None:
    world = stopped()
    tomorrow = world.today + timedelta(days=1)
    assert "overskredet" not in render(page(world))
    assert "5. januar 2026: overskredet" in render(compose(world.portfolio, world.project(), tomorrow)).replace(
        "\\", ""
    )


def test_rules_past_their_review_say_so() -> None:
    world = silent()
    text = render(compose(world.portfolio, world.project(), date(2027, 6, 2)))
    assert "**Gamle regler.** Medicinsk udstyr (MDR) skulle være gennemgået senest 26. maj 2027." in text
    assert "Gamle regler" not in render(page(world))


def test_a_newer_version_says_so_with_what_to_type() -> None:
    world = stopped()
    policy = world.portfolio.policies[-1]
    newer = world.portfolio.questionnaire("mdr", "1.0.0")
    assert newer is not None
    entries = tuple(entry.with_(version="1.1.0") if entry.id == "mdr" else entry for entry in policy.questionnaires)
    world.put(newer.with_(version="1.1.0"))
    world.put(policy.with_(questionnaires=entries))
    text = render(page(world))
    assert "Medicinsk udstyr (MDR) er besvaret efter 1.0.0, og nu gælder 1.1.0" in text
    assert "`digitek checklist upgrade P-2026-001 --dry-run --by pl1`" in text


def test_what_waits_for_a_later_gate_is_only_counted() -> None:
    world = unanswered()
    found = page(world)
    shown = {item for one in found.owed for item in one.items}
    asked = {name for name, view in world.views().items() if view.state == ItemState.OPEN}
    assert found.later > 0
    assert len(shown) + found.later == len(asked)


def test_an_unclear_purpose_says_what_holds_for_the_time_being() -> None:
    world = silent()
    world.facts(md__medical_purpose="unclear", md__manufacturer_states_md=False)
    text = render(page(world))
    assert "bemyndiget organ: ikke så længe det er uklart, om det er medicinsk udstyr" in text
    assert "indtil det er afgjort, om det er medicinsk udstyr" in text
    assert "bemyndiget organ: nej" not in text


def test_a_script_reads_lights_and_stops() -> None:
    found = result(page(stopped()), "text")
    assert found["project"] == ID
    assert {area["id"]: area["light"] for area in found["areas"]}["mdr"] == "stop"
    assert found["stops"] == ["MDR-08", "MDR-24"]
