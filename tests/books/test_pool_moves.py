"""Transfers, purchases, money from outside, asserted balances: who must agree, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.operations import pool_moves
from digitek_cli.operations.pool_moves import Bought, Owners
from digitek_cli.rules import ledger
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import errors
from tests.world import World

DAY = date(2026, 6, 1)


@pytest.fixture
def world() -> World:
    return World(today=DAY)


def codes(caught: pytest.ExceptionInfo[RuleViolation]) -> set[str]:
    return {finding.code for finding in caught.value.findings}


def figures(world: World, pool: str) -> Any:
    sheet = ledger.balance(world.portfolio, DAY, 2026)
    return next(item.figures for item in sheet.pools if item.pool == pool)


def test_a_transfer_moves_the_frames_with_the_money(world: World) -> None:
    world.do(pool_moves.transfer, "social", "omsorg", Decimal(50000), Owners(("hso", "hom"), "Flere projekter"))
    assert (figures(world, "social").budget, figures(world, "social").available) == (Decimal(150000), Decimal(150000))
    assert (figures(world, "omsorg").budget, figures(world, "omsorg").available) == (Decimal(250000), Decimal(250000))
    assert ledger.balance(world.portfolio, DAY, 2026).totals.budget == Decimal(1972000)
    assert not world.findings()


@pytest.mark.parametrize(
    ("source", "target", "by", "code"),
    [
        ("social", "omsorg", ("hso",), "POOL017"),
        ("social", "omsorg", ("hom",), "POOL017"),
        ("social", "common", ("hso",), "POOL018"),
        ("social", "social", ("hso",), "POOL034"),
        ("social", "omsorg", ("dir",), "POOL017"),
    ],
)
def test_both_owners_must_agree(world: World, source: str, target: str, by: tuple[str, ...], code: str) -> None:
    before = world.portfolio
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.transfer, source, target, Decimal(1), Owners(by, "Fordi"))
    assert code in codes(caught)
    assert world.portfolio is before


def test_nobody_transfers_what_is_not_there(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.transfer, "social", "omsorg", Decimal("200000.01"), Owners(("hso", "hom"), "Fordi"))
    assert codes(caught) == {"POOL010"}


def test_an_amount_of_nothing_is_said_once_for_each_pool(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.transfer, "social", "omsorg", Decimal(0), Owners(("hso", "hom"), "Fordi"))
    assert [finding.code for finding in caught.value.findings] == ["POOL025"]


def test_a_purchase_is_paid_by_the_pool_itself(world: World) -> None:
    world.do(pool_moves.purchase, "social", Decimal("1250.50"), Bought("Stole"), Owners(("hso",), "Ledergruppen"))
    assert figures(world, "social").spent == Decimal("1250.50")
    made = world.portfolio.transactions()[-1]
    assert (made.project, made.text, made.kind) == (None, "Stole", TransactionKind.PURCHASE)
    assert not world.findings()


@pytest.mark.parametrize(
    ("bought", "code"),
    [
        (Bought("Tablets", it=True), "POOL035"),
        (Bought("Tablets", it=True, consulted=("kon", date(2026, 6, 2))), "POOL036"),
        (Bought("Tablets", it=True, consulted=("hso", DAY)), "ROLE010"),
    ],
)
def test_for_it_the_consultant_is_asked_first(world: World, bought: Bought, code: str) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.purchase, "social", Decimal(1), bought, Owners(("hso",), "Fordi"))
    assert codes(caught) == {code}
    fine = Bought("Tablets", it=True, consulted=("kon", DAY))
    world.do(pool_moves.purchase, "social", Decimal(1), fine, Owners(("hso",), "Fordi"))
    assert not world.findings()


def test_the_common_pool_buys_by_the_heads_together(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.purchase, "common", Decimal(1), Bought("Stole"), Owners(("hso",), "Fordi"))
    assert codes(caught) == {"POOL018"}
    world.do(pool_moves.purchase, "common", Decimal(1), Bought("Stole"), Owners(("hso", "hom"), "Fordi"))


def test_money_from_outside_needs_its_agreement(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.receive, "omsorg", Decimal(10), Owners((), "Tilskud"))
    assert codes(caught) == {"POOL019"}
    world.do(pool_moves.receive, "omsorg", Decimal(10), Owners((), "Tilskud", document="Aftale 1"))
    found = figures(world, "omsorg")
    assert (found.budget, found.external, found.available) == (Decimal(200000), Decimal(10), Decimal(200010))
    assert not world.findings()


def test_an_asserted_balance_holds_ever_after(world: World) -> None:
    world.do(pool_moves.certify, "omsorg", Decimal(200000), Account.AVAILABLE, None, Owners((), "Talt efter"))
    assert not world.findings()
    with pytest.raises(RuleViolation) as caught:
        world.do(
            pool_moves.purchase, "omsorg", Decimal(1), Bought("Stole"), Owners(("hom",), "Fordi", on=date(2026, 5, 1))
        )
    assert codes(caught) == {"POOL037"}
    world.today = date(2026, 6, 2)
    world.do(pool_moves.purchase, "omsorg", Decimal(1), Bought("Stole"), Owners(("hom",), "Fordi"))
    assert not world.findings()


def test_a_balance_that_does_not_hold_is_not_written_down(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.certify, "omsorg", Decimal(1), Account.AVAILABLE, None, Owners((), "Talt"))
    assert codes(caught) == {"POOL037"}
    assert caught.value.findings[0].params["there"] == Decimal(200000)


@pytest.mark.parametrize("account", [Account.BUDGET, Account.RESERVED, Account.SPENT, Account.EXTERNAL])
def test_every_account_can_be_asserted_as_people_speak_of_it(world: World, account: Account) -> None:
    amount = {Account.BUDGET: Decimal(200000)}.get(account, Decimal(0))
    world.do(pool_moves.certify, "omsorg", amount, account, None, Owners((), "Talt"))
    assert not world.findings()


def test_an_account_has_a_name(world: World) -> None:
    with pytest.raises(BadReference) as caught:
        pool_moves.find_account("reservd")
    assert caught.value.params["nearest"] == "reserved"


@pytest.mark.parametrize(
    ("pool", "year", "day", "code"),
    [
        ("omsorg", 2031, DAY, "POOL004"),
        ("omsorg", 2026, date(2026, 6, 2), "DATE001"),
        ("omsorg", 2026, date(2025, 12, 31), "POOL020"),
    ],
)
def test_a_year_or_day_that_cannot_be_booked(world: World, pool: str, year: int, day: date, code: str) -> None:
    with pytest.raises(RuleViolation) as caught:
        world.do(pool_moves.purchase, pool, Decimal(1), Bought("Stole"), Owners(("hom",), "Fordi", on=day, year=year))
    assert code in codes(caught)


def test_a_pool_that_nobody_knows(world: World) -> None:
    with pytest.raises(BadReference):
        world.do(pool_moves.transfer, "socal", "omsorg", Decimal(1), Owners(("hso", "hom"), "Fordi"))


def test_hand_written_bookings_are_judged_alike(world: World) -> None:
    """What a command refuses, `check` finds in a file."""
    world.do(pool_moves.transfer, "social", "omsorg", Decimal(5), Owners(("hso", "hom"), "Fordi"))
    transfer = world.portfolio.transactions()[-1]
    world.do(
        pool_moves.purchase,
        "social",
        Decimal(5),
        Bought("Tablets", it=True, consulted=("kon", DAY)),
        Owners(("hso",), "Fordi"),
    )
    bought = next(item for item in world.portfolio.transactions() if item.purchase)
    assert bought.purchase is not None
    for forged, code in (
        (transfer.with_(by=("hso",)), "POOL017"),
        (bought.with_(by=("hom",)), "POOL017"),
        (bought.with_(purchase=None), "POOL047"),
        (bought.with_(purchase=bought.purchase.with_(consulted=None)), "POOL035"),
        (
            transfer.with_(postings=(transfer.postings[0].with_(account=Account.SPENT), *transfer.postings[1:])),
            "POOL002",
        ),
    ):
        found = {item.code for item in errors(check(world.portfolio.with_records(forged), DAY))}
        assert code in found
