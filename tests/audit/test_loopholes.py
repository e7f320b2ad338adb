"""What would take events out of the proof: a root of their own, an anchor set late, a beginning after the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digitek_cli.model.checklist import AnswerSheet
from digitek_cli.model.ids import short
from digitek_cli.operations.audit_report import BROKEN, NOTHING, PROVEN
from tests.audit.history_case import DECIDED, PROJECT, TYPED, History, against, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from digitek_cli.model.events import Decision
    from digitek_cli.model.project import Project
    from tests.proofs import Tally

MERGED = "sync: 1 fra origin\n\nDigitek-Operation: sync\n"


def spoilt(history: History) -> tuple[Decision, Project]:
    """Before the decision, and with the answers gone that it needs; gives what would have been decided."""
    decision, project = history.decision(), history.project()
    history.before("gate.advance")
    sheet = history.portfolio().answer_sheet(PROJECT, "mdr")
    assert sheet is not None
    history.forge(sheet.with_(answers={}), message=TYPED)
    return decision, project


def with_nothing_else(history: History, *events: Decision) -> str:
    """A root of its own that holds these events alone; the work tree is back on main."""
    history.git("checkout", "-q", "--orphan", "other")
    history.git("rm", "-rqf", ".")
    commit = history.forge(*events)
    history.git("checkout", "-q", "main")
    return commit


@pytest.mark.proof("A25")
@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize("resumed", [True, False])
def test_a_decision_out_of_a_second_root_is_judged_where_it_comes_in(
    history: History, ours_first: bool, resumed: bool, tally: Tally
) -> None:
    decision, project = spoilt(history)
    if resumed:
        history.audit()
    root = with_nothing_else(history, decision)
    if not ours_first:
        history.git("branch", "-q", "-f", "ours", "main")
        history.git("checkout", "-q", "other")
    history.git(
        "merge", "-q", "--no-ff", "--no-commit", "--allow-unrelated-histories", "other" if ours_first else "ours"
    )
    history.write(project)
    merge = history.commit(MERGED)
    report = history.audit()
    assert root in [item.commit for item in against(report, "AUD048")], told(report)
    assert merge in [item.commit for item in against(report, "CHK001")], told(report)
    assert report.verdict == BROKEN
    tally()


@pytest.mark.proof("A25")
def test_a_decision_from_a_time_without_portfolio_is_named(history: History, tally: Tally) -> None:
    """The portfolio goes, the decision comes, the portfolio is back."""
    decision, project = spoilt(history)
    settings = history.root / "portfolio.yaml"
    text = settings.read_text("utf-8")
    settings.unlink()
    history.commit(TYPED)
    commit = history.forge(decision, project)
    settings.write_text(text, "utf-8")
    back = history.commit(TYPED)
    report = history.audit()
    assert commit in [item.commit for item in against(report, "AUD048")], told(report)
    assert back in [item.commit for item in against(report, "AUD047")], told(report)
    tally()


def test_another_root_without_anything_of_the_portfolio_breaks_nothing(history: History) -> None:
    history.git("checkout", "-q", "--orphan", "pages")
    history.git("rm", "-rqf", ".")
    (history.folder / "LÆSMIG.md").write_text("Om mappen", "utf-8")
    history.commit(TYPED)
    history.git("checkout", "-q", "main")
    history.git("merge", "-q", "--no-ff", "-m", "Merge pages", "--allow-unrelated-histories", "pages")
    report = history.audit()
    assert report.verdict == PROVEN, told(report)


def anchored(history: History, named: str) -> str:
    settings = history.root / "portfolio.yaml"
    lines = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith("anchor:")]
    settings.write_text("\n".join([*lines, f"anchor: {named}", ""]), "utf-8")
    return history.commit(TYPED)


def at_head(history: History) -> str:
    return "HEAD"


def by_tag(history: History) -> str:
    history.git("tag", "opening")
    return "opening"


def by_short_id(history: History) -> str:
    return short(history.head)


def by_late_id(history: History) -> str:
    return history.head


def by_nothing(history: History) -> str:
    return "f" * 40


ANCHORS = [
    (at_head, "AUD087"),
    (by_tag, "AUD087"),
    (by_short_id, "AUD087"),
    (by_late_id, "AUD088"),
    (by_nothing, "AUD086"),
]


@pytest.mark.proof("A22")
@pytest.mark.parametrize(("name", "code"), ANCHORS, ids=lambda value: getattr(value, "__name__", value))
def test_a_late_anchor_takes_nothing_out_of_the_proof(
    history: History, name: Callable[[History], str], code: str, tally: Tally
) -> None:
    forged = history.forge(history.decision().with_(reason="Noget helt andet"))
    named = name(history)
    commit = anchored(history, named)
    report = history.audit()
    assert {None: {code}, commit: {"AUD044"}, forged: {"EVT001"}}.items() <= breaches(report).items(), told(report)
    assert (report.beginning.named, report.beginning.commit) == (named, None)
    assert report.commits == int(history.git("rev-list", "--count", "HEAD"))
    tally()


def breaches(report: object) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for item in getattr(report, "breaches", ()):
        found.setdefault(item.commit, set()).add(item.finding.code)
    return found


def test_an_anchor_after_a_deletion_does_not_hide_it(history: History) -> None:
    """There is no event left at the anchor, and yet there were some before it."""
    for folder in ("decisions", "statements", "transactions"):
        history.git("rm", "-rq", "--", f"portfolio/{folder}")
    deleted = history.commit(TYPED)
    anchored(history, deleted)
    report = history.audit()
    assert "EVT002" in breaches(report)[deleted], told(report)
    assert "AUD088" in breaches(report)[None]


def test_an_anchor_that_comes_in_by_a_merge_is_named(history: History) -> None:
    first = history.git("rev-list", "--max-parents=0", "HEAD")
    history.git("checkout", "-q", "-b", "side", first)
    anchored(history, history.git("rev-parse", "main"))
    history.git("checkout", "-q", "main")
    history.git("merge", "-q", "--no-ff", "-m", "Merge side", "side")
    assert "AUD044" in breaches(history.audit())[history.head]


def test_an_anchor_from_before_everything_is_where_the_history_begins(history: History) -> None:
    """A commit that held no event, written down when the portfolio was founded."""
    history.git("checkout", "-q", "--orphan", "fresh")
    history.git("rm", "-rqf", ".")
    (history.folder / "LÆSMIG.md").write_text("Om mappen", "utf-8")
    before = history.commit("Mappen")
    first = history.git("rev-list", "--max-parents=0", "main")
    history.git("checkout", "-q", first, "--", ".")
    settings = history.root / "portfolio.yaml"
    settings.write_text(settings.read_text("utf-8") + f"anchor: {before}\n", "utf-8")
    history.commit("init\n\nDigitek-Operation: init\n")
    report = history.audit()
    assert (report.verdict, report.commits, report.beginning.commit) == (PROVEN, 1, before), told(report)


def test_check_compares_with_what_was_there_and_not_with_an_anchor(history: History) -> None:
    base = history.head
    changed = history.forge(history.decision().with_(reason="Noget helt andet"))
    anchored(history, changed)
    assert history.run("check", "--base", base) == 1


def test_nothing_read_is_nothing_proven(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    report = history.audit(start="HEAD")
    assert (report.verdict, report.ok, report.commits) == (NOTHING, False, 0)
    capsys.readouterr()
    assert history.run("audit", "verify", "--from", "HEAD") == 1
    assert capsys.readouterr().out.startswith("Intet er bevist: ")
    assert history.run("audit", "verify", "--from", "HEAD", "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["verdict"], answer["breaches"]) == (False, "nothing", [])


def test_a_verification_may_begin_before_the_portfolio_did(history: History) -> None:
    """A beginning without a portfolio lets one be founded after it."""
    history.git("checkout", "-q", "--orphan", "fresh")
    history.git("rm", "-rqf", ".")
    (history.folder / "LÆSMIG.md").write_text("Om mappen", "utf-8")
    before = history.commit("Mappen")
    history.git("checkout", "-q", history.git("rev-list", "--max-parents=0", "main"), "--", ".")
    history.commit("init\n\nDigitek-Operation: init\n")
    report = history.audit(start=before)
    assert report.verdict == PROVEN, told(report)


def test_a_day_says_where_to_begin_too(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    day = DECIDED.isoformat()
    assert history.run("set", PROJECT, "experience", "Senere", on=DECIDED) == 0
    start = history.git("rev-list", "-1", "--until=2026-02-10T23:59:59+0100", "HEAD")
    capsys.readouterr()
    assert history.run("audit", "verify", "--from", "2026-02-10", "--json") in (0, 1)
    answer = json.loads(capsys.readouterr().out)
    assert answer["anchor"]["commit"] == start, day
    assert history.run("audit", "verify", "--from", "1999-01-01") == 2


def hidden(history: History) -> str:
    """An illegal decision, and a word of another answer in the same commit."""
    decision, project = spoilt(history)
    sheets = [record for record in history.portfolio().records.values() if isinstance(record, AnswerSheet)]
    sheet = next(item for item in sheets if item.project == PROJECT and item.answers)
    name, answer = next(iter(sheet.answers.items()))
    history.write(sheet.with_(answers=sheet.answers | {name: answer.with_(note="Rettet")}))
    return history.forge(decision, project)


def test_a_decision_behind_another_answer_is_not_proven(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    commit = hidden(history)
    report = history.audit()
    assert (report.verdict, report.ok) == ("in-part", False), told(report)
    assert {item.commit for item in report.unproven} == {commit}
    capsys.readouterr()
    assert history.run("audit", "verify") == 1
    out = capsys.readouterr().out
    assert out.startswith("Historien er ikke bevist i sin helhed: ")
    assert "1 hændelse kan ikke bevises." in out
    assert f"? {short(commit)} af Test" in out
    assert history.run("audit", "verify", "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["verdict"], answer["breaches"]) == (False, "in-part", [])
    assert {item["commit"] for item in answer["unproven"]} == {commit}
    assert "AUD009" not in [item["code"] for item in answer["notes"]]
    assert {item.commit for item in report.strictly().breaches} == {commit}
