from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.errors import BadReference
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Account, Decider, TransactionKind
from digitek_cli.operations.change import Moment
from digitek_cli.rules import ledger
from digitek_cli.rules.finding import Finding
from digitek_cli.rules.tolerance import tolerance
from tests.builders_ledger import (
    FRAMES,
    NEW_YEAR,
    ONE,
    TWO,
    book,
    decision,
    grant,
    moment,
    opened,
    policy,
    project,
    transaction,
    unopened,
)

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


@pytest.fixture
def now() -> Moment:
    return moment()


@pytest.fixture
def books(now: Moment) -> Portfolio:
    return opened(now)


def codes(findings: Any) -> list[str]:
    return sorted(finding.code for finding in findings)


def only(findings: Any) -> Finding:
    (finding,) = findings
    assert isinstance(finding, Finding)
    return finding


def place(pool: str = "social", project_id: str = ONE) -> ledger.Place:
    return ledger.Place(pool, 2026, project_id)


def figures(portfolio: Portfolio, pool: str, on: date = date(2026, 12, 31)) -> tuple[int, ...]:
    sheet = ledger.balance(portfolio, on, 2026)
    found = next(item.figures for item in sheet.pools if item.pool == pool)
    return tuple(int(item) for item in (found.budget, found.available, found.reserved, found.committed, found.spent))


# ── the sheet ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_openings_are_the_frames_of_the_documents(books: Portfolio) -> None:
    sheet = ledger.balance(books, NEW_YEAR, 2026)
    assert {item.pool: int(item.figures.budget) for item in sheet.pools} == FRAMES
    assert [item.pool for item in sheet.pools] == list(FRAMES)
    assert sheet.totals.budget == sheet.totals.available == Decimal(1_972_000)
    assert {item.policy for item in books.transactions()} == {NEW_YEAR}
    assert not list(ledger.check(books))


def test_the_fixed_lines_have_three_totals_and_stay_outside_the_pools(books: Portfolio) -> None:
    sheet = ledger.balance(books, NEW_YEAR, 2026)
    totals = sheet.fixed_totals
    assert [totals.stated, totals.printed, totals.budget] == [
        Decimal(2_416_600),
        Decimal(2_566_000),
        Decimal(2_566_600),
    ]
    assert not totals.agree
    assert [item.id for item in sheet.questions] == ["OQ-1"]
    assert totals.spent == 0


def test_a_booking_on_a_fixed_line_counts_there(books: Portfolio) -> None:
    spent = transaction(
        kind="spending",
        document="bilag 1",
        postings=[{"account": "spent", "pool": "fixed:tucv", "year": 2026, "amount": 500}],
    )
    sheet = ledger.balance(books.with_records(spent), MAY, 2026)
    assert {item.line.line: int(item.spent) for item in sheet.fixed}["tucv"] == 500
    assert len(sheet.pools) == 4


def test_a_day_before_the_opening_has_nothing(books: Portfolio) -> None:
    assert figures(books, "social", date(2025, 12, 31)) == (0, 0, 0, 0, 0)


def test_money_moves_from_account_to_account(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 100_000, MARCH)
    assert figures(books, "social") == (200_000, 100_000, 100_000, 0, 0)
    books = book(books, ledger.commit(books, place(), Decimal(60_000), "K-1", MARCH, now))
    assert figures(books, "social") == (200_000, 100_000, 40_000, 60_000, 0)
    books = book(books, ledger.spend(books, place(), Decimal(50_000), "F-1", APRIL, now))
    assert figures(books, "social") == (200_000, 100_000, 40_000, 10_000, 50_000)
    books = book(books, ledger.release(books, place(), Decimal(40_000), "rest", MAY, now))
    assert figures(books, "social") == (200_000, 140_000, 0, 10_000, 50_000)
    assert figures(books, "social", MARCH) == (200_000, 100_000, 40_000, 60_000, 0)
    assert ledger.granted(books, ONE) == 60_000
    assert ledger.reserved(books, ONE) == 0
    assert ledger.pools_used(books, ONE) == {"social"}
    assert not list(ledger.check(books))


def test_the_sheet_tells_projects_apart(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "common", 30_000, MARCH)
    books = grant(books, now, "common", 20_000, MARCH, TWO)
    sheet = ledger.balance(books, MARCH, 2026)
    assert [(item.project, int(item.reserved)) for item in sheet.projects] == [(ONE, 30_000), (TWO, 20_000)]
    assert [item.project for item in ledger.outstanding(books, TWO)] == [TWO]


