"""The end of a year: what a decision carries forward goes along, the rest lapses, and the year stays closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.errors import RuleViolation
from digitek_cli.operations import books, decide, pool_moves, pools
from digitek_cli.operations.pool_moves import Bought, Owners
from digitek_cli.render.pools import receipt
from digitek_cli.rules import ledger
from tests.world import World, in_trial

NEXT = date(2027, 1, 10)


@pytest.fixture
def world() -> World:
    """A project in its trial with 60,000 of Omsorg's pool, a contract for 40,000, and the frames of 2027 opened."""
    world = in_trial()
    world.do(pools.commit, pools.Entry("omsorg", Decimal(40000), "P-2026-001", 2026), "Kontrakt 1")
    policy = world.portfolio.policies[-1]
    frame = policy.frame(2026)
    assert frame is not None
    world.portfolio = world.portfolio.with_records(policy.with_(frames=(frame, frame.with_(year=2027))))
    world.today = NEXT
    world.do(pools.open_year, 2027, date(2027, 1, 4))
    return world


def close(world: World) -> Any:
    return world.do(pool_moves.close, 2026, Owners((), "Årsafslutning"))


def figures(world: World, pool: str, year: int) -> Any:
    sheet = ledger.balance(world.portfolio, world.today, year)
    return next(item.figures for item in sheet.pools if item.pool == pool)


def carry(world: World) -> None:
    world.decide(decide.carry_forward, "hom")


def codes(caught: pytest.ExceptionInfo[RuleViolation]) -> set[str]:
    return {finding.code for finding in caught.value.findings}


def test_money_without_a_decision_keeps_the_year_open(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        close(world)
    (found,) = caught.value.findings
    assert (found.code, found.params["project"]) == ("POOL039", "P-2026-001")
    assert (found.params["reserved"], found.params["committed"]) == (Decimal(20000), Decimal(40000))


def test_each_account_is_carried_as_itself(world: World) -> None:
    carry(world)
    change = close(world)
    old, new = figures(world, "omsorg", 2026), figures(world, "omsorg", 2027)
    assert (old.available, old.reserved, old.committed, old.carried, old.lapsed) == (0, 0, 0, 60000, 140000)
    assert (new.budget, new.available, new.reserved, new.committed) == (260000, 200000, 20000, 40000)
    assert change.result["lapsed"]["common"] == "1372000.00"
    assert change.result["carried"] == [{"project": "P-2026-001", "pool": "omsorg", "amount": "60000.00"}]
    assert not world.findings()


def test_a_decision_taken_before_the_year_ended_counts(world: World) -> None:
    world.today = date(2026, 12, 20)
    carry(world)
    world.today = NEXT
    close(world)
    assert figures(world, "omsorg", 2027).reserved == Decimal(20000)


def test_what_is_given_back_lapses(world: World) -> None:
    world.do(pools.release, pools.Entry("omsorg", Decimal(20000), "P-2026-001", 2026), "Ikke brugt")
    world.do(pools.spend, pools.Entry("omsorg", Decimal(40000), "P-2026-001", 2026), "Faktura 1")
    close(world)
    assert figures(world, "omsorg", 2026).lapsed == Decimal(160000)
    assert not world.findings()


def test_a_year_is_not_closed_before_it_is_over(world: World) -> None:
    world.today = date(2026, 12, 31)
    with pytest.raises(RuleViolation) as caught:
        close(world)
    assert codes(caught) == {"POOL038"}


def test_money_is_not_carried_into_a_year_that_is_not_opened(world: World) -> None:
    carry(world)
    opened = [item for item in world.portfolio.transactions() if item.date == date(2027, 1, 4)]
    kept = {path: item for path, item in world.portfolio.records.items() if item not in opened}
    world.portfolio = type(world.portfolio)(kept)
    with pytest.raises(RuleViolation) as caught:
        close(world)
    assert codes(caught) == {"POOL007"}


def test_a_year_is_closed_once(world: World) -> None:
    carry(world)
    close(world)
    with pytest.raises(RuleViolation) as caught:
        close(world)
    assert codes(caught) == {"POOL040"}


def test_a_closed_year_takes_nothing_more(world: World) -> None:
    carry(world)
    close(world)
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.purchase, "social", Decimal(1), Bought("Stole"), Owners(("hso",), "Fordi", year=2026))
    assert codes(caught) == {"POOL032"}


def test_the_ledger_of_a_project_sums_each_account_by_itself(world: World) -> None:
    lines = books.lines(world.portfolio, books.Filter(project="P-2026-001"), NEXT)
    assert [(line.account.value, int(line.amount), int(line.balance)) for line in lines] == [
        ("reserved", 60000, 60000),
        ("committed", 40000, 40000),
        ("reserved", -40000, 20000),
    ]


def late(world: World, amount: int, by: tuple[str, ...] = ("hom",), year: int = 2026) -> Any:
    owners = Owners(by, "Regningen kom sent", year=year, document="Faktura 9")
    return world.do(pool_moves.late, "omsorg", Decimal(amount), "P-2026-001", owners)


def test_a_late_voucher_is_paid_of_what_lapsed(world: World) -> None:
    carry(world)
    close(world)
    change = late(world, 1000)
    assert receipt(change).endswith("has DKK 139,000 left of what lapsed for 2026.")
    found = figures(world, "omsorg", 2026)
    assert (found.spent, found.lapsed) == (Decimal(1000), Decimal(139000))
    assert not world.findings()


@pytest.mark.parametrize(
    ("amount", "by", "code"), [(140001, ("hom",), "POOL043"), (1, ("hso",), "POOL017"), (0, ("hom",), "POOL025")]
)
def test_a_late_voucher_that_is_refused(world: World, amount: int, by: tuple[str, ...], code: str) -> None:
    carry(world)
    close(world)
    with pytest.raises(RuleViolation) as caught:
        late(world, amount, by)
    assert code in codes(caught)


def test_an_open_year_has_no_late_vouchers(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        late(world, 1)
    assert "POOL042" in codes(caught)


def test_check_finds_what_reached_a_closed_year_by_hand(world: World) -> None:
    carry(world)
    close(world)
    world.today = date(2027, 2, 1)
    late(world, 10)
    made = next(item for item in world.portfolio.transactions() if item.late)
    world.portfolio = world.portfolio.with_records(made.with_(late=False))
    assert "POOL046" in {finding.code for finding in world.findings()}


def test_check_finds_money_that_did_not_arrive(world: World) -> None:
    carry(world)
    close(world)
    arrived = next(
        item
        for item in world.portfolio.transactions()
        if item.kind == "carry-forward" and item.postings[0].year == 2027
    )
    lines = tuple(line.with_(amount=line.amount / 2) for line in arrived.postings)
    world.portfolio = world.portfolio.with_records(arrived.with_(postings=lines))
    assert "POOL044" in {finding.code for finding in world.findings()}


def test_the_project_goes_on_in_the_new_year(world: World) -> None:
    carry(world)
    close(world)
    world.do(pools.spend, pools.Entry("omsorg", Decimal(40000), "P-2026-001", 2027), "Faktura 2")
    assert figures(world, "omsorg", 2027).spent == Decimal(40000)
    assert not world.findings()
