"""A project that `sync` gave another number: `undo` follows it, and `log` tells of it and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.store.yaml_io import load_plain
from tests.sync.office import ready

if TYPE_CHECKING:
    from tests.sync.office import Clone

INTAKE = (
    ("triage", "--outcome", "project", "--by", "kon"),
    ("blockers", "--none", "--by", "kon"),
    ("interest", "--yes", "--by", "lo1"),
    ("priority", "--level", "high", "--by", "lo1"),
    ("owner", "lo1", "--by", "hom"),
    ("manager", "pl1", "--by", "kon"),
)


def stored(clone: Clone, name: str) -> dict[str, Any]:
    document: dict[str, Any] = load_plain(clone.file(f"projects/2026/{name}.yaml").read_bytes(), "")
    return document


def meet(anna: Clone, bo: Clone) -> None:
    """Both synced; Bo's project, registered under the number of Anna's, has the next one now."""
    anna.sync()
    assert {"from": "P-2026-003", "to": "P-2026-004"} in bo.sync()["renumbered"]


@pytest.fixture
def apart(anna: Clone, bo: Clone) -> tuple[Clone, Clone]:
    """The same number and the same words for two projects."""
    for clone, title in ((anna, "Annas"), (bo, "Bos")):
        clone.idea(title)
        clone.do("set", "3", "purpose", "Det samme")
    meet(anna, bo)
    return anna, bo


def test_a_field_is_taken_back_where_the_project_is_now(apart: tuple[Clone, Clone]) -> None:
    anna, bo = apart
    hers = bo.text("projects/2026/P-2026-003.yaml")
    told = bo.do("undo")
    assert told["project"] == "P-2026-004"
    assert told["fields"] == [{"path": "projects/2026/P-2026-004.yaml", "field": "purpose"}]
    assert bo.text("projects/2026/P-2026-003.yaml") == hers
    assert "purpose" not in stored(bo, "P-2026-004")
    bo.do("undo")
    assert stored(bo, "P-2026-004")["purpose"] == "Det samme"
    bo.sound()
    bo.sync()
    anna.sync()
    assert anna.do("audit", "verify")["ok"] is True


def test_by_its_new_number_and_by_its_commit(apart: tuple[Clone, Clone]) -> None:
    _, bo = apart
    idea = bo.git("log", "--format=%H", "--grep=^new-idea P-2026-003: Bos")
    assert bo.do("undo", "4")["fields"][0]["path"] == "projects/2026/P-2026-004.yaml"
    # The registration goes too: nobody else's file, and the number that the project has now stays unused.
    assert bo.do("undo", idea)["removed"] == ["projects/2026/P-2026-004.yaml"]
    assert bo.file("projects/2026/P-2026-003.yaml").exists()
    assert "undo-nothing" in bo("undo", "3", "--json", code=2).err


def test_who_changed_it_since_is_found_under_both_numbers(anna: Clone, bo: Clone) -> None:
    anna.idea("Annas")
    bo.idea("Bos")
    for words in ("Først", "Siden"):
        bo.do("set", "3", "need", words)
    first, second = bo.git("log", "-2", "--format=%H", "--reverse").split()
    meet(anna, bo)
    refused = bo("undo", first, "--json", code=1).err
    assert "UNDO002" in refused
    assert second[:10] in refused


def test_money_reserved_under_the_old_number(anna: Clone, bo: Clone) -> None:
    for clone, title in ((anna, "Annas"), (bo, "Bos")):
        clone.do("new-idea", "--title", title, "--area", "omsorg", "--submitter", "abc", "--type", "other")
        for step, *words in INTAKE:
            clone.do("intake", "3", step, *words)
    bo.do("pools", "reserve", "omsorg", "50.000", "--project", "3", "--by", "hom", "--reason", "Fordi")
    meet(anna, bo)
    balance = {item["pool"]: item["reserved"] for item in bo.do("pools", "balance")["pools"]}
    assert balance["omsorg"] == "50000.00"
    told = bo.do("undo")
    assert told["project"] == "P-2026-004"
    assert len(told["withdrawn"]) == 2
    balance = {item["pool"]: item["reserved"] for item in bo.do("pools", "balance")["pools"]}
    assert balance["omsorg"] == "0.00"
    bo.sound()


def test_evidence_is_followed_too(anna: Clone, bo: Clone) -> None:
    for clone, title in ((anna, "Annas kilde"), (bo, "Bos kilde")):
        place = clone.file("evidence/EV-001.yaml")
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"id: EV-001\ntitle: {title}\ndate: 2026-01-05\nsource: R\npopulation: 12 borgere\n", "utf-8")
        clone("commit")
    anna.sync()
    assert bo.sync()["renumbered"] == [{"from": "EV-001", "to": "EV-002"}]
    assert bo.do("undo")["removed"] == ["evidence/EV-002.yaml"]
    assert "Annas kilde" in bo.text("evidence/EV-001.yaml")


def test_an_undo_that_would_change_nothing_is_refused(anna: Clone) -> None:
    """Put back by hand already: that is not done, and not said to be."""
    anna.idea("Annas")
    anna.do("set", "3", "need", "Noget")
    commit = anna.head()
    path = anna.file("projects/2026/P-2026-003.yaml")
    path.write_text(path.read_text("utf-8").replace("need: Noget\n", "purpose: Andet\n"), "utf-8")
    anna("commit")
    head = anna.head()
    assert "undo-already" in anna("undo", commit, "--json", code=2).err
    assert anna.head() == head


def test_the_trail_of_a_project_is_its_own(apart: tuple[Clone, Clone]) -> None:
    anna, bo = apart
    for clone in (bo, anna):
        clone.sync()
        hers, his = clone.do("log", "3"), clone.do("log", "4")
        assert [item["recorded_by"] for item in hers] == ["kon", "kon"]
        assert [item["merge"] for item in his] == [True, False, False]
        assert [item["project"] for item in his[1:]] == ["P-2026-003", "P-2026-003"]
        assert {item["recorded_by"] for item in his} == {"pl1"}
        said = clone("log").out
        assert "P-2026-003 Bos: Ny idé: Bos" in said
        assert "P-2026-003 Annas: Formål" in said


def test_the_trail_by_a_day_before_the_renumbering(apart: tuple[Clone, Clone]) -> None:
    _, bo = apart
    known = bo.git("rev-parse", "HEAD^1")
    assert [item["recorded_by"] for item in bo.do("log", "3", "--known", known)] == ["pl1", "pl1"]


def test_the_sync_names_what_came_by_its_own_title(anna: Clone, bo: Clone) -> None:
    anna.idea("Annas")
    bo.idea("Bos")
    bo.do("set", "3", "need", "Mere")
    anna.sync()
    bo.sync()
    bo.do("set", "4", "title", "Bos nye")
    bo.sync()
    said = anna("sync").out
    assert "P-2026-003 Bos: Behov" in said
    assert "P-2026-004 Bos: Titel" not in said


def test_events_under_the_old_number_are_in_the_trail(anna: Clone, bo: Clone) -> None:
    for clone, title in ((anna, "Annas"), (bo, "Bos")):
        ready(clone, "3", title)
    meet(anna, bo)
    hers = bo.do("log", "3")
    his = [item for item in bo.do("log", "4") if not item["merge"]]
    assert len(hers) == len(his)
    assert {item["recorded_by"] for item in hers} == {"kon"}
    assert {item["recorded_by"] for item in his} == {"pl1"}
