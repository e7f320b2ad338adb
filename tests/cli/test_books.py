"""The books at the command line: what is booked, shown, compared and handed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

SAME = ("--reason", "Fordi")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("COLUMNS", "100")
    return start(tmp_path / "p", capsys, monkeypatch)


def test_a_transfer_says_what_it_did_and_is_one_commit(desk: Desk) -> None:
    before = desk.git("rev-list", "--count", "HEAD")
    said = desk("pools", "transfer", "social", "omsorg", "50.000", "--by", "hso,HOM", *SAME)
    assert said.code == 0
    assert "50.000 kr. er flyttet fra puljen Social til puljen Omsorg 2026." in said.out
    assert int(desk.git("rev-list", "--count", "HEAD")) == int(before) + 1
    assert desk("check").code == 0


def test_a_refused_booking_books_nothing(desk: Desk) -> None:
    before = desk.git("rev-parse", "HEAD")
    for words in (
        ("transfer", "social", "omsorg", "50.000", "--by", "hso"),
        ("transfer", "social", "fest", "50.000", "--by", "hso"),
        ("purchase", "social", "1", "--title", "Tablets", "--by", "hso", "--it"),
        ("purchase", "social", "1.5000", "--title", "Tablets", "--by", "hso"),
        ("purchase", "social", "-5", "--title", "Tablets", "--by", "hso"),
        ("purchase", "social", "1,505", "--title", "Tablets", "--by", "hso"),
        ("purchase", "social", "1", "--title", "Tablets", "--by", "hso", "--year", "2031"),
        ("purchase", "social", "1", "--title", "Tablets", "--by", "hso", "--date", "2026-12-24"),
    ):
        refused = desk("pools", *words, *SAME)
        assert refused.code in (1, 2), words
        assert refused.err.count("\n") >= 2
    assert desk.git("rev-parse", "HEAD") == before


def test_the_ledger_follows_one_pool(desk: Desk) -> None:
    desk.done("pools", "purchase", "social", "1250,50", "--title", "Stole", "--by", "hso", *SAME)
    lines = desk.done("pools", "ledger", "social")["postings"]
    assert [line["balance"] for line in lines] == ["200000.00", "198749.50"]
    assert lines[-1]["text"] == "Stole"
    assert "198.749,50" in desk("pools", "ledger", "social").out
    spent = desk.done("pools", "ledger", "social", "--account", "spent")["postings"]
    assert [line["amount"] for line in spent] == ["1250.50"]


def test_an_asserted_balance_is_checked_ever_after(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("pools", "assert", "social", "200.000").code == 0
    refused = desk("pools", "assert", "social", "1")
    assert refused.code == 1
    assert "200.000 kr." in refused.err
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-20")
    early = ("--date", "2026-03-01")
    assert desk("pools", "purchase", "social", "1", "--title", "Stole", "--by", "hso", *early, *SAME).code == 1
    assert desk("pools", "purchase", "social", "1", "--title", "Stole", "--by", "hso", *SAME).code == 0
    assert desk("check").code == 0


def test_the_finance_export_is_compared(desk: Desk, tmp_path: Path) -> None:
    bill = ("--document", "Faktura 4711")
    desk.done("pools", "purchase", "social", "1250,50", "--title", "Stole", "--by", "hso", *bill, *SAME)
    file = tmp_path / "økonomi.csv"
    file.write_bytes("Dato;Bilag;Beløb\n16-03-2026;4711;1.250,50\n17-03-2026;99;10,00\n".encode("cp1252"))
    compared = desk("pools", "reconcile", str(file))
    assert compared.code == 1
    assert "linje 3: 17. marts 2026, bilag 99, 10 kr." in compared.out
    assert "Forskel i alt: 10 kr." in compared.out
    file.write_text("Dato;Bilag;Beløb\n16-03-2026;4711;1.250,50\n", encoding="utf-8-sig")
    agreed = desk("pools", "reconcile", str(file), "--json")
    assert (agreed.code, agreed.data["agrees"], agreed.data["difference"]) == (0, True, "0.00")


@pytest.mark.parametrize(
    ("content", "code"), [(b"", 3), (b"hej\n", 3), (b"Dato;Bilag;Bel\xf8b\nx;1;2\n", 3), (None, 2)]
)
def test_an_export_that_cannot_be_read(desk: Desk, tmp_path: Path, content: bytes | None, code: int) -> None:
    file = tmp_path / "f.csv"
    if content is not None:
        file.write_bytes(content)
    refused = desk("pools", "reconcile", str(file))
    assert refused.code == code
    assert "Sådan kommer du videre" in refused.err


@pytest.mark.parametrize("kind", ["hledger", "beancount", "csv"])
def test_an_export_goes_to_the_screen_or_a_file(desk: Desk, tmp_path: Path, kind: str) -> None:
    shown = desk("pools", "export", "--format", kind, "--as-of", "2026-03-14")
    file = tmp_path / "books"
    assert desk("pools", "export", "--format", kind, "--output", str(file)).code == 0
    assert file.read_text() == shown.out
    again = desk("pools", "export", "--format", kind, "--output", str(file))
    assert again.code == 2
    assert (
        desk("pools", "export", "--format", kind, "--output", str(file), "--force", "--json").data["transactions"] == 4
    )


def test_a_workbook_needs_a_file(desk: Desk, tmp_path: Path) -> None:
    assert desk("pools", "export", "--format", "xlsx").code == 2
    pytest.importorskip("xlsxwriter", reason="the extra for Excel is not installed")
    file = tmp_path / "bøger.xlsx"
    assert desk("pools", "export", "--format", "xlsx", "--output", str(file)).code == 0
    assert file.read_bytes()[:2] == b"PK"


def test_nothing_is_exported_into_the_portfolio(desk: Desk) -> None:
    refused = desk("pools", "export", "--format", "csv", "--output", str(desk.folder / "portfolio" / "x.csv"))
    assert refused.code == 2


def test_a_picture_and_a_page_of_the_pools(desk: Desk, tmp_path: Path) -> None:
    svg, html = tmp_path / "p.svg", tmp_path / "p.html"
    assert desk("pools", "balance", "--svg", str(svg), "--html", str(html)).code == 0
    assert svg.read_text().startswith("<svg")
    assert "1.372.000 kr." in html.read_text()
    assert desk("pools", "balance", "--svg", str(svg)).code == 2


def test_the_forecast_has_a_row_a_pool(desk: Desk) -> None:
    found = desk.done("pools", "forecast")
    assert [item["pool"] for item in found["pools"]] == ["social", "sundhed", "omsorg", "common"]
    assert {"low", "expected", "high"} <= set(found["pools"][0])
    assert desk("pools", "forecast", "--year", "2031").code == 2


def test_a_year_is_closed_after_it_is_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("pools", "close", "2026").code == 1
    monkeypatch.setenv("DIGITEK_TODAY", "2027-01-10")
    closed = desk("pools", "close", "2026")
    assert closed.code == 0
    assert "Fællespuljen 2026 er afsluttet; 1.372.000 kr. er bortfaldet." in closed.out
    late = ("pools", "purchase", "social", "1", "--title", "Stole", "--by", "hso", "--year", "2026", *SAME)
    assert "blev afsluttet den 10. januar 2027" in desk(*late).err
    assert desk("check").code == 0


def test_an_owner_for_a_voucher_that_is_not_late_is_refused(desk: Desk) -> None:
    words = ("pools", "spend", "social", "1", "--project", "1", "--document", "F1")
    for more in (("--by", "hso"), SAME):
        refused = desk(*words, *more)
        assert refused.code == 2
        assert "hører til et sent bilag" in refused.err


def test_a_late_voucher_says_what_it_needs(desk: Desk) -> None:
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    words = ("pools", "spend", "social", "1", "--project", "1", "--document", "F1", "--late")
    assert '--late --by ABC --reason "…"' in desk(*words).err
    assert "POOL042" in json.dumps(desk(*words, "--by", "hso", *SAME, "--json").error)


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_books_fit_the_terminal(columns: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.done("pools", "purchase", "social", "1", "--title", "Stole til de lange møder " * 3, "--by", "hso", *SAME)
    monkeypatch.setenv("COLUMNS", columns)
    for words in (["pools", "ledger", "social"], ["pools", "forecast"]):
        assert max(map(len, desk(*words).out.splitlines())) <= int(columns)


def test_the_equipment_frame_is_told_and_not_derived(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = Path(__file__).parent.parent.parent / "portfolio"
    desk = Desk(shipped, capsys)
    shown = desk("-C", str(shipped), "--lang", "da", "pools", "wishes", "2017-1").out
    assert "1.000.000 kr." in shown
    assert "850.000 kr." in shown
    assert "Kun hvis" in shown