# ── names and owners ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "pool"),
    [
        ("social", "social"),
        (" Omsorg ", "omsorg"),
        ("common", "common"),
        ("fælles", "common"),
        ("faelles", "common"),
        ("FÆLLESPULJE", "common"),
        ("Common pool", "common"),
    ],
)
def test_pools_are_found_by_the_names_people_use(books: Portfolio, typed: str, pool: str) -> None:
    assert ledger.find_pool(books, typed) == pool


def test_an_unknown_pool_names_the_nearest(books: Portfolio) -> None:
    with pytest.raises(BadReference) as caught:
        ledger.find_pool(books, "sundheds")
    assert caught.value.code == "no-such-pool-near"
    assert caught.value.params["nearest"] == "sundhed"


def test_who_owns_a_pool() -> None:
    assert ledger.pool_owner(policy(), "omsorg") == ledger.Owner(Decider.HEAD_OF_AREA, "omsorg")
    assert ledger.pool_owner(policy(), "common") == ledger.Owner(Decider.HEADS_GROUP, None)
    assert ledger.pool_owner(policy(), "nowhere") is None


@pytest.mark.parametrize(
    ("pool", "by", "may"),
    [
        ("social", ("hso",), True),
        ("social", ("hsu", "hom"), False),
        ("social", ("dir",), False),
        ("common", ("hso", "hom"), True),
        ("common", ("hso",), False),
        ("common", ("hso", "kon"), False),
    ],
)
def test_only_the_owner_grants(books: Portfolio, now: Moment, pool: str, by: tuple[str, ...], may: bool) -> None:
    assert ledger.owns(books, policy(), pool, by, MARCH) is may
    booking = ledger.reserve(books, ONE, pool, 2026, Decimal(1), "D-2026-aaaaaa", MARCH, now, by)
    assert bool(booking.transactions) is may
    assert codes(booking.findings) == ([] if may else ["POOL017" if pool == "social" else "POOL018"])


# ── what the books can bear ────────────────────────────────────────────────────────────────────────────────


def test_a_pool_is_never_overdrawn(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 150_000, MARCH)
    booking = ledger.reserve(books, TWO, "social", 2026, Decimal("50000.01"), "D-2026-aaaaaa", APRIL, now)
    assert not booking.transactions
    finding = only(booking.findings)
    assert finding.code == "POOL010"
    assert finding.params["available"] == 50_000
    assert finding.params["wanted"] == Decimal("50000.01")
    assert ledger.reserve(books, TWO, "social", 2026, Decimal(50_000), "D-2026-aaaaaa", APRIL, now).transactions


def test_a_reservation_back_in_time_must_fit_every_later_day(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 150_000, MAY)
    assert ledger.available(books, "social", 2026, MARCH) == 50_000
    finding = only(ledger.reserve(books, TWO, "social", 2026, Decimal(60_000), "D-2026-aaaaaa", MARCH, now).findings)
    assert (finding.code, finding.params["date"]) == ("POOL010", MAY)


def test_two_grants_of_one_decision_are_weighed_together(books: Portfolio, now: Moment) -> None:
    wanted = [("social", 2026, Decimal(150_000)), ("social", 2026, Decimal(60_000))]
    booking = ledger.reserve_all(books, ONE, wanted, "D-2026-aaaaaa", MARCH, now)
    assert not booking.transactions
    assert codes(booking.findings) == ["POOL010"]


@pytest.mark.parametrize(
    ("pool", "year", "amount", "day", "code"),
    [
        ("social", 2026, 0, MARCH, "POOL025"),
        ("social", 2026, -5, MARCH, "POOL025"),
        ("social", 2027, 5, MARCH, "POOL004"),
        ("nowhere", 2026, 5, MARCH, "POOL004"),
        ("social", 2026, 5, date(2025, 12, 31), "POOL020"),
    ],
)
def test_what_is_asked_before_any_balance(
    books: Portfolio, now: Moment, pool: str, year: int, amount: int, day: date, code: str
) -> None:
    assert codes(ledger.reserve(books, ONE, pool, year, Decimal(amount), "D", day, now).findings) == [code]


def test_a_year_that_nobody_opened(now: Moment) -> None:
    assert codes(ledger.reserve(unopened(), ONE, "social", 2026, Decimal(5), "D", MARCH, now).findings) == ["POOL007"]


