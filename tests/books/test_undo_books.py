"""What the owners of pools booked is told in words, taken back, and found when somebody tampers with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.store.yaml_io import load_plain, render_new
from tests.cli.portfolio_case import Desk, start

if TYPE_CHECKING:
    from pathlib import Path

WHY = ("--reason", "Fordi")
PURCHASE = ("pools", "purchase", "social", "12.500", "--title", "Tablets", "--by", "hso", *WHY)
TRANSFER = ("pools", "transfer", "social", "omsorg", "50.000", "--by", "hso,hom", *WHY)
CALLS: dict[str, tuple[tuple[str, ...], str]] = {
    "transfer": (TRANSFER, "50.000 kr. flyttet fra puljen Social til puljen Omsorg"),
    "purchase": (PURCHASE, "Indkøb: Tablets, 12.500 kr. af puljen Social"),
    "receive": (
        ("pools", "receive", "social", "7.000", "--document", "Aftale 7", *WHY),
        "7.000 kr. modtaget i puljen Social (Aftale 7)",
    ),
    "assert": (("pools", "assert", "social", "200.000"), "Saldo talt efter: disponibel i puljen Social, 200.000 kr."),
}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("COLUMNS", "200")
    return start(tmp_path / "p", capsys, monkeypatch)


def figures(desk: Desk, year: str = "2026") -> Any:
    answer = desk.done("pools", "balance", "--year", year)
    return answer["pools"], answer["projects"]


def codes(error: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in error["findings"]}


@pytest.fixture
def ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project holds money at the end of 2026, by decision carried forward; 2027 is open and 2026 closed."""
    idea = ("new-idea", "--title", "Tavler", "--area", "omsorg", "--submitter", "abc", "--type", "mandatory")
    desk.done(*idea, "--legal-basis", "Lov 1")
    for step in ("triage --outcome project --by kon", "blockers --none --by kon", "interest --yes --by lo1"):
        desk.done("intake", "1", *step.split())
    for step in ("priority --level high --by lo1", "owner lo1 --by hom", "manager pl1 --by kon"):
        desk.done("intake", "1", *step.split())
    desk.done("decide", "1", "financing", "--by", "hom", "--reserve", "omsorg=50000", *WHY)
    frames_of_2027(desk)
    assert desk("commit").code == 0
    monkeypatch.setenv("DIGITEK_TODAY", "2027-01-04")
    desk.done("pools", "open", "--year", "2027")
    desk.done("decide", "1", "carry-forward", "--by", "hom", *WHY)
    monkeypatch.setenv("DIGITEK_TODAY", "2027-01-10")
    desk.done("pools", "close", "2026")
    return desk


def frames_of_2027(desk: Desk) -> None:
    """The frames of 2026 adopted for 2027 too, by rules in force from that day."""
    document = load_plain(desk.file("policy/2026-01-01.yaml").read_bytes(), "")
    (frame,) = document["frames"]
    document |= {"valid_from": date(2027, 1, 1), "frames": [frame, frame | {"year": 2027}]}
    desk.file("policy/2027-01-01.yaml").write_bytes(render_new(document))


@pytest.mark.parametrize("name", CALLS)
def test_what_was_booked_is_told_taken_back_and_brought_back(desk: Desk, name: str) -> None:
    words, told = CALLS[name]
    before = figures(desk)
    desk.done(*words)
    after = figures(desk)
    assert told in desk("log", "-n", "1").out
    assert told in desk("diff", "HEAD~1").out
    desk.done("undo")
    assert figures(desk) == before
    assert f"Taget tilbage: {told}" in desk("log", "-n", "1").out
    assert desk("check").code == 0
    desk.done("undo")
    assert figures(desk) == after
    assert f"Gælder igen: {told}" in desk("log", "-n", "1").out
    assert desk("check").code == 0
    verified = desk("audit", "verify", "--full", "--json")
    assert (verified.code, verified.data["hand_edits"]) == (0, [])


