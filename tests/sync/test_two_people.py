"""Two clones of one server: what merges by itself, what is asked, what gets another number, what is refused."""

from __future__ import annotations

import pytest

from digitek_cli.rules.references import find_project
from tests.proofs import Counter
from tests.sync.office import Clone, Office, ready
from tests.world import World

FIRST = "projects/2026/P-2026-001.yaml"
ADVANCE = ("--outcome", "study", "--by", "hom", "--reason", "Værd at se på")


@pytest.mark.proof("F18")
def test_different_records_merge_by_themselves(anna: Clone, bo: Clone, office: Office, tally: Counter) -> None:
    anna.do("set", "1", "need", "Færre falske alarmer")
    number = bo.idea("Kalendertavler")
    assert anna.sync()["kind"] == "ahead"
    answer = bo.sync()
    assert (answer["kind"], answer["sent"], answer["conflicts"]) == ("merge", True, [])
    assert [entry["operation"] for entry in answer["fetched"]] == ["set"]
    assert [entry["project"] for entry in answer["pushed"]] == [number]
    assert office.tip() == bo.head() == answer["merged"]
    assert bo.git("rev-parse", "HEAD^2") == anna.head()
    assert anna.sync()["kind"] == "behind"
    assert anna.head() == bo.head()
    assert "falske" in bo.text(FIRST)
    anna.sound()
    tally()


def test_the_receipt_says_in_words_what_came_and_what_went(anna: Clone, bo: Clone) -> None:
    anna.do("gate", "advance", "1", *ADVANCE)
    anna.sync()
    bo.do("set", "2", "need", "Ro på stuen")
    told = bo("sync")
    assert "1 ændring hentet fra origin:" in told.out
    assert "P-2026-001 Tavler 1: Gate 1" in told.out
    assert "1 ændring sendt til origin:" in told.out
    assert "Ro på stuen" in told.out
    assert "Henter fra origin" in told.err
    assert bo("sync").out == "Alt er ens her og på origin.\n"
    assert "Sammenfletning: 1 fra andre og 1 egne lagt sammen (" in bo("log", "-n", "1").out


def test_twice_is_once(anna: Clone, office: Office) -> None:
    anna.do("set", "1", "need", "x")
    anna.sync()
    before = anna.head()
    assert (anna.sync()["kind"], anna.head(), office.tip()) == ("same", before, before)


@pytest.mark.proof("F19")
def test_one_field_with_two_values_is_a_choice_and_never_a_marker(anna: Clone, bo: Clone, tally: Counter) -> None:
    anna.do("set", "1", "budget.study", "60.000")
    bo.do("set", "1", "budget.study", "80.000,50")
    bo.do("set", "1", "solution", "Sensorer")
    anna.sync()
    before = bo.state()
    refused = bo("sync", code=4)
    assert (
        "P-2026-001: Budget til undersøgelse (budget.study): hos dig 80.000,50 kr. (pl1, 14. marts 2026); "
        "på serveren 60.000 kr. (kon, 14. marts 2026); før (tomt)." in " ".join(refused.err.split())
    )
    for side in ("mine", "theirs"):
        assert f"digitek sync --choose P-2026-001:budget.study={side}" in refused.err.splitlines()[-1]
    assert (bo.state(), refused.out) == (before, "")
    trial = bo("sync", "--dry-run", "--json", code=4).data
    (conflict,) = trial["conflicts"]
    assert {name: conflict[name] for name in ("field", "base", "mine", "theirs", "chosen")} == {
        "field": "budget.study", "base": None, "mine": "80000.50", "theirs": 60000, "chosen": None,
    }  # fmt: skip
    assert conflict["mine_by"] == {"who": "pl1", "date": "2026-03-14"}
    assert bo.state() == before
    done = bo.sync("--choose", "P-2026-001:budget.study=theirs")
    assert done["conflicts"][0]["chosen"] == "theirs"
    assert "study: 60000" in bo.text(FIRST)
    assert "solution: Sensorer" in bo.text(FIRST)
    assert "<<<" not in bo.text(FIRST)
    bo.sound()
    tally()


@pytest.mark.parametrize(("option", "kept"), [("--mine", "hos Bo"), ("--theirs", "hos Anna")])
def test_one_side_can_hold_everywhere(anna: Clone, bo: Clone, option: str, kept: str) -> None:
    for clone, said in ((anna, "hos Anna"), (bo, "hos Bo")):
        clone.do("set", "1", "need", said)
        clone.do("set", "2", "need", said)
    anna.sync()
    assert {item["chosen"] for item in bo.sync(option)["conflicts"]} == {option.removeprefix("--")}
    assert all(f"need: {kept}" in bo.text(f"projects/2026/P-2026-00{number}.yaml") for number in (1, 2))


