from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.events import Transaction
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.operations import pools
from digitek_cli.operations.change import Change, Moment
from digitek_cli.operations.sheet import overview
from digitek_cli.rules import ledger
from digitek_cli.rules.check import check
from tests.builders_ledger import NEW_YEAR, ONE, TODAY, TWO, grant, moment, opened
from tests.world import World

MARCH = date(2026, 3, 1)


@pytest.fixture
def now() -> Moment:
    return moment()


@pytest.fixture
def books(now: Moment) -> Portfolio:
    return grant(opened(now), now, "social", 50_000, MARCH)


def entry(amount: str = "1000", pool: str = "social", project: str = ONE, **more: object) -> pools.Entry:
    return pools.Entry(pool, Decimal(amount), project, **more)  # type: ignore[arg-type]


def refused(compute: Callable[[], Change]) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        compute()
    return [finding.code for finding in caught.value.findings]


def test_a_commitment_is_one_transaction_and_nothing_else(books: Portfolio, now: Moment) -> None:
    change = pools.commit(books, entry("30000", date=MARCH), "Kontrakt 7", now)
    (record,) = change.records
    assert isinstance(record, Transaction)
    assert record.kind == TransactionKind.COMMITMENT
    assert (record.document, record.project, record.recorded_by, record.date) == ("Kontrakt 7", ONE, "kon", MARCH)
    assert change.touches == (f"transactions/2026/{record.id}.yaml",)
    assert change.after.records == books.records | {change.touches[0]: record}
    assert not list(ledger.check(change.after))
    assert (change.operation, change.subject_id) == ("pools.commit", ONE)
    assert change.what == "social 2026 30000.00; Kontrakt 7"


def test_what_a_verdict_reads(books: Portfolio, now: Moment) -> None:
    reads = pools.commit(books, entry(), "K", now).reads
    assert {"transactions/", "policy/", "organisation.yaml", f"projects/2026/{ONE}.yaml"} <= set(reads)


def test_the_result_says_what_is_left(books: Portfolio, now: Moment) -> None:
    change = pools.spend(books, entry("4000.50"), "Bilag 1", now)
    (record,) = change.records
    assert isinstance(record, Transaction)
    assert change.result == {
        "project": ONE,
        "pool": "social",
        "year": 2026,
        "date": TODAY.isoformat(),
        "amount": "4000.50",
        "transaction": record.id,
        "reserved": "45999.50",
        "committed": "0.00",
        "spent": "4000.50",
        "available": "150000.00",
    }


def test_a_release_carries_its_reason(books: Portfolio, now: Moment) -> None:
    change = pools.release(books, entry("50000"), "Leverandøren\nsprang fra", now)
    (record,) = change.records
    assert isinstance(record, Transaction)
    assert record.text == "Leverandøren sprang fra"
    assert change.reason == "Leverandøren\nsprang fra"
    assert ledger.available(change.after, "social", 2026, TODAY) == 200_000


def test_a_release_of_what_was_committed(books: Portfolio, now: Moment) -> None:
    bound = pools.commit(books, entry("50000"), "K", now).after
    assert refused(lambda: pools.release(bound, entry("1"), "x", now)) == ["POOL012"]
    assert refused(lambda: pools.release(bound, entry("50001"), "x", now, Account.COMMITTED)) == ["POOL015"]
    freed = pools.release(bound, entry("50000"), "x", now, Account.COMMITTED).after
    assert ledger.granted(freed, ONE) == 0


def test_the_year_is_the_one_of_the_date_unless_it_is_named(books: Portfolio, now: Moment) -> None:
    late = Moment(date(2027, 1, 15), now.recorded_by, now.token)
    assert refused(lambda: pools.commit(books, entry(), "K", late)) == ["POOL004"]
    change = pools.commit(books, entry(year=2026), "K", late)
    (record,) = change.records
    assert isinstance(record, Transaction)
    assert record.id.startswith("T-2027-")
    assert {line.year for line in record.postings} == {2026}


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (entry(date=date(2026, 7, 1)), "DATE001"),
        (entry(date=date(2025, 12, 31), year=2026), "POOL020"),
        (entry(amount="0"), "POOL025"),
        (entry(amount="50001"), "POOL012"),
        (entry(project=TWO), "POOL012"),
        (entry(pool="omsorg"), "POOL012"),
    ],
)
def test_nothing_is_booked_that_the_books_cannot_bear(
    books: Portfolio, now: Moment, wanted: pools.Entry, code: str
) -> None:
    assert refused(lambda: pools.commit(books, wanted, "K", now)) == [code]


