"""`log` and `diff` on a real repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitek_cli.store import runner
from tests.cli.portfolio_case import Desk, start
from tests.trail.test_undo import IDEA, started

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


def test_the_trail_tells_a_project_in_words(desk: Desk) -> None:
    name = started(desk)
    newest, *_ = desk.done("log", name)
    assert newest["summary"] == "Penge bevilget; reserveret 50.000 kr. af puljen Omsorg"
    assert (newest["project"], newest["operation"], newest["by_hand"]) == (name, "decide.financing", False)
    shown = " ".join(desk("log", name, "-n", "1").out.split())
    assert "14. mar. 2026 · P-2026-001 Robotter på gangen: Penge bevilget" in shown
    assert "(hom; indtastet af kon)" in shown
    assert "digitek log P-2026-001 -n 5" in shown


def test_events_of_a_project_that_no_trailer_names_are_its_trail_too(desk: Desk) -> None:
    name = started(desk)
    desk.git("commit", "-q", "--amend", "-m", "Nothing to see here")
    newest, *_ = desk.done("log", name)
    assert newest["summary"].startswith("Rettet i hånden: Penge bevilget")
    assert (newest["by_hand"], newest["subject"]) == (True, "Nothing to see here")


def test_what_was_taken_back_is_told_by_what_it_was(desk: Desk) -> None:
    name = started(desk)
    desk.done("undo")
    desk.done("undo")
    again, back, *_ = desk.done("log", name)
    assert back["summary"].startswith("Taget tilbage: Penge bevilget")
    assert again["summary"].startswith("Gælder igen: Penge bevilget")
    assert not again["by_hand"]


def test_a_long_trail_takes_as_few_git_processes_as_a_short_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(desk.done(*IDEA)["id"])
    real, calls = runner.run, list[str]()

    def counted(args: tuple[str, ...], **more: object) -> object:
        calls.append(args[0])
        return real(args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "run", counted)
    assert desk("log").code == 0
    few = len(calls)
    for number in range(5):
        desk.done("set", name, "need", f"Behov {number}")
    calls.clear()
    assert desk("log").code == 0
    assert len(calls) == few


def test_the_trail_can_look_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-20")
    name = str(desk.done(*IDEA)["id"])
    desk.done("set", name, "purpose", "Ro")
    assert len(desk.done("log")) == 3
    assert [item["operation"] for item in desk.done("log", "--known", "HEAD~1")] == ["new-idea", "init"]
    assert [item["operation"] for item in desk.done("log", "--as-of", "2026-03-14")] == ["init"]
    assert desk.done("log", "--as-of", "2026-03-01") == []


def test_without_arguments_what_is_not_yet_taken_in(desk: Desk) -> None:
    name = str(desk.done(*IDEA)["id"])
    assert desk.done("diff")["changed"] is False
    file = desk.file(f"projects/2026/{name}.yaml")
    file.write_text(file.read_text("utf-8") + "purpose: Ro\n", "utf-8")
    shown = desk.done("diff")
    (project,) = shown["projects"]
    assert [item["text"] for item in project["changes"]] == ["Formål: Ro"]
    assert shown["to"]["commit"] is None


def test_money_stands_before_and_after(desk: Desk) -> None:
    first = desk.git("rev-parse", "HEAD").strip()
    name = started(desk)
    shown = desk.done("diff", first)
    assert [item["project"] for item in shown["projects"]] == [name]
    (pool,) = shown["pools"]
    assert (pool["pool"], pool["before"]["reserved"], pool["after"]["reserved"]) == ("omsorg", "0.00", "50000.00")
    words = desk("diff", first).out
    assert "reserveret 0 kr. → 50.000 kr." in words
    assert shown["schema"] == "digitek/diff/1"


def test_days_are_moments_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-20")
    name = str(desk.done(*IDEA)["id"])
    shown = desk.done("diff", "2026-03-14", "2026-03-20")
    assert [item["project"] for item in shown["projects"]] == [name]
    assert desk.done("diff", "2026-03-20")["changed"] is False
    refused = desk("diff", "2020-01-01", "--json")
    assert (refused.code, refused.error["code"]) == (2, "nothing-known")


@pytest.mark.parametrize("typed", ["nix", "HEAD~99", "2026-02-31"])
def test_a_moment_that_is_none_is_refused(desk: Desk, typed: str) -> None:
    assert desk("diff", typed).code == 2


def test_organisation_and_rules_stand_apart(desk: Desk) -> None:
    file = desk.file("organisation.yaml")
    file.write_bytes(file.read_bytes().replace(b"initials: pl2", b"initials: pl9"))
    desk.done("commit")
    shown = desk.done("diff", "HEAD~1")
    assert shown["organisation"]
    assert shown["projects"] == []
    assert "pl9" in desk("diff", "HEAD~1").out


def test_a_deleted_event_ends_with_one_and_says_where_to_look(desk: Desk) -> None:
    started(desk)
    desk.git("rm", "-q", "-r", "portfolio/decisions")
    desk.git("commit", "-q", "-m", "tidy up")
    answered = desk("diff", "HEAD~1")
    assert answered.code == 1
    assert "digitek audit verify" in answered.out
    assert desk("diff", "HEAD~1", "--json").data["breach"] is True


def test_a_broken_file_is_named_and_the_others_compared(desk: Desk) -> None:
    one, two = (str(desk.done(*IDEA)["id"]) for _ in range(2))
    desk.done("set", two, "purpose", "Ro")
    desk.file(f"projects/2026/{one}.yaml").write_bytes(b"id: [\n")
    answered = desk("diff", "--json")
    assert answered.code == 3
    desk.git("commit", "-q", "-am", "broken")
    answered = desk("diff", "HEAD~2", "--json")
    assert answered.code == 3
    assert [item["project"] for item in answered.data["projects"]] == [two]
    assert [item["path"] for item in answered.data["rules"]] == [f"projects/2026/{one}.yaml"]


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("width", ["40", "80"])
def test_both_fit_a_narrow_terminal(desk: Desk, lang: str, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.git("rev-parse", "HEAD").strip()
    name = started(desk)
    desk.done("set", name, "solution", "Først det ene, så det andet, og til sidst det tredje. " * 4)
    monkeypatch.setenv("COLUMNS", width)
    for words in (("log",), ("diff", first)):
        shown = desk("--lang", lang, *words)
        assert shown.code == 0
        assert max(map(len, shown.out.splitlines())) <= int(width)


def test_the_newer_state_named_first_accuses_nobody(desk: Desk) -> None:
    """Read backwards, everything that was decided since would seem deleted."""
    name = started(desk)
    newer, older = (desk.git("rev-parse", revision).strip() for revision in ("HEAD", "HEAD~2"))
    answered = desk("diff", "HEAD", "HEAD~2")
    assert answered.code == 0
    assert "Den nyeste stod først" in answered.out
    shown = desk.done("diff", "HEAD", "HEAD~2")
    assert (shown["from"]["commit"], shown["to"]["commit"], shown["swapped"]) == (older, newer, True)
    assert shown["breach"] is False
    right = desk.done("diff", "HEAD~2", "HEAD")
    assert right == shown | {"swapped": False}
    assert [item["project"] for item in shown["projects"]] == [name]