def test_a_balance_that_was_taken_back_need_not_hold(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.done(*CALLS["assert"][0])
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-20")
    early = (*PURCHASE, "--date", "2026-03-01")
    assert codes(desk(*early, "--json").error) == {"POOL037"}
    desk.done("undo", desk.git("rev-parse", "HEAD").strip())
    desk.done(*early)
    refused = desk("undo", desk.git("rev-parse", "HEAD~1").strip(), "--json")
    assert codes(refused.error) == {"POOL037"}, "the balance would hold again and no longer be right"


def test_what_was_taken_back_is_not_looked_for_in_the_finance_system(desk: Desk, tmp_path: Path) -> None:
    desk.done(*PURCHASE)
    desk.done("undo")
    file = tmp_path / "f.csv"
    file.write_text("Dato;Bilag;Beløb\n", "utf-8")
    compared = desk("pools", "reconcile", str(file))
    assert compared.code == 0
    assert "Stemmer: 0 bilag, 0 kr." in compared.out
    assert [line["kind"] for line in desk.done("pools", "ledger", "social")["postings"]][1:] == ["purchase", "reversal"]


def test_who_agreed_is_named(desk: Desk) -> None:
    desk.done(*TRANSFER)
    assert "(hso, hom; indtastet af kon)" in desk("diff", "HEAD~1").out
    assert "(hso, hom; indtastet af kon)" in desk("undo").out


def test_a_transfer_that_was_spent_stays(desk: Desk) -> None:
    desk.done(*TRANSFER)
    transfer = desk.git("rev-parse", "HEAD").strip()
    pool = next(item for item in figures(desk)[0] if item["pool"] == "omsorg")
    desk.done("pools", "purchase", "omsorg", pool["available"], "--title", "Senge", "--by", "hom", *WHY)
    refused = desk("undo", transfer, "--json")
    assert refused.code == 1
    assert {code[:4] for code in codes(refused.error)} == {"POOL"}


def test_a_closed_year_is_told_and_opens_again(ended: Desk) -> None:
    told = ended("log", "-n", "1").out
    assert "· Året 2026 afsluttet; 1.922.000 kr. bortfaldet, 50.000 kr. overført til næste år (" in told
    changed = ended("diff", "HEAD~1").out
    assert "Fællespuljen 2026 afsluttet; 1.372.000 kr. bortfaldet" in changed
    assert "50.000 kr. overført fra puljen Omsorg 2026 til næste år" in changed
    assert "Fællespulje 2026: disponibel 1.372.000 kr. → 0 kr., bortfaldet 0 kr. → 1.372.000 kr." in changed
    before = figures(ended), figures(ended, "2027")
    ended.done("undo")
    assert "Taget tilbage: Året 2026 afsluttet" in ended("log", "-n", "1").out
    pools, _ = figures(ended)
    assert {item["lapsed"] for item in pools} == {"0.00"}
    assert ended("check").code == 0
    ended.done(*PURCHASE, "--year", "2026")
    ended.done("undo")
    ended.done("pools", "close", "2026")
    assert (figures(ended), figures(ended, "2027")) == before
    verified = ended("audit", "verify", "--full", "--json")
    assert verified.code == 0, verified.out


def test_a_late_voucher_is_told_and_keeps_the_year_closed(ended: Desk) -> None:
    closed = ended.git("rev-parse", "HEAD").strip()
    late = ("--project", "1", "--document", "F 1", "--year", "2026", "--late", "--by", "hom", *WHY)
    before = figures(ended)
    ended.done("pools", "spend", "omsorg", "900", *late)
    told = "Sent bilag: 900 kr. betalt af det bortfaldne i puljen Omsorg 2026 (F 1)"
    assert told in ended("log", "-n", "1").out
    assert codes(ended("undo", closed, "--json").error) == {"UNDO001"}
    ended.done("undo")
    assert figures(ended) == before
    assert ended("check").code == 0
    assert ended("audit", "verify", "--full").code == 0


@pytest.mark.parametrize(
    ("field", "value", "code"), [("by", ["hso"], "POOL017"), ("kind", "purchase", "POOL002"), ("late", True, "POOL")]
)
def test_a_forged_transfer_is_found(desk: Desk, field: str, value: Any, code: str) -> None:
    """Written by hand under the name of the command: the rules are asked, and the commit is named."""
    desk.done(*TRANSFER)
    (path,) = desk.git("diff", "--name-only", "HEAD~1", "--", "portfolio/transactions").split()
    document = load_plain((desk.folder / path).read_bytes(), "") | {field: value}
    message = desk.git("log", "-1", "--format=%B")
    desk.git("reset", "-q", "--hard", "HEAD~1")
    (desk.folder / path).write_bytes(render_new(document))
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", message)
    found = desk("audit", "verify", "--json")
    assert found.code == 1
    assert desk.git("rev-parse", "HEAD").strip() in found.out
    assert code in found.out


def test_an_amended_transfer_is_found(desk: Desk) -> None:
    desk.done(*TRANSFER)
    (path,) = desk.git("diff", "--name-only", "HEAD~1", "--", "portfolio/transactions").split()
    file = desk.folder / path
    file.write_bytes(file.read_bytes().replace(b"50000", b"51000"))
    desk.git("commit", "-q", "-a", "-m", "Rettet")
    found = desk("audit", "verify", "--json")
    assert found.code == 1
    assert "EVT001" in found.out


def test_a_booking_under_another_name_is_a_hand_edit(desk: Desk) -> None:
    """A purchase in a commit that calls itself a transfer."""
    desk.done(*PURCHASE)
    message = desk.git("log", "-1", "--format=%B").replace("pools.purchase", "pools.transfer")
    desk.git("commit", "-q", "--amend", "-m", message)
    (edit,) = desk.done("audit", "verify")["hand_edits"]
    assert edit["commit"] == desk.git("rev-parse", "HEAD").strip()
