"""`undo` on a real repository: a new commit takes back the last own one, and refuses where later work rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.store.yaml_io import load_plain
from tests.cli.portfolio_case import Desk, start

if TYPE_CHECKING:
    from pathlib import Path

IDEA = ("new-idea", "--title", "Robotter på gangen", "--area", "omsorg", "--submitter", "abc", "--need", "Tid")
INTAKE = (
    ("triage", "--outcome", "project", "--by", "kon"),
    ("blockers", "--none", "--by", "kon"),
    ("interest", "--yes", "--by", "lo1"),
    ("priority", "--level", "high", "--by", "lo1"),
    ("owner", "lo1", "--by", "hom"),
    ("manager", "pl1", "--by", "kon"),
)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.fixture
def idea(desk: Desk) -> str:
    return str(desk.done(*IDEA)["id"])


def mandatory(desk: Desk) -> str:
    """A project without gates, through intake."""
    name = str(desk.done(*IDEA, "--type", "mandatory", "--legal-basis", "Lov 1")["id"])
    for step, *words in INTAKE:
        desk.done("intake", name, step, *words)
    return name


def started(desk: Desk) -> str:
    """The same with money in it and a study begun."""
    name = mandatory(desk)
    reason = ("--reason", "Fordi")
    desk.done("decide", name, "financing", "--by", "hom", "--reserve", "omsorg=50000", *reason)
    return name


def field(desk: Desk, name: str, field: str) -> Any:
    """What a project's file says."""
    return load_plain(desk.file(f"projects/2026/{name}.yaml").read_bytes(), "")[field]


def codes(error: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in error["findings"]}


def test_a_field_goes_back_to_what_it_was(desk: Desk, idea: str) -> None:
    desk.done("set", idea, "need", "Noget andet")
    told = desk.done("undo")
    assert told["operation"] == "set"
    assert told["fields"] == [{"path": f"projects/2026/{idea}.yaml", "field": "need"}]
    assert field(desk, idea, "need") == "Tid"
    assert desk("check").code == 0
    assert desk.git("status", "--porcelain") == ""
    assert f"Digitek-Undoes: {told['undone']}" in desk.git("log", "-1", "--format=%B")


def test_taken_back_twice_it_holds_again(desk: Desk, idea: str) -> None:
    desk.done("set", idea, "need", "Noget andet")
    desk.done("undo")
    desk.done("undo")
    assert field(desk, idea, "need") == "Noget andet"


def test_an_event_is_withdrawn_and_stays_readable(desk: Desk) -> None:
    name = started(desk)
    before = {path: desk.file(path).read_bytes() for path in events(desk)}
    assert before
    told = desk.done("undo")
    assert all(desk.file(path).read_bytes() == data for path, data in before.items())
    assert len(told["withdrawn"]) == 2
    (pool,) = [item for item in desk.done("pools", "balance")["pools"] if item["pool"] == "omsorg"]
    assert (pool["reserved"], pool["available"]) == ("0.00", pool["budget"])
    assert desk("check").code == 0
    assert [item["id"] for item in desk.done("show", name)["decisions"]] == []
    desk.done("undo")
    (pool,) = [item for item in desk.done("pools", "balance")["pools"] if item["pool"] == "omsorg"]
    assert pool["reserved"] == "50000.00"
    assert desk("check").code == 0


def events(desk: Desk) -> list[str]:
    names = desk.git("ls-files", "portfolio/decisions", "portfolio/transactions", "portfolio/statements").split()
    return [name.removeprefix("portfolio/") for name in names]


def test_what_was_decided_too_late_in_the_year_can_be_decided_again_with_the_right_day(desk: Desk) -> None:
    name = started(desk)
    desk.done("undo")
    words = ("decide", name, "financing", "--by", "hom", "--reserve", "omsorg=50000", "--reason", "Fordi")
    desk.done(*words, "--date", "2026-03-14")
    assert desk("check").code == 0


def test_a_registration_goes_and_its_number_is_not_used_again(desk: Desk, idea: str) -> None:
    told = desk.done("undo")
    assert told["removed"] == [f"projects/2026/{idea}.yaml"]
    assert not desk.file(told["removed"][0]).exists()
    assert desk.git("status", "--porcelain") == ""
    assert desk("check").code == 0
    again = str(desk.done(*IDEA)["id"])
    assert again > idea
    desk.done("undo", again)
    desk.done("undo")
    assert desk.done("show", again)["title"] == "Robotter på gangen"
    assert f"retired:\n  - {idea}\n" in desk.file("portfolio.yaml").read_text("utf-8")


