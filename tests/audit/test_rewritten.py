"""A rewritten history is exposed: by what was proved before, and by an anchor that was kept elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitek_cli.errors import BadReference, DataError
from digitek_cli.store import audit_anchor
from tests.audit.history_case import DECIDED, PROJECT, History, against, told

if TYPE_CHECKING:
    from digitek_cli.store.audit_anchor import Anchor
    from tests.proofs import Tally


def anchor_of(history: History, revision: str = "HEAD") -> Anchor:
    return audit_anchor.take(history.root, "Prøve", revision, DECIDED)


def rewrite(history: History) -> None:
    """The decision never happened: one commit further back, and the work goes on."""
    history.before("gate.advance")
    assert history.run("set", PROJECT, "experience", "Intet er sket") == 0


@pytest.mark.proof("A22")
def test_a_force_pushed_history_is_exposed_by_the_anchor(history: History, tally: Tally) -> None:
    anchor = anchor_of(history)
    assert history.audit(anchors=(anchor,)).ok
    rewrite(history)
    report = history.audit(full=True, anchors=(anchor,))
    assert [item.finding.code for item in report.breaches] == ["AUD081"], told(report)
    tally()


@pytest.mark.proof("A22")
def test_a_clone_of_the_rewritten_history_is_exposed_too(history: History, tmp_path: Path, tally: Tally) -> None:
    """There the old commit is not even among the objects."""
    anchor = anchor_of(history)
    rewrite(history)
    history.git("clone", "-q", "--no-local", str(history.folder), str(tmp_path / "fresh"))
    fresh = History(tmp_path / "fresh")
    report = fresh.audit(anchors=(anchor,))
    assert [item.finding.code for item in report.breaches] == ["AUD081"], told(report)
    tally()


@pytest.mark.proof("A22")
def test_what_was_proved_before_exposes_a_rewritten_history(history: History, tally: Tally) -> None:
    history.audit()
    rewrite(history)
    report = history.audit()
    assert [item.finding.code for item in report.breaches] == ["AUD080"]
    assert report.read == report.commits
    assert [item.finding.code for item in history.audit().breaches] == ["AUD080"], "said once, forgotten then"
    assert history.audit(full=True).ok
    assert history.audit().ok
    tally()


def test_an_edited_anchor_is_exposed(history: History) -> None:
    anchor = anchor_of(history, "HEAD~3")
    report = history.audit(anchors=(replace(anchor, digest="sha256:" + "0" * 64), anchor))
    assert [item.finding.code for item in report.breaches] == ["AUD082"]


def test_an_anchor_that_was_moved_in_the_settings_is_named(history: History) -> None:
    settings = history.root / "portfolio.yaml"
    plain = settings.read_text("utf-8")
    settings.write_text(plain + f"anchor: {history.git('rev-parse', 'HEAD~4')}\n", "utf-8")
    late = history.commit("anker")
    settings.write_text(plain + f"anchor: {history.head}\n", "utf-8")
    moved = history.commit("nyt anker")
    settings.write_text(plain, "utf-8")
    gone = history.commit("intet anker")
    report = history.audit()
    assert [item.commit for item in against(report, "AUD044")] == [late, moved, gone]


def test_a_named_anchor_outside_the_history_is_a_breach(history: History) -> None:
    settings = history.root / "portfolio.yaml"
    outside = history.head
    history.git("reset", "-q", "--hard", "HEAD~2")
    settings.write_text(settings.read_text("utf-8") + f"anchor: {outside}\n", "utf-8")
    history.commit("anker")
    assert {item.finding.code for item in history.audit().breaches} == {"AUD044", "AUD086"}


def test_an_anchor_is_written_read_and_linked(history: History, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert history.run("audit", "anchor", "--output", str(first)) == 0
    assert history.run("audit", "anchor", "--previous", str(first), "--output", str(second)) == 0
    one, two = audit_anchor.load(first), audit_anchor.load(second)
    assert (one.digest, one.head, one.commits) == (
        two.digest,
        history.head,
        int(history.git("rev-list", "--count", "HEAD")),
    )
    assert (one.previous, two.previous) == (None, one.mark)
    assert one.events["decisions"] == 1
    assert history.run("audit", "verify", "--anchor", str(first), "--anchor", str(second)) == 0
    assert history.run("audit", "anchor", "--output", str(first)) == 5
    rewrite(history)
    assert history.run("audit", "verify", "--full", "--anchor", str(first)) == 1


def test_the_digest_is_that_of_the_content_and_not_of_the_layout(history: History) -> None:
    before = anchor_of(history)
    path = next((history.root / "decisions").rglob("*.yaml"))
    path.write_text("# En bemærkning\n" + path.read_text("utf-8"), "utf-8")
    history.commit("bemærkning")
    assert anchor_of(history).digest == before.digest
    report = history.audit()
    assert report.ok
    assert [item.finding.code for item in report.notes] == ["AUD001"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema": "digitek/audit-anchor/1"}', "null"])
def test_what_is_no_anchor_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "anchor.json"
    file.write_text(text)
    with pytest.raises(DataError, match="audit-no-anchor"):
        audit_anchor.load(file)


def test_a_head_that_is_no_commit_id_is_refused(history: History, tmp_path: Path) -> None:
    file = tmp_path / "anchor.json"
    file.write_text(json.dumps(anchor_of(history).document() | {"head": "--output=/tmp/x"}))
    with pytest.raises(DataError, match="audit-no-anchor"):
        audit_anchor.load(file)
    assert date.fromisoformat(anchor_of(history).date) == DECIDED


def test_a_missing_anchor_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadReference, match="audit-no-file"):
        audit_anchor.load(tmp_path / "nowhere")