def test_a_contract_binds_only_reserved_money(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 10_000, APRIL)
    assert codes(ledger.commit(books, place(), Decimal(10_001), "K-1", APRIL, now).findings) == ["POOL012"]
    assert codes(ledger.commit(books, place(), Decimal(10_000), "K-1", MARCH, now).findings) == ["POOL012"]
    assert codes(ledger.commit(books, place(project_id=TWO), Decimal(1), "K-1", APRIL, now).findings) == ["POOL012"]
    assert ledger.commit(books, place(), Decimal(10_000), "K-1", APRIL, now).transactions


def test_a_small_voucher_needs_no_order_and_a_large_one_does(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 100_000, MARCH)
    booking = ledger.spend(books, place(), Decimal(5_000), "F-1", APRIL, now)
    assert [item.account for item in booking.transactions[0].postings] == [Account.SPENT, Account.RESERVED]
    assert codes(ledger.spend(books, place(), Decimal("5000.01"), "F-1", APRIL, now).findings) == ["POOL014"]
    books = book(books, booking)
    assert codes(ledger.spend(books, place(), Decimal(1), "F-2", APRIL, now).findings) == ["POOL014"]


def test_a_bill_may_exceed_its_order_by_five_percent(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "common", 300_000, MARCH)
    books = book(books, ledger.commit(books, place("common"), Decimal(200_000), "K-1", MARCH, now))
    booking = ledger.spend(books, place("common"), Decimal(210_000), "F-1", APRIL, now)
    made = {item.account: int(item.amount) for item in booking.transactions[0].postings}
    assert made == {Account.SPENT: 210_000, Account.COMMITTED: -200_000, Account.RESERVED: -10_000}
    finding = only(ledger.spend(books, place("common"), Decimal("210000.01"), "F-1", APRIL, now).findings)
    assert (finding.code, finding.params["tolerance"]) == ("POOL014", 10_000)
    assert codes(ledger.spend(books, place("common"), Decimal(300_001), "F-1", APRIL, now).findings) == ["POOL013"]


def test_the_tolerance_is_the_larger_of_share_and_amount() -> None:
    assert tolerance(policy(), Decimal(0)) == 5_000
    assert tolerance(policy(), Decimal(100_000)) == 5_000
    assert tolerance(policy(), Decimal("100000.50")) == Decimal("5000.02")
    assert tolerance(None, Decimal(100_000)) == 0


def test_an_order_that_falls_away_takes_its_tolerance_with_it(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "common", 600_000, NEW_YEAR)
    contract = place("common")
    books = book(books, ledger.commit(books, contract, Decimal(200_000), "K-1", date(2026, 2, 1), now))
    books = book(books, ledger.spend(books, contract, Decimal(200_000), "F-1", MAY, now))
    books = book(books, ledger.spend(books, contract, Decimal(10_000), "F-2", MARCH, now))
    books = book(books, ledger.commit(books, contract, Decimal(200_000), "K-2", APRIL, now))
    early = date(2026, 2, 15)
    refused = ledger.release(books, contract, Decimal(200_000), "bortfaldet", early, now, source=Account.COMMITTED)
    assert codes(refused.findings) == ["POOL014"]
    assert ledger.release(books, contract, Decimal(200_000), "x", MAY, now, source=Account.COMMITTED).transactions


def test_releasing_gives_back_exactly_what_was_reserved(books: Portfolio, now: Moment) -> None:
    before = ledger.balance(books, MAY, 2026).pools
    granted = grant(books, now, "omsorg", 12_345, MARCH)
    assert codes(ledger.release(granted, place("omsorg"), Decimal(12_346), "x", APRIL, now).findings) == ["POOL012"]
    after = book(granted, ledger.release(granted, place("omsorg"), Decimal(12_345), "x", APRIL, now))
    assert ledger.balance(after, MAY, 2026).pools == before


def test_release_all_leaves_what_a_contract_binds(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 50_000, MARCH)
    books = grant(books, now, "common", 80_000, MARCH)
    books = book(books, ledger.commit(books, place("common"), Decimal(30_000), "K-1", MARCH, now))
    released = ledger.release_all(books, ONE, "D-2026-stop", APRIL, now)
    assert {item.decision for item in released} == {"D-2026-stop"}
    books = books.with_records(*released)
    assert figures(books, "social") == (200_000, 200_000, 0, 0, 0)
    assert figures(books, "common") == (1_372_000, 1_342_000, 0, 30_000, 0)
    assert ledger.release_all(books, ONE, "D-2026-stop", APRIL, now) == ()


