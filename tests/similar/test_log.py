"""`similar --log`: the search as the evidence that EX-02 asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitek_cli.store.yaml_io import load_plain
from tests.cli.portfolio_case import Desk
from tests.similar.conftest import ASKING, OTHER, STOPPED


def pieces(desk: Desk, project: str = ASKING) -> list[dict[str, str]]:
    """The evidence of EX-02 as the file has it."""
    file = desk.file(f"checklists/2026/{project}/existing.yaml")
    if not file.exists():
        return []
    found: list[dict[str, str]] = load_plain(file.read_bytes(), "x")["answers"]["EX-02"]["evidence"]
    return found


def evidence(desk: Desk, project: str = ASKING) -> str:
    (piece,) = pieces(desk, project)
    assert piece["id"] == "soegelog"
    return piece["ref"]


def test_the_search_becomes_evidence_in_one_commit(desk: Desk, kitos: Path) -> None:
    desk.done("systems", "import", str(kitos), "--date", "2026-03-10")
    commits = int(desk.git("rev-list", "--count", "HEAD"))
    answer = desk.done("similar", ASKING, "--log", "--by", "kon")
    assert int(desk.git("rev-list", "--count", "HEAD")) == commits + 1
    assert answer["items"][0]["id"] == "EX-02"
    search = answer["search"]
    told = evidence(desk)
    for part in ("2026-03-14", "støvsugning boligerne", "projekter (2,", "systemer (3; kitos 2026-03-10)"):
        assert part in told, part
    assert f"{search['total']} fund" in told
    assert search["digest"] in told
    for hit in search["hits"]:
        assert (f"{hit['source']}:{hit['id']}" if hit["source"] else hit["id"]) in told
    assert STOPPED in told
    assert "\n" not in told


def test_words_are_logged_on_the_project_that_is_named(desk: Desk) -> None:
    desk.done("similar", "robot", "gulvvasker", "--log", "--by", "KON", "--project", "3")
    assert "robot gulvvasker" in evidence(desk, OTHER)
    refused = desk("similar", "robot", "--log", "--by", "kon")
    assert refused.code == 2
    assert "--project ID" in refused.err


def test_the_answer_stays_to_be_given_and_stays_what_it_was(desk: Desk) -> None:
    desk.done("similar", ASKING, "--log", "--by", "kon")
    assert _state(desk) == "open"
    desk.done("checklist", "answer", ASKING, "EX-02", "portefoelje,kitos", "--by", "kon")
    before = _state(desk)
    desk.done("similar", ASKING, "--log", "--by", "kon", "--limit", "1")
    assert _state(desk) == before
    file = desk.file(f"checklists/2026/{ASKING}/existing.yaml")
    assert load_plain(file.read_bytes(), "x")["answers"]["EX-02"]["value"] == ["kitos", "portefoelje"]


def _state(desk: Desk) -> str:
    items = desk.done("checklist", "show", ASKING)["items"]
    return str(next(item["state"] for item in items if item["id"] == "EX-02"))


def test_on_screen_the_finds_and_what_to_type_next(desk: Desk) -> None:
    shown = desk("similar", ASKING, "--log", "--by", "kon").out
    assert STOPPED in shown
    assert f"digitek checklist answer {ASKING} EX-02 portefoelje --by ABC" in shown  # no Kitos was searched
    assert "--log --by ABC" not in shown


def test_a_dry_run_shows_the_evidence_and_writes_nothing(desk: Desk) -> None:
    head = desk.git("rev-parse", "HEAD")
    answer = desk.done("similar", ASKING, "--log", "--by", "kon", "--dry-run")
    assert "soegelog" in answer["diff"]
    assert desk.git("rev-parse", "HEAD") == head


def test_the_reference_is_in_the_language_of_the_portfolio(desk: Desk) -> None:
    assert desk("--lang", "en", "similar", ASKING, "--log", "--by", "kon").code == 0
    assert "Søgeord" in evidence(desk)


def test_the_log_is_history_that_can_be_proved_and_taken_back(desk: Desk) -> None:
    desk.done("similar", ASKING, "--log", "--by", "kon")
    assert desk("check").code == 0
    assert desk("audit", "verify").code == 0
    desk.done("undo")
    assert pieces(desk) == []


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--log",), "similar-log-by", 2),
        (("--log", "--by", "kon", "--as-of", "2026-03-14"), "similar-log-now", 2),
        (("--log", "--by", "kon", "--known", "HEAD"), "similar-log-now", 2),
        (("--by", "kon"), "similar-not-logged", 2),
        (("--dry-run",), "similar-not-logged", 2),
        (("--log", "--by", "zzz"), "no-such-person", 2),
        (("--project", "3"), "similar-two-projects", 2),
    ],
)
def test_what_does_not_go_together_is_refused(desk: Desk, words: tuple[str, ...], code: str, exit_code: int) -> None:
    head = desk.git("rev-parse", "HEAD")
    refused = desk("similar", ASKING, *words, "--json")
    assert refused.code == exit_code
    assert refused.error["code"].startswith(code)
    assert desk.git("rev-parse", "HEAD") == head


def test_a_stopped_project_takes_no_evidence(desk: Desk) -> None:
    assert desk("similar", STOPPED, "--log", "--by", "kon").code == 1
