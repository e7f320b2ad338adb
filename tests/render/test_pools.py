"""The balance as people see it: exact, lined up, within 60 columns, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.operations import pools
from digitek_cli.operations.sheet import overview
from digitek_cli.render import language
from digitek_cli.render import pools as words
from digitek_cli.rules.balances import Figures
from digitek_cli.rules.ledger_check import check
from tests.builders_ledger import NEW_YEAR, ONE, TODAY, TWO, grant, moment, opened, policy, unopened

MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    language.set_language("da")
    language.name_pools({pool.id: pool.title for pool in policy().pools})
    yield
    language.name_pools({})
    language.set_language("en")


@pytest.fixture
def books() -> Portfolio:
    now = moment()
    books = grant(opened(now), now, "social", 50_000, MARCH)
    books = grant(books, now, "common", 250_000, MARCH, TWO)
    return pools.commit(books, pools.Entry("common", Decimal(200_000), TWO), "K-7", now).after


def spent(books: Portfolio, amount: str) -> Portfolio:
    late = moment()
    for _ in range(100):
        late.token()
    return pools.spend(books, pools.Entry("common", Decimal(amount), TWO), "F-1", late).after


def test_the_balance_in_danish(books: Portfolio) -> None:
    assert words.text(overview(books, TODAY)).splitlines() == [
        "Puljer 2026, opgjort 30. juni 2026 (kroner)",
        "",
        "    Ramme   Disponibel   Reserveret   Forpligtet   Forbrug",
        "Social              [----------............................]",
        "  200.000      150.000       50.000            0         0",
        "Sundhed             [......................................]",
        "  200.000      200.000            0            0         0",
        "Omsorg              [......................................]",
        "  200.000      200.000            0            0         0",
        "Fællespulje         [======-...............................]",
        "1.372.000    1.122.000       50.000      200.000         0",
        "Projektmidler i alt [====--................................]",
        "1.972.000    1.672.000      100.000      200.000         0",
        "",
        "# forbrug  = forpligtet  - reserveret  . disponibel",
        "",
        "Faste udgifter 2026, uden for puljerne",
        "  TUCV                                           500.000 kr.",
        "  Øvrige medlemskaber                            166.600 kr.",
        "  Personale                                    1.750.000 kr.",
        "  Småindkøb                                       50.000 kr.",
        "  Konferencer, temadage og events                100.000 kr.",
        "  ----------------------------------------------------------",
        "  Oplyst samlet beløb                          2.416.600 kr.",
        "  Linjerne lagt sammen, som trykt              2.566.000 kr.",
        "  Hvis Øvrige medlemskaber = 166.600           2.566.600 kr.",
        "",
        "Åbne spørgsmål, som reglerne mangler svar på:",
        "- Spørgsmål OQ-1?",
    ]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_oere_are_shown_for_all_and_everything_fits(books: Portfolio, lang: str) -> None:
    language.set_language(lang)
    shown = words.text(overview(spent(books, "150000.75"), TODAY))
    mark = "," if lang == "da" else "."
    assert f"150{'.' if lang == 'da' else ','}000{mark}75" in shown
    assert f"200{'.' if lang == 'da' else ','}000{mark}00" in shown
    assert max(len(line) for line in shown.splitlines()) <= words.WIDTH


def test_one_total_when_the_documents_agree() -> None:
    frames = policy().frames[0].model_dump(mode="json") | {"stated_fixed": None, "questions": []}
    frames["fixed"] = [frames["fixed"][0]]
    books = unopened().with_records(policy(frames=[frames]))
    lines = words.text(overview(books, TODAY)).splitlines()
    assert lines[-1].split() == ["I", "alt", "500.000", "kr."]
    assert "Åbne spørgsmål, som reglerne mangler svar på:" not in lines


@pytest.mark.parametrize(
    ("figures", "drawn"),
    [
        ((100, 100, 0, 0, 0), "[..........]"),
        ((100, 0, 0, 0, 100), "[##########]"),
        ((100, 40, 30, 20, 10), "[#==---....]"),
        ((100, -1, 101, 0, 0), "[!!!!!!!!!!]"),
        ((0, 0, 0, 0, 0), "[          ]"),
        ((3, 1, 1, 1, 0), "[===----...]"),
    ],
)
def test_a_bar_is_as_long_as_its_frame(figures: tuple[int, ...], drawn: str) -> None:
    assert words.bar(Figures(*(Decimal(item) for item in figures)), 10) == drawn


def test_what_a_project_holds(books: Portfolio) -> None:
    assert words.project_text(pools.holdings(books, TWO, TODAY)).splitlines() == [
        "P-2026-002 Sensorgulve",
        "Puljemidler, opgjort 30. juni 2026 (kroner)",
        "",
        "Pulje              Reserveret   Forpligtet   Forbrug",
        "Fællespulje 2026       50.000      200.000         0",
        "I alt                  50.000      200.000         0",
    ]
    assert words.project_text(pools.holdings(books, ONE, NEW_YEAR)).splitlines()[-1] == (
        "Projektet har ikke fået penge af nogen pulje."
    )


def test_receipts_say_what_happened_and_what_is_left(books: Portfolio) -> None:
    late = moment()
    for _ in range(100):
        late.token()
    entry = pools.Entry("common", Decimal("1250.50"), TWO)
    assert words.receipt(pools.spend(books, entry, "F-1", late)) == (
        "1.250,50 kr. af fællespuljen 2026 er brugt på P-2026-002, bilag F-1.\n"
        "Fællespuljen har 1.122.000 kr. disponibelt."
    )
    assert words.receipt(pools.release(books, entry, "rest", late)).startswith(
        "1.250,50 kr. er givet tilbage til fællespuljen 2026 fra P-2026-002."
    )


def test_a_pool_that_no_policy_knows_is_still_shown(books: Portfolio) -> None:
    lines: list[dict[str, Any]] = [{"account": "available", "pool": "gammel", "year": 2026, "amount": 5}]
    stray = next(iter(books.transactions())).with_(id="T-2026-zzzzzz", postings=lines)
    broken = books.with_records(stray)
    assert "gammel" in words.text(overview(broken, TODAY))
    assert {finding.code for finding in check(broken)} >= {"POOL001", "POOL003"}