def test_after_a_stop_only_committed_money_is_spent(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 50_000, MARCH)
    books = book(books, ledger.commit(books, place(), Decimal(20_000), "K-1", MARCH, now))
    books = books.with_records(decision("D-2026-stop99", ONE, APRIL, kind="stop"))
    assert codes(ledger.commit(books, place(), Decimal(1), "K-2", APRIL, now).findings) == ["POOL023"]
    assert codes(ledger.spend(books, place(), Decimal(20_001), "F-1", APRIL, now).findings) == ["POOL023"]
    assert ledger.spend(books, place(), Decimal(20_000), "F-1", APRIL, now).transactions


# ── check: what a hand edit or a merge can leave behind ────────────────────────────────────────────────────


def reserved(amount: int, **changes: Any) -> list[dict[str, Any]]:
    here = {"pool": "social", "year": 2026}
    return [
        here | {"account": "reserved", "project": ONE, "amount": amount} | changes,
        here | {"account": "available", "amount": -amount},
    ]


def wrong(books: Portfolio, **fields: Any) -> list[str]:
    return codes(ledger.check(books.with_records(transaction(**fields))))


def test_check_sees_a_reservation_without_a_decision(books: Portfolio) -> None:
    assert wrong(books, kind="reservation", project=ONE, postings=reserved(5)) == ["POOL026"]
    other = books.with_records(decision("D-2026-zzzzzz", TWO, MARCH))
    assert wrong(other, kind="reservation", project=ONE, decision="D-2026-zzzzzz", postings=reserved(5)) == ["POOL026"]


def test_check_sees_another_amount_than_was_granted(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 10_000, MARCH)
    booked = next(item for item in books.transactions(ONE))
    raised = transaction(
        **booked.model_dump(include={"id", "date", "kind", "project", "decision"}), postings=reserved(10_001)
    )
    assert codes(ledger.check(books.with_records(raised))) == ["POOL027"]


def test_check_sees_a_reservation_before_its_decision(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 10_000, MARCH)
    booked = next(item for item in books.transactions(ONE))
    assert codes(ledger.check(books.with_records(booked.with_(date=NEW_YEAR)))) == ["POOL027"]


def test_check_sees_a_grant_that_nobody_booked(books: Portfolio) -> None:
    grants = [{"pool": "social", "year": 2026, "amount": 5, "transaction": "T-2026-nobody"}]
    assert codes(ledger.check(books.with_records(decision("D-2026-zzzzzz", ONE, MARCH, grants=grants)))) == ["POOL028"]


@pytest.mark.parametrize(("pool", "by", "code"), [("social", ("hom",), "POOL017"), ("common", ("hom",), "POOL018")])
def test_check_sees_a_grant_by_somebody_else(
    books: Portfolio, now: Moment, pool: str, by: tuple[str, ...], code: str
) -> None:
    assert codes(ledger.check(grant(books, now, pool, 10, MARCH, by=by))) == [code]


SOCIAL = {"pool": "social", "year": 2026}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param({"postings": reserved(5)[:1]}, ["POOL001"], id="does not balance"),
        pytest.param({"currency": "SEK", "postings": reserved(5)}, ["POOL006"], id="another currency"),
        pytest.param({"postings": reserved(5, project=TWO)}, ["POOL005"], id="another project"),
        pytest.param({"project": "P-2026-404"}, ["POOL005", "POOL029"], id="no such project"),
        pytest.param(
            {
                "postings": [
                    SOCIAL | {"account": "spent", "project": ONE, "amount": 5},
                    SOCIAL | {"account": "available", "amount": -5},
                ]
            },
            ["POOL002"],
            id="an account that the kind does not move",
        ),
        pytest.param({"postings": [line | {"pool": "x"} for line in reserved(5)]}, ["POOL003"] * 2, id="no such pool"),
        pytest.param({"postings": [line | {"year": 2031} for line in reserved(5)]}, ["POOL004"] * 2, id="no such year"),
    ],
)
def test_check_sees_a_booking_that_is_wrong_by_itself(
    books: Portfolio, fields: dict[str, Any], found: list[str]
) -> None:
    hand = {"kind": "reservation", "project": ONE, "decision": "D-2026-zzzzzz", "postings": reserved(5)} | fields
    seen = wrong(books.with_records(decision("D-2026-zzzzzz", ONE, MARCH)), **hand)
    assert [code for code in seen if code not in {"POOL011", "POOL026", "POOL027"}] == found


def test_check_asks_for_a_voucher(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 10_000, MARCH)
    made = ledger.commit(books, place(), Decimal(5), "K-1", MARCH, now).transactions[0]
    assert codes(ledger.check(books.with_records(made.with_(document=None)))) == ["POOL019"]