@pytest.mark.parametrize("reference", ["", "   ", "K\u202e7"])
def test_a_contract_and_a_voucher_must_be_named(books: Portfolio, now: Moment, reference: str) -> None:
    assert refused(lambda: pools.commit(books, entry(), reference, now)) == ["POOL019"]
    assert refused(lambda: pools.spend(books, entry(), reference, now)) == ["POOL019"]
    assert refused(lambda: pools.release(books, entry(), reference, now)) == ["POOL021"]


def test_unknown_names_bring_the_nearest(books: Portfolio, now: Moment) -> None:
    with pytest.raises(BadReference) as caught:
        pools.spend(books, entry(pool="sosial"), "F", now)
    assert (caught.value.code, caught.value.params["nearest"]) == ("no-such-pool-near", "social")
    with pytest.raises(BadReference, match="no-such-project"):
        pools.spend(books, entry(project="P-2026-900"), "F", now)
    with pytest.raises(BadReference, match="no-such-source"):
        pools.find_source("spent")
    assert pools.find_source("Committed") == Account.COMMITTED


def test_a_pool_and_a_project_may_be_typed_short(books: Portfolio, now: Moment) -> None:
    books = grant(books, now, "common", 9_000, MARCH)
    change = pools.commit(books, entry("9000", pool="fælles", project="1"), "K", now)
    assert (change.result["pool"], change.result["project"]) == ("common", ONE)
    assert pools.wanted(books, entry(pool="Fælles"), MARCH).pool == "common"


def test_the_overview_takes_the_year_of_the_day(books: Portfolio) -> None:
    assert overview(books, MARCH).year == 2026
    assert overview(books, date(2027, 2, 1), 2026).as_of == date(2027, 2, 1)
    with pytest.raises(BadReference) as caught:
        overview(books, date(2027, 2, 1))
    assert (caught.value.code, caught.value.params["known"]) == ("no-frames", ("2026",))


def test_what_a_project_holds(books: Portfolio) -> None:
    held = pools.holdings(books, "2026-1", TODAY)
    assert [(item.pool, item.year, item.reserved) for item in held.places] == [("social", 2026, Decimal(50_000))]
    assert pools.holdings(books, ONE, NEW_YEAR).places == ()
    assert pools.holdings(books, ONE, TODAY, 2027).places == ()


def test_a_new_year_is_opened_with_its_frames_and_once() -> None:
    world = World(today=date(2027, 1, 5))
    policy = world.portfolio.policies[0]
    frames = tuple(frame.with_(year=2027) for frame in policy.frames)
    world.portfolio = world.portfolio.with_records(policy.with_(valid_from=date(2027, 1, 1), frames=frames))
    warned = [item.params["pool"] for item in check(world.portfolio, world.today) if item.code == "POOL007"]
    assert sorted(warned) == ["common", "omsorg", "social", "sundhed"]
    change = world.do(pools.open_year, 2027, None)
    assert change.result["pools"] == ["social", "sundhed", "omsorg", "common"]
    assert ledger.available(world.portfolio, "common", 2027, world.today) == Decimal(1372000)
    assert "POOL007" not in {item.code for item in check(world.portfolio, world.today)}
    with pytest.raises(RuleViolation) as refusal:
        world.do(pools.open_year, 2027, None)
    assert [item.code for item in refusal.value.findings] == ["POOL030"]
    with pytest.raises(RuleViolation) as refusal:
        world.do(pools.open_year, 2031, None)
    assert [item.code for item in refusal.value.findings] == ["POOL031"]
