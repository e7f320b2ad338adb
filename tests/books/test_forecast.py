"""What is left at year end, in three cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from digitek_cli.model.project import Budget, Funding
from digitek_cli.model.terms import FundingSource, Phase
from digitek_cli.operations import decide
from digitek_cli.rules.forecast import Case, Forecast, forecast
from tests.world import World

DAY = date(2026, 6, 1)


def idea(world: World, number: int, trial: int, **fields: object) -> str:
    name = f"P-2026-{number:03}"
    world.idea(name, budget=Budget(trial=Decimal(trial)), **fields)
    world.intake(name)
    return name


def left(found: Forecast, pool: str | None) -> dict[Case, Decimal]:
    return next(item.left for item in found.pools if item.pool == pool)


def test_without_projects_everything_is_left() -> None:
    found = forecast(World().portfolio, DAY, 2026)
    assert found.wishes == ()
    assert all(set(item.left.values()) == {item.available} for item in found.pools)


def test_an_idea_counts_in_the_highest_case_only() -> None:
    world = World()
    idea(world, 1, 30000, funding=Funding(source=FundingSource.COMMON, by="hom", date=DAY))
    assert left(forecast(world.portfolio, DAY, 2026), "common") == {
        Case.LOW: Decimal(1372000),
        Case.EXPECTED: Decimal(1372000),
        Case.HIGH: Decimal(1342000),
    }


def test_a_project_in_study_is_expected_and_a_recommended_one_certain() -> None:
    world = World()
    name = idea(world, 1, 60000)
    world.prepare(Phase.IDEA, name)
    world.advance("hom", project_id=name)
    found = forecast(world.portfolio, DAY, 2026)
    assert [wish.case for wish in found.wishes] == [Case.EXPECTED]
    world.prepare(Phase.STUDY, name)
    found = forecast(world.portfolio, DAY, 2026)
    assert [wish.case for wish in found.wishes] == [Case.LOW]
    assert left(found, "omsorg")[Case.LOW] == Decimal(140000)


def test_what_is_granted_is_no_longer_asked_for() -> None:
    world = World()
    name = idea(world, 1, 60000)
    world.prepare(Phase.IDEA, name)
    world.advance("hom", project_id=name, reserve=(("omsorg", 20000),))
    found = forecast(world.portfolio, DAY, 2026)
    assert [wish.amount for wish in found.wishes] == [Decimal(40000)]
    assert left(found, "omsorg")[Case.EXPECTED] == Decimal(140000)


def test_a_stopped_project_asks_for_nothing() -> None:
    world = World()
    name = idea(world, 1, 60000)
    world.prepare(Phase.IDEA, name)
    world.advance("hom", project_id=name)
    world.decide(decide.stop, "hom", project_id=name)
    assert forecast(world.portfolio, DAY, 2026).wishes == ()


def test_areas_that_pay_together_share_to_the_oere() -> None:
    world = World()
    funding = Funding(source=FundingSource.OWN, areas=("social", "sundhed"), by="hom", date=DAY)
    idea(world, 1, 100, funding=funding)
    shares = {wish.pool: wish.amount for wish in forecast(world.portfolio, DAY, 2026).wishes}
    assert shares == {"omsorg": Decimal("33.34"), "social": Decimal("33.33"), "sundhed": Decimal("33.33")}
    assert sum(shares.values()) == Decimal(100)


def test_a_wish_without_a_chosen_pool_stands_alone() -> None:
    world = World()
    idea(world, 1, 500)
    found = forecast(world.portfolio, DAY, 2026)
    assert found.wishes[0].pool is None
    assert left(found, None)[Case.HIGH] == Decimal(-500)
    assert left(found, "omsorg")[Case.HIGH] == Decimal(200000)


def test_what_others_pay_burdens_no_pool() -> None:
    world = World()
    idea(world, 1, 500, funding=Funding(source=FundingSource.NONE, by="hom", date=DAY))
    assert forecast(world.portfolio, DAY, 2026).wishes == ()


def test_a_pool_that_cannot_bear_it_shows_less_than_nothing() -> None:
    world = World()
    idea(world, 1, 250000, funding=Funding(source=FundingSource.OWN, by="hom", date=DAY))
    assert left(forecast(world.portfolio, DAY, 2026), "omsorg")[Case.HIGH] == Decimal(-50000)