def test_check_sees_a_pool_that_was_never_opened(books: Portfolio) -> None:
    records = {
        path: record
        for path, record in books.records.items()
        if not (path.startswith("transactions") and "social" in str(record))
    }
    assert codes(ledger.check(Portfolio(records))) == ["POOL007"]


def test_check_sees_a_second_opening(books: Portfolio, now: Moment) -> None:
    again = ledger.opening(policy(), 2026, NEW_YEAR, now.token)[0]
    assert codes(ledger.check(books.with_records(again))) == ["POOL008"]


def test_check_compares_the_opening_with_the_policy_it_cites(books: Portfolio) -> None:
    first = next(item for item in books.transactions() if item.postings[0].pool == "social")
    raised = first.with_(
        postings=[
            SOCIAL | {"account": "available", "amount": 200_001},
            SOCIAL | {"account": "budget", "amount": -200_001},
        ]
    )
    finding = only(ledger.check(books.with_records(raised)))
    assert (finding.code, finding.params["budget"]) == ("POOL009", 200_000)
    assert codes(ledger.check(books.with_records(first.with_(policy=None)))) == ["POOL009"]


def test_check_warns_when_newer_rules_give_another_frame(books: Portfolio) -> None:
    frames = policy().frames[0].model_dump(mode="json") | {"pools": [{"pool": "social", "amount": 1}]}
    newer = policy(valid_from="2026-04-01", frames=[frames])
    found = [item for item in ledger.check(books.with_records(newer)) if item.params["pool"] == "social"]
    assert [(item.code, item.severity.value) for item in found] == [("POOL024", "warning")]


def test_check_sees_money_that_two_branches_reserved(books: Portfolio, now: Moment) -> None:
    left = grant(books, now, "social", 150_000, MARCH)
    right = grant(books, now, "social", 150_000, APRIL, TWO)
    merged = left.with_records(*right.records.values())
    finding = only(ledger.check(merged))
    assert (finding.code, finding.params["date"], finding.params["amount"]) == ("POOL011", APRIL, 100_000)
    assert finding.path == f"transactions/2026/{merged.transactions(TWO)[0].id}.yaml"


def test_check_sees_overdraft_between_two_good_days(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 200_000, MARCH)
    books = book(books, ledger.release(books, place(), Decimal(200_000), "x", MAY, now))
    second = grant(opened(moment()), now, "social", 100, APRIL, TWO)
    finding = only(ledger.check(books.with_records(*second.transactions(TWO), *second.decisions(TWO))))
    assert (finding.code, finding.params["date"]) == ("POOL011", APRIL)


def test_check_sees_more_committed_than_reserved(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 100, MARCH)
    made = ledger.commit(books, place(), Decimal(100), "K-1", MARCH, now).transactions[0]
    finding = only(ledger.check(books.with_records(made.with_(date=date(2026, 2, 1)))))
    assert (finding.code, finding.params["account"], finding.params["date"]) == (
        "POOL016",
        Account.RESERVED,
        date(2026, 2, 1),
    )


def test_check_sees_spending_beyond_the_orders(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 100_000, MARCH)
    here = SOCIAL | {"project": ONE}
    lines = [here | {"account": "spent", "amount": 5_001}, here | {"account": "reserved", "amount": -5_001}]
    assert wrong(books, kind="spending", project=ONE, document="F-1", postings=lines) == ["POOL014"]


def test_check_points_out_operation_that_a_pool_pays(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 10_000, MARCH)
    books = book(books, ledger.commit(books, place(), Decimal(5_000), "K-1", MARCH, now))
    books = books.with_records(decision("D-2026-hand99", ONE, APRIL, kind="hand-over"))
    assert not list(ledger.check(books))
    books = book(books, ledger.spend(books, place(), Decimal(5_000), "F-1", MAY, now))
    finding = only(ledger.check(books))
    assert (finding.code, finding.severity.value) == ("POOL022", "warning")


def test_a_closed_project_stays_closed_in_the_books(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "social", 10_000, MARCH)
    books = books.with_records(decision("D-2026-close9", ONE, APRIL, kind="closing"), project(ONE, phase="closed"))
    assert codes(ledger.commit(books, place(), Decimal(1), "K-1", APRIL, now).findings) == ["POOL023"]


def test_an_empty_portfolio_has_sound_books() -> None:
    assert not list(ledger.check(unopened()))


def test_only_reservations_become_grants(books: Portfolio) -> None:
    assert {item.kind for item in books.transactions()} == {TransactionKind.OPENING}
    assert ledger.grants(books.transactions()) == ()