def test_on_a_terminal_it_asks(anna: Clone, bo: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    from digitek_cli.cli import _prompt

    anna.do("set", "1", "need", "hos Anna")
    bo.do("set", "1", "need", "hos Bo")
    anna.sync()
    monkeypatch.setattr(_prompt, "can_ask", lambda: True)
    monkeypatch.setattr(_prompt, "choose", lambda question, known: "mine")
    told = bo("sync")
    assert "hos dig: hos Bo (pl1, 14. marts 2026)\n  på serveren: hos Anna (kon, 14. marts 2026)" in told.err
    assert "P-2026-001: Behov (need): din værdi gælder, hos Bo" in told.out
    assert "need: hos Bo" in bo.text(FIRST)


def test_comments_of_both_stay(anna: Clone, bo: Clone) -> None:
    for clone, comment, key in ((anna, "# spurgt", "area:"), (bo, "# nævnt", "need:")):
        path = clone.file(FIRST)
        path.write_text(path.read_text("utf-8").replace(f"\n{key}", f"\n{comment} i {clone.user}\n{key}"), "utf-8")
        clone("commit")
    anna.sync()
    bo.sync()
    assert "# spurgt i kon\narea:" in bo.text(FIRST)
    assert "# nævnt i pl1\nneed:" in bo.text(FIRST)


def test_the_phase_follows_the_merged_events(anna: Clone, bo: Clone) -> None:
    """Both the decision and another field touch the project's file; the phase comes from the replay."""
    anna.do("gate", "advance", "1", *ADVANCE)
    bo.do("set", "1", "shared", "Delt i netværket")
    anna.sync()
    bo.sync()
    assert "phase: study" in bo.text(FIRST)
    assert "shared: Delt i netværket" in bo.text(FIRST)
    bo.sound()


def test_two_benefits_with_one_number_are_two_benefits(anna: Clone, bo: Clone) -> None:
    anna.do("set", "1", "benefits+", "leg=quality; text=Annas gevinst")
    bo.do("set", "1", "benefits+", "leg=quality; text=Bos gevinst")
    anna.sync()
    answer = bo.sync()
    text = bo.text(FIRST)
    assert text.index("Annas gevinst") < text.index("Bos gevinst")
    assert [item["code"] for item in answer["findings"]] == ["SYNC030"]
    bo.sound()


@pytest.mark.proof("F20")
def test_a_merge_that_overdraws_a_pool_is_refused_before_push(
    anna: Clone, bo: Clone, office: Office, tally: Counter
) -> None:
    for clone, number in ((anna, "1"), (bo, "2")):
        clone.do("gate", "advance", number, *ADVANCE, "--reserve", "omsorg=120.000")
        clone.sound()
    anna.sync()
    tip, before = office.tip(), bo.state()
    refused = bo("sync", "--json", code=1).error
    codes = [finding["code"] for finding in refused["findings"]]
    assert set(codes) == {"POOL011", "SYNC020", "SYNC021"}
    told = bo("sync", code=1).err
    assert "På serveren: T-2026-" in told
    assert "120.000 kr. for P-2026-001" in " ".join(told.split())
    assert "digitek undo" in told
    assert (office.tip(), bo.state()) == (tip, before)
    bo.do("undo")
    assert bo.sync()["kind"] == "merge"
    bo.sound()
    tally()


def test_two_decisions_of_one_gate_are_refused_with_the_way_out(anna: Clone, bo: Clone, office: Office) -> None:
    anna.do("gate", "advance", "1", *ADVANCE)
    bo.do("gate", "advance", "1", "--outcome", "stop", "--by", "hom", "--reason", "Nej")
    anna.sync()
    tip, before = office.tip(), bo.state()
    told = bo("sync", "--theirs", code=1)
    assert "Din og serverens beslutning afgør begge Gate 1 for P-2026-001" in " ".join(told.err.split())
    assert "digitek undo tager din egen tilbage" in " ".join(told.err.split())
    assert (office.tip(), bo.state()) == (tip, before)
    bo.do("undo")
    bo.sync()
    bo.sound()
    assert bo.do("show", "1")["phase"] == "study"


@pytest.mark.proof("F21")
def test_one_number_for_two_projects_renumbers_the_younger(
    anna: Clone, bo: Clone, office: Office, tally: Counter
) -> None:
    """With decisions and approvals on both sides; afterwards nothing is wrong and nothing is lost."""
    for clone, title in ((anna, "Annas tavler"), (bo, "Bos tavler")):
        ready(clone, "3", title)
        clone.do("gate", "advance", "3", *ADVANCE, "--reserve", "omsorg=50.000")
        for kind in (("hold", "--until", "2026-06-01"), ("resume",)):
            clone.do("decide", "3", *kind, "--by", "hom", "--reason", "Vi venter lidt")
    anna.sync()
    told = bo("sync")
    assert "Din P-2026-003 hedder nu P-2026-004" in told.out
    assert "P-2026-003 Bos tavler 3: " in told.out
    log = " ".join(bo("log", "-n", "1").out.split())
    assert "Sammenfletning: 19 fra andre og 19 egne lagt sammen; P-2026-003 hedder nu P-2026-004 (" in log
    assert bo.text("projects/2026/P-2026-003.yaml") == anna.text("projects/2026/P-2026-003.yaml")
    mine = bo.text("projects/2026/P-2026-004.yaml")
    assert "title: Bos tavler 3" in mine
    assert "formerly:\n  - P-2026-003" in mine
    status = bo.do("show", "4")
    assert status["phase"] == "study"
    bo.sound()
    anna.sync()
    anna.sound()
    assert anna.do("audit", "verify")["ok"] is True
    assert anna.head() == bo.head() == office.tip()
    balance = {item["pool"]: item["reserved"] for item in anna.do("pools", "balance")["pools"]}
    assert balance["omsorg"] == "100000.00"
    assert bo.sync()["kind"] == "same"
    anna.do("gate", "who", "4")
    tally()


def test_the_project_goes_on_under_its_new_number(anna: Clone, bo: Clone) -> None:
    anna.idea("Annas")
    bo.idea("Bos")
    bo.do("checklist", "facts", "3", "product.is_physical=false")
    anna.sync()
    assert bo.sync()["renumbered"] == [{"from": "P-2026-003", "to": "P-2026-004"}]
    assert "project: P-2026-004" in bo.text("checklists/2026/P-2026-004/facts.yaml")
    assert not bo.file("checklists/2026/P-2026-003/facts.yaml").exists()
    bo.do("set", "4", "need", "Stadig Bos")
    bo.sync()
    assert bo.idea("Ny") == "P-2026-005"


def test_a_number_that_only_one_project_once_had_still_finds_it() -> None:
    world = World()
    project = world.idea("P-2026-004", formerly=("P-2026-003",))
    assert find_project(world.portfolio, "3") == project
    other = world.idea("P-2026-003")
    assert find_project(world.portfolio, "3") == other


def test_evidence_with_one_number_is_renumbered_with_its_citations(anna: Clone, bo: Clone) -> None:
    for clone in (anna, bo):
        clone.file("evidence").mkdir(exist_ok=True)
        clone.file("evidence/EV-901.yaml").write_text(
            f"id: EV-901\ntitle: Måling hos {clone.user}\ndate: 2026-01-05\nsource: Rapport\npopulation: 12 borgere\n",
            "utf-8",
        )
        clone("commit")
        clone.do("set", "1" if clone is anna else "2", "evidence+", "EV-901")
    anna.sync()
    assert bo.sync()["renumbered"] == [{"from": "EV-901", "to": "EV-902"}]
    assert "EV-902" in bo.text("projects/2026/P-2026-002.yaml")
    assert "EV-901" in bo.text(FIRST)
    bo.sound()


def test_three_people_and_one_number(anna: Clone, bo: Clone, office: Office) -> None:
    carla = office.clone("carla", "pl2")
    for clone in (anna, bo, carla):
        clone.idea(f"Idé fra {clone.user}")
    for clone in (anna, bo, carla, anna, bo):
        clone.sync()
    assert anna.head() == bo.head() == carla.head()
    titles = [anna.text(f"projects/2026/P-2026-00{number}.yaml").split("\n")[1] for number in (3, 4, 5)]
    assert titles == ["title: Idé fra kon", "title: Idé fra pl1", "title: Idé fra pl2"]
    anna.sound()


def test_merges_that_cross_are_merged(anna: Clone, bo: Clone, office: Office) -> None:
    """Each took in the other's work before either saw the merge: there are two nearest common commits."""
    anna.do("set", "1", "need", "Annas behov")
    bo.do("set", "2", "need", "Bos behov")
    anna.git("remote", "add", "bo", str(bo.folder))
    hers = anna.head()
    anna.do("sync", "--remote", "bo", "--no-push")
    bo.git("fetch", "-q", str(anna.folder), hers)
    bo.git("merge", "-q", "--no-edit", hers)
    anna.do("set", "1", "need", "Annas behov igen")
    bo.do("set", "1", "solution", "Bos løsning")
    anna.sync()
    bo.git("fetch", "-q", "origin")
    assert len(bo.git("merge-base", "--all", "HEAD", "origin/main").split()) == 2
    answer = bo.sync()
    assert (answer["kind"], answer["conflicts"]) == ("merge", [])
    assert "need: Annas behov igen" in bo.text(FIRST)
    assert "solution: Bos løsning" in bo.text(FIRST)
    bo.sound()