def test_a_dry_run_shows_the_file_that_would_go(desk: Desk, idea: str) -> None:
    head = desk.git("rev-parse", "HEAD")
    shown = desk("undo", "--dry-run")
    assert shown.code == 0
    assert "+++ /dev/null" in shown.out
    assert desk.git("rev-parse", "HEAD") == head
    assert desk.file(f"projects/2026/{idea}.yaml").exists()


def test_later_work_on_another_field_stays(desk: Desk, idea: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.done("set", idea, "need", "Noget andet")
    monkeypatch.setenv("DIGITEK_USER", "pl1")
    desk.done("set", idea, "purpose", "Ro")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    desk.done("undo")
    assert (field(desk, idea, "need"), field(desk, idea, "purpose")) == ("Tid", "Ro")


def test_a_field_that_somebody_changed_since_is_refused_with_who_and_when(
    desk: Desk, idea: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.done("set", idea, "need", "Noget andet")
    monkeypatch.setenv("DIGITEK_USER", "pl1")
    desk.done("set", idea, "need", "Et tredje")
    monkeypatch.setenv("DIGITEK_USER", "kon")
    head = desk.git("rev-parse", "HEAD")
    refused = desk("undo", "--json")
    assert refused.code == 1
    (finding,) = refused.error["findings"]
    assert finding["code"] == "UNDO002"
    assert "pl1" in finding["message"]
    assert "14. marts 2026" in finding["message"]
    assert desk.git("rev-parse", "HEAD") == head


def test_money_that_was_drawn_on_keeps_its_reservation(desk: Desk) -> None:
    name = started(desk)
    granted = desk.git("rev-parse", "HEAD").strip()
    desk.done("pools", "commit", "omsorg", "20000", "--project", name, "--document", "Kontrakt 1")
    refused = desk("undo", granted, "--json")
    assert refused.code == 1
    assert "UNDO001" in codes(refused.error)
    desk.done("undo")
    desk.done("undo", granted)
    assert desk("check").code == 0


def test_a_later_decision_of_the_project_rests_on_all_before_it(desk: Desk) -> None:
    name = mandatory(desk)
    amended = desk.done("set", name, "need", "Noget andet")["commit"]
    desk.done("phase", "start", name, "study", "--by", "hom,lo1", "--reason", "Fordi")
    refused = desk("undo", amended, "--json")
    assert refused.code == 1
    assert codes(refused.error) == {"UNDO001"}
    assert desk("undo", amended).code == 1


def test_an_approval_of_the_new_words_rests_on_them(desk: Desk, idea: str) -> None:
    for step, *words in INTAKE:
        desk.done("intake", idea, step, *words)
    fill(desk, idea)
    amended = desk.done("set", idea, "purpose", "Ro")["commit"]
    desk.done("approve", idea, "idea-description", "--by", "lo1")
    refused = desk("undo", amended, "--json")
    assert refused.code == 1
    assert codes(refused.error) == {"UNDO001"}
    desk.done("undo")
    desk.done("undo", amended)
    missing = desk.done("gate", "status", idea)["missing"]
    assert "APPR001" in {item["code"] for item in missing}


def fill(desk: Desk, name: str) -> None:
    """What an idea description must hold."""
    desk.done("set", name, "citizen_effect", "Mere ro")
    desk.done("set", name, "benefits+", "leg=quality; text=Ro")
    desk.done("set", name, "benefits+", "leg=efficiency; text=Tid")
    desk.done("risk", name, "--category", "2", "--by", "pl1")
    desk.done("set", name, "budget.trial", "10000")
    desk.done("set", name, "budget.hours.study", "10")
    desk.done("set", name, "it_solution", "nej")
    for field in ("solution", "purpose"):
        desk.done("set", name, field, f"Om {field}")


def test_nobody_takes_back_what_others_did(desk: Desk, idea: str, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = desk.done("set", idea, "need", "Noget andet")["commit"]
    monkeypatch.setenv("DIGITEK_USER", "pl1")
    assert desk("undo").code == 2
    refused = desk("undo", theirs, "--json")
    assert refused.code == 1
    assert codes(refused.error) == {"UNDO007"}
    assert "kon" in refused.error["findings"][0]["message"]


def test_a_trailer_does_not_make_somebody_elses_decision_mine(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    started(desk)
    body = desk.git("log", "-1", "--format=%B").replace("Recorded-By: kon", "Recorded-By: pl1")
    desk.git("commit", "-q", "--amend", "-m", body)
    monkeypatch.setenv("DIGITEK_USER", "pl1")
    refused = desk("undo", "--json")
    assert refused.code == 1
    assert codes(refused.error) == {"UNDO007"}


def test_a_merge_is_nobodys_own(desk: Desk, idea: str) -> None:
    other = str(desk.done(*IDEA)["id"])
    desk.git("checkout", "-q", "-b", "side")
    desk.done("set", idea, "need", "Noget andet")
    desk.git("checkout", "-q", "main")
    desk.done("set", other, "purpose", "Ro")
    merged = "merge\n\nDigitek-Operation: set\nDigitek-Recorded-By: kon\n"
    desk.git("merge", "-q", "--no-ff", "-m", merged, "side")
    refused = desk("undo", "HEAD", "--json")
    assert refused.code == 1
    assert codes(refused.error) == {"UNDO008"}
    told = desk.done("undo")
    assert told["operation"] == "set"


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("HEAD", 2, "undo-first"),
        ("nix", 2, "no-such-revision"),
        ("--output=x", 2, None),
        ("P-2026-999", 2, "no-such-project"),
    ],
)
def test_nothing_to_take_back_is_a_question_of_usage(desk: Desk, typed: str, code: int, name: str | None) -> None:
    refused = desk("undo", "--json", *((typed,) if not typed.startswith("-") else ("--", typed)))
    assert refused.code == code
    assert name in (None, refused.error["code"])


def test_a_fresh_portfolio_has_nothing_to_take_back(desk: Desk) -> None:
    refused = desk("undo")
    assert refused.code == 2
    assert "kon har ingen ændringer at tage tilbage" in refused.err


def test_without_initials_nothing_is_ones_own(desk: Desk, idea: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITEK_USER")
    refused = desk("undo", "--json")
    assert refused.code == 2
    assert refused.error["code"] == "undo-nobody"
    assert desk.file(f"projects/2026/{idea}.yaml").exists()


def test_a_hand_edit_is_taken_back_too(desk: Desk, idea: str) -> None:
    file = desk.file("organisation.yaml")
    before = file.read_bytes()
    file.write_bytes(before.replace(b"initials: pl2", b"initials: pl9"))
    desk.done("commit", "--reason", "Ny projektleder")
    desk.done("undo")
    assert b"initials: pl9" not in file.read_bytes()
    assert desk("check").code == 0
    assert idea


def test_an_unsaved_edit_of_the_same_file_stands_in_the_way(desk: Desk, idea: str) -> None:
    desk.done("set", idea, "need", "Noget andet")
    file = desk.file(f"projects/2026/{idea}.yaml")
    file.write_text(file.read_text("utf-8") + "purpose: Ro\n", "utf-8")
    assert desk("undo").code == 4
    assert "purpose: Ro" in file.read_text("utf-8")


def test_of_one_project_the_last_own_change_is_taken(desk: Desk, idea: str) -> None:
    desk.done("set", idea, "need", "Noget andet")
    other = str(desk.done(*IDEA)["id"])
    told = desk.done("undo", idea[-1].lstrip("0"))
    assert (told["project"], told["operation"]) == (idea, "set")
    assert desk.done("show", other)["project"] == other


@pytest.mark.parametrize("width", ["40", "100"])
@pytest.mark.parametrize(
    ("lang", "said"), [("da", "Taget tilbage (14. marts 2026"), ("en", "Taken back (14 March 2026")]
)
def test_the_receipt_says_what_was_taken_back(
    desk: Desk, idea: str, lang: str, said: str, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    desk.done("set", idea, "need", "Noget helt andet end det, der stod her før, og lidt til")
    shown = desk("--lang", lang, "undo")
    assert shown.code == 0
    assert shown.out.startswith(said)
    assert max(map(len, shown.out.splitlines())) <= int(width)
    assert "Noget helt andet" in " ".join(shown.out.split())
