"""The money of the pools by whom it was given to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from digitek_cli.model.terms import Per
from digitek_cli.operations import pool_moves, pools
from digitek_cli.operations.pool_moves import Bought, Owners
from digitek_cli.operations.shares import shares
from digitek_cli.operations.sheet import overview
from digitek_cli.render.pools import shares_document, shares_text
from tests.world import World, in_trial


@pytest.fixture
def world() -> World:
    """60,000 of Omsorg's pool for a project, 40,000 of them ordered, and chairs for 500 of Social's."""
    world = in_trial()
    world.do(pools.commit, pools.Entry("omsorg", Decimal(40000), "P-2026-001", 2026), "Kontrakt 1")
    world.do(pool_moves.purchase, "social", Decimal(500), Bought("Stole"), Owners(("hso",), "Fordi"))
    return world


@pytest.mark.parametrize(("per", "name"), [(Per.AREA, "omsorg"), (Per.PROJECT, "P-2026-001")])
def test_everything_that_was_given_out_is_somebodys(world: World, per: Per, name: str) -> None:
    found = shares(world.portfolio, world.today, 2026, per)
    assert [(item.name, item.pool, int(item.reserved), int(item.committed), int(item.spent)) for item in found] == [
        (name, "omsorg", 20000, 40000, 0),
        (None, "social", 0, 0, 500),
    ]
    totals = overview(world.portfolio, world.today, 2026).totals
    assert sum(item.reserved + item.committed + item.spent for item in found) == (
        totals.reserved + totals.committed + totals.spent
    )
    assert shares_document(found, world.today, 2026, per)["shares"][1][per.value] is None
    text = shares_text(found, world.today, 2026, per)
    assert max(map(len, text.splitlines())) <= 70
    assert "Without a project" in text


def test_a_day_before_anything_was_given_says_so(world: World) -> None:
    assert shares(world.portfolio, world.today.replace(month=1, day=2), 2026, Per.AREA) == ()
    assert "Nobody holds money" in shares_text((), world.today, 2026, Per.AREA)
